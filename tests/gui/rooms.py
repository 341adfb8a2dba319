"""Opens rooms for a test, each with a window of its own, and lets them go after it."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QApplication

from kiosk.ui.shell import Shell
from kiosk.words import Language, choose


class Room(Protocol):
    """A day of a candidate with its window."""

    shell: Shell


R = TypeVar("R", bound=Room)


def opened(kind: Callable[..., R], application: QApplication) -> Iterator[Callable[..., R]]:
    """For a fixture: what opens rooms of a kind with the adaptations it is given."""
    made: list[R] = []

    def build(*adaptations: str) -> R:
        made.append(kind(*adaptations))
        return made[-1]

    yield build
    for room in made:
        room.shell.close()
        room.shell.deleteLater()
    choose(Language.FRENCH)
    application.processEvents()
