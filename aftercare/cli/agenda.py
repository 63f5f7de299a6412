"""aftercare agenda: what is planned from one day to another."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from aftercare.cli.parsing import AddCommand, add_json
from aftercare.cli.plan import computer_zone, existing_vault, root_key
from aftercare.i18n import _, clock_time, weekday_short

if TYPE_CHECKING:
    from aftercare.domain.calendar.agenda import AgendaItem

_YEARS = range(1900, 2200)


def add(add_command: AddCommand) -> None:
    """Understand the command and its options."""
    parser = add_command("agenda", run, _("what is planned from one day to another, both included"))
    parser.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE", help=_("such as 2026-10-06"))
    parser.add_argument("--to", dest="last", type=_day, required=True, metavar="DATE", help=_("such as 2026-10-12"))
    parser.set_defaults(refuse=parser.error)
    add_json(parser)


def check_days(arguments: argparse.Namespace) -> None:
    """End the program with status 2 when the days are the wrong way round."""
    if arguments.last < arguments.first:
        arguments.refuse(_("--to must be the same day as --from, or later"))


def run(arguments: argparse.Namespace) -> int:
    """Write the agenda."""
    from aftercare.storage.opening.open_vault import open_vault
    from aftercare.storage.records.stores import Plan

    vault = open_vault(existing_vault(arguments), root_key(arguments))
    try:
        items = Plan(vault).agenda(arguments.first, arguments.last, computer_zone(), with_cancelled=True)
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


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day. Write it like 2026-10-06.").format(text=text))
    return day
