"""The keys that mean the same on every screen, and what they do. Data only; knows no toolkit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class KeyAct(StrEnum):
    """What a key asks for."""

    VALIDATE = "validate"
    SKIP = "skip"
    REPORT = "report"
    DISPLAY = "display"
    HELP = "help"
    SAY_TIME = "say-time"
    CLOCK = "clock"
    READ = "read"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL = "usual"
    STAFF = "staff"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """One act and the keys that ask for it, in the toolkit's portable names.

    None is a letter alone, and none is `AltGr` with a letter: both are for typing. The last ones
    of a row are the same key on keyboards that write their figures with Shift.
    """

    act: KeyAct
    keys: tuple[str, ...]


STAFF_KEYS: Final = "Ctrl+Alt+S"
KEYMAP: Final = (
    KeyBinding(KeyAct.VALIDATE, ("Alt+V",)),
    KeyBinding(KeyAct.SKIP, ("Alt+P",)),
    KeyBinding(KeyAct.REPORT, ("Alt+S",)),
    KeyBinding(KeyAct.DISPLAY, ("Alt+A",)),
    KeyBinding(KeyAct.SAY_TIME, ("Alt+T",)),
    KeyBinding(KeyAct.CLOCK, ("Alt+M",)),
    KeyBinding(KeyAct.READ, ("Alt+L",)),
    KeyBinding(KeyAct.HELP, ("F1",)),
    KeyBinding(KeyAct.SPELLING, ("F7",)),
    KeyBinding(KeyAct.NEXT_PANE, ("F6",)),
    KeyBinding(KeyAct.PREVIOUS_PANE, ("Shift+F6",)),
    KeyBinding(KeyAct.LARGER, ("Ctrl++", "Ctrl+=")),
    KeyBinding(KeyAct.SMALLER, ("Ctrl+-",)),
    KeyBinding(KeyAct.USUAL, ("Ctrl+0", "Ctrl+À")),
    KeyBinding(KeyAct.STAFF, (STAFF_KEYS,)),
)
