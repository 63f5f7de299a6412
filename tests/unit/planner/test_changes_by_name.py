"""Changes given by name are those of the records, field for field."""

from typing import get_type_hints

import pytest

from aftercare.domain.records.settings import Settings, SettingsChanges
from aftercare.storage.file.open_card import CardChanges, OpenCard


@pytest.mark.parametrize(("changes", "record"), [(SettingsChanges, Settings), (CardChanges, OpenCard)])
def test_every_field_can_be_changed_and_no_other(changes: type, record: type) -> None:
    assert get_type_hints(changes) == get_type_hints(record)
