"""The shipped words of the six areas and of the country list."""

from datetime import date, timedelta

import pytest

from aftercare import content, i18n
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind

# The starter checklist of each area: when each step is due, in the order shown.
DUE_DAYS = {
    Area.SUPPORT_GROUPS: [1, 3, 7, 14, 30],
    Area.TREATMENT_TEAM: [1, 1, 1, 1, 3, 14, 30, 7],
    Area.SOBER_NETWORK: [1, 3, 3, 7, 30],
    Area.LOVED_ONES: [1, 3, 7, 7, 14, 14],
    Area.SELF_CARE: [1, 1, 1, 3, 3, 7, 14],
    Area.SEEK_HELP: [1, 1, 1, 3, 3, 3, 7],
}


def test_the_six_areas_come_in_the_order_of_a_plan() -> None:
    assert [area.area for area in content.areas()] == list(Area)


def test_starter_steps_are_due_when_the_plan_says() -> None:
    assert {area.area: [step.due_day for step in area.steps] for area in content.areas()} == DUE_DAYS


def test_starter_step_keys_are_never_used_twice() -> None:
    keys = [step.key for area in content.areas() for step in area.steps]
    assert len(keys) == len(set(keys)) == 38


def test_every_area_says_why_in_two_sentences_and_offers_known_kinds() -> None:
    for area in content.areas():
        assert len(area.why) == 2
        assert all(sentence.endswith(".") for sentence in (*area.why, area.lead, area.hint))
        assert {offer.kind for offer in area.offers} <= set(CommitmentKind)


def test_a_safer_home_is_a_step_that_says_why_and_how_with_its_source() -> None:
    steps = {step.key: step for area in content.areas() for step in area.steps}
    about = steps["safer_home"].about
    assert about is not None
    for named in ("weapons", "medicines", "alcohol", "daily medicine", "naloxone"):
        assert named in about.words
    assert about.source.startswith("https://")
    assert about.source_name
    assert timedelta(0) <= date.today() - about.checked_on <= timedelta(days=365)
    assert [step.key for step in steps.values() if step.about] == ["safer_home"]


def test_the_words_are_calm() -> None:
    for area in content.areas():
        words = " ".join((area.name, area.lead, *area.why, area.hint, *(step.title for step in area.steps)))
        assert "!" not in words
        assert not {"addict", "abuse", "clean", "relapse", "should"} & set(words.lower().split())


@pytest.mark.parametrize("language", ["xx", "en-GB", ""])
def test_a_language_without_its_own_words_gets_us_english(language: str) -> None:
    shipped = content.areas()
    i18n.use_language(language)
    try:
        assert content.areas() == shipped
    finally:
        i18n.use_language("en")


def test_countries_start_with_the_six_and_end_with_any_other() -> None:
    codes = [code for code, _name in content.countries()]
    assert codes[:6] == ["US", "CA", "GB", "IE", "AU", "NZ"]
    assert codes[-1] == content.ANOTHER_COUNTRY
    assert len(codes) == len(set(codes)) == 6 + 22 + 1
    names = [name for _code, name in content.countries()]
    assert names[6:-1] == sorted(names[6:-1])


def test_ideas_for_the_sober_network_can_be_picked_as_they_are() -> None:
    activities = content.sober_activities()
    assert len({each.key for each in activities}) == len(activities) > 5
    assert all(each.name and 15 <= each.minutes <= 240 for each in activities)
    prompts = content.distance_ideas()
    assert [prompt.key for prompt in prompts] == ["instead", "leave", "call"]
    assert all(line.endswith(".") for prompt in prompts for line in prompt.lines)
