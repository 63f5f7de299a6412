"""Which substances the person stays away from, as far as they want to say it."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.seek_help.safety import substance_names
from aftercare.domain.records.settings import Substance
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.flow import FlowLayout


def substance_question() -> str:
    """The question that is asked."""
    return _("What do you stay away from?")


def substance_hint() -> str:
    """Why it is asked, and that it need not be answered."""
    return _("So that the safety facts fit you. Choose any, or none if you’d rather not say.")


class SubstanceChoice(QWidget):
    """Chips of which any number is chosen; `changed` comes with each press."""

    changed = Signal()

    def __init__(self, country: str) -> None:
        super().__init__()
        self.setAccessibleName(substance_question())
        flow = FlowLayout(self, gap=theme.active().space(8))
        self._chips = {substance: Chip("") for substance in Substance}
        self.say_as_in(country)
        for chip in self._chips.values():
            chip.clicked.connect(self.changed)
            flow.addWidget(chip)

    def say_as_in(self, country: str) -> None:
        """Name each as people in a country know it."""
        for substance, name in substance_names(country).items():
            chip = self._chips[substance]
            chip.setText(name)
            chip.setMinimumWidth(chip.fontMetrics().horizontalAdvance(name) + theme.active().space(44))

    def focus_first(self) -> None:
        """Put the focus on the first chip."""
        next(iter(self._chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def value(self) -> tuple[Substance, ...]:
        """The substances chosen."""
        return tuple(substance for substance, chip in self._chips.items() if chip.isChecked())

    def show_value(self, substances: Collection[Substance]) -> None:
        """Show these as chosen, without saying so."""
        for substance, chip in self._chips.items():
            chip.setChecked(substance in substances)
