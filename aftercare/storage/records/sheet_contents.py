"""What is filled in on a sheet, or answered in an event, as a record of its own."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from aftercare.domain.records.sheets import Sheet, SheetContent
from aftercare.storage.file.codec import codec, decode_fields

P = TypeVar("P")


def content_on(sheet: Sheet | None, content_type: type[P]) -> P:
    """The answers on a sheet; what is missing, or does not fit a field, is as on an empty sheet."""
    return content_type() if sheet is None else content_of(sheet.answers, content_type)


def content_of(answers: str, content_type: type[P]) -> P:
    """The answers in a JSON text; what is missing, or does not fit a field, is as on an empty sheet."""
    try:
        values = json.loads(answers)
    except ValueError:
        values = None
    return decode_fields(content_type, values if isinstance(values, dict) else {})


def with_content(sheet: Sheet, content: SheetContent, now: datetime) -> Sheet:
    """The sheet with these answers, changed `now` (a UTC instant)."""
    return replace(sheet, answers=as_answers(content), changed_at=now)


def as_answers(content: Any) -> str:
    """What is filled in, as a JSON text."""
    content_type: Any = type(content)
    return json.dumps(codec(content_type).encode(content), ensure_ascii=False)
