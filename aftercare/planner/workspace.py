"""What every page is given: the plan, the moment, and a way to write with Undo."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, Unpack
from zoneinfo import ZoneInfo

from aftercare.domain.records.settings import SettingsChanges
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.planner.reminders.ringing import Ringing
from aftercare.planner.safekeeping import Safekeeping
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import CardChanges, OpenCard
from aftercare.storage.records.stores import Plan, Record


class Broadcast(Protocol):
    """A signal of the window."""

    def connect(self, receiver: Callable[..., object]) -> object:
        """Call this each time it is sent."""

    def emit(self, *what: object) -> None:
        """Send it."""


class Signals(Protocol):
    """`changed` carries the record types that were just committed, `due` says that a reminder may be due."""

    @property
    def changed(self) -> Broadcast: ...

    @property
    def due(self) -> Broadcast: ...


@dataclass(slots=True)
class Workspace:
    """The open plan and what is needed to work on it; `now` gives an aware UTC instant, `here` the computer's zone.

    `building` is on once the person was seen on an area's page while another had nothing in it: the way to the next
    area stays until the program ends.
    """

    plan: Plan
    now: Callable[[], datetime]
    here: Callable[[], ZoneInfo]
    card: OpenCard
    card_file: Path
    signals: Signals
    offer_undo: Callable[[str], None]
    announce: Callable[[str], None]
    report: Callable[[AftercareError, Callable[[], object]], None]
    ringing: Ringing = field(default_factory=Ringing)
    safekeeping: Safekeeping | None = None
    building: bool = False

    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone(self.here()).date()

    def write(
        self,
        label: str,
        put: Iterable[Record] = (),
        remove: Iterable[Record] = (),
        *,
        offer_undo: bool = True,
        says: str = "",
    ) -> bool:
        """Save a group of changes; says so with Undo, or says why it could not be saved and gives False.

        `says` is a sentence to read beside Undo.
        """
        put, remove = tuple(put), tuple(remove)
        try:
            self.plan.write(label, put, remove)
        except AftercareError as problem:
            self.report(problem, lambda: self.write(label, put, remove, offer_undo=offer_undo, says=says))
            return False
        if offer_undo:
            self.offer_undo(f"{label}. {says}" if says else label)
        return True

    @property
    def hides_private_notes(self) -> bool:
        """Whether private words are hidden just now, for what is painted, listed or looked through."""
        return self.plan.settings.hide_private_notes

    @property
    def reminders_are_paused(self) -> bool:
        """Whether a pause of all reminders goes on."""
        until = self.plan.settings.reminders_paused_until
        return until is not None and self.now() < until

    @property
    def medicines_are_paused(self) -> bool:
        """Whether it holds medicines back too."""
        until = self.plan.settings.medicines_paused_until
        return self.reminders_are_paused and until is not None and self.now() < until

    def pause_reminders(self, until: datetime | None, *, with_medicines: bool = False) -> bool:
        """Pause all reminders until a UTC instant, medicines only when asked for; None lets everything ring."""
        return self.save_settings(
            reminders_paused_until=until, medicines_paused_until=until if with_medicines else None
        )

    def undo(self) -> None:
        """Take back the last change and say what it was."""
        self._step_back(self.plan.undo, _("Taken back: {change}"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step_back(self.plan.redo, _("Done again: {change}"))

    def _step_back(self, step: Callable[[], str | None], sentence: str) -> None:
        try:
            change = step()
        except AftercareError as problem:
            self.report(problem, lambda: self._step_back(step, sentence))
            return
        if change is not None:
            self.announce(sentence.format(change=change))

    def save_settings(self, **changes: Unpack[SettingsChanges]) -> bool:
        """Change some settings."""
        try:
            self.plan.save_settings(replace(self.plan.settings, **changes))
        except AftercareError as problem:
            self.report(problem, lambda: self.save_settings(**changes))
            return False
        return True

    def save_card(self, **changes: Unpack[CardChanges]) -> bool:
        """Change what the first frame and Help now show."""
        card = replace(self.card, **changes)
        try:
            open_card.write(self.card_file, card)
        except AftercareError as problem:
            self.report(problem, lambda: self.save_card(**changes))
            return False
        self.card = card
        self.signals.changed.emit(frozenset({OpenCard}))
        return True
