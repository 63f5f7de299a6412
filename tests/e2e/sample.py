"""A small program for the harness to prove itself on; its argument plants the faults an audit must find."""

import signal
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QSystemTrayIcon,
    QWidget,
)


def build(window: QMainWindow) -> None:
    """Fill the window; the label says what happened last."""
    page = QWidget()
    form = QFormLayout(page)
    said, kind, save = QLabel("Nothing yet"), QComboBox(), QPushButton("&Save")
    name, clock = QLineEdit(), QLabel(str(int(time.time())))
    kind.addItems(["Call", "Visit"])
    save.setMinimumHeight(28)
    save.clicked.connect(lambda: said.setText(f"Saved {name.text()}"))
    form.addRow("&Name", name)
    form.addRow("&Kind", kind)
    form.addRow(QCheckBox("&Loud"))
    form.addRow(save)
    form.addRow(said)
    form.addRow(clock)
    tick = QTimer(window)
    tick.timeout.connect(lambda: clock.setText(str(int(time.time()))))
    tick.start(100)
    if "faults" in sys.argv:
        _plant_faults(form)
    window.setCentralWidget(page)


def _plant_faults(form: QFormLayout) -> None:
    form.addRow(QPushButton())
    pale, ghost = QLabel("Pale words nobody can read"), QPushButton("Ghost")
    outside = QPushButton("Outside", form.parentWidget())
    pale.setStyleSheet("color: #b8b8b8")
    ghost.setStyleSheet("border: 0; outline: none")
    outside.setGeometry(3000, 40, 80, 30)
    form.addRow(pale)
    form.addRow(ghost)
    QWidget.setTabOrder(ghost, outside)


def main() -> None:
    app = QApplication(sys.argv)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    window = QMainWindow()
    window.setWindowTitle("Sample")
    window.resize(640, 420)
    build(window)
    picture = QPixmap(32, 32)
    picture.fill("navy")
    menu = QMenu()
    menu.addAction("Hide").triggered.connect(window.hide)
    menu.addAction("Quit").triggered.connect(app.quit)
    tray = QSystemTrayIcon(QIcon(picture), app)
    tray.setToolTip("Sample: 1 due")
    tray.setContextMenu(menu)
    tray.show()
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
