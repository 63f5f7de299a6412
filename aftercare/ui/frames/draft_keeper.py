"""What is typed into a form and not saved yet, kept with the plan."""

import json
from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from aftercare.domain.records.drafts import Draft
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.codec import Codec, codec

A = TypeVar("A")

_SOON_MS = 1000


class DraftKeeper(QObject, Generic[A]):
    """Keeps a form's unsaved answers through leaving, closing and crashing, a second after they are typed.

    `answers` gives the form's answers as a `kind` (a frozen dataclass or a plain value the plan's codec knows), or None
    while they are as saved, or empty: then there is nothing to keep. In a form or panel:

        self._draft = DraftKeeper(self, workspace, VisitNotes, self._unsaved)

    When it has shown what is saved, `left = self._draft.open("visit notes:<id>")`: show what was left, if anything,
    and say so with `not_saved_yet()`. A form for something new is called `form_for_new(...)`: the area counts as begun.
    Text fields are watched, also those that come later; connect what else can be answered to `keep`. When it is saved
    call `keep`, or `drop` where the fields stay as typed; on Cancel `drop`.
    """

    def __init__(self, form: QWidget, workspace: Workspace, kind: type[A], answers: Callable[[], A | None]) -> None:
        super().__init__(form)
        self._form, self._workspace, self._kind, self._answers = form, workspace, kind, answers
        self._name = ""
        self._kept: A | None = None
        self._watched: WeakSet[QWidget] = WeakSet()
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.keep)
        form.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # there is one

    def open(self, name: str) -> A | None:
        """Keep what is typed from now on under a name; gives what was left there, None for nothing."""
        self._soon.stop()
        self._name, self._kept = name, left_in(self._workspace, name, self._kind)
        self._on_focus_changed(None, QApplication.focusWidget())
        return self._kept

    def keep(self) -> None:
        """Keep the answers as they are now."""
        self._soon.stop()
        answers = self._answers() if self._name else None
        if answers == self._kept:
            return
        if answers is None:
            self._forget()
        elif leave_in(self._workspace, self._name, self._kind, answers, self.keep):
            self._kept = answers

    def drop(self) -> None:
        """Forget the draft, and keep nothing until opened again."""
        self._soon.stop()
        self._forget()
        self._name = ""

    def _forget(self) -> None:
        draft = self._workspace.plan.drafts.get(self._name)
        if draft is None or _write(self._workspace, (), (draft,), self._forget):
            self._kept = None

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._soon.isActive():
            self.keep()
        if not self._name or now is None or not (now is self._form or self._form.isAncestorOf(now)):
            return
        if isinstance(now, QLineEdit | QPlainTextEdit) and now not in self._watched:
            typed = now.textEdited if isinstance(now, QLineEdit) else now.textChanged
            typed.connect(self._on_typed)
            self._watched.add(now)

    def _on_typed(self) -> None:
        if self._name and not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._soon.isActive():
            self.keep()
        return super().eventFilter(watched, event)


def not_saved_yet() -> str:
    """The words beside answers that were left without saving."""
    return _("This was not saved yet")


def left_in(workspace: Workspace, form: str, kind: type[A]) -> A | None:
    """The answers a form was left with, or None."""
    draft = workspace.plan.drafts.get(form)
    if draft is None:
        return None
    try:
        answers: A = _codec(kind).decode(json.loads(draft.answers))
    except (ValueError, OverflowError):  # a form of another version; the plan itself is unharmed
        return None
    return answers


def leave_in(workspace: Workspace, form: str, kind: type[A], answers: A, again: Callable[[], object]) -> bool:
    """Put answers into a form, to be found when it is opened; `again` is tried when they could not be kept."""
    encoded = json.dumps(_codec(kind).encode(answers), ensure_ascii=False)
    return _write(workspace, (Draft(form=form, answers=encoded, changed_at=workspace.now()),), (), again)


def _codec(kind: Any) -> Codec:
    return codec(kind)


def _write(workspace: Workspace, put: Any, remove: Any, again: Callable[[], object]) -> bool:
    try:
        workspace.plan.write_without_undo(put=put, remove=remove)
    except AftercareError as problem:
        workspace.report(problem, again)
        return False
    return True
