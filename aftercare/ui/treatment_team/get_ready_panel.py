"""Get ready: all one needs before a visit, in one place."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from aftercare.domain.areas.treatment_team.team import PersonSheet
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import HowToMeet
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.i18n import _, clock_time, long_day
from aftercare.planner.day_lines import DayWords, key_of, length_words
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.treatment_team.visit_reads import visit_at, words_for
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content
from aftercare.ui import theme
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.frames.team_panel import Fact, TeamPanel
from aftercare.ui.parts.contact_parts import NumberBox
from aftercare.ui.parts.visit_list import VisitList
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label


class GetReadyPanel(TeamPanel):
    """When, where, how to get there, who, what to ask and to bring; the lists save at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._item: AgendaItem | None = None
        self._facts = {icon: Fact(icon) for icon in ("calendar-days", "map-pin", "video", "phone", "compass", "clock")}
        for fact in self._facts.values():
            self.inside.addWidget(fact)
        self._build_people()
        self._build_lists()
        self.inside.addStretch(1)
        self._edit = Button(_("Edit appointment"), icon_name="pencil")
        self._edit.clicked.connect(self._on_edit)
        self.left.addWidget(self._edit)
        self._said: tuple[ContactId, str] | None = None
        self._draft = DraftKeeper(self, workspace, str, self._unsaved)

    def _build_people(self) -> None:
        self._people = QWidget()
        self._people_column = QVBoxLayout(self._people)
        self._people_column.setContentsMargins(0, 0, 0, 0)
        self._people_column.setSpacing(theme.active().space(6))
        self._shown_people: object = None
        self.inside.addWidget(self._people)

    def _build_lists(self) -> None:
        self._list = VisitList(self.workspace)
        self._list.saved.connect(self._on_lines)
        self.inside.addWidget(self._list)
        name = _("What to say when you call")
        self._say = PrivateNotes(self.workspace, name, placeholder=_("Like: I would like to move my visit."), lines=2)
        self._say.edited.connect(lambda _text: self._save_say())
        self._say_field = Field(name, self._say, optional=True)
        self.inside.addWidget(self._say_field)

    def open(self, commitment_id: str, start: datetime) -> None:
        """Show a visit, named by its original start."""
        self.leave_fields()
        self._item = visit_at(self.workspace, commitment_id, start)
        self._list.start_over()
        self._said = None
        self.refresh()
        left = self._draft.open(f"what to say:{self._said[0]}") if self._said is not None else None
        if left is not None:
            self._say.show_text(left)
        self.scroll_area.verticalScrollBar().setValue(0)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)  # in sight whatever the text size; one reads first

    def refresh(self) -> None:
        if self._item is None:
            return
        occurrence = self._item.occurrence
        self._item = visit_at(self.workspace, occurrence.commitment.id, occurrence.original_start)
        if self._item is None:
            self.closed.emit()
            return
        words = words_for(self.workspace)
        self.heading.setText(_("Get ready"))
        self.aside.setText(words.title(self._item))
        self._say_facts(self._item, words)
        contacts = words.with_whom(self._item)
        self._show_people(contacts)
        self._list.show_visit(self._item.occurrence.commitment, occurrence.original_start)
        self._say_field.setVisible(bool(contacts))
        if contacts:
            said = contacts[0].id, self._person_sheet(contacts[0].id)[1].what_to_say
            if said != self._said:  # else what is being typed would be lost
                self._said = said
                self._say.show_text(said[1])
        else:
            self._said = None
        self.mend_tab_order()

    def _say_facts(self, item: AgendaItem, words: DayWords) -> None:
        occurrence, commitment = item.occurrence, item.occurrence.commitment
        long = length_words(occurrence.length) if occurrence.length and not commitment.all_day else ""
        when = _("Today") if item.day == words.today else long_day(item.day)
        parts = [part for part in (when, "" if commitment.all_day else words.own_clock(item), long) if part]
        here = {
            "calendar-days": " · ".join(parts),
            "map-pin": occurrence.place,
            "video": commitment.link or _("By video") if commitment.how is HowToMeet.VIDEO else "",
            "phone": _("By phone") if commitment.how is HowToMeet.PHONE else "",
            "compass": commitment.getting_there,
            "clock": _("Leave by {time}").format(time=clock_time(occurrence.leave_by)) if occurrence.leave_by else "",
        }
        for icon, said in here.items():
            self._facts[icon].say(said)

    def _show_people(self, contacts: list[Contact]) -> None:
        if contacts == self._shown_people:
            return
        self._shown_people = contacts
        clear(self._people_column)
        for contact in contacts:
            who = " · ".join(part for part in (contact.name, contact.role) if part)
            box = NumberBox()
            box.copied.connect(self._on_copied)
            for part in (Label(who, "bodyStrong", wraps=True), box):
                self._people_column.addWidget(part)
                part.show()  # now: a layout would wait for the next event
            box.show_numbers(contact.numbers, Area.TREATMENT_TEAM, can_talk=False)
        self._people.setVisible(bool(contacts))

    def _on_copied(self, number: str) -> None:
        QApplication.clipboard().setText(number)
        self.workspace.announce(_("Copied {number}").format(number=number))

    def _on_lines(self) -> None:
        if self._item is not None:
            self.saved.emit(self._item.occurrence.commitment.id)

    def _person_sheet(self, contact_id: ContactId) -> tuple[Sheet, PersonSheet]:
        """The sheet about someone of the team, a new one when there is none."""
        sheets = self.workspace.plan.sheets.load(PersonSheet, about=contact_id)
        blank = blank_sheet(PersonSheet, self.workspace.today(), self.workspace.now())
        new = replace(blank, contact_id=contact_id), PersonSheet()
        return next(((sheet, content) for sheet, content in sheets if sheet.commitment_id is None), new)

    def _save_say(self) -> None:
        text = self._unsaved()
        if text is not None and self._said is not None:
            sheet, content = self._person_sheet(self._said[0])
            put = [with_content(sheet, replace(content, what_to_say=text), self.workspace.now())]
            before, self._said = self._said, (self._said[0], text)
            if not self.workspace.write(_("What to say saved"), put, offer_undo=False):
                self._said = before
        self._draft.keep()

    def _unsaved(self) -> str | None:
        """What to say as typed, when it is not saved yet."""
        text = self._say.toPlainText()
        return None if self._said is None or text == self._said[1] else text

    def leave_fields(self) -> None:
        self._list.take_in()
        super().leave_fields()
        self._save_say()

    def _on_edit(self) -> None:
        if self._item is not None:
            self.leave_fields()
            self.item_wanted.emit(Known(ItemKind.COMMITMENT, *key_of(self._item)))
