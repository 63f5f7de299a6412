"""The zone the computer is in, however it is set."""

import sys

import pytest
import tzlocal

from aftercare.app import clock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sets its zone elsewhere")


@pytest.mark.parametrize(
    ("setting", "zone"),
    [
        ("America/New_York", "America/New_York"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("Nowhere/Land", "UTC"),
    ],
)
def test_the_zone_follows_the_setting(setting: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", setting)
    monkeypatch.setattr(tzlocal.unix, "_cache_tz", None)
    assert clock.here().key == zone
