"""Puts the rooms together: the one module that knows them all."""

import gc
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from aftercare import errors, i18n
from aftercare.errors import AftercareError
from aftercare.i18n import _, long_day
from aftercare.paths import DataFolder
from aftercare.planner.today.greeting import greeting
from aftercare.storage.file import open_card, private_files
from aftercare.storage.file.open_card import OpenCard, WindowName
from aftercare.storage.opening import cleanup as tidying
from aftercare.storage.vault import headers
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.ui import theme
from aftercare.ui.desktop.single_instance import SingleInstance, start_again
from aftercare.ui.frames.signals import Signals
from aftercare.ui.shell.main_window import MainWindow

if TYPE_CHECKING:  # what the first frame does not wait for
    from collections.abc import Callable

    from aftercare.planner.workspace import Workspace
    from aftercare.storage.vault.vault import Vault
    from aftercare.ui.desktop.idle import Idle
    from aftercare.ui.desktop.screen_lock import ScreenLock
    from aftercare.ui.shell.locked import Locked
    from aftercare.ui.shell.reminding import Reminding
    from aftercare.ui.shell.tray import Tray
    from aftercare.ui.shell.welcome import Beginning, Welcome

_COLLECT_EVERY_MS = 60_000
_LAST_WORK_SECONDS = 10.0
_LOOK_AFTER_MS = 3_000  # after the reminders' start


def run(folder: DataFolder, *, hidden: bool = False) -> int:
    """Show the window, or stay out of sight, until the person quits; the status the process ends with."""
    # Python's cyclic collector may run on any thread and would free Qt objects there, which crashes; see Program.
    gc.disable()
    application = QApplication(["aftercare"])
    application.setApplicationName("aftercare")
    application.setDesktopFileName("aftercare")
    application.setQuitOnLastWindowClosed(False)
    application.setStyle("Fusion")
    instance = SingleInstance(folder)
    if not instance.claim():
        return 0
    tidying.tidy(folder, now())
    program = Program(folder, instance, hidden=hidden)
    status = application.exec()
    program.end()
    if program.starts_again:
        instance.release()
        start_again(hidden=program.hides)
    return status


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def here() -> ZoneInfo:
    """The zone the computer is in now; Qt notices a change of it in a running process, Python does not."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError, OSError):  # TZ may hold the path of a zone's file
        import tzlocal

        with suppress(ZoneInfoNotFoundError, ValueError):
            return tzlocal.get_localzone()
        return ZoneInfo("UTC")


class Program(QObject):
    """The running program, from the first frame to the end."""

    bug_found = Signal()
    damage_found = Signal()

    def __init__(self, folder: DataFolder, instance: SingleInstance, *, hidden: bool = False) -> None:
        super().__init__()
        self._folder, self._instance = folder, instance
        self.starts_again, self.hides = False, hidden
        self._root_key = PUBLISHED_ROOT_KEY
        self._locked: Locked | None = None
        self._idle: Idle | None = None
        self._screen_lock: ScreenLock | None = None
        self._vault: Vault | None = None
        self._workspace: Workspace | None = None
        self._tray: Tray | None = None
        self._welcome: Welcome | None = None
        self._reminding: Reminding | None = None
        self._card = _with_country(open_card.read(folder.open_card))
        i18n.use_language(self._card.language or "en")
        i18n.use_country(self._card.country)
        theme.load_fonts()
        theme.apply(theme.chosen(self._card.theme, self._card.text_scale))
        moment = now().astimezone(here())
        self._window = MainWindow(
            self._card, greeting(moment.time(), ""), long_day(moment.date()), lambda: now().astimezone(here()).date()
        )
        self._window.close_requested.connect(self._on_close_requested)
        self._window.quit_requested.connect(self._quit)
        self._window.lock_requested.connect(self.lock)
        self._window.hide_requested.connect(self.hide_now)
        self._window.brought_forward.connect(lambda: self._come_back() if self.hides else None)
        self._is_new = not os.path.lexists(folder.vault)
        self._looks_around = False
        if self._is_new:
            self._show_welcome()
        elif headers.is_locked(folder):
            self._show_lock()
        if hidden:
            QTimer.singleShot(0, self._on_window_there)
        else:
            self._window.after_paint(self._on_first_frame)
            self._window.show()

    def _on_first_frame(self) -> None:
        _trace("first-frame")
        QTimer.singleShot(0, self._on_window_there)

    def _on_window_there(self) -> None:
        """What the first frame did not have to wait for: the plan, and what only later moments need."""
        self._catch_bugs()
        if self._is_new or self._locked is not None:
            self._settle()
        else:
            self._when_seen(lambda: QTimer.singleShot(0, self._settle))  # before reminders, which use the tray
            self._open_plan()

    def _settle(self) -> None:
        """Take up what nobody looks at: signals of the system, second starts, the tray."""
        if not self._looks_around and self._folder.look_around.root.exists():  # the program was killed in there
            from aftercare.demo import folder as sample

            sample.remove(self._folder.look_around)
        self._catch_stop_signals()
        QApplication.instance().commitDataRequest.connect(lambda _session: _leave_field())  # type: ignore[union-attr]
        if self._locked is not None:
            self._locked.start_reminders()
        self._instance.show_requested.connect(self._window.bring_forward)
        self._instance.listen()
        self._show_tray()
        if self.hides:
            self._go_out_of_sight()
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())
        self._collect_on_this_thread()

    # The plan

    def _show_welcome(self) -> None:
        from aftercare.ui.shell.welcome import Welcome

        self._welcome = Welcome(now().astimezone(here()).date(), self._card.country)
        self._welcome.begun.connect(self._on_begun)
        self._welcome.help_chosen.connect(self._window.show_help)
        self._welcome.look_around_chosen.connect(self._look_around)
        self._window.show_screen(self._welcome)

    def _on_begun(self, beginning: "Beginning") -> None:
        """Begin the plan with the first answers; a problem is said where they were given."""
        welcome = self._welcome
        if welcome is None:
            return
        try:
            card = replace(self._card, country=beginning.country, plan_started=True)
            open_card.write(self._folder.open_card, card)
            self._keep_card(card)
            workspace = self._make_workspace(self._folder)
            self._write_beginning(workspace, beginning)
        except AftercareError as problem:
            welcome.show_problem(str(problem))
            return
        self._welcome = None
        self._is_new = False
        self._window.close_screen(welcome)
        self._show_plan(workspace, "plan")

    def _write_beginning(self, workspace: "Workspace", beginning: "Beginning") -> None:
        from aftercare.domain.records.events import Event, EventKind
        from aftercare.domain.records.identity import EventId, new_id

        plan = workspace.plan
        settings = replace(plan.settings, person_name=beginning.name, hide_private_notes=beginning.together)
        plan.save_settings(replace(settings, substances=beginning.substances))
        if beginning.left_on is not None:
            left = Event(id=EventId(new_id()), kind=EventKind.LEFT_TREATMENT, day=beginning.left_on, recorded_at=now())
            plan.note(put=[left])

    def _look_around(self) -> None:
        """Open a made-up plan in a folder of its own, marked on every page."""
        from aftercare.demo import folder as sample
        from aftercare.ui.shell.welcome import looking_around_note

        welcome, folder = self._welcome, self._folder.look_around
        if welcome is None:
            return
        try:
            sample.remove(folder)
            sample.fill(folder, years=1, seed=1, now=now(), here=here())
            self._keep_card(replace(open_card.read(folder.open_card), theme=self._card.theme))
            workspace = self._make_workspace(folder)
        except AftercareError as problem:
            welcome.show_problem(str(problem))
            return
        self._looks_around, self._welcome = True, None
        self._window.close_screen(welcome)
        self._show_plan(workspace, "today")
        self._window.show_banner(looking_around_note(self._stop_looking_around))

    def _stop_looking_around(self) -> None:
        self._window.close_plan()
        self._close_vault()
        self._keep_card(_with_country(open_card.read(self._folder.open_card)))
        self._show_welcome()

    def _close_vault(self) -> None:
        self._workspace = None
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        if self._looks_around:
            from aftercare.demo import folder as sample

            sample.remove(self._folder.look_around)
            self._looks_around = False

    def _open_plan(self, page: str = "today", item: str = "") -> None:
        try:
            workspace = self._make_workspace(self._folder)
        except AftercareError as problem:
            self._show_trouble(problem)
            return
        self._show_plan(workspace, page)
        if item:
            self._window.show_page(page, item)

    def _make_workspace(self, folder: DataFolder) -> "Workspace":
        from aftercare.planner.workspace import Workspace
        from aftercare.storage.opening.open_vault import open_vault
        from aftercare.storage.records.stores import Plan

        if self._vault is None:
            self._vault = open_vault(folder.vault, PUBLISHED_ROOT_KEY if self._looks_around else self._root_key)
        plan = Plan(self._vault)
        signals = Signals()
        plan.subscribe(signals.changed.emit)
        signals.changed.connect(self._on_changed)
        return Workspace(
            plan=plan,
            now=now,
            here=here,
            card=self._card,
            card_file=folder.open_card,
            signals=signals,
            offer_undo=self._window.offer_undo,
            announce=self._window.announce,
            report=self._window.show_problem,
        )

    def _show_plan(self, workspace: "Workspace", page: str) -> None:
        from aftercare.planner.seek_help import help_people

        self._workspace = workspace
        if not self._looks_around:
            self._keep_safe(workspace)
        help_people.follow(workspace)
        self._window.open_plan(workspace, page)
        self._when_seen(self._on_plan_there)

    def _when_seen(self, call: "Callable[[], object]") -> None:
        """Call after the next frame; out of sight there is none."""
        if self._window.isVisible():
            self._window.after_paint(call)
        else:
            QTimer.singleShot(0, call)

    def _on_plan_there(self) -> None:
        _trace("today-filled")
        QTimer.singleShot(0, self._bring_help_now_up_to_date)
        if not self._looks_around:
            QTimer.singleShot(0, self._start_reminders)
            QTimer.singleShot(_LOOK_AFTER_MS, self._look_after)

    # Private, and nothing lost

    def _show_lock(self) -> None:
        from aftercare.ui.shell.locked import Locked

        self._locked = locked = Locked(self._folder, self._window, now, here)
        locked.opened.connect(self._on_unlocked)
        locked.set_aside.connect(self._start_over)
        locked.show(self._card)

    def _on_unlocked(self, root_key: bytes) -> None:
        locked, self._locked = self._locked, None
        if locked is not None:
            self._root_key = root_key
            locked.end()
            self._open_plan()

    def _keep_safe(self, workspace: "Workspace") -> None:
        """Offer what Settings may ask for, and watch for a window left alone."""
        from aftercare.planner.safekeeping import Safekeeping
        from aftercare.ui.desktop.idle import Idle
        from aftercare.ui.shell import passcode_offer

        is_protected = self._root_key != PUBLISHED_ROOT_KEY
        workspace.safekeeping = Safekeeping(
            folder=self._folder,
            root_key=self._root_key,
            is_protected=is_protected,
            lock=self.lock,
            rework=self._rework,
            start_over=self._start_over,
        )
        self._window.offer_lock(offered=is_protected)
        passcode_offer.follow(workspace, self._window)
        if self._idle is None:
            self._window.winId()  # makes its handle, also out of sight
            self._idle = Idle(self._window.windowHandle(), now, self._lock_after_minutes)
            self._idle.left.connect(self.lock)
            self._idle.esc_twice.connect(self._on_esc_twice)
        if self._screen_lock is None and is_protected:
            from aftercare.ui.desktop.screen_lock import ScreenLock

            self._screen_lock = ScreenLock()
            self._screen_lock.locked.connect(self._on_screen_locked)

    def _lock_after_minutes(self) -> int:
        return self._workspace.plan.settings.lock_after_minutes if self._workspace is not None else 0

    def _on_screen_locked(self) -> None:
        if self._lock_after_minutes():
            self.lock()

    def _on_esc_twice(self) -> None:
        if self._workspace is not None and self._workspace.plan.settings.esc_twice_hides:
            self.hide_now()

    def lock(self) -> None:
        """Save, close, and start again as the lock screen, with nothing of the plan in memory."""
        if self._workspace is None or self._looks_around or self._root_key == PUBLISHED_ROOT_KEY:
            return
        # A lock that came by itself must not bring a window back that was put away.
        self.hides = self._window.isMinimized() or not self._window.isVisible()
        self._start_over()

    def hide_now(self) -> None:
        """Take the window away at once, under the neutral name; with a passcode the plan is locked too."""
        self.hides = True
        self._go_out_of_sight()
        self.lock()

    def _go_out_of_sight(self) -> None:
        from aftercare.ui.shell.tray import sign

        self._window.setWindowTitle(WindowName.PLANNER)
        self._window.setWindowIcon(sign(WindowName.PLANNER))
        if self._tray is not None:
            self._tray.call_window(WindowName.PLANNER)
        self._take_window_away()

    def _come_back(self) -> None:
        """Wear the chosen name and sign again."""
        from aftercare.ui.shell.tray import sign

        self.hides = False
        self._window.setWindowIcon(sign(self._card.window_name))
        self._keep_card(self._card)

    def _start_over(self) -> None:
        """End this process and begin another in its place."""
        self.starts_again = True
        self._window.hide()  # fields and forms keep what was typed when they go
        self._quit()

    def _look_after(self) -> None:
        """See once a day, in the background, that the file is sound and that there is a copy of it."""
        from aftercare.ui.shell import daily_copy

        workspace = self._workspace
        if workspace is None or self._looks_around:
            return
        if self._reminding is not None:
            self._reminding.leave_outbox()  # a power cut would leave a locked program without one
        named = workspace.plan.settings.second_copy_folder
        daily_copy.look_after(
            self._folder,
            self._root_key,
            named,
            now(),
            here(),
            lambda _found: self._on_damage(),
            lambda problem: self._say(str(problem)),
        )

    def _say(self, sentence: str) -> None:
        from aftercare.ui.widgets.surfaces import Note

        self._window.show_notice(Note(sentence, "warn"))

    def _on_damage(self) -> None:
        from aftercare.storage.file.errors import VaultDamaged

        if self._workspace is None:
            return
        self._close_plan()
        self._show_trouble(VaultDamaged())

    def _close_plan(self) -> None:
        self._stop_reminders()
        self._window.close_plan()
        self._close_vault()

    def _rework(self, work: "Callable[[], bytes]", section: str, words: str) -> None:
        """Close the plan, change its file on another thread, and open it again where the change was asked for."""
        from aftercare.ui.frames import tasks
        from aftercare.ui.shell.waiting import WaitingPage

        _leave_field()
        named = self._workspace.plan.settings.second_copy_folder if self._workspace is not None else ""
        moment = now()
        waiting = WaitingPage()
        self._window.show_screen(waiting)
        self._close_plan()

        def again(sentence: str) -> None:
            self._window.close_screen(waiting)
            self._open_plan("settings", section)
            if sentence:
                self._window.announce(sentence)

        def done(root_key: bytes) -> None:
            self._root_key = root_key
            again(words)

        def failed(problem: AftercareError) -> None:
            again("")
            self._say(str(problem))

        def copy_first() -> bytes:
            from aftercare.storage.backup import backup

            with suppress(AftercareError):  # what cannot be copied is not changed either, or is set aside as it is
                backup.make(self._folder, self._root_key, moment, backup.second_folder(named))
            return work()

        tasks.run(copy_first, done, failed)

    def _bring_help_now_up_to_date(self) -> None:
        from aftercare.planner.seek_help import help_people

        if self._workspace is not None:
            help_people.catch_up(self._workspace)

    def _show_trouble(self, problem: AftercareError) -> None:
        from aftercare.storage.file.errors import VaultDamaged
        from aftercare.ui.shell.trouble import TroublePage

        trouble = TroublePage(problem, self._folder)
        trouble.try_again_chosen.connect(self._open_plan)
        self._window.show_trouble(trouble)
        if isinstance(problem, VaultDamaged):
            from aftercare.ui.shell import mending

            trouble.code_chosen.connect(self._ask_for_code)
            mending.offer_ways(trouble, self._folder, self._root_key, now(), here(), self._open_plan)

    def _ask_for_code(self) -> None:
        """What opens the plan is lost: the recovery code does without it."""
        self._show_lock()
        if self._locked is not None:
            self._locked.ask_for_code()

    def _on_changed(self, kinds: frozenset[type]) -> None:
        if OpenCard in kinds and self._workspace is not None:
            self._keep_card(self._workspace.card)

    def _start_reminders(self) -> None:
        from aftercare.ui.shell.reminding import Reminding

        if self._workspace is not None and self._reminding is None:
            self._reminding = Reminding(self._workspace, self._window)
            if self._tray is not None:
                self._reminding.card_changed.connect(self._tray.offer_reminder)
                self._tray.reminder_chosen.connect(self._reminding.go_to_card)
            self._reminding.start()
            self._keep_login_start(self._workspace)

    def _keep_login_start(self, workspace: "Workspace") -> None:
        """Read back whether the program starts at login, and put right what the person asked for."""
        from aftercare.ui.desktop import login

        workspace.ringing.login = start = login.system_login_start(login.start_command(self._folder.root))
        if workspace.plan.settings.start_at_login:
            try:
                _state, workspace.ringing.login_repaired = login.keep_on(start)
            except AftercareError as problem:
                self._say(str(problem))

    def _stop_reminders(self) -> None:
        if self._reminding is not None:
            self._reminding.leave_outbox()
            if self.starts_again:
                self._reminding.withdraw()
            self._reminding.stop()
            self._reminding = None

    # The look

    def _keep_card(self, card: OpenCard) -> None:
        self._card = card
        i18n.use_country(card.country)
        self._window.show_card(card)
        if self._tray is not None:
            self._tray.call_window(card.window_name)
        self._dress()

    def _dress(self) -> None:
        wanted = theme.chosen(self._card.theme, self._card.text_scale)
        worn = theme.active()
        if wanted != worn:
            theme.apply(wanted)
        if wanted.scale != worn.scale:
            QTimer.singleShot(0, self._window.build_again)  # after the control that chose it, which goes too

    # Coming and going

    def _show_tray(self) -> None:
        from aftercare.ui.shell.tray import Tray, sign

        self._window.setWindowIcon(sign(self._card.window_name))
        self._tray = Tray(self._card.window_name)
        self._tray.open_chosen.connect(self._window.bring_forward)
        self._tray.help_chosen.connect(self._window.show_help)
        self._tray.quit_chosen.connect(self._quit)
        self._tray.absent.connect(self._on_no_tray)

    def _on_no_tray(self) -> None:
        """A window that began out of sight has no way back but the list of windows."""
        if not self._window.isVisible():
            self._window.showMinimized()

    def _on_close_requested(self) -> None:
        """Closing hides the window and keeps reminders coming; before there is a plan it ends the program."""
        if self._locked is not None:
            self._take_window_away()
            return
        if self._workspace is None or self._looks_around:
            self._quit()
            return
        _leave_field()
        hides = self._take_window_away()
        if self._reminding is not None:
            self._reminding.say_still_running(in_tray=hides)

    def _take_window_away(self) -> bool:
        """Hide the window where the tray brings it back, else minimize it; whether it is in the tray."""
        hides = self._tray is not None and self._tray.is_shown
        if hides:
            self._window.hide()
        else:
            self._window.showMinimized()
        return hides

    def _quit(self) -> None:
        _leave_field()
        QApplication.exit()  # quit() would ask the window first, which answers by hiding

    def end(self) -> None:
        """Leave everything saved and nothing running."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        if "aftercare.ui.frames.tasks" in sys.modules:
            from aftercare.ui.frames import tasks

            tasks.end(_LAST_WORK_SECONDS)
        has_plan = self._workspace is not None and not self._looks_around
        self._stop_reminders()
        if self._locked is not None:
            self._locked.end()
        if "aftercare.ui.desktop.clipboard" in sys.modules:
            from aftercare.ui.desktop import clipboard

            clipboard.take_away_now()
        if self._tray is not None:
            self._tray.remove()
        named = self._workspace.plan.settings.second_copy_folder if has_plan and self._workspace is not None else ""
        self._close_vault()
        if has_plan and not self.starts_again:
            from aftercare.ui.shell import daily_copy

            self._window.hide()
            daily_copy.copy_at_the_end(self._folder, self._root_key, now(), named)

    def _collect_on_this_thread(self) -> None:
        gc.collect()
        gc.freeze()  # what the start made lives as long as the program
        timer = QTimer(self)
        timer.setInterval(_COLLECT_EVERY_MS)
        timer.timeout.connect(gc.collect)
        timer.start()

    def _catch_stop_signals(self) -> None:
        """Let SIGTERM, SIGINT and SIGHUP end the program as Quit does; Python sees them only at the next event."""
        import signal
        import socket

        listening, telling = socket.socketpair()
        for end in (listening, telling):
            end.setblocking(False)
        signal.set_wakeup_fd(telling.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: None)
        notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._quit)
        self._stop_sockets = (listening, telling)

    # Bugs

    def _catch_bugs(self) -> None:
        self.bug_found.connect(self._show_bug)
        self.damage_found.connect(self._on_damage, Qt.ConnectionType.QueuedConnection)

        def on_bug(kind: type[BaseException], _value: BaseException | None, trace: TracebackType | None) -> None:
            if kind.__name__ == "VaultDamaged":  # met while reading; its module is not imported for this
                self.damage_found.emit()
                return
            _log_bug(self._folder, kind, trace)
            self.bug_found.emit()

        sys.excepthook = on_bug
        threading.excepthook = lambda bug: on_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)

    def _show_bug(self) -> None:
        from aftercare.ui.widgets.buttons import Button
        from aftercare.ui.widgets.surfaces import Note

        words = _(
            "Something in Aftercare went wrong. What was saved is safe. "
            "If it comes back, close Aftercare and start it again."
        )
        note = Note(words, "warn")
        close = Button(_("Close"), "quiet")
        close.clicked.connect(lambda: self._window.show_notice(None))
        note.row.addWidget(close)
        self._window.show_notice(note)


def _with_country(card: OpenCard) -> OpenCard:
    """The card with the computer's own country where none is known: Help now has its numbers also without a card."""
    return card if card.country else replace(card, country=QLocale.territoryToCode(QLocale.system().territory()))


def _leave_field() -> None:
    """Fields save what was typed when they are left."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def _log_bug(folder: DataFolder, kind: type[BaseException], trace: TracebackType | None) -> None:
    words = f"{now().isoformat(timespec='seconds')} {errors.without_personal_text(kind, trace)}\n"
    try:
        private_files.make_folder(folder.logs)
        log = os.open(folder.logs / "bugs.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(log, words.encode())
        finally:
            os.close(log)
    except OSError:
        sys.stderr.write(words)


def _trace(milestone: str) -> None:
    """Tell the benchmark how far the start has come."""
    file = os.environ.get("AFTERCARE_TRACE")
    if file:
        with open(file, "a", encoding="utf-8") as trace:  # noqa: PTH123 - one line, no import of pathlib for it
            trace.write(f"{milestone} {time.monotonic_ns()}\n")
