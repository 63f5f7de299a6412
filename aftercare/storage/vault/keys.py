"""The keys of a plan: a random root key, that key sealed by a passphrase, and written down as a recovery code."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aftercare.errors import AftercareError
from aftercare.i18n import _

if TYPE_CHECKING:  # 6 MiB of library that a plan without a passcode does without
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ROOT_KEY_BYTES = 20

# No secret: without a passcode anyone using this computer account can open the file, and the program says so.
PUBLISHED_ROOT_KEY = b"Aftercare, published"
# As published as its root, and written down because deriving it loads 6 MiB of library at every start.
_PUBLISHED_DATABASE_KEY = bytes.fromhex("8a790e05f38d22273e05ccb54bcb5b82d366cc8136b132c5e3643c810821dfd5")

CODE_GROUPS, CODE_GROUP_LENGTH = 9, 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no letter looks like a digit
_LOOKS_LIKE = str.maketrans("OIL", "011")
_SUM_LENGTH = 4

# A quarter of a second of this computer's time for each guess.
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1 << 20, 20, 16  # a changed header must not hold up the computer


class CodeMistyped(AftercareError):
    """What was typed cannot be a recovery code."""

    def __init__(self) -> None:
        super().__init__(
            _("That is not quite the code. It has 9 groups of 4 letters and numbers. Look at each group once more.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A root key sealed by a passphrase: Argon2id makes the key, AES-256-GCM seals."""

    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)
    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse costs that no version of the program uses."""
        costs = (self.memory_kib, _MOST_MEMORY_KIB), (self.passes, _MOST_PASSES), (self.lanes, _MOST_LANES)
        if not all(1 <= cost <= most for cost, most in costs) or len(self.salt) < 8 or len(self.nonce) != 12:
            raise ValueError("no slot of ours")


def new_root() -> bytes:
    """A root key nobody else has."""
    return os.urandom(ROOT_KEY_BYTES)


def database_key(root_key: bytes) -> bytes:
    """The raw 32-byte SQLCipher key of a 20-byte root key."""
    if len(root_key) != ROOT_KEY_BYTES:
        raise ValueError("a root key has 20 bytes")
    return _PUBLISHED_DATABASE_KEY if root_key == PUBLISHED_ROOT_KEY else derived_key(root_key)


def derived_key(root_key: bytes, purpose: str = "database") -> bytes:
    """The key for one purpose by HKDF-SHA256, 32 bytes."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"aftercare {purpose} 1".encode()).derive(root_key)


def seal(root_key: bytes, passphrase: str) -> Slot:
    """The root key sealed so that only the passphrase gives it back."""
    slot = Slot(
        salt=os.urandom(16), nonce=os.urandom(12), sealed=b"", memory_kib=_MEMORY_KIB, passes=_PASSES, lanes=_LANES
    )
    return replace(slot, sealed=_cipher(slot, passphrase).encrypt(slot.nonce, root_key, None))


def unseal(slot: Slot, passphrase: str) -> bytes | None:
    """The root key in a slot, or None when this is not its passphrase."""
    from cryptography.exceptions import InvalidTag

    try:
        root_key: bytes = _cipher(slot, passphrase).decrypt(slot.nonce, slot.sealed, None)
    except InvalidTag:
        return None
    return root_key if len(root_key) == ROOT_KEY_BYTES else None


def wrap(inner: bytes, outer: bytes) -> bytes:
    """One root key encrypted with another."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return nonce + AESGCM(derived_key(outer, "wrap")).encrypt(nonce, inner, None)


def unwrap(wrapped: bytes, outer: bytes) -> bytes | None:
    """The root key that `wrap` encrypted, or None when it was wrapped by another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(derived_key(outer, "wrap")).decrypt(wrapped[:12], wrapped[12:], None)
    except (InvalidTag, ValueError):
        return None


def _cipher(slot: Slot, passphrase: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=slot.salt, length=32, iterations=slot.passes, lanes=slot.lanes, memory_cost=slot.memory_kib)
    # One passphrase, typed on two keyboards, can be two spellings of the same letters.
    return AESGCM(kdf.derive(unicodedata.normalize("NFKC", passphrase).encode()))


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
