"""What is written when something on Today is answered; each method gives whether it could be saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.calendar.leftovers import moved_a_day
from aftercare.domain.calendar.series import cancel_this_one
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.events import Event, EventKind, contacts_made
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.steps import Step
from aftercare.domain.reminders.answers import written_down
from aftercare.i18n import _, ngettext
from aftercare.planner.commitments import medicine_words
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """Writes answers into the plan, with Undo; a label says what was done."""

    workspace: Workspace

    def answer(self, item: AgendaItem, result: Result, label: str) -> bool:
        """Note what became of an item, all of its amount when done; a call that was made is also a contact made."""
        commitment, now = item.occurrence.commitment, self.workspace.now()
        outcome = item.outcome or Outcome(
            commitment_id=commitment.id,
            original_start=item.occurrence.original_start,
            result=result,
            answered_at=now,
        )
        amount = commitment.amount if result is Result.DONE else None
        answered = replace(outcome, result=result, amount=amount, answered_at=now)
        records = written_down(answered, commitment, self.workspace.here())
        # A call marked afterwards was made on its own day.
        dated = [replace(each, day=min(item.day, each.day)) if isinstance(each, Event) else each for each in records]
        left_out = commitment.is_medicine and result is not Result.DONE
        return self.workspace.write(label, dated, says=medicine_words.with_a_dose_left_out() if left_out else "")

    def answer_in_part(self, item: AgendaItem, amount: int, label: str) -> bool:
        """Write down another amount than planned; when it was done stays."""
        commitment, now = item.occurrence.commitment, self.workspace.now()
        outcome = item.outcome or Outcome(
            commitment_id=commitment.id,
            original_start=item.occurrence.original_start,
            result=Result.DONE,
            answered_at=now,
        )
        return self.workspace.write(label, [replace(outcome, result=Result.DONE, amount=amount)])

    def take_back(self, item: AgendaItem, label: str) -> bool:
        """Take an answer back, with the contact it stood for."""
        if item.outcome is None:
            return True
        records: list[Record] = [item.outcome]
        if item.occurrence.commitment.kind is CommitmentKind.CALL:
            records += [
                event
                for event in self.workspace.plan.events.between(item.day, self.workspace.today())
                if event.kind is EventKind.CONTACT_MADE and event.recorded_at == item.outcome.answered_at
            ]
        return self.workspace.write(label, remove=records)

    def remove(self, item: AgendaItem, label: str) -> bool:
        """Cancel one occurrence and leave the others alone."""
        commitment, start = item.occurrence.commitment, item.occurrence.original_start
        edit = cancel_this_one(commitment, self.workspace.plan.overrides.get(commitment.id, start), start)
        says = medicine_words.with_a_dose_left_out() if commitment.is_medicine else ""
        return self.workspace.write(label, edit.put, edit.remove, says=says)

    def move_to_today(self, items: Sequence[AgendaItem]) -> bool:
        """Move yesterday's items to today, each at its time of day."""
        put: list[Record] = []
        remove: list[Record] = []
        for item in items:
            name = (item.occurrence.commitment.id, item.occurrence.original_start)
            edit = moved_a_day(item, self.workspace.plan.overrides.get(*name))
            put += edit.put
            remove += edit.remove
        label = ngettext("{count} thing moved to today", "{count} things moved to today", len(items))
        return self.workspace.write(label.format(count=len(items)), put, remove)

    def let_go(self, items: Sequence[AgendaItem]) -> bool:
        """Let go of yesterday's items that are no longer wanted."""
        now = self.workspace.now()
        skipped = [
            Outcome(
                commitment_id=item.occurrence.commitment.id,
                original_start=item.occurrence.original_start,
                result=Result.SKIPPED,
                answered_at=now,
            )
            for item in items
        ]
        label = ngettext("{count} thing let go", "{count} things let go", len(items))
        return self.workspace.write(label.format(count=len(items)), skipped)

    def called(self, name: str, contact_ids: Iterable[ContactId]) -> bool:
        """Write down a call that was not planned."""
        made = contacts_made(contact_ids, self.workspace.now(), self.workspace.here())
        return self.workspace.write(_("Called {name}").format(name=name), made)

    def finish_step(self, step: Step, done: bool) -> bool:
        """Mark a step of the plan as done today, or as open again."""
        label = _("“{title}” done") if done else _("“{title}” not done")
        changed = replace(step, done_on=self.workspace.today() if done else None)
        return self.workspace.write(label.format(title=step.title), [changed])

    def skip_step(self, step: Step) -> bool:
        """Leave a step of the plan out."""
        label = _("“{title}” skipped").format(title=step.title)
        return self.workspace.write(label, [replace(step, skipped=True)])
