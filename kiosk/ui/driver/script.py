"""What a simulated person is told to do. Knows no file, no screen and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from kiosk.ui.views.question import Answer


@dataclass(frozen=True, slots=True)
class Simulate:
    """Answers right with the probability of the 2PL model; `theta` in logits."""

    theta: float
    seed: int


@dataclass(frozen=True, slots=True)
class Acts:
    """What is done in an application, one act after the other."""

    acts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class EndState:
    """What an application holds in the end."""

    state: Mapping[str, Any]


Reply: TypeAlias = Answer | Acts | EndState


@dataclass(frozen=True, slots=True)
class Respond:
    """Answers by item; an item without a response is skipped."""

    responses: Mapping[str, Reply]


Policy: TypeAlias = Simulate | Respond


class Cause(StrEnum):
    """Why the invigilator pauses."""

    INCIDENT = "incident"
    PERSONAL = "personal"


class Decision(StrEnum):
    """What the invigilator says to a reported problem."""

    ACCEPT = "accept"
    DISMISS = "dismiss"


class Victim(StrEnum):
    """What is killed: the application, or its watchdog with it."""

    APPLICATION = "app"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class Pause:
    """The invigilator pauses for so many seconds of the sitting's own clock."""

    at_question: int
    cause: Cause
    seconds: int


@dataclass(frozen=True, slots=True)
class Report:
    """The candidate reports a problem, and the invigilator decides."""

    at_question: int
    decision: Decision
    blocked: bool = True


@dataclass(frozen=True, slots=True)
class Grant:
    """The invigilator gives time after an incident; `reason` is one of the panel's choices."""

    at_question: int
    minutes: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kill:
    """Processes die without a word."""

    at_question: int
    what: Victim


@dataclass(frozen=True, slots=True)
class End:
    """The invigilator ends the sitting; `reason` is one of the panel's choices."""

    at_question: int
    reason: str


Event: TypeAlias = Pause | Report | Grant | Kill | End


@dataclass(frozen=True, slots=True)
class Script:
    """Who sits, how they answer, and what happens before which question is answered.

    With `keyboard` nobody in the room touches a mouse.
    """

    candidate: int
    policy: Policy
    events: tuple[Event, ...] = ()
    keyboard: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the simulated person knows of an item: its calibration, a right and a wrong answer."""

    difficulty: float
    discrimination: float
    right: Reply
    wrong: Reply


@dataclass(frozen=True, slots=True)
class Papers:
    """What lies on the table in a rehearsal: the codes, the PINs and what is known of items."""

    access_code: str = field(repr=False)
    candidate_code: str = field(repr=False)
    pins: Mapping[str, str] = field(repr=False)
    oracle: Mapping[str, Known] = field(repr=False)
