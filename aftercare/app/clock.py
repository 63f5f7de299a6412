"""The clock and the zone of the computer; everyone else is given them."""

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def here() -> ZoneInfo:
    """The zone the computer is in now; Qt notices a change of it in a running process, Python does not."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError, OSError):  # TZ may hold the path of a zone's file
        import tzlocal

        with suppress(ZoneInfoNotFoundError, ValueError):
            return tzlocal.get_localzone()
        return ZoneInfo("UTC")


def local_now() -> datetime:
    """The present moment with the zone the computer is in."""
    return now().astimezone(here())
