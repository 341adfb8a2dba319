"""What the staff's door says: who comes in, and who can help. Knows no PIN."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class GateText(StrEnum):
    """What can be said at the door."""

    TITLE = auto()
    LEAD = auto()
    SURVEILLANT = auto()
    CHEF = auto()
    TECHNICIEN = auto()
    SURVEILLANT_DOES = auto()
    CHEF_DOES = auto()
    TECHNICIEN_DOES = auto()
    LOCKED_SURVEILLANT = auto()
    LOCKED_CHEF = auto()
    LOCKED_TECHNICIEN = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    GateText.TITLE: ("Choisissez votre rôle, tapez votre PIN", "Choose your role, type your PIN"),
    GateText.LEAD: ("Le test continue derrière.", "The test goes on behind."),
    GateText.SURVEILLANT: ("Surveillant", "Invigilator"),
    GateText.CHEF: ("Chef de centre", "Head of centre"),
    GateText.TECHNICIEN: ("Technicien", "Technician"),
    GateText.SURVEILLANT_DOES: (
        "Admettre, mettre en pause, donner du temps, répondre à un signalement.",
        "Admit, pause, give time, answer a report.",
    ),
    GateText.CHEF_DOES: (
        "Comme le surveillant, et aussi : corriger le tiers-temps, inscrire un candidat.",
        "As the invigilator, and also: correct extra time, add a candidate.",
    ),
    GateText.TECHNICIEN_DOES: (
        "L'état du poste. Ni les candidats, ni leurs réponses.",
        "The state of the station. Neither candidates nor answers.",
    ),
    GateText.LOCKED_SURVEILLANT: (
        "Le chef de centre peut entrer avec son PIN et débloquer le vôtre.",
        "The head of centre can come in and unlock your PIN.",
    ),
    GateText.LOCKED_CHEF: (
        "Attendez la fin du délai. Le surveillant peut entrer avec son PIN.",
        "Wait for the end of the delay. The invigilator can come in.",
    ),
    GateText.LOCKED_TECHNICIEN: (
        "Attendez la fin du délai, ou appelez le chef de centre.",
        "Wait for the end of the delay, or call the head of centre.",
    ),
}


def gate_words(key: GateText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
