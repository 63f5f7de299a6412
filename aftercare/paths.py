"""Where the person's data, the logs and the shipped resources are."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """Folder of the shipped resources: inside the installed package, or beside it in a source checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def default_data_folder() -> Path:
    """The folder this computer account keeps the plan in."""
    import platformdirs

    return platformdirs.user_data_path("aftercare", appauthor=False)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files of one plan."""

    root: Path

    @property
    def vault(self) -> Path:
        """The encrypted database."""
        return self.root / "plan.vault"

    @property
    def headers(self) -> tuple[Path, Path]:
        """The root key, sealed by the passcode: two copies of one file, there only while the plan has a passcode."""
        return self.root / "vault.json", self.root / "vault-copy.json"

    @property
    def backups(self) -> Path:
        """Folder of the automatic copies."""
        return self.root / "backups"

    @property
    def set_aside(self) -> Path:
        """Folder of whole plans that were replaced; nothing here is ever deleted automatically."""
        return self.root / "set-aside"

    @property
    def outbox(self) -> Path:
        """When to remind while the plan is locked, without a word of what about."""
        return self.root / "outbox.json"

    @property
    def answers(self) -> Path:
        """How those reminders were answered while the plan was locked."""
        return self.root / "answers.json"

    @property
    def erasing(self) -> Path:
        """A mark that everything is to be erased, there until that is done."""
        return self.root / "erasing"

    @property
    def open_card(self) -> Path:
        """What the first frame and Help now need before the vault is open."""
        return self.root / "open-card.json"

    @property
    def instance_lock(self) -> Path:
        """The lock held by the one running program."""
        return self.root / "running.lock"

    @property
    def look_around(self) -> "DataFolder":
        """The made-up plan of "Look around first", there only while someone looks around."""
        return DataFolder(self.root / "look-around")

    @property
    def logs(self) -> Path:
        """Folder of logs, which hold no personal text."""
        return self.root / "logs"
