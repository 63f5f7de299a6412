"""What is filled in on a sheet, or answered in an event, as a record of its own."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from aftercare.domain.records.sheets import Sheet, SheetPage
from aftercare.storage.file.codec import codec, decode_fields

P = TypeVar("P")


def page_on(sheet: Sheet | None, page_type: type[P]) -> P:
    """The answers on a sheet; what is missing, or does not fit a field, is as on an empty page."""
    return page_type() if sheet is None else page_of(sheet.answers, page_type)


def page_of(answers: str, page_type: type[P]) -> P:
    """The answers in a JSON text; what is missing, or does not fit a field, is as on an empty page."""
    try:
        values = json.loads(answers)
    except ValueError:
        values = None
    return decode_fields(page_type, values if isinstance(values, dict) else {})


def with_page(sheet: Sheet, page: SheetPage, now: datetime) -> Sheet:
    """The sheet with these answers, changed `now` (a UTC instant)."""
    return replace(sheet, answers=as_answers(page), changed_at=now)


def as_answers(page: Any) -> str:
    """A page as a JSON text."""
    page_type: Any = type(page)
    return json.dumps(codec(page_type).encode(page), ensure_ascii=False)
