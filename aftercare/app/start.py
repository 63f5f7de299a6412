"""The start: the first frame, and then what the program is busy with."""

import gc
import os

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from aftercare.app import transitions
from aftercare.app.clock import now
from aftercare.app.program import Program
from aftercare.paths import DataFolder
from aftercare.storage.opening import cleanup
from aftercare.storage.vault import headers
from aftercare.ui.desktop.single_instance import SingleInstance, start_again

_COLLECT_EVERY_MS = 60_000


def run(folder: DataFolder, *, hidden: bool = False) -> int:
    """Show the window, or stay out of sight, until the person quits; the status the process ends with."""
    application = QApplication(["aftercare"])
    application.setApplicationName("aftercare")
    application.setDesktopFileName("aftercare")
    application.setQuitOnLastWindowClosed(False)
    application.setStyle("Fusion")
    instance = SingleInstance(folder)
    if not instance.claim():
        return 0
    cleanup.tidy(folder, now())
    program = Program(folder, instance, hidden=hidden)
    begin(program)
    status = application.exec()
    program.end()
    if program.starts_again:
        instance.release()
        start_again(hidden=program.presence.hides)
    return status


def begin(program: Program) -> None:
    """Show the first frame, with Welcome or the lock screen where it is one of them, and all else after it."""
    is_open = False
    if not os.path.lexists(program.folder.vault):
        program.go_to(transitions.empty(program))
    elif headers.is_locked(program.folder):
        program.go_to(transitions.locked(program))
    else:
        is_open = True  # and is opened once the window is seen

    def on_window_there() -> None:
        program.bugs.begin()
        _remove_sample(program.folder)
        if is_open:
            program.when_seen(lambda: QTimer.singleShot(0, settle))  # before reminders, which use the tray
            program.go_to(transitions.opened(program))
        else:
            settle()

    def settle() -> None:
        program.settle()
        _collect_on_this_thread(program)

    if program.presence.hides:
        QTimer.singleShot(0, on_window_there)
    else:
        program.window.when_on_screen(on_window_there)
        program.window.show()


def _remove_sample(folder: DataFolder) -> None:
    """Take away the made-up plan of a program that was killed while somebody looked around in it."""
    if folder.look_around.root.exists():
        from aftercare.demo import folder as sample

        sample.remove(folder.look_around)


def _collect_on_this_thread(owner: QObject) -> None:
    gc.collect()
    gc.freeze()  # what the start made lives as long as the program
    timer = QTimer(owner, interval=_COLLECT_EVERY_MS)
    timer.timeout.connect(gc.collect)
    timer.start()
