"""Which screen belongs to which step. Data only; no screen knows its successor."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.services.seat import Step


class Screen(StrEnum):
    """The screens of the station."""

    WAITING = "waiting"
    OPENING = "opening"
    CANDIDATE_CODE = "candidate-code"
    IDENTITY = "identity"
    ADMISSION = "admission"
    INSTRUCTIONS = "instructions"
    PRACTICE = "practice"
    READY = "ready"
    QUESTION = "question"
    OVERLAY = "overlay"
    RESUME = "resume"
    HOLD = "hold"
    MOVED = "moved"
    TIME_OVER = "time-over"
    END = "end"
    GATE = "gate"
    PANEL = "panel"
    PEOPLE = "people"
    TECHNICIAN = "technician"
    CHECKS = "checks"
    COPIES = "copies"
    CLOSING = "closing"
    FATAL = "fatal"


SCREEN_FOR: Final[Mapping[Step, Screen]] = {
    Step.WAITING: Screen.WAITING,
    Step.CANDIDATE: Screen.CANDIDATE_CODE,
    Step.IDENTITY: Screen.IDENTITY,
    Step.ADMISSION: Screen.ADMISSION,
    Step.INSTRUCTIONS: Screen.INSTRUCTIONS,
    Step.PRACTICE: Screen.PRACTICE,
    Step.READY: Screen.READY,
    Step.QUESTION: Screen.QUESTION,
    Step.BLOCKED: Screen.OVERLAY,
    Step.PAUSED: Screen.OVERLAY,
    Step.RESUME: Screen.RESUME,
    Step.ROLLBACK: Screen.HOLD,
    Step.MOVED: Screen.MOVED,
    Step.TIME_OVER: Screen.TIME_OVER,
    Step.ENDED: Screen.END,
}
