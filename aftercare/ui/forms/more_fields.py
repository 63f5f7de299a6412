"""What few people need of a commitment: more people, its time zone, how much, and notes."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.domain.calendar.recurrence import wall_zone
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.commitments.kinds import ASKS, usual_zone
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.forms.repeat_details import Check, whole_number
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.fields import Choice, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label

_MOST = 9999


def has_more(commitment: Commitment, home_zone: str | None) -> bool:
    """Whether a commitment holds anything unusual that only these fields show."""
    usual = usual_zone(commitment.kind, home_zone, all_day=commitment.all_day)
    return bool(commitment.contact_ids[1:] or commitment.notes or commitment.amount or (wall_zone(commitment) != usual))


class MoreFields(FieldGrid):
    """`edited` comes when the person changes an answer."""

    edited = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._people = QWidget()
        self._flow = FlowLayout(self._people, theme.active().space(6))
        self._chips: dict[ContactId, Chip] = {}
        self._also: tuple[ContactId, ...] = ()
        self._people_field = Field(_("Also with"), self._people)
        self._zone = Choice[str | None]()
        self._zone_field = Field(_("Time zone"), self._zone)
        self._amount, self._unit = LineEdit(most=4), LineEdit(most=40, placeholder=_("minutes"))
        self._amount_field = Field(_("How much"), self._amount, optional=True)
        self._unit_field = Field(_("Counted in"), self._unit, optional=True)
        self._notes = PrivateNotes(workspace, _("Notes"))
        self._notes_field = Field(_("Notes"), self._notes, optional=True)
        for field, span in (
            (self._people_field, 6),
            (self._amount_field, 3),
            (self._unit_field, 3),
            (self._zone_field, 6),
            (self._notes_field, 6),
        ):
            self.add(field, span)
        self.checks: list[Check] = [(self._amount_field, self._amount_problem)]
        self._amount.edited.connect(lambda _text: self._amount_field.show_error(self._amount_problem()))
        self._zone.picked.connect(self.edited)
        for line in (self._amount, self._unit, self._notes):
            line.edited.connect(self.edited)

    def show_record(self, commitment: Commitment, home_zone: str | None) -> None:
        """Put a commitment into the fields."""
        self.show_zone(commitment.zone, home_zone)
        self._also = commitment.contact_ids[1:]
        for contact_id, chip in self._chips.items():
            chip.setChecked(contact_id in self._also)
        self._amount.show_text("" if commitment.amount is None else str(commitment.amount))
        self._unit.show_text(commitment.amount_unit)
        self._notes.show_text(commitment.notes)
        self._amount_field.show_error("")

    def show_zone(self, zone: str | None, home_zone: str | None) -> None:
        """Offer the zone of a commitment, the one here, and wherever one is."""
        zones = dict.fromkeys(name for name in (zone, home_zone) if name)
        places = [(name, _("This place’s time: {place}").format(place=_city(name))) for name in zones]
        self._zone.offer([*places, (None, _("Wherever I am"))])
        self._zone.choose(zone)

    def fit(self, commitment: Commitment, others: list[Contact]) -> None:
        """Show the fields this commitment needs; `others` are the people who can come along."""
        self._offer_people(others)
        counts = ASKS[commitment.kind].counts or commitment.amount is not None
        self.show_only(
            {
                self._people_field: bool(others),
                self._amount_field: counts,
                self._unit_field: counts,
                self._zone_field: not commitment.all_day,
            }
        )

    @property
    def people(self) -> tuple[ContactId, ...]:
        """Who else is chosen."""
        return self._also

    @property
    def zone(self) -> str | None:
        """The zone chosen, None for wherever one is."""
        return self._zone.value

    def apply_to(self, commitment: Commitment) -> Commitment:
        """The commitment with how much and the notes as typed."""
        return replace(
            commitment,
            amount=whole_number(self._amount.text(), _MOST),
            amount_unit=self._unit.text().strip(),
            notes=self._notes.toPlainText(),
        )

    def _offer_people(self, others: list[Contact]) -> None:
        """A chip for each of the others."""
        if [contact.id for contact in others] == list(self._chips):
            return
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {contact.id: Chip(contact.name, on=contact.id in self._also) for contact in others}
        for chip in self._chips.values():
            chip.clicked.connect(self._on_people)
            self._flow.addWidget(chip)

    def _on_people(self) -> None:
        self._also = tuple(contact_id for contact_id, chip in self._chips.items() if chip.isChecked())
        self.edited.emit()

    def _amount_problem(self) -> str:
        if not self._amount.text().strip() or whole_number(self._amount.text(), _MOST) is not None:
            return ""
        return _("Enter a number from 1 to {most}.").format(most=_MOST)


class IconLine(QWidget):
    """A quiet sentence with an icon before it; `row` takes a link after it."""

    def __init__(self, icon_name: str, sentence: str = "") -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.active().space(8))
        self.row.addWidget(IconLabel(icon_name, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(sentence, "small", "quiet", wraps=True)
        self.row.addWidget(self.words, 1)


def _city(zone: str) -> str:
    """The place a time zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")
