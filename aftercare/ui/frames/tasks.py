"""The one door to other threads: work that may take longer than a frame, and its answer on the thread of the window."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from aftercare.errors import AftercareError

T = TypeVar("T")


class _Task(QObject):
    ended = Signal(object)


_running: dict[_Task, threading.Thread] = {}


def run(
    work: Callable[[], T], done: Callable[[T], object], failed: Callable[[AftercareError], object] | None = None
) -> None:
    """Do the work on another thread, then call `done` with what it gives on this one, or `failed` with its problem.

    The work opens its own connection and touches no widget. A bug in it, or a problem nobody waits for, is raised here.
    """
    task = _Task()

    def carry() -> None:
        try:
            answer: Callable[[], object] = _answer(done, work())
        except AftercareError as problem:
            answer = _problem(failed, problem)
        except BaseException as bug:  # noqa: BLE001 - it is raised again where bugs are caught
            answer = _bug(bug)
        task.ended.emit(answer)

    def arrive(answer: Callable[[], object]) -> None:
        if _running.pop(task, None) is not None:
            answer()

    task.ended.connect(arrive, Qt.ConnectionType.QueuedConnection)
    thread = _running[task] = threading.Thread(target=carry, name="task", daemon=True)
    thread.start()


def busy() -> bool:
    """Whether there is work of which the answer has not come yet."""
    return bool(_running)


def end(seconds: float) -> None:
    """Let work that is under way come to its end, for so long at the most; its answers are no longer wanted."""
    for thread in _running.values():
        thread.join(seconds)
    _running.clear()


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
