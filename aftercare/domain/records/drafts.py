"""What was typed into a form that is not saved yet."""

from dataclasses import dataclass, field
from datetime import datetime

from aftercare.domain.records.areas import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form as it was left; `answers` is a JSON text whose shape belongs to the form, `changed_at` a UTC instant."""

    form: str
    answers: str = field(repr=False)
    changed_at: datetime

    @property
    def new_in(self) -> Area | None:
        """The area that something new was begun for."""
        return next((area for area in Area if self.form.endswith(form_for_new("", area))), None)


def form_for_new(what: str, area: Area) -> str:
    """The name of the form for something new in an area."""
    return f"{what} in {area}"
