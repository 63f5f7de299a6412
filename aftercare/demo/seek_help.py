"""Warning signs, if-then plan and reasons of the sample plan; all of it invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from aftercare.domain.areas.seek_help.ladder import SHEET_IDS, Ladder, Level, Reason, Reasons, Sign, WarningSigns
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import MakeId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.storage.records.sheet_contents import with_content

_SIGNS = (
    "I sleep badly",
    "I don’t text Sam back",
    "I tell myself one time won’t matter",
    "I skip my walk two days in a row",
)
_REASONS = ("I want to be at Mia’s games.", "Waking up clear.", "My sister trusts me again.")


def sample_seek_help_sheets(
    people: Mapping[str, Contact], left_on: date, now: datetime, make_id: MakeId
) -> Iterator[Sheet]:
    """Give the sheets of When to seek help, calling people by the names `sample_people` gives them."""
    signs = tuple(Sign(id=make_id(), words=words) for words in _SIGNS)
    levels = (
        Level(id=make_id(), sign_count=2, do="Go to a group, in person or online", contact_id=people["Sam"].id),
        Level(id=make_id(), signs=(signs[2].id,), do="Tell Denise", contact_id=people["Denise"].id),
        Level(id=make_id(), hard_day=True, do="Go where people are", contact_id=people["Larkfield"].id),
    )
    reasons = tuple(Reason(id=make_id(), words=words, on_help_now=not place) for place, words in enumerate(_REASONS))
    for content in (WarningSigns(signs=signs), Ladder(levels=levels), Reasons(reasons=reasons)):
        sheet = blank_sheet(type(content), left_on + timedelta(days=3), now)
        yield with_content(replace(sheet, id=SHEET_IDS[type(content)]), content, now)
