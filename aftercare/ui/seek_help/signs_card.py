"""My warning signs: in the person's words, or picked from suggestions, and which of them are here today."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.seek_help.ladder import Sign, WarningSigns, leads_to_help, moved
from aftercare.domain.records.identity import new_id
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW
from aftercare.planner.seek_help.reads import (
    help_words,
    noticed_on,
    save_noticed,
    save_sheet,
    signs_for_help,
    signs_of,
)
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.seek_help.help_note import HelpNote
from aftercare.ui.seek_help.own_words import ListWords, OwnLine, OwnWords
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import bring_into_sight
from aftercare.ui.widgets.text import Label


class SignsCard(AreaTool):
    """The signs as lines to tick: a tick says "I notice this now" and is for today.

    One of dying or of giving up brings the way to Help now, right under its line.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("My warning signs"))
        self._workspace = workspace
        self._page = WarningSigns()
        self._noticed: tuple[Sign, ...] = ()
        self._snoozes = Snoozes(workspace)
        self._ticked = ""
        lead = _("Small changes that tell you a hard time may be near. Your own words are best.")
        self.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self._how = Label(_("Tick what you notice now. Ticks are for today only."), "small", "quiet", wraps=True)
        self.body.addWidget(self._how)
        self._list = OwnWords(
            workspace,
            ListWords(
                list=_("My warning signs"),
                line=_("Warning sign"),
                new=_("A warning sign"),
                hint=_("I sleep badly"),
                add=_("Add sign"),
                ticked=_("I notice this now"),
                not_ticked=_("not noticed today"),
            ),
        )
        self.body.addWidget(self._list)
        self._help = HelpNote()
        self._more = Button(_("Pick from suggestions"), "quiet", "lightbulb", "small")
        self._more.setCheckable(True)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._suggestions = QWidget()
        self._suggestions.hide()
        self.body.addWidget(self._suggestions)
        self._buttons: dict[str, Button] = {}
        self._connect()

    def _connect(self) -> None:
        self._more.toggled.connect(self._show_suggestions)
        self._list.added.connect(self._add)
        self._list.changed.connect(self._on_changed)
        self._list.ticked.connect(self._on_ticked)
        self._list.moved.connect(self._on_moved)
        self._list.removed.connect(self._on_removed)
        self._help.help_wanted.connect(lambda: self.open_requested.emit(HELP_NOW))
        self._help.snoozed.connect(self._on_snoozed)

    def refresh(self) -> None:
        """Show the signs and today's ticks."""
        self._page = signs_of(self._workspace)
        self._noticed = noticed_on(self._workspace, self._workspace.today())
        self._list.show_lines([OwnLine(sign.id, sign.words, sign in self._noticed) for sign in self._page.signs])
        self._how.setVisible(bool(self._page.signs))
        self._show_help()
        self._offer()

    def _show_help(self) -> None:
        signs = [sign.id for sign in self._signs_for_help() if sign.id not in self._snoozes]
        if not signs:
            self._list.hide_note()
            return
        self._help.say(" ".join(help_words(self._workspace)))
        beside = self._ticked if self._ticked in signs else signs[0]
        self._list.show_note(self._help, "" if self._workspace.hides_private_notes else beside)

    def _signs_for_help(self) -> tuple[Sign, ...]:
        return signs_for_help(self._workspace, self._workspace.today())

    def _on_snoozed(self) -> None:
        for sign in self._signs_for_help():
            self._snoozes.today(sign.id)
        self._show_help()

    def offer_suggestions(self) -> None:
        """Show the suggestions and go to the first that is not on the list."""
        self._more.setChecked(True)
        first = next((button for button in self._buttons.values() if button.isEnabled()), self._more)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self._suggestions)

    def _show_suggestions(self, shown: bool) -> None:
        if shown and not self._buttons:
            self._build_suggestions()
        self._suggestions.setVisible(shown)
        self._more.setText(_("Hide suggestions") if shown else _("Pick from suggestions"))

    def _build_suggestions(self) -> None:
        look = theme.active()
        column = QVBoxLayout(self._suggestions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(6))
        for group in content.sign_suggestions():
            column.addWidget(Label(group.name, "section"))
            line = QWidget()
            flow = FlowLayout(line, gap=look.space(8))
            for words in group.lines:
                button = Button(words, icon_name="plus", size="small")
                button.setAccessibleName(_("Add: {words}").format(words=words))
                button.clicked.connect(lambda _checked, words=words: self._add(words))
                flow.addWidget(button)
                self._buttons[words] = button
            column.addWidget(line)
        for earlier, later in pairwise((self._more, *self._buttons.values())):
            QWidget.setTabOrder(earlier, later)
        self._offer()

    def _offer(self) -> None:
        """What is on the list already cannot be added again."""
        known = {sign.words for sign in self._page.signs}
        for words, button in self._buttons.items():
            button.setEnabled(words not in known)

    def _add(self, words: str) -> None:
        sign = Sign(id=new_id(), words=words)
        self._save(_("“{words}” added"), words, (*self._page.signs, sign))

    def _on_changed(self, sign_id: str, words: str) -> None:
        changed = tuple(replace(each, words=words) if each.id == sign_id else each for each in self._page.signs)
        self._save(_("“{words}” changed"), words, changed)

    def _on_moved(self, sign_id: str, by: int) -> None:
        sign = self._sign(sign_id)
        self._save(_("“{words}” moved"), sign.words, moved(self._page.signs, sign, by))

    def _on_removed(self, sign_id: str) -> None:
        sign = self._sign(sign_id)
        self._save(_("“{words}” removed"), sign.words, tuple(each for each in self._page.signs if each != sign))

    def _on_ticked(self, sign_id: str, on: bool) -> None:
        sign = self._sign(sign_id)
        noticed = tuple(each for each in self._page.signs if (on if each == sign else each in self._noticed))
        label = _("“{words}” noticed today") if on else _("“{words}” not noticed today")
        calls_for_help = on and leads_to_help(sign, content.help_signs())
        if calls_for_help:
            self._ticked = sign_id
            self._snoozes.ask_again(sign_id)
        # The bar for Undo could cover the way to help; the tick itself takes back.
        if not save_noticed(self._workspace, label.format(words=sign.words), noticed, offer_undo=not calls_for_help):
            self.refresh()
            return
        self.saved.emit()
        if calls_for_help:
            self._help.appear()

    def _save(self, label: str, words: str, signs: tuple[Sign, ...]) -> None:
        if save_sheet(self._workspace, label.format(words=words), WarningSigns(signs=signs)):
            self.saved.emit()

    def _sign(self, sign_id: str) -> Sign:
        return next(each for each in self._page.signs if each.id == sign_id)
