"""Opens addresses a person typed or imported, and only those that cannot run anything."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from aftercare.domain.records.contacts import is_link

_SCHEMES = ("http", "https", "tel", "mailto")


def open_link(address: str) -> bool:
    """Hand an address to the desktop; False when it is of another kind or nothing here opens it."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    web = url.scheme().startswith("http")
    if not is_link(address) or not url.isValid() or url.scheme() not in _SCHEMES or (web and not url.host()):
        return False
    return QDesktopServices.openUrl(url)
