"""A candidate's choices as they are kept in the journal, and back. Knows no sitting.

The object has the shape of a personal needs and preferences profile (1EdTech *Access for All*), so
that the profile of another system is mapped and nothing is rewritten:

    {"v": 1,
     "text_appearance": {"theme": "light", "font_face": "hyperlegible", "font_size": 100,
                         "line_spacing": 150, "letter_spacing": 0},
     "line_reader": false, "masking": false, "cursor": "normal",
     "clock": {"hidden": false},
     "spoken": {"rate": 100}}

Sizes, spacings and the rate are hundredths; `letter_spacing` is 0 or 12 hundredths of an em.
Reading is tolerant: what is not known is ignored, and what is out of range counts as not said.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from engine.records.adaptations import Adaptation, Granted, StartingFont, StartingTheme
from engine.records.canonical import Json, JsonObject
from kiosk.ui.views.preferences import (
    LINE_HEIGHTS,
    SPEECH_RATES,
    TEXT_SIZES,
    Choices,
    FontName,
    Preferences,
    ThemeName,
)

VERSION: Final = 1
SPACED: Final = 12
N = TypeVar("N", bound=StrEnum)


def to_profile(choices: Choices) -> Json:
    """The choices as an object of a few hundred bytes."""
    display = choices.display
    return {
        "v": VERSION,
        "text_appearance": {
            "theme": display.theme.value,
            "font_face": display.font.value,
            "font_size": display.text_size,
            "line_spacing": display.line_height,
            "letter_spacing": SPACED if display.spaced_letters else 0,
        },
        "line_reader": display.ruler,
        "masking": display.mask,
        "cursor": display.pointer.value,
        "clock": {"hidden": choices.clock_hidden},
        "spoken": {"rate": choices.speech_rate},
    }


def from_profile(profile: Json) -> Choices:
    """The choices that a profile names, over the usual ones; any JSON is accepted."""
    whole = _inside(profile)
    text, clock, spoken = (
        _inside(whole.get(name)) for name in ("text_appearance", "clock", "spoken")
    )
    usual = Choices()
    display = Preferences(
        theme=_named(text.get("theme"), usual.display.theme),
        font=_named(text.get("font_face"), usual.display.font),
        text_size=_among(text.get("font_size"), TEXT_SIZES, usual.display.text_size),
        line_height=_among(text.get("line_spacing"), LINE_HEIGHTS, usual.display.line_height),
        spaced_letters=_among(text.get("letter_spacing"), (0, SPACED), 0) == SPACED,
        ruler=whole.get("line_reader") is True,
        mask=whole.get("masking") is True,
        pointer=_named(whole.get("cursor"), usual.display.pointer),
    )
    return Choices(
        display=display,
        clock_hidden=clock.get("hidden") is True,
        speech_rate=_among(spoken.get("rate"), SPEECH_RATES, usual.speech_rate),
    )


def starting(granted: Granted) -> Preferences:
    """The display that a ticket's adaptations begin with; a size between two is the larger."""
    usual = Preferences()
    size = granted.text_size
    return Preferences(
        theme=usual.theme if granted.theme is None else _THEMES[granted.theme],
        font=usual.font if granted.font is None else _FONTS[granted.font],
        text_size=next((one for one in TEXT_SIZES if size is not None and one >= size), 100),
        ruler=Adaptation.READING_RULER in granted.kinds,
    )


_THEMES: Final[Mapping[StartingTheme, ThemeName]] = {
    StartingTheme.DARK: ThemeName.DARK,
    StartingTheme.CREAM: ThemeName.CREAM,
    StartingTheme.CONTRAST: ThemeName.CONTRAST,
}
_FONTS: Final[Mapping[StartingFont, FontName]] = {
    StartingFont.DYSLEXIA: FontName.DYSLEXIC,
    StartingFont.LEGIBLE: FontName.HYPERLEGIBLE,
}


def _inside(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}


def _among(value: Json, allowed: tuple[int, ...], usual: int) -> int:
    known = isinstance(value, int) and not isinstance(value, bool) and value in allowed
    return value if known and isinstance(value, int) else usual


def _named(value: Json, usual: N) -> N:
    found = [one for one in type(usual) if one == value]
    return found[0] if found else usual
