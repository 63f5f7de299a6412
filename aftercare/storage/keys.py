"""From a root key to the key of the encrypted file."""

ROOT_KEY_BYTES = 20

# No secret: without a passcode anyone using this computer account can open the file, and the program says so.
PUBLISHED_ROOT_KEY = b"Aftercare, published"
# As published as its root, and written down because deriving it loads 6 MiB of library at every start.
_PUBLISHED_DATABASE_KEY = bytes.fromhex("8a790e05f38d22273e05ccb54bcb5b82d366cc8136b132c5e3643c810821dfd5")


def database_key(root_key: bytes) -> bytes:
    """The raw 32-byte SQLCipher key of a 20-byte root key."""
    if len(root_key) != ROOT_KEY_BYTES:
        raise ValueError("a root key has 20 bytes")
    return _PUBLISHED_DATABASE_KEY if root_key == PUBLISHED_ROOT_KEY else derived_key(root_key)


def derived_key(root_key: bytes) -> bytes:
    """The database key by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"aftercare database 1").derive(root_key)
