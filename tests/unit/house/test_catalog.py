"""Every text the person reads can be taken out for translation."""

import ast

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from tests.unit.house.texts import PACKAGE, calls, written


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
    assert len(written()) > 50
    assert written() <= extracted
