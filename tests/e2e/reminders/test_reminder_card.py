"""The program's own reminder card, and a reminder nobody answered before the program was killed."""

from aftercare.domain.records.commitments import Result
from aftercare.domain.records.deliveries import DeliveryState
from tests.day import TODAY, at, on
from tests.e2e.harness.procs import Program, until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person, drawn_buttons
from tests.e2e.prepared import medicine, read_plan, write_plan

_DONE = [("Sertraline 50 mg", Result.DONE)]


def _started_after_two(desktop: Session) -> Program:
    """The program a minute after a medicine at 2:00 PM."""
    write_plan(desktop.data, medicine(on(TODAY, 14)))
    desktop.clock().at(at(14, 1))
    return desktop.aftercare()


def _title_in_front(desktop: Session) -> str:
    window = desktop.screen.active()
    return window.title if window else ""


def test_without_notifications_the_card_takes_no_focus_and_the_answer() -> None:
    with Session(notifications=False) as desktop:
        program = _started_after_two(desktop)
        me = Person(desktop, program)
        me.sees(r"^2:00 PM reminder\.$")
        assert _title_in_front(desktop) == "Aftercare"
        window, card = me.app.children
        assert window.find((), None, "focused", "focusable")
        assert [button.name for button in card.find_all("push button")] == [
            "Close this reminder",
            "Done",
            "In 15 minutes",
            "Open",
        ]

        me.keys("F6")
        me.app.wait("push button", "Done", "focused")
        me.keys("space")
        until(lambda: _title_in_front(desktop) == "Aftercare", 15, "the window in front again")
        me.sees("^Sertraline 50 mg, 2:00 PM, .*done$")
        me.app.wait_gone((), "2:00 PM reminder.")
        assert program.stop() == 0
        assert read_plan(desktop.data)[0] == _DONE


def test_closing_the_window_leaves_a_waiting_reminder_on_the_card() -> None:
    with Session(notifications=False) as desktop:
        program = _started_after_two(desktop)
        me = Person(desktop, program)
        me.sees(r"^2:00 PM reminder\.$")
        me.close_window()
        me.sees("^Your planner is still running")
        me.sees(r"^2:00 PM reminder\.$")
        _, card = me.app.children
        until(lambda: card.box.y + card.box.h <= 900, 15, "the whole card on the screen")
        icon = desktop.tray.wait(program.pid)
        desktop.tray.choose(icon, "Go to the reminder")
        me.app.wait("push button", "Done", "focused")
        me.press("OK")
        me.app.wait_gone("label", "Reminders keep coming")
        me.press("Done")
        me.app.wait_gone((), "2:00 PM reminder.")
        assert "Go to the reminder" not in [entry.label for entry in desktop.tray.menu(icon)]
        assert program.stop() == 0
        assert read_plan(desktop.data)[0] == _DONE


def test_an_unanswered_notification_is_taken_up_again_after_a_power_cut(desktop: Session) -> None:
    first = _started_after_two(desktop)
    before = desktop.notify.wait(r"2:00 PM reminder\.", timeout=10)
    until(lambda: _is_shown(desktop), 15, "delivery written")
    first.kill()

    second = desktop.aftercare()
    again = desktop.notify.wait(r"2:00 PM reminder\.", timeout=10, after=1)
    assert (again.replaces, again.id) == (before.id, before.id)
    assert drawn_buttons(again) == ["Done", "In 15 minutes", "Open"]
    assert desktop.notify.shown() == 1
    desktop.notify.press("Done", again)
    until(lambda: read_plan(desktop.data) == (_DONE, {}), 15, "answer in the plan")
    until(lambda: desktop.notify.shown() == 0, 15, "answered notification off the screen")
    assert second.stop() == 0
    assert read_plan(desktop.data) == (_DONE, {})


def _is_shown(desktop: Session) -> bool:
    return read_plan(desktop.data)[1] == {"Sertraline 50 mg": DeliveryState.SHOWN}
