"""An area's checklist: check off, change in place, skip, add one's own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare.content import StepAbout
from aftercare.domain.records.areas import Area
from aftercare.domain.records.identity import StepId, new_id
from aftercare.domain.records.steps import Step, due_date
from aftercare.i18n import _, short_day
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.help_now.numbers import breakable_address, checked_day
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_LONGEST_WAIT = 3650  # days after leaving


class StepList(Card):
    """The card "First steps" of one area; it writes the steps, the page shows them again.

    `about` says more on a starter step, by its key.
    """

    saved = Signal()

    def __init__(self, workspace: Workspace, area: Area, why: str, about: Mapping[str, StepAbout]) -> None:
        super().__init__(_("First steps"))
        self._workspace, self._area = workspace, area
        self._about = about
        self._steps: dict[str, Step] = {}
        self.body.addWidget(Label(why, "body", "quiet", wraps=True))
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self.body.addWidget(self._rows)
        add = QHBoxLayout()
        add.setSpacing(theme.active().space(8))
        self._new = LineEdit(placeholder=_("Add your own step"))
        self._new.setAccessibleName(_("Your own step"))
        self._new.returnPressed.connect(self._on_add)
        add.addWidget(self._new, 1)
        button = Button(_("Add step"), icon_name="plus")
        button.clicked.connect(self._on_add)
        add.addWidget(button)
        self.body.addLayout(add)

    def show_steps(self, steps: tuple[Step, ...], left_on: date | None) -> None:
        """Show the lines in order."""
        self._steps = {step.id: step for step in steps}
        self._rows.show_keys(list(self._steps))
        for step in steps:
            self._rows[step.id].show_step(step, left_on, self._about.get(step.starter or ""))

    def _make_row(self, key: str) -> "StepRow":
        row = StepRow()
        row.toggled.connect(lambda done: self._on_toggled(key, done=done))
        row.changed.connect(lambda title, due_day: self._on_changed(key, title, due_day))
        row.skip_chosen.connect(lambda: self._on_skip(key))
        row.remove_chosen.connect(lambda: self._on_remove(key))
        return row

    def _on_toggled(self, key: str, *, done: bool) -> None:
        step = self._steps[key]
        label = _("“{title}” done") if done else _("“{title}” not done")
        today = self._workspace.today()
        self._put(label, replace(step, done_on=today if done else None, skipped=False))

    def _on_changed(self, key: str, title: str, due_day: int | None) -> None:
        self._put(_("“{title}” changed"), replace(self._steps[key], title=title, due_day=due_day), offer_undo=False)

    def _on_skip(self, key: str) -> None:
        step = self._steps[key]
        label = _("“{title}” is back on the list") if step.skipped else _("“{title}” skipped for now")
        self._put(label, replace(step, skipped=not step.skipped, done_on=None))

    def _on_remove(self, key: str) -> None:
        step = self._steps[key]
        if self._workspace.write(_("“{title}” removed").format(title=step.title), remove=[step]):
            self.saved.emit()

    def _on_add(self) -> None:
        title = self._new.text().strip()
        if not title:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        position = max((step.position for step in self._steps.values()), default=-1) + 1
        step = Step(id=StepId(new_id()), area=self._area, title=title, position=position)
        if self._put(_("“{title}” added"), step):
            self._new.show_text("")

    def _put(self, label: str, step: Step, *, offer_undo: bool = True) -> bool:
        saved = self._workspace.write(label.format(title=step.title), put=[step], offer_undo=offer_undo)
        if saved:
            self.saved.emit()
        elif step.id in self._steps:
            self._rows[step.id].show_check(self._steps[step.id])
        return saved


class StepRow(QWidget):
    """One line; the whole row toggles it, its menu opens the fields in place.

    `changed` carries title and due day (days after leaving, or None) when one of them was left after a change.
    """

    toggled = Signal(bool)
    changed = Signal(str, object)
    skip_chosen = Signal()
    remove_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.active().space(3), 0, theme.active().space(3))
        column.setSpacing(theme.active().space(8))
        self._line = self._build_line()
        column.addWidget(self._line)
        self._more: QWidget | None = None
        self._editor = self._build_editor()
        self._editor.hide()
        column.addWidget(self._editor)

    def _build_line(self) -> QWidget:
        look = theme.active()
        line = QWidget()
        line.setMinimumHeight(look.px(44))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(12))
        self._check = CheckBox()
        self._check.clicked.connect(self.toggled)
        row.addWidget(self._check)
        self._title = Label(wraps=True)
        row.addWidget(self._title, 1)
        self._due = Label("", "small", "quiet")
        row.addWidget(self._due)
        self._menu = IconButton("ellipsis", "")
        menu = QMenu(self._menu)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self._menu.setMenu(menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._menu)
        return line

    def _build_editor(self) -> QWidget:
        editor = QWidget()
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 0, theme.active().space(8))
        row.setSpacing(theme.active().space(8))
        self._title_edit = LineEdit()
        self._due_edit = LineEdit(most=5)
        self._title_field = Field(_("Step"), self._title_edit)
        self._due_field = Field(_("Days after leaving"), self._due_edit, hint=_("Empty is any time."))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._title_field, 2, top)
        row.addWidget(self._due_field, 1, top)
        done = Button(_("Close"), size="small")
        done.clicked.connect(self._close_editor)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignVCenter)
        for edit in (self._title_edit, self._due_edit):
            edit.edited.connect(self._on_edited)
            edit.returnPressed.connect(self._close_editor)
        return editor

    def show_step(self, step: Step, left_on: date | None, about: StepAbout | None) -> None:
        """Show a step as it is now, with more about it while it is open; what is being typed stays."""
        before, self._step = self._step, step
        self.show_check(step)
        self._title.setText(step.title)
        self._title.set_look("bodyMedium" if step.open else "body", "" if step.open else "quiet")
        due = _due_words(step, left_on)
        self._due.setText(due)
        self._check.setAccessibleName(", ".join(part for part in (step.title, due) if part))
        self._menu.rename(_("More about {title}").format(title=step.title))
        if before is None or before.title != step.title:
            self._title_edit.show_text(step.title)
        if before is None or before.due_day != step.due_day:
            self._due_edit.show_text("" if step.due_day is None else str(step.due_day))
        if about is not None and self._more is None:
            self._more = self._build_more(about)
            self._column.insertWidget(1, self._more)
        if self._more is not None:
            self._more.setVisible(step.open)

    def _build_more(self, about: StepAbout) -> QWidget:
        more = QWidget()
        words = QVBoxLayout(more)
        words.setSpacing(theme.active().space(2))
        inset = self._check.sizeHint().width() + theme.active().space(12)  # under the title
        words.setContentsMargins(inset, 0, 0, theme.active().space(5))
        where = breakable_address(about.source.removesuffix("/"))
        source = _("Source: {name}, {source}. Checked on {day}.").format(
            name=about.source_name, source=where, day=checked_day(about.checked_on)
        )
        words.addWidget(Label(about.words, wraps=True))
        words.addWidget(Label(source, "small", "quiet", wraps=True))
        return more

    def show_check(self, step: Step) -> None:
        """Show whether it is done."""
        self._check.setChecked(step.done_on is not None)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        step = self._step
        if step is None:
            return
        menu.addAction(_("Change"), self._open_editor)
        menu.addAction(_("Put it back") if step.skipped else _("Skip for now"), self.skip_chosen.emit)
        if step.starter is None:
            menu.addAction(_("Remove"), self.remove_chosen.emit)

    def _open_editor(self) -> None:
        self._editor.show()
        self._title_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        if self._mended():
            self._editor.hide()
            self._menu.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self._mended() and self._step is not None:
            title, due_day = self._title_edit.text().strip(), _day_number(self._due_edit.text())
            if (title, due_day) != (self._step.title, self._step.due_day):
                self.changed.emit(title, due_day)

    def _mended(self) -> bool:
        """Say what is wrong with the fields, and whether they can be kept."""
        due = self._due_edit.text().strip()
        self._title_field.show_error("" if self._title_edit.text().strip() else _("Write a few words for this step."))
        wrong = bool(due) and _day_number(due) is None
        self._due_field.show_error(_("Enter a number of days, like 3, or leave it empty.") if wrong else "")
        return not self._title_field.error and not self._due_field.error

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a focus proxy would take the controls beside it out of the order of Tab."""
        super().focusInEvent(event)
        self._check.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editor.isVisible() and self._step is not None:
            self._title_edit.show_text(self._step.title)
            self._due_edit.show_text("" if self._step.due_day is None else str(self._step.due_day))
            self._close_editor()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._line.geometry().contains(place):
            self._check.click()
        super().mouseReleaseEvent(event)


def _due_words(step: Step, left_on: date | None) -> str:
    if step.done_on is not None:
        return _("Done {day}").format(day=short_day(step.done_on))
    if step.skipped:
        return _("Skipped for now")
    day = due_date(step, left_on)
    if day is not None:
        return _("by {day}").format(day=short_day(day))
    return "" if step.due_day is None else _("Day {number}").format(number=step.due_day)


def _day_number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isdecimal() and int(text) <= _LONGEST_WAIT else None
