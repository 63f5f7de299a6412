"""The lines Help now shows as "My steps"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from aftercare.i18n import _
from aftercare.ui.area_tool import AreaTool
from aftercare.ui.icons import IconLabel
from aftercare.ui.widgets.fields import Field, NotesEdit
from aftercare.ui.widgets.text import Label
from aftercare.ui.workspace import Workspace


class MySteps(AreaTool):
    """One step a line, saved to the open card when the field is left."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("My steps on Help now"))
        self._workspace = workspace
        lead = _("What helps you when it’s hard. Short lines are easiest to read then.")
        self.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self._lines = NotesEdit(placeholder=_("Breathe out slowly, 5 times"), lines=5)
        self.body.addWidget(Field(_("My steps"), self._lines, hint=_("One step on each line, first one first.")))
        row = QHBoxLayout()
        row.addWidget(IconLabel("eye", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(_("These lines can be seen without opening your plan."), "small", "quiet", wraps=True), 1)
        self.body.addLayout(row)
        self._lines.edited.connect(self._on_edited)

    def refresh(self) -> None:
        """Show the lines on the card; what is being typed stays."""
        if not self._lines.hasFocus():
            self._lines.show_text("\n".join(self._workspace.card.steps))

    def _on_edited(self, text: str) -> None:
        steps = tuple(line.strip() for line in text.splitlines() if line.strip())
        if self._workspace.save_card(steps=steps):
            self.saved.emit()
