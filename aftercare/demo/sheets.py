"""Sheets of the sample plan: what is known of its groups, how they fit, and an agreement; all of it invented."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from aftercare.domain.areas.loved_ones import Agreement, Sides
from aftercare.domain.areas.support_groups import AboutGroup, Answer, Fit, GoBack, TryOut
from aftercare.domain.records.commitments import HowToMeet
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind

_HARBOR = TryOut(
    values=Answer(fit=Fit.MOSTLY),
    size=Answer(fit=Fit.YES, note="About 12 people. I can just listen."),
    place=Answer(fit=Fit.YES),
    structure=Answer(fit=Fit.NOT_SURE),
    leader=Answer(fit=Fit.YES),
    atmosphere=Answer(fit=Fit.MOSTLY, note="Marcus saved me a seat."),
    go_back=GoBack.YES,
    visited=True,
)
_CLEAR_STEPS = TryOut(
    values=Answer(fit=Fit.YES),
    place=Answer(fit=Fit.YES, note="From the kitchen table."),
    size=Answer(fit=Fit.NO),
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

    def sheet(kind: SheetKind, name: str, day: int, page: Any) -> Sheet:
        return Sheet(
            id=SheetId(make_id()),
            kind=kind,
            contact_id=people[name].id,
            day=left_on + timedelta(days=day),
            answers=json.dumps(asdict(page), default=str, ensure_ascii=False),
            changed_at=now,
        )

    yield sheet(SheetKind.GROUP, "Harbor", 3, AboutGroup(how=HowToMeet.IN_PERSON, is_home=True))
    yield sheet(SheetKind.GROUP, "Clear Steps", 5, AboutGroup(how=HowToMeet.VIDEO))
    yield sheet(SheetKind.TRY_OUT, "Harbor", 3, _HARBOR)
    yield sheet(SheetKind.TRY_OUT, "Clear Steps", 6, _CLEAR_STEPS)
    yield sheet(SheetKind.AGREEMENT, "Leila", 7, _LEILA)
