"""Starting at login: what the desktop would run is put right at each start, and brings reminders without a window."""

from dataclasses import replace

from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from aftercare.ui.desktop.login.linux import exec_line
from tests.day import TODAY, at, on
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import medicine, write_plan


def test_a_broken_start_is_put_right_and_rings_without_a_window(desktop: Session) -> None:
    vault = Vault.open(write_plan(desktop.data, medicine(on(TODAY, 14))))
    plan = Plan(vault)
    plan.save_settings(replace(plan.settings, start_at_login=True))
    vault.close()
    desktop.clock().at(at(14, 1))
    entry = desktop.folder / "home/.config/autostart/aftercare.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nType=Application\nExec=/gone/aftercare\n")

    program = desktop.aftercare("--hidden")
    desktop.notify.wait(r"^2:00 PM reminder\.\n$")
    assert desktop.screen.windows(program) == []
    until(lambda: f"--data-dir {exec_line([str(desktop.data)])} --hidden" in entry.read_text(), 15, "repaired entry")
    assert "Name=Planner" in entry.read_text()

    assert desktop.aftercare().wait(15) == 0  # opening it shows the window of the one that runs
    Person(desktop, program).sees("^Sertraline 50 mg, 2:00 PM")
