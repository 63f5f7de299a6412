"""aftercare backup and aftercare restore: checked copies of the plan."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from aftercare.cli.parsing import AddCommand
from aftercare.cli.plan import alone, data_folder, existing_vault, root_key, typed
from aftercare.errors import AftercareError
from aftercare.i18n import _


def add(add_command: AddCommand) -> None:
    """Understand the commands and their options."""
    add_command("backup", _backup, _("make a checked copy of the plan now"))
    restore = add_command("restore", _restore, _("open a copy in place of the plan, which is set aside"))
    restore.add_argument("file", type=Path, metavar="FILE", help=_("a copy made by Aftercare, or a plan’s own file"))


def _backup(arguments: argparse.Namespace) -> int:
    from aftercare.storage.backup import backup
    from aftercare.storage.opening.open_vault import open_vault
    from aftercare.storage.records.stores import Plan

    path, key = existing_vault(arguments), root_key(arguments)
    vault = open_vault(path, key)
    try:
        named = Plan(vault).settings.second_copy_folder
    finally:
        vault.close()
    print(backup.make(data_folder(arguments), key, datetime.now(UTC), backup.second_folder(named)))
    print(_("Made a copy of your plan and checked it."), file=sys.stderr)
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from aftercare.storage.backup import backup
    from aftercare.storage.backup.backup import CopyOfAnother
    from aftercare.storage.opening import restore
    from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY

    folder, copy = data_folder(arguments), arguments.file.absolute()
    if not copy.is_file():
        raise AftercareError(_("There is no file {file}.").format(file=copy))
    with alone(arguments):
        key = root_key(arguments) if folder.vault.exists() else PUBLISHED_ROOT_KEY
        try:
            copy_root = backup.root_of(copy, key)
        except CopyOfAnother:
            copy_root = backup.root_of_typed(copy, key, typed(arguments, _("Passcode or code of the copy: ")))
        restore.restore(folder, copy, key, datetime.now(UTC), copy_root)
    done = _("The copy is your plan now. What you had is kept in {folder}.")
    print(done.format(folder=folder.set_aside), file=sys.stderr)
    return 0
