"""A file that is no plan, or cannot be used: one calm sentence, Help now as always, and the file stays as it was."""

import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, database_key
from aftercare.storage.vault.vault import unlock
from tests.e2e.harness import mounts
from tests.e2e.harness.procs import Program
from tests.e2e.harness.session import AFTERCARE, Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

# Root may write anywhere; without these rights it is stopped by a folder's mode as everybody is.
_AS_EVERYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
_SMALL_DISK = """
mount -t tmpfs -o size=1m none {disk} && cp -a {plan}/. {disk} && {{ cat /dev/zero >{disk}/filler 2>/dev/null; true; }}
"""


def _text(vault: Path) -> None:
    vault.write_text("Dear diary, today was a good day.\n" * 400)


def _empty(vault: Path) -> None:
    vault.write_bytes(b"")


def _plain_sqlite(vault: Path) -> None:
    vault.unlink()
    with closing(sqlite3.connect(vault)) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
        connection.commit()


def _truncated(vault: Path) -> None:
    vault.write_bytes(vault.read_bytes()[:-5000])


def _newer(vault: Path) -> None:
    with closing(unlock(vault, database_key(PUBLISHED_ROOT_KEY))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")


def _sums(folder: Path) -> dict[str, str]:
    """What is in the plan's file, and in anything that came to lie beside it."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.glob("plan.vault*")}


def _reads_it_and_gets_help(desktop: Session, program: Program, words: str) -> None:
    """One sentence in the window says it, and F1 opens Help now with the lines of the country."""
    me = Person(desktop, program)
    me.sees("^Your plan can’t be opened right now$")
    me.sees(words)
    me.keys("F1")
    me.sees(r"\b988\b")
    me.sees("1-800-662-4357")
    me.keys("Escape")
    me.sees(words)


def _ends_quietly(program: Program) -> None:
    assert program.stop() == 0
    assert program.output() == ""


def _is_one_calm_sentence(run: subprocess.CompletedProcess[str], words: str) -> None:
    assert run.returncode == 1
    assert run.stdout == ""
    assert re.search(words, run.stderr)
    assert len(run.stderr.splitlines()) == 1
    assert "!" not in run.stderr


_AGENDA = ("agenda", "--from", "2026-10-06", "--to", "2026-10-12")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_text, "Your plan file can.t be read.*Nothing has been changed or deleted"),
        (_empty, "Your plan file can.t be read.*Nothing has been changed or deleted"),
        (_plain_sqlite, "Your plan file can.t be read.*Nothing has been changed or deleted"),
        (_truncated, "Your plan file can.t be read.*Nothing has been changed or deleted"),
        (_newer, "A newer Aftercare saved this plan.*Nothing has been changed"),
    ],
    ids=["text", "empty", "plain SQLite", "truncated", "newer"],
)
def test_what_is_no_plan_is_said_and_left_alone(desktop: Session, spoil: Callable[[Path], None], words: str) -> None:
    spoil(write_plan(desktop.data))
    before = _sums(desktop.data)
    program = desktop.aftercare()
    _reads_it_and_gets_help(desktop, program, words)
    _ends_quietly(program)
    _is_one_calm_sentence(desktop.command("check"), words)
    _is_one_calm_sentence(desktop.command(*_AGENDA), words)
    assert _sums(desktop.data) == before


def test_a_plan_put_back_in_its_place_opens_on_try_again(desktop: Session) -> None:
    vault = write_plan(desktop.data)
    whole = vault.read_bytes()
    _truncated(vault)
    me = Person(desktop, desktop.aftercare())
    me.sees("^Your plan can’t be opened right now$")
    vault.write_bytes(whole)
    me.press("Try again")
    me.sees("^Today is open$")
    me.app.wait_gone((), "Your plan can’t be opened right now")


def test_a_folder_that_may_not_be_written_is_said(desktop: Session) -> None:
    write_plan(desktop.data)
    before = _sums(desktop.data)
    words = "isn.t allowed to write in the folder your plan is kept in. Nothing has been changed"
    desktop.data.chmod(0o500)
    program = desktop.launch([*_AS_EVERYBODY, *AFTERCARE, "--data-dir", desktop.data])
    _reads_it_and_gets_help(desktop, program, words)
    _ends_quietly(program)
    _is_one_calm_sentence(desktop.command(*_AGENDA, before=_AS_EVERYBODY), words)
    assert _sums(desktop.data) == before


@pytest.mark.skipif(not mounts.may_mount(), reason="this account may not make a small disk")
def test_a_full_disk_is_said(desktop: Session) -> None:
    write_plan(desktop.data)
    before = _sums(desktop.data)
    disk = desktop.folder / "disk"
    disk.mkdir()
    mount = _SMALL_DISK.strip().format(disk=f"{mounts.ROOT}{disk}", plan=desktop.data)
    program = desktop.launch(mounts.with_own_root(mount, [*AFTERCARE, "--data-dir", disk]))
    _reads_it_and_gets_help(desktop, program, "This computer is out of space. Your plan is safe")
    seen_by_program = Path(f"/proc/{program.pid}/root") / disk.relative_to("/")
    assert _sums(seen_by_program)["plan.vault"] == before["plan.vault"]
    (seen_by_program / "filler").unlink()
    me = Person(desktop, program)
    me.press("Try again")
    me.sees("^Today is open$")
    _ends_quietly(program)
