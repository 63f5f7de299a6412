"""The command line: reading commands for automation, copies of the plan, and sample data."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare import __version__, paths
from aftercare.errors import AftercareError
from aftercare.i18n import _, clock_time, weekday_short

if TYPE_CHECKING:
    from aftercare.domain.calendar.agenda import AgendaItem

_YEARS = range(1900, 2200)
_SAMPLE_YEARS = range(1, 51)


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

    def add(name: str, command: Any, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        added.set_defaults(command=command)
        # Understood after the command too; a default here would hide the one given before it.
        added.add_argument("--data-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        from_stdin = _("read the passcode from the first line of standard input")
        added.add_argument("--passphrase-stdin", action="store_true", help=from_stdin)
        return added

    agenda = add("agenda", _agenda, _("what is planned from one day to another, both included"))
    agenda.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE", help=_("such as 2026-10-06"))
    agenda.add_argument("--to", dest="last", type=_day, required=True, metavar="DATE", help=_("such as 2026-10-12"))
    check = add("check", _check, _("is the plan's file sound?"))
    add("backup", _backup, _("make a checked copy of the plan now"))
    restore = add("restore", _restore, _("open a copy in place of the plan, which is set aside"))
    restore.add_argument("file", type=Path, metavar="FILE", help=_("a copy made by Aftercare, or a plan’s own file"))
    for reading in (agenda, check):
        reading.add_argument("--json", action="store_true", help=_("write JSON"))
    demo = add("demo", _demo, _("fill an empty folder with made-up sample data"))
    demo.add_argument("--years", type=_sample_years, required=True, metavar="N", help=_("how many years of it"))
    demo.add_argument("--seed", type=int, default=1, metavar="S", help=_("another number makes other data"))

    arguments = parser.parse_args(argv)
    if arguments.command is _agenda and arguments.last < arguments.first:
        agenda.error(_("--to must be the same day as --from, or later"))
    return arguments


def data_folder(arguments: argparse.Namespace) -> paths.DataFolder:
    """The folder asked for, or this computer account's own."""
    return paths.DataFolder((arguments.data_dir or paths.default_data_folder()).absolute())


def run(arguments: argparse.Namespace) -> int:
    """Run the parsed command; 0 is done, 1 is could not, with the reason on stderr."""
    try:
        return int(arguments.command(arguments))
    except AftercareError as reason:
        print(reason, file=sys.stderr)
        return 1


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day. Write it like 2026-10-06.").format(text=text))
    return day


def _sample_years(text: str) -> int:
    if not text.isdecimal() or int(text) not in _SAMPLE_YEARS:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number from 1 to 50.").format(text=text))
    return int(text)


def _computer_zone() -> ZoneInfo:
    import tzlocal

    try:
        return tzlocal.get_localzone()
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise AftercareError(_("This computer's time zone could not be found. Set it, then try again.")) from unknown


def _existing_vault(arguments: argparse.Namespace) -> Path:
    vault = data_folder(arguments).vault
    try:
        if vault.exists():
            return vault
    except OSError as fault:
        raise _unusable(vault.parent) from fault
    raise AftercareError(_("There is no plan in {folder} yet.").format(folder=vault.parent))


def _root_key(arguments: argparse.Namespace) -> bytes:
    """What opens the plan: the published key, or what a passcode unseals, asked for on the terminal."""
    from aftercare.storage.vault import headers
    from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY

    folder = data_folder(arguments)
    if not headers.is_locked(folder):
        return PUBLISHED_ROOT_KEY
    return headers.root_by_passphrase(folder, _typed(arguments, _("Passcode: ")))


def _typed(arguments: argparse.Namespace, question: str) -> str:
    if arguments.passphrase_stdin:
        return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise AftercareError(_("This plan has a passcode. Type it on a terminal, or give it with --passphrase-stdin."))
    import getpass

    return getpass.getpass(question)


@contextmanager
def _alone(arguments: argparse.Namespace) -> Iterator[None]:
    """Keep the window from opening while the plan is written; AftercareError when it is open."""
    from aftercare.storage.file.plan_lock import hold

    with hold(data_folder(arguments)):
        yield


def _backup(arguments: argparse.Namespace) -> int:
    from aftercare.storage.backup import backup
    from aftercare.storage.opening.open_vault import open_vault
    from aftercare.storage.records.stores import Plan

    path, root_key = _existing_vault(arguments), _root_key(arguments)
    vault = open_vault(path, root_key)
    try:
        named = Plan(vault).settings.second_copy_folder
    finally:
        vault.close()
    print(backup.make(data_folder(arguments), root_key, datetime.now(UTC), backup.second_folder(named)))
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
    with _alone(arguments):
        root_key = _root_key(arguments) if folder.vault.exists() else PUBLISHED_ROOT_KEY
        try:
            copy_root = backup.root_of(copy, root_key)
        except CopyOfAnother:
            copy_root = backup.root_of_typed(copy, root_key, _typed(arguments, _("Passcode or code of the copy: ")))
        restore.restore(folder, copy, root_key, datetime.now(UTC), copy_root)
    done = _("The copy is your plan now. What you had is kept in {folder}.")
    print(done.format(folder=folder.set_aside), file=sys.stderr)
    return 0


def _unusable(folder: Path) -> AftercareError:
    return AftercareError(_("The folder {folder} cannot be used.").format(folder=folder))


def _agenda(arguments: argparse.Namespace) -> int:
    from aftercare.storage.opening.open_vault import open_vault
    from aftercare.storage.records.stores import Plan

    vault = open_vault(_existing_vault(arguments), _root_key(arguments))
    try:
        items = Plan(vault).agenda(arguments.first, arguments.last, _computer_zone(), with_cancelled=True)
    finally:
        vault.close()
    if arguments.json:
        print(json.dumps([_as_json(item) for item in items], indent=2))
    elif items:
        print("\n".join(_columns(items)))
    else:
        print(_("Nothing is planned on these days."), file=sys.stderr)
    return 0


def _as_json(item: "AgendaItem") -> dict[str, str | bool]:
    occurrence, commitment = item.occurrence, item.occurrence.commitment
    if commitment.all_day:
        start, end = item.begins.date().isoformat(), item.ends.date().isoformat()
    else:
        start, end = item.begins.isoformat(), item.ends.isoformat()
    return {
        "id": commitment.id,
        "start": start,
        "end": end,
        "all_day": commitment.all_day,
        "title": occurrence.title,
        "kind": commitment.kind,
        "area": commitment.area,
        "status": item.status,
    }


def _columns(items: "list[AgendaItem]") -> list[str]:
    rows = []
    for item in items:
        start = item.occurrence.start
        when = _("All day") if item.occurrence.commitment.all_day else clock_time(start.time())
        day = f"{weekday_short(start.weekday())} {start.date()}"
        rows.append((day, when, _status_word(item.status), item.occurrence.title))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return ["  ".join((*map(str.ljust, row, widths), row[3])) for row in rows]


def _status_word(status: str) -> str:
    return {
        "planned": _("planned"),
        "done": _("done"),
        "skipped": _("skipped"),
        "missed": _("missed"),
        "cancelled": _("cancelled"),
    }[status]


def _check(arguments: argparse.Namespace) -> int:
    from aftercare.storage.vault import health

    findings = health.check(_existing_vault(arguments), _root_key(arguments))
    if arguments.json:
        print(json.dumps({"sound": not findings, "findings": findings}, indent=2))
    print("\n".join(findings) if findings else _("Your plan's file is sound."), file=sys.stderr)
    return 1 if findings else 0


def _demo(arguments: argparse.Namespace) -> int:
    from aftercare.demo import folder as sample

    folder = data_folder(arguments)
    _refuse_unless_empty(folder.root)
    count = sample.fill(folder, arguments.years, arguments.seed, datetime.now(UTC), _computer_zone())
    done = _("Made a sample plan of {count} records in {folder}.")
    print(done.format(count=count, folder=folder.root), file=sys.stderr)
    return 0


def _refuse_unless_empty(folder: Path) -> None:
    from aftercare.storage.file import private_files

    try:
        private_files.make_folder(folder)
        empty = not any(folder.iterdir())
    except OSError as fault:
        raise _unusable(folder) from fault
    if not empty:
        says = _("{folder} is not empty. Choose an empty folder for the made-up plan.")
        raise AftercareError(says.format(folder=folder))
