"""The form of a permission to share: who may talk to whom, about what, and until when."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import ContactKind, Side
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _, long_day
from aftercare.planner.treatment_team.medicines import Permissions
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.frames.team_panel import TeamPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.surfaces import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """The answers as they stand in the fields, readable or not."""

    who_id: ContactId | None = None
    who: str = field(default="", repr=False)
    whom_id: ContactId | None = None
    whom: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    first: str = ""
    until: str = ""


class PermissionPanel(TeamPanel):
    """Save and Cancel."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Cancel"))
        self._permissions = Permissions(workspace)
        self._sheet: Sheet | None = None
        today = workspace.today()
        self._who, self._whom = _Someone(_("Who may talk")), _Someone(_("With whom"))
        self._about = LineEdit(placeholder=_("Like my visits and my medicines"))
        self._first, self._until = DateEdit(today), DateEdit(today, coming=True)
        self._first_field = Field(_("From"), self._first)
        self._until_field = Field(_("Until"), self._until, optional=True)
        self._fields = FieldGrid()
        for part, span in (
            (self._who, 3),
            (self._whom, 3),
            (Field(_("About what"), self._about, optional=True), 6),
            (self._first_field, 3),
            (self._until_field, 3),
        ):
            self._fields.add(part, span)
        self._fields.arrange()
        self.inside.addWidget(self._fields)
        self.inside.addWidget(Note(_("This only helps you remember. Your clinic has its own form to sign."), "info"))
        self.inside.addStretch(1)
        self._remove, self._save = Button(_("Remove"), "dangerQuiet", "trash-2"), Button(_("Save"), "primary")
        self._remove.clicked.connect(self._on_remove)
        self._save.clicked.connect(self._on_save)
        self.left.addWidget(self._remove)
        self.right.addWidget(self._save)
        self._as_opened = self._typed()
        self._draft = DraftKeeper(self, workspace, _Typed, self._unsaved)
        for someone in (self._who, self._whom):
            someone.choice.picked.connect(self._on_picked)

    def open(self, key: str = "") -> None:
        """Show one, or an empty form."""
        kept = self._permissions.one(key) if key else None
        if key and kept is None:
            self.closed.emit()
            return
        self._sheet, content = kept or (None, PermissionSheet(from_day=self.workspace.today()))
        self.heading.setText(_("Add permission") if self._sheet is None else _("Permission to share"))
        self._remove.setVisible(self._sheet is not None)
        today = self.workspace.today()
        for edit in (self._first, self._until):
            edit.set_today(today)
        self._first.show_day(content.from_day)
        self._until.show_day(content.until)
        self._show(
            _Typed(
                who_id=content.who_id,
                who=content.who,
                whom_id=content.whom_id,
                whom=content.whom,
                about=content.about,
                first=self._first.text(),
                until=self._until.text(),
            )
        )
        self._as_opened = self._typed()
        left = self._draft.open(f"permission:{key}" if key else form_for_new("permission", Area.TREATMENT_TEAM))
        self.aside.setText("" if left is None else not_saved_yet())
        if left is not None:
            self._show(left)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._who.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, typed: _Typed) -> None:
        everyone = self.workspace.plan.contacts.all()
        named = [
            (each.id, each.name)
            for each in everyone
            if each.side is not Side.RISK and each.kind in (ContactKind.PERSON, ContactKind.ORGANIZATION)
        ]
        self._who.show_people(named, typed.who_id, typed.who)
        self._whom.show_people(named, typed.whom_id, typed.whom)
        self._about.show_text(typed.about)
        self._first.set_text(typed.first)
        self._until.set_text(typed.until)
        for part in (self._first_field, self._until_field):
            part.show_error("")
        self.mend_tab_order()

    def _typed(self) -> _Typed:
        return _Typed(
            who_id=self._who.contact_id,
            who=self._who.name,
            whom_id=self._whom.contact_id,
            whom=self._whom.name,
            about=self._about.text().strip(),
            first=self._first.text(),
            until=self._until.text(),
        )

    def _unsaved(self) -> _Typed | None:
        typed = self._typed()
        return None if typed == self._as_opened else typed

    def _on_picked(self) -> None:
        self.mend_tab_order()
        self._draft.keep()

    def refresh(self) -> None:
        if self._sheet is not None and self._permissions.one(self._sheet.id) is None:
            self._draft.drop()
            self.closed.emit()

    def put_away(self) -> None:
        self._draft.drop()
        self.closed.emit()

    def _on_save(self) -> None:
        checks = (
            (self._who, self._who.choice, "" if self._who.name else _("Choose or write who may talk.")),
            (self._whom, self._whom.choice, self._whom_problem()),
            (self._first_field, self._first, self._first.problem(_a_day()) if self._first.unreadable else ""),
            (self._until_field, self._until, self._until_problem()),
        )
        for part, _control, sentence in checks:
            part.show_error(sentence)
        bad: list[QWidget] = [control for _part, control, sentence in checks if sentence]
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_area.ensureWidgetVisible(bad[0])
            return
        typed = self._typed()
        content = PermissionSheet(
            who_id=typed.who_id,
            who=typed.who,
            whom_id=typed.whom_id,
            whom=typed.whom,
            about=typed.about,
            from_day=self._first.day,
            until=self._until.day,
        )
        saved = self._permissions.save(self._sheet, content)
        if saved is not None:
            self._draft.drop()
            self.saved.emit(saved)
            self.closed.emit()

    def _whom_problem(self) -> str:
        if not self._whom.name:
            return _("Choose or write with whom.")
        same = self._whom.name.casefold() == self._who.name.casefold()
        return _("Choose two different people.") if same else ""

    def _until_problem(self) -> str:
        if self._until.unreadable:
            return self._until.problem(_a_day())
        first, until = self._first.day, self._until.day
        if first is not None and until is not None and until <= first:
            return _("Choose an end date after {day}.").format(day=long_day(first))
        return ""

    def _on_remove(self) -> None:
        gone, self._sheet = self._sheet, None
        if gone is not None and self._permissions.remove(gone):
            self._draft.drop()
            self.closed.emit()
        else:
            self._sheet = gone


class _Someone(QWidget):
    """A contact of the plan, or a name to write."""

    def __init__(self, label: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(6))
        self.choice = Choice[ContactId | None]()
        self._names: dict[Any, str] = {}
        self._written = LineEdit(most=120)
        self._written.setAccessibleName(_("{label}: name").format(label=label))
        self._written.setPlaceholderText(_("Their name"))
        self._field = Field(label, self.choice)
        column.addWidget(self._field)
        column.addWidget(self._written)
        column.addStretch(1)
        self.choice.picked.connect(self._on_picked)

    @property
    def contact_id(self) -> ContactId | None:
        """The contact chosen, None for a name."""
        return self.choice.value

    @property
    def name(self) -> str:
        """Who it is."""
        return self._written.text().strip() if self.contact_id is None else self._names[self.contact_id]

    def show_people(self, named: list[tuple[ContactId, str]], chosen: ContactId | None, written: str) -> None:
        """Offer contacts, and show who is chosen."""
        self._names = dict(named)
        self.choice.offer([*named, (None, _("Someone else"))])
        self.choice.choose(chosen if chosen in self._names else None)
        self._written.show_text(written if self.contact_id is None else "")
        self._written.setVisible(self.contact_id is None)
        self._field.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say what is wrong."""
        self._field.show_error(sentence)

    def _on_picked(self) -> None:
        self._written.setVisible(self.contact_id is None)


def _a_day() -> str:
    return _("Enter a day, like Oct 6. Your other answers are still here.")
