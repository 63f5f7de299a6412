"""What the rows of numbers and links in a contact's form are called."""

from aftercare.domain.records.contacts import is_link, is_phone_number
from aftercare.i18n import _
from aftercare.ui.widgets.fields import LinkEdit
from aftercare.ui.widgets.pair_rows import PairWords


def number_words() -> PairWords:
    """What rows of phone numbers are called."""
    return PairWords(
        answer=_("Phone number"),
        purpose=_("What it is for"),
        purpose_hint=_("Like after hours"),
        add=_("Add a number"),
        remove=_("Remove phone number {number}"),
        check=lambda text: "" if is_phone_number(text) else _("Add a number with at least 3 digits, like 555-0142."),
    )


def link_words() -> PairWords:
    """What rows of links are called."""
    return PairWords(
        answer=_("Link"),
        purpose=_("What the link is for"),
        purpose_hint=_("Like online meeting"),
        add=_("Add a link"),
        remove=_("Remove link {number}"),
        check=lambda text: "" if is_link(text) else _("Start it with https://, http://, tel: or mailto:."),
        line=LinkEdit,
    )
