"""What a school granted, in the words a candidate reads. Knows no toolkit and no person's name."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from engine.records.adaptations import Adaptation, Granted, StartingFont, StartingTheme, granted
from engine.sitting.budget import ONE_THIRD
from kiosk.words.adaptations import AdaptationText, adaptation_text

_PLAIN: Final[Mapping[Adaptation, AdaptationText]] = {
    Adaptation.READ_ALOUD: AdaptationText.READ_ALOUD,
    Adaptation.EXTRA_TIME: AdaptationText.EXTRA_TIME,
    Adaptation.ASSISTIVE_TECHNOLOGY: AdaptationText.ASSISTIVE_TECHNOLOGY,
    Adaptation.SPELL_CHECKER: AdaptationText.SPELL_CHECKER,
    Adaptation.HUMAN_READER: AdaptationText.HUMAN_READER,
    Adaptation.SCRIBE: AdaptationText.SCRIBE,
    Adaptation.SIGN_LANGUAGE: AdaptationText.SIGN_LANGUAGE,
    Adaptation.SEPARATE_ROOM: AdaptationText.SEPARATE_ROOM,
    Adaptation.BREAKS: AdaptationText.BREAKS,
    Adaptation.READING_RULER: AdaptationText.READING_RULER,
}
_THEMES: Final[Mapping[StartingTheme | None, AdaptationText]] = {
    StartingTheme.DARK: AdaptationText.THEME_DARK,
    StartingTheme.CREAM: AdaptationText.THEME_CREAM,
    StartingTheme.CONTRAST: AdaptationText.THEME_CONTRAST,
    None: AdaptationText.THEME,
}
_FONTS: Final[Mapping[StartingFont | None, AdaptationText]] = {
    StartingFont.DYSLEXIA: AdaptationText.FONT_DYSLEXIA,
    StartingFont.LEGIBLE: AdaptationText.FONT_LEGIBLE,
    None: AdaptationText.FONT,
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
    return adaptation_text(
        AdaptationText.GRANTED_TIME_NOTE if extra else AdaptationText.GRANTED_NOTE
    )


def extra_words(extra: Fraction) -> str:
    """An extra-time fraction in words: a third, or a percentage."""
    if extra == ONE_THIRD:
        return adaptation_text(AdaptationText.EXTRA_THIRD)
    share = f"{float(extra * 100):.1f}".rstrip("0").rstrip(".")
    return adaptation_text(AdaptationText.EXTRA_SHARE, share=share.replace(".", ","))


def _words(kind: Adaptation, found: Granted) -> str:
    if kind is Adaptation.TEXT_SIZE:
        return adaptation_text(AdaptationText.TEXT_SIZE, size=found.text_size)
    if kind is Adaptation.THEME:
        return adaptation_text(_THEMES[found.theme])
    if kind is Adaptation.FONT:
        return adaptation_text(_FONTS[found.font])
    return adaptation_text(_PLAIN[kind])
