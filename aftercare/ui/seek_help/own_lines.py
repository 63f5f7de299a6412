"""Crisis lines the person adds to those of the country."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.crisis_line import CrisisLine
from aftercare.domain.records.contacts import is_phone_number
from aftercare.domain.records.identity import new_id
from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.help_now.numbers import line_detail
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.passing_row import PassingRow
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_MOST_LINES = 12


class OwnLines(QWidget):
    """The lines added, on the open card; one taken away can be put back until the page is read again."""

    saved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._removed: CrisisLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(8))
        self._rows = KeyedRows(self._make_row, inset=0)
        column.addWidget(self._rows)
        self._gone = Note("")
        put_back = Button(_("Put it back"), size="small")
        put_back.clicked.connect(self._on_put_back)
        self._gone.buttons.addWidget(put_back)
        self._gone.hide()
        column.addWidget(self._gone)
        self._open = Button(_("Add my own line"), "quiet", "plus", "small")
        self._open.clicked.connect(self._on_open)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = self._build_form()
        self._form.hide()
        column.addWidget(self._form)

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(10))
        self._name = Field(_("Name of the line"), LineEdit(most=80))
        self._number = Field(_("Number of the line"), LineEdit(most=40))
        hours = LineEdit(most=80, placeholder=_("24 hours a day"))
        self._hours = Field(_("When it answers"), hours, optional=True)
        self._languages = Field(
            _("Languages it speaks"), LineEdit(most=80, placeholder=_("English, Spanish")), optional=True
        )
        for field in (self._name, self._number, self._hours, self._languages):
            column.addWidget(field)
            _edit(field).returnPressed.connect(self._on_add)
        row = QHBoxLayout()
        add, cancel = Button(_("Add line"), "primary"), Button(_("Cancel"))
        cancel.setAccessibleName(_("Cancel adding a line"))
        add.clicked.connect(self._on_add)
        cancel.clicked.connect(self._close)
        row.addWidget(add)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        return form

    def refresh(self) -> None:
        """Show the lines added; what is being typed stays."""
        lines = self._workspace.card.lines
        self._rows.show_keys([line.key for line in lines])
        for line in lines:
            self._rows[line.key].show_line(line)
        self._rows.setVisible(bool(lines))
        self._open.setVisible(self._form.isHidden() and len(lines) < _MOST_LINES)

    def _make_row(self, key: str) -> "_LineRow":
        row = _LineRow()
        row.remove.clicked.connect(lambda: self._on_remove(key))
        return row

    def _on_open(self) -> None:
        self._form.show()
        self._open.hide()
        self._name.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        for field in (self._name, self._number, self._hours, self._languages):
            _edit(field).show_text("")
            field.show_error("")
        self._form.hide()
        self.refresh()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        name, number = _text(self._name), _text(self._number)
        self._name.show_error("" if name else _("Write a name for this line, so that you know it again."))
        wrong = _("Enter a phone number with at least 3 digits, like 988 or 555-0142.")
        self._number.show_error("" if is_phone_number(number) else wrong)
        for field in (self._name, self._number):
            if field.error:
                field.control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        languages = tuple(part.strip() for part in _text(self._languages).split(",") if part.strip())
        line = CrisisLine(
            key=f"own.{new_id()}",
            country=self._workspace.card.country,
            name=name,
            number=number,
            hours=_text(self._hours),
            languages=languages,
            own=True,
        )
        if self._keep((*self._workspace.card.lines, line)):
            self._close()

    def _on_remove(self, key: str) -> None:
        lines = self._workspace.card.lines
        line = next(each for each in lines if each.key == key)
        if self._keep(tuple(each for each in lines if each is not line)):
            self._removed = line
            self._gone.words.setText(breakable(_("“{name}” is no longer on Help now.").format(name=line.name)))
            self._gone.show()

    def _on_put_back(self) -> None:
        if self._removed is not None and self._keep((*self._workspace.card.lines, self._removed)):
            self._rows.focus_on(self._removed.key)
            self._removed = None
            self._gone.hide()

    def _keep(self, lines: tuple[CrisisLine, ...]) -> bool:
        kept = self._workspace.save_card(lines=lines)
        if kept:
            self.refresh()
            self.saved.emit()
        return kept


class _LineRow(PassingRow):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.active().space(4), 0, theme.active().space(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Label("", "bodyStrong", wraps=True)
        self._more = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._name)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        self.remove = IconButton("x", "")
        row.addWidget(self.remove)
        self.first = self.remove

    def show_line(self, line: CrisisLine) -> None:
        self._name.setText(breakable(_("{name}: {number}").format(name=line.name, number=line.number)))
        more = line_detail(line)
        self._more.setText(breakable(more))
        self._more.setVisible(bool(more))
        self.remove.rename(_("Take {name} off Help now").format(name=line.name))


def _edit(field: Field) -> LineEdit:
    edit = field.control
    if not isinstance(edit, LineEdit):
        raise TypeError("each answer is one line")
    return edit


def _text(field: Field) -> str:
    return _edit(field).text().strip()
