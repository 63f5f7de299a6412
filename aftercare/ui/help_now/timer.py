"""The 20-minute timer of Help now: where it starts, what is left of it, and the question at its end."""

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _, ngettext
from aftercare.ui import theme
from aftercare.ui.help_now.session import HelpSession
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label

_LOOK_MS = 1000
State = Literal["idle", "running", "over", "again"]


class HelpTimer(QWidget):
    """Shows the session's timer while it runs and after it; `start_button` may stand elsewhere, beside a step.

    `steadier` and `numbers_wanted` are answers to how it is now.
    """

    steadier = Signal()
    numbers_wanted = Signal()

    def __init__(self, session: HelpSession) -> None:
        super().__init__()
        self._session = session
        self._state: State = "idle"
        self.start_button = Button(_("Start timer"), icon_name="timer", size="small")
        self.start_button.setAccessibleDescription(_("20 minutes"))
        self.start_button.clicked.connect(self._on_start)
        self._build()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_minutes)
        session.ended.connect(self._on_ended)
        self._show_state("over" if session.is_over else "idle" if session.minutes_left is None else "running")

    def _build(self) -> None:
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.space(4), 0, look.space(4))
        row.setSpacing(look.space(12))
        row.addWidget(IconLabel("timer", "aHelp", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        self._title = Label("", "bodyStrong", wraps=True)
        self._minutes = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._title)
        words.addWidget(self._minutes)
        self._choices = QWidget()
        flow = FlowLayout(self._choices, gap=look.space(8))
        self._buttons: list[tuple[Button, State]] = []
        for text, state, act in (
            (_("Steadier"), "over", self.steadier.emit),
            (_("About the same"), "over", self._on_same),
            (_("Worse: show numbers"), "over", self._on_worse),
            (_("Start timer again"), "again", self._on_start),
            (_("Show numbers"), "again", self._on_worse),
        ):
            button = Button(text, size="small")
            button.clicked.connect(lambda _checked, act=act: act())
            flow.addWidget(button)
            self._buttons.append((button, state))  # type: ignore[arg-type]  # one of State's words
        words.addWidget(self._choices)
        row.addLayout(words, 1)
        self._stop = Button(_("Stop"), "quiet", size="small")
        self._stop.setAccessibleName(_("Stop the timer"))
        self._stop.clicked.connect(self._on_stop)
        row.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignTop)

    def _show_state(self, state: State) -> None:
        self._state = state
        self._title.setText(
            {
                "idle": "",
                "running": _("20 minutes. You only have to get through this part."),
                "over": _("20 minutes passed. How is it now?"),
                "again": _("That’s OK. Another 20 minutes or a call can help."),
            }[state]
        )
        for button, of_state in self._buttons:
            button.setVisible(state == of_state)
        self._choices.setVisible(state in ("over", "again"))
        self._minutes.setVisible(state == "running")
        self._stop.setVisible(state == "running")
        _show_in_place(self.start_button, shown=state == "idle")
        _show_in_place(self, shown=state != "idle")
        self._show_minutes()

    def _show_minutes(self) -> None:
        left = self._session.minutes_left
        if left is not None:
            words = ngettext("{count} minute left", "{count} minutes left", left).format(count=left)
            if words != self._minutes.text():
                self._minutes.setText(words)

    def _on_start(self) -> None:
        self._session.start()
        self._show_state("running")
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(self._title.text())

    def _on_stop(self) -> None:
        self._session.stop()
        self._show_state("idle")
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self) -> None:
        self._show_state("over")
        self._say(self._title.text())

    def _on_same(self) -> None:
        self._session.stop()
        self._show_state("again")
        next(button for button, state in self._buttons if state == "again").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_worse(self) -> None:
        self._session.stop()
        self._show_state("idle")
        self.numbers_wanted.emit()

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def showEvent(self, event: QShowEvent) -> None:
        self._look.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)


def _show_in_place(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a widget; one that has no place yet would show as a window, and comes with its place."""
    if not shown:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
