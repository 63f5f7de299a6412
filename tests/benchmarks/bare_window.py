"""The yardstick: the smallest PySide6 window."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Bare window"))
    window.resize(1200, 800)
    window.show()
    sys.exit(app.exec())
