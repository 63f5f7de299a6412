"""The first start: three facts, who is here, and the few answers a plan begins with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QByteArray, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare import content, paths
from aftercare.domain.records.settings import Substance
from aftercare.i18n import _, use_country
from aftercare.ui import theme
from aftercare.ui.frames.sidebar import HelpButton, SidebarShape, shape_for
from aftercare.ui.parts.substance_choice import SubstanceChoice, substance_hint, substance_question
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox, ChoiceCards
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Note, Scroll, Tile
from aftercare.ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the person said at the first start; `left_on` None is "not sure yet"."""

    together: bool
    name: str = field(repr=False)
    left_on: date | None
    country: str
    substances: tuple[Substance, ...] = field(default=(), repr=False)


class Welcome(QWidget):
    """Two steps beside a quiet picture; `begun` carries the answers."""

    begun = Signal(object)
    help_chosen = Signal()
    look_around_chosen = Signal()

    def __init__(self, today: date, country: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_Art(self.help_chosen), 11)
        self._steps = QStackedWidget()
        self._facts = _Facts()
        self._about = _About(today, country)
        self._scrolls = [Scroll(), Scroll()]
        for step, scroll in zip((self._facts, self._about), self._scrolls, strict=True):
            scroll.body.addStretch(1)
            scroll.body.addWidget(step)
            scroll.body.addStretch(1)
            self._steps.addWidget(scroll)
        row.addWidget(self._steps, 19)
        self._facts.start.clicked.connect(self._on_start)
        self._facts.look_around.clicked.connect(self.look_around_chosen)
        self._about.back.clicked.connect(self._on_back)
        self._about.go_on.clicked.connect(self._on_go_on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a focus proxy would take the controls beside it out of the order of Tab."""
        super().focusInEvent(event)
        first = self._about.name if self._steps.currentIndex() else self._facts.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say why the plan could not be begun; the answers stay."""
        self._steps.setCurrentIndex(1)
        self._about.show_problem(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The edges step back where there is little room, and the choices stand below each other."""
        look = theme.active()
        form = shape_for(self.width())
        side = 60 if form is SidebarShape.WIDE else 28
        self._facts.who.stand(below=form is SidebarShape.BAR)
        for scroll in self._scrolls:
            scroll.set_margins(*(look.space(edge) for edge in (side, 32, side, 32)))
        super().resizeEvent(event)

    def _on_start(self) -> None:
        self._steps.setCurrentIndex(1)
        self._about.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self._steps.setCurrentIndex(0)
        self._facts.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on(self) -> None:
        if self._about.is_readable():
            self.begun.emit(
                Beginning(
                    together=self._facts.who.value == "together",
                    name=self._about.name.text().strip(),
                    left_on=None if self._about.not_sure.isChecked() else self._about.left.day,
                    country=str(self._about.country.value),
                    substances=self._about.substances.value,
                )
            )


def looking_around_note(leave: Callable[[], object]) -> Note:
    """What stands above every page of the made-up plan, with the way out of it."""
    note = Note(_("You are looking around. This plan and its people are made up, and nothing here is kept."))
    button = Button(_("Start my own plan"), "primary", size="small")
    button.clicked.connect(leave)
    note.row.addWidget(button)
    return note


class _Facts(QWidget):
    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        column.addWidget(Label(_("Welcome to Aftercare"), "hero", wraps=True))
        lead = _("A private planner for the weeks and months after treatment.")
        column.addWidget(Label(lead, "lead", "quiet", wraps=True))
        column.addSpacing(look.space(14))
        facts = (
            ("clipboard-list", "aGroups", _("Six short steps, at your pace"),
             _("Build your plan now or later. You can skip any step.")),
            ("lock", "aTeam", _("Only on this computer"), _("No account. Nothing is sent anywhere.")),
            ("life-buoy", "aHelp", _("Help is always one click away"), _("Press F1 at any time.")),
        )  # fmt: skip
        for icon_name, role, title, sentence in facts:
            column.addSpacing(look.space(8))
            row = QHBoxLayout()
            row.setSpacing(look.space(14))
            row.addWidget(Tile(icon_name, role, 42))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(title, "bodyStrong", wraps=True))
            words.addWidget(Label(sentence, "body", "quiet", wraps=True))
            row.addLayout(words, 1)
            column.addLayout(row)
        column.addSpacing(look.space(18))
        column.addWidget(Label(_("Who is here right now?"), "bodyStrong"))
        options = (("alone", _("Just me")), ("together", _("Me and my counselor")))
        self.who = ChoiceCards(_("Who is here right now?"), options)
        column.addWidget(self.who)
        column.addSpacing(look.space(14))
        self.start = Button(_("Start my plan"), "primary", size="big")
        self.look_around = Button(_("Look around first"), size="big")
        buttons = FlowLayout(gap=look.space(12))
        buttons.addWidget(self.start)
        buttons.addWidget(self.look_around)
        column.addLayout(buttons)


class _About(QWidget):
    def __init__(self, today: date, country: str) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(16))
        column.addWidget(Label(_("A few things to begin"), "titleLarge", wraps=True))
        column.addWidget(Label(_("You can change each of these later in Settings."), "lead", "quiet", wraps=True))
        self.name = LineEdit(most=80)
        hint = _("Only to greet you. A first name or any name you like.")
        column.addWidget(Field(_("Your name"), self.name, optional=True, hint=hint))
        # The computer's own country is offered without lines too: of some at least the emergency number is known.
        offered = content.countries(kept=country)
        self.country = Choice(offered)
        self.country.choose(country if country in dict(offered) else content.ANOTHER_COUNTRY)
        self.country.picked.connect(self._on_country)
        hint = _("So that Help now shows the right numbers, and days are read as you write them.")
        column.addWidget(Field(_("Your country"), self.country, hint=hint))
        self.left = DateEdit(today)
        hint = _("The steps of your plan are counted from this day. It can be in the future.")
        self._left_field = Field(_("The day you leave or left treatment"), self.left, hint=hint)
        column.addWidget(self._left_field)
        self.not_sure = CheckBox(_("Not sure yet"))
        self.not_sure.toggled.connect(self._on_not_sure)
        column.addWidget(self.not_sure)
        self.substances = SubstanceChoice(str(self.country.value))
        column.addWidget(Field(substance_question(), self.substances, hint=substance_hint(), optional=True))
        self._problem = Note("", "error")
        self._problem.hide()
        column.addWidget(self._problem)
        protection = _(
            "Anyone who can use this computer account can open your plan. Use an account of your own if you can."
        )
        column.addWidget(Label(protection, "small", "quiet", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(look.space(12))
        self.go_on = Button(_("Go on"), "primary", size="big")
        self.back = Button(_("Back"), icon_name="arrow-left", size="big")
        row.addWidget(self.go_on)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)

    def is_readable(self) -> bool:
        """Whether the day can be read; if not it is said beside the field."""
        bad = self.left.unreadable and not self.not_sure.isChecked()
        missing = not self.left.text().strip() and not self.not_sure.isChecked()
        sentence = ""
        if bad:
            sentence = self.left.problem(_("Enter a day, like Oct 6. Your other answers are still here."))
        elif missing:
            sentence = _("Enter a day, or choose Not sure yet. Your other answers are still here.")
        self._left_field.show_error(sentence)
        if sentence:
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)
        return not sentence

    def _on_country(self, code: object) -> None:
        """A day in figures is read in the order of the country, and drugs are named as people there do."""
        use_country(str(code))
        self.substances.say_as_in(str(code))
        self.left.read_again()

    def show_problem(self, sentence: str) -> None:
        self._problem.words.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _on_not_sure(self, not_sure: bool) -> None:
        self.left.setEnabled(not not_sure)
        if not_sure:
            self._left_field.show_error("")


class _Art(QWidget):
    """Hills, a sun and a path; decoration, with Help now on it."""

    def __init__(self, help_chosen: object) -> None:
        super().__init__()
        look = theme.active()
        self._renderer = QSvgRenderer(QByteArray((paths.resources() / "welcome-art.svg").read_bytes()), self)
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(12), 0, 0, look.space(16))
        button = HelpButton()
        button.setProperty("onPicture", True)  # a light edge, to stand out from it
        button.setFixedWidth(look.px(188))
        button.clicked.connect(help_chosen)
        column.addStretch(1)
        column.addWidget(button)

    def paintEvent(self, _event: object) -> None:
        size = self._renderer.defaultSize()
        factor = max(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * factor, size.height() * factor
        area = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        self._renderer.render(painter, area)
