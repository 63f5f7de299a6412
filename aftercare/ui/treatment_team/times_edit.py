"""Several times of day, each in a field of its own."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Field, TimeEdit
from aftercare.ui.widgets.flow import FlowLayout


class TimesEdit(QWidget):
    """`edited` comes when a time was typed or taken away."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(6))
        place = QWidget()
        self._flow = FlowLayout(place, theme.active().space(10))
        column.addWidget(place)
        self._rows: list[_TimeRow] = []
        self._add = Button(_("Add a time"), "quiet", "plus", "small")
        self._add.clicked.connect(self._on_add)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the fields, readable or not."""
        return tuple(row.edit.text().strip() for row in self._rows if row.edit.text().strip())

    @property
    def times(self) -> tuple[time, ...]:
        """The times that can be read, in order."""
        return tuple(sorted(row.edit.moment for row in self._rows if row.edit.moment is not None))

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Show other times; without any one empty field."""
        for row in self._rows:
            self._flow.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for text in texts or ("",):
            self._append().edit.show_text(text)
        self._name_rows()

    def problem(self) -> bool:
        """Say what is wrong under each time, put the focus there, and give whether anything is."""
        seen: set[time] = set()
        wrong: list[_TimeRow] = []
        for row in self._rows:
            sentence = _("Enter a time, like 8:00 AM.") if row.edit.unreadable else ""
            if row.edit.moment is not None and row.edit.moment in seen:
                sentence = _("This time is here twice.")
            if row.edit.moment is not None:
                seen.add(row.edit.moment)
            row.field.show_error(sentence)
            wrong += [row] if sentence else []
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def _append(self) -> "_TimeRow":
        row = _TimeRow()
        self._flow.addWidget(row)
        row.show()
        self._rows.append(row)
        row.edit.edited.connect(lambda _text: self._on_edited(row))
        row.remove.clicked.connect(lambda: self._on_remove(row))
        return row

    def _name_rows(self) -> None:
        """Number the times, and let Tab go through them in order."""
        for number, row in enumerate(self._rows, 1):
            name = _("Time {number}").format(number=number) if number > 1 else _("Time")
            row.field.rename(name)
            row.remove.rename(_("Remove time {number}").format(number=number))
            if number > 1:
                QWidget.setTabOrder(self._rows[number - 2].remove, row.edit)
            QWidget.setTabOrder(row.edit, row.remove)
            QWidget.setTabOrder(row.remove, self._add)

    def _on_edited(self, row: "_TimeRow") -> None:
        row.field.show_error(_("Enter a time, like 8:00 AM.") if row.edit.unreadable else "")
        self.edited.emit()

    def _on_add(self) -> None:
        row = self._append()
        self._name_rows()
        row.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self, row: "_TimeRow") -> None:
        self.show_texts(tuple(other.edit.text() for other in self._rows if other is not row))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


class _TimeRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self.edit = TimeEdit()
        self.field = Field("", self.edit)
        self.field.setFixedWidth(look.px(150))
        self.remove = IconButton("x", "")
        side = look.px(32)
        self.remove.setFixedSize(side, side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(2))
        row.addWidget(self.field)
        remove = QVBoxLayout()
        remove.setContentsMargins(0, look.px(22) + look.space(5), 0, 0)
        remove.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(remove)
