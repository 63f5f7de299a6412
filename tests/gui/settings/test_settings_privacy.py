"""Settings > Privacy and Your data: a passcode set and changed with its code asked back; copies looked into."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.exchange.paper import typeset as paper
from aftercare.paths import DataFolder
from aftercare.planner.destinations import Place
from aftercare.planner.paper import PaperPage
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.storage.backup import backup
from aftercare.storage.file.open_card import WindowName
from aftercare.storage.opening import protection
from aftercare.storage.vault import keys, unlocking
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault
from aftercare.ui.desktop import paper_out
from aftercare.ui.frames import tasks
from aftercare.ui.settings.erase_dialog import EraseDialog
from aftercare.ui.settings.page import SettingsPage
from aftercare.ui.shell import passcode_offer
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import NOW
from tests.mockup import plan as mockup_plan
from tests.shots.stage import Stage

Rework = tuple[Callable[[], bytes], str, str]
pytestmark = pytest.mark.usefixtures("cheap_passcodes")


@pytest.fixture
def asked(workspace: Workspace) -> list[Rework]:
    """What Settings asked the program to do with the closed plan."""
    asked: list[Rework] = []
    workspace.safekeeping = Safekeeping(
        folder=DataFolder(workspace.card_file.parent),
        root_key=PUBLISHED_ROOT_KEY,
        is_protected=False,
        lock=lambda: None,
        rework=lambda *what: asked.append(what),
        start_over=lambda: asked.append((lambda: b"", "start over", "")),
    )
    return asked


@pytest.fixture
def protected(workspace: Workspace, asked: list[Rework], tmp_path: Path) -> bytes:
    """As with a passcode, which is "blue kettle"; its header is beside the open plan. Gives the root key."""
    root = keys.new_root()
    safe = workspace.safekeeping
    assert safe is not None
    safe.root_key, safe.is_protected = root, True
    other = DataFolder(tmp_path / "protected")
    Vault.open(other.vault).close()
    protection.turn_on(other, root, "blue kettle")
    safe.folder = other
    return root


def settle() -> None:
    """Wait for what is done in the background."""
    end = time.monotonic() + 20
    while tasks.busy() and time.monotonic() < end:
        QApplication.processEvents()
    assert not tasks.busy()
    QApplication.processEvents()


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, asked: list[Rework]) -> Callable[[str], SettingsPage]:
    def show(section: str) -> SettingsPage:
        page = SettingsPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        press(page, section)
        settle()
        return page

    return show


Open = Callable[[str], SettingsPage]


def shown_code(page: QWidget) -> list[str]:
    """The groups one reads on the screen."""
    found = [re.fullmatch(r"\d\.  (\w{4})", text) for text in words(page)]
    return [match[1] for match in found if match]


def fill_new(page: QWidget, passcode: str) -> None:
    type_into(page, "New passcode", passcode)
    type_into(page, "Type it again", passcode)
    press(page, "Go on")


def answer_groups(page: QWidget, code: list[str]) -> None:
    for name in [each for each in names(page, QLineEdit) if each.startswith("Group ")]:
        type_into(page, name, code[int(name[-1]) - 1].lower())


def see_code(page: QWidget) -> None:
    press(page, "See the code")
    type_into(page, "Your passcode now", "blue kettle")
    press(page, "Go on")
    settle()


OPEN_TO_ALL = "Anyone who can use this computer account can open it."
OPEN_TO_YOURS = "Only someone with your passcode or your recovery code can open it."


def test_who_can_open_the_plan_is_said_as_it_is(opened: Open, workspace: Workspace, asked: list[Rework]) -> None:
    page = opened("Privacy")
    assert f"Your plan stays on this computer. {OPEN_TO_ALL}" in words(page)
    assert "Lock after" not in names(page)
    safe = workspace.safekeeping
    assert safe is not None
    safe.is_protected = True
    workspace.save_settings(second_copy_folder="/media/stick")
    page = opened("Privacy")
    kept = f"Your plan stays on this computer, in an encrypted file. {OPEN_TO_YOURS}"
    assert f"{kept} Its copies also go to the folder you chose." in words(page)
    assert not any(OPEN_TO_ALL in line for line in words(page))


def test_when_it_locks_is_said_as_it_is_chosen(opened: Open, workspace: Workspace, protected: bytes) -> None:
    page, also = opened("Privacy"), "after sleep"
    assert any(also in line for line in words(page))
    workspace.save_settings(lock_after_minutes=0)
    assert not any(also in line for line in words(page))


def test_a_passcode_is_set_once_its_code_was_asked_back(
    opened: Open, asked: list[Rework], workspace: Workspace, vault: Vault
) -> None:
    page = opened("Privacy")
    press(page, "Set a passcode")
    fill_new(page, "blue kettle")
    code = shown_code(page)
    assert len(code) == 9
    press(page, "I wrote it down")
    assert shown_code(page) == []
    answer_groups(page, ["0000"] * 9)
    press(page, "Set the passcode")
    assert any(text.startswith("This is not what group") for text in words(page))
    assert asked == []
    answer_groups(page, code)
    press(page, "Set the passcode")
    ((work, section, _says),) = asked
    assert section == "privacy"
    vault.close()
    root = work()
    assert keys.root_of_code(" ".join(code)) == root
    assert workspace.safekeeping is not None
    assert unlocking.root_by_passphrase(workspace.safekeeping.folder, "blue kettle") == root


def test_cancel_leaves_everything_as_it_was(opened: Open, asked: list[Rework]) -> None:
    page = opened("Privacy")
    press(page, "Set a passcode")
    fill_new(page, "blue kettle")
    press(page, "Cancel")
    assert asked == []
    assert "Set a passcode" in names(page)


def test_changing_asks_for_the_passcode_one_has(opened: Open, asked: list[Rework], protected: bytes) -> None:
    page = opened("Privacy")
    press(page, "Change passcode")
    type_into(page, "Your passcode now", "green")
    press(page, "Go on")
    settle()
    assert "That passcode didn’t match. Try again." in words(page)
    type_into(page, "Your passcode now", "blue kettle")
    press(page, "Go on")
    settle()
    fill_new(page, "green ladder")
    assert asked[0][0]() == protected


def test_the_code_is_shown_again_for_the_passcode(opened: Open, protected: bytes) -> None:
    page = opened("Privacy")
    see_code(page)
    assert tuple(shown_code(page)) == keys.recovery_code(protected)
    press(page, "Done")
    assert shown_code(page) == []


def test_a_known_passcode_is_made_anew_and_taking_it_away_is_asked_twice(
    opened: Open, asked: list[Rework], protected: bytes
) -> None:
    page = opened("Privacy")
    press(page, "Make a new lock")
    type_into(page, "Your passcode now", "blue kettle")
    press(page, "Go on")
    settle()
    fill_new(page, "green ladder")
    code = shown_code(page)
    press(page, "I wrote it down")
    answer_groups(page, code)
    press(page, "Set the passcode")
    root = asked[0][0]()
    assert root == keys.root_of_code("".join(code)) != protected
    page = opened("Privacy")
    press(page, "Ask for a passcode")
    type_into(page, "Your passcode now", "green ladder")
    press(page, "Go on")
    settle()
    assert find(page, "Keep the passcode").hasFocus()
    press(page, "Stop asking")
    assert len(asked) == 2


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[PaperPage]:
    """What was given to a printer that takes everything."""
    taken: list[PaperPage] = []

    def pictures(sheet: PaperPage, _size: paper.Size) -> list[bytes]:
        taken.append(sheet)
        return []

    monkeypatch.setattr(paper_out, "ask_printer", lambda _parent, _size: QPrinter())
    monkeypatch.setattr(paper_out, "print_pages", lambda _pages, _printer, **_how: None)
    monkeypatch.setattr(paper, "as_pictures", pictures)
    return taken


def test_a_new_code_is_printed_before_it_is_asked_back(
    opened: Open, asked: list[Rework], taken: list[PaperPage]
) -> None:
    page = opened("Privacy")
    press(page, "Set a passcode")
    fill_new(page, "blue kettle")
    code = shown_code(page)
    press(page, "Print")
    settle()
    assert "The page went to your printer." in words(page)
    assert [list(sheet.groups) for sheet in taken] == [code]
    assert shown_code(page) == code
    press(page, "I wrote it down")
    press(page, "See the code again")
    assert "Print" in names(page)
    assert "The page went to your printer." not in words(page)


def test_the_code_seen_again_is_printed_under_the_name_the_window_has(
    opened: Open, protected: bytes, taken: list[PaperPage], workspace: Workspace
) -> None:
    workspace.save_card(window_name=WindowName.PLANNER)
    page = opened("Privacy")
    see_code(page)
    press(page, "Print")
    settle()
    (sheet,) = taken
    assert sheet.title == "Planner: recovery code"
    assert sheet.lead == ("This code opens your plan if you forget your passcode. Printed on October 6, 2026.")
    assert sheet.groups == keys.recovery_code(protected)
    assert sheet.groups[0] not in repr(sheet)


def test_no_printer_picked_prints_nothing(
    opened: Open, protected: bytes, taken: list[PaperPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_out, "ask_printer", lambda _parent, _size: None)
    page = opened("Privacy")
    see_code(page)
    press(page, "Print")
    assert not tasks.busy()
    assert taken == []


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_does_not_answer_is_said_and_the_code_stays(
    opened: Open, protected: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    monkeypatch.setattr(paper, "DOTS_PER_INCH", 50)
    monkeypatch.setattr(paper_out, "ask_printer", lambda _parent, _size: printer)
    page = opened("Privacy")
    see_code(page)
    press(page, "Print")
    settle()
    sentence = "Your printer didn’t answer. Your plan hasn’t changed. Try again, or write it down."
    assert sentence in words(page)
    assert tuple(shown_code(page)) == keys.recovery_code(protected)


def test_put_away_while_it_prints(opened: Open, protected: bytes, taken: list[PaperPage]) -> None:
    page = opened("Privacy")
    see_code(page)
    press(page, "Print")
    press(page, "Done")
    settle()
    assert len(taken) == 1


# Your data


def test_a_copy_is_made_looked_into_and_opened(opened: Open, asked: list[Rework], vault: Vault) -> None:
    page = opened("Your data")
    assert "There is no copy yet." in words(page)
    press(page, "Make a copy now")
    settle()
    assert "Last good copy: Tuesday, October 6, 8:30 AM." in words(page)
    press(page, "Look inside the copy of Tuesday, October 6, 8:30 AM")
    settle()
    assert "0 check-ins" in words(page)
    assert find(page, "Keep what I have").hasFocus()
    press(page, "Open this copy")
    ((work, section, _says),) = asked
    assert section == "data"
    vault.close()
    assert work() == PUBLISHED_ROOT_KEY


def test_a_copy_under_another_passcode_asks_for_it(
    opened: Open, asked: list[Rework], workspace: Workspace, protected: bytes
) -> None:
    safe = workspace.safekeeping
    assert safe is not None
    backup.make(safe.folder, protected, NOW)
    safe.folder, safe.root_key = DataFolder(workspace.card_file.parent), PUBLISHED_ROOT_KEY
    safe.folder.backups.mkdir()
    for copy in (safe.folder.root / "protected" / "backups").iterdir():
        copy.rename(safe.folder.backups / copy.name)
    page = opened("Your data")
    press(page, "Look inside the copy of Tuesday, October 6, 8:30 AM")
    settle()
    type_into(page, "The passcode or recovery code it had", "green")
    press(page, "Try it")
    settle()
    assert "Open this copy" not in names(page)
    type_into(page, "The passcode or recovery code it had", " ".join(keys.recovery_code(protected)))
    press(page, "Try it")
    settle()
    assert "Open this copy" in names(page)


def test_a_second_folder_must_be_there(opened: Open, workspace: Workspace, tmp_path: Path) -> None:
    page = opened("Your data")
    type_into(page, "Second folder for copies", str(tmp_path / "nowhere"))
    assert "There is no such folder. Type the whole path, or choose it." in words(page)
    (tmp_path / "usb").mkdir()
    type_into(page, "Second folder for copies", str(tmp_path / "usb"))
    assert workspace.plan.settings.second_copy_folder == str(tmp_path / "usb")
    press(page, "Make a copy now")
    settle()
    assert len(list((tmp_path / "usb").iterdir())) == 1


@pytest.mark.parametrize("sure", [True, False])
def test_erasing_is_asked_and_begins_with_the_next_start(
    opened: Open, asked: list[Rework], workspace: Workspace, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    monkeypatch.setattr(EraseDialog, "exec", lambda _dialog: EraseDialog.DialogCode(int(sure)))
    page = opened("Your data")
    press(page, "Erase everything")
    assert DataFolder(workspace.card_file.parent).erasing.exists() is sure
    assert [section for _work, section, _says in asked] == ["start over"] * sure


def test_the_safe_answer_to_erasing_has_the_focus(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = EraseDialog(parent)
    bring_up(dialog)
    assert find(dialog, "Keep my plan").hasFocus()


def test_a_passcode_is_offered_once_the_first_area_has_something_in_it(stage: Stage) -> None:
    offer = (
        "Anyone who can use this computer account can open your plan. Want a passcode? "
        "If you lose it, only your recovery code opens your plan."
    )
    workspace = stage.workspace
    workspace.safekeeping = Safekeeping(
        folder=stage.folder,
        root_key=PUBLISHED_ROOT_KEY,
        is_protected=False,
        lock=lambda: None,
        rework=lambda *_what: None,
        start_over=lambda: None,
    )
    passcode_offer.follow(workspace, stage.window)
    stage.open(Place.PLAN)
    assert offer not in words(stage.window)
    workspace.plan.write("Added", [mockup_plan.DENISE])
    stage.settle()
    assert offer in words(stage.window)
    press(stage.window, "Set a passcode")
    stage.settle()
    assert offer not in words(stage.window)
    assert find(stage.window, "New passcode", QLineEdit).hasFocus()
    workspace.plan.write("Added", [mockup_plan.SAM])
    assert offer not in words(stage.window)
