"""Parts of an agreement: a topic in two people's words, help to pick, and the next talk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.loved_ones import Sides, toggled
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.i18n import _, clock_time, long_day
from aftercare.planner import words as area_words
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import ItemKind, Known, New
from aftercare.planner.long_words import shortened
from aftercare.planner.loved_ones.reads import LovedOne
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.parts.weekly import WeeklyFields, weekly
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.fields import LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_TURNS_AT, _LONGEST_HELP = 500, 40


class Part(QWidget):
    """A rule and a title over what follows in `column`."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        look = theme.active()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, look.space(4), 0, look.space(4))
        self.column.setSpacing(look.space(8))
        self.column.addWidget(Rule())
        self.column.addWidget(Label(title, "bodyStrong", wraps=True))
        if hint:
            self.column.addWidget(Label(hint, "body", "quiet", wraps=True))


class _Side(QWidget):
    """One person's side: whose it is, over what they say."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(5))
        self.whose = Label("", "label", wraps=True)
        column.addWidget(self.whose)
        column.addWidget(inside)
        column.addStretch(1)
        self.setMinimumWidth(1)


class TwoSides(Part):
    """A topic in the person's words and in the loved one's, side by side where there is room."""

    edited = Signal()

    def __init__(self, workspace: Workspace, title: str, hint: str) -> None:
        super().__init__(title, hint)
        self._title = title
        self._mine, self._theirs = PrivateNotes(workspace, title), PrivateNotes(workspace, title)
        self._my_side, self._their_side = _Side(self._mine), _Side(self._theirs)
        row = Turning(14, _TURNS_AT)
        for side in (self._my_side, self._their_side):
            row.row.addWidget(side, 1)
        self.column.addWidget(row)
        for notes in (self._mine, self._theirs):
            notes.edited.connect(lambda _text: self.edited.emit())

    def name_sides(self, mine: str, theirs: str) -> None:
        """Say whose words each side has."""
        for side, notes, whose in ((self._my_side, self._mine, mine), (self._their_side, self._theirs, theirs)):
            side.whose.setText(whose)
            notes.rename(_("{topic}: {whose}").format(topic=self._title, whose=whose))

    @property
    def typed(self) -> Sides:
        """The words as they now stand."""
        return Sides(mine=self._mine.toPlainText(), theirs=self._theirs.toPlainText())

    def show_sides(self, sides: Sides, *, anew: bool) -> None:
        """Show both sides; what is being typed stays, unless it is another agreement's."""
        typing = QApplication.focusWidget()
        for notes, text in ((self._mine, sides.mine), (self._theirs, sides.theirs)):
            if anew or typing is None or not notes.isAncestorOf(typing):
                notes.show_text(text)

    def take_focus(self) -> None:
        """Begin with the person's side."""
        self._mine.setFocus()


class HelpPicks(QWidget):
    """Kinds of help to tick, and a line for another; `changed` carries all that are on."""

    changed = Signal(object)

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        look = theme.active()
        self._suggestions = tuple(suggestions)
        self._on: tuple[str, ...] = ()
        self._made: dict[str, Chip] = {}
        self._whose = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, look.space(8))
        column.addWidget(self._chips)
        self._start = QWidget(self)  # never seen: holds the place of the chips, all made later, in the order of Tab
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        self._own = LineEdit(placeholder=_("Something else"), most=120)
        self._add = Button(_("Add"), icon_name="plus", size="small")
        row.addWidget(self._own, 1)
        row.addWidget(self._add)
        column.addLayout(row)
        self._add.clicked.connect(self._on_add)
        self._own.returnPressed.connect(self._on_add)

    def name(self, whose: str) -> None:
        """Say whose help it is, for screen readers."""
        self._own.setAccessibleName(_("{whose}: something else").format(whose=whose))
        self._add.setAccessibleName(_("Add to: {whose}").format(whose=whose))
        self._whose = whose

    def show_help(self, on: tuple[str, ...]) -> None:
        """Show what is on, among the suggestions."""
        self._on = on
        shown = tuple(dict.fromkeys((*self._suggestions, *on)))
        if shown != tuple(self._made):
            clear(self._flow)
            self._made = {what: self._make_chip(what) for what in shown}
            for chip in self._made.values():
                self._flow.addWidget(chip)
                chip.show()
            for earlier, later in pairwise([self._start, *self._made.values()]):
                QWidget.setTabOrder(earlier, later)
        for what, chip in self._made.items():
            chip.setChecked(what in on)
            chip.setAccessibleName(f"{self._whose}: {what}")

    def _make_chip(self, what: str) -> Chip:
        chip = Chip(shortened(what, _LONGEST_HELP).replace("&", "&&"))
        chip.clicked.connect(lambda: self.changed.emit(toggled(self._on, what)))
        return chip

    def _on_add(self) -> None:
        what = self._own.text().strip()
        self._own.show_text("")
        if what and toggled(self._on, what)[-1:] == (what,):
            self.changed.emit((*self._on, what))


class PracticalHelp(Part):
    """Help the person would like, and help the loved one said yes to."""

    wanted = Signal(object)
    offered = Signal(object)

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__(_("Practical help"), _("Pick what fits, or add your own."))
        self._wanted, self._offered = HelpPicks(suggestions), HelpPicks(suggestions)
        self._sides = _Side(self._wanted), _Side(self._offered)
        row = Turning(24, _TURNS_AT)
        for side in self._sides:
            row.row.addWidget(side, 1)
        self.column.addWidget(row)
        self._wanted.changed.connect(self.wanted)
        self._offered.changed.connect(self.offered)

    def show_help(self, name: str, wanted: tuple[str, ...], offered: tuple[str, ...]) -> None:
        """Show both sides."""
        titles = _("Help I would like"), _("{name} said yes to").format(name=name)
        for side, picks, title, on in zip(
            self._sides, (self._wanted, self._offered), titles, (wanted, offered), strict=True
        ):
            side.whose.setText(title)
            picks.name(title)
            picks.show_help(on)


class NextTalk(Part):
    """When the next talk is, or a weekly one planned in place."""

    item_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Next talk"))
        self._workspace = workspace
        self._one: LovedOne | None = None
        look = theme.active()
        self._words = Label("", "body", wraps=True)
        self.column.addWidget(self._words)
        buttons = QWidget()
        flow = FlowLayout(buttons, look.space(8))
        self._weekly = Button(_("Plan a weekly talk"), icon_name="calendar-plus", size="small")
        self._change = Button(_("Change the talk"), size="small")
        self._single = Button(_("Plan one talk"), "quiet", size="small")
        self._session = Button(_("Plan a family session"), "quiet", size="small")
        for button in (self._weekly, self._change, self._single, self._session):
            flow.addWidget(button)
        self.column.addWidget(buttons)
        self._when = WeeklyFields(_("Put it in my calendar"))
        self._when.hide()
        self.column.addWidget(self._when)
        self._weekly.clicked.connect(self._on_weekly)
        self._change.clicked.connect(self._on_change)
        self._single.clicked.connect(lambda: self.item_wanted.emit(New(ItemKind.COMMITMENT)))
        self._session.clicked.connect(lambda: self.item_wanted.emit(New(ItemKind.VISIT)))
        self._when.wanted.connect(self._plan)

    def show_talk(self, one: LovedOne) -> None:
        """Show the next talk with someone."""
        if self._one is None or one.id != self._one.id:
            self._when.hide()
        self._one = one
        talk = one.talk
        if talk is None:
            words = _("No talk planned yet. A set time each week makes it easier to begin.")
        else:
            words = _("{day}, {time}").format(day=long_day(talk.day), time=clock_time(talk.occurrence.start.time()))
            rule = area_words.repeats(talk.occurrence.commitment)
            words = " · ".join(part for part in (words, rule) if part)
        self._words.setText(words)
        self._weekly.setVisible(talk is None)
        self._single.setVisible(talk is None)
        self._change.setVisible(talk is not None)

    def _on_weekly(self) -> None:
        self._when.setVisible(self._when.isHidden())
        if not self._when.isHidden():
            self._when.show_when(None, None)
            self._when.take_focus()

    def _on_change(self) -> None:
        if self._one is not None and self._one.talk is not None:
            self.item_wanted.emit(Known(ItemKind.COMMITMENT, *key_of(self._one.talk)))

    def _plan(self, weekday: int, at: time) -> None:
        one = self._one
        if one is None:
            return
        talk = weekly(self._workspace, CommitmentKind.TALK, one.contact, weekday, at)
        talk = replace(talk, title=_("Talk with {name}").format(name=one.called), place="")
        if self._workspace.write(_("“{title}” added").format(title=talk.title), put=[talk]):
            self._when.hide()
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)
