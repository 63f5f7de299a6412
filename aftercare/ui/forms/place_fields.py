"""How one meets, where, and how one gets there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare.domain.records.commitments import Commitment, HowToMeet
from aftercare.domain.records.contacts import is_link
from aftercare.i18n import AFTERNOON_ENDS, _, clock_time
from aftercare.ui.forms.repeat_details import Check
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import Field, LineEdit, LinkEdit, TimeEdit

_SOMEWHERE = (HowToMeet.IN_PERSON, None)


class PlaceFields(QObject):
    """`fields` with the columns each takes; `edited` comes after an answer was changed."""

    edited = Signal()

    def __init__(self, starts: Callable[[], time | None]) -> None:
        """`starts` gives the time one has to be there by, as far as it is known."""
        super().__init__()
        self._starts = starts
        ways = ((HowToMeet.IN_PERSON, _("In person")), (HowToMeet.VIDEO, _("Video")), (HowToMeet.PHONE, _("Phone")))
        self._how = Segmented(_("How you’ll meet"), ways)
        self._how_field = Field(_("How you’ll meet"), self._how)
        self._place, self._link, self._getting_there = LineEdit(), LinkEdit(), LineEdit()
        self._place_field = Field(_("Place"), self._place)
        self._link_field = Field(_("Link"), self._link)
        self._getting_there_field = Field(_("Getting there"), self._getting_there)
        self._leave_by = TimeEdit(afternoon_before=lambda: self._starts() or AFTERNOON_ENDS)
        self._leave_by_field = Field(_("Leave by"), self._leave_by)
        self.fields: dict[QWidget, int] = {
            self._how_field: 3,
            self._place_field: 3,
            self._link_field: 3,
            self._getting_there_field: 4,
            self._leave_by_field: 2,
        }
        self.checks: list[Check] = [
            (self._link_field, self._link_problem),
            (self._leave_by_field, self._leave_by_problem),
        ]
        for line, (field, problem) in zip((self._link, self._leave_by), self.checks, strict=True):
            line.edited.connect(lambda _text, field=field, problem=problem: field.show_error(problem()))
        for line in (self._place, self._link, self._getting_there, self._leave_by):
            line.edited.connect(self.edited)
        self._how.chosen.connect(self.edited)

    def show_record(self, commitment: Commitment) -> None:
        """Put a commitment into the fields."""
        self._how_before = commitment.how
        self._how.choose(commitment.how)
        self._place.show_text(commitment.place)
        self._link.show_text(commitment.link)
        self._getting_there.show_text(commitment.getting_there)
        self._leave_by.show_time(commitment.leave_by)

    def shown(self, *, meets: bool, all_day: bool) -> dict[QWidget, bool]:
        """Which of the fields make sense now."""
        somewhere = meets and self._how.value in _SOMEWHERE
        return {
            self._how_field: meets,
            self._place_field: somewhere,
            self._link_field: meets and self._how.value is HowToMeet.VIDEO,
            self._getting_there_field: somewhere,
            self._leave_by_field: somewhere and not all_day,
        }

    def apply_to(self, commitment: Commitment) -> Commitment:
        """The commitment with these answers; what does not go with another way to meet is left out."""
        how: Any = self._how.value
        kept = how == self._how_before
        somewhere = how in _SOMEWHERE or kept
        return replace(
            commitment,
            how=how,
            place=self._place.text().strip() if somewhere else "",
            link=self._link.text().strip() if how is HowToMeet.VIDEO or kept else "",
            getting_there=self._getting_there.text().strip() if somewhere else "",
            leave_by=self._leave_by.moment if somewhere and not commitment.all_day else None,
        )

    def _link_problem(self) -> str:
        link = self._link.text().strip()
        return "" if not link or is_link(link) else _("Start the link with https://, tel: or mailto:.")

    def _leave_by_problem(self) -> str:
        if self._leave_by.unreadable:
            return _("Enter a time, like 1:25 PM. Your other answers are still here.")
        leave_by, start = self._leave_by.moment, self._starts()
        if leave_by is not None and start is not None and leave_by >= start:
            return _("Enter a time before {time}.").format(time=clock_time(start))
        return ""
