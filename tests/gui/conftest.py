"""Rules for tests with widgets: no visible window, running timer or background work is left behind."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

_GRACE_MS = 2000


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
    for timer in timers:
        timer.stop()
    if busy:
        left.append("work in the thread pool")
    if left:
        pytest.fail(f"left behind: {left}")
