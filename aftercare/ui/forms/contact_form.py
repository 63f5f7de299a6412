"""The form of a person, group, organization, place or situation."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.ladder import on_help_now, placed
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Link, PhoneNumber, Side
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId, new_id
from aftercare.i18n import _, clock_time
from aftercare.planner import words as area_words
from aftercare.planner.people import words as contact_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.forms.contact_rows import link_words, number_words
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.field_grid import FieldGrid, set_tab_order
from aftercare.ui.frames.form_card import FormCard
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented, Switch
from aftercare.ui.widgets.fields import Choice, Field, LineEdit
from aftercare.ui.widgets.focus_keeper import leave_field
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.pair_rows import PairRows
from aftercare.ui.widgets.pick_edit import PickEdit
from aftercare.ui.widgets.text import Label, Rule

_WITH_SIDE = (Area.SOBER_NETWORK, Area.LOVED_ONES)
_SOMEWHERE = (ContactKind.PLACE, ContactKind.SITUATION)


class ContactForm(FormCard):
    """A new contact is kept as a draft until Save; one that exists is saved as its fields are left, a draft till then.

    Without an area of its own the form asks for it.
    `saved` carries the contact's id; `closed` comes when the person is finished with the form.
    """

    saved = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace, area: Area | None = None) -> None:
        super().__init__()
        self._workspace, self._area = workspace, area
        self._contact = self._as_saved = self._blank()
        self._is_new = True
        self._build_fields()
        self._build_help_now()
        self.inside.addStretch(1)
        self._build_buttons()
        self._draft = DraftKeeper(self, workspace, Contact, self._unsaved)
        self._connect()

    def _build_fields(self) -> None:
        self._name, self._role, self._place, self._times = LineEdit(), PickEdit(), LineEdit(), LineEdit()
        self._kind, self._rhythm = Choice[ContactKind](), Choice[int | None]()
        self._numbers = PairRows(number_words(), at_least=1)
        self._links = PairRows(link_words())
        self._side = Segmented(_("How it is for your recovery"), contact_words.side_options(), clearable=False)
        self._distance, self._notes, self._yes, self._helps, self._helps_not = (
            PrivateNotes(self._workspace, what)
            for what in (
                _("My plan for keeping distance"), _("Notes"), _("Said yes to"), _("What helps me"),
                _("What doesn’t help"),
            )
        )  # fmt: skip
        self._area_choice = Choice(contact_words.area_options())
        self._name_field = Field(_("Name"), self._name)
        self._role_field = Field(_("Role"), self._role, optional=True)
        self._times_field = Field(_("Good times"), self._times, optional=True)
        self._place_field = Field(_("Place"), self._place, optional=True)
        self._rhythm_field = Field(_("Stay in touch"), self._rhythm)
        self._side_field = Field(_("How it is for your recovery"), self._side)
        self._distance_field = Field(_("My plan for keeping distance"), self._distance)
        self._notes_field = Field(_("Notes"), self._notes, optional=True)
        self._area_field = Field(_("Part of my plan"), self._area_choice)
        each_line = _("One on each line.")
        self._yes_field = Field(_("Said yes to"), self._yes, hint=each_line, optional=True)
        self._helps_field = Field(_("What helps me"), self._helps, hint=each_line, optional=True)
        self._helps_not_field = Field(_("What doesn’t help"), self._helps_not, hint=each_line, optional=True)
        self._fields = FieldGrid()
        for field in (self._name_field, Field(_("What it is"), self._kind)):
            self._fields.add(field, 3)
        self._fields.add(self._area_field)
        self._fields.add(self._side_field)
        self._fields.add(self._distance_field)
        for field in (self._role_field, self._times_field):
            self._fields.add(field, 3)
        self._fields.add(self._numbers)
        for field in (self._place_field, self._rhythm_field):
            self._fields.add(field, 3)
        self._fields.add(self._links)
        self._fields.add(self._yes_field)
        for field in (self._helps_field, self._helps_not_field):
            self._fields.add(field, 3)
        self._fields.add(self._notes_field)
        self._fields.arrange()
        self.inside.addWidget(self._fields)

    def _build_help_now(self) -> None:
        self._help_box = QWidget()
        column = QVBoxLayout(self._help_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(8))
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(10))
        row.addWidget(IconLabel("life-buoy", "helpText", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(_("Show on Help now"), "bodyStrong"))
        open_to_see = _("Their name, first number, and good times or role can be seen there without opening your plan.")
        words.addWidget(Label(open_to_see, "small", "quiet", wraps=True))
        row.addLayout(words, 1)
        self._on_help = Switch(_("Show on Help now"))
        row.addWidget(self._on_help)
        column.addLayout(row)
        self._rank = Choice[int]()
        self._rank_field = Field(_("Place in the list"), self._rank)
        column.addWidget(self._rank_field)
        self.inside.addWidget(self._help_box)

    def _build_buttons(self) -> None:
        self._remove = Button(_("Remove"), "dangerQuiet", "trash-2")
        self.left.addWidget(self._remove)
        self._cancel = Button(_("Cancel"))
        self._save = Button(_("Save"), "primary")
        self._close = Button(_("Close"))
        for button in (self._cancel, self._save, self._close):
            self.right.addWidget(button)

    def _connect(self) -> None:
        lines = (self._name, self._role, self._place, self._times)
        texts = (self._distance, self._yes, self._helps, self._helps_not, self._notes)
        for line in (*lines, *texts):
            line.edited.connect(self._on_edited)
        for several in (self._numbers, self._links):
            several.edited.connect(self._on_edited)
        for choice in (self._kind, self._rhythm, self._area_choice):
            choice.picked.connect(self._on_edited)
        self._side.chosen.connect(self._on_edited)
        self._on_help.toggled.connect(self._on_help_toggled)
        self._rank.picked.connect(self._on_edited)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._on_cancel)
        self._close.clicked.connect(self._on_close)
        self._remove.clicked.connect(self._on_remove)

    def start_new(self) -> None:
        """Show an empty form, or the one that was left without saving."""
        self._is_new = True
        self.heading.setText(_("Add person") if self._area is None else area_words.people_words(self._area).add)
        self.aside.setText(_("Only a name is needed"))
        self._show(self._blank())
        self._go_on("contact" if self._area is None else form_for_new("contact", self._area))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, contact_id: ContactId, field: str = "") -> None:
        """Show a contact of the plan, to begin with one of its fields, named as in the record."""
        contact = self._workspace.plan.contacts.get(contact_id)
        if contact is None:
            self.closed.emit()
            return
        self._is_new = False
        self.aside.setText(_("Saves as you type"))
        self._show(contact)
        self._go_on(f"contact:{contact.id}")
        first = {
            "name": self._name,
            "call_every_days": self._rhythm,
            "said_yes_to": self._yes,
            "distance_plan": self._distance,
        }
        if field:
            first[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, form: str) -> None:
        """Show what the form was left with, if it was not saved."""
        self._as_saved, saved = self._typed(), self._contact
        draft = self._draft.open(form)
        if draft is not None:
            self._show(replace(draft, id=saved.id, created_at=saved.created_at))
            self._contact = saved
            self.aside.setText(not_saved_yet())

    def _unsaved(self) -> Contact | None:
        typed = self._typed()
        return None if typed == self._as_saved else typed

    def leave_fields(self) -> None:
        """Save what is still being typed; to be called before something else is shown."""
        leave_field(self)

    def refresh(self) -> None:
        """Follow a change made elsewhere, such as Undo; what is typed and not saved yet stays."""
        if self._is_new:
            self._show_what_fits()
            return
        now = self._workspace.plan.contacts.get(self._contact.id)
        if now is None:
            self.closed.emit()
        elif now != self._contact:
            before = self._contact
            self._show(now, before)
            names = [each.name for each in fields(now) if getattr(now, each.name) != getattr(before, each.name)]
            self._as_saved = replace(self._as_saved, **{name: getattr(now, name) for name in names})
        else:
            self._show_what_fits()

    def _blank(self) -> Contact:
        helps = self._area is Area.SEEK_HELP
        area = self._area or Area.SOBER_NETWORK
        return Contact(
            id=ContactId(new_id()),
            area=area,
            kind=area_words.people_words(area).kinds[0],
            help_rank=self._places() + 1 if helps else None,
            created_at=self._workspace.now(),
        )

    def _show(self, contact: Contact, before: Contact | None = None) -> None:
        """Put a contact into the fields; those that are as they were `before` are left alone."""
        self._contact = contact

        def show(name: str, put: Callable[[Any], object]) -> None:
            value = getattr(contact, name)
            if before is None or getattr(before, name) != value:
                put(value)

        self._offer(contact)
        show("name", self._name.show_text)
        show("role", self._role.show_text)
        show("place", self._place.show_text)
        show("good_times", self._times.show_text)
        show("kind", self._kind.choose)
        show("side", self._side.choose)
        show("distance_plan", self._distance.show_text)
        show("numbers", lambda found: self._numbers.show_pairs((each.number, each.label) for each in found))
        show("links", lambda found: self._links.show_pairs((each.address, each.label) for each in found))
        show("call_every_days", self._rhythm.choose)
        for part, edit in self._several():
            show(part, _line_by_line(edit))
        show("notes", self._notes.show_text)
        show("area", self._area_choice.choose)
        self._on_help.blockSignals(True)  # shown, not chosen
        self._on_help.setChecked(contact.help_rank is not None)
        self._on_help.blockSignals(False)
        self._rank.choose(self._rank_of(contact))
        self._say_problems(shown=False)
        self._show_what_fits()
        set_tab_order(self._fields)

    def _several(self) -> tuple[tuple[str, PrivateNotes], ...]:
        """The fields of the record that are lines, with where they are typed."""
        return (
            ("said_yes_to", self._yes),
            ("what_helps", self._helps),
            ("what_does_not_help", self._helps_not),
        )

    def _offer(self, contact: Contact) -> None:
        kinds = tuple(ContactKind) if self._area is None else area_words.people_words(self._area).kinds
        names = contact_words.kind_names()
        self._kind.offer([(kind, names[kind]) for kind in dict.fromkeys((*kinds, contact.kind))])
        rhythms = sorted({*contact_words.RHYTHMS, *([contact.call_every_days] if contact.call_every_days else [])})
        self._rhythm.offer([(None, _("No set rhythm")), *((days, contact_words.every(days)) for days in rhythms)])
        count = self._places() + (contact.help_rank is None or self._is_new)
        self._rank.offer([(place, str(place)) for place in range(1, count + 1)])

    def _places(self) -> int:
        return len(on_help_now(self._workspace.plan.contacts.all()))

    def _rank_of(self, contact: Contact) -> int:
        order = [other.id for other in on_help_now(self._workspace.plan.contacts.all())]
        return order.index(contact.id) + 1 if contact.id in order else len(order) + 1

    def _show_what_fits(self) -> None:
        """Only the fields that make sense for this kind, side and area."""
        contact = self._typed()
        is_new = self._is_new
        someone = contact.kind not in _SOMEWHERE
        risk = contact.side is Side.RISK
        reachable = contact.kind is not ContactKind.SITUATION
        calls = someone and not risk and contact.area in contact_words.WITH_RHYTHM
        self._fields.show_only(
            {
                self._area_field: self._area is None,
                self._side_field: contact.area in _WITH_SIDE or risk,
                self._distance_field: risk,
                self._times_field: someone,
                self._numbers: reachable,
                self._links: reachable,
                self._place_field: reachable,
                self._rhythm_field: calls,
                self._yes_field: someone and not risk,
                self._helps_field: someone and not risk,
                self._helps_not_field: someone and not risk,
            }
        )
        self._role.offer(contact_words.roles(contact.area))
        self._help_box.setVisible(not risk and (someone or contact.help_rank is not None))
        self._rank_field.setVisible(self._on_help.isChecked())
        self._remove.setVisible(not is_new)
        self._close.setVisible(not is_new)
        self._cancel.setVisible(is_new)
        self._save.setVisible(is_new)
        if not is_new:
            self.heading.setText(self._contact.name)

    def _typed(self) -> Contact:
        """The contact as the fields have it."""
        rank = self._rank.value
        shown = self._on_help.isChecked() and self._side.value is not Side.RISK
        return replace(
            self._contact,
            area=self._area_choice.value if self._area is None else self._contact.area,  # type: ignore[arg-type]  # areas
            name=self._name.text().strip(),
            kind=self._kind.value,  # type: ignore[arg-type]  # the kinds offered
            role=self._role.text().strip(),
            numbers=tuple(PhoneNumber(number=number, label=label) for number, label in self._numbers.pairs),
            links=tuple(Link(address=address, label=label) for address, label in self._links.pairs),
            place=self._place.text().strip(),
            good_times=self._times.text().strip(),
            side=self._side.value or Side.SUPPORTS,
            distance_plan=self._distance.toPlainText(),
            call_every_days=self._rhythm.value,
            help_rank=(rank or 1) if shown else None,
            notes=self._notes.toPlainText(),
            **{name: _lines(edit.toPlainText()) for name, edit in self._several()},  # type: ignore[arg-type]  # lines
        )

    def _say_problems(self, *, shown: bool = True) -> list[tuple[str, QWidget]]:
        """Say under each field what keeps it from being saved; gives those fields of the record, first one first."""
        name_missing = shown and not self._name.text().strip()
        person = self._kind.value is ContactKind.PERSON
        sentence = (
            _("Add a first name. Anything you’ll recognize is fine.")
            if person
            else _("Add a name. Anything you’ll recognize is fine.")
        )
        self._name_field.show_error(sentence if name_missing else "")
        problems: list[tuple[str, QWidget]] = [("name", self._name)] if name_missing else []
        for part, several in (("numbers", self._numbers), ("links", self._links)):
            bad = several.first_problem() if shown else None
            if bad is not None:
                problems.append((part, bad))
        return problems

    def _on_edited(self) -> None:
        self._show_what_fits()
        if not self._is_new:
            problems = self._say_problems()
            as_saved = {part: getattr(self._contact, part) for part, _widget in problems}
            wanted = replace(self._typed(), **as_saved)
            if self._write(wanted, _("{name} changed"), offer_undo=False):
                self._as_saved = wanted
        self._draft.keep()

    def _on_help_toggled(self) -> None:
        self._rank_field.setVisible(self._on_help.isChecked())
        self._on_edited()

    def _write(self, contact: Contact, label: str, *, offer_undo: bool) -> bool:
        before = self._contact
        if contact == before and not self._is_new:
            return True
        changed = [contact]
        if contact.help_rank != (None if self._is_new else before.help_rank):
            others = self._workspace.plan.contacts.all()
            changed = placed(others, contact, contact.help_rank)
        self._contact = changed[0]  # before the page reads again, so that it finds nothing new to show
        if not self._workspace.write(label.format(name=contact.name), put=changed, offer_undo=offer_undo):
            self._contact = before
            return False
        self.heading.setText(contact.name)
        moment = self._workspace.now().astimezone(self._workspace.here()).time()
        self.aside.setText(_("Saved at {time}").format(time=clock_time(moment)))
        self.saved.emit(contact.id)
        return True

    def _on_save(self) -> None:
        if self._goes_to_problem():
            return
        if self._write(self._typed(), _("“{name}” added"), offer_undo=True):
            self._is_new = False
            self._draft.drop()
            self.closed.emit()

    def _on_cancel(self) -> None:
        self._draft.drop()
        self.closed.emit()

    def _on_close(self) -> None:
        if not self._goes_to_problem():
            self._on_edited()
            self.closed.emit()

    def _goes_to_problem(self) -> bool:
        problems = self._say_problems()
        if problems:
            field = problems[0][1]
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_area.ensureWidgetVisible(field)
        return bool(problems)

    def _on_remove(self) -> None:
        contact = self._contact
        if self._workspace.write(_("“{name}” removed").format(name=contact.name), remove=[contact]):
            self._draft.drop()
            self.closed.emit()


def _line_by_line(edit: PrivateNotes) -> Callable[[tuple[str, ...]], None]:
    return lambda lines: edit.show_text("\n".join(lines))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
