"""Line icons on a grid of 24, two pixels thick, drawn in any colour. Knows no meaning of them.

Each is decoration beside words: none carries a sense of its own.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_PATHS: Final[Mapping[str, str]] = {
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "check-circle": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.3l2.8 2.8L16 9.6",
    "info": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v5.5M12 7.5v.2",
    "warning": "M12 4L2.8 20h18.4zM12 10v5M12 17.4v.2",
    "error": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.4v.2",
    "clock": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.3l3.4 2",
    "person": "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6",
    "lock": "M5 10.500h14v10.500H5zM8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.700v2.400",
    "spelling": "M3 13.500L7 4l4 9.500M4.500 10.500h5M3 19.500l2-2 2 2 2-2 2 2"
    "M13.5 14.500l3 3L21.500 11",
    "flag": "M5 21V4M5 4.500h13l-3 4.2 3 4.300H5",
    "right": "M9.5 5.500L16 12l-6.5 6.5",
    "left": "M14.5 5.500L8 12l6.5 6.5",
    "down": "M5.5 9.500L12 16l6.5-6.5",
    "up": "M5.5 14.500L12 8l6.5 6.5",
    "skip": "M4.5 6l6.5 6-6.5 6zM12.5 6l6.5 6-6.5 6",
    "close": "M6 6l12 12M18 6L6 18",
    "help": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.4 9.600a2.6 2.6 0 1 1 3.9 2.3"
    "c-.9.5-1.3 1-1.3 2M12 16.600v.2",
    "letters": "M2.5 18L7.5 6l5 12M4.2 14h6.600M18.3 10.500a3.5 3.5 0 1 0 0 7"
    "a3.5 3.5 0 1 0 0-7M21.8 10.500V18",
    "hide": "M3 3l18 18M10 5.600A10 10 0 0 1 21.5 12a13 13 0 0 1-2.6 3.400M6.5 7"
    "A13 13 0 0 0 2.5 12a10 10 0 0 0 14 5.500M9.8 10a3 3 0 0 0 4.2 4.2",
    "show": "M2.5 12a10.5 10.5 0 0 1 19 0a10.5 10.5 0 0 1-19 0M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
    "sound": "M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4 4 0 0 1 0 6M18.2 6.5"
    "a8 8 0 0 1 0 11",
    "mute": "M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM16 9.500l5 5M21 9.500l-5 5",
    "pause": "M9 6v12M15 6v12",
    "play": "M8 5.500l10.5 6.500L8 18.500z",
    "stop": "M6.5 6.500h11v11h-11z",
    "plus": "M12 5v14M5 12h14",
    "swap": "M4 8.500h15l-3.5-3.500M20 15.500H5l3.5 3.5",
    "focus": "M4 8.500V4h4.500M15.500 4H20v4.500M20 15.500V20h-4.500M8.500 20H4v-4.500"
    "M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
    "key": "M8 12.500a4 4 0 1 0 0 8a4 4 0 1 0 0-8M11 13.500L19.5 5M16 8.500l3 3",
    "undo": "M9 6L4.5 10.500L9 15M5 10.500h9a5 5 0 0 1 0 10h-3",
    "redo": "M15 6l4.5 4.500L15 15M19 10.500h-9a5 5 0 0 0 0 10h3",
    "enlarge": "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
    "shrink": "M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5",
    "refresh": "M19.5 12a7.5 7.5 0 1 1-2.3-5.400M19.5 4v4.500H15",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.500h-15zM10.2 21h3.6",
    "hand": "M8 13V6.500a1.5 1.5 0 0 1 3 0V11M11 10.500V4.500a1.5 1.5 0 0 1 3 0V11"
    "M14 10.500V6a1.5 1.5 0 0 1 3 0v8.500c0 4-2.3 6.5-5.5 6.500S6.5 19 5.5 16.500L4 13"
    "c-.5-1.5 1.5-2.3 2.5-1L8 14",
    "image": "M4 5h16v14H4zM8.5 8a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3M4.5 17.5l5-4.5 3 2.5 3-3 4 4",
    "clip": "M19.5 11l-8 8a4.5 4.5 0 0 1-6.4-6.400l8.5-8.500a3 3 0 0 1 4.3 4.300l-8.3 8.3"
    "a1.5 1.5 0 0 1-2.2-2.200l7.3-7.2",
    "table": "M3.5 5h17v14h-17zM3.5 9.700h17M3.5 14.300h17M9.5 5v14",
    "access": "M12 3a1.6 1.6 0 1 0 0 3.200a1.6 1.6 0 1 0 0-3.200M4.5 9l7.5 1 7.5-1M12 10v4.5"
    "M12 14.500L8.5 21M12 14.500l3.5 6.5",
    "dots": "M5 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2M12 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2"
    "M19 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "drive": "M4 13l3-8h10l3 8M3.5 13h17v6h-17zM16.5 16v.1",
    "save": "M4 4h12.500L20 7.500V20H4zM8 4v5h7.500V4M7.500 20v-6.500h9V20",
    "server": "M4 4h16v6.500H4zM4 13.500h16V20H4zM7.500 7.200v.1M7.500 16.700v.1M11 7.200h5.500"
    "M11 16.700h5.500",
    "usb": "M12 17V4M9.5 6.500L12 3.500l2.5 3M12 14.500L7 11.500V9M12 12.500l5-3V7.500M12 17"
    "a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    "offline": "M3 3l18 18M5 10.500A10 10 0 0 1 8.5 8.300M12 7.500a10 10 0 0 1 7 3M8 14"
    "a6 6 0 0 1 3-1.800M12 18v.1",
    "shield": "M12 3l7.5 2.500V11c0 5-3.2 8.5-7.5 10-4.3-1.5-7.5-5-7.5-10V5.500z",
    "erase": "M8.5 6H20v12H8.500L3 12zM12 9.500l5 5M17 9.500l-5 5",
    "keyboard": "M3 6.500h18v11H3zM6.5 10.200v.1M10 10.200v.1M14 10.200v.1M17.5 10.200v.1M8.5 14h7",
    "list": "M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500v.1M4.5 12v.1M4.5 17.500v.1",
    "phone": "M8 3h8v18H8zM11.200 18h1.600",
    "window": "M3.5 5h17v14h-17zM3.5 9.500h17",
    "home": "M3.5 11.500L12 4l8.5 7.500M6 9.500V20h12V9.500M10 20v-5.500h4V20",
    "star": "M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900"
    "-4.300-4.100 5.900-.8z",
    "search": "M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13M15.300 15.300L20.500 20.500",
    "globe": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
    "file": "M6 3h8l4.5 4.500V21H6zM13.5 3v5h5",
    "mail": "M3 5.5h18v13H3zM3.5 6.5L12 13l8.5-6.5",
    "pencil": "M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM13.500 7l3.500 3.5",
    "send": "M3.500 11L20.500 3.500 14 20.500l-3-6.500zM11 14l9.500-10.5",
    "inbox": "M5 5h14l2 8v6H3v-6zM3 13h5.500l1.500 2.500h4L15.500 13H21",
    "archive": "M4 4.500h16V9H4zM5.500 9v11h13V9M10 12.500h4",
    "trash": "M4 6.500h16M9 6.500V4h6v2.500M6 6.500L7 20.500h10L18 6.500M10 10.500v6M14 10.500v6",
    "folder": "M3 6h6.500L12 8.500h9V19H3z",
    "reply": "M9.500 6L4 11.500 9.500 17M4 11.500h10a6 6 0 0 1 6 6",
    "reply-all": "M12 6l-5.500 5.500L12 17M7.500 6L2 11.500 7.500 17M6.500 11.500H15a6 6 0 0 1 6 6",
    "forward": "M14.500 6l5.500 5.500-5.500 5.500M20 11.500H10a6 6 0 0 0-6 6",
    "gear": "M4 7h9M17 7h3M15 5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M4 17h3M11 17h9M9 15a2 2 0 1 0 0 4"
    "a2 2 0 1 0 0-4",
    "wifi": "M3 9.500a13 13 0 0 1 18 0M6.300 13a8.200 8.200 0 0 1 11.400 0M9.500 16.300a3.600 3.600"
    " 0 0 1 5 0M12 19.500v.1",
    "screen": "M3.500 5h17v11h-17zM9 20h6M12 16v4",
    "filter": "M4 5h16l-6 7.500V19l-4 1.500v-8z",
    "sort": "M7.500 5v14M4 15.500L7.500 19l3.500-3.500M16.500 19V5M13 8.500L16.500 5 20 8.5",
    "sigma": "M17.500 8V5H6l6.500 7L6 19h11.500v-3",
    "bold": "M7 5h6a3.500 3.500 0 0 1 0 7H7zM7 12h7a3.500 3.500 0 0 1 0 7H7z",
    "chart": "M4 4v16h16M8.500 16v-4M13 16V7M17.500 16v-6",
    "printer": "M7 8.500V3.500h10v5M7 17H4V8.500h16V17h-3M7 14h10v6.500H7z",
    "book": "M5 4h13v16H5zM8 4v16M11.500 8.500h3.500M3.500 8h3M3.500 16h3",
    "scissors": "M6.5 4a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M6.5 15a2.5 2.5 0 1 0 0 5"
    "a2.5 2.5 0 1 0 0-5M8.5 8L20 17.500M8.5 16L20 6.500",
    "sheets": "M8.5 8.500h11V20h-11zM5.5 15.500h-1V4h11v1",
    "paste": "M6 5.500h12V21H6zM9 3.500h6v4H9zM9.5 12h5M9.5 16h5",
    "rename": "M4 7.500h7M4 16.500h7M4 7.500v9M20 7.500v9h-2.500M20 7.500h-2.500M14.500 4.500v15"
    "M12.500 4h4M12.500 20h4",
    "half": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 3v18M15 6v12M18 8.500v7",
    "moved": "M4 19v-4a5 5 0 0 1 5-5h10.500M15 5.500l4.500 4.500-4.500 4.500",
    "cloud": "M7 18.500a4.200 4.200 0 0 1-.5-8.400a6 6 0 0 1 11.500 1.400a3.600 3.600 0 0 1-.5 7z",
    "film": "M4 5h16v14H4zM8 5v14M16 5v14M4 9.700h4M4 14.300h4M16 9.700h4M16 14.300h4",
    "note": "M9 17.500V6l10-2v11.500M6.500 15a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5"
    "M16.500 13a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5",
}


_SAME: Final[Mapping[str, str]] = {
    "user": "person",
    "warn": "warning",
    "save": "drive",
    "copy": "usb",
    "restart": "refresh",
    "open": "lock",
    "back": "left",
}
"""Other names, after what is meant rather than what is drawn."""


def svg(name: str, colour: str) -> bytes:
    """The picture of an icon, as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{_PATHS[_SAME.get(name, name)]}"/></svg>'
    ).encode()


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """An icon as dots: `side` pixels wide, sharp on screens of any ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def icon(name: str, colour: str, disabled: str, side: int, gap: tuple[int, int] = (0, 0)) -> QIcon:
    """An icon for a button, with another colour while the button is disabled.

    `gap` is the empty room left and right of it, since buttons put words right against icons.
    """
    made = QIcon()
    for ratio in (1.0, 2.0):
        for tone, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
            made.addPixmap(_spaced(pixmap(name, tone, side, ratio), side, gap), mode)
    return made


def _spaced(picture: QPixmap, side: int, gap: tuple[int, int]) -> QPixmap:
    if gap == (0, 0):
        return picture
    ratio = picture.devicePixelRatio()
    wider = QPixmap(round((side + sum(gap)) * ratio), round(side * ratio))
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(gap[0], 0, picture)
    painter.end()
    return wider


def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(_PATHS) | frozenset(_SAME)
