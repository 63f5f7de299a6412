"""The answers of a check-in in words."""

from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.i18n import _, ngettext

_HALF_HOUR, _HOUR = 30, 60  # minutes


def mood_word(mood: Mood) -> str:
    """A mood as its face is called."""
    return {
        Mood.ROUGH: _("Rough"),
        Mood.LOW: _("Low"),
        Mood.OK: _("OK"),
        Mood.GOOD: _("Good"),
        Mood.GREAT: _("Great"),
    }[mood]


def craving_word(craving: Craving) -> str:
    """The strength of a craving in one word."""
    return {
        Craving.NONE: _("None"),
        Craving.MILD: _("Mild"),
        Craving.MEDIUM: _("Medium"),
        Craving.STRONG: _("Strong"),
    }[craving]


def halt_word(halt: Halt) -> str:
    """One of hungry, angry, lonely, tired."""
    return {
        Halt.HUNGRY: _("Hungry"),
        Halt.ANGRY: _("Angry"),
        Halt.LONELY: _("Lonely"),
        Halt.TIRED: _("Tired"),
    }[halt]


def sleep_words(minutes: int) -> str:
    """Hours of sleep with halves, such as 6½ hours."""
    hours, half = divmod(minutes // _HALF_HOUR, 2)
    number = f"{hours or '' if half else hours}{'½' if half else ''}"
    return ngettext("{hours} hour", "{hours} hours", 1 if minutes <= _HOUR and minutes else 2).format(hours=number)


def summary_words(check_in: CheckIn) -> str:
    """What was answered, in one line; the note itself is not repeated."""
    parts = []
    if check_in.mood is not None:
        parts.append(_("Mood: {answer}").format(answer=mood_word(check_in.mood)))
    if check_in.craving is not None:
        parts.append(_("Cravings: {answer}").format(answer=craving_word(check_in.craving)))
    if check_in.sleep_minutes is not None:
        parts.append(_("Sleep: {answer}").format(answer=sleep_words(check_in.sleep_minutes)))
    parts += [halt_word(halt) for halt in check_in.halt]
    if check_in.note:
        parts.append(_("With a note"))
    return " · ".join(parts)
