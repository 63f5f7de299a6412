"""The form of a support group: its name, what kind it is, how and when it meets."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.support_groups import AboutGroup
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Link, is_link
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId, new_id
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _, weekday_name
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.support_groups import words as group_words
from aftercare.planner.support_groups.reads import about_sheet, read_group
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui import theme
from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.field_grid import FieldGrid, set_tab_order
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import Choice, Field, LineEdit, LinkEdit, MeetingTimeEdit

_OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A group as its form has it."""

    contact: Contact
    about: AboutGroup


class GroupForm(CardPanel):
    """A new group is kept as a draft until Save; one that exists is saved as its fields are left."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_new = True
        self._known = Described(contact=self._blank(), about=AboutGroup())
        self._build_fields()
        self._build_footer()
        self._draft = DraftKeeper(self, workspace, Described, self._unsaved)
        self._connect()

    def _build_fields(self) -> None:
        kinds = content.kinds_of_groups()
        self._paths = {kind.name: kind.name for kind in kinds}
        self._name, self._own, self._place, self._link = LineEdit(), LineEdit(), LineEdit(), LinkEdit()
        self._path = Choice([("", _("Not sure yet")), *self._paths.items(), (_OWN, _("Another kind"))])
        self._how = Segmented(_("How it meets"), list(group_words.hows().items()))
        self._day = Choice([(None, _("No set day")), *((day, weekday_name(day)) for day in range(7))])
        self._time = MeetingTimeEdit()
        self._name_field = Field(_("Name"), self._name)
        self._own_field = Field(_("What kind"), self._own)
        self._time_field = Field(_("Usual time"), self._time, optional=True)
        self._link_field = Field(_("Link"), self._link, optional=True)
        self._fields = FieldGrid()
        self._fields.add(self._name_field, 3)
        self._fields.add(Field(_("Kind of group"), self._path), 3)
        self._fields.add(self._own_field)
        self._fields.add(Field(_("How it meets"), self._how))
        self._fields.add(Field(_("Usual day"), self._day), 3)
        self._fields.add(self._time_field, 3)
        self._fields.add(Field(_("Place"), self._place, optional=True), 3)
        self._fields.add(self._link_field, 3)
        self._fields.arrange()
        self.body.addWidget(self._fields)

    def _build_footer(self) -> None:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(0, theme.active().space(8), 0, 0)
        row.setSpacing(theme.active().space(10))
        self._remove = Button(_("Remove"), "dangerQuiet", "trash-2")
        self._more = Button(_("Phone, notes and more"), "quiet")
        self._cancel, self._save, self._done = Button(_("Cancel")), Button(_("Save"), "primary"), Button(_("Close"))
        for part in (self._remove, self._more):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._cancel, self._save, self._done):
            row.addWidget(part)
        self.body.addWidget(footer)

    def _connect(self) -> None:
        for line in (self._name, self._own, self._place, self._link, self._time):
            line.edited.connect(lambda _text: self._on_edited())
        for choice in (self._path, self._day):
            choice.picked.connect(lambda _value: self._on_edited())
        self._how.chosen.connect(lambda _value: self._on_edited())
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._on_cancel)
        self._done.clicked.connect(self._on_close)
        self._more.clicked.connect(lambda: self.item_wanted.emit(Known(ItemKind.CONTACT, self._known.contact.id)))
        self._remove.clicked.connect(self._on_remove)

    def start_new(self) -> None:
        """Show an empty form, or the one that was left without saving."""
        self._is_new = True
        self._show(Described(contact=self._blank(), about=AboutGroup()))
        draft = self._draft.open(form_for_new("group", Area.SUPPORT_GROUPS))
        if draft is not None:
            self._show(draft)
        self.say(_("Add group"), _("Only a name is needed.") if draft is None else not_saved_yet())
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, contact_id: str) -> None:
        """Show a group of the plan."""
        group = read_group(self._workspace, contact_id)
        if group is None:
            self.closed.emit()
            return
        self._is_new = False
        self._show(Described(contact=group.contact, about=group.about))
        self.say(group.contact.name, _("Saves as you type"))
        draft = self._draft.open(f"group:{contact_id}")
        if draft is not None:
            self._fill(draft)
            self.say(group.contact.name, not_saved_yet())

    def refresh(self) -> None:
        """Follow a change made elsewhere; what is typed and not saved yet stays."""
        if self._is_new:
            return
        group = read_group(self._workspace, self._known.contact.id)
        if group is None:
            self.closed.emit()
            return
        now = Described(contact=group.contact, about=group.about)
        if now != self._known:
            self._show(now)

    def _blank(self) -> Contact:
        return Contact(
            id=ContactId(new_id()),
            area=Area.SUPPORT_GROUPS,
            kind=ContactKind.GROUP,
            created_at=self._workspace.now(),
        )

    def _show(self, known: Described) -> None:
        self._known = known
        self._fill(known)
        for part in (self._remove, self._more, self._done):
            part.setVisible(not self._is_new)
        for part in (self._cancel, self._save):
            part.setVisible(self._is_new)

    def _fill(self, known: Described) -> None:
        contact, about = known.contact, known.about
        own = bool(contact.role) and contact.role not in self._paths
        self._name.show_text(contact.name)
        self._path.choose(_OWN if own else contact.role)
        self._own.show_text(contact.role if own else "")
        self._how.choose(about.how)
        self._day.choose(about.weekday)
        self._time.show_time(about.at)
        self._place.show_text(contact.place)
        self._link.show_text(contact.links[0].address if contact.links else "")
        self._say_problems(shown=False)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self._fields.show_only({self._own_field: self._path.value == _OWN})
        set_tab_order(self._fields)

    def _typed(self) -> Described:
        known, link = self._known, self._link.text().strip()
        label = known.contact.links[0].label if known.contact.links else ""
        own = self._path.value == _OWN
        contact = replace(
            known.contact,
            name=self._name.text().strip(),
            role=self._own.text().strip() if own else str(self._path.value or ""),
            place=self._place.text().strip(),
            links=((Link(link, label),) if link else ()) + known.contact.links[1:],
        )
        how: Any = self._how.value
        day: Any = self._day.value
        return Described(contact=contact, about=replace(known.about, how=how, weekday=day, at=self._time.moment))

    def _unsaved(self) -> Described | None:
        typed = self._typed()
        return None if typed == self._known else typed

    def _say_problems(self, *, shown: bool = True) -> dict[str, QWidget]:
        """Say under each field what keeps it from being saved; gives those fields of the contact, first one first."""
        bad: dict[str, QWidget] = {}
        link = self._link.text().strip()
        sentences: tuple[tuple[str, LineEdit, Field, bool, str], ...] = (
            ("name", self._name, self._name_field, not self._name.text().strip(),
             _("Add a name. Anything you’ll recognize is fine.")),
            ("at", self._time, self._time_field, self._time.unreadable, _("Enter a time, like 6:30 PM.")),
            ("links", self._link, self._link_field, bool(link) and not is_link(link),
             _("Start it with https://, http://, tel: or mailto:.")),
        )  # fmt: skip
        for name, edit, field, is_bad, sentence in sentences:
            field.show_error(sentence if shown and is_bad else "")
            if shown and is_bad:
                bad[name] = edit
        return bad

    def _on_edited(self) -> None:
        self._show_what_fits()
        if self._is_new:
            self._draft.keep()
            return
        bad, typed, known = self._say_problems(), self._typed(), self._known
        as_saved = {name: getattr(known.contact, name) for name in bad if name != "at"}
        about = replace(typed.about, at=known.about.at) if "at" in bad else typed.about
        wanted = Described(contact=replace(typed.contact, **as_saved), about=about)
        if wanted != known and self._write(wanted, _("{name} changed"), offer_undo=False):
            self.say(wanted.contact.name, _("Saves as you type"))
        self._draft.keep()

    def _write(self, wanted: Described, label: str, *, offer_undo: bool) -> bool:
        before, self._known = self._known, wanted  # so that the page, reading again, finds nothing new to show
        put: list[Record] = [wanted.contact]
        if wanted.about != before.about:
            put.append(self._about(wanted))
        words = label.format(name=wanted.contact.name)
        if not self._workspace.write(words, put=put, offer_undo=offer_undo):
            self._known = before
            return False
        self.saved.emit(wanted.contact.id)
        return True

    def _about(self, wanted: Described) -> Sheet:
        group = None if self._is_new else read_group(self._workspace, wanted.contact.id)
        existing = None if group is None else group.about_sheet
        return about_sheet(self._workspace, wanted.contact.id, existing, wanted.about)

    def _on_save(self) -> None:
        if self._goes_to_problem():
            return
        wanted = self._typed()
        if self._write(wanted, _("“{name}” added"), offer_undo=True):
            self._draft.drop()
            self._is_new = False
            self.item_wanted.emit(Known(ItemKind.TRY_OUT, wanted.contact.id))

    def _on_cancel(self) -> None:
        self._draft.drop()
        self.closed.emit()

    def _on_close(self) -> None:
        if not self._goes_to_problem():
            self.closed.emit()

    def _goes_to_problem(self) -> bool:
        bad = next(iter(self._say_problems().values()), None)
        if bad is not None:
            bad.setFocus(Qt.FocusReason.OtherFocusReason)
        return bad is not None

    def _on_remove(self) -> None:
        contact = self._known.contact
        if self._workspace.write(_("“{name}” removed").format(name=contact.name), remove=[contact]):
            self._draft.drop()
            self.closed.emit()
