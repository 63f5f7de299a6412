"""The running program: its window, its look, and what it is busy with now."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Unpack

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from aftercare import i18n
from aftercare.app.bugs import BugHook
from aftercare.app.clock import local_now
from aftercare.app.presence import Presence, leave_field
from aftercare.paths import DataFolder
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import CardChanges, OpenCard
from aftercare.ui import theme
from aftercare.ui.desktop.single_instance import SingleInstance
from aftercare.ui.shell.main_window import MainWindow

_LAST_WORK_SECONDS = 10.0


class Session(QObject):
    """What the program is busy with, one at a time; each kind knows only what is true in it.

    This one waits, with nothing open.
    """

    keeps_running = False
    """Whether closing the window leaves the program running."""

    def __init__(self, program: "Program") -> None:
        super().__init__()
        self.program = program

    def begin(self) -> None:
        """Show it in the window."""

    def settle(self) -> None:
        """Take up, once the window is seen, what nobody looks at."""

    def say_still_running(self, *, in_tray: bool) -> None:
        """Say where the window went."""

    def lock(self) -> None:
        """Lock what can be locked."""

    def meet_damage(self) -> None:
        """The plan's file was found damaged."""

    def close(self) -> None:
        """Leave everything saved, and nothing of it in the window."""

    def end(self) -> None:
        """Do what is left to do after `close` when the program ends for good."""


class Program(QObject):
    """The window with the session it shows, from the first frame to the end."""

    def __init__(self, folder: DataFolder, instance: SingleInstance, *, hidden: bool = False) -> None:
        super().__init__()
        self.folder = folder
        self.starts_again = False
        self.card = with_country(open_card.read(folder.open_card))
        i18n.use_language(self.card.language or "en")
        i18n.use_country(self.card.country)
        theme.load_fonts()
        theme.apply(theme.chosen(self.card.theme, self.card.text_scale))
        self.window = MainWindow(self.card, local_now)
        self.presence = Presence(self.window, instance, hides=hidden)
        self.session = Session(self)
        self.bugs = BugHook(folder, self.window)
        self.bugs.damage_found.connect(self._on_damage)
        self.presence.quit_chosen.connect(self.quit)
        self.presence.came_back.connect(lambda: self.keep_card(self.card))
        self.window.close_requested.connect(self._on_close_requested)
        self.window.quit_requested.connect(self.quit)
        self.window.lock_requested.connect(self._on_lock_requested)
        self.window.hide_requested.connect(self.hide_now)

    def go_to(self, session: Session) -> None:
        """Close what the program was busy with, and begin another."""
        self.session.close()
        self.session.deleteLater()
        self.session = session
        session.begin()

    def settle(self) -> None:
        """Take up what nobody looks at: signals of the system, second starts, the tray."""
        self.session.settle()
        self.presence.settle(self.card.window_name)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())

    def when_seen(self, call: Callable[[], object]) -> None:
        """Call after the next frame; out of sight there is none."""
        if self.window.isVisible():
            self.window.when_on_screen(call)
        else:
            QTimer.singleShot(0, call)

    def keep_card(self, card: OpenCard) -> None:
        """Wear what the open card says."""
        self.card = card
        i18n.use_country(card.country)
        self.window.show_card(card)
        self.presence.call_window(card.window_name)
        self._dress()

    def read_card(self) -> None:
        """Wear the card that is kept."""
        self.keep_card(with_country(open_card.read(self.folder.open_card)))

    def save_card(self, **changes: Unpack[CardChanges]) -> None:
        """Keep a change of the card; AftercareError when it cannot be written."""
        card = replace(self.card, **changes)
        open_card.write(self.folder.open_card, card)
        self.keep_card(card)

    def say(self, sentence: str) -> None:
        """Say something above the page."""
        from aftercare.ui.widgets.surfaces import Note

        self.window.show_notice(Note(sentence, "warn"))

    def hide_now(self) -> None:
        """Take the window away at once, under the neutral name; with a passcode the plan is locked too."""
        self.presence.go_out_of_sight()
        self.session.lock()

    def start_over(self) -> None:
        """End this process and begin another in its place."""
        # A lock that came by itself must not bring a window back that was put away.
        self.presence.hides = self.presence.is_put_away
        self.starts_again = True
        self.window.hide()  # fields and forms keep what was typed when they go
        self.quit()

    def quit(self) -> None:
        """End the program."""
        leave_field()
        QApplication.exit()  # quit() would ask the window first, which answers by hiding

    def end(self) -> None:
        """Leave everything saved and nothing running."""
        self.bugs.end()
        if "aftercare.ui.frames.tasks" in sys.modules:
            from aftercare.ui.frames import tasks

            tasks.end(_LAST_WORK_SECONDS)
        self.session.close()
        if "aftercare.ui.desktop.clipboard" in sys.modules:
            from aftercare.ui.desktop import clipboard

            clipboard.take_away_now()
        self.presence.end()
        if not self.starts_again:
            self.session.end()

    def _on_close_requested(self) -> None:
        """Closing hides the window and keeps reminders coming; before there is a plan it ends the program."""
        if not self.session.keeps_running:
            self.quit()
            return
        leave_field()
        self.session.say_still_running(in_tray=self.presence.take_window_away())

    def _on_damage(self) -> None:
        QTimer.singleShot(0, self._meet_damage)  # not in the middle of the read that met it

    def _meet_damage(self) -> None:
        self.session.meet_damage()

    def _on_lock_requested(self) -> None:
        self.session.lock()

    def _dress(self) -> None:
        wanted = theme.chosen(self.card.theme, self.card.text_scale)
        worn = theme.active()
        if wanted != worn:
            theme.apply(wanted)
        if wanted.scale != worn.scale:
            QTimer.singleShot(0, self.window.build_again)  # after the control that chose it, which goes too


def with_country(card: OpenCard) -> OpenCard:
    """The card with the computer's own country where none is known: Help now has its numbers also without a card."""
    return card if card.country else replace(card, country=QLocale.territoryToCode(QLocale.system().territory()))
