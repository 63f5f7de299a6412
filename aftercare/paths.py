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
        """What a passcode opens: the same file twice, there only while the plan asks for one."""
        return self.root / "vault.json", self.root / "vault-copy.json"

    @property
    def backups(self) -> Path:
        """Folder of the copies made by themselves."""
        return self.root / "backups"

    @property
    def set_aside(self) -> Path:
        """Folder of whole plans that another took the place of; nothing here is ever deleted by itself."""
        return self.root / "set-aside"

    @property
    def outbox(self) -> Path:
        """Times at which a locked plan reminds, without a word of what they are about."""
        return self.root / "outbox.json"

    @property
    def answers(self) -> Path:
        """What was answered to those reminders while the plan was locked."""
        return self.root / "answers.json"

    @property
    def erasing(self) -> Path:
        """There from the moment everything is to be erased until it is."""
        return self.root / "erasing"

    @property
    def open_card(self) -> Path:
        """What the first frame and Help now need before the vault is open."""
        return self.root / "open-card.json"

    @property
    def instance_lock(self) -> Path:
        """Held by the one running program."""
        return self.root / "running.lock"

    @property
    def look_around(self) -> "DataFolder":
        """The made-up plan of "Look around first", there only while someone looks around."""
        return DataFolder(self.root / "look-around")

    @property
    def logs(self) -> Path:
        """Folder of logs, which hold no personal text."""
        return self.root / "logs"
