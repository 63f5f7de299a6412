"""The check-up: a few questions beside last time, the scales that are turned on, and what to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare import content
from aftercare.content import CheckUpQuestion, ScaleContent
from aftercare.domain.progress.check_ups import CheckUp, CheckUpAnswer, ScaleAnswers, highest, is_high, total
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.progress.words import month_day
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import as_answers, content_of
from aftercare.ui import theme
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.progress.tell_team import TellTeam
from aftercare.ui.widgets.choices import RadioList, Segmented
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A check-up as far as it was answered."""

    check_up: CheckUp = field(default=CheckUp(), repr=False)
    scales: tuple[ScaleAnswers, ...] = field(default=(), repr=False)


class CheckUpPanel(QuietPanel):
    """The questions, then a view for each scale, then everything beside last time.

    After any scale, whatever its sum, one line with Help now and the team comes first, where no scrolling hides it.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._questions, self._answers = content.check_up()
        self._all_scales = content.scales()
        self._rows: dict[str, Segmented[int]] = {}
        self._given: dict[str, int] = {}
        self._scale_rows: list[_ScaleQuestion] = []
        self._scale_places: dict[str, list[int | None]] = {}
        self._draft = DraftKeeper(self, workspace, Unfinished, self._unfinished)

    @property
    def _scales(self) -> list[ScaleContent]:
        """The scales the person turned on."""
        chosen = self._workspace.plan.settings.scales
        return [scale for scale in self._all_scales if scale.key in chosen]

    def start(self) -> None:
        """Ask the questions, going on where one left off."""
        left = self._draft.open("check-up")
        self._given = {answer.key: answer.place for answer in left.check_up.answers} if left else {}
        self._scale_places = {filled.scale: list(filled.places) for filled in left.scales} if left else {}
        self._ask_questions(going_on=left is not None)

    def _ask_questions(self, *, going_on: bool) -> None:
        self.begin(_("Check-up"), _("The same few questions every three months. No answer is wrong."))
        if going_on:
            self.view.addWidget(Label(not_saved_yet(), "small", "quiet", wraps=True))
        last = last_check_up(self._workspace)
        card = Card()
        for place, question in enumerate(self._questions):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(self._question_row(question, last))
        self.view.addWidget(card)
        after = self._show_result if not self._scales else lambda: self._ask_scale(0)
        self.end(
            [
                (_("Next") if self._scales else _("Done"), "primary", after),
                (_("Finish later"), "quiet", self._leave),
            ],
            _("You can skip any question."),
        )
        next(iter(self._rows.values())).take_focus()

    def _question_row(self, question: CheckUpQuestion, last: "Dated | None") -> QWidget:
        look = theme.active()
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, look.space(4), 0, look.space(4))
        column.setSpacing(look.space(6))
        column.addWidget(Label(question.words, "bodyStrong", wraps=True))
        before = last.content.place_of(question.key) if last else None
        if last is not None and before is not None:
            words = _("Last time, {day}: {answer}").format(
                day=month_day(last.day, self._workspace.today()), answer=self._answers[before]
            )
            column.addWidget(Label(words, "small", "quiet", wraps=True))
        answers = Segmented(question.words, list(enumerate(self._answers)))
        answers.choose(self._given.get(question.key))
        answers.chosen.connect(lambda place, key=question.key: self._on_answered(key, place))
        self._rows[question.key] = answers
        column.addWidget(answers)
        return row

    def _on_answered(self, key: str, place: object) -> None:
        if isinstance(place, int):
            self._given[key] = place
        else:
            self._given.pop(key, None)
        self._draft.keep()

    # The scales

    def _ask_scale(self, number: int) -> None:
        scale = self._scales[number]
        self.begin(scale.name, scale.lead)
        places = self._scale_places.setdefault(scale.key, [None] * len(scale.questions))
        self._scale_rows = []
        card = Card()
        for place, (words, answers) in enumerate(scale.questions):
            if place:
                card.body.addWidget(Rule())
            row = _ScaleQuestion(words, answers, places[place] if place < len(places) else None)
            row.choices.chosen.connect(lambda _value, key=scale.key: self._on_scale_answered(key))
            self._scale_rows.append(row)
            card.body.addWidget(row)
        self.view.addWidget(card)
        is_last = number == len(self._scales) - 1
        after = self._show_result if is_last else lambda: self._ask_scale(number + 1)
        before = (lambda: self._ask_questions(going_on=False)) if not number else lambda: self._ask_scale(number - 1)
        self.end(
            [(_("Done") if is_last else _("Next"), "primary", after), (_("Back"), "default", before)],
            _("Source: {source}").format(source=scale.source),
        )
        self._scale_rows[0].choices.take_focus()

    def _on_scale_answered(self, key: str) -> None:
        self._scale_places[key] = [row.place for row in self._scale_rows]
        self._draft.keep()

    # Saving

    def _unfinished(self) -> Unfinished | None:
        scales = self._scale_answers(every=True)
        return Unfinished(check_up=self._filled(), scales=scales) if self._given or scales else None

    def _filled(self) -> CheckUp:
        return CheckUp(answers=tuple(CheckUpAnswer(key=key, place=place) for key, place in sorted(self._given.items())))

    def _scale_answers(self, *, every: bool = False) -> tuple[ScaleAnswers, ...]:
        """The scales that were answered to the end, or (`every`) as far as they were answered from the first on."""
        answered = []
        for scale in self._scales:
            places = self._scale_places.get(scale.key, [])
            known = tuple(place for place in places if place is not None)
            if known and (every or total(scale, places) is not None) and tuple(places[: len(known)]) == known:
                answered.append(ScaleAnswers(scale=scale.key, places=known))
        return tuple(answered)

    def _leave(self) -> None:
        self._draft.keep()
        self.closed.emit()

    def _show_result(self) -> None:
        """Save what was answered and show it beside last time."""
        filled, scales = self._filled(), self._scale_answers()
        before, scales_before = last_check_up(self._workspace), last_scales(self._workspace)
        events = [self._event(EventKind.CHECK_UP, as_answers(filled))] if filled.answers else []
        events += [self._event(EventKind.SCALE, as_answers(each)) for each in scales]
        answered_a_scale = any(place is not None for places in self._scale_places.values() for place in places)
        if not events:
            if answered_a_scale:
                self._offer_help_unfinished()
            else:
                self._leave()
            return
        # The bar for Undo could cover the way to help; Ctrl+Z takes back.
        if not self._workspace.write(_("Check-up saved"), events, offer_undo=not answered_a_scale):
            return
        self._draft.drop()
        self._given, self._scale_places = {}, {}
        self.begin(
            _("Compared with last time"), _("Nothing here is a test. It only shows what may need a little care.")
        )
        if answered_a_scale:
            self._offer_help()
        for each in scales:
            self._add_scale(each, scales_before.get(each.scale))
        if filled.answers:
            self.view.addWidget(self._beside(filled, before))
        review = Destination(Place.PLAN, Panel.REVIEW)
        self.end(
            [
                (_("Look through my plan"), "primary", lambda: self.open_requested.emit(review)),
                (_("Done"), "default", self.closed.emit),
            ],
            _("Next you can keep, change or drop what is in your plan."),
        )

    def _offer_help(self) -> None:
        help_or_team = TellTeam(self._workspace)
        help_or_team.open_requested.connect(self.open_requested)
        self.view.addWidget(help_or_team)

    def _offer_help_unfinished(self) -> None:
        """Who stops halfway through a scale may need the way to help most."""
        self._draft.keep()
        self.begin(_("Enough for now"), _("You can finish it another time."))
        self._offer_help()
        self.end([(_("Done"), "default", self.closed.emit)], "")

    def _event(self, kind: EventKind, answers: str) -> Event:
        now = self._workspace.now()
        return Event(id=EventId(new_id()), kind=kind, day=self._workspace.today(), answers=answers, recorded_at=now)

    def _beside(self, filled: CheckUp, before: "Dated | None") -> Card:
        card = Card()
        for question in self._questions:
            place = filled.place_of(question.key)
            if place is None:
                continue
            words = self._answers[place]
            last = before.content.place_of(question.key) if before else None
            if last is not None and last == place:
                words = _("{answer}, same as last time").format(answer=words)
            elif last is not None:
                words = _("{answer}. Last time: {before}").format(answer=words, before=self._answers[last])
            card.body.addWidget(Label(question.words, "bodyMedium", wraps=True))
            card.body.addWidget(Label(words, "body", "quiet", wraps=True))
        return card

    def _add_scale(self, filled: ScaleAnswers, before: ScaleAnswers | None) -> None:
        scale = next(each for each in self._all_scales if each.key == filled.scale)
        summed = total(scale, filled.places) or 0
        card = Card(scale.name)
        words = _("Your answers add up to {sum} of {highest}.").format(sum=summed, highest=highest(scale))
        last = None if before is None else total(scale, before.places)
        if last is not None:
            words = _("{now} Last time it was {last}.").format(now=words, last=last)
        card.body.addWidget(Label(words, "body", wraps=True))
        self.view.addWidget(card)
        if is_high(scale, summed):
            high = _("A total of {high} or more is a good reason to tell your team. It is not a diagnosis.")
            card.body.addWidget(Label(high.format(high=scale.high), "body", wraps=True))


class _ScaleQuestion(QWidget):
    """A question in its published words, with its answers."""

    def __init__(self, words: str, answers: Sequence[str], place: int | None) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(4), 0, look.space(4))
        column.setSpacing(look.space(6))
        column.addWidget(Label(words, "bodyStrong", wraps=True))
        self.choices = RadioList(words, list(enumerate(answers)))
        self.choices.choose(place)
        column.addWidget(self.choices)

    @property
    def place(self) -> int | None:
        """The place of the answer chosen."""
        value = self.choices.value
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Dated:
    """A check-up and its day."""

    day: date
    content: CheckUp


def last_check_up(workspace: Workspace) -> Dated | None:
    """The latest check-up, or None."""
    events = workspace.plan.events.of_kind(EventKind.CHECK_UP)
    return Dated(events[-1].day, content_of(events[-1].answers, CheckUp)) if events else None


def last_scales(workspace: Workspace) -> dict[str, ScaleAnswers]:
    """The latest answers to each scale, by its key."""
    answered = (content_of(event.answers, ScaleAnswers) for event in workspace.plan.events.of_kind(EventKind.SCALE))
    return {filled.scale: filled for filled in answered}
