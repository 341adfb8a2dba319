"""Pictures of what is in front, one of each kind. Knows no scene."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.durable_file import make_folder
from kiosk.ui.driver.eyes import Eyes

_ABOVE: Final = ("skip-dialog", "report-panel")
_SETTLING: Final = 5


class Camera:
    """Takes the first picture of each screen, and of what lies over or beside it."""

    def __init__(self, eyes: Eyes, folder: Path | None) -> None:
        """Bind to a folder; without one, no picture is taken.

        Raises:
            StorageError: The folder cannot be made.
        """
        self._eyes = eyes
        self._folder = folder
        if folder is not None:
            make_folder(folder)

    def look(self, screen: str) -> None:
        """Take a picture when nothing like what is in front was taken before."""
        if self._folder is None or not screen:
            return
        kind = self._eyes.told("kind")
        parts = [screen, kind if isinstance(kind, str) else ""]
        parts += [one for one in _ABOVE if self._eyes.visible(one) is not None]
        name = "-".join(part for part in parts if part)
        if next(self._folder.glob(f"*-{name}.png"), None) is None:
            self._take(name)

    def keep(self, name: str) -> None:
        """Take a picture in any case."""
        if self._folder is not None:
            self._take(name)

    def _take(self, name: str) -> None:
        if self._folder is not None:
            # A person sees the window after its layouts have settled; so does the picture.
            for _ in range(_SETTLING):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            number = sum(1 for _ in self._folder.glob("*.png")) + 1
            self._eyes.window.grab().save(str(self._folder / f"{number:02}-{name}.png"))
