"""Which parts of the plan the calendar shows."""

from collections.abc import Collection

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from aftercare.domain.records.areas import Area, Part
from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.calendar.entry import words_font
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import paint_icon
from aftercare.ui.widgets.surfaces import Card


class PartsCard(Card):
    """A check box for each part, kept in the settings."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Show"))
        self._workspace = workspace
        self.body.setSpacing(0)
        flow = FlowLayout(gap=0)
        self._boxes = {part: _PartBox(part) for part in Part}
        for box in self._boxes.values():
            box.clicked.connect(self._on_clicked)
            flow.addWidget(box)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def show_parts(self, hidden: Collection[Part]) -> None:
        """Show which parts are left out."""
        for part, box in self._boxes.items():
            box.setChecked(part not in hidden)

    def _on_clicked(self) -> None:
        hidden = tuple(part for part, box in self._boxes.items() if not box.isChecked())
        self._workspace.save_settings(calendar_hides=hidden)


class _PartBox(CheckBox):
    """A check box with an area's icon and color."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.setMinimumHeight(theme.active().px(36))
        name, area = {
            Part.TREATMENT_TEAM: (_("Treatment team"), Area.TREATMENT_TEAM),
            Part.SUPPORT_GROUPS: (_("Support groups"), Area.SUPPORT_GROUPS),
            Part.SOBER_NETWORK: (_("Sober network"), Area.SOBER_NETWORK),
            Part.LOVED_ONES: (_("Loved ones"), Area.LOVED_ONES),
            Part.EVERY_DAY: (_("Self-care, every day"), Area.SELF_CARE),
        }[part]
        self._words = name
        self._icon, self._role = AREA_ICONS[area]
        self.setAccessibleName(_("Show {what}").format(what=name))

    def sizeHint(self) -> QSize:
        look = theme.active()
        width = QFontMetrics(words_font(15, QFont.Weight.Medium)).horizontalAdvance(self._words) + 1
        return QSize(look.px(24 + 17) + look.space(8 + 5 + 12) + width, look.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.active()
        painter = QPainter(self)
        side, left = look.px(17), look.px(24) + look.space(8)
        paint_icon(painter, self._icon, look.paint(self._role), QRect(left, (self.height() - side) // 2, side, side))
        painter.setFont(words_font(15, QFont.Weight.Medium))
        painter.setPen(look.paint(self._role))
        left += side + look.space(5)
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words)
