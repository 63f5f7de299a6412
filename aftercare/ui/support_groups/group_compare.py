"""Groups beside each other: the six answers of each in words, no ranking."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.support_groups import Question
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import Panel
from aftercare.planner.long_words import breakable
from aftercare.planner.support_groups import words as group_words
from aftercare.planner.support_groups.reads import Group, read_groups
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.show_more import ShowMore
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule

_MOST_BESIDE, _COLUMN, _QUESTIONS = 3, 150, 150  # pixels at 100 % text
_SHOWN = 12


class CompareTool(AreaTool):
    """Offers the comparison once two groups have answers."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Side by side"))
        self._workspace = workspace
        self._words = Label("", "body", "quiet", wraps=True)
        self.body.addWidget(self._words)
        button = Button(_("See them side by side"))
        button.clicked.connect(lambda: self.item_wanted.emit(Panel.SIDE_BY_SIDE))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show how many groups can be seen beside each other."""
        count = len(_answered(read_groups(self._workspace)))
        words = ngettext(
            "You answered questions about {count} group.", "You answered questions about {count} groups.", count
        )
        self._words.setText(words.format(count=count))
        self.setVisible(count > 1)


class ComparePanel(CardPanel):
    """Groups as columns and the questions as rows; where there is little room, group under group."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._groups: list[Group] = []
        self._most = _SHOWN
        self._shown: object = None
        self.say(_("Groups side by side"), _("In the order you added them. No group is best for everyone."))
        self.add_close()
        self._table = QWidget()
        self._column = QVBoxLayout(self._table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.active().space(20))
        self.body.addWidget(self._table)
        self._more = ShowMore()
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the groups that have answers."""
        self._groups = _answered(read_groups(self._workspace))
        self._more.show_left(len(self._groups) - self._most)
        self._arrange()

    def _on_more(self) -> None:
        self._most += _SHOWN
        self.refresh()

    def _arrange(self) -> None:
        look = theme.active()
        room = self._table.width() - look.px(_QUESTIONS)
        beside = min(max(room // look.px(_COLUMN), 1), _MOST_BESIDE)
        groups = self._groups[: self._most]
        if self._shown == (shown := (groups, beside)):
            return
        self._shown = shown
        clear(self._column)
        for first in range(0, len(groups), beside):
            self._column.addWidget(block := _block(groups[first : first + beside], beside))
            block.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _answered(groups: Sequence[Group]) -> list[Group]:
    return [group for group in groups if group.visits]


def _block(groups: Sequence[Group], columns: int) -> QWidget:
    look = theme.active()
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.space(14))
    grid.setVerticalSpacing(look.space(6))
    grid.setColumnMinimumWidth(0, look.px(_QUESTIONS) - look.space(14))
    grid.setColumnStretch(0, 2)
    for place in range(1, columns + 1):
        grid.setColumnStretch(place, 3)
    for place, group in enumerate(groups, 1):
        grid.addWidget(Label(breakable(group.contact.name), "bodyStrong", wraps=True), 0, place)
    none = _("No answer yet")
    rows = [
        (group_words.questions()[question][0], [_fit(group, question) or none for group in groups])
        for question in Question
    ]
    rows.append((_("Go back?"), [_go_back(group) or none for group in groups]))
    for line, (title, answers) in enumerate(rows):
        grid.addWidget(Rule(), 2 * line + 1, 0, 1, columns + 1)
        grid.addWidget(Label(title, "body", "quiet", wraps=True), 2 * line + 2, 0)
        for place, answer in enumerate(answers, 1):
            tone = "quiet" if answer == none else ""
            grid.addWidget(Label(answer, "body", tone, wraps=True), 2 * line + 2, place)
    return block


def _fit(group: Group, question: Question) -> str:
    fit = group.latest.answer(question).fit
    return "" if fit is None else group_words.fits()[fit]


def _go_back(group: Group) -> str:
    answer = group.latest.go_back
    return "" if answer is None else group_words.go_back()[answer]
