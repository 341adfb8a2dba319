"""The window port: what lockdown asks of the window of the application. Knows no toolkit.

The interface implements this Protocol, so that no toolkit is needed to lock or to test locking.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on the desktop, in the toolkit's pixels."""

    left: int
    top: int
    width: int
    height: int


class Window(Protocol):
    """The one top window of the application; every wish can be asked for again and taken back."""

    def screen(self) -> Rectangle:
        """The whole of the screen that the window is on, panels included."""
        ...

    def geometry(self) -> Rectangle:
        """Where the window is now."""
        ...

    def places_itself(self) -> bool:
        """Whether the display lets a program say where its windows lie, and take every key."""
        ...

    def full_screen(self) -> bool:
        """Whether the display shows the window over the whole screen, because it was asked to."""
        ...

    def set_full_screen(self, *, wanted: bool) -> None:
        """Ask the display for the whole screen, or give it back."""
        ...

    def handle(self) -> int:
        """What the system calls the window by."""
        ...

    def framed(self) -> bool:
        """Whether the window has a title bar and borders."""
        ...

    def place(self, where: Rectangle, *, framed: bool) -> None:
        """Put the window exactly there, with its frame or without."""
        ...

    def on_top(self) -> bool:
        """Whether the window was put above the others, out of the window manager's hands."""
        ...

    def set_on_top(self, *, wanted: bool) -> None:
        """Put the window above the others, past the window manager, or hand it back."""
        ...

    def ignored_keys(self) -> frozenset[str]:
        """The combinations that are swallowed now."""
        ...

    def ignore_keys(self, combinations: frozenset[str]) -> None:
        """Swallow these combinations (portable names such as `Alt+F4`) before any widget."""
        ...

    def ignores_close(self) -> bool:
        """Whether a request to close the window is refused."""
        ...

    def set_ignore_close(self, *, wanted: bool) -> None:
        """Refuse requests to close from the keyboard and the window manager, or obey them."""
        ...

    def grabs_keyboard(self) -> bool:
        """Whether every key comes to this window, whatever has the focus."""
        ...

    def set_grab_keyboard(self, *, wanted: bool) -> None:
        """Take the whole keyboard, or give it back."""
        ...

    def clipboard_private(self) -> bool:
        """Whether the clipboards are emptied whenever the focus comes or goes."""
        ...

    def set_clipboard_private(self, *, wanted: bool) -> None:
        """Empty the clipboards now and, while wanted, each time the focus comes or goes."""
        ...
