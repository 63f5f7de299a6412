"""Settings for Progress: which number of days to show, where it begins, and the person's own words."""

from aftercare import content
from aftercare.domain.progress.day_counts import counted_since
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.settings import DayCount
from aftercare.i18n import _
from aftercare.ui.settings.sections import Section
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule


class ProgressChoices(Section):
    """The number, its first day, and what a use day is called."""

    def build(self) -> None:
        card = Card(_("Progress"))
        self.count = Choice(
            [
                (DayCount.TOTAL, _("All recovery days. They never reset.")),
                (DayCount.CURRENT_RUN, _("Days since the last hard day with use")),
                (DayCount.SINCE_LEAVING, _("Days since leaving treatment")),
                (DayCount.NONE, _("No number")),
            ]
        )
        self.count.picked.connect(lambda which: self.workspace.save_settings(day_count=which))
        card.body.addWidget(Field(_("Number of days to show"), self.count))
        self.since = DateEdit(self.workspace.today())
        self.since.edited.connect(lambda _text: self._on_since())
        hint = _("Any day you choose, also one before treatment. Empty means the day you first left treatment.")
        self._since_field = Field(_("Count recovery days from"), self.since, optional=True, hint=hint)
        card.body.addWidget(self._since_field)
        self.words = LineEdit(placeholder=_("I drank or used"), most=80)
        self.words.edited.connect(lambda text: self.workspace.save_settings(use_words=text.strip()))
        hint = _("This is on the button you press after a hard day. Choose the words you use.")
        card.body.addWidget(Field(_("Your words for it"), self.words, optional=True, hint=hint))
        self.body.addWidget(card)
        self.body.addWidget(self._build_check_ups())

    def _build_check_ups(self) -> Card:
        card = Card(_("Check-ups"))
        self.looks_back = CheckBox(_("Ask me once a week to look back"))
        self.looks_back.clicked.connect(lambda on: self.workspace.save_settings(looks_back=on))
        card.body.addWidget(self.looks_back)
        card.body.addWidget(Rule())
        lead = _("These published questions can be part of your check-up. They are off until you turn one on.")
        card.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self.scales: dict[str, CheckBox] = {}
        for scale in content.scales():
            box = CheckBox(_("{name}: {about}").format(name=scale.name, about=scale.about))
            box.clicked.connect(lambda _on: self._on_scales())
            card.body.addWidget(box)
            card.body.addWidget(Label(scale.source, "small", "quiet", wraps=True))
            self.scales[scale.key] = box
        return card

    def _on_scales(self) -> None:
        self.workspace.save_settings(scales=tuple(key for key, box in self.scales.items() if box.isChecked()))

    def refresh(self) -> None:
        settings = self.workspace.plan.settings
        self.count.choose(settings.day_count)
        if not self.since.unreadable:
            leavings = self.workspace.plan.events.of_kind(EventKind.LEFT_TREATMENT)
            self.since.show_day(counted_since(settings.recovery_since, leavings))
        self.words.show_text(settings.use_words)
        self.looks_back.setChecked(settings.looks_back)
        for key, box in self.scales.items():
            box.setChecked(key in settings.scales)

    def _on_since(self) -> None:
        day = self.since.day
        if self.since.unreadable:
            wrong = self.since.problem(_("Enter a day, like Oct 6. Your other answers are saved."))
        elif day is not None and day > self.workspace.today():
            wrong = _("Choose today or a day before. Your other answers are saved.")
        else:
            wrong = ""
            self.workspace.save_settings(recovery_since=day)
        self._since_field.show_error(wrong)
