"""How the screen looks now: one choice of theme, font and size for the process. Knows no screen.

Widgets ask for a colour or a size when they paint; a change repaints them and rebuilds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme.families import family
from kiosk.ui.theme.stylesheet import stylesheet
from kiosk.ui.theme.tokens import THEMES, TYPE
from kiosk.ui.views.preferences import Preferences, ThemeName

_SPACED = 0.12
"""What is put between two letters, as a share of the size of type (WCAG 2.2, 1.4.12)."""
_TIGHTEST = 1.2
LARGE_SCREEN = (1750, 950)
_ON_LARGE = 1.15
"""A large screen is looked at from further away: everything is drawn larger on it."""
_PALETTE = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "bg"),
    (QPalette.ColorRole.AlternateBase, "surface"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "mention"),
    (QPalette.ColorRole.Button, "bg"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Highlight, "brand"),
    (QPalette.ColorRole.HighlightedText, "onbrand"),
    (QPalette.ColorRole.Link, "brand"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
)


class Look(QObject):
    """The preferences in force; `changed` is emitted after they took effect."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preferences = Preferences()
        self._dressed = False
        self._screen = 1.0

    @property
    def factor(self) -> float:
        """By how much every size at 100 % is multiplied: the reader's choice, and the screen."""
        return self._preferences.factor * self._screen

    @property
    def preferences(self) -> Preferences:
        """What was last applied."""
        return self._preferences

    def apply(self, preferences: Preferences) -> None:
        """Draw the whole application so, from now on."""
        before, self._preferences = self._preferences, preferences
        if not self._dressed or _dress_of(before) != _dress_of(preferences):
            self._dressed = True
            application = QApplication.instance()
            if isinstance(application, QApplication):
                with _uncollected():
                    self._dress(application)
        elif before == preferences:
            return
        self.changed.emit()

    def suit(self, width: int, height: int) -> None:
        """Draw for a window of this size, in pixels."""
        large = width >= LARGE_SCREEN[0] and height >= LARGE_SCREEN[1]
        wanted = _ON_LARGE if large else 1.0
        if wanted != self._screen:
            self._screen = wanted
            self._dressed = False
            self.apply(self._preferences)

    def _dress(self, application: QApplication) -> None:
        theme = self._preferences.theme
        application.setPalette(self._palette())
        application.setFont(self.font("body"))
        application.setStyleSheet(
            stylesheet(
                THEMES[theme],
                self.factor,
                contrast=theme is ThemeName.CONTRAST,
                spacing=_SPACED if self._preferences.spaced_letters else 0,
            )
        )

    def colour(self, token: str) -> QColor:
        """The colour of a token in the present theme."""
        return QColor(THEMES[self._preferences.theme][token])

    def hexadecimal(self, token: str) -> str:
        """The same, as `#RRGGBB`."""
        return THEMES[self._preferences.theme][token]

    def px(self, size: float) -> int:
        """A size at 100 %, in pixels at the present size of text."""
        return round(size * self.factor)

    def line(self, role: str) -> int:
        """The height of a line of a role of type, in pixels."""
        size, line, _weight = TYPE[role]
        return self.px(max(size * _TIGHTEST, line * self._preferences.line_height / 150))

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a role of type, perhaps with another weight (400, 500, 600 or 700)."""
        size, _line, usual = TYPE[role]
        return self.sized(size, weight or usual)

    def sized(self, size: float, weight: int) -> QFont:
        """A font of any size, for what is drawn by hand."""
        font = QFont(family(self._preferences.font))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        if self._preferences.spaced_letters:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.px(size) * _SPACED)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("dis"))
        return palette


def _dress_of(preferences: Preferences) -> Preferences:
    """What widgets are dressed by; aids to read lie over them."""
    usual = Preferences()
    return replace(preferences, ruler=usual.ruler, mask=usual.mask, pointer=usual.pointer)


@contextmanager
def _uncollected() -> Iterator[None]:
    """The toolkit goes through a list of widgets: one that is collected underway stops the program.

    What dresses itself runs code of ours, which may start the collector.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


_LOOK = Look()


def look() -> Look:
    """The look of this process."""
    return _LOOK
