"""The operations of a protected session that live in the window. Knows no toolkit.

They end with the process that owns the window: after a crash nothing of them is left to undo.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Final

from kiosk.lockdown.combinations import LEAVING
from kiosk.ports.window import Rectangle, Window

FULL_SCREEN: Final = "full-screen"
ON_TOP: Final = "on-top"
CLOSE_IGNORED: Final = "close-ignored"
KEYBOARD: Final = "keyboard"
CLIPBOARD: Final = "clipboard"

ENDED_WITH_THE_WINDOW: Final = frozenset({FULL_SCREEN, ON_TOP, CLOSE_IGNORED, KEYBOARD, CLIPBOARD})


class _Wished(ABC):
    """Something that the window does while it is wished for; the note holds whether it was."""

    name = ""

    def __init__(self, window: Window) -> None:
        self._window = window

    def obstacle(self) -> str:
        """Nothing stands against wishing: the window is the program's own."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Whether it was so already; never more than that."""
        return {"wanted": _yes(self.holds())}

    def perform(self) -> None:
        """Wish for it."""
        self._wish(wanted=True)

    @abstractmethod
    def holds(self) -> bool:
        """Whether it is so."""

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Wish for what was before."""
        self._wish(wanted=before.get("wanted") == "yes")

    @abstractmethod
    def _wish(self, *, wanted: bool) -> None:
        """Wish for it, or no longer."""


class FullScreen:
    """Covers the whole screen by geometry: not every desktop grants a full screen."""

    name = FULL_SCREEN

    def __init__(self, window: Window) -> None:
        self._window = window

    def obstacle(self) -> str:
        """Nothing stands against it: the window is the program's own."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """The former place of the window and whether it had a frame."""
        place = self._window.geometry()
        return {
            "left": str(place.left),
            "top": str(place.top),
            "width": str(place.width),
            "height": str(place.height),
            "framed": _yes(self._window.framed()),
        }

    def perform(self) -> None:
        """Cover the screen, panels included."""
        self._window.place(self._window.screen(), framed=False)

    def holds(self) -> bool:
        """Whether the window covers the screen as it is now."""
        return self._window.geometry() == self._window.screen() and not self._window.framed()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Put the window where it was.

        Raises:
            ValueError: The note does not hold a place.
        """
        left, top, width, height = (
            _number(before.get(side)) for side in ("left", "top", "width", "height")
        )
        self._window.place(
            Rectangle(left, top, width, height), framed=before.get("framed") == "yes"
        )


class FullScreenGranted(_Wished):
    """Covers the whole screen by asking the display, where no window may place itself."""

    name = FULL_SCREEN

    def holds(self) -> bool:
        """Whether the window has it: asking is not getting."""
        return self._window.full_screen()

    def _wish(self, *, wanted: bool) -> None:
        self._window.set_full_screen(wanted=wanted)


class OnTop(_Wished):
    """Stays above every other window, past the window manager."""

    name = ON_TOP

    def holds(self) -> bool:
        """Whether it is still above."""
        return self._window.on_top()

    def _wish(self, *, wanted: bool) -> None:
        self._window.set_on_top(wanted=wanted)


class CloseIgnored:
    """Refuses to close, and swallows the keys that leave an exam."""

    name = CLOSE_IGNORED

    def __init__(self, window: Window, combinations: frozenset[str] = LEAVING) -> None:
        self._window = window
        self._combinations = combinations

    def obstacle(self) -> str:
        """Nothing stands against it: the window is the program's own."""
        return ""

    def before(self) -> Mapping[str, str | None]:
        """Whether it refused already, and the keys it swallowed."""
        return {
            "refused": _yes(self._window.ignores_close()),
            "keys": "\n".join(sorted(self._window.ignored_keys())) or None,
        }

    def perform(self) -> None:
        """Refuse and swallow."""
        self._window.set_ignore_close(wanted=True)
        self._window.ignore_keys(self._combinations)

    def holds(self) -> bool:
        """Whether it still does both."""
        return self._window.ignores_close() and self._combinations <= self._window.ignored_keys()

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Obey again."""
        self._window.ignore_keys(frozenset((before.get("keys") or "").split("\n")) - {""})
        self._window.set_ignore_close(wanted=before.get("refused") == "yes")


class Keyboard(_Wished):
    """Takes every key, those of the window manager included."""

    name = KEYBOARD

    def holds(self) -> bool:
        """Whether it is still taken."""
        return self._window.grabs_keyboard()

    def _wish(self, *, wanted: bool) -> None:
        self._window.set_grab_keyboard(wanted=wanted)


class Clipboard(_Wished):
    """Lets nothing in or out by copy and paste; what was copied before is not given back."""

    name = CLIPBOARD

    def holds(self) -> bool:
        """Whether it is still emptied."""
        return self._window.clipboard_private()

    def _wish(self, *, wanted: bool) -> None:
        self._window.set_clipboard_private(wanted=wanted)


def _yes(fact: bool) -> str:  # noqa: FBT001 - a fact turned into its word in the note
    return "yes" if fact else "no"


def _number(word: str | None) -> int:
    if word is None:
        raise ValueError("no place in the note")
    return int(word)
