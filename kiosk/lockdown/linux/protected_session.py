"""Level 1 on Linux: a protected session inside the user's own desktop. Knows no toolkit."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.lockdown.linux.awake import AWAKE, Awake
from kiosk.lockdown.linux.screen_saver import SCREEN_SAVER, ScreenSaver, installed
from kiosk.lockdown.linux.window_operations import (
    CLIPBOARD,
    CLOSE_IGNORED,
    ENDED_WITH_THE_WINDOW,
    FULL_SCREEN,
    Clipboard,
    CloseIgnored,
    FullScreen,
    FullScreenGranted,
    Keyboard,
    OnTop,
)
from kiosk.lockdown.restoration import Undo
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.lockdown import PROTECTED_SESSION, Level, Operation
from kiosk.ports.window import Window

LIMITS: Final = ("consoles", "kernel-keys", "capture", "injected-input", "other-programs")
"""What a program without rights does not stop inside a user's own X11 session."""
WAYLAND_LIMITS: Final = (*LIMITS, "other-windows", "desktop-keys")
"""Under Wayland the desktop keeps its own keys, and decides which window is in front."""
WAYLAND_MANDATORY: Final = frozenset({FULL_SCREEN, CLOSE_IGNORED, CLIPBOARD})


def protected_session(
    window: Window,
    note: RestoreNote,
    *,
    has_screen_saver: Callable[[], bool] = installed,
    awake: Callable[[], Operation] = Awake,
) -> Sequence:
    """The operations that a program can make without rights over the machine.

    It does not stop the kernel's own keys, a switch of console, another program of the same user
    that reads the screen or plays keys: level 1 says so. Where the display lets no window place
    itself nor take every key, less is claimed. The clipboard comes last, so that nothing can be
    copied between.
    """
    if not window.places_itself():
        granted = (awake(), FullScreenGranted(window), CloseIgnored(window), Clipboard(window))
        return Sequence(granted, note, Level(PROTECTED_SESSION, WAYLAND_MANDATORY, WAYLAND_LIMITS))
    screen_saver: tuple[Operation, ...] = (ScreenSaver(),) if has_screen_saver() else ()
    return Sequence(
        (
            awake(),
            *screen_saver,
            FullScreen(window),
            OnTop(window),
            CloseIgnored(window),
            Keyboard(window),
            Clipboard(window),
        ),
        note,
        Level(PROTECTED_SESSION, ENDED_WITH_THE_WINDOW, LIMITS),
    )


class EndedWithTheWindow:
    """The undo of what the system took back itself when the application's process ended."""

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing is left to put back."""


def undos_without_window() -> Mapping[str, Undo]:
    """The undo of every operation, for a process that has no window: watchdog and rescue."""
    ended = EndedWithTheWindow()
    return {SCREEN_SAVER: ScreenSaver(), **dict.fromkeys((*ENDED_WITH_THE_WINDOW, AWAKE), ended)}
