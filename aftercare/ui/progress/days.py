"""The right side of Progress: the map of the last weeks, and the lines of mood, cravings and sleep."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from aftercare.domain.progress.day_map import LEVELS, WEEK, MapDay
from aftercare.domain.progress.trends import LowerCravings, Measure, Point, line
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.i18n import _, short_day
from aftercare.planner.progress.reads import MOST_WEEKS
from aftercare.planner.progress.words import (
    map_day_words,
    month_day,
    point_words,
    short_month_day,
    value_word,
)
from aftercare.planner.self_care.check_in_words import craving_word, mood_word, sleep_words
from aftercare.ui import theme
from aftercare.ui.charts.day_map import DayMapChart, SpokenDay, paint_hard_day, paint_square
from aftercare.ui.charts.trend import Band, TrendChart
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_Index = QModelIndex | QPersistentModelIndex
_FEWER_WEEKS = 4
_TICKS = 4
_MOST_SLEEP, _LEAST_SLEEP = 10, 4  # hours on the line; more or less touches its edge


class Span(StrEnum):
    """How far back the lines go."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    ALL = "all"


class ListModel(QAbstractTableModel):
    """Rows of words under headings."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[tuple[str, ...]] = ()

    def show_rows(self, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None


class PictureOrList(QWidget):
    """A picture and the same as a list, one at a time, with the words of what the cursor is on under the picture."""

    def __init__(self, name: str, picture: QWidget) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(6))
        self._stack, self._picture = QStackedWidget(), picture
        self.model = ListModel()
        self._table = QTableView()
        self._table.setModel(self.model)
        self._table.setAccessibleName(name)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(look.px(32))
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setHighlightSections(False)
        self._stack.addWidget(picture)
        self._stack.addWidget(self._table)
        column.addWidget(self._stack)
        row = QHBoxLayout()
        self.status = Label("", "small", "quiet", wraps=True)
        self._switch = Button("", "link")
        self._name = name
        self._switch.clicked.connect(self._on_switch)
        row.addWidget(self.status, 1)
        row.addWidget(self._switch)
        column.addLayout(row)
        self._show(as_list=False)

    def _on_switch(self) -> None:
        self._show(as_list=self._stack.currentIndex() == 0)

    def _show(self, *, as_list: bool) -> None:
        self._stack.setCurrentIndex(int(as_list))
        words = _("Show as picture") if as_list else _("Show as list")
        self._switch.setText(words)
        self._switch.setAccessibleName(f"{words}: {self._name}")
        self.status.setVisible(not as_list)
        self.fit()

    def fit(self) -> None:
        """Take as much height as the picture needs; the list scrolls in the same place."""
        self._stack.setFixedHeight(max(self._picture.sizeHint().height(), theme.active().px(120)))


class DaysMap(QWidget):
    """Eight weeks of days, four in a narrow place; `opened` carries the day pressed."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        top = FlowLayout(gap=look.space(14), heads=True)
        title = Label(_("Your days"), "card")
        top.addWidget(title)
        for part in _legend():
            top.addWidget(part)
        column.addLayout(top)
        self._chart = DayMapChart(_("Your days"), MOST_WEEKS)
        self._both = PictureOrList(_("Your days"), self._chart)
        column.addWidget(self._both)
        self._chart.opened.connect(self.opened)
        self._chart.said.connect(self._both.status.setText)
        self._days: Sequence[MapDay] = ()
        self._today = date.min
        self._fewer = False

    def show_days(self, days: Sequence[MapDay], today: date) -> None:
        """Show whole weeks, earliest first."""
        self._days, self._today = days, today
        shown = days[-_FEWER_WEEKS * WEEK :] if self._fewer else days
        self._chart.show_days([SpokenDay(day, map_day_words(day)) for day in shown], today)
        lived = [day for day in reversed(shown) if day.level is not None]
        rows = [(short_day(day.day), map_day_words(day).partition(": ")[2].rstrip(".")) for day in lived]
        self._both.model.show_rows((_("Day"), _("What you did")), rows)
        self._both.fit()

    def narrow(self, *, fewer: bool) -> None:
        """Show four weeks in place of eight."""
        if fewer != self._fewer:
            self._fewer = fewer
            if self._days:
                self.show_days(self._days, self._today)


def _legend() -> list[QWidget]:
    """What the squares mean."""
    return [
        _LegendPart(_("Hard day"), before=[None]),
        _LegendPart(_("No entry"), before=[0]),
        _LegendPart(_("Less"), after=list(range(1, LEVELS + 1)), last=_("More")),
    ]


class _LegendPart(QWidget):
    def __init__(
        self, words: str, *, before: Sequence[int | None] = (), after: Sequence[int | None] = (), last: str = ""
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(5))
        for level in before:
            row.addWidget(_LegendSquare(level))
        row.addWidget(Label(words, "small", "quiet"))
        for level in after:
            row.addWidget(_LegendSquare(level))
        if last:
            row.addWidget(Label(last, "small", "quiet"))


class _LegendSquare(QWidget):
    """A small square of a level; None is the mark of a hard day."""

    def __init__(self, level: int | None) -> None:
        super().__init__()
        self._level = level
        side = theme.active().px(16)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._level is None:
            paint_hard_day(painter, QPointF(area.center()))
        else:
            paint_square(painter, area, MapDay(day=date.min, level=self._level))


class Trends(QWidget):
    """The lines over 30 days, 90 days or all; `span_chosen` asks for the check-ins of another span."""

    span_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        top = FlowLayout(gap=look.space(14), heads=True)
        top.addWidget(Label(_("Mood, cravings and sleep"), "card"))
        spans = [(Span.DAYS_30, _("30 days")), (Span.DAYS_90, _("90 days")), (Span.ALL, _("All"))]
        self._spans = Segmented(_("How far back"), spans, clearable=False)
        self._spans.choose(Span.DAYS_30)
        top.addWidget(self._spans)
        column.addLayout(top)
        self._chart = TrendChart(_("Mood, cravings and sleep"))
        self._both = PictureOrList(_("Mood, cravings and sleep"), self._chart)
        column.addWidget(self._both)
        self._sentence = Note("", "tint")
        column.addWidget(self._sentence)
        self._spans.chosen.connect(self.span_chosen)
        self._chart.said.connect(self._both.status.setText)

    @property
    def span(self) -> Span:
        """The span chosen."""
        return Span(str(self._spans.value))

    def show_check_ins(self, check_ins: Sequence[CheckIn], first: date, today: date) -> None:
        """Show the lines from `first` to today."""
        measures = [Measure.MOOD, Measure.CRAVING]
        if any(each.sleep_minutes is not None for each in check_ins):
            measures.append(Measure.SLEEP)
        bands = [_band(measure, line(check_ins, measure, first, today), today) for measure in measures]
        self._chart.show_bands(bands, _dates(bands[0].points, today))
        headings = (_("Day"), *(band.name for band in bands))
        self._both.model.show_rows(headings, _list_rows(bands, measures, today))
        self._both.fit()

    def show_sentence(self, found: LowerCravings | None) -> None:
        """Say the careful sentence, or nothing."""
        self._sentence.setVisible(found is not None)
        if found is not None:
            words = _(
                "On days you went to a group, you rated cravings lower: most often “{these}”. "
                "On other days, most often “{others}”."
            )
            these, others = craving_word(found.on_those_days), craving_word(found.on_other_days)
            self._sentence.words.setText(words.format(these=these, others=others))


def first_day(span: Span, today: date, first_check_in: date | None) -> date:
    """Where the lines begin."""
    if span is Span.ALL:
        return min(first_check_in or today, today - timedelta(days=29))
    return today - timedelta(days=int(span) - 1)


def _band(measure: Measure, points: tuple[Point, ...], today: date) -> Band:
    say = point_words(measure, today)
    if measure is Measure.MOOD:
        levels = (mood_word(Mood.ROUGH), "", mood_word(Mood.OK), "", mood_word(Mood.GREAT))
        return Band(
            name=_("Mood"), role="chMood", points=points, lowest=Mood.ROUGH, highest=Mood.GREAT, levels=levels, say=say
        )
    if measure is Measure.CRAVING:
        words = tuple(craving_word(craving) for craving in Craving)
        return Band(
            name=_("Cravings"),
            role="chCraving",
            points=points,
            lowest=Craving.NONE,
            highest=Craving.STRONG,
            levels=words,
            say=say,
        )
    middle = (_LEAST_SLEEP + _MOST_SLEEP) / 2
    marks = (_hours(_LEAST_SLEEP), "", _hours(middle), "", _hours(_MOST_SLEEP))
    return Band(
        name=_("Sleep"),
        role="chSleep",
        points=points,
        lowest=_LEAST_SLEEP,
        highest=_MOST_SLEEP,
        levels=marks,
        say=say,
    )


def _hours(count: float) -> str:
    return sleep_words(round(count * 60))


def _dates(points: Sequence[Point], today: date) -> list[tuple[int, str]]:
    """Words under some of the points, the last one always."""
    last = len(points) - 1
    places = sorted({round(last * tick / (_TICKS - 1)) for tick in range(_TICKS)})
    return [
        (place, _("Today") if points[place].last == today else short_month_day(points[place].first, today))
        for place in places
    ]


def _list_rows(bands: Sequence[Band], measures: Sequence[Measure], today: date) -> list[tuple[str, ...]]:
    """A row for each point with something entered, the latest first."""
    rows = []
    for points in zip(*(band.points for band in reversed(bands)), strict=True):
        ordered = points[::-1]
        if any(point.value is not None for point in ordered):
            first, last = ordered[0].first, ordered[0].last
            when = month_day(last, today) if first == last else _spanned(first, last, today)
            values = (
                "" if point.value is None else value_word(measure, point.value)
                for measure, point in zip(measures, ordered, strict=True)
            )
            rows.append((when, *values))
    return rows[::-1]


def _spanned(first: date, last: date, today: date) -> str:
    return _("{first} to {last}").format(first=short_month_day(first, today), last=short_month_day(last, today))
