"""The first words of the day."""

from datetime import time

from aftercare.i18n import _

_MORNING, _AFTERNOON, _EVENING = time(5), time(12), time(17)
TURNS = (_MORNING, _AFTERNOON, _EVENING)
"""The times of day at which the greeting changes, beside midnight."""


def greeting(moment: time, name: str) -> str:
    """A greeting for a wall-clock time, with the person's name when it is known."""
    if moment < _MORNING:
        return _("Hello, {name}.").format(name=name) if name else _("Hello.")
    if moment < _AFTERNOON:
        return _("Good morning, {name}").format(name=name) if name else _("Good morning")
    if moment < _EVENING:
        return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
    return _("Good evening, {name}").format(name=name) if name else _("Good evening")
