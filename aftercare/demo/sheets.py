"""Sheets of the sample plan: what is known of its groups, how they fit, and an agreement; all of it invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from aftercare.domain.areas.loved_ones import Agreement, Sides
from aftercare.domain.areas.support_groups import AboutGroup, Fit, GoBack, TryOut, TryOutAnswer
from aftercare.domain.records.commitments import HowToMeet
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetContent, blank_sheet
from aftercare.storage.records.sheet_contents import with_content

_HARBOR = TryOut(
    values=TryOutAnswer(fit=Fit.MOSTLY),
    size=TryOutAnswer(fit=Fit.YES, note="About 12 people. I can just listen."),
    place=TryOutAnswer(fit=Fit.YES),
    structure=TryOutAnswer(fit=Fit.NOT_SURE),
    leader=TryOutAnswer(fit=Fit.YES),
    atmosphere=TryOutAnswer(fit=Fit.MOSTLY, note="Marcus saved me a seat."),
    go_back=GoBack.YES,
    visited=True,
)
_CLEAR_STEPS = TryOut(
    values=TryOutAnswer(fit=Fit.YES),
    place=TryOutAnswer(fit=Fit.YES, note="From the kitchen table."),
    size=TryOutAnswer(fit=Fit.NO),
    go_back=GoBack.NOT_SURE,
    visited=True,
)
_LEILA = Agreement(
    helps=Sides(theirs="A short message when you get home late"),
    helps_not=Sides(theirs="Being told after everyone else"),
    boundaries=Sides(mine="I leave when people drink", theirs="No lending money"),
    if_use=Sides(mine="I call you and my team the same day", theirs="I come over, or I call the clinic with you"),
    celebrate=Sides(mine="Pancakes on the first of each month", theirs="A walk by the lake"),
    help_wanted=("Rides", "Letters and bills"),
)


def sample_sheets(people: Mapping[str, Contact], left_on: date, now: datetime, make_id: MakeId) -> Iterator[Sheet]:
    """Give the sheets about the people of the sample plan, by the names `sample_people` gives them."""

    def sheet(name: str, day: int, content: SheetContent) -> Sheet:
        blank = blank_sheet(type(content), left_on + timedelta(days=day), now)
        return with_content(replace(blank, id=SheetId(make_id()), contact_id=people[name].id), content, now)

    yield sheet("Harbor", 3, AboutGroup(how=HowToMeet.IN_PERSON, is_home=True))
    yield sheet("Clear Steps", 5, AboutGroup(how=HowToMeet.VIDEO))
    yield sheet("Harbor", 3, _HARBOR)
    yield sheet("Clear Steps", 6, _CLEAR_STEPS)
    yield sheet("Leila", 7, _LEILA)
