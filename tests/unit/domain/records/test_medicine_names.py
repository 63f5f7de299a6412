"""A line that names a medicine is known as one, whatever it was added as."""

import pytest

from aftercare import content
from aftercare.domain.records.medicine_names import names_medicine


@pytest.mark.parametrize(
    "title",
    [
        "Naltrexone",
        "take my METHADONE",
        "Meds",
        "blood pressure pill",
        "50mg at night",
        "evening dose",
        "Suboxone film",
        "Take my tablet",
        "one capsule after lunch",
        "Take my shot",
        "Monthly injection",
        "Vivitrol shot",
        "Antidepressant",
        "Take Zoloft",
        "Prozac",
        "Lexapro",
        "Seroquel at night",
        "bupe",
        "Espranor",
        "lorazepam taper",
        "Truvada",
        "Xanax",
        "warfarin",
        "Adderall XR",
        "nicotine patch",
        "my inhaler",
        "pick up prescription",
    ],
)
def test_a_medicine_is_known(title: str) -> None:
    assert names_medicine(title)


@pytest.mark.parametrize("title", ["", "Walk", "Meditate", "Drink 500 ml of water", "Read the mgmt book", "🙂"])
def test_other_things_are_not(title: str) -> None:
    assert not names_medicine(title)


def test_none_of_our_own_ideas_for_a_day_is_one() -> None:
    ideas = [idea.title for _name, group in content.care_ideas() for idea in group]
    assert [title for title in ideas if names_medicine(title)] == []
