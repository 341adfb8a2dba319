"""What is said of an observation, in a journal and on a screen. Knows no rule about them."""

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Final

from kiosk.words.catalogue import french, said
from kiosk.words.protections import protection_in_both, protection_words
from kiosk.words.sightings import sighting_sentence, sighting_words


class ObservedText(StrEnum):
    """What is noticed of the test's own station, by kind; sensors have words of their own."""

    LOCKDOWN = "lockdown"
    FOCUS = "focus"
    IDENTITY = "identity"
    OTHER = "other"


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ObservedText.LOCKDOWN: (
        "Une protection du poste s'est arrêtée ({what}).",
        "A protection of the station has stopped ({what}).",
    ),
    ObservedText.FOCUS: (
        "Une autre fenêtre est passée devant le test, puis le candidat est revenu.",
        "Another window came in front of the test, then the candidate came back.",
    ),
    ObservedText.IDENTITY: (
        "Quelqu'un a dit que ce test n'est pas le sien.",
        "Somebody said that this test is not theirs.",
    ),
    ObservedText.OTHER: (
        "Le poste a remarqué quelque chose ({what}).",
        "The station has noticed something ({what}).",
    ),
}


def observed_sentence(kind: str, subject: str = "") -> str:
    """What a journal says, in the language of the institution."""
    with suppress(KeyError):
        return sighting_sentence(kind, subject)
    key = _key(kind)
    what = protection_in_both(subject)[0] if key is ObservedText.LOCKDOWN else subject or kind
    return french(_SENTENCES[key][0].format_map({"what": what}))


def observed_words(kind: str, subject: str = "") -> str:
    """The same in the language of the interface."""
    with suppress(KeyError):
        return sighting_words(kind, subject)
    key = _key(kind)
    what = protection_words(subject) if key is ObservedText.LOCKDOWN else subject or kind
    return said(_SENTENCES, key, what=what)


def _key(kind: str) -> ObservedText:
    try:
        return ObservedText(kind)
    except ValueError:
        return ObservedText.OTHER
