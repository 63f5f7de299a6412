"""The slots of a header: a root key as one passphrase gives it back."""

from dataclasses import dataclass, field

ROOT_KEY_BYTES = 20

_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1 << 20, 20, 16  # a changed header must not hold up the computer


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
