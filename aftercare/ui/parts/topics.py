"""Names with short sentences under them, to read."""

from collections.abc import Sequence

from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.widgets.text import Label, Rule


class TopicsPanel(CardPanel):
    """A heading, a lead, and topics under each other."""

    def __init__(self, heading: str, lead: str, topics: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self.say(heading, lead)
        self.add_close()
        for name, lines in topics:
            self.body.addWidget(Rule())
            self.body.addWidget(Label(name, "bodyStrong", wraps=True))
            self.body.addWidget(Label(" ".join(lines), "body", wraps=True))

    def refresh(self) -> None:
        """Nothing here changes."""
