"""One copy of the plan: what is in it, and opening it in place of what one has now."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from aftercare.errors import AftercareError
from aftercare.i18n import _, long_day, ngettext
from aftercare.planner.destinations import SettingsSection
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.storage.backup import backup
from aftercare.storage.backup.backup import Contents, Copy, CopyOfAnother
from aftercare.ui import theme
from aftercare.ui.frames import tasks
from aftercare.ui.lock.passcode_fields import PasscodeEdit
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label


class CopyPanel(Card):
    """Dates and counts of a copy; `closed` when nothing is to be changed."""

    closed = Signal()

    def __init__(self, workspace: Workspace, safe: Safekeeping, copy: Copy, name: str) -> None:
        super().__init__()
        self._workspace, self._safe, self._copy = workspace, safe, copy
        self._root_key = safe.root_key
        look = theme.active()
        self.body.setSpacing(look.space(12))
        self.body.addWidget(Label(_("Copy of {when}").format(when=name), "card", wraps=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.space(4))
        self._lines.addWidget(Label(_("Looking inside."), "body", "quiet"))
        self.body.addLayout(self._lines)
        self._passcode = PasscodeEdit()
        self._passcode.entered.connect(self._on_passcode)
        self._passcode_field = Field(_("The passcode or recovery code it had"), self._passcode)
        self._passcode_field.hide()
        self.body.addWidget(self._passcode_field)
        self._problem = Note("", "error")
        self._problem.hide()
        self.body.addWidget(self._problem)
        flow = FlowLayout(gap=look.space(10))
        self.keep = Button(_("Keep what I have"), "primary")
        self.keep.clicked.connect(self.closed)
        self.open = Button(_("Open this copy"))
        self.open.clicked.connect(self._on_open)
        self.open.hide()
        self.try_passcode = Button(_("Try it"))
        self.try_passcode.clicked.connect(self._on_passcode)
        self.try_passcode.hide()
        for button in (self.keep, self.open, self.try_passcode):
            flow.addWidget(button)
        self.body.addLayout(flow)

    def start(self) -> None:
        """Look inside, in the background."""
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look(self._root_key)

    def _look(self, root_key: bytes) -> None:
        path, made_at = self._copy.path, self._copy.made_at

        def work() -> tuple[bytes, Contents]:
            return backup.root_of(path, root_key), backup.look_into(path, root_key, made_at)

        tasks.run(work, self._on_contents, self._on_problem)

    def _on_contents(self, found: tuple[bytes, Contents]) -> None:
        self._root_key, contents = found
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line in _in_words(contents):
            self._lines.addWidget(Label(line, wraps=True))
        both = _("We’ll keep both. What you have now is set aside, and you can switch back here at any time.")
        self._lines.addWidget(Label(both, "body", "quiet", wraps=True))
        self._passcode_field.hide()
        self.try_passcode.hide()
        self._problem.hide()
        self.open.show()

    def _on_problem(self, problem: AftercareError) -> None:
        self._problem.words.setText(str(problem))
        self._problem.show()
        if isinstance(problem, CopyOfAnother):
            self._passcode_field.show()
            self.try_passcode.show()
            self._passcode.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_passcode(self) -> None:
        path, root_key, typed = self._copy.path, self._safe.root_key, self._passcode.text()

        def work() -> bytes:
            return backup.root_of_typed(path, root_key, typed)

        tasks.run(work, self._look, self._on_wrong)

    def _on_wrong(self, problem: AftercareError) -> None:
        self._passcode_field.show_error(str(problem))

    def _on_open(self) -> None:
        from aftercare.storage.opening import restore

        folder, root_key, now = self._safe.folder, self._safe.root_key, self._workspace.now()
        opening = partial(restore.restore, folder, self._copy.path, root_key, now, self._root_key)

        def work() -> bytes:
            opening()
            return root_key

        self._safe.rework(
            work, SettingsSection.DATA, _("You are looking at the copy now. What you had is kept in Your data.")
        )


def _in_words(contents: Contents) -> list[str]:
    """Counts and dates, a line each."""
    counts = contents.counts
    lines = [
        ngettext("{count} person, group or place", "{count} people, groups and places", counts["contacts"]),
        ngettext("{count} planned thing", "{count} planned things", counts["commitments"]),
        ngettext("{count} answer to what was planned", "{count} answers to what was planned", counts["outcomes"]),
        ngettext("{count} check-in", "{count} check-ins", counts["check_ins"]),
    ]
    names = ("contacts", "commitments", "outcomes", "check_ins")
    lines = [line.format(count=counts[name]) for line, name in zip(lines, names, strict=True)]
    if contents.last_change is not None:
        last = _("Last change on {day}, {year}").format(
            day=long_day(contents.last_change), year=contents.last_change.year
        )
        lines.append(last)
    return lines
