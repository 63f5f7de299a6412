"""The crisis lines are the checked ones, each with a source, and none has gone stale."""

from datetime import date, timedelta

import pytest

from aftercare import content
from aftercare.domain.helplines import CrisisLine, Reach, crisis_lines

# (number, how it is reached, word to text), as checked for this release; emergency numbers first.
CHECKED = {
    "US": [
        ("911", "call", ""),
        ("988", "call_or_text", ""),
        ("1-800-662-4357", "call", ""),
        ("741741", "text", "HOME"),
    ],
    "CA": [("911", "call", ""), ("9-8-8", "call_or_text", "")],
    "GB": [("999", "call", ""), ("116 123", "call", ""), ("85258", "text", "SHOUT")],
    "IE": [("112", "call", ""), ("999", "call", ""), ("116 123", "call", ""), ("1800 459 459", "call", "")],
    "AU": [("000", "call", ""), ("13 11 14", "call", ""), ("1800 250 015", "call", "")],
    "NZ": [
        ("111", "call", ""),
        ("1737", "call_or_text", ""),
        ("0508 828 865", "call", ""),
        ("0800 787 797", "call", ""),
        ("8681", "text", ""),
    ],
}
EU_WITHOUT_OWN_LINES = [
    "AT",
    "BE",
    "BG",
    "HR",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "FR",
    "DE",
    "GR",
    "HU",
    "IT",
    "LV",
    "LT",
    "LU",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SK",
    "SI",
    "ES",
    "SE",
]


def all_lines() -> list[CrisisLine]:
    return [line for code, _name in content.countries() for line in crisis_lines(code)]


@pytest.mark.parametrize("country", CHECKED)
def test_a_country_has_exactly_the_checked_numbers(country: str) -> None:
    assert [(line.number, line.how, line.text_word) for line in crisis_lines(country)] == CHECKED[country]


@pytest.mark.parametrize("country", EU_WITHOUT_OWN_LINES)
def test_other_eu_countries_have_the_european_emergency_number(country: str) -> None:
    (line,) = crisis_lines(country)
    assert (line.number, line.how, line.emergency, line.country) == ("112", Reach.CALL, True, country)


def test_every_country_to_choose_from_is_covered_or_says_so() -> None:
    without = {code for code, _name in content.countries() if not crisis_lines(code)}
    assert without == {content.ANOTHER_COUNTRY}


def test_no_line_was_checked_more_than_12_months_ago() -> None:
    oldest = date.today() - timedelta(days=365)
    stale = [line.key for line in all_lines() if line.checked_on is None or line.checked_on < oldest]
    assert stale == []


def test_every_line_has_a_name_and_a_secure_source() -> None:
    for line in all_lines():
        assert line.name
        assert line.source.startswith("https://")
        assert not line.own


def test_lines_can_be_told_apart() -> None:
    for code, _name in content.countries():
        keys = [line.key for line in crisis_lines(code)]
        assert len(keys) == len(set(keys))


def test_the_emergency_strip_names_the_country_s_own_number() -> None:
    assert content.emergency_card("US").heading == "Call 911 now if:"
    assert content.emergency_card("IE").heading == "Call 112 or 999 now if:"
    assert content.emergency_card("FR").heading == "Call 112 now if:"
    assert content.emergency_card("").heading == "Call your emergency number now if:"
    assert len(content.emergency_card("AU").signs) == 2


def test_where_no_crisis_line_is_shipped_the_strip_says_where_to_find_one() -> None:
    assert "findahelpline.com" in content.emergency_card("").more
    assert "findahelpline.com" in content.emergency_card("DE").more
    assert content.emergency_card("US").more == ""
    assert "province" in content.emergency_card("CA").more
