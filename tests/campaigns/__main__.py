"""Runs a campaign: python -m tests.campaigns kill | power-cut | bit-flips | migration-kills."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from aftercare.storage.vault import keys
from tests.campaigns import killing, power_cut

_TESTS = Path("tests/unit")
_KILLED = ("test_migrations.py", "test_protection.py", "test_backup.py")


def main() -> int:
    """Run what is asked for; 0 when nothing was lost or damaged."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns", description=__doc__)
    kinds = parser.add_subparsers(required=True)
    kill = kinds.add_parser("kill", help="kill -9 at random while a script adds and edits")
    kill.add_argument("--times", type=int, default=300)
    kill.add_argument("--seed", type=int, default=1)
    kill.set_defaults(run=_kill)
    cut = kinds.add_parser("power-cut", help="recorded writes replayed with losses and reordering; needs strace")
    cut.add_argument("--images", type=int, default=500)
    cut.add_argument("--seed", type=int, default=1)
    cut.set_defaults(run=_power_cut)
    flips = kinds.add_parser("bit-flips", help="200 flipped bits and all cuts, of the plan and of a copy")
    flips.set_defaults(run=lambda _chosen: _pytest({"AFTERCARE_BIT_FLIPS": "200"}, "test_health.py", "test_backup.py"))
    steps = kinds.add_parser("migration-kills", help="killed at every step of a migration, re-key, restore and erasing")
    steps.set_defaults(run=lambda _chosen: _pytest({"AFTERCARE_KILL_EVERY": "1"}, *_KILLED))
    chosen = parser.parse_args()
    return int(chosen.run(chosen))


def _kill(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="aftercare-kills-") as folder:
        found = killing.campaign(Path(folder, "plan"), chosen.times, chosen.seed, keys.new_root())
    print(f"{found.kills} kills, {found.acknowledged} acknowledged: {found.lost} lost, {found.damaged} damaged.")
    return bool(found.lost or found.damaged)


def _power_cut(chosen: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="aftercare-power-") as folder:
        found = power_cut.campaign(Path(folder), chosen.images, chosen.seed)
    print(f"{found.images} images, {found.commits} commits: {found.lost} acknowledged lost, {found.damaged} damaged.")
    return bool(found.lost or found.damaged)


def _pytest(settings: dict[str, str], *files: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *(str(_TESTS / file) for file in files)]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
