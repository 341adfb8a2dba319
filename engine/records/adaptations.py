"""What a ticket grants a candidate, read from the words of a school. Knows no person, no screen.

A school writes free texts, in French or in English. What is recognised becomes a kind of
`Adaptation`; what is not is kept and shown as it was written, and never refused. A text that says
*without* grants nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeVar

LEAST_TEXT_SIZE: Final = 100
MOST_TEXT_SIZE: Final = 200
LARGE_PRINT: Final = 150

Kind = TypeVar("Kind")


class Adaptation(StrEnum):
    """A kind of help that may be granted."""

    READ_ALOUD = "read_aloud"
    EXTRA_TIME = "extra_time"
    ASSISTIVE_TECHNOLOGY = "assistive_technology"
    SPELL_CHECKER = "spell_checker"
    HUMAN_READER = "human_reader"
    SCRIBE = "scribe"
    SIGN_LANGUAGE = "sign_language"
    SEPARATE_ROOM = "separate_room"
    BREAKS = "breaks"
    TEXT_SIZE = "text_size"
    THEME = "theme"
    FONT = "font"
    READING_RULER = "reading_ruler"


class StartingTheme(StrEnum):
    """The colours a candidate begins with."""

    DARK = "dark"
    CREAM = "cream"
    CONTRAST = "contrast"


class StartingFont(StrEnum):
    """The letters a candidate begins with."""

    DYSLEXIA = "dyslexia"
    LEGIBLE = "legible"


@dataclass(frozen=True, slots=True)
class Granted:
    """What some texts grant, in the order they were written.

    `text_size` is in percent, from 100 to 200. `unknown` are texts in which nothing was
    recognised, as written. Extra time is information only here: the ticket's fraction rules.
    """

    kinds: tuple[Adaptation, ...] = ()
    text_size: int | None = None
    theme: StartingTheme | None = None
    font: StartingFont | None = None
    unknown: tuple[str, ...] = ()


class Adapted(Protocol):
    """Somebody a school wrote adaptations for."""

    @property
    def adjusted(self) -> bool:
        """Whether only accessible questions are served."""
        ...

    @property
    def adaptations(self) -> tuple[str, ...]:
        """The texts, as written."""
        ...


def granted(texts: Iterable[str]) -> Granted:
    """What the texts grant; a kind stands once, at its first place."""
    kinds: dict[Adaptation, None] = {}
    unknown: list[str] = []
    size: int | None = None
    theme: StartingTheme | None = None
    font: StartingFont | None = None
    for text in texts:
        plain = _plain(text)
        found = _kinds(plain)
        if not found:
            unknown.append(text)
        kinds |= dict.fromkeys(found)
        if Adaptation.TEXT_SIZE in found and size is None:
            size = _text_size(plain)
        theme = theme or _first(_THEMES, plain, wanted=Adaptation.THEME in found)
        font = font or _first(_FONTS, plain, wanted=Adaptation.FONT in found)
    return Granted(tuple(kinds), size, theme, font, tuple(unknown))


def adaptations_of(texts: Iterable[str]) -> frozenset[Adaptation]:
    """The kinds that the texts grant."""
    return frozenset(granted(texts).kinds)


def grants(person: Adapted, adaptation: Adaptation) -> bool:
    """Whether somebody's texts grant a kind."""
    return adaptation in adaptations_of(person.adaptations)


def focus_may_count(person: Adapted) -> bool:
    """Whether a ticket that says *count* may count a window that was left, for this person.

    Never with accessibility adjustments, nor with a tool of their own, whose windows come in front.
    """
    return not person.adjusted and not grants(person, Adaptation.ASSISTIVE_TECHNOLOGY)


_REFUSING: Final = re.compile(r"\b(?:sans|aucune?|pas|non|without|no|not|none|neant)\b")
_THEMES: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (StartingTheme.CONTRAST, r"contrast\w*"),
        (StartingTheme.DARK, r"\b(?:sombre|noir|dark|black|invers\w+)\b"),
        (StartingTheme.CREAM, r"\b(?:creme|cream|ivoire|beige|sepia)\b"),
    )
)
_FONTS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (StartingFont.DYSLEXIA, r"dysle\w+|open ?dys\w*|\bdys\b"),
        (StartingFont.LEGIBLE, r"lisible|legible|atkinson"),
    )
)
_HELPER: Final = (
    r"(?:adulte|humaine?|personne|surveillante?|aesh|avs|secretaire|tiers|human|person|adult)"
)
_COLOURS: Final = r"(?:sombre|noir|creme|ivoire|beige|sepia|dark|black|cream|invers\w+)"
# The order matters: a reader on the screen is looked for before a person who reads, and a person
# who reads before the voice of the station. What one kind has read, no other reads.
_WAYS: Final[Mapping[Adaptation, tuple[str, ...]]] = {
    Adaptation.ASSISTIVE_TECHNOLOGY: (
        r"lecteurs? d ecran|screen ?readers?|\bnvda\b|\bjaws\b|\borca\b|\bzoomtext\b",
        r"plages? braille|braille display|technologies? d assistance",
        r"(?:aides?|outils?|logiciels?) techniques?",
        r"logiciels? (?:externes?|d assistance|specifiques?)",
        r"assistive (?:tech\w*|tools?|software|devices?)",
        r"loupe (?:logicielle|d ecran)|screen magnifier|logiciel d agrandissement",
        r"(?:souris|clavier|materiel|mouse|keyboard) adaptee?s?|adapted (?:mouse|keyboard)",
        r"commande oculaire|eye tracking|contacteurs?|switch access",
        r"dictee vocale|reconnaissance vocale|speech recognition|speech to text",
    ),
    Adaptation.HUMAN_READER: (
        rf"lectures? .*\bpar (?:une? |le |la |l )?{_HELPER}\b|lectures? humaines?",
        rf"read\w* .*\bby (?:an? |the )?{_HELPER}\b",
        r"human readers?|\blecteurs?\b|\blectrices?\b",
    ),
    Adaptation.SCRIBE: (
        r"\bscribes?\b|scripteurs?|scriptrices?|secretaires?",
        r"\baesh\b|\bavs\b|\bamanuensis\b",
    ),
    Adaptation.READ_ALOUD: (
        r"lectures? (?:\w+ ){0,4}?(?:a |en )?(?:voix haute|haute voix)|lectures? audio\w*",
        r"lectures? vocales?|synthese vocale|vocalisation|lectures? des (?:enonces|consignes)",
        r"ecoute(?:r)? (?:des |les )?(?:enonces|consignes|questions)",
        r"read ?aloud|read(?:ing)? (?:\w+ ){0,3}?(?:aloud|out)|text to speech|\btts\b",
    ),
    Adaptation.EXTRA_TIME: (
        r"tiers ?temps|temps (?:majore|supplementaire|additionnel|en plus)|majoration",
        r"(?:extra|additional|more) time|time and a (?:third|half)",
    ),
    Adaptation.SPELL_CHECKER: (
        r"correct(?:eur|ion)s? (?:d )?orthograph\w*|correcteurs?|spell ?check\w*",
    ),
    Adaptation.SIGN_LANGUAGE: (
        r"\blsf\b|langue des signes|\blpc\b|codeu(?:r|se)|sign language|\bbsl\b",
    ),
    Adaptation.SEPARATE_ROOM: (
        r"(?:salle|piece) (?:a part|isolee|separee|individuelle|particuliere|dediee)",
        r"isolement|passation (?:individuelle|isolee)",
        r"(?:separate|own|quiet|individual) room",
    ),
    Adaptation.BREAKS: (
        r"\bpauses?\b|\bbreaks?\b|temps de repos|possibilite de se lever|rest periods?",
    ),
    Adaptation.TEXT_SIZE: (
        r"(?:grands?|gros(?:ses)?) (?:caracteres|lettres|textes?)|large (?:print|text|font)",
        r"(?:taille|texte|caracteres|police|ecriture) (?:\w+ ){0,3}?(?:agrandi\w*|\d{3})",
        r"agrandissement|(?:text|font) (?:size )?(?:\w+ )?(?:enlarged|bigger|\d{3})",
        r"enlarged text|text size|taille (?:du |de )?(?:texte|caracteres|police)",
        r"zoom(?: \d{3})?",
    ),
    Adaptation.FONT: (
        r"(?:police|fonte|font|lettres|caracteres)\b.*(?:dys\w*|lisible|legible)",
        r"open ?dys\w*|dyslexi\w* (?:friendly )?font|hyper ?lisible|hyperlegible",
        r"\batkinson\b",
    ),
    Adaptation.THEME: (
        rf"(?:theme|fond|ecran|mode|couleurs?|background|screen)(?: \w+){{0,2}}? {_COLOURS}",
        r"contrast\w*",
        r"(?:dark|black|cream|sepia) (?:theme|mode|screen|background|colou?rs?)",
    ),
    Adaptation.READING_RULER: (
        r"(?:regles?|guides?|masques?) de lecture|reading (?:ruler|guide|mask)|line guide",
    ),
}
_PATTERNS: Final = tuple((kind, re.compile("|".join(ways))) for kind, ways in _WAYS.items())
_CODES: Final = {one.value.replace("_", " "): one for one in Adaptation}
_SIZE: Final = re.compile(r"\b(\d{3})\b")


def _kinds(plain: str) -> tuple[Adaptation, ...]:
    """The kinds in a plain text, in its own order."""
    if plain in _CODES:
        return (_CODES[plain],)
    if _REFUSING.search(plain):
        return ()
    found: list[tuple[int, Adaptation]] = []
    for kind, pattern in _PATTERNS:
        found.extend((match.start(), kind) for match in pattern.finditer(plain))
        plain = pattern.sub(lambda match: "." * len(match[0]), plain)
    return tuple(dict.fromkeys(kind for _, kind in sorted(found)))


def _text_size(plain: str) -> int:
    """The percentage written, within bounds, or that of large print."""
    number = _SIZE.search(plain)
    if number is None:
        return LARGE_PRINT
    return min(MOST_TEXT_SIZE, max(LEAST_TEXT_SIZE, int(number[1])))


def _first(
    known: tuple[tuple[Kind, re.Pattern[str]], ...], plain: str, *, wanted: bool
) -> Kind | None:
    if not wanted:
        return None
    return next((kind for kind, pattern in known if pattern.search(plain)), None)


def _plain(text: str) -> str:
    """Without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(one for one in parts if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()
