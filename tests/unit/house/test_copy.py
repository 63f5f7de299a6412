"""The words a person reads: none that shame, none that shout, and no sentence that is hard to read."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
import textstat

from aftercare import paths
from tests.unit.house.texts import written

HARDEST_GRADE = 7.0
# Fewer words are a label: a formula made for sentences says nothing about them.
FEWEST_WORDS = 4
NOT_WORDS = {
    "key", "kind", "area", "url", "address", "source", "icon", "numbers", "number", "text_to", "at", "page", "pages",
    "about",
}  # fmt: skip

FORBIDDEN = re.compile(
    r"\b(addicts?|abus\w+|alcoholics?|junkies?|clean|dirty|fail(?:ed|ure|s)?|relaps\w+|lapse[sd]?|slip(?:s|ped)?|streaks?"
    r"|overdue|no-shows?|should(?:n’t)?|dismiss|ignore|sufferers?|non-?compliant|backlog)\b|!",
    re.IGNORECASE,
)
# Texts with a forbidden word that is the right word there.
ALLOWED_WORDS: dict[str, str] = {}

# Promises that hold only while there is a passcode, or never: `safekeeping.who_can_open_it` says what is true.
PROMISES = re.compile(
    r"\b(only you (?:can|see)|(?:nobody|no one)(?: else)? (?:can|will)|keeps? your .* private)\b", re.IGNORECASE
)
TRUE_PROMISES = {
    "No one can reset your passcode, not even us. With your recovery code you can open your plan.",
    "Skipped for now. It stays on your plan, and no one will remind you.",
}

# Sentences above the grade that stay, and why.
HARD_BUT_RIGHT = {
    "Time for your afternoon medicine.": "the copy deck's own words, with the part of day",
    "Anything you’ll recognize is fine.": "the copy deck's own words",
    "Using again now is more dangerous, even a small amount.": "the copy deck's own words",
    "Anyone who can use this computer account can open it.": "the promise as product.md words it",
    "There is no account, and Aftercare never connects to the internet.": "two exact promises; “internet” is the word",
    "Atkinson Hyperlegible Next (SIL Open Font License).": "names of a typeface and its license",
    "Questions about alcohol or drugs": "four plain words",
    "Anything you want to remember about today": "plain words",
    "Naloxone can reverse an opioid overdose.": "the medicine and what it is for by their names",
    "On methadone or buprenorphine?": "two medicines by their names",
    "Do you take clozapine, olanzapine, theophylline or warfarin?": "four medicines by their names",
    "Opioids (strong painkillers, heroin)": "what they are called",
    "Confusion, a fever, seeing things, throwing up again and again, bad shaking or a seizure:": "a list of signs",
    "Confusion, a fever, seeing things, bad shaking or a seizure:": "a list of plain signs",
    "shaking, confusion, fever, seeing things.": "a list of plain signs",
    "For Aboriginal and Torres Strait Islander people in crisis": "what these peoples call themselves",
    "Help with alcohol, drugs, tobacco or gambling": "plain words",
    "Nothing on this desktop shows notifications.": "“notifications” is what desktops call them",
    "This computer has no way for programs to show notifications.": "“notifications” is what desktops call them",
    "This desktop has no way for programs to show notifications.": "“notifications” is what desktops call them",
    "Notifications for this program are turned off on this computer.": "“notifications” is what desktops call them",
    "This desktop shows notifications without buttons, so Aftercare uses its own card.": "the same",
    "Medicines ring in quiet hours": "plain words, beside the same about visits",
    "it person in your plan supports your recovery.": "plain words; “recovery” is the person's own word for it",
    "it people in your plan support your recovery.": "the same",
    "another number makes other data": "for the command line",
    "Aftercare can’t open its window:": "the first half of a sentence, for whoever installs the program",
    "Install it (on Debian or Ubuntu:": "the first half of a sentence, for whoever installs the program",
    "Aftercare is already running, but its window does not answer.": "plain words and our own name",
}


def strings(value: object) -> Iterator[str]:
    """Every text in a value read from TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_WORDS:
                yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def from_content() -> Iterator[str]:
    """Every text in the shipped English content."""
    for path in sorted((paths.resources() / "content" / "en").glob("*.toml")):
        if path.name == "scales.toml":  # published wording, not ours to change
            continue
        says = tomllib.loads(path.read_text("utf-8"))
        for line in says.get("lines", {}).values():
            del line["name"]  # the line's own
        yield from strings(says)


@cache
def all_texts() -> set[str]:
    """What the person reads, each once."""
    return written() | {*from_content()}


def sentences(text: str) -> list[str]:
    """The sentences of a text, with a short word where something is filled in."""
    filled = re.sub(r"\{[^}]*\}", "it", text)
    return [part for part in re.split(r"(?<=[.?:])\s+|\n+", filled) if len(part.split()) >= FEWEST_WORDS]


def is_words_to_look_for(text: str) -> bool:
    """Whether a text is a row of words that Find, quick add or warning signs know, not something to read."""
    of_words = text.islower() and len(text.split()) >= FEWEST_WORDS
    return "|" in text or (of_words and not re.search(r"[.,?:{]", text))


def test_there_is_something_to_judge() -> None:
    assert len(written()) > 500
    assert len(set(from_content())) > 50


def test_no_word_shames_or_shouts() -> None:
    found = {text: match.group() for text in all_texts() if (match := FORBIDDEN.search(text))}
    assert {text: word for text, word in found.items() if text not in ALLOWED_WORDS} == {}


def test_nothing_promises_what_a_passcode_alone_could_keep() -> None:
    assert {text for text in all_texts() if PROMISES.search(text)} == TRUE_PROMISES


def test_no_sentence_is_hard_to_read() -> None:
    hard = {
        sentence: round(grade, 1)
        for text in all_texts()
        if not is_words_to_look_for(text)
        for sentence in sentences(text)
        if sentence not in HARD_BUT_RIGHT and (grade := textstat.flesch_kincaid_grade(sentence)) > HARDEST_GRADE
    }
    assert hard == {}


def test_every_exception_is_still_needed() -> None:
    shipped = {sentence for text in all_texts() for sentence in sentences(text)}
    assert set(HARD_BUT_RIGHT) - shipped == set()
    assert set(ALLOWED_WORDS) - all_texts() == set()


@pytest.mark.parametrize(
    "text", ["You failed to go.", "An overdue visit", "Well done!", "You should call.", "Your streak is 3 days."]
)
def test_the_rule_would_notice(text: str) -> None:
    assert FORBIDDEN.search(text)
    assert textstat.flesch_kincaid_grade("Administration of medication necessitates professional consultation.") > 7
