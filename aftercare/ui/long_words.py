"""Words of a person that are longer than a line."""

_LONGEST_WORD = 28  # letters


def breakable(text: str) -> str:
    """A text whose very long words may wrap."""
    if len(text) <= _LONGEST_WORD:
        return text
    words = text.split(" ")
    parts = ([word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)] for word in words)
    return " ".join("\u200b".join(part) for part in parts)
