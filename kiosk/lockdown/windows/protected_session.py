"""Level 1 on Windows: a protected session in the user's own account. Knows no toolkit."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.lockdown.linux.window_operations import Clipboard, CloseIgnored, FullScreen, OnTop
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.lockdown.windows.hook_client import (
    KEYBOARD_HOOK,
    HookClient,
    KeyboardHook,
    hook_program,
)
from kiosk.lockdown.windows.keys import table
from kiosk.lockdown.windows.registry import Registry
from kiosk.lockdown.windows.seat_operations import (
    DESKTOP,
    OTHER_SCREENS,
    Awake,
    Capture,
    HelpKeys,
    OtherScreens,
    OwnDesktop,
    Seat,
    clipboard_history,
)
from kiosk.ports.lockdown import PROTECTED_SESSION, Level, Operation
from kiosk.ports.window import Window

LIMITS: Final = (
    "secure-screen",
    "capture",
    "injected-input",
    "other-programs",
    "power-button",
)
"""What a program without rights does not stop in a user's own session on Windows."""

WINDOW: Final = frozenset({FullScreen.name, OnTop.name, CloseIgnored.name, Clipboard.name})
MANDATORY: Final = WINDOW | {KEYBOARD_HOOK, OTHER_SCREENS}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a centre chooses.

    `no_capture` keeps the window out of pictures of the screen, and so out of a teacher's
    supervision program too. `own_desktop` is off for a candidate whose screen reader or screen
    keyboard would stay on the usual desktop. `injected_blocked` refuses what programs type, and so
    many helps.
    """

    no_capture: bool = False
    own_desktop: bool = True
    injected_blocked: bool = False


USUAL: Final = Choices()


@dataclass(frozen=True, slots=True)
class Host:
    """The system as the session reaches it."""

    seat: Seat
    registry: Registry
    handle: Callable[[], int]
    hook: KeyboardHook


def hook_operation(seat: Seat, program: Path, choices: Choices) -> KeyboardHook:
    """The hooks, on the desktop that this program's windows are on."""
    on_own = choices.own_desktop and seat.thread_desktop() == DESKTOP
    command = [str(program), *([DESKTOP] if on_own else [])]
    decisions = table(injected_blocked=choices.injected_blocked)
    return KeyboardHook(HookClient(command, decisions), program)


def session_operations(
    window: Window, host: Host, choices: Choices = USUAL
) -> tuple[Operation, ...]:
    """What a program can do without rights; the clipboard last, so that nothing slips between."""
    seat = host.seat

    def corner() -> tuple[int, int]:
        screen = window.screen()
        return screen.left, screen.top

    return (
        Awake(seat),
        HelpKeys(seat),
        *((OwnDesktop(seat),) if choices.own_desktop else ()),
        FullScreen(window),
        OnTop(window),
        CloseIgnored(window),
        host.hook,
        OtherScreens(seat, corner),
        *((Capture(seat, host.handle),) if choices.no_capture else ()),
        clipboard_history(host.registry),
        Clipboard(window),
    )


def protected_session(
    window: Window, note: RestoreNote, host: Host, choices: Choices = USUAL
) -> Sequence:
    """The lockdown of a session in the user's own account.

    It does not stop the secure screen (Ctrl+Alt+Delete), the power button, nor another program of
    the same user: level 1 says so.
    """
    return Sequence(
        session_operations(window, host, choices),
        note,
        Level(PROTECTED_SESSION, MANDATORY, LIMITS),
    )


def this_host(window: Window, registry: Registry, choices: Choices) -> Host:
    """This Windows, with the program's top window."""
    from kiosk.lockdown.windows import win32

    hook = hook_operation(win32, hook_program(), choices)
    return Host(win32, registry, window.handle, hook)
