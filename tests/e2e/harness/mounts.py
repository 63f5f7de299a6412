"""A root of its own for one program: what is mounted there is there for that program alone."""

import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = "/proc/tty"  # a folder below a mount that every system has
# A copy of all mounts is hung below one that tells nobody else what is mounted there. The root itself cannot be made
# so where it is no mount, as in a folder entered with chroot.
_NEW_ROOT = f"mount --make-private /proc && mount --rbind / {ROOT} && mount --make-rprivate {ROOT}"
_APART = ("unshare", "--mount", "--propagation", "unchanged", "sh", "-c")


@cache
def may_mount() -> bool:
    """Whether this account may mount anything."""
    return subprocess.run([*_APART, _NEW_ROOT], capture_output=True, check=False).returncode == 0


def with_own_root(mount: str, argv: Sequence[str | Path]) -> list[str | Path]:
    """The command line of a program that sees what the shell command `mount` mounts under `ROOT`."""
    return [*_APART, f'{_NEW_ROOT} && {mount} && exec chroot {ROOT} "$@"', "sh", *argv]
