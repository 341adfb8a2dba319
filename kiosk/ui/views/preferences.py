"""How a person wants the screen to look; travels with the sitting. Knows no toolkit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
LINE_HEIGHTS: Final = (120, 150, 200)


class ThemeName(StrEnum):
    """The four themes."""

    LIGHT = "light"
    DARK = "dark"
    CREAM = "cream"
    CONTRAST = "contrast"


class FontName(StrEnum):
    """The three families on offer."""

    HYPERLEGIBLE = "hyperlegible"
    STANDARD = "standard"
    DYSLEXIC = "dyslexic"


@dataclass(frozen=True, slots=True)
class Preferences:
    """One way of drawing the screen; `text_size` and `line_height` are in hundredths."""

    theme: ThemeName = ThemeName.LIGHT
    font: FontName = FontName.HYPERLEGIBLE
    text_size: int = 100
    line_height: int = 150
    spaced_letters: bool = False

    @property
    def factor(self) -> float:
        """By how much every size is multiplied."""
        return self.text_size / 100
