"""Tests with widgets: a plan to work on; no visible window, running timer or background work is left behind."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aftercare.errors import AftercareError
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from aftercare.ui import theme
from aftercare.ui.frames.signals import Signals
from aftercare.ui.shell import reminding
from tests.gui.made_up import HERE, NOW
from tests.new_vault import new_vault

if TYPE_CHECKING:
    from tests.shots.stage import Stage

_GRACE_MS = 2000
load_fonts = cache(theme.load_fonts)


@pytest.fixture(autouse=True)
def nothing_left_on_screen(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a visible window, a running timer or work in the thread pool."""
    windows = set(QApplication.topLevelWidgets())
    gc.freeze()  # so that only what this test makes is looked through afterwards
    yield
    busy = not QThreadPool.globalInstance().waitForDone(_GRACE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    timers = [o for o in gc.get_objects() if isinstance(o, QTimer) and shiboken6.isValid(o) and o.isActive()]
    gc.unfreeze()
    left = [f"timer of {t.interval()} ms in {t.parent()!r}" for t in timers]
    for window in set(QApplication.topLevelWidgets()) - windows:
        if window.isVisible():
            left.append(f"window {window!r}")
            window.close()
        window.deleteLater()  # one that stayed would be dressed anew with each window of a later test
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for timer in timers:
        timer.stop()
    if busy:
        left.append("work in the thread pool")
    if left:
        pytest.fail(f"left behind: {left}")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """The file of an empty plan."""
    vault = new_vault(tmp_path / "plan.vault")
    yield vault
    vault.close()


@pytest.fixture
def workspace(vault: Vault, tmp_path: Path) -> Workspace:
    """An empty plan in a vault of its own, on the Tuesday morning of the design's pictures."""
    plan, signals = Plan(vault), Signals()
    plan.subscribe(signals.changed.emit)
    return Workspace(
        plan=plan,
        now=lambda: NOW,
        here=lambda: HERE,
        card=OpenCard(),
        card_file=tmp_path / "open-card.json",
        signals=signals,
        offer_undo=lambda _label: None,
        announce=lambda _words: None,
        report=_fail,
    )


@pytest.fixture
def rings_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reminders look when a test says so: no thread waits for a time, or for the computer to wake."""
    for name in ("Clock", "system_wake_signals"):
        monkeypatch.setattr(reminding, name, mock.Mock())


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["Stage"]:
    """The whole window on an empty plan of its own, on the same morning, dressed in light."""
    from tests.shots.stage import Stage

    load_fonts()
    theme.apply(theme.Theme("light"))
    stage = Stage(tmp_path)
    for name in ("show", "setVisible"):
        monkeypatch.setattr(QWidget, name, _inside(stage.window, getattr(QWidget, name)))
    yield stage
    stage.close()
    theme.apply(theme.Theme("light"))
    qapp.setStyleSheet("")


def _inside(window: QWidget, show: Callable[..., None]) -> Callable[..., None]:
    """Fail when part of a page shows as a window of its own, as a widget does that is shown before it has a parent."""

    def shown(widget: QWidget, *visible: bool) -> None:
        show(widget, *visible)
        if widget is not window and widget.isWindow() and widget.isVisible():
            assert widget.windowType() is not Qt.WindowType.Window, widget

    return shown


def _fail(problem: AftercareError, _again: Callable[[], object]) -> None:
    pytest.fail(f"could not save: {problem}")
