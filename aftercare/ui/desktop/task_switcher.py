"""The picture of the window in the taskbar and the task switcher, which only Windows lets a program refuse."""

import sys

# dwmapi.h: a sign in place of the live picture, and no look at the window when the mouse rests on it.
_FORCE_ICONIC_REPRESENTATION, _DISALLOW_PEEK = 7, 11


def keep_picture_out(window: int) -> None:
    """Ask for a sign in place of the picture of the window with this handle.

    Screen sharing goes on, unlike with SetWindowDisplayAffinity: some people show their plan to a counselor.
    """
    if sys.platform != "win32":
        return
    import ctypes  # not at the start of other systems
    from ctypes.wintypes import DWORD, HWND

    set_attribute = ctypes.WinDLL("dwmapi").DwmSetWindowAttribute
    set_attribute.argtypes = (HWND, DWORD, ctypes.c_void_p, DWORD)
    yes = ctypes.c_int(1)  # a BOOL
    for attribute in (_FORCE_ICONIC_REPRESENTATION, _DISALLOW_PEEK):
        set_attribute(window, attribute, ctypes.byref(yes), ctypes.sizeof(yes))
