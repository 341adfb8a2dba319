"""What the codes of incidents and their details say. Knows no rule about them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.words.catalogue import said


class IncidentText(StrEnum):
    """A code, or a detail of it: `C1` and `C1:last-name`."""

    C1 = "C1"
    C1_LAST_NAME = "C1:last-name"
    C1_FIRST_NAME = "C1:first-name"
    C1_BIRTH_DATE = "C1:birth-date"
    C1_SEVERAL = "C1:several"
    C2 = "C2"
    C2_THIRD = "C2:third"
    C2_QUARTER = "C2:quarter"
    C2_TENTH = "C2:tenth"
    C2_NONE = "C2:none"
    C2_OTHER = "C2:other"
    C4 = "C4"
    C4_NOT_SIGNED = "C4:not-signed"
    C4_REFUSED = "C4:refused"
    C4_WRONG_LINE = "C4:wrong-line"
    C6 = "C6"
    C6_TALKING = "C6:talking"
    C6_PHONE = "C6:phone"
    C6_ASSISTANT = "C6:assistant"
    C6_OUTSIDE_HELP = "C6:outside-help"
    C6_DOCUMENTS = "C6:documents"
    C6_OTHER_PERSON = "C6:other-person"
    C7 = "C7"
    C7_MACHINE = "C7:machine"
    C7_KEYBOARD_MOUSE = "C7:keyboard-mouse"
    C7_SCREEN = "C7:screen"
    C7_SOUND = "C7:sound"
    C7_CONNECTION = "C7:connection"
    C7_POWER = "C7:power"
    C8 = "C8"
    C8_UNWELL = "C8:unwell"
    C8_ACCOMPANIED = "C8:accompanied"
    C8_LATE = "C8:late"
    C8_LEFT_EARLY = "C8:left-early"
    C8_NOISE = "C8:noise"
    C8_EVACUATION = "C8:evacuation"


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    IncidentText.C1: ("Nom ou date de naissance à corriger", "Name or birth date to correct"),
    IncidentText.C1_LAST_NAME: ("Le nom est à corriger", "The last name is to be corrected"),
    IncidentText.C1_FIRST_NAME: ("Le prénom est à corriger", "The first name is to be corrected"),
    IncidentText.C1_BIRTH_DATE: (
        "La date de naissance est à corriger",
        "The birth date is to be corrected",
    ),
    IncidentText.C1_SEVERAL: ("Plusieurs de ces points", "Several of these"),
    IncidentText.C2: ("Temps majoré à corriger", "Extra time to correct"),
    IncidentText.C2_THIRD: ("Un tiers de temps en plus", "One third more time"),
    IncidentText.C2_QUARTER: ("Un quart de temps en plus", "One quarter more time"),
    IncidentText.C2_TENTH: ("Un dixième de temps en plus", "One tenth more time"),
    IncidentText.C2_NONE: ("Pas de temps en plus", "No extra time"),
    IncidentText.C2_OTHER: ("Une autre part", "Another share"),
    IncidentText.C4: ("Signature de l'émargement", "Signature of the attendance sheet"),
    IncidentText.C4_NOT_SIGNED: ("N'a pas signé", "Did not sign"),
    IncidentText.C4_REFUSED: ("Refuse de signer", "Refuses to sign"),
    IncidentText.C4_WRONG_LINE: ("A signé sur une autre ligne", "Signed on another line"),
    IncidentText.C6: ("Soupçon de fraude", "Suspected fraud"),
    IncidentText.C6_TALKING: ("Échange avec une autre personne", "Talking with somebody else"),
    IncidentText.C6_PHONE: ("Téléphone ou objet connecté", "Phone or connected object"),
    IncidentText.C6_ASSISTANT: ("Assistant d'intelligence artificielle", "AI assistant"),
    IncidentText.C6_OUTSIDE_HELP: ("Aide venue de l'extérieur", "Help from outside"),
    IncidentText.C6_DOCUMENTS: ("Documents ou notes non permis", "Documents or notes not allowed"),
    IncidentText.C6_OTHER_PERSON: (
        "Une autre personne à la place du candidat",
        "Somebody else in the candidate's place",
    ),
    IncidentText.C7: ("Problème technique, test non bloqué", "Technical problem, test not stopped"),
    IncidentText.C7_MACHINE: ("Poste lent ou redémarré", "Slow or restarted station"),
    IncidentText.C7_KEYBOARD_MOUSE: ("Clavier ou souris", "Keyboard or mouse"),
    IncidentText.C7_SCREEN: ("Affichage", "Display"),
    IncidentText.C7_SOUND: ("Son ou casque", "Sound or headset"),
    IncidentText.C7_CONNECTION: ("Connexion ou écran de fin", "Connection or end screen"),
    IncidentText.C7_POWER: ("Coupure de courant", "Power cut"),
    IncidentText.C8: (
        "Problème lié au candidat, test non bloqué",
        "Problem of the candidate, test not stopped",
    ),
    IncidentText.C8_UNWELL: ("Malaise", "Feeling unwell"),
    IncidentText.C8_ACCOMPANIED: ("Sortie accompagnée", "Left the room, accompanied"),
    IncidentText.C8_LATE: ("Arrivée en retard", "Came late"),
    IncidentText.C8_LEFT_EARLY: ("Départ avant la fin", "Left before the end"),
    IncidentText.C8_NOISE: ("Bruit dans la salle", "Noise in the room"),
    IncidentText.C8_EVACUATION: ("Évacuation ou alarme", "Evacuation or alarm"),
}


def incident_words(code: str, detail: str = "") -> str:
    """What a code says, or one of its details; a code that nobody knows says itself."""
    key = f"{code}:{detail}" if detail else code
    try:
        return said(_SENTENCES, IncidentText(key))
    except ValueError:
        return key
