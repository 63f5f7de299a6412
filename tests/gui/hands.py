"""What a person's eyes and hands do with a page: find by name, press, type, read."""

from typing import TypeVar, overload

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from aftercare.ui.reminders.reminder_card import ReminderCard

W = TypeVar("W", bound=QWidget)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@overload
def find(page: QWidget, name: str) -> QAbstractButton: ...
@overload
def find(page: QWidget, name: str, kind: type[W]) -> W: ...
def find(page: QWidget, name: str, kind: type[QWidget] = QAbstractButton) -> QWidget:
    """The one visible widget of that name."""
    found = [each for each in page.findChildren(kind) if each.isVisibleTo(page) and name_of(each) == name]
    assert len(found) == 1, [name_of(each) for each in page.findChildren(kind) if each.isVisibleTo(page)]
    return found[0]


def names(page: QWidget, kind: type[QWidget] = QAbstractButton) -> list[str]:
    """The names of the visible widgets of a kind."""
    return [name_of(each) for each in page.findChildren(kind) if each.isVisibleTo(page)]


def bring_up(window: QWidget) -> None:
    """Open a window, which takes the keyboard."""
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    assert window.isActiveWindow()


def press(page: QWidget, name: str) -> None:
    """Click a button in its middle."""
    QTest.mouseClick(find(page, name), Qt.MouseButton.LeftButton)


def type_into(page: QWidget, name: str, text: str) -> None:
    """Type a text in place of what a field has, and leave it."""
    field: QWidget = find(page, name, QPlainTextEdit if _is_long(page, name) else QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def _is_long(page: QWidget, name: str) -> bool:
    return any(each.isVisibleTo(page) and name_of(each) == name for each in page.findChildren(QPlainTextEdit))


def choose_from_menu(page: QWidget, button: str, entry: str) -> None:
    """Choose an entry of a button's menu, which is filled when it opens."""
    owner = find(page, button)
    menu = owner.menu() if isinstance(owner, QToolButton) else owner.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == entry).trigger()


def reminder_cards() -> list[ReminderCard]:
    """The program's own card, when it is on the screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ReminderCard) and each.isVisible()]


def words(page: QWidget) -> list[str]:
    """Every text that can be read on the page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text()]
