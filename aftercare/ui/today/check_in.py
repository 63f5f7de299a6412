"""The check-in of a day on Today: in full, or as one line that opens in place; with a caring word when it was hard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.checkins import CheckIn, Craving, two_rough_days
from aftercare.i18n import _
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.today.answers import DayAnswers
from aftercare.planner.today.view import DayView
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.today.check_in_card import CheckInCard
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card, Tile
from aftercare.ui.widgets.text import Label

_CHECK_IN, _STRONG, _ROUGH = "check-in", "strong", "rough"


class DayCheckIn(QWidget):
    """Shows and saves a day's check-in; `looked_after` asks to read the day again, `help_wanted` for Help now."""

    looked_after = Signal()
    help_wanted = Signal()

    def __init__(self, workspace: Workspace, answers: DayAnswers, snoozes: Snoozes) -> None:
        super().__init__()
        self._workspace, self._answers, self._snoozes = workspace, answers, snoozes
        self._view: DayView | None = None
        self._is_short = self._is_open = self._shows_number = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = self._build_row()
        note = PrivateNotes(workspace, _("Note"), placeholder=_("Anything you want to remember about today"))
        self._card = CheckInCard(note)
        column.addWidget(self._row)
        column.addWidget(self._card)
        self._draft = DraftKeeper(self._card, workspace, CheckIn, lambda: self._card.unsaved)
        self._card.edited.connect(self._draft.keep)
        self._card.saved.connect(self._on_saved)
        self._card.snoozed.connect(self._on_snoozed)
        self._card.care_answered.connect(self._on_care_answered)

    def _build_row(self) -> Card:
        look = theme.active()
        card = Card()
        card.body.setContentsMargins(look.space(14), look.space(11), look.space(14), look.space(11))
        row = QHBoxLayout()
        row.setSpacing(look.space(12))
        row.addWidget(Tile("smile", "aCare"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(_("Check in"), "bodyStrong"))
        words.addWidget(Label(_("Mood, cravings, sleep. About 30 seconds."), "small", "quiet", wraps=True))
        row.addLayout(words, 1)
        start = Button(_("Start"), size="small")
        start.setAccessibleName(_("Start the check-in"))
        start.clicked.connect(self.start)
        row.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def show_day(self, view: DayView) -> None:
        """Show the check-in of a day; a day ahead has none."""
        is_other_day = self._view is None or view.day != self._view.day
        if is_other_day:
            self._is_open = False
            self._draft.keep()
        self._view = view
        self._card.show_day(view.day, view.check_in, is_today=view.is_today)
        if is_other_day:
            self._go_on(view)
        left_out = view.is_today and view.check_in is None and _CHECK_IN in self._snoozes
        self.setVisible(view.day <= view.today and not left_out)
        self._show_care(view)
        self._fit()

    def _go_on(self, view: DayView) -> None:
        """Show what was answered for the day and not saved."""
        left = self._draft.open(f"check-in {view.day.isoformat()}")
        if left is not None:
            self._is_open = True
            self._card.show_unsaved(left, not_saved_yet())

    def shorten(self, short: bool) -> None:
        """Choose whether a check-in not yet begun is only one line."""
        self._is_short = short
        self._fit()

    def start(self) -> None:
        """Open the check-in and go to its first question."""
        self._is_open = True
        if _CHECK_IN in self._snoozes:
            self._snoozes.ask_again(_CHECK_IN)
            self.looked_after.emit()
        self._fit()
        self._card.start()

    def _fit(self) -> None:
        is_row = self._is_short and not self._is_open and self._view is not None and self._view.check_in is None
        self._row.setVisible(is_row)
        self._card.setVisible(not is_row)

    def _show_care(self, view: DayView) -> None:
        saved, friend = view.check_in, view.confidant
        later = ("not now", _("Not now"))
        if not view.is_today or saved is None:
            self._card.show_care("", ())
        elif saved.craving is Craving.STRONG and _STRONG not in self._snoozes:
            text = _("Strong cravings often ease in about 20 minutes. You don’t have to wait alone.")
            self._card.show_care(text, (("help", _("Open Help now")), ("eased", _("I’m OK for now"))))
        elif friend is None or not two_rough_days(saved, view.check_in_before) or _ROUGH in self._snoozes:
            self._card.show_care("", ())
        elif self._shows_number:
            text = _("{name}: {number}").format(name=friend.name, number=friend.numbers[0].number)
            self._card.show_care(text, (("called", _("Called")), later))
        else:
            call = ("call", _("Call {name}").format(name=friend.name))
            self._card.show_care(_("Two rough days. Want to tell someone?"), (call, later))

    def _on_saved(self) -> None:
        if self._view is not None:
            check_in = self._card.answers(self._view.day, self._workspace.now())
            if self._workspace.write(_("Check-in saved"), [check_in]):
                self._draft.keep()

    def _on_snoozed(self) -> None:
        """Today it is left alone until tomorrow; on a past day the form only closes."""
        self._is_open = False
        if self._view is not None and self._view.is_today:
            self._snoozes.today(_CHECK_IN)
        self.looked_after.emit()

    def _on_care_answered(self, answer: str) -> None:
        if answer == "help":
            self.help_wanted.emit()
            return
        friend = self._view.confidant if self._view is not None else None
        if answer == "called" and friend is not None:
            self._answers.called(friend.name, [friend.id])
        self._shows_number = answer == "call"
        if not self._shows_number:
            self._snoozes.today(_STRONG if answer == "eased" else _ROUGH)
        self.looked_after.emit()
