"""Parts of a contact as it is read: its numbers, its links, short words in chips, and lists of short lines."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Link, PhoneNumber
from aftercare.i18n import _
from aftercare.planner.long_words import breakable, shortened
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.frames.private_text import Private
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning
from aftercare.ui.widgets.type_face import TypeFace

_LONGEST_LINK = 44  # letters
_WIDEST_TAG = 300


class NumberBox(QFrame):
    """The numbers, big enough to dial from; `copied` carries the one to copy, `talked` comes with "We talked"."""

    copied = Signal(str)
    talked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.space(14), look.space(9), look.space(14), look.space(9))
        self._column.setSpacing(look.space(8))
        self._shown: object = None
        self.rows: dict[object, QWidget] = {}

    def show_numbers(self, numbers: Sequence[PhoneNumber], area: Area, *, can_talk: bool) -> None:
        """Show these, the first one beside "We talked"."""
        if self._shown == (shown := (tuple(numbers), area, can_talk)):
            return
        self._shown = shown
        clear(self._column)
        self.rows = {}
        for place, number in enumerate(numbers or [PhoneNumber("")]):
            if place:
                self._column.addWidget(Rule())
            row = self._make_row(number, area, can_talk=can_talk and place == 0)
            self.rows["number", place] = row
            self._column.addWidget(row)
            row.show()  # now: a layout would wait for the next event
        self.setVisible(bool(numbers) or can_talk)

    def _make_row(self, number: PhoneNumber, area: Area, *, can_talk: bool) -> QWidget:
        look = theme.active()
        row = Turning(14)
        words = QHBoxLayout()
        words.setSpacing(look.space(14))
        icon = IconLabel("phone", AREA_ICONS[area][1] if number.number else "text2", 22)
        words.addWidget(icon)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        if number.number:
            lines.addWidget(Label(breakable(number.number), "phone", wraps=True))
        else:
            lines.addWidget(Label(_("No number yet"), "body", "quiet", wraps=True))
        if number.label:
            lines.addWidget(Label(breakable(number.label), "small", "quiet", wraps=True))
        words.addLayout(lines, 1)
        row.row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(14))
        buttons.addStretch(1)
        if number.number:
            copy = Button(_("Copy"), icon_name="copy", size="small")
            copy.setAccessibleName(_("Copy {number}").format(number=number.number))
            copy.clicked.connect(lambda: self.copied.emit(number.number))
            buttons.addWidget(copy)
        if can_talk:
            talked = Button(_("We talked"), "primary", size="small")
            talked.clicked.connect(self.talked)
            buttons.addWidget(talked)
        row.row.addLayout(buttons)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.paint("line"), 1))
        painter.setBrush(look.paint("sunken"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class Links(QWidget):
    """Addresses to open; `chosen` carries one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, theme.active().space(8))
        self._shown: tuple[Link, ...] = ()
        self.rows: dict[object, QWidget] = {}
        self.hide()

    def show_links(self, links: tuple[Link, ...]) -> None:
        """Show these, each by what it is for, else by its address."""
        if links == self._shown:
            return
        self._shown = links
        clear(self._flow)
        self.rows = {}
        for place, link in enumerate(links):
            words = link.label or link.address
            short = shortened(words, _LONGEST_LINK)
            button = Button(short.replace("&", "&&"), icon_name="external-link", size="small")
            button.setAccessibleName(_("Open {link}").format(link=words))
            button.clicked.connect(lambda _on=False, address=link.address: self.chosen.emit(address))
            self._flow.addWidget(button)
            button.show()
            self.rows["link", place] = button
        self.setVisible(bool(links))


class _Tag(QLabel):
    """Short words on the tint of an area."""

    def __init__(self, text: str, area: Area) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role = AREA_ICONS[area][1]
        self._face = TypeFace(13, QFont.Weight.Medium)
        self._inset = theme.active().space(12)

    def sizeHint(self) -> QSize:
        look = theme.active()
        width = min(self._face.width_of(self.text()) + 1, look.px(_WIDEST_TAG))
        height = self._face.height_of(self.text(), width)
        return QSize(width + 2 * self._inset, max(look.px(28), height + look.space(10)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.paint(self._role), 1) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.paint(f"{self._role}Tint"))
        radius = look.px(28) / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(look.paint(self._role))
        words = self.rect().adjusted(self._inset, 0, -self._inset, 0)
        self._face.draw(painter, words, self.text(), Qt.AlignmentFlag.AlignVCenter)


class Section(QWidget):
    """A heading over something; hidden while there is nothing."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        look = theme.active()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.space(6))
        self.title = Label(title, "bodyStrong", wraps=True)
        self.column.addWidget(self.title)


class Tags(Section):
    """Short words, each in a chip of the area's color."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        inside = QWidget()
        self._flow = FlowLayout(inside, theme.active().space(8))
        self._cover = Private(workspace, inside, _("Said yes to"))
        self.column.addWidget(self._cover)
        self._shown: object = None

    def show_words(self, title: str, words: Sequence[str], area: Area) -> None:
        """Show these under a heading."""
        self.title.setText(breakable(title))
        if self._shown != (shown := (tuple(words), area)):
            self._shown = shown
            clear(self._flow)
            for each in words:
                self._flow.addWidget(tag := _Tag(each, area))
                tag.show()
            self._cover.keep(words)
        self.setVisible(bool(words))


class Lines(Section):
    """Short lines, each with the same sign before it."""

    def __init__(self, workspace: Workspace, title: str, icon_name: str, role: str) -> None:
        super().__init__(title)
        self._icon, self._role = icon_name, role
        self._shown: tuple[str, ...] = ()
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.active().space(6))
        self._cover = Private(workspace, inside, title)
        self.column.addWidget(self._cover)
        self.column.addStretch(1)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these."""
        if lines != self._shown:
            self._shown = lines
            clear(self._rows)
            for line in lines:
                self._rows.addWidget(row := self._make_row(line))
                row.show()
            self._cover.keep(lines)
        self.setVisible(bool(lines))

    def _make_row(self, line: str) -> QWidget:
        row = QWidget()
        words = QHBoxLayout(row)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.active().space(8))
        words.addWidget(IconLabel(self._icon, self._role), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Label(breakable(line), wraps=True), 1)
        return row
