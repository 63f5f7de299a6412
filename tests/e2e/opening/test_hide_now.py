"""Hide now: the window is gone under a neutral name, and with a passcode it comes back as the lock screen."""

import subprocess
from datetime import timedelta

import pytest

from aftercare.paths import DataFolder
from aftercare.storage.opening import protection
from aftercare.storage.vault import keys
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import medicine, write_plan


def open_plan(desktop: Session, *, protected: bool) -> Person:
    """Someone with an open plan."""
    write_plan(desktop.data)
    if protected:
        folder = DataFolder(desktop.data)
        root = protection.turn_on(folder, keys.new_root(), "plum")
        protection.settle(folder, root)
    me = Person(desktop, desktop.aftercare())
    if protected:
        me.go_to("Passcode")
        me.type("plum")
        me.keys("Return")
    me.sees("^My plan$")
    return me


@pytest.mark.parametrize("protected", [False, True], ids=["no passcode", "passcode"])
def test_the_window_is_gone_at_once_and_comes_back_from_the_tray(desktop: Session, protected: bool) -> None:
    me = open_plan(desktop, protected=protected)
    program = me.program
    desktop.tray.wait(program.pid)
    me.keys("ctrl+shift+h")
    until(lambda: not desktop.screen.windows(program), 5, "window gone")
    if protected:
        until(lambda: desktop.a11y.app(program) != me.app, 20, "program that started again")
    until(lambda: [icon.tooltip for icon in desktop.tray.icons()] == ["Planner"], 15, "neutral tray")
    assert not desktop.screen.windows(program)
    desktop.tray.choose(desktop.tray.wait(program.pid), "Open")
    me = Person(desktop, program)
    me.sees("^Aftercare is locked$" if protected else "^My plan$")
    until(lambda: [window.title for window in desktop.screen.windows(program)] == ["Aftercare"], 15, "its own name")
    assert program.stop() == 0


@pytest.mark.parametrize("in_tray", [False, True], ids=["on the screen", "in the tray"])
def test_when_the_screen_is_locked_the_plan_is_too(desktop: Session, in_tray: bool) -> None:
    me = open_plan(desktop, protected=True)
    if in_tray:
        desktop.tray.wait(me.program.pid)
        me.close_window()
    saver = ["/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]
    subprocess.run(["dbus-send", "--session", "--type=signal", *saver], env=desktop.env, check=True)
    if in_tray:
        until(lambda: desktop.a11y.app(me.program) != me.app, 20, "program that started again")
        icon = desktop.tray.wait(me.program.pid)
        assert not desktop.screen.windows(me.program)
        desktop.tray.choose(icon, "Open")
        me = Person(desktop, me.program)
    else:
        me = me.again()
    me.sees("^Aftercare is locked$")


def test_a_start_out_of_sight_is_in_the_tray_and_reminds(desktop: Session) -> None:
    write_plan(desktop.data, medicine(desktop.clock().wall() - timedelta(minutes=1)))
    program = desktop.aftercare("--hidden")
    icon = desktop.tray.wait(program.pid)
    until(desktop.notify.sent, 15, "reminder")
    assert not desktop.screen.windows(program)
    desktop.tray.choose(icon, "Open")
    me = Person(desktop, program)
    me.sees("^My plan$")
    assert program.stop() == 0
