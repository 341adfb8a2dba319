"""The colours and measures of the four themes, in one table. Knows no widget and no toolkit.

Each value was checked against the contrast it needs; tests/gui/test_tokens.py keeps it so.
"""

from collections.abc import Mapping
from typing import Final

from kiosk.ui.views.preferences import ThemeName

_ORDER: Final = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.CREAM, ThemeName.CONTRAST)

_TABLE: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "bg": ("#FFFFFF", "#0E1420", "#FBF3E0", "#000000"),
    "surface": ("#F4F6FA", "#182235", "#F6EAD0", "#000000"),
    "sunk": ("#E8EDF5", "#0A0F18", "#EFE0BE", "#000000"),
    "text": ("#14213D", "#F2F5FA", "#2B2418", "#FFFFFF"),
    "text2": ("#3D4A66", "#C9D3E4", "#4A3F2C", "#FFFFFF"),
    "mention": ("#59657F", "#A3B0C6", "#635640", "#FFFFFF"),
    "line": ("#76839B", "#7F8DA8", "#80704F", "#FFFFFF"),
    "hair": ("#CBD3E1", "#33415C", "#D9C79C", "#FFFFFF"),
    "brand": ("#0B4F8A", "#8CC2F5", "#0B4F8A", "#FFEB3B"),
    "brandH": ("#083D6B", "#B5D8FA", "#083D6B", "#FFF59D"),
    "brandA": ("#062C4E", "#D5E9FC", "#062C4E", "#FFFFFF"),
    "onbrand": ("#FFFFFF", "#0E1420", "#FFFFFF", "#000000"),
    "sel": ("#D5E7F7", "#1F4470", "#D9E2DF", "#1A237E"),
    "chosen": ("#0B4F8A", "#D5E9FC", "#0B4F8A", "#FFEB3B"),
    "focus": ("#6D28D9", "#FFD166", "#6D28D9", "#00E5FF"),
    "ok": ("#17663F", "#7FD6A6", "#145535", "#7CFFB2"),
    "okbg": ("#E7F4EC", "#12301F", "#E4EED3", "#000000"),
    "warn": ("#7A4A00", "#FFC966", "#6E4200", "#FFD54F"),
    "warnbg": ("#FFF4DC", "#3A2A08", "#FFE9B8", "#000000"),
    "err": ("#A8201A", "#FF9E97", "#98190F", "#FF9C94"),
    "errbg": ("#FCEBEA", "#3D1512", "#FBE0D3", "#000000"),
    "info": ("#0B4F8A", "#8CC2F5", "#0B4F8A", "#8CD2FF"),
    "infobg": ("#E6F1FA", "#163456", "#E3E9E6", "#000000"),
    "dis": ("#6B7690", "#8896B0", "#6B5F47", "#BDBDBD"),
    "disbg": ("#E8EDF5", "#182235", "#EFE0BE", "#000000"),
    "ink": ("#062C4E", "#0A0F18", "#062C4E", "#000000"),
    "onink": ("#FFFFFF", "#F2F5FA", "#FFFFFF", "#FFFFFF"),
    "ink2": ("#C7D9EA", "#C9D3E4", "#C7D9EA", "#FFFFFF"),
    "inkline": ("#6F93B5", "#6F82A3", "#6F93B5", "#FFFFFF"),
    "inkover": ("#17476F", "#182235", "#17476F", "#1A237E"),
    "accent": ("#FFC542", "#FFD166", "#FFC542", "#FFEB3B"),
    "onaccent": ("#062C4E", "#062C4E", "#062C4E", "#000000"),
    "inkedge": ("#062C4E", "#33415C", "#062C4E", "#FFFFFF"),
    "focusInk": ("#FFC542", "#FFD166", "#FFC542", "#00E5FF"),
}

THEMES: Final[Mapping[ThemeName, Mapping[str, str]]] = {
    name: {token: values[place] for token, values in _TABLE.items()}
    for place, name in enumerate(_ORDER)
}
"""Colour by token, by theme."""

TYPE: Final[Mapping[str, tuple[int, int, int]]] = {
    "caption": (14, 20, 400),
    "small": (16, 24, 400),
    "status": (16, 24, 600),
    "notice": (17, 24, 400),
    "label": (18, 24, 600),
    "body": (18, 27, 400),
    "lead": (20, 30, 400),
    "date": (22, 30, 400),
    "strong": (20, 28, 700),
    "h3": (22, 30, 700),
    "h2": (26, 34, 700),
    "h1": (32, 40, 700),
    "hero": (36, 44, 700),
    "farewell": (44, 52, 700),
    "clock": (19, 24, 700),
    "time": (34, 40, 700),
    "duration": (72, 76, 700),
    "code": (52, 60, 700),
    "spelt": (52, 60, 700),
}
"""Role: size in pixels, line in pixels, weight; at 100 %."""

PRIMARY_HEIGHT: Final = 48
TARGET_HEIGHT: Final = 44
TOP_BAR: Final = 56
BOTTOM_BAR: Final = 76
COLUMN: Final = 760
SIDE_MARGIN: Final = 24
