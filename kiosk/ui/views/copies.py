"""What is shown of the copies found of other stations. Knows no toolkit.

The screen says: `chosen(str)` with a row's value, `look_again`, `pin_submitted(str)`, `back`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy: whose, where in the test, from where and when, and what it may lack.

    `tone` is ok when nothing is missing, warn else. One that may not be taken has a `reason`.
    """

    value: str
    name: str
    what: str
    origin: str
    note: str
    tone: str = "ok"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CopiesView:
    """The copies, those that may be taken over first; `chosen` is the value of one, or empty.

    `refused` are sentences about what was set aside. `role_label` says whose PIN is awaited.
    """

    rows: tuple[CopyRow, ...]
    chosen: str
    refused: tuple[str, ...]
    role_label: str
    message: str = ""
    wait_ms: int = 0
    busy: bool = False
    pin_length: int = 6
    foot: str = ""
