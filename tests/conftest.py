"""Rules for every test: Qt draws off the screen, and no test leaves a thread behind."""

import gc
import os
import threading
from collections.abc import Iterator

import hypothesis
import pytest

# A slow machine is no fault. Each run of the gate tries the same few examples; "--hypothesis-profile=long" is the
# campaign, with new ones every time, and for those that ask for `days_apart` with every day.
hypothesis.settings.register_profile("short", deadline=None, max_examples=25, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=5000)
hypothesis.settings.load_profile("short")

# Before anything imports Qt; the end-to-end stories give the programs they start a platform of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# What a test makes goes with it or is collected after it; looking through everything all the time costs a tenth.
gc.set_threshold(100_000)

_STORIES_AT_A_TIME = 2  # each brings a desktop of several programs


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Few stories at a time, since they wait for real seconds; and no second process for a test that is named."""
    if all("::" in each for each in config.args):
        return 0
    cores = os.cpu_count() or 1
    return min(cores, _STORIES_AT_A_TIME) if any("e2e" in each for each in config.args) else None


_GRACE = 1.0  # seconds a thread that was told to end may take


def _threads() -> set[threading.Thread]:
    # A Qt pool thread that ran Python code stays listed as a dummy after it is gone.
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}  # noqa: SLF001 - no other name


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = _threads()
    yield
    for thread in _threads() - before:
        thread.join(_GRACE)
    left = sorted(t.name for t in _threads() - before)
    if left:
        pytest.fail(f"threads left running: {left}")


@pytest.fixture
def days_apart() -> int:
    """How many days lie between two that a test of every day tries: 1 in the campaign, else a week and a day more."""
    return 1 if hypothesis.settings.get_current_profile_name() == "long" else 8


@pytest.fixture(autouse=True)
def in_the_united_states() -> None:
    """Days in figures are read as in the plan of the design's pictures, unless a test says otherwise."""
    from aftercare import i18n

    i18n.use_country("US")


@pytest.fixture
def cheap_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs a thief a quarter of a second for each guess costs a test nothing."""
    from aftercare.storage.vault import sealing

    for name, cost in (("_MEMORY_KIB", 64), ("_PASSES", 1), ("_LANES", 1)):
        monkeypatch.setattr(sealing, name, cost)
