"""What the screen of the checks shows: the station, never a candidate. Knows no toolkit.

The screen says: `act_requested(object)` with a `CheckAct`, `closed`.
"""

from dataclasses import dataclass
from enum import StrEnum


class CheckAct(StrEnum):
    """What can be asked of the screen."""

    AGAIN = "check-again"
    COPIED = "checks-copied"


@dataclass(frozen=True, slots=True)
class CheckView:
    """One finding: its check, what was found, and what to do where it is not ready."""

    title: str
    value: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The findings in three groups; `skipped` names what does not apply here.

    `text` is all of it as plain text, to be copied. `code` is what the square code says, the
    station's id. While checks run, `done` of `total` are made.
    """

    title: str
    subtitle: str = ""
    wrong: tuple[CheckView, ...] = ()
    watch: tuple[CheckView, ...] = ()
    fine: tuple[CheckView, ...] = ()
    skipped: str = ""
    code: str = ""
    code_said: str = ""
    text: str = ""
    running: bool = False
    progress: str = ""
    done: int = 0
    total: int = 0
    message: str = ""
    message_tone: str = "ok"
    foot: str = ""
