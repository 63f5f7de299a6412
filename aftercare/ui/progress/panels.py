"""What Progress can show in place of its cards."""

from aftercare.planner.destinations import Panel
from aftercare.ui.progress.check_up import CheckUpPanel
from aftercare.ui.progress.fewer_reminders import FewerRemindersPanel
from aftercare.ui.progress.hard_day import HardDayPanel
from aftercare.ui.progress.look_back import LookBackPanel
from aftercare.ui.progress.share_summary import ShareSummaryPanel

PANELS: dict[
    Panel,
    type[HardDayPanel | CheckUpPanel | LookBackPanel | FewerRemindersPanel | ShareSummaryPanel],
] = {
    Panel.HARD_DAY: HardDayPanel,
    Panel.CHECK_UP: CheckUpPanel,
    Panel.LOOK_BACK: LookBackPanel,
    Panel.FEWER_REMINDERS: FewerRemindersPanel,
    Panel.SHARE: ShareSummaryPanel,
}
