"""The two signals every part of the window may listen to."""

from PySide6.QtCore import QObject, Signal


class Signals(QObject):
    """`changed` carries the record types that were just committed, `due` says that a reminder may be due."""

    changed = Signal(object)
    due = Signal()
