"""Scenes of the lock screen, the passcode, copies and erasing."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from aftercare.planner.destinations import Place, SettingsSection
from aftercare.planner.safekeeping import Safekeeping
from aftercare.storage.backup import backup
from aftercare.ui.frames import tasks
from aftercare.ui.lock.lock_screen import LockScreen
from aftercare.ui.settings.erase_dialog import EraseDialog
from tests.gui.hands import find, press, type_into
from tests.mockup import plan as mockup_plan
from tests.shots.stage import Scene, Stage


def _safe(stage: Stage, *, protected: bool) -> None:
    """As the program gives it, with hands that do nothing."""
    stage.workspace.safekeeping = Safekeeping(
        folder=stage.folder,
        root_key=stage.vault.root_key,
        is_protected=protected,
        lock=lambda: None,
        rework=lambda _work, _section, _words: None,
        start_over=lambda: None,
    )
    stage.window.offer_lock(offered=protected)


def _finish() -> None:
    while tasks.busy():
        QApplication.processEvents()


def _lock(then: Callable[[LockScreen], object] = lambda _screen: None) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        screen = LockScreen("Planner", "9:14 AM", "Tuesday, October 6")
        stage.window.show_screen(screen)
        stage.show()
        then(screen)
        return stage.window

    return arrange


def _refused(screen: LockScreen) -> None:
    for _try in range(4):
        screen.refuse(
            "That passcode didn't match. Try again, or choose Forgot your passcode? Help now works without it."
        )


def _forgot(screen: LockScreen) -> None:
    press(screen, "Forgot your passcode?")


def _no_code(screen: LockScreen) -> None:
    _forgot(screen)
    press(screen, "I don’t have the code")


def _privacy(then: Callable[[QWidget], object] = lambda _page: None, *, protected: bool = True) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        _safe(stage, protected=protected)
        then(stage.open(Place.SETTINGS, SettingsSection.PRIVACY))
        return stage.window

    return arrange


def _code(page: QWidget) -> None:
    press(page, "Set a passcode")
    type_into(page, "New passcode", "blue kettle on the hill")
    type_into(page, "Type it again", "blue kettle on the hill")
    press(page, "Go on")


def _asked_back(page: QWidget) -> None:
    _code(page)
    press(page, "I wrote it down")
    press(page, "Set the passcode")


def _new(page: QWidget) -> None:
    press(page, "Set a passcode")
    type_into(page, "New passcode", "1234")
    press(page, "Go on")


def _data(*, look_inside: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        _safe(stage, protected=False)
        for days in range(8):
            backup.make(stage.folder, stage.vault.root_key, stage.now - timedelta(days=days))
        page = stage.open(Place.SETTINGS, SettingsSection.DATA)
        _finish()
        if look_inside:
            press(page, "Look inside the copy of Tuesday, October 6, 8:30 AM")
            _finish()
        return stage.window

    return arrange


def _erase(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    _safe(stage, protected=False)
    page = stage.open(Place.SETTINGS, SettingsSection.DATA)
    _finish()
    dialog = EraseDialog(page)
    stage.others.append(dialog)
    dialog.show()
    find(dialog, "Keep my plan").setFocus()
    return dialog


PRIVATE_SCENES: dict[str, Scene] = {
    "lock": _lock(),
    "lock-refused": _lock(_refused),
    "lock-forgot": _lock(_forgot),
    "lock-no-code": _lock(_no_code),
    "lock-new-passcode": _lock(lambda screen: screen.ask_new_passcode()),
    "privacy-off": _privacy(protected=False),
    "privacy-on": _privacy(),
    "privacy-new": _privacy(_new, protected=False),
    "privacy-code": _privacy(_code, protected=False),
    "privacy-asked-back": _privacy(_asked_back, protected=False),
    "privacy-turn-off": _privacy(lambda page: press(page, "Ask for a passcode")),
    "data-copies": _data(),
    "data-look-inside": _data(look_inside=True),
    "data-erase": _erase,
}
