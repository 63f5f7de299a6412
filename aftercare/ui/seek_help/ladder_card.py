"""My if-then plan: the levels in words, and what they answer today."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton

from aftercare.domain.areas.seek_help.ladder import Ladder, Level, Sign, moved
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW, ItemKind, Known, New, Panel
from aftercare.planner.long_words import breakable
from aftercare.planner.seek_help.reads import answer_words, ladder_of, save_sheet, signs_of, todays_answer
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.frames.private_text import Private
from aftercare.ui.seek_help.level_words import LevelWords
from aftercare.ui.seek_help.starter_card import StarterPlan
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.passing_row import PassingRow
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label


class LadderCard(AreaTool):
    """The levels, the mildest first; each is written in a panel of its own. Without any, a starter plan is offered."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("My if-then plan"))
        self._workspace = workspace
        self._ladder = Ladder()
        lead = _("What you do when your signs are here. Level 1 is for the first small signs.")
        self.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self._answer = Note("", "clay")
        numbers = Button(_("Show numbers"), size="small")
        numbers.clicked.connect(lambda: self.open_requested.emit(HELP_NOW))
        self._answer.buttons.addWidget(numbers)
        self._answer.hide()
        self.body.addWidget(self._answer)
        self._quiet = Label(_("Nothing you entered today fits a level."), "small", "quiet", wraps=True)
        self.body.addWidget(self._quiet)
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self._private = Private(workspace, self._rows, _("My if-then plan"))
        self.body.addWidget(self._private)
        self._starter = StarterPlan(workspace)
        self._starter.taken.connect(self._on_taken)
        self.body.addWidget(self._starter)
        self._no_signs = Note(_("These levels work with your warning signs. You have none yet."), "info")
        pick = Button(_("Add a few signs"), icon_name="lightbulb", size="small")
        pick.clicked.connect(lambda: self.item_wanted.emit(Panel.SUGGESTED_SIGNS))
        self._no_signs.buttons.addWidget(pick)
        self.body.addWidget(self._no_signs)
        self._add = Button(_("Add a level"), icon_name="plus")
        self._add.clicked.connect(lambda: self.item_wanted.emit(New(ItemKind.LEVEL)))
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the levels and today's answer."""
        plan = self._workspace.plan
        self._ladder = ladder_of(self._workspace)
        signs = signs_of(self._workspace).signs
        people = {contact.id: contact for contact in plan.contacts.all()}
        self._rows.show_keys([level.id for level in self._ladder.levels])
        for place, level in enumerate(self._ladder.levels, start=1):
            self._rows[level.id].show_level(level, place, len(self._ladder.levels), signs, people)
        self._private.keep(bool(self._ladder.levels))
        self._starter.setVisible(not self._ladder.levels)
        if not self._ladder.levels:
            self._starter.show_levels(people)
        waits_for_signs = not self._ladder.levels or any(level.sign_count for level in self._ladder.levels)
        self._no_signs.setVisible(waits_for_signs and not signs)
        found = todays_answer(self._workspace, self._workspace.today())
        if found is not None:
            self._answer.words.setText(breakable(" ".join(answer_words(self._workspace, found))))
        self._answer.setVisible(found is not None)
        self._quiet.setVisible(bool(self._ladder.levels) and found is None)

    def take_focus(self, level_id: str) -> None:
        """Give the focus to a level, or where there is none of that id to the button that adds one."""
        if self._private.is_covered:
            self._private.setFocus()
        elif not self._rows.focus_on(level_id):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, key: str) -> "_LevelRow":
        row = _LevelRow()
        row.change_wanted.connect(lambda: self.item_wanted.emit(Known(ItemKind.LEVEL, key)))
        row.moved.connect(lambda by: self._on_moved(key, by))
        row.removed.connect(lambda: self._on_removed(key))
        return row

    def _on_taken(self) -> None:
        levels = self._starter.levels()
        if self._save(_("Starter plan added"), levels):
            self.take_focus(levels[0].id)

    def _on_moved(self, level_id: str, by: int) -> None:
        level = self._level(level_id)
        self._save(_("Level moved"), moved(self._ladder.levels, level, by))

    def _on_removed(self, level_id: str) -> None:
        self._save(_("Level removed"), tuple(each for each in self._ladder.levels if each.id != level_id))

    def _save(self, label: str, levels: tuple[Level, ...]) -> bool:
        ladder = Ladder(levels=levels, on_help_now=self._ladder.on_help_now)
        saved = save_sheet(self._workspace, label, ladder)
        if saved:
            self.saved.emit()
        return saved

    def _level(self, level_id: str) -> Level:
        return next(each for each in self._ladder.levels if each.id == level_id)


class _LevelRow(PassingRow):
    change_wanted = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self._place, self._count = 1, 1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.space(8), 0, look.space(8))
        row.setSpacing(look.space(8))
        self._words = LevelWords()
        row.addWidget(self._words, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._change = Button(_("Change"), size="small")
        self._change.clicked.connect(self.change_wanted)
        row.addWidget(self._change, 0, top)
        self._more = IconButton("ellipsis", "")
        menu = QMenu(self._more)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._more, 0, top)
        self.first = self._change

    def show_level(
        self, level: Level, place: int, count: int, signs: tuple[Sign, ...], people: Mapping[ContactId, Contact]
    ) -> None:
        """Show a level in words."""
        self._place, self._count = place, count
        self._words.show_level(level, place, signs, people)
        self._change.setAccessibleName(_("Change level {number}").format(number=place))
        self._more.rename(_("More about level {number}").format(number=place))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        if self._place > 1:
            menu.addAction(_("Move up"), lambda: self.moved.emit(-1))
        if self._place < self._count:
            menu.addAction(_("Move down"), lambda: self.moved.emit(1))
        menu.addAction(_("Remove"), self.removed.emit)
