"""What the window shows when the plan cannot be opened: one calm sentence, and Help now stays where it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.ui import theme
from aftercare.ui.frames.page import body_margins
from aftercare.ui.widgets.buttons import Button, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Note, clear
from aftercare.ui.widgets.text import Label


class TroublePage(QWidget):
    """Says what is wrong with the plan's file and offers to try again or to look at the file.

    A damaged plan has more ways on, once `offer_ways` was called: `copy_chosen` carries the last good copy,
    `salvage_chosen` asks to save what can be read, `code_chosen` to open it with a recovery code.
    """

    try_again_chosen = Signal()
    copy_chosen = Signal(Path)
    salvage_chosen = Signal()
    code_chosen = Signal()

    def __init__(self, problem: AftercareError, folder: DataFolder) -> None:
        super().__init__()
        self._folder = folder
        look = theme.active()
        column = QVBoxLayout(self)
        left, _top, right, bottom = body_margins()
        column.setContentsMargins(left, look.space(24), right, bottom)
        column.setSpacing(look.space(16))
        column.addWidget(Label(_("Your plan can’t be opened right now"), "title", wraps=True))
        card = Card()
        card.body.setSpacing(look.space(12))
        self._says = Label(str(problem), "lead", wraps=True)
        card.body.addWidget(self._says)
        card.body.addWidget(Label(_("Help now works as always."), "body", "quiet", wraps=True))
        self._refused = Note("", "error")
        self._refused.hide()
        card.body.addWidget(self._refused)
        self._buttons = FlowLayout(gap=look.space(12))
        card.body.addLayout(self._buttons)
        column.addWidget(card)
        column.addStretch(1)
        self._offer([(_("Try again"), self.try_again_chosen.emit), (_("Show me the file"), self._show_file)])

    def offer_ways(self, copy: Path | None, made: str, *, salvage: bool, code: bool) -> None:
        """Say what there is to go on with: the last good copy, made on a day in words, and the other ways."""
        ways: list[tuple[str, Callable[[], object]]] = []
        if copy is not None:
            self._says.setText(
                _(
                    "Part of your plan can’t be read. Your last good copy is from {day}. Nothing has been deleted."
                ).format(day=made)
            )
            ways.append((_("Open that copy"), lambda: self.copy_chosen.emit(copy)))
        if salvage:
            ways.append((_("Save what can be read"), self.salvage_chosen.emit))
        if code:
            ways.append((_("Open it with a recovery code"), self.code_chosen.emit))
        ways += [(_("Try again"), self.try_again_chosen.emit), (_("Show me the file"), self._show_file)]
        self._offer(ways)

    def refuse(self, problem: AftercareError) -> None:
        """Say why a way did not lead on."""
        self._refused.words.setText(str(problem))
        self._refused.show()
        self.setEnabled(True)

    def _offer(self, ways: list[tuple[str, Callable[[], object]]]) -> None:
        clear(self._buttons)
        for place, (words, pressed) in enumerate(ways):
            kind: Kind = "default" if place else "primary"
            button = Button(words, kind)
            button.clicked.connect(lambda _checked, pressed=pressed: pressed())
            self._buttons.addWidget(button)
            button.show()
            if not place:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder.root)))
