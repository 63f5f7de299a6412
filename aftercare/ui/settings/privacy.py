"""Settings > Privacy: what protects the plan, the lock, and what people nearby can see."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.domain.records.settings import ReminderWords
from aftercare.i18n import _, clock_time, ngettext
from aftercare.planner.safekeeping import Safekeeping, who_can_open_it
from aftercare.storage.file.open_card import WindowName
from aftercare.ui import theme
from aftercare.ui.desktop import screen_lock
from aftercare.ui.lock.passcode_panels import PasscodePanel
from aftercare.ui.settings.sections import Section, row
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented, Switch
from aftercare.ui.widgets.fields import Choice
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label, Rule

_MINUTES = (1, 2, 5, 10, 15, 30, 60)


class Privacy(Section):
    """Everything about who can see the plan."""

    def build(self) -> None:
        self._panel: PasscodePanel | None = None
        self._lock_after: Choice[int] | None = None
        safe = self.workspace.safekeeping
        self._protection = Note("")
        self._parts: list[QWidget] = [self._protection]
        if safe is not None:
            self._parts.append(self._lock_card(safe))
        self._parts.append(self._nearby_card())
        for part in self._parts:
            self.body.addWidget(part)

    def begin(self) -> None:
        """Begin with setting a passcode."""
        safe = self.workspace.safekeeping
        if safe is not None and not safe.is_protected:
            self._open(PasscodePanel.set_passcode)

    def _lock_card(self, safe: Safekeeping) -> Card:
        card = Card(_("Lock"))
        if not safe.is_protected:
            begin = Button(_("Set a passcode"), icon_name="lock")
            begin.clicked.connect(lambda: self._open(PasscodePanel.set_passcode))
            card.body.addWidget(
                row(_("Ask for a passcode"), _("Off. With one, your plan opens only with it or your code"), begin)
            )
            return card
        asks = _Pair(_("Change passcode"), Switch(_("Ask for a passcode"), on=True))
        asks.button.clicked.connect(lambda: self._open(PasscodePanel.change))
        asks.switch.clicked.connect(lambda: asks.switch.setChecked(True))  # it is off only once it is
        asks.switch.clicked.connect(lambda: self._open(PasscodePanel.turn_off))
        card.body.addWidget(row(_("Ask for a passcode"), _("When Aftercare opens, and when it was locked"), asks))
        card.body.addWidget(Rule())
        minutes = [
            (each, ngettext("{count} minute away", "{count} minutes away", each).format(count=each))
            for each in _MINUTES
        ]
        self._lock_after = Choice([*minutes, (0, _("Only when I lock it"))])
        self._lock_after.setAccessibleName(_("Lock after"))
        self._lock_after.picked.connect(lambda chosen: self.workspace.save_settings(lock_after_minutes=chosen))
        sleep = _("Also when the screen is locked, and after sleep")
        detail = sleep if screen_lock.IS_HEARD else _("Also when the computer wakes from sleep")
        card.body.addWidget(row(_("Lock after"), "", self._lock_after))
        self._locks_also = Label(detail, "small", "quiet", wraps=True)
        card.body.addWidget(self._locks_also)
        card.body.addWidget(Rule())
        see = Button(_("See the code"))
        see.clicked.connect(lambda: self._open(PasscodePanel.show_code))
        card.body.addWidget(row(_("Recovery code"), _("Opens your plan if you forget the passcode"), see))
        card.body.addWidget(Rule())
        anew = Button(_("Make a new lock"))
        anew.clicked.connect(lambda: self._open(PasscodePanel.renew))
        card.body.addWidget(row(_("Someone knows my passcode"), _("Also locks your copies anew"), anew))
        card.body.addWidget(Rule())
        help_now = _("Help now works while locked. People nearby can read the steps and people you put there.")
        card.body.addWidget(Label(help_now, "small", "quiet", wraps=True))
        return card

    def _nearby_card(self) -> Card:
        card = Card(_("Keep it private from people nearby"))
        words = (
            (ReminderWords.FULL, _("Full")),
            (ReminderWords.PRIVATE, _("Private")),
            (ReminderWords.NONE, _("No words")),
        )
        self.words = Segmented(_("Reminder words"), words, clearable=False)
        self.words.chosen.connect(lambda chosen: self.workspace.save_settings(reminder_words=chosen))
        card.body.addWidget(row(_("Reminder words"), _("What a reminder shows on screen"), self.words))
        self.sample = Label("", "small", "quiet", wraps=True)
        card.body.addWidget(self.sample)
        card.body.addWidget(Rule())
        names = ((WindowName.AFTERCARE, _("Aftercare")), (WindowName.PLANNER, _("Planner")))
        self.name = Choice(names)
        self.name.setAccessibleName(_("Name on the window and taskbar"))
        self.name.picked.connect(lambda name: self.workspace.save_card(window_name=name))
        card.body.addWidget(row(_("Name on the window and taskbar"), _("Changes the name and the icon"), self.name))
        card.body.addWidget(Rule())
        shown_one_by_one = _("While someone is with you. Press Show to see one.")
        self.hide_notes = self._switch(card, _("Hide my private notes"), shown_one_by_one)
        self.hide_notes.clicked.connect(lambda on: self.workspace.save_settings(hide_private_notes=on))
        card.body.addWidget(Rule())
        detail = _("Ctrl+Shift+H always hides the window at once. This lets Esc, pressed twice, do it too")
        self.esc_twice = self._switch(card, _("Hide this window fast with Esc"), detail)
        self.esc_twice.clicked.connect(lambda on: self.workspace.save_settings(esc_twice_hides=on))
        return card

    def _switch(self, card: Card, name: str, detail: str) -> Switch:
        switch = Switch(name)
        card.body.addWidget(row(name, detail, switch))
        return switch

    def _open(self, begin: Callable[[PasscodePanel], None]) -> None:
        """Show a panel in place of everything else, until it is closed."""
        safe = self.workspace.safekeeping
        if safe is None or self._panel is not None:
            return
        self._panel = PasscodePanel(self.workspace, safe)
        self._panel.closed.connect(self._close)
        self.body.insertWidget(0, self._panel)
        self._panel.show()
        for part in self._parts:
            part.hide()
        begin(self._panel)

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        for part in self._parts:
            part.show()
        first = next((each for each in self.findChildren(Button) if each.isVisible()), None)
        if first is not None:
            first.setFocus()

    def refresh(self) -> None:
        settings = self.workspace.plan.settings
        self.words.choose(settings.reminder_words)
        at = clock_time(time(14))
        self.sample.setText(
            {
                ReminderWords.FULL: _("It will look like this: “Aftercare. Counseling at {time}.”").format(time=at),
                ReminderWords.PRIVATE: _("It will look like this: “Planner. You have something at {time}.”").format(
                    time=at
                ),
                ReminderWords.NONE: _("It will look like this: “Planner. Reminder”"),
            }[settings.reminder_words]
        )
        self.name.choose(self.workspace.card.window_name)
        self.hide_notes.setChecked(settings.hide_private_notes)
        self.esc_twice.setChecked(settings.esc_twice_hides)
        if self._lock_after is not None:
            self._lock_after.choose(settings.lock_after_minutes)
            self._locks_also.setVisible(settings.lock_after_minutes != 0)
        self._protection.words.setText(self._what_protects(settings.second_copy_folder))

    def _what_protects(self, second_folder: str) -> str:
        safe = self.workspace.safekeeping
        where = _("Your plan stays on this computer.")
        if safe is not None and safe.is_protected:
            where = _("Your plan stays on this computer, in an encrypted file.")
        copies = _("Its copies also go to the folder you chose.") if second_folder else ""
        return " ".join(part for part in (where, who_can_open_it(safe), copies) if part)


class _Pair(QWidget):
    """A button and a switch side by side."""

    def __init__(self, words: str, switch: Switch) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.active().space(14))
        self.button, self.switch = Button(words), switch
        line.addWidget(self.button)
        line.addWidget(self.switch)
