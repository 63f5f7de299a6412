"""What the commands are made of on the command line."""

import argparse
from collections.abc import Callable

from aftercare.i18n import _

Command = Callable[[argparse.Namespace], int]
"""Runs with the parsed options; 0 is done, 1 is could not."""
AddCommand = Callable[[str, Command, str], argparse.ArgumentParser]
"""Makes a command known by its name, with what it runs and what it does in words; gives its parser."""


def add_json(parser: argparse.ArgumentParser) -> None:
    """Understand --json."""
    parser.add_argument("--json", action="store_true", help=_("write JSON"))
