"""Keys: a root in, a database key out; sealed by a passphrase, written down as a code, and nothing else opens it."""

import random
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.storage.vault import headers, keys, sealing
from aftercare.storage.vault.headers import Header
from aftercare.storage.vault.keys import CodeMistyped, recovery_code, root_of_code
from aftercare.storage.vault.sealing import seal, unseal
from aftercare.storage.vault.slots import Slot

ROOTS = st.binary(min_size=20, max_size=20)
CHEAP = Slot(salt=b"s" * 16, nonce=b"n" * 12, sealed=b"", memory_kib=64, passes=1, lanes=1)


def test_the_published_key_is_the_one_its_root_gives() -> None:
    assert keys.database_key(keys.PUBLISHED_ROOT_KEY) == sealing.derived_key(keys.PUBLISHED_ROOT_KEY)


def test_every_other_root_gives_another_key_of_32_bytes() -> None:
    found = {keys.database_key(bytes([number] * 20)) for number in range(20)}
    assert len(found) == 20
    assert {len(key) for key in found} == {32}
    assert keys.database_key(keys.PUBLISHED_ROOT_KEY) not in found


@pytest.mark.parametrize("length", [0, 19, 21, 32])
def test_a_root_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        keys.database_key(bytes(length))


# Passphrase


def test_a_passphrase_gives_back_what_it_sealed_and_another_does_not() -> None:
    root = keys.new_root()
    slot = seal(root, "blue kettle")
    assert (slot.memory_kib, slot.passes, slot.lanes) == (64 * 1024, 3, 4)
    assert unseal(slot, "blue kettle") == root
    assert unseal(slot, "blue kettles") is None
    assert root not in headers.to_bytes(Header(slots=(slot,)))


def test_both_spellings_of_one_letter_are_one_passphrase() -> None:
    slot = seal(b"r" * 20, "caf\u00e9 \ufb01ve")
    assert unseal(slot, "cafe\u0301 five") == b"r" * 20


@pytest.mark.parametrize(
    "change", [{"memory_kib": 1 << 21}, {"passes": 0}, {"lanes": 99}, {"nonce": b""}, {"salt": b"short"}]
)
def test_a_slot_with_costs_nobody_chose_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="slot"):
        replace(CHEAP, **change)  # type: ignore[arg-type]  # what a changed file may hold


def test_one_root_wrapped_by_another() -> None:
    wrapped = sealing.wrap(b"i" * 20, b"o" * 20)
    assert sealing.unwrap(wrapped, b"o" * 20) == b"i" * 20
    assert sealing.unwrap(wrapped, b"p" * 20) is None
    assert sealing.unwrap(b"", b"o" * 20) is None


# Recovery code


@given(ROOTS)
def test_a_code_is_nine_groups_of_four_and_gives_the_root_back(root: bytes) -> None:
    groups = recovery_code(root)
    assert [len(group) for group in groups] == [4] * 9
    assert not set("".join(groups)) & set("ILOU")
    for typed in ("-".join(groups), "".join(groups).lower(), "  ".join(groups)):
        assert root_of_code(typed) == root


@given(ROOTS)
def test_letters_that_look_like_digits_are_forgiven(root: bytes) -> None:
    typed = " ".join(recovery_code(root)).replace("0", "o").replace("1", "l")
    assert root_of_code(typed) == root
    assert root_of_code(typed.replace("l", "I")) == root


@given(ROOTS, st.integers(0, 35), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_noticed(root: bytes, place: int, letter: str) -> None:
    text = "".join(recovery_code(root))
    if text[place] != letter:
        with pytest.raises(CodeMistyped, match="9 groups of 4"):
            root_of_code(text[:place] + letter + text[place + 1 :])


@given(ROOTS, st.integers(0, 34))
def test_two_letters_in_the_wrong_order_are_noticed(root: bytes, place: int) -> None:
    text = "".join(recovery_code(root))
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped != text:
        with pytest.raises(CodeMistyped):
            root_of_code(swapped)


@pytest.mark.parametrize("typed", ["", "1234", "U" * 36, "é" * 36, "0" * 37, "0" * 35])
def test_what_is_no_code_is_said(typed: str) -> None:
    with pytest.raises(CodeMistyped):
        root_of_code(typed)


# Headers


def test_a_header_is_read_back_and_damage_noticed_at_every_place() -> None:
    header = Header(slots=(CHEAP, CHEAP), is_open=True, old_root=b"old")
    contents = headers.to_bytes(header)
    assert headers.from_bytes(contents) == header
    chance = random.Random(1)  # noqa: S311 - the same places on every run
    for _time in range(200):
        place = chance.randrange(len(contents))
        letter = chance.choice(string.ascii_letters).encode()
        changed = contents[:place] + letter + contents[place + 1 :]
        try:
            found = headers.from_bytes(changed)
        except ValueError:
            continue
        assert found == header


@pytest.mark.parametrize("contents", [b"", b"[]", b"{}", b"\xff", b'{"format": 2}'])
def test_what_is_no_header_is_refused(contents: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        headers.from_bytes(contents)
