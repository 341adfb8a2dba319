"""What is said when an incident that was noted by mistake is taken back. Knows no journal."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class WithdrawalText(StrEnum):
    """What can be said of a withdrawal; reasons have their own values, as journals keep them."""

    WITHDRAW = auto()
    NOTED = auto()
    TITLE = auto()
    TITLE_ROOM = auto()
    WHY = auto()
    STAYS = auto()
    NOTHING_ELSE = auto()
    EXTRA_STAYS = auto()
    SAVE = auto()
    DONE = auto()
    DONE_CANDIDATE = auto()
    DONE_CODE = auto()
    FACT = auto()
    ROW = auto()
    RECORD = auto()
    OF_ROOM = auto()
    WRONG_CANDIDATE = "wrong-candidate"
    NOT_ROOM = "not-room"
    WRONG_CODE = "wrong-code"
    TWICE = "twice"


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    WithdrawalText.WITHDRAW: ("Retirer…", "Withdraw…"),
    WithdrawalText.NOTED: ("noté à {hour}", "noted at {hour}"),
    WithdrawalText.TITLE: ("Retirer un incident : {name}", "Withdraw an incident: {name}"),
    WithdrawalText.TITLE_ROOM: (
        "Retirer un incident de la salle",
        "Withdraw an incident of the room",
    ),
    WithdrawalText.WHY: ("Pourquoi ?", "Why?"),
    WithdrawalText.STAYS: (
        "Il reste lisible au procès-verbal, avec ce motif. Il ne compte plus.",
        "It stays readable in the record, with this reason. It counts no more.",
    ),
    WithdrawalText.NOTHING_ELSE: (
        "Rien d'autre ne change : ni le temps, ni le test.",
        "Nothing else changes: neither the time nor the test.",
    ),
    WithdrawalText.EXTRA_STAYS: (
        "Le temps majoré a été corrigé depuis, et le reste. Le chef de centre peut le changer.",
        "Extra time was corrected since, and stays so. The head of centre can change it.",
    ),
    WithdrawalText.SAVE: ("Retirer l'incident", "Withdraw the incident"),
    WithdrawalText.DONE: ("L'incident {code} est retiré.", "Incident {code} is withdrawn."),
    WithdrawalText.DONE_CANDIDATE: (
        "Notez-le pour la personne concernée.",
        "Note it for whom it concerns.",
    ),
    WithdrawalText.DONE_CODE: ("Notez-le avec le bon code.", "Note it with the right code."),
    WithdrawalText.FACT: ("Incident {code} retiré", "Incident {code} withdrawn"),
    WithdrawalText.ROW: ("retiré à {hour} : {reason}", "withdrawn at {hour}: {reason}"),
    WithdrawalText.RECORD: (
        "{what}. Retiré à {hour} : {reason} ({who}). Ne compte pas.",
        "{what}. Withdrawn at {hour}: {reason} ({who}). Does not count.",
    ),
    WithdrawalText.OF_ROOM: ("Déjà notés pour la salle", "Already noted for the room"),
    WithdrawalText.WRONG_CANDIDATE: ("Mauvais candidat", "Wrong candidate"),
    WithdrawalText.NOT_ROOM: (
        "Ne concernait pas toute la salle",
        "Did not concern the whole room",
    ),
    WithdrawalText.WRONG_CODE: ("Mauvais code", "Wrong code"),
    WithdrawalText.TWICE: ("Noté deux fois", "Noted twice"),
}


def withdrawal_words(key: WithdrawalText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def reason_words(reason: str) -> str:
    """Why an incident was taken back; a reason that nobody knows says itself."""
    try:
        return withdrawal_words(WithdrawalText(reason))
    except ValueError:
        return reason


def withdrawn_words(hour: str, reason: str) -> str:
    """`retiré à 10 h 12 : mauvais candidat`."""
    return withdrawal_words(WithdrawalText.ROW, hour=hour, reason=inner_reason(reason))


def inner_reason(reason: str) -> str:
    """A reason inside of a sentence."""
    told = reason_words(reason)
    return told[:1].lower() + told[1:]
