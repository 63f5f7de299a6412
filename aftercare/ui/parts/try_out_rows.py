"""Rows of the try-out sheet: a question with its answers and a note, and a row with a check box."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.support_groups import Fit, Question, TryOutAnswer
from aftercare.i18n import _
from aftercare.planner.long_words import breakable, shortened
from aftercare.planner.support_groups import words as group_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.private_text import PrivateLabel, PrivateNotes
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import CheckBox, Segmented
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_TURNS_AT, _ANSWERS_WIDTH, _LEAST_HEIGHT = 500, 286, 64
_LONGEST_NOTE = 160


class AskRow(QWidget):
    """An icon, a question, and answers at its right or, where there is little room, under it."""

    chosen = Signal(object)

    def __init__(
        self,
        icon_name: str,
        title: str,
        question: str,
        options: Sequence[tuple[object, str]],
        beside: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        look = theme.active()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.space(6))
        self.column.addWidget(Rule())
        line = Turning(14, _TURNS_AT)
        line.setMinimumHeight(look.px(_LEAST_HEIGHT))
        words = QHBoxLayout()
        words.setSpacing(look.space(14))
        words.addWidget(IconLabel(icon_name, "aGroups", 22))
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.addStretch(1)
        self.words.addWidget(Label(title, "bodyStrong", wraps=True))
        self.words.addWidget(Label(question, "body", "quiet", wraps=True))
        self.words.addStretch(1)
        words.addLayout(self.words, 1)
        for widget in beside:  # now, so that Tab comes to it before the answers
            words.addWidget(widget)
        line.row.addLayout(words, 1)
        self._answers = Segmented(title.removesuffix("?"), options)
        self._answers.setMinimumWidth(look.px(_ANSWERS_WIDTH))
        self._answers.chosen.connect(self.chosen)
        line.row.addWidget(self._answers, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(line)

    @property
    def value(self) -> object:
        """The answer chosen, or None."""
        return self._answers.value

    def take_focus(self) -> None:
        """Begin with its answers."""
        self._answers.take_focus()

    def show_choice(self, value: object) -> None:
        """Show an answer without saying so."""
        self._answers.choose(value)


class FitRow(AskRow):
    """One of the six questions; `answered` carries the answer with its note."""

    answered = Signal(object)

    def __init__(self, workspace: Workspace, question: Question) -> None:
        title, asks = group_words.questions()[question]
        name = _("Note on {what}").format(what=title.lower())
        write = IconButton("pencil", name)
        fits = list(group_words.fits().items())
        super().__init__(group_words.ICONS[question], title, asks, fits, [write])
        write.clicked.connect(self._on_write)
        self._note = ""
        self._shown = QWidget()
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, theme.active().space(2), 0, 0)
        row.setSpacing(theme.active().space(5))
        row.addWidget(IconLabel("pencil", "text", 13), 0, Qt.AlignmentFlag.AlignTop)
        self._words = PrivateLabel(workspace, name, Label("", "small", wraps=True))
        row.addWidget(self._words, 1)
        self.words.insertWidget(self.words.count() - 1, self._shown)
        self._edit = PrivateNotes(workspace, name, placeholder=_("A few words for yourself"))
        self._edit.edited.connect(self._on_edited)
        self._edit.hide()
        self.column.addWidget(self._edit)
        self.chosen.connect(lambda _value: self._say())

    @property
    def typed(self) -> TryOutAnswer:
        """The answer as it now stands in the row."""
        fit = self.value
        return TryOutAnswer(fit=fit if isinstance(fit, Fit) else None, note=self._edit.toPlainText())

    def show_answer(self, answer: TryOutAnswer, *, anew: bool) -> None:
        """Show an answer; a note being typed stays unless it is another sheet's."""
        self.show_choice(answer.fit)
        self._note = answer.note
        typing = QApplication.focusWidget()
        if anew or typing is None or not self._edit.isAncestorOf(typing):
            self._edit.show_text(answer.note)
        if anew:
            self._edit.hide()
        self._show_note()

    def _show_note(self) -> None:
        note = " ".join(self._note[: _LONGEST_NOTE * 2].split())
        self._words.setText(breakable(shortened(note, _LONGEST_NOTE)))
        self._shown.setVisible(bool(note) and self._edit.isHidden())

    def _on_write(self) -> None:
        self._edit.setVisible(self._edit.isHidden())
        self._show_note()
        if not self._edit.isHidden():
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, text: str) -> None:
        self._note = text
        self._say()

    def _say(self) -> None:
        self.answered.emit(self.typed)


class _Line(QWidget):
    """Ticks its box wherever it is clicked."""

    def __init__(self, check: CheckBox) -> None:
        super().__init__()
        self._check = check

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self._check.click()
        super().mouseReleaseEvent(event)


class TickRow(QWidget):
    """A check box with words and a second line, and a button; `ticked` comes when the person ticks or unticks it."""

    ticked = Signal(bool)

    def __init__(self, title: str, button: str = "") -> None:
        super().__init__()
        look = theme.active()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, look.space(4))
        self.column.setSpacing(look.space(6))
        self.column.addWidget(Rule())
        self.check = CheckBox()
        self.check.setMinimumWidth(look.px(32))
        self.check.setAccessibleName(title)
        line = _Line(self.check)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(4))
        row.addWidget(self.check)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Label(title, "bodyStrong", wraps=True)
        words.addWidget(self._title)
        self._detail = Label("", "body", "quiet", wraps=True)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        self.button = Button(button, "quiet", size="small")
        self.button.setAccessibleDescription(title)
        row.addWidget(self.button)
        self.button.setVisible(bool(button))
        self.column.addWidget(line)
        self.check.clicked.connect(self.ticked)

    def rename(self, title: str) -> None:
        """Change what is ticked."""
        self._title.setText(breakable(title))
        self.check.setAccessibleName(title)
        self.button.setAccessibleDescription(title)

    def show_state(self, *, on: bool, detail: str) -> None:
        """Show whether it is ticked, and the second line."""
        self.check.setChecked(on)
        self._detail.setText(breakable(detail))
        self._detail.setVisible(bool(detail))
        self.check.setAccessibleDescription(detail)
