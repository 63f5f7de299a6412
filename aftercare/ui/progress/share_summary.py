"""Share a summary: the person ticks each part, sees the words, and saves or prints them. Nothing is sent."""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare.domain.progress.summary import Part, ticked_at_first
from aftercare.exchange.paper import typeset as paper
from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.planner.paper import PaperPage, Section
from aftercare.planner.progress.summary_state import read_summary
from aftercare.planner.progress.summary_words import as_paper, part_names
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.desktop import paper_out
from aftercare.ui.frames import tasks
from aftercare.ui.frames.private_text import Private
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.surfaces import Card, Note, clear
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

T = TypeVar("T")


class ShareSummaryPanel(QuietPanel):
    """What can be on the page at the top, the page in words under it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._summary = read_summary(workspace)
        self._boxes: dict[Part, CheckBox] = {}
        self._is_busy = False

    def start(self) -> None:
        """Show what can be ticked, or that there is nothing yet."""
        self.begin(
            _("Share a summary"),
            _("Tick what you want on the page. Nothing else is on it, and nothing is sent anywhere."),
        )
        if not self._summary.parts:
            self.view.addWidget(Label(_("There is nothing to share yet. One check-in is enough to start."), wraps=True))
            self.end([(_("Done"), "primary", self.closed.emit)])
            return
        self.view.addWidget(self._build_choices())
        self._preview = Card()
        self.view.addWidget(self._preview)
        self._answer = QVBoxLayout()
        self.view.addLayout(self._answer)
        self._show_sheet()
        self.end(
            [
                (_("Save as PDF"), "primary", self._on_save),
                (_("Print"), "default", self._on_print),
                (_("Close"), "quiet", self.closed.emit),
            ],
            _("Anyone who has the page or the file can read it."),
        )
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_choices(self) -> Card:
        card = Card(_("On the page"))
        sides = Turning(24, 560)
        parts, called = self._summary.parts, part_names()
        ticked = ticked_at_first(parts, hides_private=self._workspace.hides_private_notes)
        half = (len(parts) + 1) // 2
        for some in (parts[:half], parts[half:]):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in some:
                box = self._boxes[part] = CheckBox(called[part])
                box.setChecked(part in ticked)
                box.clicked.connect(self._show_sheet)
                column.addWidget(box)
            column.addStretch(1)
            sides.row.addWidget(side, 1)
        card.body.addWidget(sides)
        self._name = LineEdit(most=80)
        self._name.show_text(self._workspace.plan.settings.person_name)
        self._name.textChanged.connect(self._show_sheet)
        card.body.addWidget(Field(_("Name on the page"), self._name, optional=True))
        return card

    def _sheet(self) -> PaperPage:
        ticked = {part for part, box in self._boxes.items() if box.isChecked()}
        return as_paper(self._summary.only(ticked), self._name.text().strip(), self._workspace.today())

    def _show_sheet(self) -> None:
        """Show the words of the page as they are ticked now."""
        sheet, words = self._sheet(), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(sheet.title, "title", wraps=True))
        column.addWidget(Label(breakable(sheet.lead), "body", "quiet", wraps=True))
        for section in sheet.sections:
            column.addWidget(Rule())
            column.addWidget(self._build_section(section))
        clear(self._preview.body)
        self._preview.body.addWidget(words)
        words.show()
        clear(self._answer)

    def _build_section(self, section: Section) -> QWidget:
        look = theme.active()
        part, inside = QWidget(), QWidget()
        column, rows = QVBoxLayout(part), QVBoxLayout(inside)
        for layout in (column, rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(look.space(4))
        column.addWidget(Label(section.heading, "bodyStrong", wraps=True))
        for line in section.lines:
            rows.addWidget(Label(line, wraps=True))
        for left, right in section.rows:
            row = QHBoxLayout()
            row.setSpacing(look.space(16))
            row.addWidget(Label(breakable(left), wraps=True), 3)
            answer = Label(right, wraps=True)
            answer.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            row.addWidget(answer, 2)
            rows.addLayout(row)
        if section.in_own_words:
            cover = Private(self._workspace, inside, section.heading)
            cover.keep(section.rows)
            column.addWidget(cover)
        else:
            column.addWidget(inside)
        return part

    # Saving and printing

    def _on_save(self) -> None:
        sheet, size = self._sheet(), self._size
        name = _("Summary {day}").format(day=self._workspace.today().isoformat())
        path = None if self._is_busy else paper_out.ask_where(self, f"{name}.pdf")
        if path is not None:
            saved = _("Saved as {name}.").format(name=breakable(path.name))
            missing = _("Some letters have no shape on this computer. They show as empty boxes.")
            self._carry_out(
                lambda: paper.save_pdf(sheet, size, path), lambda whole: saved if whole else f"{saved} {missing}"
            )

    def _on_print(self) -> None:
        sheet, size = self._sheet(), self._size
        printer = None if self._is_busy else paper_out.ask_printer(self, size)
        if printer is not None:
            given = _("The page went to your printer.")
            self._carry_out(lambda: paper_out.print_pages(paper.as_pictures(sheet, size), printer), lambda _none: given)

    @property
    def _size(self) -> paper.Size:
        return paper.size_in(self._workspace.card.country)

    def _carry_out(self, work: Callable[[], T], done: Callable[[T], str]) -> None:
        """Do it on another thread, and say what became of it if one is still here."""
        self._is_busy = True
        tasks.run(work, lambda given: self._say(done(given)), lambda problem: self._say(str(problem), "error"))

    def _say(self, words: str, flavor: Literal["tint", "error"] = "tint") -> None:
        if isValid(self):  # else the plan was closed meanwhile
            self._is_busy = False
            clear(self._answer)
            self._answer.addWidget(Note(words, flavor))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
