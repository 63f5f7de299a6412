"""Questions the person does not want to be asked just now."""

from datetime import datetime, time, timedelta

from aftercare.domain.calendar.recurrence import to_instant
from aftercare.planner.workspace import Workspace


class Snoozes:
    """Snoozed questions by name, each until an instant; kept as long as the page lives."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._until: dict[object, datetime] = {}

    def __contains__(self, question: object) -> bool:
        until = self._until.get(question)
        return until is not None and until > self._workspace.now()

    def until(self, question: object, moment: datetime) -> None:
        """Snooze a question until an instant."""
        self._until[question] = moment

    def today(self, question: object) -> None:
        """Snooze a question until midnight."""
        midnight = datetime.combine(self._workspace.today() + timedelta(days=1), time())
        self.until(question, to_instant(midnight, None, self._workspace.here()))

    def ask_again(self, question: object) -> None:
        """Ask a question at once."""
        self._until.pop(question, None)

    def next_end(self) -> datetime | None:
        """When the first of them may be asked again."""
        now = self._workspace.now()
        return min((until for until in self._until.values() if until > now), default=None)
