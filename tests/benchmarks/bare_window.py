"""The yardstick: the smallest PySide6 window, telling when its first frame is drawn."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class BareWindow(QMainWindow):
    """A window with a label."""

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setCentralWidget(QLabel("Bare window"))
        self.resize(1200, 800)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, _tell)  # after the frame went to the screen


def _tell() -> None:
    with Path(os.environ["AFTERCARE_TRACE"]).open("a") as trace:
        trace.write(f"first-frame {time.monotonic_ns()}\n")


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = BareWindow()
    window.show()
    sys.exit(app.exec())
