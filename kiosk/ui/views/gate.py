"""What the staff's door shows: the roles, and the cells for the PIN of one. Knows no toolkit.

The screen says: `role_chosen(str)`, `pin_submitted(str)`, `back`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleView:
    """One role at the door: its value, its name, and what it can do, in one sentence."""

    value: str
    name: str
    does: str
    icon: str = "person"


@dataclass(frozen=True, slots=True)
class GateView:
    """Who may come in; `role` is the value of the one whose PIN is awaited.

    While `wait_ms` is positive the cells are closed, `message` says why and `help_note` who helps.
    """

    roles: tuple[RoleView, ...]
    role: str
    role_label: str
    message: str = ""
    help_note: str = ""
    wait_ms: int = 0
    busy: bool = False
    pin_length: int = 6
