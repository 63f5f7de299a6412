"""Reminders of a locked plan: on time, without words, and what is answered counts after unlocking."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftercare.domain.reminders.notices import Notice
from aftercare.domain.reminders.outbox import KEEP_COMING, AnswerWhileLocked, LockedAnswer, OutboxEntry
from aftercare.paths import DataFolder
from aftercare.reminders.notify import Listener
from aftercare.storage.opening import outbox
from aftercare.ui.shell import locked_reminding
from aftercare.ui.shell.locked_reminding import LockedReminding
from tests.gui.hands import reminder_cards
from tests.gui.made_up import HERE

NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FAR = datetime.max.replace(tzinfo=UTC)


class Desktop:
    """Takes notices as a desktop does, or refuses them."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.shown: list[Notice] = []
        self.closed: list[int] = []
        self.refuses = False

    def show(self, notice: Notice, _replaces: int | None) -> None:
        self.shown.append(notice)
        if self.refuses:
            self.listener.failed(notice.key, "No.")
        else:
            self.listener.delivered(notice.key, len(self.shown))

    def close(self, notice_id: int) -> None:
        self.closed.append(notice_id)

    def stop(self) -> None:
        """Nothing runs."""


class Locked:
    """A locked program with a clock that is set by hand."""

    def __init__(self, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.folder = NOW, folder
        self.desktops: list[Desktop] = []
        monkeypatch.setattr(locked_reminding, "system_notifier", self._notifier)
        monkeypatch.setattr(locked_reminding, "Clock", lambda wall: self)
        self.reminding = LockedReminding(folder, lambda: self.now, lambda: HERE)

    def _notifier(self, listener: Listener) -> Desktop:
        self.desktops.append(Desktop(listener))
        return self.desktops[-1]

    @property
    def desktop(self) -> Desktop:
        return self.desktops[-1]

    def at(self, moment: datetime, qtbot: QtBot) -> None:
        self.now = moment
        self.ring()
        qtbot.wait(1)

    # In place of the clock

    def start(self) -> None:
        """Nothing runs."""

    def stop(self) -> None:
        """Nothing runs."""

    def set_alarm(self, _name: str, _moment: datetime | None, ring: Callable[[], None]) -> None:
        self.ring = ring


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path)
    entries = [
        OutboxEntry("one", NOW + HOUR, NOW + 3 * HOUR),
        OutboxEntry("two", NOW + 2 * HOUR, NOW + 3 * HOUR),
        OutboxEntry(KEEP_COMING, NOW + timedelta(days=14), FAR),
    ]
    outbox.write_entries(made, entries)
    assert outbox.read_entries(made) == entries
    return made


@pytest.fixture
def locked(folder: DataFolder, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Locked]:
    made = Locked(folder, monkeypatch)
    made.reminding.start()
    yield made
    made.reminding.stop()


def words_of(notice: Notice) -> tuple[str, str, str]:
    return notice.app_name, notice.title, notice.body


def test_each_rings_at_its_time_without_a_word(locked: Locked, qtbot: QtBot) -> None:
    assert locked.desktop.shown == []
    for hours in (1, 2):
        locked.at(NOW + hours * HOUR, qtbot)
        assert len(locked.desktop.shown) == hours
    assert {words_of(each) for each in locked.desktop.shown} == {("Planner", "Reminder", "Unlock to see it.")}
    locked.at(NOW + 2.5 * HOUR, qtbot)
    assert len(locked.desktop.shown) == 2
    locked.at(NOW + 4 * HOUR, qtbot)
    assert locked.desktop.closed == [2]
    assert [(each.id, each.answer) for each in outbox.read_answers(locked.folder)] == [
        ("one", LockedAnswer.SHOWN),
        ("two", LockedAnswer.SHOWN),
    ]


def test_a_snooze_comes_back_and_outlives_the_process(
    locked: Locked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.at(NOW + HOUR, qtbot)
    locked.desktop.listener.acted("locked", "snooze")
    qtbot.waitUntil(lambda: locked.desktop.closed == [1])
    assert AnswerWhileLocked("one", LockedAnswer.SNOOZED, NOW + HOUR) in outbox.read_answers(locked.folder)
    later = Locked(locked.folder, monkeypatch)
    later.now = NOW + HOUR + timedelta(minutes=14)
    later.reminding.start()
    assert later.desktop.shown == []
    later.at(NOW + HOUR + timedelta(minutes=15), qtbot)
    assert len(later.desktop.shown) == 1
    later.reminding.stop()


def test_unlock_leads_to_the_lock_screen_and_the_end_is_said(locked: Locked, qtbot: QtBot) -> None:
    locked.at(NOW + HOUR, qtbot)
    with qtbot.waitSignal(locked.reminding.unlock_wanted):
        locked.desktop.listener.acted("locked", "open")
    locked.at(NOW + timedelta(days=15), qtbot)
    assert words_of(locked.desktop.shown[-1])[2] == "Open your planner so that it can remind you."


def test_a_desktop_that_shows_none_gets_the_card(locked: Locked, qtbot: QtBot) -> None:
    locked.desktop.refuses = True
    locked.at(NOW + HOUR, qtbot)
    (card,) = reminder_cards()
    card.answered.emit("locked", "snooze")
    assert card.isHidden()


@pytest.mark.parametrize("contents", [b"", b"{}", b"[1]", b'[{"id": "one"}]', b"\xff"])
def test_a_damaged_outbox_is_an_empty_one(folder: DataFolder, contents: bytes) -> None:
    folder.outbox.write_bytes(contents)
    folder.answers.write_bytes(contents)
    assert outbox.read_entries(folder) == []
    assert outbox.read_answers(folder) == []


def test_both_files_hold_no_word_and_go_after_unlocking(folder: DataFolder) -> None:
    outbox.write_answers(folder, [AnswerWhileLocked("one", LockedAnswer.SHOWN, NOW)])
    assert folder.answers.stat().st_mode & 0o777 == 0o600
    outbox.remove(folder)
    assert not folder.outbox.exists()
    assert not folder.answers.exists()
