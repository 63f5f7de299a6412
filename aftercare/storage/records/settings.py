"""The settings as rows, one for each field."""

import json
from collections.abc import Iterable

from aftercare.domain.records.settings import Settings
from aftercare.storage.file.codec import codec, decode_fields
from aftercare.storage.vault.tables import Setting


def from_rows(rows: Iterable[Setting]) -> Settings:
    """The settings, each with its default where nothing was chosen."""
    return decode_fields(Settings, {row.name: json.loads(row.value) for row in rows})


def to_rows(settings: Settings) -> list[Setting]:
    """A row for each field."""
    return [
        Setting(name, json.dumps(value, ensure_ascii=False)) for name, value in codec(Settings).encode(settings).items()
    ]
