"""Where the server is now, asked again and again beside everything else. Knows no firewall."""

import threading
from collections.abc import Callable
from typing import Final

EVERY_S: Final = 300.0


class FollowedServer:
    """Asks from a thread of its own: a name that nobody answers for must hold nothing up."""

    def __init__(self, ask: Callable[[], tuple[str, ...]], every_s: float = EVERY_S) -> None:
        self._ask = ask
        self._every_s = every_s
        self._found: tuple[str, ...] = ()
        self._stop = threading.Event()

    def follow(self) -> threading.Thread:
        """Begin to ask."""
        thread = threading.Thread(target=self._asking, name="server-address", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Ask no more."""
        self._stop.set()

    def found(self) -> tuple[str, ...]:
        """The addresses found last; none while nobody has answered."""
        return self._found

    def _asking(self) -> None:
        while True:
            self._found = self._ask() or self._found
            if self._stop.wait(self._every_s):
                return
