"""The focus ring: 3 px around whatever has the focus, drawn over the window so no style can lose it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

from aftercare.ui import theme

_REACH = 5  # the ring's outer edge, and a pixel
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class FocusRing(QWidget):
    """A transparent sheet over one window; shown after keyboard use and always on text fields."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._by_keyboard = False
        self._watched: list[QWidget] = []
        self._drawn = QRect()
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("a focus ring needs the application")
        application.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)
        self.resize(window.size())
        self.show()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for left in self._watched:
            if isValid(left):
                left.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and new.window() is self.window() else None
        widget = self._target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self.raise_()
        self._follow()
        pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton  # what is under it stays there
        if isinstance(self._target, QLineEdit | QPlainTextEdit | QComboBox) and not pressed:
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """Scroll to a field once it has its place, for a form may open under the edge; Qt does so only after Tab."""
        for above in self._watched:
            if isinstance(above, QScrollArea) and isValid(above) and self._target is not None and isValid(self._target):
                above.ensureWidgetVisible(self._target, 0, theme.active().space(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window():
            if event.type() == QEvent.Type.Resize:
                self.resize(self.window().size())
            elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                self._set_by_keyboard(by_keyboard=True)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._set_by_keyboard(by_keyboard=False)
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.FocusIn) or event.type() in _MOVES:
            if event.type() == QEvent.Type.KeyPress:
                self._set_by_keyboard(by_keyboard=True)
            self._follow()
        return False

    def _set_by_keyboard(self, *, by_keyboard: bool) -> None:
        if self._by_keyboard != by_keyboard:
            self._by_keyboard = by_keyboard
            self._follow()

    def _follow(self) -> None:
        """Draw again what changed: all of the sheet would have the whole window drawn for every word that changes."""
        area = self._area()
        if area != self._drawn:
            for changed in (self._drawn, area):
                self.update(changed.adjusted(-_REACH, -_REACH, _REACH, _REACH))
            self._drawn = area

    def _area(self) -> QRect:
        """What the ring goes around, nothing when there is no ring."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return QRect()
        if target.property("drawsFocus"):  # a list shows it at the row
            return QRect()
        if not self._by_keyboard and not isinstance(target, QLineEdit | QPlainTextEdit):
            return QRect()
        if target.visibleRegion().boundingRect().isEmpty():
            return QRect()
        return QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())

    def paintEvent(self, _event: object) -> None:
        self._follow()  # also what no event told of
        area = self._drawn
        if area.isNull():
            return
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.paint("focus"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area.adjusted(-3, -3, 3, 3)), 11, 11)
