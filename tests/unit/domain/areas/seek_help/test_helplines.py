"""The crisis lines are the checked ones, each with hours, languages and sources, and none has gone stale."""

from datetime import date, timedelta

import pytest

from aftercare import content
from aftercare.domain.areas.seek_help.crisis_line import CrisisLine, LineGroup, Reach
from aftercare.domain.areas.seek_help.helplines import crisis_lines, emergency_numbers

# (number, how it is reached, key to press or word to text), as checked for this release; emergency numbers first.
CHECKED = {
    "US": [
        ("911", "call", ""),
        ("988", "call_or_text", ""),
        ("1-800-662-4357", "call", ""),
        ("741741", "text", "HOME"),
        ("988", "call", "2"),
        ("988", "text", "AYUDA"),
        ("988", "call", "1"),
        ("838255", "text", ""),
        ("741741", "text", "AYUDA"),
        ("1-800-972-0590", "call", ""),
        ("1-800-222-1222", "call", ""),
    ],
    "CA": [
        ("911", "call", ""),
        ("9-8-8", "call_or_text", ""),
        ("1-888-688-6677", "call_or_text", ""),
        ("1-855-242-3310", "call", ""),
        ("310-6789", "call", ""),
        ("1-877-435-7170", "call", ""),
        ("811", "call", ""),
        ("811", "call", ""),
        ("1-888-429-8167", "call", ""),
        ("1-800-265-3333", "call", ""),
        ("811", "call", "2"),
        ("811", "call", ""),
        ("1-866-332-2322", "call", ""),
        ("1-833-804-8111", "call", ""),
        ("1-866-355-5550", "call", ""),
        ("1-866-531-2600", "call", ""),
        ("1-833-553-6983", "call", ""),
        ("1-800-265-2626", "call", ""),
        ("1-800-265-2626", "call", "2"),
        ("1-844-764-7669", "call", ""),
        ("1-800-463-5060", "call", ""),
    ],
    "GB": [
        ("999", "call", ""),
        ("116 123", "call", ""),
        ("85258", "text", "SHOUT"),
        ("0300 123 1110", "call", ""),
        ("111", "call", "2"),
        ("0808 808 8000", "call", ""),
        ("0800 83 85 87", "call", ""),
        ("111", "call", ""),
        ("111", "call", "2"),
        ("0800 132 737", "call", ""),
        ("0808 808 2234", "call", ""),
        ("111", "call", ""),
        ("111", "call", ""),
    ],
    "IE": [
        ("112", "call", ""),
        ("999", "call", ""),
        ("116 123", "call", ""),
        ("1800 459 459", "call", ""),
        ("50808", "text", "HELLO"),
        ("1800 247 247", "call", ""),
        ("51444", "text", "HELP"),
        ("1800 111 888", "call", ""),
        ("01 809 2166", "call", ""),
    ],
    "AU": [
        ("000", "call", ""),
        ("13 11 14", "call", ""),
        ("1800 250 015", "call", ""),
        ("0477 13 11 14", "text", ""),
        ("1300 659 467", "call", ""),
        ("13 92 76", "call", ""),
        ("1300 22 4636", "call", ""),
        ("(02) 5124 9977", "call", ""),
        ("1800 888 236", "call", ""),
        ("13 11 26", "call", ""),
        ("1300 368 186", "call", ""),
    ],
    "NZ": [
        ("111", "call", ""),
        ("1737", "call_or_text", ""),
        ("0800 787 797", "call", ""),
        ("0508 828 865", "call", ""),
        ("0800 543 354", "call", ""),
        ("8681", "text", ""),
        ("0800 787 798", "call", ""),
        ("0800 787 799", "call", ""),
        ("0800 764 766", "call", ""),
    ],
    "AT": [("112", "call", ""), ("142", "call", "")],
    "BE": [
        ("112", "call", ""),
        ("1813", "call", ""),
        ("0800 32 123", "call", ""),
        ("106", "call", ""),
        ("107", "call", ""),
    ],
    "CZ": [("112", "call", ""), ("116 123", "call", ""), ("800 350 000", "call", "")],
    "DK": [("112", "call", ""), ("70 120 110", "call", "")],
    "EE": [("112", "call", ""), ("116 123", "call", ""), ("116 006", "call", "")],
    "FI": [("112", "call", ""), ("09 2525 0111", "call", ""), ("0800 900 45", "call", "")],
    "FR": [("112", "call", ""), ("3114", "call", ""), ("0 800 23 13 13", "call", "")],
    "DE": [
        ("112", "call", ""),
        ("0800 111 0 111", "call", ""),
        ("01806 313031", "call", ""),
        ("0800 111 0 222", "call", ""),
        ("116 123", "call", ""),
    ],
    "GR": [("112", "call", ""), ("1018", "call", ""), ("10306", "call", "")],
    "HU": [("112", "call", ""), ("116 123", "call", "")],
    "IT": [("112", "call", ""), ("02 2327 2327", "call", ""), ("800 186 070", "call", ""), ("800 632 000", "call", "")],
    "LV": [("112", "call", ""), ("116 123", "call", "")],
    "LT": [("112", "call", ""), ("116 123", "call", ""), ("0 800 28888", "call", "")],
    "LU": [("112", "call", ""), ("45 45 45", "call", "")],
    "MT": [("112", "call", ""), ("1579", "call", ""), ("179", "call", "")],
    "NL": [("112", "call", ""), ("113", "call", "")],
    "PL": [("112", "call", ""), ("116 123", "call", ""), ("800 199 990", "call", "")],
    "PT": [("112", "call", ""), ("1411", "call", "")],
    "SK": [("112", "call", ""), ("0800 800 566", "call", "")],
    "SI": [("112", "call", ""), ("116 123", "call", "")],
    "ES": [("112", "call", ""), ("024", "call", "")],
    "SE": [("112", "call", ""), ("90101", "call", "")],
}
NOT_OFFERED = ["BG", "HR", "CY", "RO"]  # no line of theirs could be read on a page
# Closed, moved or never theirs: each was on a page that was read, and must not come back.
NEVER_AGAIN = {
    ("988", "3"),
    ("1410", ""),
    ("1114", ""),
    ("0771-22 00 60", ""),
    ("284 016 666", ""),
    ("01805 313031", ""),
}


def all_lines() -> list[CrisisLine]:
    return [line for code in CHECKED for line in crisis_lines(code)]


@pytest.mark.parametrize("country", CHECKED)
def test_a_country_has_exactly_the_checked_numbers(country: str) -> None:
    found = [(line.number, line.how, line.press or line.text_word) for line in crisis_lines(country)]
    assert found == CHECKED[country]
    assert {line.country for line in crisis_lines(country)} == {country}


def test_the_countries_offered_are_those_with_lines() -> None:
    assert {code for code, _name in content.countries()} == {*CHECKED, content.ANOTHER_COUNTRY}


@pytest.mark.parametrize("country", NOT_OFFERED)
def test_a_plan_keeps_a_country_that_is_no_longer_offered(country: str) -> None:
    assert country in dict(content.countries(kept=country))
    assert content.country_name(country)
    (line,) = crisis_lines(country)
    assert (line.number, line.group) == ("112", LineGroup.EMERGENCY)
    assert "findahelpline.com" in content.emergency_card(country).more


def test_no_line_was_checked_more_than_12_months_ago() -> None:
    oldest = date.today() - timedelta(days=365)
    stale = [line.key for line in all_lines() if line.checked_on is None or line.checked_on < oldest]
    assert stale == []


def test_every_line_has_a_name_and_secure_sources() -> None:
    for line in all_lines():
        assert line.name
        assert line.sources
        assert all(source.startswith("https://") for source in line.sources)
        assert not line.own


def test_every_line_says_its_hours_its_languages_and_what_it_is_for() -> None:
    others = [line for line in all_lines() if line.group is not LineGroup.EMERGENCY]
    assert [line.key for line in others if not (line.hours and line.languages and line.detail)] == []


def test_what_ended_does_not_come_back() -> None:
    assert {(line.number, line.press) for line in all_lines()}.isdisjoint(NEVER_AGAIN)


def test_lines_can_be_told_apart() -> None:
    keys = [line.key for line in all_lines() if line.key != "eu_112"]
    assert len(keys) == len(set(keys))
    for code in CHECKED:
        shown = [(line.name, line.region, line.number, line.how) for line in crisis_lines(code)]
        assert len(shown) == len(set(shown)) or code == "IE"  # both emergency numbers of Ireland are "Emergency"


@pytest.mark.parametrize("country", CHECKED)
def test_one_to_three_lines_matter_first_and_the_first_is_for_a_crisis(country: str) -> None:
    first = [line for line in crisis_lines(country) if line.matters_first]
    assert 1 <= len(first) <= 3
    assert first[0].group is LineGroup.CRISIS
    assert not any(line.region for line in first) or country in ("BE", "GB")


def test_who_would_use_alone_finds_company_where_there_is_a_line_for_it() -> None:
    company = {line.country: line.number for line in all_lines() if line.stays_on_line}
    assert company == {"US": "1-800-972-0590", "CA": "1-888-688-6677"}


def test_a_word_to_text_or_a_key_to_press_goes_with_its_way() -> None:
    for line in all_lines():
        assert not line.press or line.how is Reach.CALL
        assert not line.text_word or line.how is Reach.TEXT


def test_the_emergency_strip_names_the_country_s_own_number() -> None:
    assert content.emergency_card("US").heading == "Call 911 now if:"
    assert content.emergency_card("IE").heading == "Call 112 or 999 now if:"
    assert content.emergency_card("FR").heading == "Call 112 now if:"
    assert content.emergency_card("").heading == "Call your emergency number now if:"
    assert emergency_numbers("AU") == ("000",)


@pytest.mark.parametrize("sign", ["won’t wake up", "seizure", "chest pain", "withdrawal", "ending your life"])
def test_the_emergency_strip_says_when(sign: str) -> None:
    assert sum(sign in words for words in content.emergency_card("US").signs) == 1


def test_where_few_lines_are_shipped_it_says_where_to_find_more() -> None:
    assert "findahelpline.com" in content.emergency_card("").more
    assert "more lines" in content.emergency_card("DK").more
    assert "findahelpline.com" in content.emergency_card("DK").more
    assert content.emergency_card("US").more == ""
    assert "province" in content.emergency_card("CA").more
