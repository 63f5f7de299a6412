"""Keep distance: people, places and situations that make recovery harder, each with a plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.sober_network import balance, distance_list, has_plan
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side, first_name
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId, new_id
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import ItemKind, Known, New
from aftercare.planner.long_words import breakable
from aftercare.planner.people import words as contact_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel, AreaTool
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.rows import ROW_INSET, KeyedRows, RowButton
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label, Rule

_SHOWN_AT_FIRST, _SHOWN_MORE = 6, 20
_MOST_NAMES = 6
_ICONS = {ContactKind.PLACE: "map-pin", ContactKind.SITUATION: "clock", ContactKind.GROUP: "users-round"}


class Balance(AreaTool):
    """One sentence on how many people support the recovery and how many make it harder."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(12))
        row.addWidget(IconLabel("handshake", "aNetwork", 22), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label("", "body", wraps=True)
        row.addWidget(self._words, 1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        """Count anew; hidden while there is nobody."""
        sentence = balance(self._workspace.plan.contacts.all()).sentence
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class KeepDistance(AreaTool):
    """The list with the plan of each; `item_wanted` opens one, or a new one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._most = _SHOWN_AT_FIRST
        look = theme.active()
        side = look.space(18) - look.space(ROW_INSET)
        self.body.setContentsMargins(side, look.space(16), side, look.space(16))
        self._add_inset(Label(_("Keep distance"), "card", wraps=True))
        self._lead = Label("", "body", "quiet", wraps=True)
        self._add_inset(self._lead)
        self._rows = KeyedRows(self._make_row, ruled=True)
        self.body.addWidget(self._rows)
        self._more = Button("", "link")
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        add = Button(_("Add a person, place or situation"), "quiet", "plus", "small")
        add.clicked.connect(lambda: self.item_wanted.emit(New(ItemKind.KEEP_DISTANCE)))
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_inset(self, part: QWidget) -> None:
        """Add something in line with the rows' words."""
        part.setContentsMargins(theme.active().space(ROW_INSET), 0, theme.active().space(ROW_INSET), 0)
        self.body.addWidget(part)

    def refresh(self) -> None:
        """Show the list."""
        everyone = self._workspace.plan.contacts.all()
        listed = distance_list(everyone)
        lead = _("Who or what makes it harder for now, and what you do instead.")
        self._lead.setText(balance(everyone).no_plan_yet or lead)
        self._lead.setVisible(not listed or bool(balance(everyone).no_plan_yet))
        shown = listed[: self._most]
        self._rows.show_keys([contact.id for contact in shown])
        for contact in shown:
            self._rows[contact.id].show_contact(contact, hidden=self._workspace.hides_private_notes)
        self._rows.setVisible(bool(shown))
        left = len(listed) - len(shown)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", left).format(count=left))
        self._more.setVisible(left > 0)

    def focus_on(self, contact_id: str) -> bool:
        """Give the focus to one of them, when it is there."""
        return self._rows.focus_on(contact_id)

    def _on_more(self) -> None:
        before = self._rows.keys
        self._most += _SHOWN_MORE
        self.refresh()
        self._rows.focus_on(next(key for key in self._rows.keys if key not in before))

    def _make_row(self, key: str) -> "_DistanceRow":
        row = _DistanceRow()
        row.clicked.connect(lambda: self.item_wanted.emit(Known(ItemKind.KEEP_DISTANCE, key)))
        return row


class _DistanceRow(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self._icon_place = QHBoxLayout()
        self._icon_of = ""
        self.row.addLayout(self._icon_place)
        self._name = Label("", "bodyStrong", wraps=True)
        self._plan = Label("", "small", "quiet", wraps=True)
        self.add_words(self._name, self._plan)
        self.row.addWidget(IconLabel("chevron-right", "text2", 18))

    def show_contact(self, contact: Contact, *, hidden: bool) -> None:
        """Show whom or what, and the plan."""
        icon = _ICONS.get(contact.kind, "users")
        if icon != self._icon_of:
            self._icon_of = icon
            clear(self._icon_place)
            self._icon_place.addWidget(IconLabel(icon, "text2", 20))
        kind = contact_words.kind_names()[contact.kind]
        plan = " · ".join(line.strip() for line in contact.distance_plan.splitlines() if line.strip())
        says = (_("Has a plan. It is hidden.") if hidden else plan) if has_plan(contact) else _("No plan yet")
        self._name.setText(breakable(contact.name))
        self._plan.setText(breakable(says))
        self.setAccessibleName(f"{contact.name}, {kind}. {says}")


class DistanceIdeas(QWidget):
    """Questions a plan can answer, each with ideas to pick from; `picked` carries a line for the plan."""

    picked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        flow = FlowLayout(self, theme.active().space(8))
        for question in content.distance_ideas():
            button = Button(question.name, icon_name="plus", size="small")
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(self._fill, menu, question.lines))
            button.setMenu(menu)
            flow.addWidget(button)

    def _fill(self, menu: QMenu, lines: Iterable[str]) -> None:
        menu.clear()
        for line in lines:
            for idea in self._named(line) if "{name}" in line else [line]:
                menu.addAction(idea.replace("&", "&&")).triggered.connect(partial(self._pick, idea))

    def _pick(self, idea: str) -> None:
        self.picked.emit(idea)

    def _named(self, line: str) -> list[str]:
        """A line for each of the first people who support."""
        supports = [
            each
            for each in self._workspace.plan.contacts.all()
            if each.kind is ContactKind.PERSON and each.side is Side.SUPPORTS and each.name
        ]
        supports.sort(key=lambda each: (each.help_rank is None, each.help_rank or 0, each.call_every_days is None))
        return [line.replace("{name}", first_name(each)) for each in supports[:_MOST_NAMES]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceDraft:
    """What is typed into the panel and not saved yet."""

    kind: ContactKind = ContactKind.PERSON
    name: str = field(default="", repr=False)
    plan: str = field(default="", repr=False)


class DistancePanel(AreaPanel):
    """One person, place or situation: its name, and the plan in the person's words."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._contact: Contact | None = None
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.body.setSpacing(look.space(12))
        self._heading, self._aside = Label("", "card", wraps=True), Label("", "small", "quiet")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._aside)
        card.body.addLayout(head)
        kinds = contact_words.kind_names()
        options = [(kind, kinds[kind]) for kind in (ContactKind.PERSON, ContactKind.PLACE, ContactKind.SITUATION)]
        self._kind = Segmented(_("What it is"), list(options), clearable=False)
        self._name = LineEdit()
        self._name_field = Field(_("Name"), self._name)
        self._plan = PrivateNotes(workspace, _("My plan"), lines=5)
        card.body.addWidget(Field(_("What it is"), self._kind))
        card.body.addWidget(self._name_field)
        card.body.addWidget(
            Field(_("My plan"), self._plan, hint=_("Pick an idea to begin with, or use your own words."))
        )
        self._ideas = DistanceIdeas(workspace)
        card.body.addWidget(self._ideas)
        card.body.addWidget(Rule())
        card.body.addLayout(self._build_buttons())
        column.addWidget(card)
        column.addStretch(1)
        self._draft = DraftKeeper(self, workspace, DistanceDraft, self._unsaved)
        self._kind.chosen.connect(lambda _kind: self._on_edited())
        self._name.edited.connect(lambda _text: self._on_edited())
        self._plan.edited.connect(lambda _text: self._on_edited())
        self._ideas.picked.connect(self._on_picked)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(10))
        self._support = Button(_("Supports me now"), "quiet", size="small")
        self._support.clicked.connect(self._on_support)
        row.addWidget(self._support)
        row.addStretch(1)
        self._cancel, self._save, self._close = Button(_("Cancel")), Button(_("Save"), "primary"), Button(_("Close"))
        for button, act in (
            (self._cancel, self._on_cancel),
            (self._save, self._on_save),
            (self._close, self._on_close),
        ):
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def start_new(self) -> None:
        """Ask for a new one."""
        self._contact = None
        left = self._draft.open(form_for_new("keep distance", Area.SOBER_NETWORK))
        self._aside.setText(not_saved_yet() if left else _("Only a name is needed"))
        self._show(left or DistanceDraft())
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, contact_id: ContactId) -> None:
        """Show one that is in the plan."""
        contact = self._workspace.plan.contacts.get(contact_id)
        if contact is None:
            self.closed.emit()
            return
        self._contact = contact
        left = self._draft.open(f"keep distance:{contact.id}")
        self._aside.setText(not_saved_yet() if left else _("Saves as you type"))
        self._show(left or DistanceDraft(kind=contact.kind, name=contact.name, plan=contact.distance_plan))
        self._plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow a change made elsewhere, such as Undo."""
        if self._contact is None:
            return
        now = self._workspace.plan.contacts.get(self._contact.id)
        if now is None:
            self.closed.emit()
        elif now != self._contact:
            self._contact = now
            self._show(DistanceDraft(kind=now.kind, name=now.name, plan=now.distance_plan))

    def _show(self, typed: DistanceDraft) -> None:
        is_new = self._contact is None
        self._kind.choose(typed.kind)
        self._name.show_text(typed.name)
        self._plan.show_text(typed.plan)
        self._name_field.show_error("")
        self._heading.setText(_("Keep distance") if is_new else breakable(typed.name))
        for button, shown in (
            (self._support, not is_new and typed.kind is ContactKind.PERSON),
            (self._cancel, is_new),
            (self._save, is_new),
            (self._close, not is_new),
        ):
            button.setVisible(shown)

    def _typed(self) -> DistanceDraft:
        kind = self._kind.value
        return DistanceDraft(
            kind=kind if isinstance(kind, ContactKind) else ContactKind.PERSON,
            name=self._name.text().strip(),
            plan=self._plan.toPlainText(),
        )

    def _unsaved(self) -> DistanceDraft | None:
        typed, contact = self._typed(), self._contact
        if contact is None:
            return typed if typed.name or typed.plan.strip() else None
        saved = DistanceDraft(kind=contact.kind, name=contact.name, plan=contact.distance_plan)
        return None if typed == saved else typed

    def _on_picked(self, idea: str) -> None:
        plan = self._plan.toPlainText()
        self._plan.show_text(f"{plan.rstrip()}\n{idea}" if plan.strip() else idea)
        self._plan.uncover()
        self._on_edited()

    def _on_edited(self) -> None:
        contact, typed = self._contact, self._typed()
        if contact is not None:
            name = contact.name if self._name_is_missing() else typed.name
            changed = replace(contact, kind=typed.kind, name=name, distance_plan=typed.plan)
            if changed != contact:
                self._contact = changed
                label = _("{name} changed").format(name=changed.name)
                if not self._workspace.write(label, put=[changed], offer_undo=False):
                    self._contact = contact
                    return
                self._heading.setText(breakable(changed.name))
                self.saved.emit(changed.id)
        self._draft.keep()

    def _name_is_missing(self) -> bool:
        missing = not self._name.text().strip()
        self._name_field.show_error(_("Add a name. Anything you’ll recognize is fine.") if missing else "")
        return missing

    def _on_save(self) -> None:
        if self._name_is_missing():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        typed = self._typed()
        contact = Contact(
            id=ContactId(new_id()),
            area=Area.SOBER_NETWORK,
            kind=typed.kind,
            name=typed.name,
            side=Side.RISK,
            distance_plan=typed.plan,
            created_at=self._workspace.now(),
        )
        if self._workspace.write(_("“{name}” added").format(name=contact.name), put=[contact]):
            self._draft.drop()
            self.saved.emit(contact.id)
            self.closed.emit()

    def _on_support(self) -> None:
        self.leave_fields()
        contact = self._contact
        if contact is not None:
            label = _("“{name}” now supports you").format(name=contact.name)
            if self._workspace.write(label, put=[replace(contact, side=Side.SUPPORTS)]):
                self.closed.emit()

    def _on_cancel(self) -> None:
        self._draft.drop()
        self.closed.emit()

    def _on_close(self) -> None:
        self.leave_fields()
        if self._name_is_missing():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()
