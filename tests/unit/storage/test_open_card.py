"""The open card is always readable, and says only what it was told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.seek_help.crisis_line import CrisisLine, Reach
from aftercare.errors import AftercareError
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import HelpPerson, OpenCard, Theme, WindowName

_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FULL = OpenCard(
    theme=Theme.HC_DARK,
    text_scale=1.5,
    language="es",
    country="IE",
    lines=(
        CrisisLine(
            key="own", country="IE", name="Clinic", number="555-0142", how=Reach.TEXT, languages=("en",), own=True
        ),
    ),
    window_name=WindowName.PLANNER,
    steps=("Go for a walk",),
    people=(HelpPerson("Sam", "friend", "555-0101"),),
    plan_started=True,
)


def test_a_card_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "open-card.json"
    open_card.write(file, FULL)
    assert open_card.read(file) == FULL


def test_only_this_account_can_read_the_card(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "open-card.json"
    open_card.write(file, FULL)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [entry.name for entry in file.parent.iterdir()] == ["open-card.json"]


def test_without_a_file_the_defaults_show(tmp_path: Path) -> None:
    assert open_card.read(tmp_path / "open-card.json") == OpenCard()
    assert open_card.read(tmp_path) == OpenCard()


def test_one_bad_field_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "open-card.json"
    open_card.write(file, FULL)
    values = json.loads(file.read_text("utf-8"))
    for bad in (
        {"theme": "plaid"},
        {"text_scale": 900.0},
        {"text_scale": float("nan")},
        {"text_scale": 10**400},
        {"people": [{"name": 1}]},
    ):
        file.write_text(json.dumps(values | bad), "utf-8")
        card = open_card.read(file)
        assert card.lines == FULL.lines
        assert (card.theme, card.text_scale, card.people) != (FULL.theme, FULL.text_scale, FULL.people)


@given(contents=st.binary() | _JSON.map(lambda value: json.dumps(value).encode()))
def test_any_contents_can_be_read(contents: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any-card.json"
    file.write_bytes(contents)
    assert isinstance(open_card.read(file), OpenCard)


@given(field=st.sampled_from([*OpenCard.__dataclass_fields__]), value=_JSON)
def test_any_value_in_a_field_can_be_read(field: str, value: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any-field.json"
    file.write_text(json.dumps({field: value}), "utf-8")
    assert isinstance(open_card.read(file), OpenCard)


def test_a_line_that_an_older_version_wrote_stays(tmp_path: Path) -> None:
    """As written before lines had groups and several sources: it must be on Help now after the update too."""
    written = {
        "key": "own.1", "country": "US", "name": "My clinic", "detail": "", "number": "555-0120", "how": "text",
        "text_word": "HI", "hours": "9 to 5", "languages": ["English"], "source": "", "checked_on": None,
        "emergency": False, "own": True,
    }  # fmt: skip
    broken = {"key": "own.2", "name": "No number"}
    file = tmp_path / "open-card.json"
    file.write_text(json.dumps({"country": "US", "lines": [broken, written, 7]}), "utf-8")
    (line,) = open_card.read(file).lines
    assert (line.name, line.number, line.how, line.text_word) == ("My clinic", "555-0120", Reach.TEXT, "HI")
    assert (line.hours, line.languages, line.own) == ("9 to 5", ("English",), True)


def test_a_card_nested_without_end_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "open-card.json"
    file.write_text("[" * 100_000, "utf-8")
    assert open_card.read(file) == OpenCard()


def test_a_card_that_cannot_be_written_is_said_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "open-card.json"
    open_card.write(file, FULL)

    def no_space(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(AftercareError, match="Your plan is safe") as problem:
        open_card.write(file, OpenCard())
    assert "Sam" not in str(problem.value)
    monkeypatch.undo()
    assert open_card.read(file) == FULL
    assert [entry.name for entry in tmp_path.iterdir()] == ["open-card.json"]


def test_the_first_frame_waits_for_no_database() -> None:
    heavy = "{'sqlalchemy', 'sqlcipher3', 'cryptography', 'alembic', 'dateutil'}"
    program = f"import sys, aftercare.storage.file.open_card; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
