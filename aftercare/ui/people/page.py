"""People: everyone in the plan in groups, found by a few letters, and at the right the one that is open."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.people import ContactIndex, grouped
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _
from aftercare.planner.destinations import Item, ItemKind, Known, New
from aftercare.planner.kept_reads import KeptReads
from aftercare.planner.people.answers import ContactAnswers
from aftercare.planner.people.reads import PeopleState, read_people
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.people.contact_view import ContactView
from aftercare.ui.people.people_list import PeopleList
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.find_edit import FindEdit
from aftercare.ui.widgets.surfaces import Card, EmptyState, Scroll
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.two_columns import hold_width

if TYPE_CHECKING:  # made when first needed
    from aftercare.ui.forms.contact_form import ContactForm

_LIST_WIDTH, _FIND_WIDTH = 330, 220
_TWO_COLUMNS = 820  # pixels of page width at 100 % text


class PeoplePage(Page):
    """A list and a contact beside each other; where there is little room the list, then the contact with Back."""

    shows: ClassVar[frozenset[type]] = frozenset({Contact, Commitment, Override, Outcome, Pause, Event, Settings})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._state: PeopleState | None = None
        self._kept = KeptReads()
        self._index = ContactIndex()
        self._opened: ContactId | None = None
        self._wide = True
        self._form: ContactForm | None = None
        self._form_open = False
        self._build_header()
        self._build_body()
        self._connect()

    def _build_header(self) -> None:
        look = theme.active()
        self.header.title.setText(_("People"))
        self.header.lead.setText(_("The people who said yes to being there for you"))
        self._back = Button(_("Back"), icon_name="arrow-left", size="small")
        self.header.above.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._find = FindEdit(_("Find a person"))
        self._find.setFixedWidth(look.px(_FIND_WIDTH))
        self._add = Button(_("Add person"), "primary", "user-plus")
        self.header.buttons.addWidget(self._find)
        self.header.buttons.addWidget(self._add)

    def _build_body(self) -> None:
        look = theme.active()
        body = QWidget()
        self._columns = QHBoxLayout(body)
        self._columns.setContentsMargins(*body_margins())
        self._columns.setSpacing(look.space(20))
        self._list_card = Card()
        self._list_card.body.setContentsMargins(*(look.space(12),) * 4)
        self._list = PeopleList()
        self._no_match = Label("", "body", "quiet", wraps=True)
        self._above_list = QVBoxLayout()  # Find stands here where there is little room
        self._list_card.body.addLayout(self._above_list)
        self._list_card.body.addWidget(self._no_match, 0, Qt.AlignmentFlag.AlignTop)
        self._list_card.body.addWidget(self._list, 1)
        self._columns.addWidget(self._list_card)
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._view = ContactView(self.workspace)
        self._right_column.addWidget(self._view, 1)
        self._columns.addWidget(self._right, 1)
        self._columns.addWidget(self._build_empty(), 1)
        self.column.addWidget(body, 1)

    def _build_empty(self) -> Scroll:
        card, self._empty = Card(), Scroll()
        sentence = _("Add one person who supports your recovery. You can start with just a first name.")
        state = EmptyState("users", "aNetwork", _("No one here yet"), sentence)
        first = Button(_("Add person"), "primary", "user-plus")
        first.clicked.connect(lambda: self.open_item(New(ItemKind.CONTACT)))
        state.buttons.addWidget(first)
        card.body.addWidget(state)
        self._empty.body.addWidget(card)
        self._empty.body.addStretch(1)
        return self._empty

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._add.clicked.connect(lambda: self.open_item(New(ItemKind.CONTACT)))
        self._find.textChanged.connect(self._show_list)
        self._find.left_down.connect(self._enter_list)
        self._find.returnPressed.connect(self._open_first)
        self._list.opened_one.connect(lambda contact_id: self._open(ContactId(contact_id)))
        self._list.moved.connect(self._on_moved)
        self._list.typed.connect(self._on_typed)
        self._view.edit_wanted.connect(self._edit)
        self._view.open_requested.connect(self.open_requested)

    def refresh(self) -> None:
        """Read everyone again; what is typed, the focus and the place in the list stay."""
        everyone = self._kept.once("everyone", lambda: tuple(self.workspace.plan.contacts.all()), Contact)
        self._state = read_people(self.workspace, everyone)
        self._index.take(self._state.contacts, with_notes=not self.workspace.plan.settings.hide_private_notes)
        self._choose_opened()
        self._show_list()
        self._show_opened()
        if self._form_open and self._form is not None:
            self._form.refresh()

    def _on_changed(self, kinds: frozenset[type]) -> None:
        self._kept.forget(kinds)
        super()._on_changed(kinds)

    def open_item(self, item: Item) -> None:
        """Show a contact, or the form for a new one."""
        match item:
            case New(ItemKind.CONTACT):
                form = self._planner()
                self._show_form(shown=True)
                form.start_new()
            case Known(ItemKind.CONTACT, contact_id):
                self._find.clear()
                self._open(ContactId(contact_id))

    def _choose_opened(self) -> None:
        """Someone is always open where there is room; who was removed is followed by the next in the list."""
        ids = {contact.id for contact in self._contacts}
        if self._opened in ids or not (self._wide or self._opened):
            return
        before = self._list.shown
        place = before.index(self._opened) if self._opened in before else 0
        left = [each for each in before[place + 1 :] + before[:place][::-1] if each in ids]
        order = [contact.id for _group, members in grouped(self._contacts) for contact in members]
        self._opened = next(iter(left or order), None) if self._wide else None

    @property
    def _contacts(self) -> tuple[Contact, ...]:
        return self._state.contacts if self._state else ()

    def _show_list(self) -> None:
        if self._state is None:
            return
        found = self._index.find(self._find.text())
        self._list.show_people(grouped(found), self._state, self._opened)
        hidden = self.workspace.plan.settings.hide_private_notes
        try_again = (
            _("No one found. Try part of a name, a role or a number.")
            if hidden
            else _("No one found. Try part of a name, a role, a number or a note.")
        )
        self._no_match.setText(try_again)
        self._no_match.setVisible(not found)
        self._list.setVisible(bool(found))

    def _show_opened(self) -> None:
        """Show what fits: list, contact, form, or the empty state."""
        contact = next((each for each in self._contacts if each.id == self._opened), None)
        if contact is not None and self._state is not None:
            self._view.show_contact(contact, self._state)
        inside = self._form_open or contact is not None
        self._right.setVisible(inside)
        empty = not self._contacts and not self._form_open
        self._empty.setVisible(empty)
        self._list_card.setVisible(bool(self._contacts) and (self._wide or not inside))
        self._view.setVisible(contact is not None and not self._form_open)
        if self._form is not None:
            self._form.setVisible(self._form_open)
        self._back.setVisible(not self._wide and inside)
        for part in (self._find, self._add):
            part.setVisible(not empty and (self._wide or not inside))
        self.header.lead.setVisible(self._wide or not inside)

    def _open(self, contact_id: ContactId) -> None:
        if self._state is not None and contact_id not in {contact.id for contact in self._contacts}:
            return  # removed in the meantime
        self._leave_fields()
        self._opened = contact_id
        self._form_open = False
        if self._state is None:
            return  # shown when the page is
        self._show_list()
        self._list.make_current(self._opened)
        had_list = self._list.hasFocus() or self._find.hasFocus()
        self._show_opened()
        if had_list and not self._wide:
            self._view.focus_edit()

    def _open_first(self) -> None:
        if self._list.shown:
            self._open(self._list.shown[0])

    def _enter_list(self) -> None:
        if self._list.shown:
            self._list.make_current(self._list.shown[0])
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self, text: str) -> None:
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        self._find.end(False)
        self._find.insert(text)

    def _on_moved(self, contact_id: str, by: int) -> None:
        contact = next(each for each in self._contacts if each.id == contact_id)
        ContactAnswers(self.workspace).move(contact, by)

    def _on_back(self) -> None:
        if self._form_open:
            self._show_form(shown=False)
            self._give_focus()
            return
        before, self._opened = self._opened, None
        self._show_list()
        self._show_opened()
        self._list.make_current(before)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, field: str) -> None:
        if self._opened is None:
            return
        form = self._planner()
        self._show_form(shown=True)
        form.edit(self._opened, field or "name")

    def _planner(self) -> "ContactForm":
        if self._form is None:
            from aftercare.ui.forms.contact_form import ContactForm

            self._form = ContactForm(self.workspace)
            self._form.saved.connect(self._on_saved)
            self._form.closed.connect(self._on_closed)
            self._right_column.addWidget(self._form, 1)
        return self._form

    def _leave_fields(self) -> None:
        self._view.leave_fields()
        if self._form is not None:
            self._form.leave_fields()

    def _show_form(self, *, shown: bool) -> None:
        self._leave_fields()
        self._form_open = shown
        self._show_opened()

    def _on_saved(self, contact_id: str) -> None:
        self._opened = ContactId(contact_id)

    def _on_closed(self) -> None:
        if not self._form_open:
            return
        self._form_open = False
        self.refresh()
        self._list.make_current(self._opened)
        self._give_focus()

    def _give_focus(self) -> None:
        """After a form: to the contact, else to the list."""
        if self._view.isVisible():
            self._view.focus_edit()
        else:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_find(self) -> None:
        """Find in the header, or over the list where there is little room."""
        if self._wide:
            self.header.buttons.insertWidget(0, self._find)
            hold_width(self._find, _FIND_WIDTH)
            QWidget.setTabOrder(self._find, self._add)
        else:
            self._above_list.addWidget(self._find)
            hold_width(self._find, None)
            QWidget.setTabOrder(self._add, self._find)
        QWidget.setTabOrder(self._add if self._wide else self._find, self._list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() / theme.active().scale >= _TWO_COLUMNS
        hold_width(self._list_card, _LIST_WIDTH if wide else None)
        if wide != self._wide:
            self._wide = wide
            self._place_find()
            if self._state is not None:
                self._choose_opened()
                self._show_list()
                self._show_opened()
        super().resizeEvent(event)
