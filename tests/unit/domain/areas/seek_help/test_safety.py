"""Safety: what to know for the substances chosen and after use, each with pages that state it, and none gone stale."""

from datetime import date, timedelta

import pytest
import textstat

from aftercare import content
from aftercare.domain.areas.seek_help.safety import (
    SourcePage,
    after_use,
    first_after_use,
    overdose,
    safety_facts,
    substance_names,
)
from aftercare.domain.records.settings import Substance
from tests.unit.domain.areas.seek_help.test_helplines import CHECKED

HARDEST_GRADE = 6.0
FEWEST_WORDS = 3  # of which the formula says nothing
HARD_BUT_RIGHT = {
    "Using again now is more dangerous, even a small amount.": "the copy deck's own words",
    "Confusion, a fever, seeing things, throwing up again and again, bad shaking or a seizure": "a list of plain signs",
    "Confusion, a fever, seeing things, bad shaking or a seizure": "a list of plain signs",
    "Don’t mix opioids with alcohol, benzos or sleeping pills": "what they are called",
    "Taken with opioids, alcohol or benzos, they can stop your breathing.": "what they are called",
    "Don’t take it with alcohol, opioids or benzos.": "what they are called",
    "spray can reverse an opioid overdose": "what it is for by its name",
}
# Names there is no easier word for; a name alone lifts a sentence over the grade.
NAMES = {
    "benzodiazepines": "pills",
    "methadone": "meds",
    "buprenorphine": "meds",
    "naltrexone": "meds",
    "disulfiram": "meds",
    "gabapentin": "meds",
    "pregabalin": "meds",
    "clozapine": "meds",
    "olanzapine": "meds",
    "theophylline": "meds",
    "warfarin": "meds",
    "naloxone": "spray",
    "emergency": "help",
    "SafeSpot": "it",
    "National Overdose Response Service (NORS)": "it",
}


def every_word_said(country: str) -> list[str]:
    seen = overdose(country)
    return [
        *(fact.words for fact in safety_facts((), country)),
        *first_after_use(country).words,
        *(words for each in after_use((), country) for words in (each.title, *each.words)),
        *seen.signs,
        seen.lead,
        *seen.steps,
    ]


def every_page() -> list[tuple[str, tuple[SourcePage, ...]]]:
    return [
        *((fact.key, fact.pages) for fact in safety_facts((), "US")),
        *((each.key, each.pages) for each in (first_after_use("US"), *after_use((), "US"))),
        ("overdose", overdose("US").pages),
    ]


def test_every_fact_names_pages_read_in_the_last_12_months() -> None:
    oldest = date.today() - timedelta(days=365)
    for key, pages in every_page():
        assert pages, key
        for page in pages:
            assert page.name, key
            assert page.address.startswith("https://"), key
            assert oldest <= page.checked_on <= date.today() + timedelta(days=1), key


def test_keys_are_never_used_twice() -> None:
    keys = [fact.key for fact in safety_facts((), "US")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("substance", [each for each in Substance if each is not Substance.OTHER])
def test_each_substance_has_facts_of_its_own(substance: Substance) -> None:
    facts = safety_facts((substance,), "US")
    own = [fact for fact in facts if fact.about]
    assert len(own) >= 2
    assert all(substance in fact.about for fact in own)
    assert {fact.key for fact in facts} >= {"tolerance", "alone", "mixing", "fentanyl", "naloxone", "sleep_it_off"}


def test_where_no_substance_is_named_every_fact_is_there() -> None:
    every = safety_facts(tuple(Substance), "US")
    assert safety_facts((), "US") == every
    assert [fact for fact in safety_facts((Substance.OTHER,), "US") if fact.about] == []


@pytest.mark.parametrize("country", [*CHECKED, "BG", "ZZ", ""])
def test_every_country_s_words_are_complete(country: str) -> None:
    assert [words for words in every_word_said(country) if "{" in words or "}" in words] == []
    assert set(substance_names(country)) == set(Substance)


def test_they_name_what_the_country_names() -> None:
    def said(country: str) -> str:
        return " ".join(every_word_said(country))

    assert "Call 911 now." in overdose("US").steps[0]
    assert "Call 112 or 999 now." in overdose("IE").steps[0]
    assert "Call your emergency number now." in overdose("").steps[0]
    assert "911" not in said("GB")
    assert ("A&E" in said("GB"), "emergency room" in said("GB")) == (True, False)
    assert ("prison" in said("AU"), "jail" in said("US")) == (True, True)
    assert substance_names("AU")[Substance.STIMULANTS] == "Stimulants (cocaine, ice)"
    assert substance_names("US")[Substance.STIMULANTS] == "Stimulants (cocaine, meth)"


def test_an_overdose_is_said_in_full() -> None:
    seen = overdose("US")
    signs = " ".join(seen.signs)
    for sign in (
        "can’t be woken",
        "breathe slowly",
        "gurgle",
        "snore loudly",
        "lips or nails",
        "blue or gray",
        "pupils",
    ):
        assert sign in signs
    steps = [words.casefold() for words in seen.steps]
    for number, what in enumerate(("call 911", "naloxone", "rescue breaths", "on their side", "second dose", "stay")):
        assert what in steps[number]
    assert "2 to 3 minutes" in steps[4]
    assert "wears off" in steps[5]


def test_nobody_is_told_to_sleep_it_off_alone() -> None:
    first = " ".join(first_after_use("US").words)
    assert "don’t sleep it off alone" in first
    assert "Rest where someone can check on you. Tell them what you took" in first
    assert "naloxone" in first
    assert "does no harm" in first


def test_a_line_that_stays_on_the_phone_is_named_where_there_is_one() -> None:
    assert any("SafeSpot" in words and "1-800-972-0590" in words for words in first_after_use("US").words)
    assert any("1-888-688-6677" in words for words in first_after_use("CA").words)
    assert any(words.startswith("No one near you? Ask someone to call") for words in first_after_use("GB").words)


def test_stopping_alcohol_or_benzos_is_said_to_be_a_risk_of_life() -> None:
    (alcohol,) = after_use((Substance.ALCOHOL,), "US")
    said = " ".join(alcohol.words)
    assert "put your life at risk" in said
    for who in (
        "more than a day in a row",
        "seizure or bad withdrawal before",
        "benzos as well",
        "already have the shakes",
    ):
        assert any(words.startswith("- ") and who in words for words in alcohol.words)
    assert "Call a doctor today." in said
    assert "safest not to drink more" in said
    assert "4 days" in said
    (benzos,) = after_use((Substance.BENZODIAZEPINES,), "US")
    said = " ".join(benzos.words)
    assert "put your life at risk" in said
    assert "Never stop, skip or cut down on your own." in said
    assert "4 days" not in said  # withdrawal can begin weeks later
    for each in (alcohol, benzos):
        emergency = each.words[-1]
        for sign in ("Confusion", "fever", "seeing things", "throwing up", "bad shaking", "seizure", "call 911"):
            assert sign in emergency


def test_one_rule_for_stimulants_in_both_places() -> None:
    (after,) = after_use((Substance.STIMULANTS,), "US")
    facts = {fact.key: fact.words for fact in safety_facts((Substance.STIMULANTS,), "US")}
    assert after.words[0] == facts["stimulant_signs"]
    assert "30 minutes" in after.words[1]
    assert "30 minutes" in facts["stimulant_heat"]


def test_missed_doses_follow_the_clinic_first() -> None:
    facts = [fact for fact in safety_facts((Substance.OPIOIDS,), "US") if fact.topic == "Methadone and buprenorphine"]
    assert facts[0].words == "What your clinic told you goes first. Never take two doses at once."
    said = " ".join(fact.words for fact in facts)
    assert "methadone: don’t make up for it. Take the next dose at its usual time." in said
    assert "buprenorphine: take it when you remember. Is the next one almost due?" in said
    assert "more than one day: call the clinic first. Don’t take your usual dose" in said
    assert "locked box" in said


def test_each_sentence_is_easy_to_read() -> None:
    hard = {}
    for words in every_word_said("US"):
        plain = words.removeprefix("- ")
        for name, easy in NAMES.items():
            plain = plain.replace(name, easy).replace(name.capitalize(), easy)
        for sentence in plain.replace(": ", ". ").replace("? ", ". ").split(". "):
            if sentence in HARD_BUT_RIGHT or len(sentence.split()) <= FEWEST_WORDS:
                continue
            if (grade := textstat.flesch_kincaid_grade(sentence)) > HARDEST_GRADE:
                hard[sentence] = grade
    assert hard == {}


def test_suggested_signs_come_in_five_groups() -> None:
    groups = content.sign_suggestions()
    assert [group.name for group in groups] == ["Thoughts", "Feelings", "Body", "What I do", "Around me"]
    signs = [sign for group in groups for sign in group.lines]
    assert len(signs) == len(set(signs)) == 26
