"""One program for one plan: a second start shows the window of the first, and a crash does not keep it out."""

import pytest

from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan


def test_a_second_start_shows_the_hidden_window(desktop: Session) -> None:
    write_plan(desktop.data)
    first = desktop.aftercare()
    me = Person(desktop, first)
    me.sees("^My plan$")
    desktop.tray.wait(first.pid)
    me.close_window()
    second = desktop.aftercare()
    assert second.wait(15) == 0
    assert second.output() == ""
    until(lambda: any(w.title == "Aftercare" for w in desktop.screen.windows(first)), 15, "window of the first start")
    until(lambda: (desktop.screen.active() or first).pid == first.pid, 15, "window in front")
    assert first.alive


@pytest.mark.parametrize("crashed", [False, True], ids=["first", "after a power cut"])
def test_of_eight_starts_at_once_one_goes_on(desktop: Session, crashed: bool) -> None:
    write_plan(desktop.data)
    if crashed:
        before = desktop.aftercare()
        Person(desktop, before).sees("^My plan$")
        before.kill()
    starts = [desktop.aftercare() for _ in range(8)]
    until(lambda: sum(p.alive for p in starts) == 1, 20, "end of all starts but one")
    (left,) = [p for p in starts if p.alive]
    Person(desktop, left).sees("^My plan$")
    assert [(p.process.returncode, p.output()) for p in starts if p is not left] == [(0, "")] * 7


def test_a_start_after_a_power_cut_works(desktop: Session) -> None:
    write_plan(desktop.data)
    first = desktop.aftercare()
    Person(desktop, first).sees("^My plan$")
    first.kill()
    second = desktop.aftercare()
    Person(desktop, second).sees("^My plan$")
    assert second.stop() == 0
    assert second.output() == ""
