"""The page of one area: its people, what comes up, and at its right side the area's tool and first steps, or a form."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare import content
from aftercare.content import AreaContent
from aftercare.domain.areas.seek_help.ladder import on_help_now, placed
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact, Side
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Progress, Step
from aftercare.i18n import _, clock_time
from aftercare.planner import words as area_words
from aftercare.planner.areas.overview import read_areas
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New, Panel, Place
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.area.lists import ComingUpCard, PeopleCard
from aftercare.ui.area.step_list import StepList
from aftercare.ui.frames.area_tool import AreaPanel, AreaTool
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import Note, Scroll
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:  # made when first needed
    from aftercare.ui.forms.commitment_form import CommitmentForm
    from aftercare.ui.forms.contact_form import ContactForm

P = TypeVar("P", bound=AreaPanel)
_TWO_COLUMNS = 820  # pixels of page width at 100 % text


class AreaPage(Page):
    """People and plans at the left; the tool and the first steps, or one form or panel, at the right.

    An area's own page fills in `_make_tools`, `_make_side_tools` and `_open_other`, and adds to `shows`.
    """

    shows: ClassVar[frozenset[type]] = frozenset(
        {Contact, Commitment, Override, Outcome, Pause, Step, Event, Sheet, Settings, OpenCard}
    )

    left_width: ClassVar[int] = 310  # pixels at 100 % text

    def __init__(self, workspace: Workspace, area: Area) -> None:
        super().__init__(workspace)
        self._area = area
        self._all_say = content.areas()
        self._says = self._all_say[list(Area).index(area)]
        self._form: QWidget | None = None
        self._opener: QWidget | None = None  # had the focus when a form was opened
        self._opened = ""
        self._made: dict[Callable[[Workspace], AreaPanel], Any] = {}
        self._panels: list[AreaPanel] = []
        self._contact_form: ContactForm | None = None
        self._commitment_form: CommitmentForm | None = None
        self._build_header()
        self._build_body()
        self._build_footer()
        self._connect()

    def _build_header(self) -> None:
        self.header.title.setText(self._says.name)
        self.header.lead.setText(self._says.lead)
        self._back_link = Button(_("My plan"), "link")
        self.header.above.addWidget(self._back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_contact = Button(area_words.people_words(self._area).add, icon_name="user-plus")
        kind = CommitmentKind(self._says.offers[0].kind)
        self._add_commitment = Button(area_words.add_planned(kind), "primary", "calendar-plus")
        self.header.buttons.addWidget(self._add_contact)
        self.header.buttons.addWidget(self._add_commitment)

    def _build_body(self) -> None:
        look = theme.active()
        scroll = self._scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        self._left = QWidget()
        self._columns = TwoColumns(self._left, width=self.left_width)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(14))
        self._people = PeopleCard(self._area)
        self._coming_up = ComingUpCard(_("Nothing planned yet. Add one thing when you’re ready."))
        self._side_tools = self._make_side_tools()
        for part in self._left_parts():
            column.addWidget(part)
        column.addStretch(1)
        self._columns.addWidget(self._left)
        self._columns.addLayout(self._build_right(), 1)
        scroll.body.addLayout(self._columns, 1)
        self.column.addWidget(scroll, 1)

    def _build_right(self) -> QVBoxLayout:
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.active().space(14))
        self._first = QWidget()
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(14))
        self._skipped = Note(_("Skipped for now. It stays on your plan, and no one will remind you."))
        self._unskip = Button(_("Use it again"), size="small")
        self._skipped.row.addWidget(self._unskip)
        column.addWidget(self._skipped)
        self._tools = self._make_tools()
        for tool in self._tools:
            column.addWidget(tool)
        about = {step.key: step.about for step in self._says.steps if step.about is not None}
        self._steps = StepList(self.workspace, self._area, " ".join(self._says.why), about)
        column.addWidget(self._steps)
        column.addStretch(1)
        self._right.addWidget(self._first)
        return self._right

    def _build_footer(self) -> None:
        look = theme.active()
        self._footer = QFrame()
        self._footer.setObjectName("footer")
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(look.space(32), look.space(14), look.space(32), look.space(14))
        row.setSpacing(look.space(12))
        self._back = Button(_("Back"), icon_name="arrow-left")
        self._skip = Button(_("Skip for now"), "quiet")
        row.addWidget(self._back)
        row.addWidget(self._skip)
        row.addStretch(1)
        self._saved_mark = IconLabel("check", "ok", 16)
        self._saved_at = Label("", "small", "quiet")
        self._saved_mark.hide()
        row.addWidget(self._saved_mark)
        row.addWidget(self._saved_at)
        following = self._neighbor(1)
        name = _("Next: {area}").format(area=following.name) if following else _("Back to my plan")
        self._next = Button(name, "primary", "arrow-right")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        row.addWidget(self._next)
        self.column.addWidget(self._footer)

    def _connect(self) -> None:
        self._back_link.clicked.connect(lambda: self.open_requested.emit(Destination(Place.PLAN)))
        self._back.clicked.connect(lambda: self._go(self._neighbor(-1)))
        self._next.clicked.connect(lambda: self._go(self._neighbor(1)))
        self._skip.clicked.connect(lambda: self._set_skipped(skipped=True))
        self._unskip.clicked.connect(lambda: self._set_skipped(skipped=False))
        self._add_contact.clicked.connect(lambda: self.open_item(New(ItemKind.CONTACT)))
        self._add_commitment.clicked.connect(lambda: self.open_item(New(ItemKind.COMMITMENT)))
        self._people.chosen.connect(self._open_contact)
        self._people.taken.connect(self._on_taken)
        self._coming_up.chosen.connect(self._open_commitment)
        self._steps.saved.connect(self._on_saved)
        for tool in (*self._side_tools, *self._tools):
            tool.saved.connect(self._on_saved)
            tool.item_wanted.connect(self.open_item)
            tool.open_requested.connect(self.open_requested)

    def _make_tools(self) -> Sequence[AreaTool]:
        """The area's own cards, above the first steps."""
        return ()

    def _make_side_tools(self) -> Sequence[AreaTool]:
        """The area's own cards at the left, under what comes up."""
        return ()

    def _coming(self, planned: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
        """What of the area's plan is listed as coming up."""
        return planned

    def _left_parts(self) -> Sequence[QWidget]:
        """What stands at the left, from above."""
        return (self._people, self._coming_up, *self._side_tools, Note(self._says.hint))

    def _listed(self, contacts: Sequence[Contact]) -> Sequence[Contact]:
        """Those of the area's contacts that the list of people shows."""
        return contacts

    def _focus_on_tool(self, _opened: str) -> bool:
        """Give the focus to a row of the area's own cards, when it is there."""
        return False

    def _open_other(self, _item: Item) -> None:
        """Open something of the area's tool; what is not of this page shows the first steps."""
        self._show_form(None, "")

    def refresh(self) -> None:
        """Read the area again; what is being typed and the focus stay."""
        areas = read_areas(self.workspace)
        state = areas[list(Area).index(self._area)]
        everyone = self.workspace.plan.contacts.all()
        names = {contact.id: contact.name for contact in everyone}
        self._people.show_people(self._listed(state.contacts), self._opened)
        if self._area is Area.SEEK_HELP:
            self._people.offer([each for each in everyone if each not in state.contacts and each.side is not Side.RISK])
        self._coming_up.show_items(self._coming(state.planned), names, self.workspace.today(), self._opened)
        self._steps.show_steps(state.steps, self.workspace.plan.left_treatment_on())
        if self._form is None:
            for tool in self._tools:
                tool.refresh()
        for tool in self._side_tools:
            tool.refresh()
        if isinstance(self._form, AreaPanel):
            self._form.refresh()
        elif self._contact_form is not None and self._form is self._contact_form:
            self._contact_form.refresh()
        is_skipped = state.progress is Progress.SKIPPED
        self._skipped.setVisible(is_skipped)
        self._skip.setVisible(not is_skipped)
        if any(other.progress is Progress.NOT_STARTED for other in areas):
            self.workspace.building = True
        self._footer.setVisible(self.workspace.building and self._form is None)

    def open_item(self, item: Item) -> None:
        """Show the first steps, or the form of a contact or a commitment, known or new; a new visit is one too."""
        match item:
            case Known(ItemKind.CONTACT, contact_id):
                self._open_contact(contact_id)
            case Known(ItemKind.COMMITMENT, commitment_id, original_start):
                self._open_commitment(commitment_id, original_start)
            case New(ItemKind.CONTACT):
                person = self._person_form()
                self._show_form(person, "")
                person.start_new()
            case New(ItemKind.COMMITMENT, day):
                self._plan_new(CommitmentKind(self._says.offers[0].kind), day)
            case New(ItemKind.VISIT, day):
                self._plan_new(CommitmentKind.VISIT, day)
            case _:
                self._open_other(item)

    def _panel(self, make: Callable[[Workspace], P]) -> P:
        """The panel of a kind, made when first needed."""
        panel: P | None = self._made.get(make)
        if panel is None:
            panel = self._made[make] = make(self.workspace)
        return panel

    def _show_panel(self, make: Callable[[Workspace], P], opened: str = "") -> P:
        """Show a panel in place of the first steps; `opened` is the id of the row it belongs to, "" for none."""
        panel = self._panel(make)
        if panel not in self._panels:
            self._panels.append(panel)
            self._right.addWidget(panel, 1)
            panel.saved.connect(self._on_form_saved)
            panel.closed.connect(self._on_form_closed)
            panel.item_wanted.connect(self.open_item)
            panel.open_requested.connect(self.open_requested)
        self._show_form(panel, opened)
        return panel

    def _open_contact(self, contact_id: str) -> None:
        form = self._person_form()
        self._show_form(form, contact_id)
        form.edit(ContactId(contact_id))

    def _open_commitment(self, commitment_id: str, original_start: datetime | None) -> None:
        form = self._planner()
        self._show_form(form, commitment_id)
        form.edit(commitment_id, original_start)

    def _plan_new(self, kind: CommitmentKind, day: date | None) -> None:
        form = self._planner()
        self._show_form(form, "")
        form.start_new(kind, day)

    def _on_taken(self, contact_id: str) -> None:
        """Show someone of another area on Help now too, last."""
        everyone = self.workspace.plan.contacts.all()
        contact = next(each for each in everyone if each.id == contact_id)
        changed = placed(everyone, contact, len(on_help_now(everyone)) + 1)
        if self.workspace.write(_("“{name}” shows on Help now").format(name=contact.name), put=changed):
            self._on_saved()
            self._people.focus_on(contact_id)

    def _person_form(self) -> "ContactForm":
        if self._contact_form is None:
            from aftercare.ui.forms.contact_form import ContactForm

            form = ContactForm(self.workspace, self._area)
            form.saved.connect(self._on_form_saved)
            form.closed.connect(self._on_form_closed)
            self._right.addWidget(form, 1)
            self._contact_form = form
        return self._contact_form

    def _planner(self) -> "CommitmentForm":
        if self._commitment_form is None:
            from aftercare.ui.forms.commitment_form import CommitmentForm

            form = CommitmentForm(self.workspace, self._area)
            form.saved.connect(self._on_form_saved)
            form.closed.connect(self._on_form_closed)
            form.open_requested.connect(self.open_requested)
            self._right.addWidget(form, 1)
            self._commitment_form = form
        return self._commitment_form

    def _show_form(self, form: QWidget | None, opened: str) -> None:
        """Show one form, or without one the first steps."""
        if self._contact_form is not None:
            self._contact_form.leave_fields()
        for panel in self._panels:
            if panel is not form:
                panel.leave_fields()
        if form is not None and self._form is None:
            self._opener = self.focusWidget()
        if form is not None and form is not self._form:
            QTimer.singleShot(0, self._scroll, self._show_top)  # hiding what has the focus may scroll too
        self._form, self._opened = form, opened
        for part in (self._first, self._contact_form, self._commitment_form, *self._panels):
            if part is not None:
                part.setVisible(part is (form or self._first))
        self._fit()
        if self.isVisible():
            self.refresh()

    def _show_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _on_form_closed(self) -> None:
        opened = self._opened
        self._show_form(None, "")
        lists = (self._people.focus_on, self._coming_up.focus_on, self._focus_on_tool)
        if not any(focus_on(opened) for focus_on in lists):
            opener = self._opener
            back = opener if opener is not None and isValid(opener) and opener.isVisible() else self._add_contact
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()

    def _on_form_saved(self, record_id: str) -> None:
        self._opened = record_id
        self._on_saved()

    def _on_saved(self) -> None:
        moment = self.workspace.now().astimezone(self.workspace.here()).time()
        self._saved_at.setText(_("Saved at {time}").format(time=clock_time(moment)))
        self._saved_mark.show()
        if self._area in self.workspace.plan.settings.skipped_areas:
            self._set_skipped(skipped=False)

    def _set_skipped(self, *, skipped: bool) -> None:
        others = tuple(area for area in self.workspace.plan.settings.skipped_areas if area is not self._area)
        self.workspace.save_settings(skipped_areas=(*others, self._area) if skipped else others)

    def _neighbor(self, step: int) -> AreaContent | None:
        place = list(Area).index(self._area) + step
        return self._all_say[place] if 0 <= place < len(self._all_say) else None

    def _go(self, neighbor: AreaContent | None) -> None:
        if neighbor is None:
            self.open_requested.emit(Destination(Place.PLAN))
        else:
            self.open_requested.emit(Destination(Area(neighbor.area), Panel.FIRST_STEPS))

    def _fit(self) -> None:
        """Two columns where there is room; else list and steps below each other, or a form alone."""
        wide = self.width() / theme.active().scale >= _TWO_COLUMNS
        self._columns.fit(is_wide=wide)
        has_room = wide or self._form is None
        for part in (self._left, self.header.lead, self._add_contact, self._add_commitment):
            part.setVisible(has_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
