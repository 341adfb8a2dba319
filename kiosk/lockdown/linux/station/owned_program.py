"""The program of an exam belongs to root, all of it and all that it loads. Changes nothing."""

from collections.abc import Mapping
from typing import Final

from kiosk.lockdown.linux.station.host import Host
from kiosk.lockdown.linux.station.import_tree import loose_paths

NAME: Final = "program"


class OwnedProgram:
    """Refuses a program that somebody but root could change; there is nothing to undo."""

    name = NAME

    def __init__(self, host: Host, trees: tuple[str, ...]) -> None:
        self._host = host
        self._trees = trees

    def obstacle(self) -> str:
        """Whether its folders can be changed by others."""
        return "" if self.holds() else "program-writable"

    def before(self) -> Mapping[str, str | None]:
        """Nothing will have to be put back."""
        return {}

    def perform(self) -> None:
        """Nothing is changed: whoever installed the program has to."""

    def holds(self) -> bool:
        """Whether no part of it, nor a folder above, can be changed by others."""
        return bool(self._trees) and not loose_paths(self._host, self._trees)

    def revert(self, before: Mapping[str, str | None]) -> None:
        """Nothing was changed."""
