"""Notifications on Windows and macOS with desktop-notifier, on a thread with an asyncio loop of its own."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Notice
from aftercare.i18n import _
from aftercare.reminders.notify import Listener

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

TIMEOUT = 3.0
_MOST_BUTTONS = 5  # on Windows


class DesktopNotifications:
    """Shows notices through the system's notification center.

    The library cannot replace a notice and forgets its own after a restart, so an earlier one is cleared first, when
    this process showed it.
    """

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._notifier: DesktopNotifier | None = None
        self._numbers = count(1)
        self._identifiers: dict[int, str] = {}
        self._tasks: set[asyncio.Future[Any]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)
        self._thread.start()

    def show(self, notice: Notice, replaces: int | None) -> None:
        """Put a notice on the screen, in the place of an earlier one when its id is known."""
        self._do(self._show(notice, replaces))

    def close(self, notice_id: int) -> None:
        """Take a notice off the screen, if it still is there."""
        self._do(self._clear(notice_id))

    def stop(self) -> None:
        """End the thread; what is on the screen stays there."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(2 * TIMEOUT)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _show(self, notice: Notice, replaces: int | None) -> None:
        try:
            if self._notifier is None:
                self._notifier = self._load(notice)
        except (ImportError, OSError, RuntimeError):
            self._listener.failed(notice.key, _("This computer has no way for programs to show notifications."))
            return
        if replaces is not None:
            await self._clear(replaces)
        sending = asyncio.ensure_future(self._send(self._notifier, notice))
        self._tasks.add(sending)
        sending.add_done_callback(self._tasks.discard)
        # The first time the system may ask the person for permission: the card must not wait for the answer.
        done, _waiting = await asyncio.wait({sending}, timeout=TIMEOUT)
        identifier = sending.result() if done else None
        if not done:
            self._listener.failed(notice.key, _("The desktop did not answer when asked to show a reminder."))
        elif identifier is None:
            self._listener.failed(notice.key, _("Notifications for this program are turned off on this computer."))
        else:
            number = next(self._numbers)
            self._identifiers[number] = identifier
            self._listener.delivered(notice.key, number)

    def _load(self, notice: Notice) -> "DesktopNotifier":
        from desktop_notifier import DesktopNotifier

        logging.getLogger("desktop_notifier").setLevel(logging.WARNING)  # below that it logs what notices say
        return DesktopNotifier(app_name=notice.app_name, app_icon=None)

    async def _send(self, notifier: "DesktopNotifier", notice: Notice) -> str | None:
        """Send, and give the library's name for it; None when it was not passed on: the library only logs that."""
        from desktop_notifier import DEFAULT_SOUND, Button

        buttons = (*notice.buttons, *notice.more)[:_MOST_BUTTONS]
        dispatched: list[bool] = []
        notifier.app_name = notice.app_name
        identifier = await notifier.send(
            notice.title,
            notice.body,
            buttons=[Button(each.label, self._press(notice.key, each.action)) for each in buttons],
            on_dispatched=lambda: dispatched.append(True),
            on_clicked=self._press(notice.key, Action.OPEN),
            sound=None if notice.silent else DEFAULT_SOUND,
        )
        allowed = await notifier.has_authorisation()
        return identifier if dispatched and allowed else None

    def _press(self, key: str, action: Action) -> Callable[[], None]:
        return partial(self._listener.acted, key, action.value)

    async def _clear(self, notice_id: int) -> None:
        identifier = self._identifiers.pop(notice_id, None)
        if self._notifier is None or identifier is None:
            return
        try:
            await self._notifier.clear(identifier)
        except (KeyError, OSError):  # the library or Windows no longer knows it, such as after its button was pressed
            return
