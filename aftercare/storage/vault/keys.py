"""The keys of a plan: a random root, the key of its database, and the root written down as a recovery code."""

import hashlib
import os

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.storage.vault.sealing import derived_key
from aftercare.storage.vault.slots import ROOT_KEY_BYTES

# No secret: without a passcode anyone using this computer account can open the file, and the program says so.
PUBLISHED_ROOT_KEY = b"Aftercare, published"
# As published as its root, and written down because deriving it loads 6 MiB of library at every start.
_PUBLISHED_DATABASE_KEY = bytes.fromhex("8a790e05f38d22273e05ccb54bcb5b82d366cc8136b132c5e3643c810821dfd5")

CODE_GROUPS, CODE_GROUP_LENGTH = 9, 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no letter looks like a digit
_LOOKS_LIKE = str.maketrans("OIL", "011")
_SUM_LENGTH = 4


class CodeMistyped(AftercareError):
    """What was typed cannot be a recovery code."""

    def __init__(self) -> None:
        super().__init__(
            _("That is not quite the code. It has 9 groups of 4 letters and numbers. Look at each group once more.")
        )


def new_root() -> bytes:
    """A root key nobody else has."""
    return os.urandom(ROOT_KEY_BYTES)


def database_key(root_key: bytes) -> bytes:
    """The raw 32-byte SQLCipher key of a 20-byte root key."""
    if len(root_key) != ROOT_KEY_BYTES:
        raise ValueError("a root key has 20 bytes")
    if root_key == PUBLISHED_ROOT_KEY:
        return _PUBLISHED_DATABASE_KEY
    return derived_key(root_key)


def recovery_code(root_key: bytes) -> tuple[str, ...]:
    """The root key in 9 groups of 4 letters and digits; the last group notices mistakes in the others."""
    text = _letters(root_key) + _sum(root_key)
    return tuple(text[first : first + CODE_GROUP_LENGTH] for first in range(0, len(text), CODE_GROUP_LENGTH))


def root_of_code(typed: str) -> bytes:
    """The root key of a recovery code, typed with any spaces and dashes, in capitals or not; or CodeMistyped."""
    text = "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_LOOKS_LIKE)
    if len(text) != CODE_GROUPS * CODE_GROUP_LENGTH or not set(text) <= set(_ALPHABET):
        raise CodeMistyped
    number = 0
    for letter in text[:-_SUM_LENGTH]:
        number = number * 32 + _ALPHABET.index(letter)
    root_key = number.to_bytes(ROOT_KEY_BYTES, "big")
    if _sum(root_key) != text[-_SUM_LENGTH:]:
        raise CodeMistyped
    return root_key


def group_of(typed: str) -> str:
    """One group of a code as it is printed, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_LOOKS_LIKE)


def _sum(root_key: bytes) -> str:
    return _letters(hashlib.sha256(b"aftercare recovery code 1" + root_key).digest()[:5])[:_SUM_LENGTH]


def _letters(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    return "".join(_ALPHABET[number >> place & 31] for place in range(len(data) * 8 - 5, -1, -5))
