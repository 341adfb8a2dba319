"""What is shown after an interruption of the station. Knows no toolkit.

The screen says: `pin_submitted(str)`, then `resumed`; `denied` when another person sits there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResumeView:
    """What is safe, how much time is left, and whose PIN is awaited.

    `kept` are pairs of a label and what was kept. `remaining` is `55 min`; `time_note` says when
    it would end and that the outage is not counted. Once `authorised`, the candidate
    resumes; `clock_note` says what the time does then.
    """

    question: int
    total: int
    lead: str
    remaining: str
    time_note: str
    kept: tuple[tuple[str, str], ...]
    staff_note: str
    role_label: str
    saved_note: str = ""
    message: str = ""
    wait_ms: int = 0
    busy: bool = False
    pin_length: int = 6
    authorised: bool = False
    authorised_note: str = ""
    clock_note: str = ""
