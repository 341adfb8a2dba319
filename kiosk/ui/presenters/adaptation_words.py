"""What a school granted, in the words a candidate reads. Knows no toolkit and no person's name."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from engine.records.adaptations import Adaptation, Granted, StartingFont, StartingTheme, granted
from engine.sitting.budget import ONE_THIRD
from kiosk.words.journey import JourneyText, journey_words

_PLAIN: Final[Mapping[Adaptation, JourneyText]] = {
    Adaptation.READ_ALOUD: JourneyText.READ_ALOUD,
    Adaptation.EXTRA_TIME: JourneyText.EXTRA_TIME,
    Adaptation.ASSISTIVE_TECHNOLOGY: JourneyText.ASSISTIVE_TECHNOLOGY,
    Adaptation.SPELL_CHECKER: JourneyText.SPELL_CHECKER,
    Adaptation.HUMAN_READER: JourneyText.HUMAN_READER,
    Adaptation.SCRIBE: JourneyText.SCRIBE,
    Adaptation.SIGN_LANGUAGE: JourneyText.SIGN_LANGUAGE,
    Adaptation.SEPARATE_ROOM: JourneyText.SEPARATE_ROOM,
    Adaptation.BREAKS: JourneyText.BREAKS,
    Adaptation.READING_RULER: JourneyText.READING_RULER,
}
_THEMES: Final[Mapping[StartingTheme | None, JourneyText]] = {
    StartingTheme.DARK: JourneyText.THEME_DARK,
    StartingTheme.CREAM: JourneyText.THEME_CREAM,
    StartingTheme.CONTRAST: JourneyText.THEME_CONTRAST,
    None: JourneyText.THEME,
}
_FONTS: Final[Mapping[StartingFont | None, JourneyText]] = {
    StartingFont.DYSLEXIA: JourneyText.FONT_DYSLEXIA,
    StartingFont.LEGIBLE: JourneyText.FONT_LEGIBLE,
    None: JourneyText.FONT,
}


def adaptation_words(texts: tuple[str, ...], extra: Fraction) -> tuple[str, ...]:
    """Every adaptation in words: the time first, then what was recognised, then what was not.

    The extra time is the candidate's own fraction, whatever a text says of it.
    """
    found = granted(texts)
    said = [extra_words(extra)] if extra else []
    said += [
        _words(kind, found)
        for kind in found.kinds
        if kind is not Adaptation.EXTRA_TIME or not extra
    ]
    return (*said, *found.unknown)


def adaptation_note(texts: tuple[str, ...], extra: Fraction) -> str:
    """Who granted it, and that extra time is counted already; nothing where nothing is granted."""
    if not texts and not extra:
        return ""
    return journey_words(JourneyText.GRANTED_TIME_NOTE if extra else JourneyText.GRANTED_NOTE)


def extra_words(extra: Fraction) -> str:
    """An extra-time fraction in words: a third, or a percentage."""
    if extra == ONE_THIRD:
        return journey_words(JourneyText.EXTRA_THIRD)
    share = f"{float(extra * 100):.1f}".rstrip("0").rstrip(".")
    return journey_words(JourneyText.EXTRA_SHARE, share=share.replace(".", ","))


def _words(kind: Adaptation, found: Granted) -> str:
    if kind is Adaptation.TEXT_SIZE:
        return journey_words(JourneyText.TEXT_SIZE, size=found.text_size)
    if kind is Adaptation.THEME:
        return journey_words(_THEMES[found.theme])
    if kind is Adaptation.FONT:
        return journey_words(_FONTS[found.font])
    return journey_words(_PLAIN[kind])
