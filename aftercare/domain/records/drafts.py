"""What was typed into a form that is not saved yet."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form as it was left; `answers` is a JSON text whose shape belongs to the form, `changed_at` a UTC instant."""

    form: str
    answers: str = field(repr=False)
    changed_at: datetime
