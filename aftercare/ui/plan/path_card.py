"""Your path: what comes next on it, the reviews that were done, and the way to a review."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from aftercare.domain.progress.journey import PathDate, next_on_path
from aftercare.domain.records.events import Event
from aftercare.i18n import _
from aftercare.planner.progress.journey_prompts import done_reviews, due_now
from aftercare.planner.workspace import Workspace
from aftercare.ui.parts.staying_in_touch import day_in_words
from aftercare.ui.plan.review_panel import is_begun
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST = 3


class PathCard(Card):
    """`review_wanted` asks for the review, `record_wanted` carries the id of one that was done."""

    review_wanted = Signal()
    record_wanted = Signal(str)
    settings_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Your path"))
        self._workspace = workspace
        self._shows_all = False
        self._shown: object = None
        self._words = Label("", "time", wraps=True)
        self.body.addWidget(self._words)
        self._settings = Button(_("Open Settings"), "link")
        self._settings.clicked.connect(self.settings_wanted)
        self.body.addWidget(self._settings, 0, Qt.AlignmentFlag.AlignLeft)
        self._review = Button("")
        self._review.clicked.connect(self.review_wanted)
        self.body.addWidget(self._review)
        self._records = QVBoxLayout()
        self._records.setSpacing(0)
        self.body.addLayout(self._records)
        self._all = Button(_("Show all"), "link")
        self._all.setAccessibleName(_("Show all reviews"))
        self._all.clicked.connect(self._on_all)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_path(self, *, can_review: bool) -> None:
        """Show where one is; a review needs something in the plan."""
        today, left = self._workspace.today(), self._workspace.plan.left_treatment_on()
        done = done_reviews(self._workspace)
        due = due_now(self._workspace, today)
        following = None if left is None else next_on_path(left, today)
        self._words.setText(path_words(left, due, following, today))
        self._settings.setVisible(left is None)
        self._review.setText(_("Go on with your review") if is_begun(self._workspace) else _("Review my plan"))
        self._review.setVisible(can_review)
        self._show_records(done, today)

    def focus_review(self) -> None:
        """Give the focus to the way to a review."""
        self._review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_records(self, done: list[Event], today: date) -> None:
        listed = done if self._shows_all else done[:_SHOWN_AT_FIRST]
        self._all.setVisible(len(listed) < len(done))
        if (listed, today) == self._shown:
            return
        self._shown = listed, today
        clear(self._records)
        last = self._review
        for event in listed:
            day = day_in_words(event.day, today)
            button = Button(_("Review done {day}").format(day=day), "link")
            button.setAccessibleName(_("Read the review of {day}").format(day=day))
            button.clicked.connect(lambda _checked, name=event.id: self.record_wanted.emit(name))
            self._records.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.setTabOrder(last, button)  # made after what stands below it
            last = button
            button.show()

    def _on_all(self) -> None:
        self._shows_all = True
        self._show_records(done_reviews(self._workspace), self._workspace.today())


def path_words(left: date | None, due: PathDate | None, following: PathDate | None, today: date) -> str:
    """Where one is on the path, and what comes next."""
    if left is None:
        return _("Your path starts on the day you leave treatment. You can set the day in Settings.")
    if left > today:
        return _("Your path starts on {day}.").format(day=day_in_words(left, today))
    if following is None:
        ahead = _("You have come to the end of the two years. Review your plan when you like.")
    else:
        words = _("Next: {which}, {day}, with a review.") if following.has_review else _("Next: {which}, {day}.")
        ahead = words.format(which=following.words, day=day_in_words(following.on, today))
    ready = _("Your review is ready: {which}.").format(which=due.words) if due else ""
    return f"{ready} {ahead}".strip()
