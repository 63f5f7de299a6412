"""Words of a person that are longer than a line, or written the other way."""

_LONGEST_WORD = 28  # letters


def breakable(text: str) -> str:
    """A text whose very long words may wrap."""
    if len(text) <= _LONGEST_WORD:
        return text
    words = text.split(" ")
    parts = ([word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)] for word in words)
    return " ".join("\u200b".join(part) for part in parts)


def shortened(text: str, most: int) -> str:
    """A text of so many letters at the most, with an ellipsis where some are left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def isolated(name: str) -> str:
    """A name within a sentence, whichever way either is written."""
    return name if name.isascii() else f"\u2068{name}\u2069"
