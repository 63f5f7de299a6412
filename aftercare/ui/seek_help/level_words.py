"""A level of the if-then plan in words: when it is for, what to do and whom to call."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.ladder import Level, Sign, conditions, what_to_do
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.ui import theme
from aftercare.ui.widgets.text import Label


class LevelWords(QWidget):
    """Its number, "If" and "Then", under each other."""

    def __init__(self) -> None:
        super().__init__()
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.active().space(2))
        self._title = Label("", "bodyStrong")
        self._if = Label("", wraps=True)
        self._then = Label("", wraps=True)
        for label in (self._title, self._if, self._then):
            words.addWidget(label)

    def show_level(
        self, level: Level, place: int, signs: tuple[Sign, ...], people: Mapping[ContactId, Contact]
    ) -> None:
        """Show the level at a place of the plan, 1 is the mildest."""
        self._title.setText(_("Level {number}").format(number=place))
        asked = conditions(level, signs)
        nothing = _("If: the signs for this level were removed.")
        self._if.setText(
            breakable(_("If: {conditions}").format(conditions=_(", or ").join(asked))) if asked else nothing
        )
        contact = people.get(level.contact_id) if level.contact_id else None
        do = what_to_do(level, first_name(contact) if contact else "")
        gone = _("Then: choose what to do. The person you picked to call is no longer in your plan.")
        self._then.setText(breakable(_("Then: {what}").format(what=do)) if do else gone)
