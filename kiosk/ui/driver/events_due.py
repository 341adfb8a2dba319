"""Which event of a script is due, and how far it has come, across deaths. Knows no screen."""

from enum import IntEnum
from typing import TypeVar

from kiosk.ui.driver.diary import Diary
from kiosk.ui.driver.script import Event, Script

E = TypeVar("E")


class Stage(IntEnum):
    """How far an event has come: asked for, then settled by the invigilator."""

    BEGUN = 0
    SETTLED = 1


class EventsDue:
    """The events of a script, in its order, each of which happens once."""

    def __init__(self, script: Script, diary: Diary) -> None:
        self._events = script.events
        self._diary = diary

    def at(self, question: int) -> tuple[int, Event] | None:
        """The first event of a question that is not settled, with its place in the script."""
        for place, event in enumerate(self._events):
            if event.at_question == question and not self.is_at(place, Stage.SETTLED):
                return place, event
        return None

    def open(self, kind: type[E]) -> tuple[int, E] | None:
        """The event of a kind that has begun and is not settled."""
        for place, event in enumerate(self._events):
            begun = self.is_at(place, Stage.BEGUN) and not self.is_at(place, Stage.SETTLED)
            if isinstance(event, kind) and begun:
                return place, event
        return None

    def is_at(self, place: int, stage: Stage) -> bool:
        """Whether an event has come that far."""
        return self._diary.done(_entry(place, stage))

    def note(self, place: int, stage: Stage, death: str = "") -> None:
        """Keep how far an event comes now, before it does.

        Raises:
            StorageError: It could not be kept; the event must not happen.
        """
        if not self.is_at(place, stage):
            self._diary.note(_entry(place, stage), death)


def _entry(place: int, stage: Stage) -> int:
    return place * len(Stage) + stage
