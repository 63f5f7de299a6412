"""The door to the encrypted file: a root key in, a database key out."""

import pytest

from aftercare.storage.keys import PUBLISHED_ROOT_KEY, database_key, derived_key


def test_the_published_key_is_the_one_its_root_gives() -> None:
    assert database_key(PUBLISHED_ROOT_KEY) == derived_key(PUBLISHED_ROOT_KEY)


def test_every_other_root_gives_another_key_of_32_bytes() -> None:
    keys = {database_key(bytes([number] * 20)) for number in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}
    assert database_key(PUBLISHED_ROOT_KEY) not in keys


@pytest.mark.parametrize("length", [0, 19, 21, 32])
def test_a_root_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        database_key(bytes(length))
