"""From a root key to the key of the encrypted file."""

# Importing the library takes 10 to 11 ms where it was measured: too little to write our own instead.
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ROOT_KEY_BYTES = 20

# No secret: without a passcode anyone using this computer account can open the file, and the program says so.
PUBLISHED_ROOT_KEY = b"Aftercare, published"


def database_key(root_key: bytes) -> bytes:
    """The raw 32-byte SQLCipher key of a 20-byte root key."""
    if len(root_key) != ROOT_KEY_BYTES:
        raise ValueError("a root key has 20 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"aftercare database 1").derive(root_key)
