"""The command line: what it writes where, and the status it ends with."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from aftercare import __version__
from aftercare.cli import command_line
from aftercare.cli.plan import data_folder
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.identity import CommitmentId
from aftercare.paths import DataFolder
from aftercare.storage.file import open_card
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault

HERE = ZoneInfo("America/New_York")
CREATED = datetime(2026, 9, 1, 12, tzinfo=UTC)
WEEK = ("--from", "2026-10-05", "--to", "2026-10-11")

Run = Callable[..., int]


@pytest.fixture(autouse=True)
def computer_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone", lambda: HERE)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command on the folder of this test."""
    return lambda *argv: command_line.run(command_line.parse(["--data-dir", str(tmp_path / "plan"), *argv]))


@pytest.fixture
def small_plan(tmp_path: Path) -> Path:
    """A plan with one of each: a visit abroad, a floating call, a whole day, a meeting done, and one cancelled."""
    visit = Commitment(
        id=CommitmentId("visit"),
        kind=CommitmentKind.VISIT,
        area=Area.TREATMENT_TEAM,
        title="Counseling",
        start=datetime(2026, 10, 6, 11),
        zone="America/Los_Angeles",
        length=timedelta(minutes=50),
        created_at=CREATED,
        changed_at=CREATED,
    )
    call = replace(
        visit,
        id=CommitmentId("call"),
        kind=CommitmentKind.CALL,
        area=Area.SOBER_NETWORK,
        title="Call Sam",
        start=datetime(2026, 10, 6, 13, 30),
        zone=None,
        length=timedelta(0),
    )
    away = replace(
        visit,
        id=CommitmentId("away"),
        kind=CommitmentKind.ACTIVITY,
        area=Area.LOVED_ONES,
        title="At the lake",
        start=datetime(2026, 10, 10),
        all_day=True,
        zone=None,
        length=timedelta(days=2),
    )
    group = replace(
        visit,
        id=CommitmentId("group"),
        kind=CommitmentKind.MEETING,
        area=Area.SUPPORT_GROUPS,
        title="Harbor Street Group",
        start=datetime(2026, 10, 5, 18, 30),
        zone="America/New_York",
        rule="FREQ=WEEKLY;BYDAY=MO,TH",
    )
    done = Outcome(
        commitment_id=group.id,
        original_start=group.start,
        result=Result.DONE,
        answered_at=datetime(2026, 10, 6, tzinfo=UTC),
    )
    cancelled = Override(commitment_id=group.id, original_start=datetime(2026, 10, 8, 18, 30), cancelled=True)
    folder = DataFolder(tmp_path / "plan")
    folder.root.mkdir()
    vault = Vault.open(folder.vault)
    Plan(vault).write("add", put=[visit, call, away, group, done, cancelled])
    vault.close()
    return folder.root


def item(id_: str, start: str, end: str, title: str, kind: str, area: str, status: str) -> dict[str, Any]:
    return {
        "id": id_,
        "start": start,
        "end": end,
        "all_day": "T" not in start,
        "title": title,
        "kind": kind,
        "area": area,
        "status": status,
    }


@pytest.mark.usefixtures("small_plan")
def test_agenda_as_json(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("agenda", *WEEK, "--json") == 0
    written = capsys.readouterr()
    group = ("Harbor Street Group", "meeting", "support_groups")
    call = ("Call Sam", "call", "sober_network")
    visit = ("Counseling", "visit", "treatment_team")
    assert json.loads(written.out) == [
        item("group", "2026-10-05T18:30:00-04:00", "2026-10-05T19:20:00-04:00", *group, "done"),
        item("call", "2026-10-06T13:30:00-04:00", "2026-10-06T13:30:00-04:00", *call, "planned"),
        item("visit", "2026-10-06T11:00:00-07:00", "2026-10-06T11:50:00-07:00", *visit, "planned"),
        item("group", "2026-10-08T18:30:00-04:00", "2026-10-08T19:20:00-04:00", *group, "cancelled"),
        item("away", "2026-10-10", "2026-10-12", "At the lake", "activity", "loved_ones", "planned"),
    ]
    assert written.err == ""


@pytest.mark.usefixtures("small_plan")
def test_agenda_for_people(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("agenda", *WEEK) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Mon 2026-10-05  6:30 PM   done       Harbor Street Group",
        "Tue 2026-10-06  1:30 PM   planned    Call Sam",
        "Tue 2026-10-06  11:00 AM  planned    Counseling",
        "Thu 2026-10-08  6:30 PM   cancelled  Harbor Street Group",
        "Sat 2026-10-10  All day   planned    At the lake",
    ]


@pytest.mark.usefixtures("small_plan")
def test_an_empty_stretch_is_an_empty_list(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("agenda", "--from", "2026-08-01", "--to", "2026-08-01", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("agenda", "--from", "2026-08-01", "--to", "2026-08-01") == 0
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == "Nothing is planned on these days.\n"


def test_agenda_reads_while_the_plan_is_open(small_plan: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    vault = Vault.open(DataFolder(small_plan).vault)
    try:
        assert run("agenda", *WEEK, "--json") == 0
    finally:
        vault.close()
    assert len(json.loads(capsys.readouterr().out)) == 5


@pytest.mark.usefixtures("small_plan")
def test_a_sound_plan_is_told_so(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert capsys.readouterr().err == "Your plan's file is sound.\n"
    assert run("check", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"sound": True, "findings": []}


def test_a_damaged_plan_gets_a_sentence_and_is_left_alone(
    small_plan: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = DataFolder(small_plan).vault
    vault.write_bytes(b"not a plan" * 1000)
    assert run("check") == 1
    assert run("agenda", *WEEK, "--json") == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.endswith(".\n")
    assert vault.read_bytes() == b"not a plan" * 1000


@pytest.mark.parametrize("argv", [("agenda", *WEEK), ("check",)])
def test_reading_makes_no_plan(
    argv: tuple[str, ...], run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*argv) == 1
    assert capsys.readouterr().err == f"There is no plan in {tmp_path / 'plan'} yet.\n"
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("agenda", "--from", "2026-02-30", "--to", "2026-03-01"), "“2026-02-30” is not a day. Write it"),
        (("agenda", "--from", "0001-01-01", "--to", "2026-03-01"), "“0001-01-01” is not a day. Write it"),
        (("agenda", "--from", "2026-03-02", "--to", "2026-03-01"), "--to must be the same day as --from, or later"),
        (("agenda", "--from", "2026-03-02"), "required: --to"),
        (("demo", "--years", "0"), "“0” is not a number from 1 to 50."),
        (("demo",), "required: --years"),
        (("mend",), "invalid choice"),
        (("--nonsense",), "unrecognized"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(
    argv: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.parse(list(argv))
    assert ended.value.code == 2
    written = capsys.readouterr()
    assert says in written.err
    assert written.out == ""


def test_without_a_command_the_window_opens() -> None:
    arguments = command_line.parse([])
    assert arguments.command is None
    assert data_folder(arguments).root.is_absolute()


def test_the_folder_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    before = command_line.parse(["--data-dir", str(tmp_path), "check"])
    after = command_line.parse(["check", "--data-dir", str(tmp_path)])
    assert data_folder(before) == data_folder(after) == DataFolder(tmp_path)


def test_demo_fills_an_empty_folder_that_opens_in_the_plan(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = datetime.now(HERE).date().isoformat()
    assert run("demo", "--years", "1", "--seed", "7") == 0
    assert capsys.readouterr().out == ""
    card = open_card.read(DataFolder(tmp_path / "plan").open_card)
    assert card.plan_started
    assert card.country == "US"
    assert [person.name for person in card.people][:2] == ["Sam Whitlock", "Leila Marsh"]
    assert run("check") == 0
    last = datetime.now(HERE).date().isoformat()
    assert run("agenda", "--from", first, "--to", last, "--json") == 0
    titles = [each["title"] for each in json.loads(capsys.readouterr().out)]
    assert {"Counseling", "Harbor Street Group", "Take morning medicine"} <= set(titles)


@pytest.mark.usefixtures("small_plan")
def test_demo_leaves_a_folder_with_something_in_it_alone(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo", "--years", "1") == 1
    assert "not empty" in capsys.readouterr().err
    assert run("agenda", *WEEK, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 5


def test_demo_on_a_file_gets_a_sentence(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan").write_text("a file")
    assert run("demo", "--years", "1") == 1
    assert capsys.readouterr().err == f"The folder {tmp_path / 'plan'} cannot be used.\n"


def test_the_version_waits_for_nothing_heavy() -> None:
    script = (
        "import sys; from aftercare.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'PySide6', 'sqlalchemy', 'dateutil', 'tzlocal'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"aftercare {__version__}\n[]\n"


def test_a_reader_that_stops_listening_is_no_fault(small_plan: Path) -> None:
    command = [sys.executable, "-m", "aftercare", "--data-dir", str(small_plan), "agenda", *WEEK]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 1
