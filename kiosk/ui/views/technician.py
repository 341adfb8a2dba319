"""What the technician's screen shows: the station, never a candidate. Knows no toolkit.

The screen says: `act_requested(object)` with a `StationAct`, `closed`.
"""

from dataclasses import dataclass
from enum import StrEnum


class StationAct(StrEnum):
    """What a technician can do while a session is open; checking leads to a screen of its own."""

    VERIFY = "verify-copies"
    EXPORT = "export-diagnosis"
    CHECK = "check-station"


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact about the station; `todo` says what to do, where something is not in order."""

    title: str
    value: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class TechnicianView:
    """The facts in three groups: to put right, to watch, in order."""

    title: str
    subtitle: str
    wrong: tuple[FactView, ...]
    watch: tuple[FactView, ...]
    fine: tuple[FactView, ...]
    can_verify: bool = True
    can_check: bool = False
    message: str = ""
    message_tone: str = "ok"
    busy: bool = False
    foot: str = ""
