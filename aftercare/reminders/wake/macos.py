"""Waking up and clock changes on macOS, from its notification centers; rubicon-objc comes with desktop-notifier."""

from collections.abc import Callable
from typing import Any

_OF_WORKSPACE = ("NSWorkspaceDidWakeNotification",)
_OF_SYSTEM = ("NSSystemClockDidChangeNotification", "NSSystemTimeZoneDidChangeNotification")


class MacSignals:
    """Observes the notifications; they come on the main thread, whose loop Qt runs."""

    def __init__(self, woke: Callable[[], None]) -> None:
        self._woke = woke
        self._centers: list[Any] = []
        self._observer: Any = None

    def start(self) -> None:
        """Begin to observe."""
        try:
            from rubicon.objc import SEL, ObjCClass
        except (ImportError, OSError, ValueError):
            return
        self._observer = _observer(self._woke)
        workspace = ObjCClass("NSWorkspace").sharedWorkspace.notificationCenter
        system = ObjCClass("NSNotificationCenter").defaultCenter
        for center, names in ((workspace, _OF_WORKSPACE), (system, _OF_SYSTEM)):
            for name in names:
                center.addObserver(self._observer, selector=SEL("woke:"), name=name, object=None)
            self._centers.append(center)

    def stop(self) -> None:
        """Observe no more."""
        for center in self._centers:
            center.removeObserver(self._observer)
        self._centers.clear()


def _observer(woke: Callable[[], None]) -> Any:
    from rubicon.objc import NSObject, objc_method

    class AftercareWakeObserver(NSObject):  # type: ignore[misc]  # a class made at run time
        @objc_method  # type: ignore[untyped-decorator]  # rubicon has no types
        def woke_(self, _notification: Any) -> None:
            woke()

    return AftercareWakeObserver.alloc().init()
