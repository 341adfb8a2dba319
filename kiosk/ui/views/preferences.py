"""What a person wants of the screen and the voice; travels with a sitting. Knows no toolkit."""

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Final

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
LINE_HEIGHTS: Final = (120, 150, 200)
SPEECH_RATES: Final = (70, 85, 100, 115, 130, 150)


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


class PointerSize(StrEnum):
    """How large the pointer of the mouse is drawn; the normal one is the system's."""

    NORMAL = "normal"
    LARGE = "large"
    HUGE = "huge"


@dataclass(frozen=True, slots=True)
class Preferences:
    """One way of drawing the screen; `text_size` and `line_height` are in hundredths.

    `ruler` marks the line that is read, `mask` covers all but the passage that is read.
    """

    theme: ThemeName = ThemeName.LIGHT
    font: FontName = FontName.HYPERLEGIBLE
    text_size: int = 100
    line_height: int = 150
    spaced_letters: bool = False
    ruler: bool = False
    mask: bool = False
    pointer: PointerSize = PointerSize.NORMAL

    @property
    def factor(self) -> float:
        """By how much every size is multiplied."""
        return self.text_size / 100

    def stepped(self, direction: int) -> "Preferences":
        """The next size of text (1), the one before (-1), or the usual one (0)."""
        place = TEXT_SIZES.index(self.text_size) + direction if direction else 0
        return replace(self, text_size=TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def over(self, granted: "Preferences") -> "Preferences":
        """What was granted, except where a person has chosen something else than usual."""
        usual = Preferences()
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        chosen = {name: value for name, value in own.items() if value != getattr(usual, name)}
        return replace(granted, **chosen)


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a candidate has chosen for their own comfort; `speech_rate` is in hundredths."""

    display: Preferences = field(default_factory=Preferences)
    clock_hidden: bool = False
    speech_rate: int = 100
