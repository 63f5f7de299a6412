"""The one door to other threads: work that may take longer than a frame, and its answer on the thread of the window."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from aftercare.errors import AftercareError

T = TypeVar("T")


class _Task(QObject):
    ended = Signal(object)


_running: set[_Task] = set()


def run(
    work: Callable[[], T], done: Callable[[T], object], failed: Callable[[AftercareError], object] | None = None
) -> None:
    """Do the work on another thread, then call `done` with what it gives on this one, or `failed` with its problem.

    The work opens its own connection and touches no widget. A bug in it, or a problem nobody waits for, is raised here.
    """
    task = _Task()
    _running.add(task)

    def carry() -> None:
        try:
            answer: Callable[[], object] = _answer(done, work())
        except AftercareError as problem:
            answer = _problem(failed, problem)
        except BaseException as bug:  # noqa: BLE001 - it is raised again where bugs are caught
            answer = _bug(bug)
        task.ended.emit(answer)

    def arrive(answer: Callable[[], object]) -> None:
        _running.discard(task)
        answer()

    task.ended.connect(arrive, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=carry, name="task", daemon=True).start()


def wait(milliseconds: int) -> bool:
    """Wait until all work is done, for so long at the most; whether it is."""
    if _running:
        loop = QEventLoop()
        look, end = QTimer(), QTimer()
        look.timeout.connect(lambda: None if _running else loop.quit())
        look.start(10)
        end.setSingleShot(True)
        end.timeout.connect(loop.quit)
        end.start(milliseconds)
        loop.exec()
    return not _running


def _answer(done: Callable[[T], object], given: T) -> Callable[[], object]:
    return lambda: done(given)


def _problem(failed: Callable[[AftercareError], object] | None, problem: AftercareError) -> Callable[[], object]:
    if failed is None:
        return _bug(problem)
    return lambda: failed(problem)


def _bug(bug: BaseException) -> Callable[[], object]:
    def again() -> None:
        raise bug

    return again
