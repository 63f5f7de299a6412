"""What nobody foresaw: logged without personal text, and one quiet note in the window."""

import os
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from aftercare import errors
from aftercare.app.clock import now
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files
from aftercare.ui.shell.main_window import MainWindow


class BugHook(QObject):
    """Catches what no other code did, on any thread; `damage_found` says that a read met a damaged plan."""

    damage_found = Signal()
    _bug_found = Signal()

    def __init__(self, folder: DataFolder, window: MainWindow) -> None:
        super().__init__()
        self._folder, self._window = folder, window
        self._bug_found.connect(self._show, Qt.ConnectionType.AutoConnection)

    def begin(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_bug
        threading.excepthook = lambda bug: self._on_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)

    def end(self) -> None:
        """Leave it to Python again."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__

    def _on_bug(self, kind: type[BaseException], _value: BaseException | None, trace: TracebackType | None) -> None:
        if kind.__name__ == "VaultDamaged":  # met while reading; its module is not imported for this
            self.damage_found.emit()
            return
        log_bug(self._folder, kind, trace)
        self._bug_found.emit()

    def _show(self) -> None:
        from aftercare.ui.widgets.buttons import Button
        from aftercare.ui.widgets.surfaces import Note

        words = _(
            "Something in Aftercare went wrong. What was saved is safe. "
            "If it comes back, close Aftercare and start it again."
        )
        note = Note(words, "warn")
        close = Button(_("Close"), "quiet")
        close.clicked.connect(lambda: self._window.show_notice(None))
        note.row.addWidget(close)
        self._window.show_notice(note)


def log_bug(folder: DataFolder, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Write down a bug's type and places, in no words of the person; on standard error when there is no room."""
    words = f"{now().isoformat(timespec='seconds')} {errors.without_personal_text(kind, trace)}\n"
    try:
        private_files.make_folder(folder.logs)
        log = os.open(folder.logs / "bugs.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(log, words.encode())
        finally:
            os.close(log)
    except OSError:
        sys.stderr.write(words)
