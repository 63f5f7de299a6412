"""What is typed after `aftercare`."""

import argparse
import sys
from pathlib import Path

from aftercare import __version__
from aftercare.cli import agenda, check, copies, demo
from aftercare.cli.parsing import Command
from aftercare.errors import AftercareError
from aftercare.i18n import _


def parse(argv: list[str]) -> argparse.Namespace:
    """Give the options and the `command` to run (None opens the window); wrong usage ends the program with status 2."""
    parser = argparse.ArgumentParser(
        prog="aftercare", description=_("A private planner. Without a command it opens the window."), allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"aftercare {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_("use the plan in another folder"))
    parser.add_argument("--hidden", action="store_true", help=_("begin without showing the window"))
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))

    def add(name: str, command: Command, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        added.set_defaults(command=command)
        # Understood after the command too; a default here would hide the one given before it.
        added.add_argument("--data-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        from_stdin = _("read the passcode from the first line of standard input")
        added.add_argument("--passphrase-stdin", action="store_true", help=from_stdin)
        return added

    for module in (agenda, check, copies, demo):
        module.add(add)
    arguments = parser.parse_args(argv)
    if arguments.command is agenda.run:
        agenda.check_days(arguments)
    return arguments


def run(arguments: argparse.Namespace) -> int:
    """Run the parsed command; 0 is done, 1 is could not, with the reason on stderr."""
    try:
        return int(arguments.command(arguments))
    except AftercareError as reason:
        print(reason, file=sys.stderr)
        return 1
