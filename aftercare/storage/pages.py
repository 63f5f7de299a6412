"""What is filled in on a sheet, as a record of its own."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from aftercare.domain.sheets import Sheet
from aftercare.storage.codec import codec, decode_fields

P = TypeVar("P")


def page_on(sheet: Sheet | None, page_type: type[P]) -> P:
    """The answers on a sheet; what is missing, or does not fit a field, is as on an empty page."""
    if sheet is None:
        return page_type()
    try:
        values = json.loads(sheet.answers)
    except ValueError:
        values = None
    return decode_fields(page_type, values if isinstance(values, dict) else {})


def with_page(sheet: Sheet, page: Any, now: datetime) -> Sheet:
    """The sheet with these answers, changed `now` (a UTC instant)."""
    page_type: Any = type(page)
    answers = json.dumps(codec(page_type).encode(page), ensure_ascii=False)
    return replace(sheet, answers=answers, changed_at=now)
