"""Starts the program: a command of the command line, or else the window."""

import builtins
import gc
import os
import sys

from aftercare.cli import command_line
from aftercare.cli.plan import data_folder
from aftercare.errors import AftercareError
from aftercare.paths import DataFolder


def main() -> int:
    """Run what the command line asks for; the status the process ends with."""
    arguments = command_line.parse(sys.argv[1:])
    try:
        status = (
            _open_window(data_folder(arguments), hidden=arguments.hidden)
            if arguments.command is None
            else command_line.run(arguments)
        )
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (such as head) had enough; say nothing more, also not when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _open_window(folder: DataFolder, *, hidden: bool) -> int:
    # Python's cyclic collector may run on any thread and would free Qt objects there, which crashes: `app.start` calls
    # it on one. While modules load it would also look 60 times through what stays.
    gc.disable()
    from aftercare.ui.desktop import display

    try:
        display.check()
        try:
            _import_qt()
            from aftercare.app import start
        except ImportError as missing:
            raise display.missing_library(missing) from missing
        return start.run(folder, hidden=hidden)
    except AftercareError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _import_qt() -> None:
    """Load Qt without its import hook.

    The hook reads the source of every module imported afterwards, to support `from __feature__ import`, which nobody
    here uses; for SQLAlchemy alone that is 50 ms and 14 MiB (https://github.com/napari/napari/issues/8584).
    """
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - loaded for its effect

    builtins.__import__ = plain_import


if __name__ == "__main__":
    sys.exit(main())
