"""A program ended in the middle of its work: at the changes it makes to its files, one run after the other."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.copyfile", "tempfile.mkstemp"}
_KILLED, _MOST = 9, 1000
_EVERY = int(os.environ.get("AFTERCARE_KILL_EVERY", "5"))  # the whole campaign is 1


def killed_at_steps(work: Callable[[], object], *, statements: bool = False) -> Iterator[bool]:
    """Run the work in a child that ends at its first change of a file, then at a later one, until it gets through.

    After each of them gives whether it got through; the caller looks at what is left, and puts back what was there.
    With `statements` every statement of SQL is a step too.
    """
    for step in range(1, _MOST, _EVERY):
        status = _run(work, step, statements=statements)
        if status not in (0, _KILLED):
            raise AssertionError(f"the work itself failed at step {step}")
        yield status == 0
        if status == 0:
            return
    raise AssertionError("the work never ends")


def _run(work: Callable[[], object], step: int, *, statements: bool) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(_KILLED)  # no clean-up, as in a power cut

    def on_event(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and _writes(arguments)):
            count()

    status = 1
    try:
        sys.addaudithook(on_event)
        if statements:
            from sqlalchemy import Engine, event

            event.listen(Engine, "before_cursor_execute", lambda *_: count())
        work()
        status = 0
    finally:
        os._exit(status)
    return status


def _writes(arguments: tuple[Any, ...]) -> bool:
    _path, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return bool(flags & (os.O_WRONLY | os.O_RDWR))


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file under a folder."""
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
