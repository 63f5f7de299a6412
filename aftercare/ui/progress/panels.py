"""What Progress can show in place of its cards, by the name it is asked for under."""

from aftercare.ui.progress.check_up import CheckUpPanel
from aftercare.ui.progress.fewer_reminders import FewerRemindersPanel
from aftercare.ui.progress.hard_day import HardDayPanel
from aftercare.ui.progress.look_back import LookBackPanel
from aftercare.ui.progress.share_summary import ShareSummaryPanel

PANELS: dict[
    str,
    type[HardDayPanel | CheckUpPanel | LookBackPanel | FewerRemindersPanel | ShareSummaryPanel],
] = {
    "hard-day": HardDayPanel,
    "check-up": CheckUpPanel,
    "look-back": LookBackPanel,
    "fewer-reminders": FewerRemindersPanel,
    "share": ShareSummaryPanel,
}
