"""A power cut: the writes of a real session, recorded with strace, replayed with losses, torn sectors and reordering.

What was written to a file before its last fsync is there; of what came after, each sector may be lost or not, in any
order. A name that was not made safe by an fsync of its folder may be the old one or the new one.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import health
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY as ROOT
from aftercare.storage.vault.vault import Vault
from tests.made_up import visit

_SECTOR = 512
_COPY_EVERY = 20
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_TRACED = "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat"
_LETTERS = re.compile(r"\\x([0-9a-f]{2})")
_START = datetime(2026, 10, 6, 9)


@dataclass(frozen=True)
class Found:
    """What a campaign came to."""

    images: int
    commits: int
    lost: int
    damaged: int


@dataclass(frozen=True)
class Call:
    """One recorded call; `path` is where it went, `other` the new name."""

    name: str
    path: str
    data: bytes = field(default=b"", repr=False)
    place: int = 0
    other: str = ""


@dataclass
class _File:
    """What is surely on the disk of one file, and what may be."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)

    def contents(self, chance: random.Random) -> bytes:
        """What a power cut leaves of it now."""
        left = bytearray(self.safe)
        waiting = [piece for call in self.waiting for piece in _sectors(call)]
        chance.shuffle(waiting)
        for call in waiting:
            if chance.random() < 0.5:
                _apply(left, call)
        return bytes(left)

    def sync(self) -> None:
        for call in self.waiting:
            _apply(self.safe, call)
        self.waiting.clear()


def campaign(folder: Path, images: int, seed: int, commits: int = 120) -> Found:
    """Record a session, cut the power in so many places, and look at what is left."""
    before, work = folder / "before", folder / "work"
    Vault.open(DataFolder(before).vault).close()
    shutil.copytree(before, work)
    calls = record(work, folder, commits)
    chance = random.Random(seed)  # noqa: S311 - the same places on every run
    lost = damaged = 0
    for _image in range(images):
        cut = chance.randrange(len(calls))
        image = folder / "image"
        disk = _Disk(before, work)
        for call in calls[:cut]:
            disk.take(call)
        disk.leave(image, chance)
        missing, faults = _look(image, disk.acknowledged)
        lost += missing
        damaged += faults
        shutil.rmtree(image)
    return Found(images, commits, lost, damaged)


def record(work: Path, folder: Path, commits: int) -> list[Call]:
    """Every call by which a session changes files under a folder, in order; acknowledgements are writes to "acks"."""
    log = folder / "calls.log"
    program = [sys.executable, "-m", "tests.campaigns.power_cut", str(work), str(commits)]
    watcher = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", f"trace={_TRACED}", "-o", str(log)]
    subprocess.run([*watcher, *program], check=True)
    return list(_read(log, str(work)))


def _read(log: Path, inside: str) -> Iterator[Call]:
    for line in log.read_text("ascii").splitlines():
        match = _CALL.match(line)
        if not match or match[3].startswith("-"):
            continue
        name, arguments = match[1], match[2]
        texts = [_plain(text) for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', arguments)]
        places = [_plain(text).decode() for text in re.findall(r"\d+<((?:\\x[0-9a-f]{2})*)>", arguments)]
        numbers = re.findall(r", (\d+)(?=,|$)", arguments)
        if name.startswith(("rename", "unlink")):
            paths = [text.decode() for text in texts]
            if paths[0].startswith(inside):
                yield Call(name[:6], paths[0], other=paths[-1])
        elif places and places[0].startswith(inside):
            data = texts[0] if texts else b""
            place = int(numbers[-1]) if name in ("pwrite64", "ftruncate") else -1
            yield Call(name, places[0], data, place)


def _plain(letters: str) -> bytes:
    return bytes.fromhex(_LETTERS.sub(r"\1", letters))


class _Disk:
    """The files of a folder as calls change them, and what a power cut would leave of them."""

    def __init__(self, before: Path, work: Path) -> None:
        self._work = work
        self._files = {str(work / file.name): _File(bytearray(file.read_bytes())) for file in before.iterdir()}
        self._names = dict(self._files)  # what the folders surely say
        self._unsure: list[Call] = []
        self.acknowledged = 0

    def take(self, call: Call) -> None:
        """Do what a call does."""
        if call.path.endswith("/acks"):
            self.acknowledged += call.name == "write"
        elif call.name in ("rename", "unlink"):
            file = self._files.pop(call.path, _File())
            if call.name == "rename":
                self._files[call.other] = file
            self._unsure.append(call)
        elif call.name in ("fsync", "fdatasync"):
            self._sync(call.path)
        else:
            file = self._files.setdefault(call.path, _File())
            self._names.setdefault(call.path, file)
            place = len(_whole(file)) if call.place < 0 else call.place
            file.waiting.append(Call(call.name, call.path, call.data, place))

    def _sync(self, path: str) -> None:
        if path in self._files:
            self._files[path].sync()
            self._names.setdefault(path, self._files[path])
            return
        inside = [each for each in self._unsure if str(Path(each.other).parent) == path]
        self._unsure = [each for each in self._unsure if each not in inside]
        for each in inside:
            self._change_name(each)

    def _change_name(self, call: Call) -> None:
        file = self._names.pop(call.path, None)
        if call.name == "rename":
            self._names[call.other] = file or self._files.get(call.other, _File())

    def leave(self, image: Path, chance: random.Random) -> None:
        """Write down what a power cut leaves now."""
        for each in self._unsure:
            if chance.random() < 0.5:
                self._change_name(each)
        for path, file in self._names.items():
            target = image / Path(path).relative_to(self._work)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.contents(chance))


def _whole(file: _File) -> bytes:
    whole = bytearray(file.safe)
    for call in file.waiting:
        _apply(whole, call)
    return bytes(whole)


def _sectors(call: Call) -> Iterator[Call]:
    if call.name == "ftruncate":
        yield call
    for first in range(0, len(call.data), _SECTOR):
        yield Call(call.name, call.path, call.data[first : first + _SECTOR], call.place + first)


def _apply(contents: bytearray, call: Call) -> None:
    if call.name == "ftruncate":
        del contents[call.place :]
        contents.extend(bytes(call.place - len(contents)))
        return
    end = call.place + len(call.data)
    contents.extend(bytes(max(0, end - len(contents))))
    contents[call.place : end] = call.data


def _look(image: Path, acknowledged: int) -> tuple[int, int]:
    """How many acknowledged commits an image lost, and how many damaged files it has."""
    files = DataFolder(image)
    vault = Vault.open(files.vault)
    try:
        there = {each.id for each in Plan(vault).commitments.all()}
    finally:
        vault.close()
    faults = len(health.check(files.vault)) + sum(
        bool(backup.check(copy.path, ROOT)) for copy in backup.copies_in(files.backups)
    )
    return len({str(number) for number in range(acknowledged)} - there), faults


def _write_on(folder: Path, commits: int) -> None:
    """The session that is recorded: commits, each acknowledged, and two copies."""
    files = DataFolder(folder)
    vault = Vault.open(files.vault)
    plan = Plan(vault)
    with (folder / "acks").open("ab", buffering=0) as acks:
        for number in range(commits):
            plan.write("Add", [visit(str(number), _START + timedelta(days=number), notes="long " * 200)])
            acks.write(f"{number}\n".encode())
            if number % _COPY_EVERY == _COPY_EVERY - 1:
                backup.make(files, ROOT, datetime(2026, 10, 6, number % 24, tzinfo=UTC))
    vault.close()


if __name__ == "__main__":
    _write_on(Path(sys.argv[1]), int(sys.argv[2]))
