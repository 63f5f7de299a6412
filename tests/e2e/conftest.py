"""What the stories share: a private desktop, and what the program said when a story fails."""

import os
from collections.abc import Generator, Iterator

import pytest

from tests.e2e.harness.session import Session

_failed = pytest.StashKey[bool]()


def pytest_xdist_auto_num_workers() -> int:
    """How many stories at a time: a story waits half its time, for a reminder or for quiet."""
    return 2 * (os.cpu_count() or 1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


@pytest.fixture
def desktop(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A private desktop with notifications, a tray and a screen reader; tells what happened when the story fails."""
    with Session() as session:
        yield session
        if request.node.stash.get(_failed, False):
            _tell(session)


def _tell(session: Session) -> None:
    for program in session.programs:
        print(f"--- program {program.pid}, {'running' if program.alive else program.process.returncode}")
        print(program.output())
        if program.alive:
            print(session.a11y.app(program, timeout=1).dump())
