"""Sheets: typed pages in and out, whatever is written on them, and the narrow questions about them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from aftercare.domain.areas.support_groups import TryOut
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind, blank_sheet
from aftercare.storage.records.sheet_contents import content_on, with_content
from aftercare.storage.records.stores import Plan
from tests.new_vault import new_vault

NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)
SHEET = Sheet(id=SheetId("sheet"), kind=SheetKind.REASONS, day=date(2026, 10, 6), changed_at=NOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """A page made up for these tests."""

    kind: ClassVar = SheetKind.REASONS

    lines: tuple[str, ...] = ()
    best: str = ""


def test_a_page_comes_back_as_it_was_written() -> None:
    page = Reasons(lines=("Leila", "שלום", "🌱"), best="x" * 10_000)
    sheet = with_content(SHEET, page, NOW.replace(hour=13))
    assert content_on(sheet, Reasons) == page
    assert (sheet.id, sheet.changed_at.hour) == ("sheet", 13)


@pytest.mark.parametrize("answers", ["", "{", "[]", "3", '{"lines": 3}', '{"newer": true}'])
def test_what_cannot_be_read_is_an_empty_page(answers: str) -> None:
    assert content_on(replace(SHEET, answers=answers), Reasons) == Reasons()


def test_what_fits_is_kept_beside_what_does_not() -> None:
    assert content_on(replace(SHEET, answers='{"lines": 3, "best": "b"}'), Reasons) == Reasons(best="b")
    assert content_on(None, Reasons) == Reasons()


def test_sheets_are_found_by_what_they_are_about(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "plan.vault")
    plan = Plan(vault)
    harbor = Contact(id=ContactId("harbor"), area=Area.SUPPORT_GROUPS, created_at=NOW)
    tried = TryOut(visited=True)
    about = with_content(replace(blank_sheet(TryOut, SHEET.day, NOW), contact_id=harbor.id), tried, NOW)
    plan.write("sheets", [harbor, SHEET, about])
    assert plan.sheets.load(TryOut) == plan.sheets.load(TryOut, about=harbor.id) == [(about, tried)]
    assert plan.sheets.load(TryOut, since=SHEET.day) == [(about, tried)]
    assert plan.sheets.load(TryOut, since=SHEET.day + timedelta(days=1)) == []
    assert plan.sheets.load(Reasons, about=harbor.id) == []
    assert plan.sheets.load(Reasons, of=[]) == []
    assert plan.sheets.content(TryOut, about.id) == tried
    assert plan.sheets.content(TryOut, SheetId("gone")) == TryOut()
    vault.close()
