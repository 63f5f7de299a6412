"""The weekly look back: what was done, what helped, and what next week needs."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare.domain.progress.check_ups import LookBack
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.i18n import _, ngettext
from aftercare.planner.progress.words import month_day
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import as_answers, content_of
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.private_text import PrivateLabel, PrivateNotes
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_DAYS = 7


class LookBackPanel(QuietPanel):
    """Seven days in counts, and two questions."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._draft = DraftKeeper(self, workspace, LookBack, self._unsaved)

    def start(self) -> None:
        """Show the week and what was written last time."""
        left = self._draft.open("look back") or LookBack()
        self.begin(_("Your week"), _("Two minutes. Write a little, or nothing."))
        if left != LookBack():
            self.view.addWidget(Label(not_saved_yet(), "small", "quiet", wraps=True))
        self.view.addWidget(self._done())
        before = self._last()
        if before is not None:
            self.view.addWidget(before)
        card = Card()
        self._helped = PrivateNotes(self._workspace, _("What helped?"))
        self._needs = PrivateNotes(self._workspace, _("What does next week need?"))
        self._helped.show_text(left.helped)
        self._needs.show_text(left.needs)
        card.body.addWidget(Field(_("What helped?"), self._helped, optional=True))
        card.body.addWidget(Field(_("What does next week need?"), self._needs, optional=True))
        self.view.addWidget(card)
        self.end([(_("Done"), "primary", self._save), (_("Not now"), "quiet", self._leave)])
        self._helped.setFocus()

    def _done(self) -> QWidget:
        """What was done on these days, in short sentences."""
        plan, today = self._workspace.plan, self._workspace.today()
        first = today - timedelta(days=_DAYS - 1)
        card = Card(_("What you did"))
        things = sum(plan.done_each_day(first, today).values())
        groups = len(plan.days_of(CommitmentKind.MEETING, first))
        talked = sum(event.kind is EventKind.CONTACT_MADE for event in plan.events.between(first, today))
        check_ins = len(plan.check_ins.between(first, today))
        lines = [
            ngettext("{count} thing done", "{count} things done", things).format(count=things) if things else "",
            ngettext("{count} group", "{count} groups", groups).format(count=groups) if groups else "",
            ngettext("{count} call or talk", "{count} calls or talks", talked).format(count=talked) if talked else "",
            ngettext("{count} check-in", "{count} check-ins", check_ins).format(count=check_ins) if check_ins else "",
        ]
        shown = [words for words in lines if words] or [_("Nothing is written down for these days. That is fine.")]
        for words in shown:
            card.body.addWidget(Label(words, "body", wraps=True))
        return card

    def _last(self) -> QWidget | None:
        """What was written the last time."""
        events = self._workspace.plan.events.latest(EventKind.LOOK_BACK, 1)
        content = content_of(events[-1].answers, LookBack) if events else LookBack()
        if not content.needs:
            return None
        title = _("What you wrote on {day}").format(day=month_day(events[-1].day, self._workspace.today()))
        card, needs = Card(title), PrivateLabel(self._workspace, title, Label("", "body", "quiet", wraps=True))
        needs.setText(content.needs)
        card.body.addWidget(needs)
        return card

    def _page(self) -> LookBack:
        return LookBack(helped=self._helped.toPlainText().strip(), needs=self._needs.toPlainText().strip())

    def _unsaved(self) -> LookBack | None:
        content = self._page()
        return None if content == LookBack() else content

    def _leave(self) -> None:
        self._draft.keep()
        self.closed.emit()

    def _save(self) -> None:
        """Looking back without a word counts too: it is not asked for again."""
        event = Event(
            id=EventId(new_id()),
            kind=EventKind.LOOK_BACK,
            day=self._workspace.today(),
            answers=as_answers(self._page()),
            recorded_at=self._workspace.now(),
        )
        if self._workspace.write(_("Your week is saved"), [event]):
            self._draft.drop()
            self.closed.emit()
