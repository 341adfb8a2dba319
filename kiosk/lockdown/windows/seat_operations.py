"""Operations of a protected session on Windows that need no right over it. Knows no toolkit.

What is asked of the system stands in `Seat`; the module `win32` answers it, a fake does in tests.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from kiosk.lockdown.windows.policies import MyPolicies
from kiosk.lockdown.windows.registry import Registry
from kiosk.lockdown.windows.wishes import PRIVATE_CLIPBOARD

POWER: Final = "power"
CAPTURE: Final = "capture"
CLIPBOARD_HISTORY: Final = "clipboard-history"
HELP_KEYS: Final = "help-keys"
OTHER_SCREENS: Final = "other-screens"
OWN_DESKTOP: Final = "own-desktop"

DESKTOP: Final = "PixKiosk"
USUAL_DESKTOP: Final = "Default"
_HELPS: Final = ("sticky", "toggle", "filter")
_IN_USE, _HOT_KEY, _QUESTION = 0x01, 0x04, 0x08  # SKF_, TKF_ and FKF_ agree, winuser.h
_EXCLUDED: Final = 0x11  # WDA_EXCLUDEFROMCAPTURE, winuser.h; before Windows 10 2004 it acts as 1
_MAX_FLAGS: Final = 0xFFFFFFFF
Place = tuple[int, int, int, int]


class Seat(Protocol):
    """The system as a session sees it."""

    def input_desktop(self) -> str:
        """The desktop that is shown now."""
        ...

    def thread_desktop(self) -> str:
        """The desktop that this program's windows are on."""
        ...

    def switch_desktop(self, name: str, /) -> None:
        """Show a desktop."""
        ...

    def accessibility_flags(self, which: str, /) -> int:
        """The flags of the sticky, toggle or filter keys."""
        ...

    def set_accessibility_flags(self, which: str, flags: int, /) -> None:
        """Set them for this session."""
        ...

    def keep_awake(self, *, wanted: bool) -> bool:
        """Ask for no sleep; whether it was asked before."""
        ...

    def display_affinity(self, window: int, /) -> int:
        """Who may take pictures of a window."""
        ...

    def set_display_affinity(self, window: int, affinity: int, /) -> None:
        """Say who may."""
        ...

    def monitors(self) -> tuple[Place, ...]:
        """The screens, the main one first."""
        ...

    def cover(self, place: Place, /) -> int:
        """A black window there."""
        ...

    def covers(self, handle: int, place: Place, /) -> bool:
        """Whether it is still there."""
        ...

    def uncover(self, handle: int, /) -> None:
        """Take it away."""
        ...


class OwnDesktop:
    """Shows the desktop that holds this program alone; any process can show the former one.

    Windows stay on the desktop where they were made: the program is started on its own one, or
    this cannot be done.
    """

    name = OWN_DESKTOP

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def obstacle(self) -> str:
        """The program was started on the usual desktop."""
        return "" if self._seat.thread_desktop() == DESKTOP else "not-on-own-desktop"

    def before(self) -> Mapping[str, str | None]:
        """The desktop that is shown."""
        return {"desktop": self._seat.input_desktop()}

    def perform(self) -> None:
        """Show our own."""
        self._seat.switch_desktop(DESKTOP)

    def holds(self) -> bool:
        """Whether it is shown."""
        return self._seat.input_desktop() == DESKTOP

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Show the former one, or the usual one if the former is gone.

        Our own was shown before when the watchdog showed it: it stays while this program's windows
        are on it, and is given back by any other program.

        Raises:
            OSError: Neither can be shown.
        """
        former = before.get("desktop") or USUAL_DESKTOP
        if former == self._seat.thread_desktop() == DESKTOP:
            return
        if former != DESKTOP:
            try:
                self._seat.switch_desktop(former)
            except OSError:
                if former == USUAL_DESKTOP:
                    raise
            else:
                return
        self._seat.switch_desktop(USUAL_DESKTOP)


def show_usual_desktop(seat: Seat) -> None:
    """Show the usual desktop where our own is shown, for whoever outlives the application.

    Raises:
        OSError: It cannot be shown.
    """
    if seat.input_desktop() == DESKTOP:
        seat.switch_desktop(USUAL_DESKTOP)


class HelpKeys:
    """Turns the hot keys of the sticky, toggle and filter keys off: five times Shift opens nothing.

    Helps that are on stay on, and their hot keys with them: somebody types with them.
    """

    name = HELP_KEYS

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def obstacle(self) -> str:
        """Nothing stands against it."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """The flags of each."""
        return {which: str(self._seat.accessibility_flags(which)) for which in _HELPS}

    def perform(self) -> None:
        """Turn off the hot key of each help that nobody uses."""
        for which in _HELPS:
            found = self._seat.accessibility_flags(which)
            wanted = _quiet(found)
            if wanted != found:
                self._seat.set_accessibility_flags(which, wanted)

    def holds(self) -> bool:
        """Whether no hot key would open a question of the system."""
        flags = tuple(self._seat.accessibility_flags(which) for which in _HELPS)
        return flags == tuple(_quiet(found) for found in flags)

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Set the former flags.

        Raises:
            ValueError: The note does not hold them.
        """
        former = {which: _flags(before.get(which)) for which in _HELPS}
        for which, flags in former.items():
            if self._seat.accessibility_flags(which) != flags:
                self._seat.set_accessibility_flags(which, flags)


def _quiet(flags: int) -> int:
    return flags if flags & _IN_USE else flags & ~(_HOT_KEY | _QUESTION)


def _flags(word: str | None) -> int:
    if word is None or not word.isdecimal() or int(word) > _MAX_FLAGS:
        raise ValueError("no flags in the note")
    return int(word)


class Awake:
    """Keeps the machine and the screen awake; the system takes it back with the program."""

    name = POWER

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def obstacle(self) -> str:
        """Nothing stands against it."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Nothing is to be put back: the wish is the program's own."""
        return {"wanted": None}

    def perform(self) -> None:
        """Ask for it."""
        self._seat.keep_awake(wanted=True)

    def holds(self) -> bool:
        """Whether it was asked; asking again changes nothing."""
        return self._seat.keep_awake(wanted=True)

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Ask no more."""
        del before
        self._seat.keep_awake(wanted=False)


class Capture:
    """Leaves the window out of pictures of the screen, where a centre wants that.

    A teacher who supervises the room by a program sees it black too.
    """

    name = CAPTURE

    def __init__(self, seat: Seat, window: Callable[[], int]) -> None:
        self._seat = seat
        self._window = window

    def obstacle(self) -> str:
        """Nothing stands against it; a system that cannot says so when it is asked."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """How it was."""
        return {"affinity": str(self._seat.display_affinity(self._window()))}

    def perform(self) -> None:
        """Leave it out; a window that is left out already stays so."""
        if not self.holds():
            self._seat.set_display_affinity(self._window(), _EXCLUDED)

    def holds(self) -> bool:
        """Whether it is left out."""
        return self._seat.display_affinity(self._window()) != 0

    def revert(self, before: Mapping[str, str | None]) -> None:
        """As it was.

        Raises:
            ValueError: The note does not hold it.
        """
        self._seat.set_display_affinity(self._window(), _flags(before.get("affinity")))


class OtherScreens:
    """Covers every screen but the one of the window with black; the layout is not touched.

    The covers belong to the program: nothing of them is left after a crash.
    """

    name = OTHER_SCREENS

    def __init__(self, seat: Seat, corner: Callable[[], tuple[int, int]]) -> None:
        self._seat = seat
        self._corner = corner
        self._covers: dict[Place, int] = {}

    def obstacle(self) -> str:
        """Nothing stands against it; with one screen there is nothing to do."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Nothing is to be put back but the covers themselves."""
        return {"covers": None}

    def perform(self) -> None:
        """Cover what is not covered, and what a new screen shows."""
        others = self._others()
        for place, handle in tuple(self._covers.items()):
            if place not in others or not self._seat.covers(handle, place):
                self._seat.uncover(self._covers.pop(place))
        for place in others:
            if place not in self._covers:
                self._covers[place] = self._seat.cover(place)

    def holds(self) -> bool:
        """Whether every other screen is covered, and nothing else."""
        others = self._others()
        return set(others) == set(self._covers) and all(
            self._seat.covers(handle, place) for place, handle in self._covers.items()
        )

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Take the covers away."""
        del before
        while self._covers:
            self._seat.uncover(self._covers.popitem()[1])

    def _others(self) -> tuple[Place, ...]:
        """The screens that the window does not begin on."""
        left, top = self._corner()
        return tuple(
            place
            for place in self._seat.monitors()
            if not (place[0] <= left < place[2] and place[1] <= top < place[3])
        )


def clipboard_history(registry: Registry) -> MyPolicies:
    """Nothing copied is kept or sent away while the session lasts."""
    return MyPolicies(CLIPBOARD_HISTORY, registry, PRIVATE_CLIPBOARD)
