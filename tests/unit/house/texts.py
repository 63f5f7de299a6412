"""Every text the program has translated, as it is written in the code."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import aftercare

PACKAGE = Path(aftercare.__file__).parent
# How many leading arguments of each call are texts.
_TEXTS = {"_": 1, "ngettext": 2, "pgettext": 2}


@cache
def calls() -> tuple[tuple[str, list[ast.expr]], ...]:
    """Where each translated text is written, with the expressions given as texts."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, list[ast.expr]]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.args[: _TEXTS[node.func.id]]


def written() -> set[str]:
    """The texts, and what says which meaning one has."""
    constants = (text.value for _where, texts in calls() for text in texts if isinstance(text, ast.Constant))
    return {value for value in constants if isinstance(value, str)}
