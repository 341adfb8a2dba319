"""What a candidate sees before having a name. Knows no toolkit, and no list of names.

The screen says: `submitted(str)` with the six characters, `staff_requested`, `back`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CandidateCodeView:
    """Cells for the personal code; `message` is an error in words, beside the cells."""

    message: str = ""
    busy: bool = False
    length: int = 6
