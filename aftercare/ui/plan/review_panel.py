"""A review of the plan: each thing kept, changed or dropped; and one that was done, to read."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.progress.reviews import Judged, Review, Thing, Verdict
from aftercare.domain.records.areas import Area
from aftercare.domain.records.events import Event
from aftercare.i18n import _, ngettext
from aftercare.planner.commitments import medicine_words
from aftercare.planner.destinations import Destination, ItemKind, Known, Panel
from aftercare.planner.long_words import breakable
from aftercare.planner.progress.journey_prompts import due_now
from aftercare.planner.progress.reviews import AreaToReview, save_review, to_review
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_of
from aftercare.ui import theme
from aftercare.ui.frames.area_look import area_tile
from aftercare.ui.frames.draft_keeper import DraftKeeper, left_in
from aftercare.ui.frames.field_grid import set_tab_order
from aftercare.ui.frames.private_text import PrivateLabel, PrivateNotes
from aftercare.ui.parts.staying_in_touch import day_in_words
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.focus_keeper import controls, leave_field
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.turning import Turning

_SHOWN_AT_FIRST, _SHOWN_MORE = 6, 20
_DRAFT = "review"


def is_begun(workspace: Workspace) -> bool:
    """Whether a review was stopped half-way."""
    return left_in(workspace, _DRAFT, Review) is not None


class ReviewPanel(QWidget):
    """A review to fill in; what is answered stays when it is stopped half-way.

    `open_requested` says where something of it is changed; `closed` comes when one is finished for now.
    """

    open_requested = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._verdicts: dict[tuple[Thing, str], Verdict] = {}
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(14))
        self._lead = Label("", "body", wraps=True)
        column.addWidget(self._lead)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.space(14))
        column.addLayout(self._cards)
        self._areas: dict[Area, _AreaCard] = {}
        last = Card()
        self._helped = PrivateNotes(workspace, _("What helped"), lines=2)
        helped = _("What helped since you left, or since the last review?")
        last.body.addWidget(Field(_("What helped"), self._helped, hint=helped, optional=True))
        row = QHBoxLayout()
        row.setSpacing(look.space(10))
        stop, self._save = Button(_("Stop for now")), Button(_("Save review"), "primary")
        stop.clicked.connect(self._on_stop)
        self._save.clicked.connect(self._on_save)
        row.addStretch(1)
        row.addWidget(stop)
        row.addWidget(self._save)
        last.body.addLayout(row)
        self._nothing = Label(_("Answer one thing first. One is enough."), "small", "quiet", wraps=True)
        last.body.addWidget(self._nothing)
        column.addWidget(last)
        column.addStretch(1)
        self._draft = DraftKeeper(self, workspace, Review, self._unsaved)
        self._helped.edited.connect(lambda _text: self._on_answered())

    @property
    def title(self) -> str:
        """What the review is called."""
        due = due_now(self._workspace, self._workspace.today())
        return _("Review: {which}").format(which=due.words) if due else _("Review my plan")

    def start(self) -> None:
        """Go on where it was left, or begin."""
        left = self._draft.open(_DRAFT) or Review()
        self._verdicts = {(each.thing, each.id): each.verdict for each in left.judged if each.verdict is not None}
        self._helped.show_text(left.helped)
        self._nothing.hide()
        self.refresh()

    def first_control(self) -> QWidget:
        """Where to begin."""
        return next((card.first for card in self._areas.values() if card.first is not None), self._save)

    def refresh(self) -> None:
        """Show what is in the plan now, with what was answered."""
        areas = to_review(self._workspace)
        lead = _("Choose what to keep, change or drop. You can leave any line open, and stop any time.")
        self._lead.setText(lead if areas else _("There is nothing in your plan to look through yet."))
        if list(self._areas) != [each.area for each in areas]:
            clear(self._cards)
            self._areas = {}
            for each in areas:
                card = self._areas[each.area] = _AreaCard(each)
                card.judged.connect(self._on_judged)
                card.open_requested.connect(self.open_requested)
                self._cards.addWidget(card)
                card.show()
        for each in areas:
            self._areas[each.area].show_area(each, self._verdicts)
        set_tab_order(self)

    def leave_fields(self) -> None:
        """Keep what is being typed."""
        leave_field(self)

    def _review(self) -> Review:
        judged = [
            replace(each, verdict=verdict)
            for area in to_review(self._workspace)
            for each in area.things
            if (verdict := self._verdicts.get((each.thing, each.id))) is not None
        ]
        return Review(judged=tuple(judged), helped=self._helped.toPlainText())

    def _unsaved(self) -> Review | None:
        review = self._review()
        return None if review.is_empty else review

    def _on_judged(self, thing: Judged, verdict: Verdict | None) -> None:
        if verdict is None:
            self._verdicts.pop((thing.thing, thing.id), None)
        else:
            self._verdicts[thing.thing, thing.id] = verdict
        self._on_answered()

    def _on_answered(self) -> None:
        self._nothing.hide()
        self._draft.keep()

    def _on_stop(self) -> None:
        self.leave_fields()
        self._draft.keep()
        self.closed.emit()

    def _on_save(self) -> None:
        self.leave_fields()
        review = self._review()
        self._nothing.setVisible(review.is_empty)
        if not review.is_empty and save_review(self._workspace, review):
            self._draft.drop()
            self.closed.emit()


class _AreaCard(Card):
    """One area's things; `judged` carries one of them and the verdict, None when it was taken back."""

    judged = Signal(object, object)
    open_requested = Signal(object)

    def __init__(self, area: AreaToReview) -> None:
        super().__init__()
        self._shown = area
        self._most = _SHOWN_AT_FIRST
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(12))
        row.addWidget(area_tile(area.area, 32))
        row.addWidget(Label(area.name, "card", wraps=True), 1)
        self.body.addLayout(row)
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self.body.addWidget(self._rows)
        self._more = Button("", "link")
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def first(self) -> QWidget | None:
        """The first thing."""
        return self._rows[self._rows.keys[0]] if self._rows.keys else None

    def show_area(self, area: AreaToReview, verdicts: dict[tuple[Thing, str], Verdict]) -> None:
        """Show what is in it, the first few."""
        self._shown, self._verdicts = area, verdicts
        things = area.things
        by_key = {_key(each): each for each in things[: self._most]}
        self._rows.show_keys(list(by_key))
        for key, thing in by_key.items():
            self._rows[key].show_thing(thing, verdicts.get((thing.thing, thing.id)))
        left = len(things) - len(by_key)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", left).format(count=left))
        self._more.setVisible(left > 0)

    def _on_more(self) -> None:
        before = len(self._rows.keys)
        self._most += _SHOWN_MORE
        self.show_area(self._shown, self._verdicts)
        self._rows.focus_on(self._rows.keys[before])

    def _make_row(self, key: str) -> "_ThingRow":
        thing = next(each for each in self._shown.things if _key(each) == key)
        row = _ThingRow(thing, is_medicine=thing.id in self._shown.medicines)
        row.judged.connect(self.judged)
        row.open_requested.connect(self.open_requested)
        return row


class _ThingRow(QWidget):
    """A thing, three choices beside it, and what the choice means under it."""

    judged = Signal(object, object)
    open_requested = Signal(object)

    def __init__(self, thing: Judged, *, is_medicine: bool) -> None:
        super().__init__()
        look = theme.active()
        self._thing, self._is_medicine = thing, is_medicine
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(8), 0, look.space(8))
        column.setSpacing(look.space(4))
        line = Turning(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._words = Label("", "bodyStrong", wraps=True)
        words.addWidget(self._words)
        words.addWidget(Label(_thing_name(thing), "small", "quiet", wraps=True))
        line.row.addLayout(words, 1)
        drop = _("End reminders") if is_medicine else _("Drop")
        options = [(Verdict.KEEP, _("Keep")), (Verdict.CHANGE, _("Change")), (Verdict.DROP, drop)]
        spoken = _("{name}, {kind}").format(name=thing.words, kind=_thing_name(thing))
        self._choice = Segmented(spoken, list(options))
        self._choice.chosen.connect(self._on_chosen)
        line.row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(line)
        self._means = Label("", "small", "quiet", wraps=True)
        self._open = Button(_("Open it"), "link")
        self._open.setAccessibleName(_("Open {name}").format(name=thing.words))
        self._open.clicked.connect(lambda: self.open_requested.emit(_where_changed(self._thing)))
        column.addWidget(self._means)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the choices."""
        controls(self._choice)[0].setFocus(reason)

    def show_thing(self, thing: Judged, verdict: Verdict | None) -> None:
        """Show it with what was chosen."""
        self._thing = thing
        self._words.setText(breakable(thing.words))
        if self._choice.value is not verdict:
            self._choice.choose(verdict)
        self._explain(verdict)

    def _on_chosen(self, value: object) -> None:
        verdict = value if isinstance(value, Verdict) else None
        self._explain(verdict)
        self.judged.emit(self._thing, verdict)

    def _explain(self, verdict: Verdict | None) -> None:
        self._open.setVisible(verdict is Verdict.CHANGE)
        means = self._when_dropped() if verdict is Verdict.DROP else ""
        if verdict is Verdict.CHANGE and self._is_medicine:
            means = medicine_words.before_changing()
        self._means.setText(means)
        self._means.setVisible(bool(means))

    def _when_dropped(self) -> str:
        if self._thing.thing is Thing.CONTACT:
            return _("Stays in People, without calls and off Help now.")
        if self._thing.thing is Thing.STEP:
            return _("Left out when you save.")
        ends = _("Ends when you save. What was done stays.")
        if self._is_medicine:
            return f"{ends} {medicine_words.before_ending()}"
        return f"{ends} {medicine_words.if_it_is_one()}" if self._thing.area is Area.SELF_CARE else ends


class ReviewRecord(Card):
    """A review that was done, to read."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.title = ""
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.active().space(6))
        self.body.addLayout(self._place)
        self.close_button = Button(_("Close"), size="small")
        self.close_button.clicked.connect(self.closed)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_review(self, event: Event) -> None:
        """Show what was kept, changed and dropped, and what helped."""
        clear(self._place)
        self.title = event.title or _("Review")
        review = content_of(event.answers, Review)
        parts: list[QWidget] = [Label(day_in_words(event.day, self._workspace.today()), "body", "quiet", wraps=True)]
        if event.note:
            helped = PrivateLabel(self._workspace, _("What helped"))
            helped.setText(breakable(event.note))
            parts += [Label(_("What helped"), "section", "quiet"), helped]
        for verdict, heading in (
            (Verdict.KEEP, _("Kept")),
            (Verdict.CHANGE, _("To change")),
            (Verdict.DROP, _("Dropped")),
        ):
            judged = review.with_verdict(verdict)
            if judged:
                lines = "\n".join(breakable(each.words) for each in judged)
                parts += [Label(heading, "section", "quiet"), Label(lines, wraps=True)]
        for part in parts:
            self._place.addWidget(part)
            part.show()


def _key(thing: Judged) -> str:
    return f"{thing.thing}:{thing.id}"


def _thing_name(thing: Judged) -> str:
    return {
        Thing.COMMITMENT: _("Planned"),
        Thing.CONTACT: _("Person, group or place"),
        Thing.STEP: _("First step"),
    }[thing.thing]


def _where_changed(thing: Judged) -> Destination:
    if thing.thing is Thing.STEP:
        return Destination(thing.area, Panel.FIRST_STEPS)
    kind = ItemKind.CONTACT if thing.thing is Thing.CONTACT else ItemKind.COMMITMENT
    return Destination(thing.area, Known(kind, thing.id))
