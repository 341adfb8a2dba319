"""How this Linux session came to its screen. Judges nothing."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kiosk.detection.linux.x11.address import address_of
from kiosk.detection.programs import Running
from kiosk.detection.remote_session import Session, protocol_of

SESSIONS: Final = Path("/run/systemd/sessions")
_LARGEST: Final = 4096


class Sessions:
    """Reads the session's environment, the system's note of it, and what runs."""

    def __init__(
        self,
        running: Callable[[], tuple[Running, ...]],
        environ: Mapping[str, str] = os.environ,
        folder: Path = SESSIONS,
    ) -> None:
        self._running = running
        self._environ = environ
        self._folder = folder

    def __call__(self) -> Session:
        """The session as it is now."""
        address = address_of(self._environ.get("DISPLAY", ""))
        return Session(
            remote=self._remote(),
            forwarded=address is not None and not address.local,
            protocol=protocol_of(tuple(self._environ)),
            running=self._running(),
        )

    def _remote(self) -> bool:
        number = self._environ.get("XDG_SESSION_ID", "")
        if not number.isalnum():
            return False
        try:
            with (self._folder / number).open(encoding="utf-8", errors="replace") as file:
                return "REMOTE=1" in file.read(_LARGEST).splitlines()
        except OSError:
            return False
