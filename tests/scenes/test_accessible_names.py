"""Every page and state for keyboard and screen reader: names, sizes, what Tab reaches and when, plain text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from aftercare.domain.records.areas import Area
from aftercare.planner.destinations import Place
from aftercare.ui.area.step_list import StepRow
from aftercare.ui.charts.day_map import DayMapChart
from aftercare.ui.frames.sidebar import NavButton
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.choices import CheckBox, ChoiceCards, MoodRow, RadioList, Segmented
from aftercare.ui.widgets.month_grid import MonthGrid
from tests.mockup import plan as mockup_plan
from tests.shots.scenes import SCENES
from tests.shots.stage import Stage

_LEAST = 32  # pixels a target is high and wide
_KINDS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
# Tab stops once, arrow keys do the rest: see their tests
_GROUPS = (Segmented, MoodRow, ChoiceCards, RadioList, MonthGrid, DayMapChart)
_MARKUP = "<b>Walk</b> & <img src=x>"


def interactive(shown: QWidget) -> list[QWidget]:
    """What one can press, type into or choose from; the picker inside a field only spares typing."""
    return [
        widget
        for widget in shown.findChildren(QWidget)
        if isinstance(widget, _KINDS)
        and widget.isVisibleTo(shown)
        and widget.isEnabled()
        and not isinstance(widget.parentWidget(), QLineEdit | QComboBox)
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader is given as the name."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops, all the way round, from the first of the window."""
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in seen:
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    first = next((place for place, stop in enumerate(seen) if _is_first(stop, window)), 0)
    return seen[first:] + seen[:first]


def _is_first(stop: QWidget, window: QWidget) -> bool:
    def takes_focus(widget: QWidget) -> bool:
        return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

    chain = window.nextInFocusChain()
    while chain is not None and not takes_focus(chain):
        chain = chain.nextInFocusChain()
    return stop is chain


def by_arrows(stops: list[QWidget]) -> list[QWidget]:
    """What the down key reaches from the places to go, of which Tab stops at the open one only."""
    reached: list[QWidget] = []
    for stop in stops:
        if isinstance(stop, NavButton):
            stop.setFocus()
            while (focus := QApplication.focusWidget()) not in reached:
                assert focus is not None
                reached.append(focus)
                QTest.keyClick(focus, Qt.Key.Key_Down)
    return reached


def in_row(widget: QWidget) -> bool:
    """Whether it is the mark of a row that can be hit anywhere."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, CheckRow | StepRow):
        above = above.parentWidget()
    return above is not None and isinstance(widget, CheckBox)


def group_of(widget: QWidget) -> QWidget | None:
    """The group of choices, or the grid of days, it is in."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, _GROUPS):
        above = above.parentWidget()
    return above


def place(widget: QWidget, beside: QWidget) -> QRect:
    """Where a widget is in its window; in a place of its own that scrolls it is anywhere in that place."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QScrollArea) and not above.isAncestorOf(beside):
            widget = above
        above = above.parentWidget()
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def is_onward(one: QRect, following: QRect) -> bool:
    """Whether reading goes from one to the other: along the line, downwards, or up into a column further right."""
    if following.top() > one.bottom():
        return True
    if following.bottom() >= one.top():
        return following.left() >= one.left()
    return following.left() >= one.right()


def label(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{spoken(widget)}”"


@pytest.mark.parametrize("name", SCENES)
def test_every_control_can_be_named_hit_and_reached(stage: Stage, name: str) -> None:
    shown = SCENES[name](stage)
    stage.settle()
    controls = interactive(shown)
    assert [type(each).__name__ for each in controls if not spoken(each).strip()] == []
    small = [each for each in controls if min(each.width(), each.height()) < _LEAST]
    assert [f"{label(each)} {each.size()}" for each in small if not in_row(each)] == []
    assert [each.text() for each in shown.findChildren(QLabel) if each.textFormat() != Qt.TextFormat.PlainText] == []

    shown.activateWindow()
    if QApplication.focusWidget() is None:  # a reminder takes none by itself
        controls[0].setFocus()
    order = stops(shown)
    groups = {group_of(each) for each in order} - {None}
    reached = order + by_arrows(order)
    missed = [each for each in controls if each not in reached and group_of(each) not in groups]
    assert [label(each) for each in missed] == []
    jumps = [(label(a), label(b)) for a, b in pairwise(order) if not is_onward(place(a, b), place(b, a))]
    assert jumps == []


def test_what_a_person_wrote_is_never_read_as_markup(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    walk = replace(mockup_plan.WALK, title=_MARKUP)
    friend = replace(mockup_plan.SAM, name=_MARKUP, role=_MARKUP)
    stage.workspace.plan.write_without_undo([walk, friend])
    for page in (Place.TODAY, Area.SOBER_NETWORK, Area.SELF_CARE):
        stage.open(page)
        for widget in stage.window.findChildren(QWidget):
            assert "<" not in widget.toolTip()
    stage.window.show_help()
    assert _MARKUP in [each.text() for each in stage.window.findChildren(QLabel)]
