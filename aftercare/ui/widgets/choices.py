"""Controls that choose: check box, switch, segments, mood row, stepper, choice cards and chips."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import IconButton
from aftercare.ui.widgets.icons import icon, paint_icon
from aftercare.ui.widgets.text import Label


class CheckBox(QCheckBox):
    """A 24 px check mark in a 40 px target, with or without words beside it."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setMinimumHeight(theme.active().px(40))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme.active()
        words = self.fontMetrics().horizontalAdvance(self.text()) + look.space(12) if self.text() else 0
        return QSize(look.px(24) + 2 + words, look.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        paint_check(painter, self.height(), on=self.isChecked(), enabled=self.isEnabled())
        if self.text():
            painter.setPen(look.paint("text" if self.isEnabled() else "textDisabled"))
            left = look.px(24) + look.space(12)
            painter.drawText(
                QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
            )


def paint_check(painter: QPainter, height: int, *, on: bool, enabled: bool = True) -> None:
    """Draw a check box at the left, in the middle of a height."""
    look = theme.active()
    side = look.px(24)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(1, (height - side) / 2 + 1, side - 2, side - 2)
    edge = "primary" if on else "control"
    painter.setPen(QPen(look.paint(edge if enabled else "line"), 2))
    painter.setBrush(look.paint("primary" if on else "surface"))
    painter.drawRoundedRect(box, look.px(6), look.px(6))
    if on:
        inset = look.px(4)
        paint_icon(painter, "check", look.paint("onPrimary"), box.toRect().adjusted(inset, inset, -inset, -inset))


class Switch(QCheckBox):
    """On or off, at once; its words stand beside it and are its accessible name."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        look = theme.active()
        return QSize(look.px(44), look.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = look.px(26)
        track = QRectF(1, (self.height() - height) / 2 + 1, look.px(44) - 2, height - 2)
        on = self.isChecked()
        painter.setPen(QPen(look.paint("primary" if on else "control"), 2))
        painter.setBrush(look.paint("primary" if on else "surface"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.paint("onPrimary" if on else "control"))
        radius = look.px(7)
        x = track.right() - radius - look.px(4) if on else track.left() + radius + look.px(4)
        painter.drawEllipse(QPointF(x, track.center().y()), radius, radius)


T = TypeVar("T")


class _Exclusive(QWidget, Generic[T]):
    """Buttons of which at most one is chosen; arrow keys move, choosing again clears."""

    chosen = Signal(object)

    def __init__(self, name: str, *, clearable: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._clearable = clearable
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._values: list[T] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def _add(self, button: QAbstractButton, value: T) -> None:
        button.setCheckable(True)
        button.setAutoExclusive(True)  # the group rules what is chosen; this makes screen readers say "radio button"
        self._group.addButton(button, len(self._values))
        self._values.append(value)
        self._row.addWidget(button, 1)
        button.clicked.connect(lambda _checked, button=button: self._on_clicked(button))

    def ask(self, name: str) -> None:
        """Change the question, for screen readers."""
        self.setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleName(_("{question}: {answer}").format(question=name, answer=button.text()))

    def _on_clicked(self, button: QAbstractButton) -> None:
        if not button.isChecked() and not self._clearable:
            button.setChecked(True)
            return
        for other in self._group.buttons():
            if other is not button:
                other.setChecked(False)
        self._move_tab_stop()
        self.chosen.emit(self.value)

    def _move_tab_stop(self) -> None:
        """Tab stops once at the whole row: at the chosen button, or else the first."""
        buttons = self._group.buttons()
        stop = next((button for button in buttons if button.isChecked()), buttons[0])
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    @property
    def value(self) -> T | None:
        """The chosen value, or None."""
        chosen = next((button for button in self._group.buttons() if button.isChecked()), None)
        return None if chosen is None else self._values[self._group.id(chosen)]

    def take_focus(self) -> None:
        """Give the focus to the chosen answer, or else the first."""
        buttons = self._group.buttons()
        stop = next((button for button in buttons if button.isChecked()), buttons[0])
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, value: T | None) -> None:
        """Show a value as chosen without saying so."""
        for index, known in enumerate(self._values):
            self._group.button(index).setChecked(value is not None and known == value)
        self._move_tab_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = self._group.buttons()
        here = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        target = buttons[(here + step) % len(buttons)]
        target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not target.isChecked():
            target.click()


class Segmented(_Exclusive[T]):
    """A row of joined buttons; nothing is chosen at first."""

    def __init__(self, name: str, options: Sequence[tuple[T, str]], *, clearable: bool = True) -> None:
        super().__init__(name, clearable=clearable)
        self._row.setSpacing(0)
        for index, (value, text) in enumerate(options):
            button = _ArrowButton(text)
            button.setProperty("kind", "segment")
            last = index == len(options) - 1
            button.setProperty(
                "edge", "only" if len(options) == 1 else "first" if not index else "last" if last else ""
            )
            button.setAccessibleName(_("{question}: {answer}").format(question=name, answer=text))
            self._add(button, value)
        self.choose(None)


class ChoiceCards(_Exclusive[T]):
    """Two or three big buttons of which exactly one is chosen."""

    def __init__(self, name: str, options: Sequence[tuple[T, str]]) -> None:
        super().__init__(name, clearable=False)
        self._row.setSpacing(theme.active().space(12))
        for value, text in options:
            button = _RadioCard(text)
            self._add(button, value)
        self.choose(options[0][0])

    def stand(self, *, below: bool) -> None:
        """Put the buttons below each other, or beside."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if below else directions.LeftToRight)


class RadioList(_Exclusive[T]):
    """Long answers under each other, whose words wrap; nothing is chosen at first."""

    def __init__(self, name: str, options: Sequence[tuple[T, str]]) -> None:
        super().__init__(name, clearable=True)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(0)
        for value, text in options:
            button = _RadioRow(text)
            button.setAccessibleName(_("{question}: {answer}").format(question=name, answer=text))
            self._add(button, value)
        self.choose(None)


class MoodRow(_Exclusive[T]):
    """Five faces from Rough to Great."""

    def __init__(self, name: str, options: Iterable[tuple[T, str, str]]) -> None:
        super().__init__(name, clearable=True)
        self._row.setSpacing(theme.active().space(6))
        side = theme.active().px(24)
        for value, text, icon_name in options:
            button = _ArrowToolButton()
            button.setText(text)
            button.setProperty("kind", "mood")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIcon(icon(icon_name, "text", "onPrimary"))
            button.setIconSize(QSize(side, side))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(_("{question}: {answer}").format(question=name, answer=text))
            self._add(button, value)
        self.choose(None)


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _ArrowButton(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        _pass_arrows_up(self, event, super().keyPressEvent)


class _ArrowToolButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        _pass_arrows_up(self, event, super().keyPressEvent)


class _StepButton(IconButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        _pass_arrows_up(self, event, super().keyPressEvent)


def _pass_arrows_up(button: QAbstractButton, event: QKeyEvent, otherwise: Callable[[QKeyEvent], object]) -> None:
    """Arrow keys belong to what the button is part of, not to Qt's walk over neighboring buttons."""
    if event.key() in _ARROWS:
        event.ignore()
    elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
    else:
        otherwise(event)


class _RadioCard(_ArrowButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "choiceCard")
        look = theme.active()
        self.setIconSize(QSize(look.px(22), look.px(22)))
        self.setStyleSheet(f"padding-left: {look.px(48)}px;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_radio(self, theme.active().px(26), on=self.isChecked())


def _paint_radio(button: QWidget, x: int, *, on: bool) -> None:
    """Draw a radio button's circle in the middle of a widget's height."""
    look = theme.active()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    center = QPointF(x, button.height() / 2)
    painter.setPen(QPen(look.paint("primary" if on else "control"), 2))
    painter.setBrush(look.paint("surface"))
    painter.drawEllipse(center, look.px(10), look.px(10))
    if on:
        painter.setBrush(look.paint("primary"))
        painter.drawEllipse(center, look.px(4), look.px(4))


class _RadioRow(_ArrowButton):
    """A circle and words that wrap."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self.setProperty("kind", "row")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look = theme.active()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(look.px(38), look.space(7), look.space(8), look.space(7))
        self._line.addWidget(Label(text, "body", wraps=True))

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()

    def heightForWidth(self, width: int) -> int:
        return max(self._line.heightForWidth(width), theme.active().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_radio(self, theme.active().px(18), on=self.isChecked())


class Chip(QPushButton):
    """A small choice that can be on or off beside others."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__(text)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Stepper(QWidget):
    """A number changed by minus and plus or the arrow keys; None until it is set."""

    changed = Signal(object)

    def __init__(self, name: str, *, first: int, step: int, highest: int, words: dict[str, str]) -> None:
        """`first` is where the first press lands; `words` has "unset", "less", "more"; say() gives a value's words."""
        super().__init__()
        self._name, self._first, self._step, self._highest = name, first, step, highest
        self._unset = words["unset"]
        self._value: int | None = None
        self._less = _StepButton("minus", words["less"], bordered=True)
        self._more = _StepButton("plus", words["more"], bordered=True)
        self._words = Label(self._unset, "bodyMedium")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMinimumWidth(theme.active().px(84))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(6))
        for part in (self._less, self._words, self._more):
            row.addWidget(part)
        self._less.clicked.connect(lambda: self._move(-self._step))
        self._more.clicked.connect(lambda: self._move(self._step))
        self.setAccessibleName(name)

    def say(self, value: int) -> str:
        """A value in words."""
        return str(value)

    @property
    def value(self) -> int | None:
        """The number, or None while not set."""
        return self._value

    def show_value(self, value: int | None) -> None:
        """Show a number without saying so."""
        self._value = value
        words = self._unset if value is None else self.say(value)
        self._words.setText(words)
        self._words.setAccessibleName(_("{question}: {answer}").format(question=self._name, answer=words))

    def _move(self, by: int) -> None:
        value = self._first if self._value is None else min(max(self._value + by, 0), self._highest)
        self.show_value(value)
        self.changed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self._move(self._step)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self._move(-self._step)
        else:
            super().keyPressEvent(event)
