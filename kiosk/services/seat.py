"""A candidate at the station, and what their screen is about. Knows no room and no window."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.sitting import events
from engine.sitting.state import Phase
from kiosk.services.room import Person
from kiosk.services.sit import Sit


class Step(StrEnum):
    """What the candidate's screen is about."""

    WAITING = "waiting"
    CANDIDATE = "candidate"
    IDENTITY = "identity"
    ADMISSION = "admission"
    INSTRUCTIONS = "instructions"
    PRACTICE = "practice"
    READY = "ready"
    QUESTION = "question"
    BLOCKED = "blocked"
    PAUSED = "paused"
    RESUME = "resume"
    ROLLBACK = "rollback"
    MOVED = "moved"
    TIME_OVER = "time_over"
    ENDED = "ended"


class Reading(StrEnum):
    """How far an admitted candidate has come before the start."""

    INSTRUCTIONS = "instructions"
    PRACTICE = "practice"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Seat:
    """The candidate at this station and their sitting; `back` after a stop of the station."""

    person: Person
    sit: Sit
    reading: Reading = Reading.INSTRUCTIONS
    seen_end: bool = False
    back: bool = False


_STEPS: Final[Mapping[Phase, Step]] = {
    Phase.EXPECTED: Step.IDENTITY,
    Phase.IDENTIFIED: Step.ADMISSION,
    Phase.RUNNING: Step.QUESTION,
    Phase.BLOCKED: Step.BLOCKED,
    Phase.PAUSED: Step.PAUSED,
    Phase.ENDED: Step.ENDED,
}


def step_of(seat: Seat) -> Step:
    """What the screen of a taken seat is about: its journal and its reading decide."""
    sitting = seat.sit.exam.sitting
    if sitting.moved:
        return Step.MOVED
    if seat.sit.rolled_back:
        return Step.ROLLBACK
    if seat.sit.interrupted:
        return Step.RESUME
    if sitting.phase is Phase.ADMITTED:
        return Step(seat.reading.value)
    if sitting.end is events.EndReason.TIME and not seat.seen_end:
        return Step.TIME_OVER
    return _STEPS[sitting.phase]
