"""Fields come back from JSON as they went in."""

import json
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.storage.file.codec import codec, decode_fields
from tests import made_up


@pytest.mark.parametrize("record_type", [Contact, Event, Settings])
@given(data=st.data())
def test_a_record_comes_back(record_type: type, data: st.DataObject) -> None:
    record = data.draw(made_up.records(record_type))
    assert codec(record_type).decode(json.loads(json.dumps(codec(record_type).encode(record)))) == record


def test_an_instant_is_written_in_utc_and_a_wall_clock_time_without_an_offset() -> None:
    east = timezone(timedelta(hours=9))
    assert codec(datetime).encode(datetime(2026, 10, 6, 9, 0, tzinfo=east)) == "2026-10-06T00:00:00+00:00"
    assert codec(datetime).encode(datetime(2026, 10, 6, 9, 0)) == "2026-10-06T09:00:00"


@given(st.lists(st.datetimes()))
def test_moments_sort_as_their_texts(moments: list[datetime]) -> None:
    encode = codec(datetime).encode
    instants = [moment.replace(tzinfo=UTC) for moment in moments]
    assert sorted(map(encode, moments)) == [encode(moment) for moment in sorted(moments)]
    assert sorted(map(encode, instants)) == [encode(moment) for moment in sorted(instants)]


def test_a_field_that_does_not_fit_gets_its_default() -> None:
    values = {"quiet_from": "25:99", "reminder_words": "loud", "person_name": 3, "told_about_tray": True, "new": 1}
    settings = decode_fields(Settings, values)
    assert settings == Settings(told_about_tray=True, quiet_from=time(22), reminder_words=ReminderWords.PRIVATE)


@pytest.mark.parametrize("value", [None, 1, True, [], {}, "no"])
@pytest.mark.parametrize("annotation", [datetime, time, ReminderWords, timedelta, tuple[int, ...], Contact])
def test_what_does_not_fit_is_a_value_error(annotation: Any, value: Any) -> None:
    if (annotation, value) in [(timedelta, 1), (tuple[int, ...], [])]:
        return
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of whoever noticed
        codec(annotation).decode(value)
