"""Which keys a protected session lets through on Windows. Pure; knows no system call.

The reference of the hook program: it is handed `table()` and looks answers up, so that what is
tested here is what happens there. Windows tells `AltGr` as a left Ctrl that nobody pressed
(its scan code has a bit that no key has) and a right Alt; here it is one modifier of its own, so
that a rule on Ctrl, on Alt or on both never eats a character.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import cache
from typing import Final

from kiosk.lockdown.combinations import LEAVING

PASS: Final = 0
KEYS: Final = 256
STATES: Final = 64


class Held(IntFlag):
    """What is down while a key is struck; `INJECTED` says that a program struck it."""

    CTRL = 1
    ALT = 2
    SHIFT = 4
    WIN = 8
    ALTGR = 16
    INJECTED = 32


# The numbers of the virtual keys, winuser.h.
_MIDDLE, _SIDE_1, _SIDE_2 = 0x04, 0x05, 0x06
_TAB, _ESCAPE, _SPACE, _BACK, _DELETE = 0x09, 0x1B, 0x20, 0x08, 0x2E
_LEFT, _UP, _RIGHT, _DOWN = 0x25, 0x26, 0x27, 0x28
_PRINT_SCREEN, _LEFT_WIN, _RIGHT_WIN, _SLEEP = 0x2C, 0x5B, 0x5C, 0x5F
_SHIFT, _CTRL, _ALT = (0x10, 0xA0, 0xA1), (0x11, 0xA2, 0xA3), (0x12, 0xA4, 0xA5)
LEFT_CTRL, RIGHT_ALT = 0xA2, 0xA5
MADE_UP: Final = 0x200
"""The bit of the scan code that marks the Ctrl which comes with an AltGr."""

MODIFIERS: Final = frozenset({*_SHIFT, *_CTRL, *_ALT})
TYPING: Final = frozenset(
    {
        _SPACE,
        *range(0x30, 0x3A),  # figures
        *range(0x41, 0x5B),  # letters
        *range(0x60, 0x70),  # the numeric pad
        *range(0xBA, 0xC3),  # punctuation, whatever a layout writes on it
        *range(0xDB, 0xE0),
        0xE1,
        0xE2,  # the key beside the left Shift
        0xE3,
        0xE4,
        0xE7,  # a character sent as such
    }
)
"""The keys that write something on some layout."""

_PLACES: Final[Mapping[str, tuple[int, ...]]] = {
    "Tab": (_TAB,),
    "Backtab": (_TAB,),
    "Esc": (_ESCAPE,),
    "Space": (_SPACE,),
    "Backspace": (_BACK,),
    "Del": (_DELETE,),
    "Left": (_LEFT,),
    "Up": (_UP,),
    "Right": (_RIGHT,),
    "Down": (_DOWN,),
    "Print": (_PRINT_SCREEN,),
    "Meta": (_LEFT_WIN, _RIGHT_WIN),
    "Super_L": (_LEFT_WIN,),
    "Super_R": (_RIGHT_WIN,),
    **{f"F{number}": (0x6F + number,) for number in range(1, 25)},
    **{chr(letter): (letter,) for letter in range(0x41, 0x5B)},
}
_NAMED: Final = {"Ctrl": Held.CTRL, "Alt": Held.ALT, "Shift": Held.SHIFT, "Meta": Held.WIN}

_ALONE: Final[Mapping[str, tuple[int, ...]]] = {
    "Mouse back or forward": (_SIDE_1, _SIDE_2),
    "Sleep": (_SLEEP,),
    "Browser": tuple(range(0xA6, 0xAD)),
    "Launch": tuple(range(0xB4, 0xB8)),
}
"""Keys that open another program or put the machine to sleep; the volume stays the candidate's."""

INJECTED_INPUT: Final = "Injected input"
NAMES: Final = ("", *sorted(LEAVING), *_ALONE, INJECTED_INPUT)
"""What each number of the table is called; never what was typed."""

_CODES: Final = {name: number for number, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class _Rule:
    code: int
    keys: tuple[int, ...]
    held: Held


def _rules() -> Iterator[_Rule]:
    for name in sorted(LEAVING):
        *modifiers, key = name.split("+")
        held = Held(0)
        for modifier in modifiers:
            held |= _NAMED[modifier]
        if key == "Backtab":
            held |= Held.SHIFT
        yield _Rule(_CODES[name], _PLACES[key], held)
    for name, keys in _ALONE.items():
        yield _Rule(_CODES[name], keys, Held(0))


_RULES: Final = tuple(sorted(_rules(), key=lambda rule: (-rule.held.bit_count(), rule.code)))
_ALL: Final = Held.CTRL | Held.ALT | Held.SHIFT | Held.WIN


def decide(key: int, held: Held, *, injected_blocked: bool = False) -> int:
    """The number in `NAMES` of what this is and why it is refused; 0 lets it through.

    With AltGr a key that types passes; one that does not is judged as with Ctrl and Alt, which
    is what Windows takes it for. A key that types is refused for exactly the modifiers that a
    combination names (Shift aside); another one for these and more.

    Args:
        key: The virtual key, 0 to 255; a button of the mouse counts by its own.
        held: What is down.
        injected_blocked: Whether to refuse everything that a program struck. Screen keyboards
            and other helps of a candidate are programs too.
    """
    if key in MODIFIERS:
        return PASS
    if Held.INJECTED in held and injected_blocked:
        return _CODES[INJECTED_INPUT]
    types = key in TYPING
    if Held.ALTGR in held:
        if types and Held.WIN not in held:
            return PASS
        held |= Held.CTRL | Held.ALT
    down = held & _ALL
    for rule in _RULES:
        if key in rule.keys and _meets(rule.held, down, exactly=types):
            return rule.code
    return _CODES["Meta"] if Held.WIN in down else PASS


def _meets(wanted: Held, down: Held, *, exactly: bool) -> bool:
    if exactly:
        return down | Held.SHIFT == wanted | Held.SHIFT
    return down & wanted == wanted


@cache
def table(*, injected_blocked: bool = False) -> bytes:
    """The decision of every key with everything that may be down: `[key * 64 + held]`."""
    return bytes(
        decide(key, Held(held), injected_blocked=injected_blocked)
        for key in range(KEYS)
        for held in range(STATES)
    )


class Keyboard:
    """What is down, followed from one event to the next, and which strokes were swallowed.

    The release of a key is swallowed if its stroke was, and only then: no program is left with a
    key that is down for ever.
    """

    def __init__(self, decisions: bytes) -> None:
        self._decisions = decisions
        self._down: set[int] = set()
        self._made_up = False
        self._swallowed: dict[int, int] = {}

    def held(self) -> Held:
        """What is down now."""
        held = Held(0)
        alt_gr = self._made_up and RIGHT_ALT in self._down
        for keys, modifier in (
            (_CTRL, Held.CTRL),
            (_SHIFT, Held.SHIFT),
            ((_LEFT_WIN, _RIGHT_WIN), Held.WIN),
            (_ALT[:2] if alt_gr else _ALT, Held.ALT),
        ):
            if self._down.intersection(keys):
                held |= modifier
        return held | Held.ALTGR if alt_gr else held

    def judge(self, key: int, scan: int, *, up: bool, injected: bool) -> int:
        """Follow one event and tell whether it goes on: 0 lets it, else its number in `NAMES`."""
        if key == LEFT_CTRL and scan & MADE_UP:
            self._made_up = not up
            return PASS
        if up:
            self._down.discard(key)
            return self._swallowed.pop(key, PASS)
        held = self.held() | (Held.INJECTED if injected else Held(0))
        self._down.add(key)
        code = self._decisions[key * STATES + held]
        if code:
            self._swallowed[key] = code
        else:
            self._swallowed.pop(key, None)
        return code

    def forget(self, key: int) -> None:
        """Take a key for released: the secure screen of the system keeps releases to itself."""
        self._down.discard(key)
        if key == RIGHT_ALT:
            self._made_up = False
