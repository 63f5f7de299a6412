"""A private desktop: screen, message bus, window manager, notification daemon, tray and accessibility bus."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from tests.e2e.harness import notify, procs, tray
from tests.e2e.harness.a11y import A11y
from tests.e2e.harness.bus import NOTIFICATIONS, Bus
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.x11 import Screen

PROJECT = Path(__file__).parents[3]
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# No service folders: nothing starts by itself, so "no notification daemon" really means none.
_BUS_SETTINGS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
_NOT_INHERITED = re.compile(
    "DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|AT_SPI_BUS_ADDRESS|LD_PRELOAD|LANGUAGE|TZ"
    "|PYTHONDONTWRITEBYTECODE"  # else each start compiles the whole program, which no person waits for
    "|(XDG_|QT_|LC_|FAKETIME|E2E_).*"
)
AFTERCARE = (sys.executable, "-m", "aftercare")
_START = 20  # seconds a part of the desktop may take

Changes = Mapping[str, str | None] | None


class Session:
    """with Session() as desktop: program = desktop.aftercare(); app = desktop.a11y.app(program)."""

    def __init__(
        self,
        *,
        size: str = "1280x900",
        scale: float = 1,
        notifications: bool = True,
        tray_host: bool = True,
        screen_reader: bool = True,
    ) -> None:
        self._size, self._scale = size, scale
        self._has = {"notifications": notifications, "tray": tray_host, "a11y": screen_reader}
        self._open = contextlib.ExitStack()
        self.programs: list[procs.Program] = []
        self.notifications: procs.Program | None = None  # the daemon that shows them

    # ---- up and down

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as on_failure:
            on_failure.callback(self.close)
            self.folder = Path(tempfile.mkdtemp(prefix="aftercare-e2e-"))
            self.env, self._mark = self._environment()
            self._clock = Clock(self.folder / "clock.faketime")
            self._start_screen()
            self._start_bus()
            self._start_desktop()
            on_failure.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End everything the session started, also what left its tree, and remove its folder."""
        self._open.close()
        for program in reversed(self.programs):
            program.stop(2)
        left = procs.end_marked(self._mark) if hasattr(self, "_mark") else []
        shutil.rmtree(self.folder, ignore_errors=True)
        assert not left, f"processes that would not end: {left}"

    # ---- use

    @property
    def data(self) -> Path:
        """The folder that `aftercare` keeps its plan in."""
        return self.folder / "home" / "plan"

    @property
    def framebuffer(self) -> Path:
        """The file in which the display server keeps the screen, as an X window dump."""
        return self.folder / "Xvfb_screen0"

    def aftercare(self, *args: str, env: Changes = None) -> procs.Program:
        """Start the real program on the session's own plan."""
        return self.launch([*AFTERCARE, "--data-dir", self.data, *args], env)

    def launch(self, argv: Sequence[str | Path], env: Changes = None) -> procs.Program:
        """Start a program that lives by the session's clock and zone; None in `env` takes a name out."""
        log = self.folder / f"program-{len(self.programs)}.log"
        program = procs.start(argv, self._changed(env), log, PROJECT)
        self.programs.append(program)
        return program

    def command(self, *args: str, before: Sequence[str] = (), env: Changes = None) -> subprocess.CompletedProcess[str]:
        """What the real program says on the terminal, once it has ended; `before` is a program that starts it."""
        argv = [*before, *AFTERCARE, "--data-dir", str(self.data), *args]
        return procs.run(argv, self._changed(env), PROJECT)

    def clock(self) -> Clock:
        """The wall clock that the session's programs live by."""
        return self._clock

    # ---- parts

    def _changed(self, changes: Changes) -> dict[str, str]:
        """The environment of a program of the session."""
        env = {**self.env, **self._clock.env(), **(changes or {})}
        return {name: value for name, value in env.items() if value is not None}

    def _environment(self) -> tuple[dict[str, str], bytes]:
        env = {k: v for k, v in os.environ.items() if not _NOT_INHERITED.fullmatch(k)}
        home, runtime, name = self.folder / "home", self.folder / "run", uuid.uuid4().hex
        env |= {
            "E2E_SESSION": name,
            "E2E_FOLDER": str(self.folder),
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_SESSION_TYPE": "x11",
            "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
        }
        for key in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            Path(env[key]).mkdir(parents=True, mode=0o700)
        if self._scale != 1:
            env["QT_SCALE_FACTOR"] = str(self._scale)
        return env, f"E2E_SESSION={name}".encode()

    def _start_screen(self) -> None:
        screen = ["-displayfd", "1", "-screen", "0", f"{self._size}x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"]
        server = self._daemon("Xvfb", *screen, "-fbdir", str(self.folder))

        def display() -> str | None:
            if not server.alive:
                raise RuntimeError(f"Xvfb ended: {server.output()}")
            number = re.search(r"^(\d+)\n", server.output(), re.MULTILINE)
            return f":{number[1]}" if number else None

        self.env["DISPLAY"] = procs.until(display, _START, "X display")
        self.screen = Screen(self.env)
        self._open.callback(self.screen.close)
        self.window_manager = self._daemon("openbox")

    def _start_bus(self) -> None:
        socket, settings = self.folder / "run" / "bus", self.folder / "bus.conf"
        settings.write_text(_BUS_SETTINGS.format(socket=socket))
        self._daemon("dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile")
        address = self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        self.bus = procs.until(lambda: _connected(address), _START, "session bus")
        self._open.callback(self.bus.close)

    def _start_desktop(self) -> None:
        self._module("tests.e2e.harness.notify")
        if self._has["a11y"]:
            launcher = next(filter(os.path.exists, _LAUNCHERS))
            self._daemon(launcher, "--launch-immediately", "--a11y=1", "--screen-reader=0")
        if self._has["tray"]:
            self._module("tests.e2e.harness.tray")
        if self._has["notifications"]:
            folder = self.folder / "dunst"
            folder.mkdir()
            (folder / "pick").write_text(notify.PICK)
            (folder / "pick").chmod(0o700)
            (folder / "rc").write_text(notify.DUNST_SETTINGS.format(pick=folder / "pick"))
            self.start_notifications()
        self._await_desktop()

    def start_notifications(self) -> None:
        """Start the daemon that shows notifications, again after it was killed."""
        self.notifications = self._daemon("dunst", "-conf", str(self.folder / "dunst" / "rc"))
        procs.until(lambda: self.bus.has_owner(NOTIFICATIONS), _START, "notification daemon")

    def _await_desktop(self) -> None:
        procs.until((self.folder / "notifications.jsonl").exists, _START, "notification recorder")
        self.notify = notify.Notify(self.folder, self.env)
        procs.until(self.screen.managed, _START, "window manager")
        if self._has["a11y"]:
            procs.until(lambda: self.bus.has_owner("org.a11y.Bus"), _START, "accessibility bus")
            address = self.bus.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0]
            self.a11y = A11y(address, self._scale)
            self._open.callback(self.a11y.close)
        if self._has["tray"]:
            procs.until(lambda: self.bus.has_owner(tray.WATCHER), _START, "tray")
            self.tray = tray.Tray(self.env["DBUS_SESSION_BUS_ADDRESS"])
            self._open.callback(self.tray.close)

    def _daemon(self, *argv: str) -> procs.Program:
        program = procs.start(argv, self.env, self.folder / f"{Path(argv[0]).name}.log")
        self._open.callback(program.stop)
        return program

    def _module(self, name: str) -> None:
        program = procs.start([sys.executable, "-m", name], self.env, self.folder / f"{name}.log", PROJECT)
        self._open.callback(program.stop)


def _connected(address: str) -> Bus | None:
    """The bus, once its daemon listens; the socket's name is there a moment earlier."""
    try:
        return Bus(address)
    except (FileNotFoundError, ConnectionRefusedError):
        return None
