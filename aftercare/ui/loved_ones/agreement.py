"""The agreement with one loved one: each topic in both people's words, practical help, the next talk, and two yeses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.loved_ones import Agreement, Sides, Topic, Yes, as_shown, yes
from aftercare.domain.records.contacts import Contact
from aftercare.i18n import _, long_day
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.loved_ones.reads import LovedOne, agreement_sheet, read_loved_ones
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui import theme
from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.loved_ones.agreement_parts import NextTalk, PracticalHelp, TwoSides
from aftercare.ui.parts.try_out_rows import TickRow
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import DateEdit, Field
from aftercare.ui.widgets.text import Rule


class AgreementPanel(CardPanel):
    """Saved as one types; nothing is kept before the first words."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._one: LovedOne | None = None
        self._opened = ""
        self._build()
        self._draft = DraftKeeper(self, workspace, Agreement, self._unsaved)
        self._connect()

    def _build(self) -> None:
        more = _("Phone, notes and more")
        self.add_button(more, lambda: self.item_wanted.emit(Known(ItemKind.CONTACT, self._opened)))
        self.add_close()
        asked = {
            Topic.HELPS: (_("What helps"), _("On a normal day, and on a hard one.")),
            Topic.HELPS_NOT: (_("What doesn’t help"), _("Say it kindly. It is good to know.")),
            Topic.BOUNDARIES: (_("Boundaries"), _("What each of you needs to feel safe.")),
            Topic.IF_USE: (_("If I use"), _("What each of you does then. Safety comes first.")),
            Topic.CELEBRATE: (_("What we celebrate"), _("Small steps count, and how you mark them.")),
        }
        self._topics = {topic: TwoSides(self._workspace, *words) for topic, words in asked.items()}
        self._help = PracticalHelp(content.practical_help())
        self._talk = NextTalk(self._workspace)
        order: tuple[QWidget, ...] = (
            self._topics[Topic.HELPS],
            self._topics[Topic.HELPS_NOT],
            self._topics[Topic.BOUNDARIES],
            self._help,
            self._topics[Topic.IF_USE],
            self._topics[Topic.CELEBRATE],
            self._talk,
        )
        for part in order:
            self.body.addWidget(part)
        self.body.addWidget(Rule())
        self.body.addWidget(self._build_talked())
        self._my_yes, self._their_yes = TickRow(_("I said yes to this")), TickRow("")
        self.body.addWidget(self._my_yes)
        self.body.addWidget(self._their_yes)

    def _build_talked(self) -> QWidget:
        look = theme.active()
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(10))
        self._talked = DateEdit(self._workspace.today())
        self._talked_field = Field(_("Last talked over"), self._talked, optional=True)
        self._talked_field.setMaximumWidth(look.px(260))
        row.addWidget(self._talked_field, 1)
        self._talked_today = Button(_("Today"))
        self._talked_today.setAccessibleName(_("Last talked over: today"))
        row.addWidget(self._talked_today, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return box

    def _connect(self) -> None:
        for topic, part in self._topics.items():
            part.edited.connect(lambda topic=topic: self._on_words(topic))
        self._help.wanted.connect(self._on_wanted)
        self._help.offered.connect(self._on_offered)
        self._talk.item_wanted.connect(self.item_wanted)
        self._talked.edited.connect(lambda _text: self._on_talked())
        self._talked_today.clicked.connect(self._on_talked_today)
        self._my_yes.ticked.connect(lambda on: self._on_yes(on, lambda filled, at: replace(filled, my_yes_at=at)))
        self._their_yes.ticked.connect(lambda on: self._on_yes(on, lambda filled, at: replace(filled, their_yes_at=at)))

    def open(self, contact_id: str) -> bool:
        """Show the agreement with a loved one; gives False when there is no such person."""
        one = self._read(contact_id)
        if one is None:
            return False
        self.leave_fields()
        self._draft.keep()
        self._opened = contact_id
        self._show(one, anew=True)
        left = self._draft.open(f"agreement:{contact_id}")
        if left is not None:
            shown = as_shown(one.agreement, one.contact)
            for topic in Topic:
                if left.sides(topic) != Sides():
                    shown = shown.with_sides(topic, left.sides(topic))
            self._save(shown, one.contact, words=True)
        return True

    def first(self) -> None:
        """Begin with the first words."""
        self._topics[Topic.HELPS].take_focus()

    def refresh(self) -> None:
        """Follow a change made elsewhere; what is being typed stays."""
        one = self._read(self._opened)
        if one is None:
            self.closed.emit()
        else:
            self._show(one, anew=False)

    def _read(self, contact_id: str) -> LovedOne | None:
        return next((one for one in read_loved_ones(self._workspace) if one.id == contact_id), None)

    def _show(self, one: LovedOne, *, anew: bool) -> None:
        self._one = one
        name, shown = one.called, as_shown(one.agreement, one.contact)
        self.say(
            _("You and {name}").format(name=name),
            _("Fill in what fits, each in your own words. You decide what to share."),
        )
        in_mine, in_theirs = _("In my words"), _("In {name}’s words").format(name=name)
        for topic, part in self._topics.items():
            part.name_sides(in_mine, in_theirs)
            part.show_sides(shown.sides(topic), anew=anew)
        self._topics[Topic.BOUNDARIES].name_sides(_("My boundaries"), _("{name}’s boundaries").format(name=name))
        self._help.show_help(name, one.agreement.help_wanted, one.contact.said_yes_to)
        self._talk.show_talk(one)
        self._talked.set_today(self._workspace.today())
        if anew:
            self._talked_field.show_error("")
        if not self._talked_field.error:
            self._talked.show_day(one.agreement.talked_over_on)
        changed = one.agreement.words_changed_at
        self._show_yes(self._my_yes, one.agreement.my_yes_at, changed)
        self._their_yes.rename(_("{name} said yes to this").format(name=name))
        self._show_yes(self._their_yes, one.agreement.their_yes_at, changed)

    def _show_yes(self, row: TickRow, said_at: datetime | None, changed_at: datetime | None) -> None:
        stands, detail = yes(said_at, changed_at), ""
        if said_at is not None:
            day = long_day(said_at.astimezone(self._workspace.here()).date())
            said = _("On {day}.").format(day=day)
            changed = _("The words changed after that. Talk it over again.")
            detail = f"{said} {changed}" if stands is Yes.BEFORE_A_CHANGE else said
        row.show_state(on=stands is Yes.SAID, detail=detail)

    def _on_words(self, topic: Topic) -> None:
        if self._one is not None:
            shown = as_shown(self._one.agreement, self._one.contact)
            self._save(shown.with_sides(topic, self._topics[topic].typed), self._one.contact, words=True)

    def _on_wanted(self, wanted: tuple[str, ...]) -> None:
        if self._one is not None:
            shown = as_shown(self._one.agreement, self._one.contact)
            self._save(replace(shown, help_wanted=wanted), self._one.contact, words=True)

    def _on_offered(self, offered: tuple[str, ...]) -> None:
        if self._one is not None:
            shown = as_shown(self._one.agreement, self._one.contact)
            self._save(shown, replace(self._one.contact, said_yes_to=offered), words=True)

    def _on_yes(self, on: bool, said: Callable[[Agreement, datetime | None], Agreement]) -> None:
        if self._one is not None:
            shown = as_shown(self._one.agreement, self._one.contact)
            self._save(said(shown, self._workspace.now() if on else None), self._one.contact)

    def _on_talked_today(self) -> None:
        self._talked.show_day(self._workspace.today())
        self._on_talked()

    def _on_talked(self) -> None:
        day, problem = self._talked.day, self._talked.problem_unless_past()
        self._talked_field.show_error(problem)
        if not problem and self._one is not None:
            shown = as_shown(self._one.agreement, self._one.contact)
            self._save(replace(shown, talked_over_on=day), self._one.contact)

    def _unsaved(self) -> Agreement | None:
        """The topics being typed, and no others: by the time it is found, these can have changed."""
        one = self._one
        if one is None:
            return None
        saved, typed = as_shown(one.agreement, one.contact), Agreement()
        for topic, part in self._topics.items():
            if (
                _lines(part.typed.mine) != _lines(saved.sides(topic).mine)
                or part.typed.theirs != saved.sides(topic).theirs
            ):
                typed = typed.with_sides(topic, part.typed)
        return None if typed == Agreement() else typed

    def _save(self, shown: Agreement, contact: Contact, *, words: bool = False) -> None:
        """Write what is shown: on the person's side, what helps and what doesn't belong to the contact."""
        one = self._one
        if one is None:
            return
        helps, helps_not = _lines(shown.helps.mine), _lines(shown.helps_not.mine)
        changed = replace(contact, what_helps=helps, what_does_not_help=helps_not)
        filled = replace(
            shown,
            helps=Sides(theirs=shown.helps.theirs),
            helps_not=Sides(theirs=shown.helps_not.theirs),
            words_changed_at=self._workspace.now() if words else shown.words_changed_at,
        )
        label = _("Agreement with {name} changed").format(name=one.called)
        sheet = agreement_sheet(self._workspace, one, filled)
        put: list[Record] = [changed, sheet] if changed != one.contact else [sheet]
        if self._workspace.write(label, put=put, offer_undo=False):
            self.saved.emit(self._opened)
        else:
            self._show(one, anew=False)
        self._draft.keep()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
