"""What a key or a passphrase seals: HKDF-SHA256, AES-256-GCM and Argon2id.

The library is loaded when it is used: a plan without a passcode does without its 7 MiB.
"""

import os
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from aftercare.storage.vault.slots import ROOT_KEY_BYTES, Slot

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# A quarter of a second of this computer's time for each guess.
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4


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
    return replace(slot, sealed=_by_passphrase(slot, passphrase).encrypt(slot.nonce, root_key, None))


def unseal(slot: Slot, passphrase: str) -> bytes | None:
    """The root key in a slot, or None when this is not its passphrase."""
    root_key = _decrypted(_by_passphrase(slot, passphrase), slot.nonce, slot.sealed)
    return root_key if root_key is not None and len(root_key) == ROOT_KEY_BYTES else None


def wrap(inner: bytes, outer: bytes) -> bytes:
    """One root key encrypted with another."""
    nonce = os.urandom(12)
    return nonce + _cipher(derived_key(outer, "wrap")).encrypt(nonce, inner, None)


def unwrap(wrapped: bytes, outer: bytes) -> bytes | None:
    """The root key that `wrap` encrypted, or None when it was wrapped by another one."""
    try:
        return _decrypted(_cipher(derived_key(outer, "wrap")), wrapped[:12], wrapped[12:])
    except ValueError:  # cut short
        return None


def _by_passphrase(slot: Slot, passphrase: str) -> "AESGCM":
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=slot.salt, length=32, iterations=slot.passes, lanes=slot.lanes, memory_cost=slot.memory_kib)
    # One passphrase, typed on two keyboards, can be two spellings of the same letters.
    return _cipher(kdf.derive(unicodedata.normalize("NFKC", passphrase).encode()))


def _cipher(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _decrypted(cipher: "AESGCM", nonce: bytes, sealed: bytes) -> bytes | None:
    """What was sealed, or None when it was sealed by another key or changed since."""
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(nonce, sealed, None)
    except InvalidTag:
        return None
