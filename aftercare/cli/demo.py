"""aftercare demo: a made-up plan in an empty folder."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from aftercare.cli.parsing import AddCommand
from aftercare.cli.plan import computer_zone, data_folder, unusable
from aftercare.errors import AftercareError
from aftercare.i18n import _

_SAMPLE_YEARS = range(1, 51)


def add(add_command: AddCommand) -> None:
    """Understand the command and its options."""
    demo = add_command("demo", run, _("fill an empty folder with made-up sample data"))
    demo.add_argument("--years", type=_sample_years, required=True, metavar="N", help=_("how many years of it"))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=_("another number makes other data"))


def run(arguments: argparse.Namespace) -> int:
    """Make it."""
    from aftercare.demo import folder as sample

    folder = data_folder(arguments)
    _refuse_unless_empty(folder.root)
    count = sample.fill(folder, arguments.years, arguments.seed, datetime.now(UTC), computer_zone())
    done = _("Made a sample plan of {count} records in {folder}.")
    print(done.format(count=count, folder=folder.root), file=sys.stderr)
    return 0


def _refuse_unless_empty(folder: Path) -> None:
    from aftercare.storage.file import private_files

    try:
        private_files.make_folder(folder)
        empty = not any(folder.iterdir())
    except OSError as fault:
        raise unusable(folder) from fault
    if not empty:
        says = _("{folder} is not empty. Choose an empty folder for the made-up plan.")
        raise AftercareError(says.format(folder=folder))


def _sample_years(text: str) -> int:
    if not text.isdecimal() or int(text) not in _SAMPLE_YEARS:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number from 1 to 50.").format(text=text))
    return int(text)
