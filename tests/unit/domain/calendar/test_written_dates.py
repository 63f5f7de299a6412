"""Days as people write them: by the country's order, with its separators, and never a guess."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import example, given
from hypothesis import strategies as st

from aftercare import content
from aftercare.domain.calendar.written_dates import days_written
from aftercare.i18n import month_name, month_short, short_day, weekday_name

TUESDAY = date(2026, 10, 6)
DAY = timedelta(days=1)
ORDERED = tuple(code for code, _name in content.countries() if code not in ("CA", content.ANOTHER_COUNTRY))
UNORDERED = ("CA", content.ANOTHER_COUNTRY, "")
# In Maltese CLDR has several orders; in English, also spoken there, the one of nearly all of Europe.
LOCALES = {code: Locale.parse("en_MT" if code == "MT" else f"und_{code}") for code in ORDERED}


def one(text: str, today: date = TUESDAY, country: str = "US", *, coming: bool = False) -> date | None:
    found = days_written(text, today, country, coming=coming)
    assert len(found) < 2, found
    return found[0] if found else None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Oct 9", date(2026, 10, 9)),
        ("9 Oct", date(2026, 10, 9)),
        ("oct. 9", date(2026, 10, 9)),
        ("Sept 9", date(2026, 9, 9)),
        ("october 9, 2027", date(2027, 10, 9)),
        ("9 Oct 27", date(2027, 10, 9)),
        ("9-Oct-2027", date(2027, 10, 9)),
        ("2027 October 9", date(2027, 10, 9)),
        ("October 9th", date(2026, 10, 9)),
        ("the 9th of October", date(2026, 10, 9)),
        ("Fri, Oct 9", date(2026, 10, 9)),
        ("Friday 9 October 2026", date(2026, 10, 9)),
        ("Fri 10/9", date(2026, 10, 9)),
        ("2026-10-09", date(2026, 10, 9)),
        ("2026/10/9", date(2026, 10, 9)),
        ("20261009", date(2026, 10, 9)),
        (" Tomorrow ", date(2026, 10, 7)),
        ("yesterday", date(2026, 10, 5)),
        ("today", TUESDAY),
        ("8", date(2026, 10, 8)),
        ("the 8th", date(2026, 10, 8)),
        ("Feb 28", date(2026, 2, 28)),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: date) -> None:
    assert one(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "dec 5 pm",
            "7pm",
            "9:30",
            "2026",
            "99",
            "0",
            "32",
            "oct",
            "oct 2026",
            "10/2026",
            "2026-10",
            "2026-10-09T10:00",
        ),
        *("Feb 30", "Feb 29", "13/13", "32/1", "10/9/126", "10/9/5", "10-9/2026", "soon", "may", "sat 10am", "9.30 pm"),
        *("", " ", "99999999999999", "-", "Oct 9 at 3", "Oct 9 2026 7", "Mon, Oct 6", "Friday 10/6", "٩/١٠", "6²"),
        *("12/31/9999", "1/1/0001", "1/1/1850", "Jan 1, 1850"),
    ],
)
@pytest.mark.parametrize("coming", [False, True])
def test_what_is_no_day_is_none(typed: str, *, coming: bool) -> None:
    if typed == "Feb 29" and coming:
        assert one(typed, coming=True) == date(2028, 2, 29)
    else:
        assert days_written(typed, TUESDAY, "US", coming=coming) == ()


def test_a_day_long_past_means_next_year_where_days_come() -> None:
    assert one("Feb 28", coming=True) == date(2027, 2, 28)
    assert one("2/28", coming=True) == date(2027, 2, 28)
    assert one("Oct 1", coming=True) == date(2026, 10, 1)
    assert one("5", coming=True) == date(2026, 11, 5)
    assert one("31", date(2026, 1, 31) + DAY, coming=True) == date(2026, 3, 31)
    assert one("31", date(2026, 1, 31) + DAY) is None


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("Dec 28", date(2027, 1, 3), date(2026, 12, 28)),
        ("12/28", date(2027, 1, 3), date(2026, 12, 28)),
        ("Jan 5", date(2027, 1, 3), date(2027, 1, 5)),
        ("Jun 20", date(2027, 1, 3), date(2027, 6, 20)),
        ("Jan 5", date(2026, 12, 20), date(2026, 1, 5)),
        ("Dec 28", date(2026, 11, 3), date(2026, 12, 28)),
    ],
)
def test_a_day_gone_by_is_never_most_of_a_year_ahead(typed: str, today: date, day: date) -> None:
    assert one(typed, today) == day


@pytest.mark.parametrize("typed", ["Friday", "fri", "Fri."])
def test_the_name_of_a_weekday_means_the_next_one_where_days_come(typed: str) -> None:
    assert one(typed, coming=True) == date(2026, 10, 9)
    assert one("tue", coming=True) == date(2026, 10, 13)
    assert one(typed) is None


@pytest.mark.parametrize(
    ("country", "typed", "day"),
    [
        ("US", "6/10", date(2026, 6, 10)),
        ("GB", "6/10", date(2026, 10, 6)),
        ("DE", "6.10.", date(2026, 10, 6)),
        ("NL", "6-10", date(2026, 10, 6)),
        ("SE", "6/10", date(2026, 10, 6)),
        ("HU", "10. 06.", date(2026, 10, 6)),
        ("LT", "10-06", date(2026, 10, 6)),
        ("GB", "6/10/26", date(2026, 10, 6)),
        ("SE", "26-10-06", date(2026, 10, 6)),
        ("US", "25/12", date(2026, 12, 25)),
        ("GB", "12/25/2026", date(2026, 12, 25)),
        ("", "25/12", date(2026, 12, 25)),
        ("CA", "6/6", date(2026, 6, 6)),
        ("CA", "Tue 6/10", date(2026, 10, 6)),
    ],
)
def test_the_country_puts_figures_in_order(country: str, typed: str, day: date) -> None:
    assert one(typed, country=country) == day


@pytest.mark.parametrize(
    ("country", "typed", "days"),
    [
        *((country, "6/10", [date(2026, 6, 10), date(2026, 10, 6)]) for country in UNORDERED),
        ("SE", "6/10/2026", [date(2026, 6, 10), date(2026, 10, 6)]),
        ("SE", "06/10/26", [date(2006, 10, 26), date(2026, 6, 10), date(2026, 10, 6)]),
        ("", "05/06/07", [date(2005, 6, 7), date(2007, 5, 6), date(2007, 6, 5)]),
    ],
)
def test_figures_that_no_country_puts_in_order_are_never_guessed(country: str, typed: str, days: list[date]) -> None:
    assert days_written(typed, TUESDAY, country) == tuple(days)


def ways(day: date, country: str, skeletons: tuple[str, ...]) -> Iterator[str]:
    """The figures people of a country write for a day: as CLDR has them, and in its order with other separators."""
    locale = LOCALES[country]
    patterns = [locale.datetime_skeletons[name].pattern for name in skeletons if country != "MT"]
    if "yMd" in skeletons:
        patterns.append(locale.date_formats["short"].pattern)
        yield day.isoformat()
    elif country == "MT":
        patterns.append("dd/MM")
    for pattern in patterns:
        yield format_date(day, pattern, locale=locale)
        order = list(dict.fromkeys(letter for letter in pattern if letter in "dMy"))
        for separator in "/.-":
            yield separator.join(f"{day.year}" if letter == "y" else f"{_of(day, letter)}" for letter in order)
            if (order[0], separator) != ("y", "/"):  # 26/10/06 is asked about
                yield separator.join(f"{_of(day, letter) % 100:02}" for letter in order)


def _of(day: date, letter: str) -> int:
    return {"d": day.day, "M": day.month, "y": day.year}[letter]


@pytest.mark.parametrize("country", ORDERED)
def test_what_people_of_a_country_write_is_read_back_on_every_day_of_a_year(country: str, days_apart: int) -> None:
    for number in range(0, 366, days_apart):
        day = date(2028, 1, 1) + number * DAY
        for typed in ways(day, country, ("yMd",)):
            assert days_written(typed, TUESDAY, country) == (day,), typed
        for typed in ways(day, country, ("Md",)):
            assert days_written(typed, date(2028, 7, 2), country) == (day,), typed  # the year around it


ANY_DAY = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(ANY_DAY, st.sampled_from([*ORDERED, *UNORDERED]), ANY_DAY, st.booleans())
@example(date(2026, 5, 6), "GB", TUESDAY, False)
def test_a_day_with_its_month_and_year_is_the_same_everywhere(
    day: date, country: str, today: date, coming: bool
) -> None:
    name, short, year = month_name(day.month), month_short(day.month), day.year
    weekday = weekday_name(day.weekday())
    for typed in (
        f"{name} {day.day}, {year}", f"{day.day} {short} {year}", f"{weekday}, {short} {day.day}, {year}",
        f"{short_day(day)}, {year}", day.isoformat(), f"{year} {name} {day.day}",
    ):  # fmt: skip
        assert days_written(typed, today, country, coming=coming) == (day,), typed
        if typed.startswith(weekday):
            other = weekday_name((day.weekday() + 1) % 7)
            assert days_written(typed.replace(weekday, other), today, country, coming=coming) == ()


@given(
    st.integers(1, 31), st.integers(1, 31), st.sampled_from("/.-"), st.sampled_from(["", "2026", "26"]),
    st.sampled_from([*ORDERED, *UNORDERED]), st.booleans(),
)  # fmt: skip
@example(10, 1, ".", "26", "SE", False)
def test_no_reading_differs_from_the_order_of_the_country(
    first: int, second: int, separator: str, year: str, country: str, coming: bool
) -> None:
    typed = separator.join([str(first), str(second), *([year] if year else [])])
    found = days_written(typed, TUESDAY, country, coming=coming)
    if first <= 12 and second <= 12 and first != second:
        year_comes_first = country in ("HU", "LT", "SE")
        if year_comes_first and year == "26" and first >= 10 and separator != "/":
            assert found == (date(2000 + first, second, 26),)  # as the country writes it
        elif country in UNORDERED or (year and year_comes_first):
            assert len(found) > 1
        else:
            month_first = country in ("US", "HU", "LT")
            expected = (first, second) if month_first else (second, first)
            assert [(day.month, day.day) for day in found] == [expected]
    for day in found:
        assert {first, second} >= {day.day, day.month} or day.year % 100 == first


@given(st.text(max_size=30) | st.from_regex(r"[0-9a-z/., -]{0,20}"), ANY_DAY, st.sampled_from(["US", "GB", ""]))
def test_any_text_is_some_days_or_none(text: str, today: date, country: str) -> None:
    for coming in (False, True):
        found = days_written(text, today, country, coming=coming)
        assert sorted(set(found)) == list(found)
