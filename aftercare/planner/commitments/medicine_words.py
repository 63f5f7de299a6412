"""What is said where a medicine's reminders end or change: only what the plan lists and rings changes."""

from aftercare.i18n import _


def before_ending() -> str:
    """Beside the button that ends its reminders."""
    return _("Only stop a medicine with the person who prescribed it. This only ends its reminders here.")


def before_marking_ended() -> str:
    """Beside the button that marks one as ended that has no reminders, being taken only when needed."""
    return _("Only stop a medicine with the person who prescribed it. This only marks it as ended here.")


def before_removing() -> str:
    """Beside the button that takes it out of the plan."""
    return _("Only stop a medicine with the person who prescribed it. This only removes it and its reminders here.")


def before_changing() -> str:
    """Where its times, its days or its dose are changed."""
    return _("Only change or stop a medicine with the person who prescribed it. This only changes its reminders here.")


def before_pausing() -> str:
    """Where its reminders are paused."""
    return _("Only pause a medicine with the person who prescribed it. This only pauses its reminders here.")


def with_a_dose_left_out() -> str:
    """Where one dose is marked as not taken or taken out of the plan."""
    return _("Only skip a dose with the person who prescribed it. This only changes what is listed here.")


def with_a_dose_moved() -> str:
    """Where one dose is moved to another time."""
    return _("Only move a dose with the person who prescribed it. This only moves its reminder here.")


def if_it_is_one() -> str:
    """Beside daily steps, of which any can be a medicine."""
    return _("If it is a medicine, only stop it with the person who prescribed it.")
