"""The window is on the screen before the plan is opened: a person sees at once that the program starts."""

import os
import signal
import time
from pathlib import Path

from tests.e2e.harness.film import Film
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_MIDDLE = (200, 200, 1100, 700)
_SLOW = 3  # seconds
_SLOW_DISK = f"""
import pathlib, sys, time
class SlowDisk:
    def find_spec(self, name, path, target=None):
        if name == "sqlalchemy":
            pathlib.Path(__file__).with_name("begun").touch()
            time.sleep({_SLOW})
sys.meta_path.insert(0, SlowDisk())
"""


def test_with_a_slow_desktop_and_a_slow_disk_the_window_is_seen_at_once(desktop: Session, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_SLOW_DISK)
    write_plan(desktop.data)
    film = Film(desktop.framebuffer, *_MIDDLE)
    film.look()

    os.kill(desktop.window_manager.pid, signal.SIGSTOP)
    begin = time.monotonic()
    program = desktop.aftercare(env={"PYTHONPATH": str(tmp_path)})
    while time.monotonic() < begin + 0.9 and not (tmp_path / "begun").exists():
        time.sleep(0.01)
    os.kill(desktop.window_manager.pid, signal.SIGCONT)
    film.roll(_SLOW + 5)

    Person(desktop, program).sees("^Check in$")
    film.look()
    assert film.settled - film.first_change > _SLOW / 2
    assert program.stop() == 0
    assert program.output() == ""
