"""The plan a command works on: its folder, what opens it, and the zone it is read in."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare import paths
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.storage.vault import headers
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY


def data_folder(arguments: argparse.Namespace) -> paths.DataFolder:
    """The folder asked for, or this computer account's own."""
    return paths.DataFolder((arguments.data_dir or paths.default_data_folder()).absolute())


def existing_vault(arguments: argparse.Namespace) -> Path:
    """The plan's file; AftercareError when there is none yet."""
    vault = data_folder(arguments).vault
    try:
        if vault.exists():
            return vault
    except OSError as fault:
        raise unusable(vault.parent) from fault
    raise AftercareError(_("There is no plan in {folder} yet.").format(folder=vault.parent))


def root_key(arguments: argparse.Namespace) -> bytes:
    """What opens the plan: the published key, or what a passcode unseals, asked for on the terminal."""
    folder = data_folder(arguments)
    if not headers.is_locked(folder):
        return PUBLISHED_ROOT_KEY
    from aftercare.storage.vault import unlocking

    return unlocking.root_by_passphrase(folder, typed(arguments, _("Passcode: ")))


def typed(arguments: argparse.Namespace, question: str) -> str:
    if arguments.passphrase_stdin:
        return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise AftercareError(_("This plan has a passcode. Type it on a terminal, or give it with --passphrase-stdin."))
    import getpass

    return getpass.getpass(question)


@contextmanager
def alone(arguments: argparse.Namespace) -> Iterator[None]:
    """Keep the window from opening while the plan is written; AftercareError when it is open."""
    from aftercare.storage.file.plan_lock import hold

    with hold(data_folder(arguments)):
        yield


def unusable(folder: Path) -> AftercareError:
    """What is said of a folder that cannot be read or written."""
    return AftercareError(_("The folder {folder} cannot be used.").format(folder=folder))


def computer_zone() -> ZoneInfo:
    """The zone of this computer; AftercareError when it is not known."""
    import tzlocal

    try:
        return tzlocal.get_localzone()
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise AftercareError(_("This computer's time zone could not be found. Set it, then try again.")) from unknown
