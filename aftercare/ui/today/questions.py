"""What Today asks above the list: a word after absence, a visit that passed, and yesterday's leftovers."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.self_care import back_on
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Pause
from aftercare.i18n import _, ngettext
from aftercare.planner.day_lines import key_of, visit_answers
from aftercare.planner.destinations import Destination, Panel
from aftercare.planner.prompts import Prompt
from aftercare.planner.self_care.changes import CareChanges, day_words
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.today.answers import DayAnswers
from aftercare.planner.today.view import DayView
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_look import area_tile
from aftercare.ui.today.day_card import choices_of
from aftercare.ui.widgets.asking import AskingButton, AskingCard
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.surfaces import Tile, clear

_AWAY, _MOST_DAYS_TO_FILL = "away", 7
_START, _FILL, _CHOOSE, _LET_GO, _MOVE, _NOT_NOW = "start", "fill", "choose", "let go", "move", "not now"
_RING, _AGAIN, _CHANGE = "ring", "again", "change"
_MOST = 3  # questions at a time, so that the list stays in sight


class DayQuestions(QWidget):
    """One card per question, a few at a time; `visit_answered` carries the visit and the answer.

    `answered` asks to read the day again, `fill_in_wanted` carries the first of the days to fill in. What waits comes
    when one of them is answered.
    """

    visit_answered = Signal(object, str)
    fill_in_wanted = Signal(object)
    open_requested = Signal(object)
    answered = Signal()
    arranged = Signal()

    def __init__(self, workspace: Workspace, answers: DayAnswers, snoozes: Snoozes) -> None:
        super().__init__()
        self._workspace, self._answers, self._snoozes = workspace, answers, snoozes
        self._asked: object = None
        self._chooses = self._folds = False
        self._cards: list[AskingCard] = []
        self._boxes: list[tuple[AgendaItem, CheckBox]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.active().space(14))
        self.hide()

    def asks_after_absence(self, away: int) -> bool:
        """Whether a word after so many days away is still to be said."""
        return away > 0 and _AWAY not in self._snoozes

    def show_day(self, view: DayView, away: int, asks: Sequence[Prompt], *, asks_leftovers: bool) -> None:
        """Ask what a day has to ask, after so many days away; yesterday's leftovers only when it is their turn."""
        first = [ask for ask in asks if ask.comes_first]
        asks = [ask for ask in asks if not ask.comes_first]
        back = view.is_today and self.asks_after_absence(away)
        plan_pause = view.plan_pause
        left = view.leftovers if asks_leftovers and not away else []
        self._chooses = self._chooses and bool(left)
        name = self._workspace.plan.settings.person_name
        passed, paused = view.passed, view.is_today and self._workspace.reminders_are_paused
        rings = self._medicines_ring(plan_pause)
        if plan_pause is not None:  # a time without questions, but for medicines that go on
            passed, asks = None, () if plan_pause.with_medicines else asks
        before = [plan_pause is not None, back, paused, passed is not None].count(True)
        asks = sorted(asks, key=lambda ask: not ask.replies)[: max(0, _MOST - before)]
        left = left if self._chooses or before + len(asks) < _MOST else []
        asked = (
            plan_pause,
            paused,
            rings,
            (away, view.recovery_days, name) if back else None,
            (key_of(passed), view.words.passed_title(passed)) if passed else None,
            [(key_of(item), view.words.title(item)) for item in left],
            self._chooses,
            [(ask.key, ask.title, ask.sentence, [answer.words for answer in ask.answers]) for ask in (*first, *asks)],
        )
        if asked == self._asked:
            return
        self._asked = asked
        clear(self._column)
        self._cards.clear()
        replies = [ask for ask in asks if ask.replies]
        for ask in (*first, *replies):
            self._add(_prompt_card(ask), partial(self._on_ask, ask))
        if plan_pause is not None:
            self._add(_plan_pause_card(plan_pause, view.today, rings=rings), self._on_plan_pause)
        if back:
            self._add(self._away_card(away, view.recovery_days, name), lambda choice: self._on_back(choice, view, away))
        if paused:
            self._add(_paused_card(medicines_ring=rings), lambda _choice: self._ring_again())
        if passed:
            self._add(_passed_card(view, passed), lambda choice: self.visit_answered.emit(passed, choice))
        for ask in asks[len(replies) :]:
            self._add(_prompt_card(ask), partial(self._on_ask, ask))
        if left:
            card = self._choosing_card(view, left) if self._chooses else _leftovers_card(len(left))
            self._add(card, lambda choice: self._on_leftovers(choice, left))
        self.fold(folds=self._folds)
        self.setVisible(self._column.count() > 0)
        self.arranged.emit()

    def _medicines_ring(self, plan_pause: Pause | None) -> bool:
        stopped = plan_pause is not None and plan_pause.with_medicines
        return not stopped and not self._workspace.medicines_are_paused

    def fold(self, *, folds: bool) -> None:
        """Show the first question in full (where there is room the first two), the others in one line each."""
        self._folds = folds
        for place, card in enumerate(self._cards):
            is_being_answered = self._chooses and card is self._cards[-1]
            card.fold(folds=place >= (1 if folds else 2) and not is_being_answered)

    def _on_plan_pause(self, choice: str) -> None:
        if choice == _AGAIN:
            CareChanges(self._workspace).start_again(None, "")
        else:
            self.open_requested.emit(Destination(Area.SELF_CARE, Panel.PAUSE_EVERYTHING))

    def _on_ask(self, ask: Prompt, choice: str) -> None:
        answer = ask.answers[int(choice)]
        if answer.act is None and answer.opens is None:
            self._snoozes.today(ask.key)
            self.answered.emit()
        if answer.act is not None:
            answer.act()
            self.answered.emit()
        if answer.opens is not None:
            self.open_requested.emit(answer.opens)

    def _ring_again(self) -> None:
        self._workspace.pause_reminders(None)

    def _add(self, card: AskingCard, on_chosen: Callable[[str], None]) -> None:
        card.chosen.connect(on_chosen)
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()

    def _away_card(self, away: int, recovery_days: int | None, name: str) -> AskingCard:
        days = min(away, _MOST_DAYS_TO_FILL)
        fill = ngettext("Fill in the last day", "Fill in the last {count} days", days).format(count=days)
        return AskingCard(
            tile=Tile("sunrise", "aGroups"),
            title=_("Good to see you, {name}.").format(name=name) if name else _("Good to see you."),
            sentence=_away_words(away, recovery_days),
            choices=(AskingButton(_START, _("Start with today"), "primary"), AskingButton(_FILL, fill)),
        )

    def _on_back(self, choice: str, view: DayView, away: int) -> None:
        self._snoozes.today(_AWAY)
        if choice == _FILL:
            self.fill_in_wanted.emit(view.today - timedelta(days=min(away, _MOST_DAYS_TO_FILL)))
        else:
            self.answered.emit()

    def _choosing_card(self, view: DayView, left: list[AgendaItem]) -> AskingCard:
        self._boxes, rows = [], []
        for item in left:
            title, clock = view.words.title(item), view.words.own_clock(item)
            row = CheckRow(title=title, spoken=f"{title}, {clock}", done=False, time_text=clock, has_menu=False)
            self._boxes.append((item, row.check))
            rows.append(row)
        return AskingCard(
            tile=Tile("history", "aCare"),
            title=_("From yesterday"),
            sentence=_("Tick what you still want today."),
            about=rows,
            choices=(AskingButton(_MOVE, _("Move to today"), "primary"), AskingButton(_NOT_NOW, _("Not now"), "quiet")),
        )

    def _on_leftovers(self, choice: str, left: list[AgendaItem]) -> None:
        if choice == _CHOOSE:
            self._chooses = True
            self.answered.emit()
            if self._boxes:
                self._boxes[0][1].setFocus()
        elif choice == _LET_GO:
            self._answers.let_go(left)
        else:
            self._chooses = False
            wanted = [item for item, box in self._boxes if choice == _MOVE and box.isChecked()]
            for item in left:
                if item not in wanted:
                    self._snoozes.today(key_of(item))
            if not wanted or not self._answers.move_to_today(wanted):
                self.answered.emit()


def _plan_pause_card(pause: Pause, today: date, *, rings: bool) -> AskingCard:
    back = back_on(pause)
    if back is None:
        title = _("Your plan is paused")
    else:
        title = _("Your plan is paused until {day}").format(day=day_words(back, today))
    return AskingCard(
        tile=Tile("pause", "aCare"),
        title=title,
        sentence=_plan_pause_words(pause, rings=rings),
        choices=(AskingButton(_AGAIN, _("Start again now")), AskingButton(_CHANGE, _("Change the pause"), "quiet")),
    )


def _plan_pause_words(pause: Pause, *, rings: bool) -> str:
    if pause.with_medicines:
        return _("Nothing shows or rings, not even medicines. Paused days don’t count against you.")
    if not rings:
        return _("Only what you added as a medicine shows, and nothing rings. Paused days don’t count against you.")
    return _("Only what you added as a medicine shows and rings. Paused days don’t count against you.")


def _paused_card(*, medicines_ring: bool) -> AskingCard:
    if medicines_ring:
        sentence = _("Only what you added as a medicine rings.")
    else:
        sentence = _("Nothing rings, not even for visits and medicines.")
    return AskingCard(
        tile=Tile("bell-off", "aTeam"),
        title=_("Your reminders are paused"),
        sentence=sentence,
        choices=(AskingButton(_RING, _("Turn them on")),),
    )


def _passed_card(view: DayView, passed: AgendaItem) -> AskingCard:
    return AskingCard(
        tile=area_tile(passed.occurrence.commitment.area),
        title=view.words.passed_title(passed),
        sentence=_("It passed without a note. How did it go?"),
        choices=choices_of(visit_answers(passed)),
    )


def _leftovers_card(count: int) -> AskingCard:
    return AskingCard(
        tile=Tile("history", "aCare"),
        title=ngettext("{count} thing from yesterday", "{count} things from yesterday", count).format(count=count),
        sentence=ngettext("Move it if you still want it.", "Move any you still want.", count),
        choices=(
            AskingButton(_CHOOSE, _("Choose")),
            AskingButton(_LET_GO, ngettext("Let it go", "Let them go", count), "quiet"),
        ),
    )


def _away_words(away: int, recovery_days: int | None) -> str:
    gone = ngettext("You were away for {count} day.", "You were away for {count} days.", away).format(count=away)
    if not recovery_days:
        kept = _("Nothing is lost: your plan is here.")
    else:
        kept = ngettext(
            "Nothing is lost: your plan and your {count} recovery day are here.",
            "Nothing is lost: your plan and your {count} recovery days are here.",
            recovery_days,
        ).format(count=recovery_days)
    return f"{gone} {kept}"


def _prompt_card(ask: Prompt) -> AskingCard:
    """The card of an ask; its choices are the places of the answers."""
    choices = [AskingButton(str(place), answer.words, answer.weight) for place, answer in enumerate(ask.answers)]
    return AskingCard(tile=area_tile(ask.area), title=ask.title, sentence=ask.sentence, choices=choices)
