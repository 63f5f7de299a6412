"""One line to add something: says what it understood before Enter saves it."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.calendar.quick_add import understand
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.drafts import form_for_new
from aftercare.i18n import _, short_day
from aftercare.planner.commitments import draft as commitment_draft
from aftercare.planner.date_words import several_days_words
from aftercare.planner.destinations import Destination, ItemKind, New
from aftercare.planner.today.quick_add import Meaning, named
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_look import area_tile
from aftercare.ui.frames.draft_keeper import DraftKeeper, leave_in, left_in
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Choice, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label

_FORM = "quick add"


class QuickAddCard(Card):
    """A line, what it means, and the ways to the full forms; `open_requested` asks for a page, as pages do."""

    open_requested = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, menu: QMenu) -> None:
        super().__init__()
        self._workspace = workspace
        self._says = {Area(each.area): each for each in content.areas()}
        self._day = workspace.today()
        self._chosen_area: Area | None = None
        self._contacts: list[Contact] = []
        self._line = LineEdit(placeholder=_("Walk at 10"))
        self.body.addWidget(Field(_("What would you like to add?"), self._line))
        self._example = Label(
            _("Or “Call Sam tomorrow 6pm”, or “Dentist Oct 9 2:30 PM every 2 weeks”."), "small", "quiet", wraps=True
        )
        self.body.addWidget(self._example)
        self._meaning = self._build_meaning()
        self.body.addWidget(self._meaning)
        self.body.addLayout(self._build_buttons(menu))
        self._draft = DraftKeeper(self, workspace, str, lambda: self._line.text() or None)
        self._connect()
        self.hide()

    def _build_meaning(self) -> QWidget:
        look = theme.active()
        meaning = QWidget()
        row = QHBoxLayout(meaning)
        row.setContentsMargins(0, look.space(2), 0, look.space(2))
        row.setSpacing(look.space(12))
        self._tile = QVBoxLayout()
        row.addLayout(self._tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Label("", "bodyStrong", wraps=True)
        self._when = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._title)
        words.addWidget(self._when)
        row.addLayout(words, 1)
        self._area = Choice([(area, says.name) for area, says in self._says.items()])
        self._area.setAccessibleName(_("Part of the plan"))
        said = Label(_("Part of the plan"))  # not seen; without a label a Linux screen reader says the value alone
        said.setBuddy(self._area)
        said.hide()
        row.addWidget(said)
        self._area.setMinimumContentsLength(max(len(says.name) for says in self._says.values()))
        row.addWidget(self._area)
        return meaning

    def _build_buttons(self, menu: QMenu) -> FlowLayout:
        flow = FlowLayout(gap=theme.active().space(8))
        self._save = Button(_("Add it"), "primary", size="small")
        self._tomorrow = Button(_("Add it for tomorrow"), size="small")
        self._details = Button(_("More details"), size="small")
        self._ways = Button(_("More ways to add"), size="small")
        self._ways.setMenu(menu)
        self._close = Button(_("Close"), "quiet", size="small")
        for button in (self._save, self._tomorrow, self._details, self._ways, self._close):
            flow.addWidget(button)
        return flow

    def _connect(self) -> None:
        self._line.textChanged.connect(lambda _text: self._show_meaning())
        self._line.returnPressed.connect(self._on_save)
        self._area.picked.connect(self._on_area_picked)
        self._save.clicked.connect(self._on_save)
        self._tomorrow.clicked.connect(self._on_tomorrow)
        self._details.clicked.connect(self._on_details)
        self._close.clicked.connect(self._on_close)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._on_close)

    def start(self, day: date) -> None:
        """Open for a day, with what was typed before."""
        self._day = day
        self._contacts = self._workspace.plan.contacts.all()
        left = self._draft.open(_FORM)
        if left is not None and not self._line.text():
            self._line.show_text(left)
        self._show_meaning()
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _understood(self) -> Meaning | None:
        found = understand(self._line.text(), self._workspace.today(), self._day)
        if found is None:
            return None
        contact = named(found, self._contacts)
        area = self._chosen_area or (contact.area if contact is not None else found.area)
        return Meaning(found, self._says[area], contact)

    def _show_meaning(self) -> None:
        meaning = self._understood()
        self._meaning.setVisible(meaning is not None)
        self._example.setVisible(meaning is None)
        sure = meaning is not None and not meaning.found.unsure
        self._save.setEnabled(sure)
        self._details.setEnabled(sure)
        now = self._workspace.now().astimezone(self._workspace.here()).replace(tzinfo=None)
        self._tomorrow.setVisible(meaning is not None and sure and meaning.has_passed(now))
        if meaning is None:
            self._chosen_area = None
            self._line.setAccessibleDescription(self._example.text())
            return
        if meaning.area != self._area.value or not self._tile.count():
            clear(self._tile)
            self._tile.addWidget(area_tile(meaning.area, 36))
            self._area.choose(meaning.area)
        self._title.setText(meaning.found.title)
        self._when.setText(meaning.words(now))
        self._line.setAccessibleDescription(f"{self._title.text()}. {self._when.text()}")

    def _on_area_picked(self, area: object) -> None:
        self._chosen_area = Area(str(area))
        self._show_meaning()

    def _on_save(self) -> None:
        meaning = self._understood()
        if meaning is not None and meaning.found.unsure:
            self._workspace.announce(several_days_words(meaning.found.unsure, self._workspace.today()))
        elif meaning is not None:
            self._add(meaning)

    def _on_tomorrow(self) -> None:
        meaning = self._understood()
        if meaning is not None:
            self._add(replace(meaning, found=replace(meaning.found, day=meaning.found.day + timedelta(days=1))))

    def _add(self, meaning: Meaning) -> None:
        commitment = meaning.commitment(self._workspace)
        label = _("“{title}” added").format(title=commitment.title)
        if commitment.start.date() != self._day:
            label = _("“{title}” added for {day}").format(
                title=commitment.title, day=short_day(commitment.start.date())
            )
        if self._workspace.write(label, [commitment]):
            self._line.setText("")
            self._draft.keep()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_details(self) -> None:
        """Go on in the full form, unless something unsaved waits there: then this line waits too."""
        meaning = self._understood()
        if meaning is None:
            return
        usual = CommitmentKind(meaning.says.offers[0].kind)
        form, kind = form_for_new(usual, meaning.area), commitment_draft.Typed
        if left_in(self._workspace, form, kind) is None:
            if not leave_in(self._workspace, form, kind, meaning.typed(self._workspace), self._on_details):
                return
            self._line.setText("")
            self._on_close()
        self.open_requested.emit(Destination(meaning.area, New(ItemKind.COMMITMENT)))

    def _on_close(self) -> None:
        self._draft.keep()
        self.hide()
        self.closed.emit()
