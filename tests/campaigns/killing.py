"""A program killed at random while it adds, edits, removes, undoes and copies: what was acknowledged is there."""

import os
import random
import signal
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.identity import CommitmentId
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import health
from aftercare.storage.vault.vault import Vault
from tests.made_up import visit

_START = datetime(2026, 10, 6, 9)
_NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)
_COPY_EVERY = 40
_LONGEST = 0.25  # seconds until the kill


@dataclass(frozen=True)
class Found:
    """What a campaign came to."""

    kills: int
    acknowledged: int
    lost: int
    damaged: int


def campaign(folder: Path, kills: int, seed: int, root_key: bytes) -> Found:
    """Kill a writer so many times, and look after each."""
    chance = random.Random(seed)  # noqa: S311 - the same places on every run
    files = DataFolder(folder)
    Vault.open(files.vault, root_key).close()
    kept: dict[str, str] = {}
    acknowledged = lost = damaged = 0
    for number in range(kills):
        acks = _run_and_kill(files, number, chance, root_key)
        kept.update(acks)
        acknowledged += len(acks)
        damaged += bool(health.check(files.vault, root_key))
        damaged += sum(bool(backup.check(copy.path, root_key)) for copy in backup.copies_in(files.backups)[:1])
        there = _titles(files, root_key)
        # The last one may be written and not acknowledged, so a newer title is no loss.
        lost += sum(_revision(there.get(key, "")) < _revision(title) for key, title in kept.items())
    return Found(kills, acknowledged, lost, damaged)


def _run_and_kill(files: DataFolder, number: int, chance: random.Random, root_key: bytes) -> list[tuple[str, str]]:
    reading, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            _write_on(files, number, telling, root_key)
        finally:
            os._exit(1)
    os.close(telling)
    time.sleep(chance.random() * _LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    lines = told[: told.rfind("\n") + 1].splitlines()
    return [(line.split(" ")[0], line) for line in lines]


def _write_on(files: DataFolder, number: int, telling: int, root_key: bytes) -> None:
    """Add and edit until the end, and say so after each commit."""
    plan = Plan(Vault.open(files.vault, root_key))
    step = 0
    while True:
        key = f"visit-{number % 7}-{step % 50}"
        title = f"{key} {number:06} {step:06}"
        made = visit(key, _START + timedelta(days=step % 300), title=title)
        known = plan.commitments.get(CommitmentId(key))
        plan.write("Add", [made if known is None else _edited(known, title)])
        os.write(telling, f"{title}\n".encode())
        if step % _COPY_EVERY == _COPY_EVERY - 1:
            backup.make(files, root_key, _NOW + timedelta(minutes=number))
        step += 1


def _edited(known: Commitment, title: str) -> Commitment:
    return replace(known, title=title, notes="long " * 400)


def _titles(files: DataFolder, root_key: bytes) -> dict[str, str]:
    vault = Vault.open(files.vault, root_key)
    try:
        return {each.id: each.title for each in Plan(vault).commitments.all()}
    finally:
        vault.close()


def _revision(title: str) -> tuple[int, int]:
    """How far a title had come; nothing for none."""
    parts = title.split(" ")
    return (int(parts[1]), int(parts[2])) if len(parts) == 3 else (-1, -1)
