"""Every text the person reads can be taken out for translation."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

import aftercare

PACKAGE = Path(aftercare.__file__).parent
# How many leading arguments of each call are texts.
TEXTS = {"_": 1, "ngettext": 2, "pgettext": 2}


def calls() -> Iterator[tuple[str, list[ast.expr]]]:
    """Where each translated text is written, with the expressions given as texts."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.args[: TEXTS[node.func.id]]


def test_texts_are_written_out_where_they_are_translated() -> None:
    """An f-string or a variable would never be found by the extraction."""
    unfindable = [
        where
        for where, texts in calls()
        if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts)
    ]
    assert unfindable == []


def test_the_extraction_finds_every_text() -> None:
    extracted: set[str] = set()
    for _file, _line, message, _comments, context in extract_from_dir(PACKAGE, keywords=DEFAULT_KEYWORDS):
        extracted.update([message] if isinstance(message, str) else message)
        extracted.update([context] if context else [])
    written = {text.value for _where, texts in calls() for text in texts if isinstance(text, ast.Constant)}
    assert len(written) > 50
    assert written <= extracted
