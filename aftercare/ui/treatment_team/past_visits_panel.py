"""Past visits: what became of each, and what was noted; each opens."""

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.i18n import _, clock_time, short_day
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.treatment_team.visit_reads import past_visits, reference, words_for
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.team_panel import TeamPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.rows import KeyedRows, RowButton
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST = 20
_LONGEST_NOTE = 120  # letters


class PastVisitsPanel(TeamPanel):
    """A list, latest first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.heading.setText(_("Past appointments"))
        self.aside.setText(_("The last 12 months"))
        self._most = _SHOWN_AT_FIRST
        self._shown: dict[str, AgendaItem] = {}
        self._rows = KeyedRows(self._make_row, ruled=True)
        self._none = Label(_("No past appointments yet."), "body", "quiet", wraps=True)
        self._all = Button(_("Show all"), "link")
        self._all.clicked.connect(self._on_all)
        for part in (self._rows, self._none, self._all):
            self.inside.addWidget(part)
        self.inside.addStretch(1)

    def open(self) -> None:
        """Show the list from its top."""
        self._most = _SHOWN_AT_FIRST
        self.refresh()
        self.scroll_area.verticalScrollBar().setValue(0)
        keys = self._rows.keys
        if not keys or not self._rows.focus_on(keys[0]):
            self.close_button.setFocus()

    def refresh(self) -> None:
        items = past_visits(self.workspace)
        self._shown = {reference(item): item for item in items[: self._most]}
        words, hidden = words_for(self.workspace), self.workspace.hides_private_notes
        self._rows.show_keys(list(self._shown))
        for key, item in self._shown.items():
            self._rows[key].show_visit(item, words.title(item), hides_notes=hidden)
        self._none.setVisible(not items)
        self._rows.setVisible(bool(items))
        self._all.setVisible(len(items) > len(self._shown))
        self.mend_tab_order()

    def _on_all(self) -> None:
        first_more = self._most
        self._most = len(past_visits(self.workspace))
        self.refresh()
        self._rows.focus_on(self._rows.keys[first_more])

    def _make_row(self, key: str) -> "_VisitRow":
        row = _VisitRow()
        row.clicked.connect(lambda: self.item_wanted.emit(Known(ItemKind.VISIT, *key_of(self._shown[key]))))
        return row


class _VisitRow(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "bodyStrong", wraps=True)
        self._when = Label("", "small", "quiet", wraps=True)
        self._note = Label("", "small", "", wraps=True)
        self.add_words(self._title, self._when, self._note)

    def show_visit(self, item: AgendaItem, title: str, *, hides_notes: bool) -> None:
        """Show when it was, what became of it, and the beginning of its notes."""
        at = "" if item.occurrence.commitment.all_day else clock_time(item.begins.time())
        when = " · ".join(part for part in (short_day(item.day), at, became(item)) if part)
        note = "" if item.outcome is None or hides_notes else " ".join(item.outcome.note.split())
        short = note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + "…"
        self._title.setText(title)
        self._when.setText(when)
        self._note.setText(short)
        self._note.setVisible(bool(short))
        self.setAccessibleName(", ".join(part for part in (title, when, short) if part))


def became(item: AgendaItem) -> str:
    """What became of a visit, in a few words."""
    return {
        Status.DONE: _("you went"),
        Status.MISSED: _("missed"),
        Status.SKIPPED: _("skipped"),
        Status.CANCELLED: _("cancelled"),
    }.get(item.status, _("passed without a note"))
