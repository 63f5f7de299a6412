"""When the person last looked at Today, kept with the plan."""

from dataclasses import replace
from datetime import date

from aftercare.domain.progress.journey import days_away
from aftercare.errors import AftercareError
from aftercare.planner.workspace import Workspace


class LastLook:
    """Each day's first look remembers the one before it, until the day is over."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._day: date | None = None
        self._before: date | None = None

    def note(self) -> None:
        """Note that Today is looked at now."""
        today, settings = self._workspace.today(), self._workspace.plan.settings
        if today == self._day:
            return
        self._day, self._before = today, settings.last_opened_on
        if self._before != today:
            try:
                self._workspace.plan.save_settings(replace(settings, last_opened_on=today))
            except AftercareError:
                return  # only the next greeting would differ; what the person writes says what is wrong

    @property
    def is_first_of_day(self) -> bool:
        """Whether nobody has looked at this day before the program was started."""
        return self._before != self._day

    @property
    def days_away(self) -> int:
        """How many whole days nobody looked."""
        return 0 if self._day is None else days_away(self._before, self._day)
