"""Safety facts: for the substances chosen, each with a page that states it, and none gone stale."""

from datetime import date, timedelta

import pytest
import textstat

from aftercare import content
from aftercare.domain.safety import Substance, safety_facts, words_after_use

HARDEST_GRADE = 6.0


def test_no_fact_was_checked_more_than_12_months_ago() -> None:
    oldest = date.today() - timedelta(days=365)
    assert [fact.key for fact in safety_facts((), "US") if not oldest <= fact.checked_on <= date.today()] == []


def test_every_fact_names_its_page() -> None:
    for fact in safety_facts((), "US"):
        assert fact.source_name
        assert fact.source.startswith("https://")


def test_keys_are_never_used_twice() -> None:
    keys = [fact.key for fact in safety_facts((), "US")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("substance", [each for each in Substance if each is not Substance.OTHER])
def test_each_substance_has_facts_of_its_own(substance: Substance) -> None:
    facts = safety_facts((substance,), "US")
    about = {each for fact in facts for each in fact.about}
    assert about == {substance}
    assert {fact.key for fact in facts} >= {"wont_wake_up", "alone", "mixing", "fentanyl"}


def test_where_no_substance_is_named_every_fact_is_there() -> None:
    every = safety_facts(tuple(Substance), "US")
    assert safety_facts((), "US") == every
    assert [fact for fact in safety_facts((Substance.OTHER,), "US") if fact.about] == []


def test_they_name_the_emergency_number_of_the_country() -> None:
    def first(country: str) -> str:
        return safety_facts((), country)[0].words

    assert "call 911." in first("US")
    assert "call 112 or 999." in first("IE")
    assert "call your emergency number." in first("")


def test_what_is_added_after_use() -> None:
    naloxone = "Keep naloxone close, and tell someone where it is."
    ill = "Stopping suddenly can make you ill. Shaking, sweating, seeing things or a seizure: call 911."
    assert words_after_use((Substance.OPIOIDS,), "US") == (naloxone,)
    assert words_after_use((Substance.ALCOHOL,), "US") == (ill,)
    assert words_after_use((Substance.BENZODIAZEPINES,), "US") == (ill,)
    assert naloxone in words_after_use((Substance.STIMULANTS,), "US")
    assert len(words_after_use((), "US")) == 3


def test_each_fact_is_easy_to_read() -> None:
    hard = {
        sentence: grade
        for fact in safety_facts((), "US")
        for sentence in fact.words.replace(": ", ". ").split(". ")
        if len(sentence.split()) > 3
        and (grade := textstat.flesch_kincaid_grade(sentence.replace("benzodiazepines", "pills"))) > HARDEST_GRADE
    }
    assert hard == {}


def test_suggested_signs_come_in_five_groups() -> None:
    groups = content.sign_suggestions()
    assert [group.name for group in groups] == ["Thoughts", "Feelings", "Body", "What I do", "Around me"]
    signs = [sign for group in groups for sign in group.lines]
    assert len(signs) == len(set(signs)) == 25
