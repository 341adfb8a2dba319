"""Every character of the layouts of French schools types while the locked window has the keyboard.

Keys are struck by their place, as a hand does; what stands in the line is compared.
"""

import ctypes
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from tests.gui.lockdown.test_protected_session import (
    ATTACKS,
    Desktop,
    Locked,
    desktop,
    locked,
    note,
)
from tests.kiosk.lockdown.windows.layouts import Character, characters

__all__ = ["desktop", "locked", "note"]  # fixtures
pytestmark = [
    pytest.mark.gui,
    pytest.mark.long,
    pytest.mark.skipif(
        any(shutil.which(name) is None for name in ("Xvfb", "xdotool", "setxkbmap", "openbox")),
        reason="needs an X11 display",
    ),
    pytest.mark.parametrize("desktop", ["without a window manager"], indirect=True),
]
LAYOUTS = {
    "fr": ("fr", ""),
    "fr-oss": ("fr", "oss"),
    "fr-bepo": ("fr", "bepo"),
    "us-intl": ("us", "intl"),
    "gb": ("gb", ""),
}
SHIFT, ALT_GR = "50", "108"
"""Places of keys, the same on every layout."""

COMBINING = {
    "dead_circumflex": "\u0302",
    "dead_diaeresis": "\u0308",
    "dead_grave": "\u0300",
    "dead_acute": "\u0301",
    "dead_tilde": "\u0303",
    "dead_cedilla": "\u0327",
    "dead_caron": "\u030c",
    "dead_abovering": "\u030a",
    "dead_macron": "\u0304",
    "dead_breve": "\u0306",
    "dead_ogonek": "\u0328",
    "dead_abovedot": "\u0307",
    "dead_belowdot": "\u0323",
    "dead_doubleacute": "\u030b",
    "dead_hook": "\u0309",
    "dead_horn": "\u031b",
}
FOLLOWERS = {
    **dict.fromkeys(("dead_cedilla", "dead_caron"), "c"),
    **dict.fromkeys(("dead_abovering", "dead_breve", "dead_ogonek"), "a"),
    **dict.fromkeys(("dead_doubleacute", "dead_horn"), "o"),
    "dead_tilde": "n",
    "dead_abovedot": "z",
}


@dataclass(frozen=True)
class Stroke:
    """A key with what is held, and what it should write."""

    code: int
    held: tuple[str, ...]
    text: str

    def words(self) -> list[str]:
        down = [word for key in self.held for word in ("keydown", key)]
        up = [word for key in reversed(self.held) for word in ("keyup", key)]
        return [*down, "key", str(self.code), *up]


def held(character: Character) -> tuple[str, ...]:
    return (*((ALT_GR,) if character.alt_gr else ()), *((SHIFT,) if character.shifted else ()))


def text_of(symbol: str) -> str | None:
    """What a symbol writes by itself, by the library that every desktop asks."""
    library = ctypes.CDLL("libxkbcommon.so.0")
    library.xkb_keysym_to_utf32.restype = ctypes.c_uint32
    number = library.xkb_keysym_from_name(symbol.encode(), 0)
    return chr(library.xkb_keysym_to_utf32(number)) if number else None


def plain_strokes(layout: str) -> Iterator[Stroke]:
    for character in characters(layout):
        text = text_of(character.symbol)
        if not character.symbol.startswith(("dead_", "VoidSymbol")):
            assert text, character
            yield Stroke(character.code, held(character), text)


def dead_strokes(layout: str) -> Iterator[tuple[Stroke, Stroke]]:
    everything = tuple(characters(layout))
    for dead in everything:
        if dead.symbol not in COMBINING:
            continue
        letter = FOLLOWERS.get(dead.symbol, "e")
        follower = next(one for one in everything if one.symbol == letter)
        composed = unicodedata.normalize("NFC", letter + COMBINING[dead.symbol])
        yield (
            Stroke(dead.code, held(dead), ""),
            Stroke(follower.code, held(follower), composed),
        )


def type_all(desktop: Desktop, strokes: Sequence[Stroke]) -> None:
    words = [word for stroke in strokes for word in stroke.words()]
    assert desktop.run("xdotool", *words).returncode == 0


def engaged(desktop: Desktop, locked: Locked, layout: str) -> None:
    name, variant = LAYOUTS[layout]
    asked = ["setxkbmap", "-layout", name, *(("-variant", variant) if variant else ())]
    assert desktop.run(*asked).returncode == 0
    locked.say("engage")
    locked.report_until(lambda facts: facts["lost"] == [] and facts["active"] is True)


@pytest.mark.attack("x-altgr")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_arrives_and_nothing_leaves(
    desktop: Desktop, locked: Locked, layout: str
) -> None:
    engaged(desktop, locked, layout)
    strokes = list(plain_strokes(layout))
    assert sum(ALT_GR in stroke.held for stroke in strokes) >= 30
    wanted = "".join(stroke.text for stroke in strokes)
    for start in range(0, len(strokes), 20):
        type_all(desktop, strokes[start : start + 20])
    locked.report_until(lambda facts: len(str(facts["text"])) >= len(wanted))
    facts = locked.say("report")
    assert facts["text"] == wanted
    desktop.keys(*ATTACKS)
    facts = locked.report_until(lambda facts: facts["lost"] == [])
    assert (facts["closes"], facts["shortcuts"], facts["active"]) == (0, 0, True)
    assert facts["text"] == wanted


@pytest.mark.attack("x-altgr")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_dead_key_composes(desktop: Desktop, locked: Locked, layout: str) -> None:
    engaged(desktop, locked, layout)
    pairs = list(dead_strokes(layout))
    for dead, follower in pairs:
        type_all(desktop, [dead, follower])
    wanted = "".join(follower.text for _, follower in pairs)
    assert wanted or layout == "gb"
    facts = locked.report_until(lambda facts: len(str(facts["text"])) >= len(wanted))
    assert facts["text"] == wanted
