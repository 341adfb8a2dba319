"""What is shown while a PIN is awaited: admission, entry to the panel, a held sitting. No toolkit.

The screen says: `pin_submitted(str)`, `back`.
"""

from dataclasses import dataclass
from enum import StrEnum


class PinPurpose(StrEnum):
    """What the PIN would allow."""

    ADMISSION = "admission"
    PANEL = "panel"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class AdmissionView:
    """A sentence for the person who waits and cells for the one who decides.

    `role_label` names whose PIN is awaited (`PIN du surveillant`). `rows` are pairs of a label
    and a text; `waited` says for how long. While `wait_ms` is positive the cells are closed and
    `message` says why.
    """

    name: str
    role_label: str
    purpose: PinPurpose = PinPurpose.ADMISSION
    rows: tuple[tuple[str, str], ...] = ()
    message: str = ""
    wait_ms: int = 0
    busy: bool = False
    pin_length: int = 6
    can_go_back: bool = True
    waited: str = ""
    code: str = ""
