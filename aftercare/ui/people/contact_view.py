"""A contact as it is read: how to reach it, what it said yes to, what helps, and how one stays in touch."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.contacts import Contact, ContactKind, Side, first_name
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, ItemKind, Known
from aftercare.planner.long_words import breakable, isolated
from aftercare.planner.people import words as contact_words
from aftercare.planner.people.answers import ContactAnswers
from aftercare.planner.people.reads import PeopleState, plan_lines, planned_next
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.desktop.links import open_link
from aftercare.ui.frames.area_look import avatar_of
from aftercare.ui.frames.field_grid import set_tab_order
from aftercare.ui.frames.private_text import PrivateLabel
from aftercare.ui.parts.contact_parts import Lines, Links, NumberBox, Section, Tags
from aftercare.ui.parts.staying_in_touch import StayingInTouch, Touch
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import Switch
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import Card, Scroll
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_TIMES_AT_FIRST, _TIMES_MORE = 5, 20
_LONG_NAME = 20  # letters
_SOMEWHERE = (ContactKind.PLACE, ContactKind.SITUATION)


class ContactView(Card):
    """One contact of the plan; `edit_wanted` carries the field to begin with, or nothing."""

    edit_wanted = Signal(str)
    open_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._answers = workspace, ContactAnswers(workspace)
        self._contact: Contact | None = None
        self._most_times = _TIMES_AT_FIRST
        self.body.setContentsMargins(1, 1, 1, 1)
        look = theme.active()
        self._scroll = Scroll()
        self._scroll.body.setContentsMargins(look.space(24), look.space(20), look.space(24), look.space(20))
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(14))
        self._scroll.body.addWidget(self._inside)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll)
        self._build_heading()
        self._build_reach()
        self._build_help()
        self._connect()

    def _build_heading(self) -> None:
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        self._avatar_place = QHBoxLayout()
        self._avatar = avatar_of("", Area.SOBER_NETWORK, 56)
        self._avatar_place.addWidget(self._avatar)
        row.addLayout(self._avatar_place)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Label("", "card", wraps=True)
        self._name.setStyleSheet(f"font-size: {look.px(22)}px;")
        self._role = Label("", "body", "quiet", wraps=True)
        words.addWidget(self._name)
        words.addWidget(self._role)
        row.addLayout(words, 1)
        self._edit = Button(_("Edit"), size="small")
        row.addWidget(self._edit)
        self._more = IconButton("ellipsis", _("More"), bordered=True)
        menu = QMenu(self._more)
        self._other_day = menu.addAction(_("We talked on another day"))
        self._turn_away = menu.addAction(_("Keep distance"))
        self._turn_back = menu.addAction(_("Supports me now"))
        self._remove = menu.addAction(_("Remove"))
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._more)
        self._column.addLayout(row)

    def _build_reach(self) -> None:
        self._distance = Section(_("My plan for keeping distance"))
        self._distance_words = PrivateLabel(self._workspace, _("My plan for keeping distance"))
        self._write_plan = Button(_("Write a plan"), "link")
        self._no_plan = Label(_("No plan yet."))
        self._distance.column.addWidget(self._distance_words)
        self._distance.column.addWidget(self._no_plan)
        self._distance.column.addWidget(self._write_plan, 0, Qt.AlignmentFlag.AlignLeft)
        self._numbers, self._links = NumberBox(), Links()
        self._times, self._place = Label("", "label", "quiet", wraps=True), Label("", "body", "quiet", wraps=True)
        self._times.setStyleSheet("font-weight: 400;")
        self._yes = Tags(self._workspace)
        self._ask_yes = Button("", "link")
        both = self._both = Turning(20)
        self._helps = Lines(self._workspace, _("What helps me"), "check", "ok")
        self._helps_not = Lines(self._workspace, _("What doesn’t help"), "minus", "text2")
        both.row.addWidget(self._helps, 1)
        both.row.addWidget(self._helps_not, 1)
        self._touch = StayingInTouch(self._workspace)
        self._notes = Section(_("Notes"))
        self._notes_words = PrivateLabel(self._workspace, _("Notes"))
        self._notes.column.addWidget(self._notes_words)
        for label in (
            self._name,
            self._role,
            self._times,
            self._place,
        ):  # whichever way they are written
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        parts: Sequence[QWidget] = (
            self._distance, self._numbers, self._times, self._place, self._links, self._yes, self._ask_yes, both,
            self._touch, self._notes,
        )  # fmt: skip
        for part in parts:
            self._column.addWidget(part)

    def _build_help(self) -> None:
        look = theme.active()
        self._help = QWidget()
        column = QVBoxLayout(self._help)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(12))
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        row.addWidget(IconLabel("life-buoy", "helpText", 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._help_title, self._help_line = Label("", "bodyStrong", wraps=True), Label("", "small", "quiet", wraps=True)
        words.addWidget(self._help_title)
        words.addWidget(self._help_line)
        row.addLayout(words, 1)
        self._up = IconButton("chevron-up", _("Move up"))
        self._down = IconButton("chevron-down", _("Move down"))
        self._on_help = Switch("")
        for control in (self._up, self._down, self._on_help):
            row.addWidget(control)
        column.addLayout(row)
        self._column.addWidget(self._help)

    def _connect(self) -> None:
        self._edit.clicked.connect(lambda: self.edit_wanted.emit(""))
        self._write_plan.clicked.connect(lambda: self.edit_wanted.emit("distance_plan"))
        self._ask_yes.clicked.connect(lambda: self.edit_wanted.emit("said_yes_to"))
        self._other_day.triggered.connect(self._touch.ask_day)
        self._turn_away.triggered.connect(lambda: self._answers.keep_distance(self._known))
        self._turn_back.triggered.connect(lambda: self._answers.supports_again(self._known))
        self._remove.triggered.connect(lambda: self._answers.remove(self._known))
        self._numbers.copied.connect(self._on_copy)
        self._numbers.talked.connect(lambda: self._answers.talked(self._known, self._workspace.today()))
        self._links.chosen.connect(self._on_link)
        self._touch.plan_chosen.connect(self._on_plan)
        self._touch.noted.connect(self._answers.note)
        self._touch.forgotten.connect(self._answers.forget)
        self._touch.talked_on.connect(lambda day: self._answers.talked(self._known, day))
        self._touch.more_wanted.connect(self._on_more)
        self._touch.rebuilt.connect(self._mend_tab_order)
        self._on_help.clicked.connect(self._on_help_clicked)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))

    @property
    def _known(self) -> Contact:
        if self._contact is None:
            raise LookupError("no contact is shown")
        return self._contact

    def show_contact(self, contact: Contact, state: PeopleState) -> None:
        """Show a contact as it is now."""
        if self._contact is None or self._contact.id != contact.id:
            self._touch.start_over()
            self._most_times = _TIMES_AT_FIRST
            self._scroll.verticalScrollBar().setValue(0)
        self._show_heading(contact)
        self._contact, self._state = contact, state
        self._show_reach(contact)
        self._show_words(contact)
        self._show_touch(contact, state)
        self._show_help(contact, state)
        self._mend_tab_order()

    def _mend_tab_order(self) -> None:
        """Have Tab walk as one reads, also after parts were built anew."""
        set_tab_order(self._inside)

    def leave_fields(self) -> None:
        """Save what is still being typed; to be called before something else is shown."""
        self._touch.leave_fields()

    def focus_edit(self) -> None:
        """Give the focus to the first button."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_heading(self, contact: Contact) -> None:
        known = self._contact
        if known is None or (known.name, known.area) != (contact.name, contact.area):
            avatar = avatar_of(contact.name, contact.area, 56)
            self._avatar_place.replaceWidget(self._avatar, avatar)
            self._avatar.hide()
            self._avatar.deleteLater()
            self._avatar = avatar
        kind = "" if contact.kind is ContactKind.PERSON else contact_words.kind_names()[contact.kind]
        role = " · ".join(part for part in (contact.role, kind) if part)
        self._name.setText(breakable(contact.name))
        self._name.setAccessibleName(contact.name)
        _show_if(self._role, breakable(role))
        self._edit.setAccessibleName(_("Edit {name}").format(name=contact.name))
        self._more.rename(_("More about {name}").format(name=contact.name))
        self._other_day.setVisible(_can_talk(contact))
        self._turn_away.setVisible(contact.side is not Side.RISK)
        self._turn_back.setVisible(contact.side is Side.RISK)

    def _show_reach(self, contact: Contact) -> None:
        risk = contact.side is Side.RISK
        self._distance.setVisible(risk)
        self._distance_words.setText(breakable(contact.distance_plan))
        self._no_plan.setVisible(not contact.distance_plan)
        self._write_plan.setVisible(not contact.distance_plan)
        self._numbers.show_numbers(contact.numbers, contact.area, can_talk=_can_talk(contact))
        _show_if(self._times, breakable(contact.good_times))
        _show_if(self._place, breakable(contact.place))
        self._links.show_links(contact.links)

    def _show_words(self, contact: Contact) -> None:
        supports = contact.side is not Side.RISK
        name = first_name(contact)
        title = _("{name} said yes to").format(name=isolated(name))
        self._yes.show_words(title, contact.said_yes_to if supports else (), contact.area)
        self._helps.show_lines(contact.what_helps if supports else ())
        self._helps_not.show_lines(contact.what_does_not_help if supports else ())
        self._both.setVisible(supports and bool(contact.what_helps or contact.what_does_not_help))
        empty = not (contact.said_yes_to or contact.what_helps or contact.what_does_not_help)
        ask = _("Add what {name} said yes to, and what helps").format(name=name)
        if len(name) > _LONG_NAME:  # a button does not wrap
            ask = _("Add what they said yes to, and what helps")
        self._ask_yes.setText(ask.replace("&", "&&"))
        self._ask_yes.setVisible(empty and _can_talk(contact) and contact.kind is ContactKind.PERSON)
        self._notes.setVisible(bool(contact.notes))
        self._notes_words.setText(breakable(contact.notes))

    def _show_touch(self, contact: Contact, state: PeopleState) -> None:
        times = self._workspace.plan.events.with_contact(contact.id, self._most_times + 1)
        can_talk = _can_talk(contact)
        self._touch.setVisible(can_talk or bool(times))
        self._touch.show_touch(
            Touch(
                today=state.today,
                plan=plan_lines(state, contact) if can_talk else (),
                coming=planned_next(state, contact),
                times=times[: self._most_times],
                more=len(times) > self._most_times,
            )
        )

    def _show_help(self, contact: Contact, state: PeopleState) -> None:
        order = [each.id for each in on_help_now(state.contacts)]
        place = order.index(contact.id) + 1 if contact.id in order else 0
        self._help.setVisible(_can_talk(contact) or place > 0)
        title, name = _("Show {name} in Help now"), first_name(contact)
        self._help_title.setText(breakable(title.format(name=isolated(name))))
        self._on_help.setAccessibleName(title.format(name=name))
        self._on_help.setChecked(place > 0)
        seen = _("Can be seen without opening your plan.")
        words = _("First in the list.") if place == 1 else _("Number {place} in the list.").format(place=place)
        self._help_line.setText(f"{words} {seen}" if place else seen)
        several = place > 0 and len(order) > 1
        for button, useful in ((self._up, place > 1), (self._down, place < len(order))):
            button.setVisible(several)
            button.setEnabled(useful)

    def _on_copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self._workspace.announce(_("Copied: {number}").format(number=number))

    def _on_link(self, address: str) -> None:
        if not open_link(address):
            self._workspace.announce(_("This link can’t be opened from here."))

    def _on_plan(self, commitment: Commitment | None) -> None:
        if commitment is None:
            self.edit_wanted.emit("call_every_days")
        else:
            self.open_requested.emit(Destination(commitment.area, Known(ItemKind.COMMITMENT, commitment.id)))

    def _on_more(self) -> None:
        self._most_times += _TIMES_MORE
        self._show_touch(self._known, self._state)

    def _on_help_clicked(self) -> None:
        shown = len(on_help_now(self._state.contacts))
        self._answers.place(self._known, shown + 1 if self._on_help.isChecked() else None)

    def _move(self, by: int) -> None:
        self._answers.move(self._known, by)
        for button in (self._up, self._down) if by < 0 else (self._down, self._up):
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _can_talk(contact: Contact) -> bool:
    return contact.kind not in _SOMEWHERE and contact.side is not Side.RISK


def _show_if(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
