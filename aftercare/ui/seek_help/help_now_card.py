"""Who and what shows on Help now, in one card, with a look at it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.ladder import on_help_now, placed
from aftercare.domain.records.contacts import Contact, Side
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW, ItemKind, New
from aftercare.planner.long_words import breakable
from aftercare.planner.seek_help.reads import ladder_of, save_sheet
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.seek_help.own_lines import OwnLines
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import Switch
from aftercare.ui.widgets.fields import Field, NotesEdit
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.passing_row import PassingRow
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.text import Label, Rule


class HelpNowCard(AreaTool):
    """Steps, people, the plan's answer for today and own crisis lines; reasons are ticked in their own card."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("What Help now shows"))
        self._workspace = workspace
        self._people: list[Contact] = []
        self.body.setSpacing(theme.active().space(10))
        row = QHBoxLayout()
        row.addWidget(IconLabel("eye", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        seen = _("Help now can be seen without your passcode. Choose what may be read there.")
        row.addWidget(Label(seen, "small", "quiet", wraps=True), 1)
        self.body.addLayout(row)
        self._build_steps()
        self._build_people()
        self._build_answer()
        self.body.addWidget(Rule())
        self.body.addWidget(Label(_("My own crisis lines"), "label"))
        lead = _("They stand above the lines of your country.")
        self.body.addWidget(Label(lead, "small", "quiet", wraps=True))
        self._own_lines = OwnLines(workspace)
        self._own_lines.saved.connect(self.saved)
        self.body.addWidget(self._own_lines)
        self.body.addWidget(Rule())
        look = Button(_("See Help now"), icon_name="eye")
        look.clicked.connect(lambda: self.open_requested.emit(HELP_NOW))
        self.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_steps(self) -> None:
        self._steps = NotesEdit(placeholder=_("Breathe out slowly, 5 times"), lines=5)
        hint = _("What helps you when it’s hard. One short step on each line, first one first.")
        self.body.addWidget(Field(_("My steps"), self._steps, hint=hint))
        self._steps.edited.connect(self._on_steps_edited)

    def _build_people(self) -> None:
        self.body.addWidget(Rule())
        self.body.addWidget(Label(_("My people"), "label"))
        self._nobody = Label(_("No one yet. Add one person to call when it’s hard."), "body", "quiet", wraps=True)
        self.body.addWidget(self._nobody)
        self._rows = KeyedRows(self._make_person, inset=0)
        self.body.addWidget(self._rows)
        self._add = Button(_("Add someone"), "quiet", "plus", "small")
        self._menu = QMenu(self._add)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._add.setMenu(self._menu)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_answer(self) -> None:
        self._answer_row = QWidget()
        row = QHBoxLayout(self._answer_row)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = _("What my plan says today")
        words.addWidget(Label(title, "bodyMedium", wraps=True))
        detail = _("Your signs and what to do, on the day they are here.")
        words.addWidget(Label(detail, "small", "quiet", wraps=True))
        row.addLayout(words, 1)
        self._shows_answer = Switch(_("Show on Help now what my plan says today"))
        self._shows_answer.clicked.connect(self._on_shows_answer)
        row.addWidget(self._shows_answer)
        self.body.addWidget(self._answer_row)

    def refresh(self) -> None:
        """Show what is on the card; what is being typed stays."""
        if not self._steps.hasFocus():
            self._steps.show_text("\n".join(self._workspace.card.steps))
        self._people = on_help_now(self._workspace.plan.contacts.all())
        self._rows.show_keys([contact.id for contact in self._people])
        for place, contact in enumerate(self._people):
            self._rows[contact.id].show_contact(contact, is_first=place == 0, is_last=place == len(self._people) - 1)
        self._rows.setVisible(bool(self._people))
        self._nobody.setVisible(not self._people)
        ladder = ladder_of(self._workspace)
        self._answer_row.setVisible(bool(ladder.levels))
        self._shows_answer.setChecked(ladder.on_help_now)
        self._own_lines.refresh()

    def _fill_menu(self) -> None:
        self._menu.clear()
        everyone = self._workspace.plan.contacts.all()
        for contact in (each for each in everyone if each.help_rank is None and each.side is not Side.RISK):
            action = self._menu.addAction(contact.name.replace("&", "&&"))
            action.triggered.connect(lambda _on, contact=contact: self._place(contact, len(self._people) + 1))
        new = self._menu.addAction(_("Someone new"))
        new.triggered.connect(lambda _on: self.item_wanted.emit(New(ItemKind.CONTACT)))

    def _make_person(self, key: str) -> "_PersonRow":
        row = _PersonRow()
        row.moved.connect(lambda by: self._on_moved(key, by))
        row.removed.connect(lambda: self._place(self._person(key), None))
        return row

    def _on_moved(self, contact_id: str, by: int) -> None:
        contact = self._person(contact_id)
        self._place(contact, self._people.index(contact) + 1 + by)

    def _place(self, contact: Contact, place: int | None) -> None:
        label = _("“{name}” shows on Help now") if place else _("“{name}” no longer shows on Help now")
        changed = placed(self._workspace.plan.contacts.all(), contact, place)
        if self._workspace.write(label.format(name=contact.name), put=changed):
            self.saved.emit()

    def _person(self, contact_id: str) -> Contact:
        return next(each for each in self._people if each.id == contact_id)

    def _on_steps_edited(self, text: str) -> None:
        steps = tuple(line.strip() for line in text.splitlines() if line.strip())
        if self._workspace.save_card(steps=steps):
            self.saved.emit()

    def _on_shows_answer(self, on: bool) -> None:
        label = _("Today’s plan shows on Help now") if on else _("Today’s plan no longer shows on Help now")
        if save_sheet(self._workspace, label, replace(ladder_of(self._workspace), on_help_now=on)):
            self.saved.emit()
        else:
            self._shows_answer.setChecked(not on)


class _PersonRow(PassingRow):
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.active().space(2), 0, theme.active().space(2))
        row.setSpacing(theme.active().space(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Label("", "bodyMedium", wraps=True)
        self._number = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._name)
        words.addWidget(self._number)
        row.addLayout(words, 1)
        self._up, self._down, self._remove = (IconButton(name, "") for name in ("chevron-up", "chevron-down", "x"))
        for button in (self._up, self._down, self._remove):
            row.addWidget(button)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._remove.clicked.connect(self.removed)
        self.first = self._remove

    def show_contact(self, contact: Contact, *, is_first: bool, is_last: bool) -> None:
        self._name.setText(breakable(contact.name))
        self._number.setText(contact.numbers[0].number if contact.numbers else _("No number yet"))
        self._up.rename(_("Move {name} up").format(name=contact.name))
        self._down.rename(_("Move {name} down").format(name=contact.name))
        self._remove.rename(_("Take {name} off Help now").format(name=contact.name))
        focus = self._up.hasFocus() or self._down.hasFocus()
        self._up.setEnabled(not is_first)
        self._down.setEnabled(not is_last)
        if focus and is_first:
            self._down.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus and is_last:
            self._up.setFocus(Qt.FocusReason.OtherFocusReason)
