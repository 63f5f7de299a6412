"""Pages for paper: what stands in the PDF is what was given, as text, on one page that a screen reader can read."""

import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from aftercare.errors import AftercareError
from aftercare.exchange.paper import typeset as paper
from aftercare.exchange.paper.typeset import Pdf
from aftercare.planner.paper import PaperPage, Section
from tests.made_up import tries

MARKUP = '#read("/fonts/OFL.txt") *b* _i_ $x^2$ <a> `c` \\ // = @me ~ -- https://a.example [x] #sys.inputs'


def sheet(*titles: str, lead: str = "Rowan · October 6, 2026") -> PaperPage:
    rows = tuple((title, "October 6") for title in titles)
    return PaperPage(title="My summary", lead=lead, sections=(Section(heading="Milestones", icon="check", rows=rows),))


def read(pdf: Pdf) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.contents))


def text(pdf: Pdf) -> str:
    """The words of every page, as they stand, without where lines break."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).replace("\u200b", "").split())


def test_words_stand_on_one_page_of_the_size_asked_for() -> None:
    letter, a4 = (read(paper.as_pdf(sheet("First group"), size)) for size in ("us-letter", "a4"))
    assert [round(float(side)) for side in letter.pages[0].mediabox[2:]] == [612, 792]
    assert [round(float(side)) for side in a4.pages[0].mediabox[2:]] == [595, 842]
    assert len(letter.pages) == 1
    shown = letter.pages[0].extract_text()
    for words in ("My summary", "Rowan · October 6, 2026", "Milestones", "First group October 6", "Page 1 of 1"):
        assert words in shown


def test_the_pdf_is_for_screen_readers_and_says_nothing_of_when_or_where() -> None:
    pdf = paper.as_pdf(sheet("First group"), "a4")
    assert pdf.is_whole
    assert b"pdfuaid:part" in pdf.contents
    assert set(read(pdf).metadata or {}) == {"/Title", "/Creator"}


def test_what_a_person_wrote_is_never_markup() -> None:
    shown = text(paper.as_pdf(sheet(MARKUP, lead=MARKUP), "us-letter"))
    assert MARKUP in shown
    assert "SIL" not in shown


@settings(max_examples=tries(10), suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="#*$<>`\\[]{}()@_~=/-\"' a1", max_size=40))
def test_no_sign_breaks_the_page(title: str) -> None:
    pdf = paper.as_pdf(sheet(title), "a4")
    assert text(pdf).replace(" ", "").count("".join(title.split())) >= 1


@pytest.mark.parametrize(
    "title", ["A good day 😀", "יום טוב", "\u2068مريم\u2069 called", "山に登った", "a\tb\nc\u200bd\x01"]
)
def test_letters_no_font_may_have_still_give_a_page(title: str) -> None:
    pdf = paper.as_pdf(sheet("Before", title, "After"), "us-letter")
    assert title[0] != "a" or not pdf.is_whole
    shown = text(pdf)
    assert "Before October 6" in shown
    assert "After October 6" in shown
    assert len(read(pdf).pages) == 1
    assert len(paper.as_pictures(sheet(title), "us-letter")) == 1


def test_much_stands_on_one_page_in_smaller_letters_and_more_goes_on() -> None:
    many = PaperPage(title="My summary", lead="", sections=sheet(*["A day I am glad of"] * 20).sections * 2)
    assert len(read(paper.as_pdf(many, "us-letter")).pages) == 1
    too_many = PaperPage(title="My summary", lead="", sections=sheet("W" * 120).sections * 24)
    pdf = paper.as_pdf(too_many, "us-letter")
    pages = len(read(pdf).pages)
    assert pages > 1
    assert f"Page {pages} of {pages}" in text(pdf)
    assert text(pdf).count("W") == 24 * 120
    assert len(paper.as_pictures(too_many, "us-letter")) == pages


def test_paper_by_country() -> None:
    sizes = {country: paper.size_in(country) for country in ("US", "CA", "GB", "IE", "AU", "NZ", "")}
    assert sizes == {"US": "us-letter", "CA": "us-letter", "": "us-letter"} | dict.fromkeys(
        ("GB", "IE", "AU", "NZ"), "a4"
    )


@pytest.mark.parametrize("size", ["us-letter", "a4"])
def test_groups_to_copy_by_hand_stand_in_their_order_in_big_type(size: paper.Size) -> None:
    groups = tuple(f"{letter}7K{letter}" for letter in "ABCDEFGHJ")
    page = PaperPage(title="Planner: recovery code", lead="", groups=groups)
    pdf = paper.as_pdf(page, size)
    (only,) = read(pdf).pages
    points = {}
    only.extract_text(visitor_text=lambda words, _place, _line, _font, size: points.update({words.strip(): size}))
    numbered = (f"{place}. {group}" for place, group in enumerate(groups, 1))
    assert text(pdf).startswith(" ".join(["Planner: recovery code", *numbered]))
    assert {points[group] > 24 for group in groups} == {True}
    assert groups[0] not in repr(page)


def test_a_file_is_for_this_account_only_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "Summary.pdf"
    path.write_bytes(b"what was there before")
    assert paper.save_pdf(sheet("First group"), "a4", path)
    assert "First group" in text(Pdf(path.read_bytes(), is_whole=True))
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "Summary.pdf"
    taken.mkdir()
    (taken / "inside").write_text("kept")
    for path in (taken, tmp_path / "missing" / "Summary.pdf"):
        with pytest.raises(AftercareError, match="Nothing has changed"):
            assert paper.save_pdf(sheet("First group"), "a4", path)
    assert list(tmp_path.iterdir()) == [taken]


def test_the_words_are_not_in_a_traceback() -> None:
    assert "First group" not in repr(sheet("First group"))
    assert "Rowan" not in repr(sheet("First group"))
