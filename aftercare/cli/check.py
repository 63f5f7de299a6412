"""aftercare check: whether the plan's file is sound."""

import argparse
import json
import sys

from aftercare.cli.parsing import AddCommand, add_json
from aftercare.cli.plan import existing_vault, root_key
from aftercare.i18n import _


def add(add_command: AddCommand) -> None:
    """Understand the command and its options."""
    add_json(add_command("check", run, _("is the plan's file sound?")))


def run(arguments: argparse.Namespace) -> int:
    """Write what was found; 1 when there is anything."""
    from aftercare.storage.vault import health

    findings = health.check(existing_vault(arguments), root_key(arguments))
    if arguments.json:
        print(json.dumps({"sound": not findings, "findings": findings}, indent=2))
    print("\n".join(findings) if findings else _("Your plan's file is sound."), file=sys.stderr)
    return 1 if findings else 0
