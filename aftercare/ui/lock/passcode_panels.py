"""A passcode set, changed, taken away or made anew, step by step, in place of the rest of its section."""

from collections.abc import Callable
from functools import partial
from secrets import SystemRandom
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare.errors import AftercareError
from aftercare.exchange.paper import typeset as paper
from aftercare.i18n import _
from aftercare.planner.destinations import SettingsSection
from aftercare.planner.progress import recovery_page
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.storage.opening import protection
from aftercare.storage.vault import unlocking
from aftercare.storage.vault.keys import CODE_GROUPS, group_of, new_root, recovery_code
from aftercare.ui import theme
from aftercare.ui.desktop import paper_out
from aftercare.ui.desktop.clipboard import copy_for_a_minute
from aftercare.ui.frames import tasks
from aftercare.ui.lock.passcode_fields import NewPasscode, PasscodeEdit
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Note, clear
from aftercare.ui.widgets.text import Label

_ASKED_BACK = 2
_COLUMNS = 3


class PasscodePanel(Card):
    """One question after the other; `closed` when it is done with or put away."""

    closed = Signal()

    def __init__(self, workspace: Workspace, safe: Safekeeping) -> None:
        super().__init__()
        self._workspace = workspace
        self._safe = safe
        self._is_printing = False
        self.body.setSpacing(theme.active().space(14))
        self._first: QWidget = self

    # What it is for

    def set_passcode(self) -> None:
        """From no passcode to one."""
        self._ask_new(
            _("Set a passcode"),
            _(
                "Aftercare will ask for it when it opens, and when it was locked. "
                "Then only someone with this passcode or your recovery code can open your plan."
            ),
            partial(self._show_new_code, self._turn_on),
        )

    def change(self) -> None:
        """Another passcode; the recovery code stays."""
        lead = _("Your recovery code stays the same.")
        self._ask_current(
            _("Change your passcode"), partial(self._ask_new, _("Change your passcode"), lead, self._keep)
        )

    def renew(self) -> None:
        """Another passcode and recovery code, because someone knows one of them."""
        title = _("Someone knows my passcode")
        lead = _(
            "Your plan and the copies beside it get a new lock. The old passcode and the old code open nothing "
            "here then. A copy that is elsewhere, like on a USB drive, keeps its old lock."
        )
        self._ask_current(title, partial(self._ask_new, title, lead, partial(self._show_new_code, self._make_anew)))

    def turn_off(self) -> None:
        """No passcode any more."""
        self._ask_current(_("Stop asking for a passcode"), self._confirm_turning_off)

    def show_code(self) -> None:
        """The recovery code once more."""
        code = recovery_code(self._safe.root_key)
        self._ask_current(_("See your recovery code"), lambda: self._show_code(code, _("Done"), self.closed.emit))

    # Steps

    def _ask_current(self, title: str, then: Callable[[], object]) -> None:
        edit = PasscodeEdit()
        field = Field(_("Your passcode now"), edit)

        def look() -> None:
            typed = edit.text()

            def work() -> bytes:
                return unlocking.root_by_passphrase(self._safe.folder, typed)

            def right(_root: bytes) -> None:
                self._go_on()
                then()

            def refuse(_problem: AftercareError) -> None:
                field.show_error(
                    _("That passcode didn’t match. Try again.") if typed else _("Type your passcode first.")
                )
                edit.clear()
                self._go_on()

            self.setEnabled(False)
            tasks.run(work, right, refuse)

        edit.entered.connect(look)
        self._show(title, "", [field], [(_("Go on"), look)], edit)

    def _ask_new(self, title: str, lead: str, then: Callable[[str], object]) -> None:
        passcode = NewPasscode()

        def look() -> None:
            typed = passcode.read()
            if typed is not None:
                then(typed)

        passcode.entered.connect(look)
        self._show(title, lead, [passcode], [(_("Go on"), look)], passcode.first)

    def _show_new_code(self, then: Callable[[bytes, str], object], passcode: str) -> None:
        root_key = new_root()
        code = recovery_code(root_key)
        self._show_code(code, _("I wrote it down"), lambda: self._ask_back(code, lambda: then(root_key, passcode)))

    def _show_code(self, code: tuple[str, ...], words: str, then: Callable[[], object]) -> None:
        look = theme.active()
        groups = QWidget()
        grid = QGridLayout(groups)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.space(24))
        grid.setVerticalSpacing(look.space(8))
        for place, group in enumerate(code):
            label = Label(f"{place + 1}.  {group}", "card")
            label.setAccessibleName(_("Group {number}: {group}").format(number=place + 1, group=" ".join(group)))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, place // _COLUMNS, place % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        more = Label(
            _("It is never the letter O or I: those are the numbers 0 and 1. Keep it away from this computer."),
            "small",
            "quiet",
            wraps=True,
        )
        lead = _(
            "Write these 9 groups down on paper. If you forget your passcode, only this code opens your plan. "
            "Anyone who has the code can open it too, so keep the paper to yourself. We can’t open it for you."
        )
        said = QWidget()
        answer = QVBoxLayout(said)
        answer.setContentsMargins(0, 0, 0, 0)
        buttons: list[tuple[str, Callable[[], object]]] = [
            (words, then),
            (_("Print"), partial(self._print, code, answer)),
            (_("Copy it for a minute"), partial(copy_for_a_minute, " ".join(code))),
        ]
        self._show(_("Your recovery code"), lead, [groups, more, said], buttons, None)

    def _print(self, code: tuple[str, ...], answer: QVBoxLayout) -> None:
        """Give the code to a printer that the person picks; it goes through memory only."""
        card, size = self._workspace.card, paper.size_in(self._workspace.card.country)
        sheet = recovery_page.as_paper(card.window_name, code, self._workspace.today())
        printer = None if self._is_printing else paper_out.ask_printer(self, size)
        if printer is None:
            return

        def say(words: str, flavor: Literal["tint", "error"] = "tint") -> None:
            self._is_printing = False
            if isValid(answer):  # else another step is shown, or the plan was closed
                clear(answer)
                answer.addWidget(Note(words, flavor))
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

        self._is_printing = True
        tasks.run(
            lambda: paper_out.print_pages(paper.as_pictures(sheet, size), printer, can_be_a_file=False),
            lambda _none: say(_("The page went to your printer.")),
            lambda problem: say(str(problem), "error"),
        )

    def _ask_back(self, code: tuple[str, ...], then: Callable[[], object]) -> None:
        places = sorted(SystemRandom().sample(range(CODE_GROUPS), _ASKED_BACK))
        edits = {place: LineEdit(most=20) for place in places}
        fields = {place: Field(_("Group {number}").format(number=place + 1), edit) for place, edit in edits.items()}

        def look() -> None:
            wrong = [place for place, edit in edits.items() if group_of(edit.text()) != code[place]]
            for place, field in fields.items():
                field.show_error(_("This is not what group {number} says.").format(number=place + 1) * (place in wrong))
            if wrong:
                edits[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                then()

        for edit in edits.values():
            edit.returnPressed.connect(look)
        back = lambda: self._show_code(code, _("I wrote it down"), lambda: self._ask_back(code, then))  # noqa: E731
        self._show(
            _("Is it right on your paper?"),
            _("Type two of the groups from what you wrote down."),
            list(fields.values()),
            [(_("Set the passcode"), look), (_("See the code again"), back)],
            edits[places[0]],
        )

    def _confirm_turning_off(self) -> None:
        self._show(
            _("Stop asking for a passcode"),
            _(
                "Then nothing keeps your plan and its copies closed. "
                "Anyone who can use this computer account can open it."
            ),
            [],
            [(_("Keep the passcode"), self.closed.emit), (_("Stop asking"), self._turn_off)],
            None,
        )

    # What is done

    def _turn_on(self, root_key: bytes, passcode: str) -> None:
        work = partial(protection.turn_on, self._safe.folder, root_key, passcode)
        self._safe.rework(work, SettingsSection.PRIVACY, _("Your plan asks for a passcode now."))

    def _make_anew(self, root_key: bytes, passcode: str) -> None:
        work = partial(protection.renew, self._safe.folder, self._safe.root_key, root_key, passcode)
        self._safe.rework(
            work, SettingsSection.PRIVACY, _("Only your new passcode and your new recovery code open your plan now.")
        )

    def _turn_off(self) -> None:
        work = partial(protection.turn_off, self._safe.folder, self._safe.root_key)
        self._safe.rework(work, SettingsSection.PRIVACY, _("Your plan opens without a passcode now."))

    def _keep(self, passcode: str) -> None:
        folder, root_key = self._safe.folder, self._safe.root_key

        def work() -> bytes:
            protection.change_passphrase(folder, root_key, passcode)
            return root_key

        self._safe.rework(work, SettingsSection.PRIVACY, _("Your passcode was changed."))

    # The card

    def _show(
        self,
        title: str,
        lead: str,
        parts: list[QWidget],
        buttons: list[tuple[str, Callable[[], object]]],
        first: QWidget | None,
    ) -> None:
        clear(self.body)
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(14))
        column.addWidget(Label(title, "card", wraps=True))
        if lead:
            column.addWidget(Label(lead, wraps=True))
        for part in parts:
            column.addWidget(part)
        flow = FlowLayout(gap=theme.active().space(10))
        made = []
        for place, (words, pressed) in enumerate(buttons):
            button = Button(words, "default" if place else "primary")
            button.clicked.connect(lambda _checked, pressed=pressed: pressed())
            flow.addWidget(button)
            made.append(button)
        if not any(pressed == self.closed.emit for _words, pressed in buttons):
            cancel = Button(_("Cancel"), "quiet")
            cancel.clicked.connect(self.closed)
            flow.addWidget(cancel)
        column.addLayout(flow)
        self.body.addWidget(step)
        step.show()
        self._first = first or made[0]
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.setEnabled(True)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
