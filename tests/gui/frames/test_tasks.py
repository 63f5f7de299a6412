"""Work on another thread, answered on this one."""

import threading

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from aftercare.errors import AftercareError
from aftercare.ui.frames import tasks


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    answers: list[tuple[bool, bool]] = []
    here = threading.current_thread()
    tasks.run(
        threading.current_thread,
        lambda there: answers.append((there is here, threading.current_thread() is here)),
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(False, True)]
    assert not tasks.busy()


def test_a_problem_is_answered_too(qtbot: QtBot) -> None:
    said: list[str] = []

    def work() -> None:
        raise AftercareError("The drive is full.")

    tasks.run(work, lambda _none: said.append("done"), lambda problem: said.append(str(problem)))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert said == ["The drive is full."]


def test_a_bug_is_raised_where_bugs_are_caught(qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        tasks.run(lambda: 1 // 0, lambda _none: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_at_the_end_work_is_waited_for_and_its_answer_is_not(qtbot: QtBot) -> None:
    begun, answers = threading.Event(), list[object]()
    tasks.run(begun.set, answers.append)
    tasks.end(5)
    assert begun.is_set()
    assert not tasks.busy()
    qtbot.wait(10)
    assert answers == []
