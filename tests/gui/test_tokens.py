"""The colours of the four themes, against the contrast that each pair needs."""

import re

import pytest

from kiosk.ui.theme.stylesheet import stylesheet
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import ThemeName

NEEDED = (
    *((text, ground, 7.0) for text in ("text",) for ground in ("bg", "surface", "sunk", "sel")),
    *(("text", ground, 7.0) for ground in ("okbg", "warnbg", "errbg", "infobg")),
    *(
        (text, ground, 4.5)
        for text in ("text2", "mention")
        for ground in ("bg", "surface", "sunk", "sel")
    ),
    *(("line", ground, 3.0) for ground in ("bg", "surface", "sunk")),
    *(("onbrand", ground, 4.5) for ground in ("brand", "brandH", "brandA")),
    *(("brand", ground, 4.5) for ground in ("bg", "surface", "infobg", "sel")),
    *(("focus", ground, 3.0) for ground in ("bg", "surface", "sunk")),
    *((tone, ground, 4.5) for tone in ("ok", "warn", "err") for ground in ("bg", "surface")),
    *((tone, f"{tone}bg", 4.5) for tone in ("ok", "warn", "err", "info")),
    ("dis", "disbg", 3.0),
    ("dis", "bg", 3.0),
    ("onink", "ink", 7.0),
    ("ink2", "ink", 4.5),
    ("inkline", "ink", 3.0),
    ("accent", "ink", 4.5),
    ("onaccent", "accent", 4.5),
    ("focusInk", "ink", 3.0),
    ("onink", "inkover", 4.5),
    ("ink", "onink", 7.0),
    ("brandA", "bg", 3.0),
    ("brandA", "surface", 3.0),
    ("brandA", "sel", 4.5),
    ("chosen", "sel", 4.5),
    ("brand", "sunk", 3.0),
    ("info", "bg", 4.5),
    ("info", "surface", 4.5),
    ("text2", "infobg", 4.5),
    ("text2", "warnbg", 4.5),
    ("text2", "errbg", 4.5),
    ("text2", "okbg", 4.5),
    ("focus", "infobg", 3.0),
    ("focus", "warnbg", 3.0),
    ("focus", "errbg", 3.0),
    ("focus", "sel", 3.0),
    ("bg", "focus", 3.0),
    ("dis", "surface", 3.0),
)
"""Each pair that meets on a screen: what is in front, its ground, the contrast it needs."""


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize(("front", "ground", "least"), NEEDED)
def test_a_pair_has_the_contrast_it_needs(
    theme: ThemeName, front: str, ground: str, least: float
) -> None:
    colours = THEMES[theme]
    assert contrast(colours[front], colours[ground]) >= least


@pytest.mark.parametrize("theme", ThemeName)
def test_a_style_sheet_uses_no_colour_but_tokens(theme: ThemeName) -> None:
    sheet = stylesheet(THEMES[theme], 1.0, contrast=theme is ThemeName.CONTRAST)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= set(THEMES[theme].values())
    assert "$" not in sheet


def test_every_theme_has_the_same_tokens() -> None:
    assert len({frozenset(colours) for colours in THEMES.values()}) == 1
