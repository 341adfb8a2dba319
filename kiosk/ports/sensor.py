"""The sensor port: what an invigilator should hear of. Knows no operating system and no policy.

A sighting is a fact about the machine now. What is done about it, nothing, a notice or a hold, is
the ticket's to say; no sighting ends a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What can be noticed, by its name in journals and in the ticket's policies."""

    VIRTUAL_MACHINE = "virtual_machine"
    REMOTE_SESSION = "remote_session"
    SECOND_DISPLAY = "second_display"
    FOREIGN_WINDOW = "foreign_window"
    PROCESS = "process"
    NEW_KEYBOARD = "new_keyboard"
    CLOCK_STEP = "clock_step"
    SUSPEND = "suspend"
    DEBUGGER = "debugger"
    INJECTED_INPUT = "injected_input"
    CLIPBOARD = "clipboard"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """One thing noticed; `subject` names it (a program, a device), never a person nor a content.

    >>> Sighting(Kind.PROCESS, "anydesk").kind.value
    'process'
    """

    kind: Kind
    subject: str = ""


class Sensor(Protocol):
    """Something that can be asked, cheaply and often."""

    @property
    def every_ms(self) -> int:
        """How often asking is worth it; never under a second."""
        ...

    def look(self) -> Sequence[Sighting]:
        """What there is now that should be told. What cannot be read is not there."""
        ...
