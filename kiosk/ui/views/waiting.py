"""What a station shows while nobody sits at it. Knows no toolkit.

The screen says: `open_requested` (staff open a session), `code_requested` (a candidate sits down),
`record_requested` (somebody wants the record of a closed session), `check_requested` (somebody
wants the station checked).
"""

from dataclasses import dataclass
from enum import StrEnum


class StationState(StrEnum):
    """Whether the station can be used."""

    READY = "ready"
    WAITING = "waiting"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A quiet station.

    `number` is drawn large (`14`). `exam` and `when` are what will happen here. `state_text` and
    `detail` say in words whether the station is usable. `foot` is a line of time and version.
    """

    number: str
    state: StationState
    state_text: str
    detail: str
    exam: str = ""
    when: str = ""
    can_open: bool = True
    can_enter: bool = False
    can_report: bool = False
    can_check: bool = False
    foot: str = ""
