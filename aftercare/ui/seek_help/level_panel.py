"""One level of the if-then plan, written in a form: when it is for, what to do, whom to call."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.ladder import MISSED_WITHIN, Level, conditions
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId, new_id
from aftercare.i18n import _, ngettext
from aftercare.planner.long_words import breakable
from aftercare.planner.seek_help.reads import ladder_of, save_sheet, signs_of
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.private_text import Private, PrivateNotes
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.fields import Choice, Field, LineEdit
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label

_MOST_DAYS = 30
_USUAL_DAYS = 7
_CALLED = (ContactKind.PERSON, ContactKind.ORGANIZATION)


class LevelPanel(AreaPanel):
    """The plan changes with Save; until then what was answered stays, also when the program ends."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._level: Level | None = None
        self._is_new = self._is_finished = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        self._card.body.setSpacing(theme.active().space(12))
        column.addWidget(self._card)
        column.addStretch(1)
        self._build()
        self._draft = DraftKeeper(self, workspace, Level, self._unsaved)
        self._hard.check.clicked.connect(lambda _on: self._draft.keep())
        self._who.picked.connect(lambda _who: self._draft.keep())

    def _build(self) -> None:
        body = self._card.body
        self._title = Label("", "card")
        body.addWidget(self._title)
        self._not_saved = Label(not_saved_yet(), "small", "quiet", wraps=True)
        body.addWidget(self._not_saved)
        lead = _("Any one of these is enough. Leave out what doesn’t fit.")
        body.addWidget(Label(lead, "body", "quiet", wraps=True))
        body.addWidget(Label(_("If one of these signs is here"), "label"))
        self._no_signs = Label(_("You have no warning signs yet. Add some first, or use the fields below."), wraps=True)
        body.addWidget(self._no_signs)
        self._signs = KeyedRows(self._make_sign, inset=0)
        self._private = Private(self._workspace, self._signs, _("My warning signs"))
        body.addWidget(self._private)
        self._count = _number(_("Or this many of my signs"), "2")
        self._strong = _number(_("Or strong cravings on this many days"), "3")
        self._of_days = _number(_("Within this many days"), "7")
        hint = _("In the last {count} days.").format(count=MISSED_WITHIN.days)
        self._missed = _number(_("Or this many missed visits"), "2", hint)
        for field in (self._count, self._strong, self._of_days, self._missed):
            body.addWidget(field)
        words = _("Or after a hard day, today or yesterday")
        self._hard = CheckRow(title=words, spoken=words, done=False, has_menu=False)
        body.addWidget(self._hard)
        then = _("Then I do this")
        self._do = PrivateNotes(self._workspace, then, placeholder=_("Go to a group tonight"), lines=2)
        self._do_field = Field(then, self._do)
        body.addWidget(self._do_field)
        self._who = Choice[ContactId | None]()
        body.addWidget(Field(_("And call"), self._who))
        self._problem = Note("", "error")
        self._problem.hide()
        body.addWidget(self._problem)
        row = QHBoxLayout()
        save, cancel = Button(_("Save"), "primary"), Button(_("Cancel"))
        save.clicked.connect(self._on_save)
        cancel.clicked.connect(self._on_cancel)
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        body.addLayout(row)

    def _make_sign(self, key: str) -> CheckRow:
        words = next(sign.words for sign in signs_of(self._workspace).signs if sign.id == key)
        row = CheckRow(title=breakable(words), spoken=words, done=False, has_menu=False)
        row.check.clicked.connect(lambda _on: self._draft.keep())
        return row

    def start(self, level_id: str) -> None:
        """Show a level to change, or with "" a new one; what was typed for it before stays."""
        ladder = ladder_of(self._workspace)
        known = next((level for level in ladder.levels if level.id == level_id), None)
        place = ladder.levels.index(known) + 1 if known else len(ladder.levels) + 1
        self._title.setText(_("Level {number}").format(number=place))
        is_same = self._level is not None and (self._level.id == level_id or (self._is_new and known is None))
        self._show_signs()
        if self._is_finished or not is_same:
            self._draft.keep()
            self._is_finished = False
            self._is_new = known is None
            self._level = known or Level(id=new_id())
            self._show(self._level)
            left = self._draft.open(form_for_new("level", Area.SEEK_HELP) if known is None else f"level:{known.id}")
            self._not_saved.setVisible(left is not None)
            if left is not None:
                self._show(replace(left, id=self._level.id))
        self._offer_people()

    @property
    def level_id(self) -> str:
        """The id of the level shown."""
        return self._level.id if self._level else ""

    def first_control(self) -> QWidget:
        """What the focus begins with."""
        if not self._signs.keys:
            return self._count.control
        return self._private if self._private.is_covered else self._signs[self._signs.keys[0]].check

    def refresh(self) -> None:
        """Offer the signs and people there are now; what is being typed stays."""
        if self._level is not None:
            self._show_signs()
            self._offer_people()

    def _show_signs(self) -> None:
        keys = [sign.id for sign in signs_of(self._workspace).signs]
        self._signs.show_keys(keys)
        self._private.setVisible(bool(keys))
        self._private.keep(bool(keys))
        self._no_signs.setVisible(not keys)

    def _offer_people(self) -> None:
        everyone = self._workspace.plan.contacts.all()
        kept, before = self._who.value, self._level.contact_id if self._level else None
        called = [
            each
            for each in everyone
            if each.id == before or (each.kind in _CALLED and each.side is not Side.RISK and each.numbers)
        ]
        self._who.offer([(None, _("No one")), *((each.id, _called(each)) for each in called)])
        self._who.choose(kept if kept in {each.id for each in called} else None)

    def _show(self, level: Level) -> None:
        for key in self._signs.keys:
            self._signs[key].check.setChecked(key in level.signs)
        for field, value in (
            (self._count, level.sign_count),
            (self._strong, level.strong_days),
            (self._of_days, level.of_days if level.strong_days is not None else None),
            (self._missed, level.missed_visits),
        ):
            _edit(field).show_text("" if value is None else str(value))
            field.show_error("")
        self._hard.check.setChecked(level.hard_day)
        self._do.show_text(level.do)
        self._do_field.show_error("")
        self._problem.hide()
        self._offer_people()
        self._who.choose(level.contact_id)

    def _on_save(self) -> None:
        wrong = self._first_wrong()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        level, ladder = self._filled_in(), ladder_of(self._workspace)
        levels = tuple(level if each.id == level.id else each for each in ladder.levels)
        if level not in levels:
            levels += (level,)
        label = _("Level added") if self._is_new else _("Level changed")
        if save_sheet(self._workspace, label, replace(ladder, levels=levels)):
            self._is_finished = True
            self._draft.drop()
            self.saved.emit("")
            self.closed.emit()

    def _on_cancel(self) -> None:
        self._is_finished = True
        self._draft.drop()
        self.closed.emit()

    def _unsaved(self) -> Level | None:
        level = self._filled_in()
        return None if level == self._level else level

    def _filled_in(self) -> Level:
        chosen = self._who.value
        strong = _value(self._strong)
        return Level(
            id=self.level_id,
            signs=tuple(key for key in self._signs.keys if self._signs[key].check.isChecked()),
            sign_count=_value(self._count),
            strong_days=strong,
            of_days=_value(self._of_days) or _USUAL_DAYS,
            missed_visits=_value(self._missed),
            hard_day=self._hard.check.isChecked(),
            do=self._do.toPlainText().strip(),
            contact_id=ContactId(str(chosen)) if chosen else None,
        )

    def _first_wrong(self) -> QWidget | None:
        """Say what cannot stay as it is, beside its field, and give the first of them."""
        wrong: list[QWidget] = []
        asked_before = (
            self._level.sign_count if self._level else None
        ) or 0  # there may be fewer signs now, or not yet
        for field, most in (
            (self._count, max(len(self._signs.keys), asked_before)),
            (self._strong, _MOST_DAYS),
            (self._of_days, _MOST_DAYS),
            (self._missed, _MOST_DAYS),
        ):
            signs = len(self._signs.keys) if field is self._count else None
            field.show_error(_problem_of(field, most, signs))
            if field.error:
                wrong.append(_edit(field))
        level = None if wrong else self._filled_in()
        if level is not None and level.strong_days is not None and level.strong_days > level.of_days:
            self._of_days.show_error(_("Enter at least {count} days.").format(count=level.strong_days))
            wrong.append(_edit(self._of_days))
        lacks_condition = level is not None and not conditions(level, signs_of(self._workspace).signs)
        self._problem.words.setText(_("Choose a sign, or fill in one of the other fields."))
        self._problem.setVisible(lacks_condition)
        if lacks_condition:
            wrong.append(self.first_control())
        lacks_step = not self._do.toPlainText().strip() and self._who.value is None
        self._do_field.show_error(_("Write what you will do, or choose someone to call.") if lacks_step else "")
        if lacks_step:
            wrong.append(self._do)
        return wrong[0] if wrong else None


def _number(label: str, placeholder: str, hint: str = "") -> Field:
    return Field(label, LineEdit(most=3, placeholder=placeholder), hint=hint, optional=True)


def _edit(field: Field) -> LineEdit:
    edit = field.control
    if not isinstance(edit, LineEdit):
        raise TypeError("a number is typed into one line")
    return edit


def _value(field: Field) -> int | None:
    text = _edit(field).text().strip()
    return int(text) if text.isdecimal() else None


def _problem_of(field: Field, most: int, signs: int | None) -> str:
    """What is wrong with a number that was typed, of the `signs` on the list or of something else; nothing is right."""
    text, value = _edit(field).text().strip(), _value(field)
    if not text:
        return ""
    if value is not None and signs is not None and value > most:
        return ngettext("You have {count} sign on your list.", "You have {count} signs on your list.", signs).format(
            count=signs
        )
    if value is None or not 1 <= value <= most:
        if most <= 1:
            return _("Enter 1, or leave it empty.")
        return _("Enter a number from 1 to {most}, or leave it empty.").format(most=most)
    return ""


def _called(contact: Contact) -> str:
    return " · ".join(part for part in (contact.name, *(each.number for each in contact.numbers[:1])) if part)
