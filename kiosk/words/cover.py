"""What is said when a protection is lost, and of what was noticed. Knows no rule about them."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class CoverText(StrEnum):
    """What can be said, to the candidate first, then to the staff."""

    TITLE = auto()
    SUBTITLE = auto()
    WHAT = auto()
    TIME_BEFORE = auto()
    TODO = auto()
    TODO_BEFORE = auto()
    HELD_SINCE = auto()
    NOTICE = auto()
    LINE = auto()
    LINE_MANY = auto()
    LINE_HELD = auto()
    SILENCE = auto()
    SILENCE_HEARD = auto()
    SILENCE_NOTE = auto()
    SILENCE_CONFIRM = auto()
    REASON_EQUIPMENT = auto()
    REASON_GRANTED = auto()
    REASON_CHECKED = auto()
    REASON_OTHER = auto()
    REASON_UNKNOWN = auto()
    FACT_SILENCED = auto()
    RECORD_SILENCED = auto()


_TEXTS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    CoverText.TITLE: ("Le poste doit être vérifié", "This station needs a check"),
    CoverText.SUBTITLE: (
        "Ce n'est pas une faute, et rien n'est perdu.",
        "Nobody is at fault, and nothing is lost.",
    ),
    CoverText.WHAT: (
        "Une protection du poste ne marche plus : {what}.",
        "A protection of this station no longer works: {what}.",
    ),
    CoverText.TIME_BEFORE: (
        "**Le test n'a pas commencé.** Aucun temps n'est compté.",
        "**The test has not begun.** No time is counted.",
    ),
    CoverText.TODO: (
        "Levez la main et restez à votre place. Le surveillant arrive.",
        "Raise your hand and stay in your seat. The invigilator is coming.",
    ),
    CoverText.TODO_BEFORE: (
        "Appelez le surveillant. Cet écran disparaît quand le poste est prêt.",
        "Call the invigilator. This screen goes away once the station is ready.",
    ),
    CoverText.HELD_SINCE: ("{what} Depuis **{since}**.", "{what} For **{since}**."),
    CoverText.NOTICE: (
        "Continuez votre test : le surveillant est informé et votre temps ne change pas.",
        "Go on with your test: the invigilator is told and your time stays the same.",
    ),
    CoverText.LINE: ("{what} Depuis {hour}.", "{what} Since {hour}."),
    CoverText.LINE_MANY: (
        "{what} Depuis {hour}, {count} fois.",
        "{what} Since {hour}, {count} times.",
    ),
    CoverText.LINE_HELD: ("Test arrêté. {what}", "Test on hold. {what}"),
    CoverText.SILENCE: ("Ne plus signaler", "Stop reporting"),
    CoverText.SILENCE_HEARD: ("Ne plus signaler : {what}", "Stop reporting: {what}"),
    CoverText.SILENCE_NOTE: (
        "Votre raison est inscrite au procès-verbal.",
        "Your reason is written in the official record.",
    ),
    CoverText.SILENCE_CONFIRM: ("Ne plus signaler", "Stop reporting"),
    CoverText.REASON_EQUIPMENT: ("Matériel de l'établissement", "Equipment of the school"),
    CoverText.REASON_GRANTED: ("Outil accordé au candidat", "Tool granted to the candidate"),
    CoverText.REASON_CHECKED: ("Vérifié, sans conséquence", "Checked, of no consequence"),
    CoverText.REASON_OTHER: ("Autre, noté au procès-verbal", "Other, noted in the record"),
    CoverText.REASON_UNKNOWN: ("Raison « {reason} »", "Reason “{reason}”"),
    CoverText.FACT_SILENCED: ("Ne plus signaler", "Reporting stopped"),
    CoverText.RECORD_SILENCED: (
        "{what} N'est plus signalé : {reason} ({role}).",
        "{what} No longer reported: {reason} ({role}).",
    ),
}
_REASONS: Final[Mapping[str, CoverText]] = {
    "equipment": CoverText.REASON_EQUIPMENT,
    "granted": CoverText.REASON_GRANTED,
    "checked": CoverText.REASON_CHECKED,
    "other": CoverText.REASON_OTHER,
}


def cover_words(key: CoverText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_TEXTS, key, **values)


def silence_reasons() -> tuple[tuple[str, str], ...]:
    """The reasons to silence a notice: the code in the journal and its words."""
    return tuple((code, cover_words(text)) for code, text in _REASONS.items())


def silence_reason(code: str) -> str:
    """What a reason says; one that nobody knows says its code."""
    known = _REASONS.get(code)
    if known is None:
        return cover_words(CoverText.REASON_UNKNOWN, reason=code)
    return cover_words(known)
