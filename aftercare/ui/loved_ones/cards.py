"""The loved ones' cards: the agreements, who helps with what, and words and support to read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from aftercare.domain.areas.loved_ones import TOPICS, Help, help_board, sides_filled
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, short_day
from aftercare.planner.destinations import ItemKind, Known, Panel
from aftercare.planner.long_words import breakable
from aftercare.planner.loved_ones.reads import LovedOne, read_loved_ones
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.rows import KeyedRows, RowButton
from aftercare.ui.widgets.show_more import ShowMore
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST, _SHOWN_MORE = 8, 24


class _Listing(AreaTool):
    """Rows under a title, the first ones, and a button for more."""

    def __init__(self, workspace: Workspace, title: str, none_yet: str) -> None:
        super().__init__(title)
        self._workspace = workspace
        self._most = _SHOWN_AT_FIRST
        self._none_yet = Label(none_yet, "body", "quiet", wraps=True)
        self.body.addWidget(self._none_yet)
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self.body.addWidget(self._rows)
        self._more = ShowMore()
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_row(self, key: str) -> "_Row":
        row = _Row()
        row.clicked.connect(lambda: self.item_wanted.emit(Known(ItemKind.AGREEMENT, self._with(key))))
        return row

    def _with(self, key: str) -> str:
        """The contact's id whose agreement a row opens."""
        return key

    def _show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show key, title and second line of each."""
        shown = rows[: self._most]
        self._rows.show_keys([key for key, _title, _more in shown])
        for key, title, more in shown:
            self._rows[key].show_words(title, more)
        self._rows.setVisible(bool(shown))
        self._none_yet.setVisible(not shown)
        self._more.show_left(len(rows) - len(shown))

    def _on_more(self) -> None:
        before = self._rows.keys
        self._most += _SHOWN_MORE
        self.refresh()
        self._rows.focus_on(next(key for key in self._rows.keys if key not in before))


class Agreements(_Listing):
    """How far the agreement with each loved one is."""

    def __init__(self, workspace: Workspace) -> None:
        none_yet = _("Add one person you want to keep close. Then you can fill in an agreement together.")
        super().__init__(workspace, _("Agreements"), none_yet)

    def refresh(self) -> None:
        """Show every loved one."""
        loved = read_loved_ones(self._workspace)
        self._show_rows([(one.id, one.contact.name, _how_far(one)) for one in loved])

    def focus_on(self, contact_id: str) -> bool:
        """Give the focus to someone's row, when it is there."""
        return self._rows.focus_on(contact_id)


def _how_far(one: LovedOne) -> str:
    mine, theirs = sides_filled(one.agreement, one.contact)
    if not mine and not theirs:
        return _("Not started")
    parts = [_("You: {count} of {all}").format(count=mine, all=TOPICS)]
    parts.append(_("{name}: {count} of {all}").format(name=one.called, count=theirs, all=TOPICS))
    if one.agreement.talked_over_on is not None:
        parts.append(_("talked over on {day}").format(day=short_day(one.agreement.talked_over_on)))
    return " · ".join(parts)


class HelpBoard(_Listing):
    """Who helps with what, over all loved ones."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Who helps with what"), "")
        self._first: dict[str, ContactId] = {}

    def _with(self, key: str) -> str:
        return self._first[key]

    def refresh(self) -> None:
        """Show every kind of help someone was asked for, or said yes to."""
        loved = {one.id: one for one in read_loved_ones(self._workspace)}
        agreements = {key: one.agreement for key, one in loved.items()}
        found = help_board([one.contact for one in loved.values()], agreements)
        names = {key: one.called for key, one in loved.items()}
        self._first = {each.what: (*each.offered_by, *each.wanted_from)[0] for each in found}
        self._show_rows([(each.what, each.what, _who(each, names)) for each in found])
        self.setVisible(bool(found))


def _who(each: Help, names: dict[ContactId, str]) -> str:
    parts = []
    if each.offered_by:
        parts.append(_("{names} said yes").format(names=_(", ").join(names[key] for key in each.offered_by)))
    if each.wanted_from:
        parts.append(_("ask {names}").format(names=_(", ").join(names[key] for key in each.wanted_from)))
    return " · ".join(parts)


class _Row(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self._title, self._more = Label("", "bodyStrong", wraps=True), Label("", "small", "quiet", wraps=True)
        self.row.setContentsMargins(0, self.row.contentsMargins().top(), 0, self.row.contentsMargins().bottom())
        self.add_words(self._title, self._more)
        self.row.addWidget(IconLabel("chevron-right", "text2", 18))

    def show_words(self, title: str, more: str) -> None:
        """Show a title and a second line."""
        self._title.setText(breakable(title))
        self._more.setText(breakable(more))
        self.setAccessibleName(f"{title}, {more}")


class ToRead(AreaTool):
    """Two things to read: words for hard talks, and support for loved ones."""

    def __init__(self) -> None:
        super().__init__(_("For both of you"))
        for words, panel in (
            (_("Words for hard talks"), Panel.PHRASES),
            (_("Support for loved ones"), Panel.SUPPORT_FOR_LOVED_ONES),
        ):
            button = Button(words, "link")
            button.clicked.connect(lambda _on=False, panel=panel: self.item_wanted.emit(panel))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Nothing here changes."""
