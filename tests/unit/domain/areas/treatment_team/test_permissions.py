"""Permission to share: who with whom, how long, and what is about to end."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.treatment_team.permissions import PermissionSheet, ending, how_long, sides
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from tests.made_up import NOW

TODAY = date(2026, 10, 6)
SHEET = Sheet(id=SheetId("p"), kind=SheetKind.PERMISSION, day=TODAY, changed_at=NOW)
_DAY = timedelta(days=1)


def test_how_long_is_said_in_a_few_words() -> None:
    def words(days: int | None) -> str:
        until = None if days is None else TODAY + days * _DAY
        return how_long(PermissionSheet(from_day=TODAY - _DAY, until=until), TODAY)

    assert [words(days) for days in (None, -1, 0, 1, 5, 8)] == [
        "no end date",
        "ended Mon, Oct 5",
        "ends today",
        "ends tomorrow",
        "ends in 5 days",
        "until Wed, Oct 14",
    ]
    assert how_long(PermissionSheet(from_day=TODAY + _DAY), TODAY) == "starts Wed, Oct 7"


@given(st.none() | st.integers(-20, 20))
def test_the_last_week_is_about_to_end(days: int | None) -> None:
    page = PermissionSheet(until=None if days is None else TODAY + days * _DAY)
    assert bool(ending([(SHEET, page)], TODAY)) == (days is not None and 0 <= days <= 7)


def test_the_first_to_end_comes_first() -> None:
    pages = [(replace(SHEET, id=SheetId(str(n))), PermissionSheet(until=TODAY + n * _DAY)) for n in (6, 2)]
    assert [sheet.id for sheet, _page in ending(pages, TODAY)] == ["2", "6"]


def test_names_are_those_of_today() -> None:
    denise = Contact(id=ContactId("d"), area=Area.TREATMENT_TEAM, name="Denise K.", created_at=NOW)
    page = PermissionSheet(who_id=denise.id, who="Denise", whom="Mom")
    assert sides(page, {denise.id: denise}) == ("Denise K.", "Mom")
    assert sides(page, {}) == ("Denise", "Mom")
