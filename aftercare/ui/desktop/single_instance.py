"""One program for one plan: a second start asks the first one to show its window."""

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ASKS, _ASK_AGAIN_SECONDS = 50, 0.1


class SingleInstance(QObject):
    """Holds the plan's lock while alive; `show_requested` comes when the program is started again."""

    show_requested = Signal()

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder.instance_lock))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the one running program, or give False once the one there was asked to show its window.

        One that is just beginning or just ending is waited for; AftercareError when it stays silent.
        """
        for _ask in range(_ASKS):
            if self._lock_plan():
                return True
            if self._ask_to_show():
                return False
            time.sleep(_ASK_AGAIN_SECONDS)
        raise AftercareError(_("Aftercare is already running, but its window does not answer. Nothing is lost."))

    def release(self) -> None:
        """Let another program, which takes this one's place, become the one running program."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _lock_plan(self) -> bool:
        """Hold the plan's lock; a folder that cannot be written has none, and needs none."""
        try:
            private_files.make_folder(self._folder.root)
        except OSError:
            return True
        known = os.umask(0o077)  # Qt would let everyone read who holds it
        try:
            return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        finally:
            os.umask(known)

    def _name(self) -> str:
        from hashlib import sha256

        return "aftercare-" + sha256(str(self._folder.root.resolve()).encode()).hexdigest()[:24]

    def listen(self) -> None:
        """Wait for second starts."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name())
        server.newConnection.connect(lambda: self._on_connection(server))
        server.listen(self._name())
        self._server = server

    def _ask_to_show(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        if not socket.waitForConnected(2000):
            return False
        socket.write(b"show")
        return socket.waitForBytesWritten(2000)

    def _on_connection(self, server: "QLocalServer") -> None:
        connection = server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.show_requested.emit()


def start_again(*, hidden: bool) -> None:
    """Put a new process in this one's place; nothing of this one's memory is left."""
    arguments = [each for each in sys.argv[1:] if each != "--hidden"] + ["--hidden"] * hidden
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "aftercare"]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execv(sys.executable, [*program, *arguments])  # noqa: S606 - this very program
    import subprocess

    subprocess.Popen([*program, *arguments])  # noqa: S603 - this very program
