"""Distinctive private words, typed and saved: found nowhere on the disk, on the desktop or in a locked program."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.opening import protection
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import keys
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, on
from tests.e2e.harness.procs import Program, until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import medicine, write_plan

PASSCODE = "plum harbor quilt"
CANARIES = ("Zanzibarine", "Quokkasaurus", "Wombatology", "Narwhalesque")


def found_in(contents: bytes) -> list[str]:
    """The canaries in it, in the two ways programs write letters."""
    words = (*CANARIES, PASSCODE)
    return [word for word in words if word.encode() in contents or word.encode("utf-16-le") in contents]


def files_with_canaries(folder: Path) -> dict[str, list[str]]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    found = {str(file.relative_to(folder)): found_in(file.read_bytes()) for file in files}
    return {name: words for name, words in found.items() if words}


def memory_of(program: Program) -> bytes:
    """Everything the process could read of itself, now."""
    pieces = []
    with Path(f"/proc/{program.pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{program.pid}/maps").read_text().splitlines():
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if span:
                first, last = (int(part, 16) for part in span.groups())
                try:
                    memory.seek(first)
                    pieces.append(memory.read(last - first))
                except OSError:  # such as a card's own memory
                    continue
    return b"".join(pieces)


def words_on_the_desktop(desktop: Session, program: Program) -> str:
    titles = [window.title for window in desktop.screen.windows(program)]
    notices = [f"{each.app} {each.summary} {each.body}" for each in desktop.notify.sent()]
    trays = [icon.tooltip for icon in desktop.tray.icons()]
    environment = Path(f"/proc/{program.pid}/environ").read_text(errors="replace")
    return " ".join(map(str, (*titles, *notices, *trays, environment, program.output())))


def secret(me: Person, name: str, text: str) -> None:
    me.go_to(name)
    me.type(text)
    me.keys("Return")


@pytest.fixture
def protected(desktop: Session) -> bytes:
    """A plan with a passcode and a private medicine that rings now; gives its root key."""
    folder = DataFolder(desktop.data)
    minute_ago = desktop.clock().wall() - timedelta(minutes=1)
    write_plan(desktop.data, replace(medicine(minute_ago), title=f"{CANARIES[0]} 50 mg"))
    root = protection.turn_on(folder, keys.new_root(), PASSCODE)
    protection.settle(folder, root)
    return root


def test_private_words_are_nowhere_but_in_the_encrypted_plan(desktop: Session, protected: bytes) -> None:
    folder = DataFolder(desktop.data)
    program = desktop.aftercare()
    me = Person(desktop, program)
    secret(me, "Passcode", PASSCODE)
    me.sees("^My plan$")
    me.keys("ctrl+comma")
    me.fill("Your name", CANARIES[1])
    me.keys("Tab", "ctrl+4")
    me.press(re.compile("^Add (a person|person|someone)"), "push button")
    me.fill(re.compile("^Name"), CANARIES[2])
    me.keys("Tab")
    until(desktop.notify.sent, 15, "notification of the medicine")
    until(lambda: backup.copies(folder), 20, "copy of the day")
    assert found_in(memory_of(program)) != [], "the open program knows them, or the search finds nothing at all"

    program.kill()
    assert files_with_canaries(desktop.folder) == {}
    program = desktop.aftercare()
    me = Person(desktop, program)
    secret(me, "Passcode", PASSCODE)
    me.sees("^My plan$")
    me.keys("ctrl+comma")
    assert me.go_to("Your name", "text").text == CANARIES[1]
    me.keys("ctrl+a")
    me.type(CANARIES[3])

    me.keys("ctrl+l")
    me = me.again()
    me.sees("^Aftercare is locked$")
    desktop.notify.wait("^Reminder\nUnlock to see it.$")
    assert found_in(memory_of(program)) == []
    assert found_in(words_on_the_desktop(desktop, program).encode()) == []
    assert files_with_canaries(desktop.folder) == {}
    modes = {file: file.stat().st_mode & 0o777 for file in [desktop.data, *desktop.data.rglob("*")]}
    assert {mode for file, mode in modes.items() if file.is_dir()} == {0o700}
    assert {mode for file, mode in modes.items() if file.is_file()} == {0o600}
    assert program.stop() == 0
    vault = Vault.open(folder.vault, protected)
    assert Plan(vault).settings.person_name == CANARIES[3]
    vault.close()


def test_without_a_passcode_the_published_key_opens_it_as_the_page_says(desktop: Session) -> None:
    write_plan(desktop.data, medicine(on(TODAY, 8)))
    vault = Vault.open(DataFolder(desktop.data).vault, PUBLISHED_ROOT_KEY)
    assert [each.title for each in Plan(vault).commitments.all()] == ["Sertraline 50 mg"]
    vault.close()
