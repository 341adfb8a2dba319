"""What is said when a test goes on at another station. Knows no sitting."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class MovingText(StrEnum):
    """What can be said of changing stations, on the old one and on the new one."""

    FRAME_CANDIDATES = auto()
    HAND_OVER = auto()
    HAND_OVER_DETAIL = auto()
    HAND_OVER_AGAIN = auto()
    HAND_OVER_NO_PLACE = auto()
    HAND_OVER_STOPS = auto()
    HAND_OVER_WRITES = auto()
    HAND_OVER_FENCES = auto()
    HAND_OVER_PLACE = auto()
    HAND_OVER_CONFIRM = auto()
    REASON_HARDWARE = auto()
    REASON_ROOM = auto()
    REASON_OTHER = auto()
    PLACE_SET = auto()
    PLACE_DRIVE = auto()
    FENCE_TITLE = auto()
    FENCE_SINCE = auto()
    FENCE_TIME = auto()
    FENCE_COPY = auto()
    FENCE_COPY_AT = auto()
    FENCE_COPY_MISSING = auto()
    FENCE_TODO = auto()
    FENCE_TODO_MISSING = auto()
    FENCE_FREE = auto()
    COPIES_TITLE = auto()
    COPIES_LEAD = auto()
    COPIES_NONE = auto()
    COPIES_NONE_TODO = auto()
    COPIES_LOOK_AGAIN = auto()
    COPIES_ROW = auto()
    COPIES_MADE = auto()
    COPIES_WHOLE = auto()
    COPIES_OLD = auto()
    COPIES_OLD_MISSING = auto()
    COPIES_WHO = auto()
    COPIES_ASIDE = auto()
    COPIES_PICK = auto()
    COPIES_CONFIRM = auto()
    COPIES_REFUSED = auto()
    REFUSED_OTHER_SESSION = auto()
    REFUSED_UNSIGNED = auto()
    REFUSED_DAMAGED = auto()
    REFUSED_UNREADABLE = auto()
    REFUSED_ENDED = auto()
    REFUSED_SUPERSEDED = auto()
    REFUSED_HERE = auto()
    REFUSED_OTHER = auto()
    NOTICE_COPIES = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    MovingText.FRAME_CANDIDATES: ("Candidats", "Candidates"),
    MovingText.HAND_OVER: ("Changer de poste...", "Change station..."),
    MovingText.HAND_OVER_DETAIL: ("Par clé USB, sans réseau", "By USB stick, without a network"),
    MovingText.HAND_OVER_AGAIN: ("Écrire la copie de nouveau...", "Write the copy again..."),
    MovingText.HAND_OVER_NO_PLACE: ("Branchez une clé USB.", "Plug in a USB stick."),
    MovingText.HAND_OVER_STOPS: (
        "Le temps s'arrête. Toutes les réponses suivent.",
        "The time stops. All the answers go along.",
    ),
    MovingText.HAND_OVER_WRITES: (
        "Une copie protégée est écrite, puis relue.",
        "A protected copy is written, then read back.",
    ),
    MovingText.HAND_OVER_FENCES: (
        "Ensuite, le test ne peut plus continuer sur ce poste.",
        "After that, the test cannot go on at this station.",
    ),
    MovingText.HAND_OVER_PLACE: ("Où écrire la copie", "Where to write the copy"),
    MovingText.HAND_OVER_CONFIRM: ("Écrire la copie", "Write the copy"),
    MovingText.REASON_HARDWARE: ("Le poste marche mal", "The station does not work well"),
    MovingText.REASON_ROOM: ("La place ne convient pas", "The seat does not suit"),
    MovingText.REASON_OTHER: ("Autre raison", "Another reason"),
    MovingText.PLACE_SET: ("Dossier des copies", "Folder of copies"),
    MovingText.PLACE_DRIVE: ("Clé USB {label}", "USB stick {label}"),
    MovingText.FENCE_TITLE: (
        "Ce test continue sur un autre poste",
        "This test goes on at another station",
    ),
    MovingText.FENCE_SINCE: ("Depuis {hour}", "Since {hour}"),
    MovingText.FENCE_TIME: (
        "**Arrêté.** Il vous reste {time}. Le trajet ne compte pas.",
        "**Stopped.** You have {time} left. The way there does not count.",
    ),
    MovingText.FENCE_COPY: ("La copie", "The copy"),
    MovingText.FENCE_COPY_AT: (
        "**Écrite et relue** à {hour} : {place}.",
        "**Written and read back** at {hour}: {place}.",
    ),
    MovingText.FENCE_COPY_MISSING: (
        "**Pas encore écrite.** Rien n'est perdu : tout est sur ce poste.",
        "**Not written yet.** Nothing is lost: everything is on this station.",
    ),
    MovingText.FENCE_TODO: (
        "Suivez le surveillant. Il reprend votre test sur l'autre poste.",
        "Go with the invigilator, who takes up your test at the other station.",
    ),
    MovingText.FENCE_TODO_MISSING: (
        "Restez ici. Le surveillant va écrire la copie de nouveau.",
        "Stay here. The invigilator will write the copy again.",
    ),
    MovingText.FENCE_FREE: (
        "Libérer ce poste",
        "Free this station",
    ),
    MovingText.COPIES_TITLE: ("Reprendre un autre poste", "Take over from another station"),
    MovingText.COPIES_LEAD: (
        "Choisissez le candidat qui s'assoit ici.",
        "Choose the candidate who sits down here.",
    ),
    MovingText.COPIES_NONE: ("Aucune copie trouvée.", "No copy was found."),
    MovingText.COPIES_NONE_TODO: (
        "Branchez la clé USB de l'ancien poste, puis cherchez de nouveau.",
        "Plug in the USB stick of the old station, then look again.",
    ),
    MovingText.COPIES_LOOK_AGAIN: ("Chercher de nouveau", "Look again"),
    MovingText.COPIES_ROW: (
        "Question {number} · reste {time}",
        "Question {number} · {time} left",
    ),
    MovingText.COPIES_MADE: ("{station}, à {hour} · {place}", "{station}, at {hour} · {place}"),
    MovingText.COPIES_WHOLE: (
        "Tout y est, même la réponse commencée.",
        "Everything is there, even the answer begun.",
    ),
    MovingText.COPIES_OLD: (
        "Copie faite il y a {age}.",
        "Copy made {age} ago.",
    ),
    MovingText.COPIES_OLD_MISSING: (
        "La dernière minute et la réponse commencée peuvent manquer.",
        "The last minute and the answer begun may be missing.",
    ),
    MovingText.COPIES_WHO: ("Qui reprend ici ?", "Who goes on here?"),
    MovingText.COPIES_ASIDE: (
        "Vérifiez le nom avec le candidat. Son temps repart aussitôt.",
        "Check the name with the candidate. The time runs again at once.",
    ),
    MovingText.COPIES_PICK: ("Choisissez une copie.", "Choose a copy."),
    MovingText.COPIES_CONFIRM: ("Reprendre ce test ici", "Take this test over here"),
    MovingText.COPIES_REFUSED: ("Copies mises de côté", "Copies set aside"),
    MovingText.REFUSED_OTHER_SESSION: (
        "Cette copie est d'une autre session.",
        "This copy is of another session.",
    ),
    MovingText.REFUSED_UNSIGNED: (
        "Cette copie n'est pas signée par un poste connu.",
        "This copy is not signed by a known station.",
    ),
    MovingText.REFUSED_DAMAGED: (
        "Cette copie est abîmée. Cherchez-en une autre.",
        "This copy is damaged. Look for another one.",
    ),
    MovingText.REFUSED_UNREADABLE: (
        "La clé ou le dossier ne peut pas être lu.",
        "The stick or the folder cannot be read.",
    ),
    MovingText.REFUSED_ENDED: ("Ce test est terminé.", "This test has ended."),
    MovingText.REFUSED_SUPERSEDED: (
        "Ce test a déjà été repris ailleurs.",
        "This test was already taken over elsewhere.",
    ),
    MovingText.REFUSED_HERE: (
        "Ce candidat a déjà un test sur ce poste.",
        "This candidate already has a test on this station.",
    ),
    MovingText.REFUSED_OTHER: (
        "Cette copie ne peut pas être reprise.",
        "This copy cannot be taken over.",
    ),
    MovingText.NOTICE_COPIES: (
        "La clé de secours ne répond plus. Votre test continue, prévenez le surveillant.",
        "The spare copy's stick is gone. Your test goes on, tell the invigilator.",
    ),
}


def moving_words(key: MovingText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
