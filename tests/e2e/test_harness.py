"""The harness proves itself on a small program before it judges the real one."""

import re
import sys
from pathlib import Path

from tests.day import NOW
from tests.e2e.harness import audit
from tests.e2e.harness.a11y import Node
from tests.e2e.harness.bus import NOTIFICATIONS, Bus
from tests.e2e.harness.procs import Program, marked, until
from tests.e2e.harness.session import Session
from tests.e2e.harness.shots import is_blank

_SAMPLE: list[str | Path] = [sys.executable, Path(__file__).with_name("sample.py")]


def _start(desktop: Session, *args: str) -> tuple[Program, Node]:
    program = desktop.launch([*_SAMPLE, *args])
    desktop.screen.activate(desktop.screen.wait_window(program))
    app = desktop.a11y.app(program)
    app.wait("frame", "Sample", "active")
    return program, app


def _send(bus: Bus) -> int:
    """Send a notification as a program does; gives its id."""
    words: tuple[object, ...] = (
        "Sample",
        0,
        "",
        "Call Ada",
        "It is time",
        ["done", "Done", "later", "In 15 minutes"],
        {},
        -1,
    )
    number = bus.call(NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "Notify", "susssasa{sv}i", *words)
    return int(number[0])


def test_a_screen_reader_reads_and_presses(desktop: Session) -> None:
    program, app = _start(desktop)
    app.wait("text", "Name").set_text("Ada")
    app.wait("push button", "Save").press()
    app.wait("label", "Saved Ada")
    loud = app.wait("check box", "Loud")
    loud.press()
    loud.wait_state("checked")
    assert app.wait("combo box", "Kind").name == "Call"
    assert not is_blank(desktop.screen.part(desktop.screen.windows(program)[0].box))


def test_the_keyboard_reaches_the_program(desktop: Session) -> None:
    _, app = _start(desktop)
    desktop.screen.key("alt+n")
    name = app.wait("text", "Name", "focused")
    desktop.screen.type("Zoë 日本 & co")
    until(lambda: name.text == "Zoë 日本 & co", 15, "typed text")
    desktop.screen.key("Tab", "v")
    app.wait("combo box", "Visit")


def test_audits_find_planted_faults_only(desktop: Session) -> None:
    program, app = _start(desktop)
    clean = audit.traverse(app, desktop)
    names = [s.name for s in clean.stops]
    begins = names.index("Name")  # a lap begins wherever the focus is
    assert names[begins:] + names[:begins] == ["Name", "Kind", "Loud", "Save"]
    assert clean.faults == []
    before = {f.kind for f in audit.static(app, desktop)}
    assert not before & {"no-name", "off-screen", "low-contrast", "same-key"}
    program.stop()
    _, app = _start(desktop, "faults")
    found = {(f.kind, f.name) for f in audit.static(app, desktop)}
    assert {("no-name", ""), ("low-contrast", "Pale words nobody can read"), ("off-screen", "Outside")} <= found
    assert "Ghost" in {s.name for s in audit.traverse(app, desktop).invisible}


def test_a_notification_is_seen_and_answered(desktop: Session) -> None:
    pressed = desktop.bus.signals(interface=NOTIFICATIONS, member="ActionInvoked")
    number = _send(desktop.bus)
    notice = desktop.notify.wait("Call Ada")
    assert (notice.id, notice.body) == (number, "It is time")
    assert notice.buttons == {"done": "Done", "later": "In 15 minutes"}
    assert desktop.notify.shown() == 1
    assert desktop.notify.press("In 15 minutes", notice) == "later"
    signal = desktop.bus.next_signal(pressed, 5)
    assert signal is not None
    assert signal.body == (number, "later")
    desktop.notify.dismiss_all()
    until(lambda: desktop.notify.closed() == [number], 15, "closed notice")


def test_the_tray_shows_and_works(desktop: Session) -> None:
    program, _ = _start(desktop)
    icon = desktop.tray.wait(program.pid)
    assert icon.tooltip == "Sample: 1 due"
    assert [e.label for e in desktop.tray.menu(icon)] == ["Hide", "Quit"]
    desktop.tray.choose(icon, "Hide")
    until(lambda: not desktop.screen.windows(program), 15, "hidden window")
    desktop.tray.choose(icon, "Quit")
    assert program.wait() == 0


def test_the_wall_clock_goes_on_from_the_stated_moment_and_jumps(desktop: Session) -> None:
    clock = desktop.clock()
    program = desktop.launch(_SAMPLE)
    app = desktop.a11y.app(program)
    shown = app.wait("label", re.compile(r"^\d+$"))
    start = int(shown.name)
    assert NOW.timestamp() <= start + 1 <= clock.now().timestamp() + 1
    until(lambda: int(shown.name) > start, 15, "clock that goes on")
    clock.jump(3600)
    until(lambda: int(shown.name) >= start + 3600, 15, "jump of the clock")


def test_a_desktop_without_daemon_and_tray_has_neither() -> None:
    with Session(notifications=False, tray_host=False, screen_reader=False) as desktop:
        assert not desktop.bus.has_owner(NOTIFICATIONS)
        assert not desktop.bus.has_owner("org.kde.StatusNotifierWatcher")
        program = desktop.launch(_SAMPLE)
        window = desktop.screen.wait_window(program)
        desktop.screen.close_window(window)
        until(lambda: not desktop.screen.windows(program), 15, "closed window")


def test_a_session_leaves_nothing_behind() -> None:
    with Session() as desktop:
        desktop.launch(["sh", "-c", "setsid sleep 300 & setsid setsid sleep 300 & wait"])
        mark = f"E2E_SESSION={desktop.env['E2E_SESSION']}".encode()
        until(lambda: len(marked(mark)) >= 8, 15, "strayed processes")
    assert marked(mark) == []
    assert not desktop.folder.exists()
