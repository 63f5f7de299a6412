"""What a key or a passphrase seals: HKDF-SHA256, AES-256-GCM and Argon2id."""

import os
import unicodedata
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aftercare.storage.vault.slots import ROOT_KEY_BYTES, Slot

# A quarter of a second of this computer's time for each guess.
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4


def derived_key(root_key: bytes, purpose: str = "database") -> bytes:
    """The key for one purpose by HKDF-SHA256, 32 bytes."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"aftercare {purpose} 1".encode()).derive(root_key)


def seal(root_key: bytes, passphrase: str) -> Slot:
    """The root key sealed so that only the passphrase gives it back."""
    slot = Slot(
        salt=os.urandom(16), nonce=os.urandom(12), sealed=b"", memory_kib=_MEMORY_KIB, passes=_PASSES, lanes=_LANES
    )
    return replace(slot, sealed=_cipher(slot, passphrase).encrypt(slot.nonce, root_key, None))


def unseal(slot: Slot, passphrase: str) -> bytes | None:
    """The root key in a slot, or None when this is not its passphrase."""
    try:
        root_key: bytes = _cipher(slot, passphrase).decrypt(slot.nonce, slot.sealed, None)
    except InvalidTag:
        return None
    return root_key if len(root_key) == ROOT_KEY_BYTES else None


def wrap(inner: bytes, outer: bytes) -> bytes:
    """One root key encrypted with another."""
    nonce = os.urandom(12)
    return nonce + AESGCM(derived_key(outer, "wrap")).encrypt(nonce, inner, None)


def unwrap(wrapped: bytes, outer: bytes) -> bytes | None:
    """The root key that `wrap` encrypted, or None when it was wrapped by another one."""
    try:
        return AESGCM(derived_key(outer, "wrap")).decrypt(wrapped[:12], wrapped[12:], None)
    except (InvalidTag, ValueError):
        return None


def _cipher(slot: Slot, passphrase: str) -> AESGCM:

    kdf = Argon2id(salt=slot.salt, length=32, iterations=slot.passes, lanes=slot.lanes, memory_cost=slot.memory_kib)
    # One passphrase, typed on two keyboards, can be two spellings of the same letters.
    return AESGCM(kdf.derive(unicodedata.normalize("NFKC", passphrase).encode()))
