"""The root key of a plan, for whoever has its passcode or its recovery code."""

from dataclasses import replace

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.file.errors import VaultDamaged, explained
from aftercare.storage.vault import headers
from aftercare.storage.vault.headers import Header
from aftercare.storage.vault.keys import root_of_code
from aftercare.storage.vault.sealing import unseal


class WrongPasscode(AftercareError):
    """The passphrase opens nothing."""

    def __init__(self) -> None:
        super().__init__(
            _("That passcode didn't match. Try again, or choose Forgot your passcode? Help now works without it.")
        )


class WrongCode(AftercareError):
    """A well-formed recovery code that belongs to another plan."""

    def __init__(self) -> None:
        super().__init__(
            _("This is a recovery code, but not the one of this plan. Look for another one, or start a new plan.")
        )


class HeadersUnreadable(AftercareError):
    """Both headers are damaged, so that no passphrase can be tried."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The two small files that your passcode opens can't be read. Your plan is still there. "
                "Choose Forgot your passcode? and open it with your recovery code."
            )
        )


def root_by_passphrase(folder: DataFolder, passphrase: str) -> bytes:
    """The root key of the plan; WrongPasscode, HeadersUnreadable or VaultDamaged when there is none to give.

    Headers that still list a way in that was given up are corrected.
    """
    with explained(folder.root):
        found = headers.read(folder)
        if not found:
            raise HeadersUnreadable
        unsealed = [
            (header, slot, root)
            for header in found
            for slot in header.slots
            if (root := unseal(slot, passphrase)) is not None
        ]
        if not unsealed:
            raise WrongPasscode
        for header, slot, root in unsealed:
            if headers.opens(folder, root):
                _mend(folder, replace(header, slots=(slot,), is_open=False))
                return root
        # With more than one way in the headers this one was just given up, and the other opens the plan.
        raise WrongPasscode if sum(len(header.slots) for header in found) > 1 else VaultDamaged


def root_by_code(folder: DataFolder, code: str) -> bytes:
    """The root key a recovery code stands for; CodeMistyped or WrongCode when it does not open this plan."""
    root = root_of_code(code)
    with explained(folder.root):
        if not headers.opens(folder, root):
            raise WrongCode
    return root


def _mend(folder: DataFolder, header: Header) -> None:
    """Make both headers say the same, without what was given up."""
    if [file.exists() and file.read_bytes() for file in folder.headers] != [headers.to_bytes(header)] * 2:
        headers.write(folder, header)
