"""What the screen of the checks says besides what was found. Knows no check."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class ChecksText(StrEnum):
    """Headings, buttons and states of the screen."""

    OPEN = auto()
    TITLE_RUNNING = auto()
    TITLE_READY = auto()
    TITLE_ONE = auto()
    TITLE_MANY = auto()
    SUBTITLE = auto()
    PROGRESS = auto()
    FINE = auto()
    WATCH = auto()
    WRONG = auto()
    NOTHING = auto()
    SKIPPED = auto()
    AGAIN = auto()
    COPY = auto()
    COPIED = auto()
    BACK = auto()
    KEPT = auto()
    CODE = auto()
    WAITING = auto()
    WAITING_DETAIL = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ChecksText.OPEN: ("Vérifier le poste", "Check the station"),
    ChecksText.TITLE_RUNNING: ("Vérification du poste…", "Checking the station…"),
    ChecksText.TITLE_READY: ("Ce poste est prêt.", "This station is ready."),
    ChecksText.TITLE_ONE: ("Un point à corriger sur ce poste.", "One thing to put right here."),
    ChecksText.TITLE_MANY: (
        "{count} points à corriger sur ce poste.",
        "{count} things to put right here.",
    ),
    ChecksText.SUBTITLE: (
        "{station} · vérifié à {hour} · ni nom ni réponse n'apparaissent ici.",
        "{station} · checked at {hour} · no name and no answer is shown here.",
    ),
    ChecksText.PROGRESS: ("{done} points sur {total}", "{done} of {total} checks"),
    ChecksText.FINE: ("Prêt", "Ready"),
    ChecksText.WATCH: ("À surveiller", "To watch"),
    ChecksText.WRONG: ("À corriger", "To put right"),
    ChecksText.NOTHING: ("Rien ici.", "Nothing here."),
    ChecksText.SKIPPED: ("Sans objet sur ce poste : {names}.", "Not for this station: {names}."),
    ChecksText.AGAIN: ("Refaire", "Check again"),
    ChecksText.COPY: ("Copier le texte", "Copy the text"),
    ChecksText.COPIED: ("Le texte est copié.", "The text is copied."),
    ChecksText.BACK: ("Revenir", "Back"),
    ChecksText.KEPT: (
        "Le rapport partira à la prochaine synchronisation.",
        "The report goes with the next sync.",
    ),
    ChecksText.CODE: ("Identifiant du poste : {station}", "Station's id: {station}"),
    ChecksText.WAITING: ("À vérifier : {name}", "To check: {name}"),
    ChecksText.WAITING_DETAIL: (
        "Vu le {date} à {hour}. L'équipe informatique peut refaire la vérification.",
        "Seen on {date} at {hour}. The technical staff can check again.",
    ),
}


def checks_words(key: ChecksText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
