"""Find anything: one field, and what the plan and the program have for its words as one types."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare.domain.records.finding import SHORTEST, Findable, FindableKind, Group, Hit, find
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import Destination, Place
from aftercare.planner.find import Pages, dated, read_findables
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.find.find_list import FoundList, FoundRow
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.frames.page import PageHeader, body_margins
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.find_edit import FindEdit
from aftercare.ui.widgets.text import Label

_MOST = 20  # results of a kind that are shown
_WIDEST = 720
_PAGE_ICONS: dict[str, str] = {
    Place.TODAY: "sun",
    Place.PLAN: "clipboard-list",
    Place.CALENDAR: "calendar-days",
    Place.PEOPLE: "users",
    Place.PROGRESS: "chart-line",
    Place.SETTINGS: "settings",
    Place.HELP_NOW: "life-buoy",
}
_NOTE_ICONS = {FindableKind.CHECK_IN: "smile", FindableKind.OUTCOME: "check", FindableKind.EVENT: "flag"}


class FindPanel(QWidget):
    """A page of its own in place of the one that was open, so that it has room at every size.

    Call `start` before showing it. `open_requested` carries a Destination; on `closed` the page from before is to be
    shown again: then the focus goes back to where it was.
    """

    open_requested = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, pages: Pages) -> None:
        super().__init__()
        self._workspace, self._pages = workspace, pages
        self._findables: list[Findable[Destination]] = []
        self._focus_before: QWidget | None = None
        self._build()
        self._field.textChanged.connect(self._search)
        self._field.left_down.connect(self._list.enter)
        self._field.returnPressed.connect(self._list.open_first)
        self._close.clicked.connect(self._on_close)
        self._list.chosen.connect(self.open_requested)
        self._list.left.connect(self._field.setFocus)
        self._list.typed.connect(self._on_typed_in_list)
        workspace.signals.changed.connect(self._on_changed)

    def _build(self) -> None:
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = PageHeader(_("Find"))
        header.lead.hide()
        column.addWidget(header)
        body = QWidget()
        body.setMaximumWidth(look.px(_WIDEST))
        inner = QVBoxLayout(body)
        left, top, right, bottom = body_margins()
        inner.setContentsMargins(left, top + 4, right, bottom)  # the focus ring of the field needs some room
        inner.setSpacing(look.space(10))
        row = QHBoxLayout()
        row.setSpacing(look.space(10))
        self._field = _FindField()
        self._close = Button(_("Close"), "quiet")
        row.addWidget(self._field, 1)
        row.addWidget(self._close)
        inner.addLayout(row)
        self._hidden = Label(
            _("Your private notes are hidden, so they are not looked through."), "small", "quiet", wraps=True
        )
        inner.addWidget(self._hidden)
        self._says = Label("", "label", "quiet", wraps=True)
        inner.addWidget(self._says)
        self._list = FoundList(_("Results"))
        inner.addWidget(self._list, 1)
        inner.addStretch(0)  # holds the words at the top while there is no list
        column.addWidget(body, 1)

    def start(self) -> None:
        """Begin with an empty field, and remember where the focus is now."""
        self._focus_before = QApplication.focusWidget()
        self._field.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was read does not stay around."""
        super().hideEvent(event)
        self._findables = []
        self._list.show_groups([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _on_close(self) -> None:
        self.closed.emit()
        before = self._focus_before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, _kinds: object) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._hidden.setVisible(self._workspace.plan.settings.hide_private_notes)
        self._findables = read_findables(self._workspace, self._pages)
        self._search()

    def _search(self) -> None:
        query = self._field.text()
        groups = find(query, self._findables, _MOST)
        today = self._workspace.today()
        self._list.show_groups([(_heading(group), [_row(hit, today) for hit in group.hits]) for group in groups])
        self._list.setVisible(bool(groups))
        self._say(_sentence(query.strip(), sum(group.count for group in groups)))

    def _say(self, sentence: str) -> None:
        if sentence != self._says.text():
            self._says.setText(sentence)
            self._says.setVisible(bool(sentence))
            if sentence and self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_typed_in_list(self, letter: str) -> None:
        """Go on typing in the field; no letter is Backspace."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)
        if letter:
            self._field.insert(letter)
        else:
            self._field.backspace()


class _FindField(FindEdit):
    """Esc leaves Find at once, whatever is typed."""

    def __init__(self) -> None:
        super().__init__(_("Find"))
        self.setPlaceholderText(_("A person, a plan, a note, a page"))
        self.setAccessibleDescription(_("The down arrow goes to the results."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _sentence(query: str, count: int) -> str:
    if not query:
        return ""
    if len(query) < SHORTEST:
        return _("Type one more letter to look through your plan.")
    if not count:
        return _("Nothing found. Try another word.")
    return ngettext("{count} result", "{count} results", count).format(count=count)


def _heading(group: Group[Destination]) -> str:
    name = {
        FindableKind.PAGE: _("Pages"),
        FindableKind.CONTACT: _("People and places"),
        FindableKind.COMMITMENT: _("Plans"),
        FindableKind.STEP: _("Steps"),
        FindableKind.CHECK_IN: _("Check-ins"),
        FindableKind.OUTCOME: _("Notes on plans"),
        FindableKind.EVENT: _("Marked days"),
    }[group.kind]
    shown = len(group.hits)
    if shown == group.count:
        return name
    return _("{kind}: {shown} of {count}").format(kind=name, shown=shown, count=group.count)


def _row(hit: Hit[Destination], today: date) -> FoundRow:
    found = hit.found
    where = dated(date.fromisoformat(found.day), today) if found.day else found.where
    icon_name, role = _icon(found)
    excerpt = "" if hit.excerpt in where else hit.excerpt
    return FoundRow(icon_name, role, found.title or found.label, where, excerpt, found.opens)


def _icon(found: Findable[Destination]) -> tuple[str, str]:
    if found.area is not None:
        return AREA_ICONS[found.area]
    return _NOTE_ICONS.get(found.kind) or _PAGE_ICONS.get(found.opens.page, "file-text"), "text2"
