"""Agreements: whose words are filled in, what a yes holds for, and who helps with what."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.loved_ones import (
    TOPICS,
    Agreement,
    Sides,
    Topic,
    Yes,
    help_board,
    is_loved_one,
    sides_filled,
    toggled,
    yes,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.records.sheet_contents import content_on, with_content
from tests.made_up import NOW, records

LEILA = Contact(id=ContactId("leila"), area=Area.LOVED_ONES, name="Leila Marsh", created_at=NOW)
ELLEN = Contact(id=ContactId("ellen"), area=Area.LOVED_ONES, name="Ellen Marsh", created_at=NOW)


def person(contact: Contact, *said_yes_to: str) -> Contact:
    return Contact(id=contact.id, area=contact.area, name=contact.name, said_yes_to=said_yes_to, created_at=NOW)


@given(records(Agreement))
def test_an_agreement_comes_back_from_its_sheet(page: Agreement) -> None:
    sheet = Sheet(id=SheetId("s"), kind=SheetKind.AGREEMENT, day=NOW.date(), changed_at=NOW)
    assert content_on(with_content(sheet, page, NOW), Agreement) == page


@given(st.sets(st.sampled_from(Topic)), st.sets(st.sampled_from(Topic)), st.booleans(), st.booleans())
def test_each_side_counts_the_topics_with_something_in_them(
    mine: set[Topic], theirs: set[Topic], wanted: bool, offered: bool
) -> None:
    page = Agreement(help_wanted=("Rides",) if wanted else ())
    for topic in Topic:
        words = Sides(mine="x" if topic in mine else " ", theirs="y" if topic in theirs else "")
        page = page.with_sides(topic, words)
    contact = Contact(
        id=LEILA.id,
        area=LEILA.area,
        what_helps=("x",) if Topic.HELPS in mine else (),
        what_does_not_help=("x",) if Topic.HELPS_NOT in mine else (),
        said_yes_to=("Rides",) if offered else (),
        created_at=NOW,
    )
    counts = sides_filled(page, contact)
    assert counts == (len(mine) + wanted, len(theirs) + offered)
    assert max(counts) <= TOPICS


def test_a_yes_holds_until_the_words_change() -> None:
    later = NOW + timedelta(minutes=1)
    assert yes(None, None) is yes(None, NOW) is Yes.NOT_YET
    assert yes(NOW, None) is yes(NOW, NOW) is yes(later, NOW) is Yes.SAID
    assert yes(NOW, later) is Yes.BEFORE_A_CHANGE


def test_one_agrees_with_people_who_do_not_put_the_recovery_at_risk() -> None:
    assert is_loved_one(LEILA)
    assert not is_loved_one(Contact(id=LEILA.id, area=LEILA.area, kind=ContactKind.PLACE, created_at=NOW))
    assert not is_loved_one(Contact(id=LEILA.id, area=LEILA.area, side=Side.RISK, created_at=NOW))


def test_who_helps_with_what_across_everyone() -> None:
    leila, ellen = person(LEILA, "Rides", "Childcare on Tuesdays"), person(ELLEN, " rides ")
    board = help_board([leila, ellen], {ELLEN.id: Agreement(help_wanted=("Rides", "Meals"))})
    assert [(each.what, each.offered_by, each.wanted_from) for each in board] == [
        ("Rides", (LEILA.id, ELLEN.id), ()),
        ("Childcare on Tuesdays", (LEILA.id,), ()),
        ("Meals", (), (ELLEN.id,)),
    ]


_words = st.lists(st.sampled_from(["Rides", "rides", " Meals", "Meals", "", "🌱", "שלום"]), max_size=5).map(tuple)


@given(offered=_words, wanted=_words)
def test_the_board_has_each_help_once_and_nobody_twice(offered: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    board = help_board([person(LEILA, *offered)], {LEILA.id: Agreement(help_wanted=wanted)})
    said = {what.strip().casefold() for what in (*offered, *wanted) if what.strip()}
    assert sorted(each.what.strip().casefold() for each in board) == sorted(said)
    assert all(each.offered_by + each.wanted_from == (LEILA.id,) for each in board)


@given(_words, st.sampled_from(["Rides", "Meals", "🌱"]))
def test_ticking_twice_gives_no_more_and_no_less_of_the_others(said: tuple[str, ...], what: str) -> None:
    once = toggled(said, what)
    assert (what in once) is (len(once) > len(said))
    assert {each for each in said if each.strip().casefold() != what.casefold()} <= set(once)
