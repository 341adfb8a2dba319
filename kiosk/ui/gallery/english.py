"""Scenes told in English: what catalogues say is looked up there, the rest is in one table."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from kiosk.ui.gallery.scene import NBSP, Scene
from kiosk.words import Language
from kiosk.words.everything import in_english

T = TypeVar("T")
_PIECES: Final = re.compile(r"((?<=[.!?]) |\n)")
_EXAMPLES: Final[Mapping[str, str]] = {
    "Le mot **Enregistré** n’apparaît que si votre réponse est gardée sur ce poste.": "The word "
    "**Recorded** appears only if your answer is kept on this station.",
    "Le surveillant a mis la salle en pause.": "The invigilator has paused the room.",
    "Ce n’est pas à cause de vous.": "It is not because of you.",
    "Toute la salle est en pause depuis **3 min**.": "The whole room has been "
    "paused for **3 min**.",
    "**Enregistrées** sur ce poste, jusqu’à la question 19.": "**Recorded** on this station, up to "
    "question 19.",
    "Poste 14": "Station 14",
    "Salle B12": "Room B12",
    "4 février 2011": "4 February 2011",
    "32 questions, sans retour en arrière": "32 questions, without going back",
    "Vous pouvez masquer le temps. Ne rien toucher ne fait rien perdre.": "You may hide the time. "
    "Touching nothing loses nothing.",
    "Le poste s’est arrêté à 10 h 49. Ce n’est pas votre faute, rien n’est perdu.": "The station "
    "stopped at 10:49. It is not your fault, and nothing is lost.",
    "Fin à 11 h 47.\nL’arrêt, environ 3 min, n’est pas compté.": "Ends at 11:47.\n"
    "The stop, about 3 min, does not count.",
    "**Pour le surveillant, R-12.** Coupure estimée à 3 min, notée au procès-verbal.": "**For the "
    "invigilator, R-12.** Stop of about 3 min, noted in the record.",
    "22 questions enregistrées": "22 questions recorded",
    "texte 100 %, thème clair": "text 100%, light theme",
    "questions 1 à 22": "questions 1 to 22",
    "« Réunion du 12 »": "“Meeting on the 12th”",
    "J’ouvre le lien pour vérifier le numéro du colis.": "I open the link to check the number of "
    "the parcel.",
    "Je transfère ce SMS au 33700, puis je le supprime.": "I forward this text to 33700, then I "
    "delete it.",
    "Je réponds STOP pour ne plus recevoir de message.": "I answer STOP so that no more come.",
    "Je règle 1,99 € : la somme est trop faible pour être un piège.": "I pay €1.99: the sum is too "
    "small to be a trap.",
    "Nombre de prêts rendus en retard": "Number of loans that came back late",
    "Numéro du prêt le plus long": "Number of the longest loan",
    "Catégorie la plus empruntée": "Category that is borrowed most",
    "Documentaire": "Non-fiction",
    "Roman": "Novel",
    "BD": "Comic",
    "Plan du quartier": "Map of the district",
    "rapport.odt": "report.odt",
    "plage.png": "beach.png",
    "Restez à votre place. Le test reprendra tout seul.": "Stay seated. The test will go on by "
    "itself.",
    "Aucun score ici. Votre établissement vous donnera le résultat plus tard.": "No score here. "
    "Your school will tell you the result later.",
    "8 h 56 · Pix Kiosk 1.4.2": "08:56 · Pix Kiosk 1.4.2",
    "fin à 11 h 32": "ends at 11:32",
    "10 h 27": "10:27",
}
"""What examples say that no catalogue does, with ordinary spaces."""
_BEGINNINGS: Final[Mapping[str, str]] = {
    "Vous n’attendez aucun colis.": """You are not waiting for a parcel. This text arrives on \
your telephone.

> **06 39 98 21 47**
> Your parcel is held at the depot. Pay €1.99 before tonight: [parcel-track.example/payment](https://parcel-track.example/payment)

**What do you do?**""",
    "La médiathèque de Valbrune": """The library of Valbrune lends for 21 days at most.
These loans began in February 2027.

**Fill in the three answers.**

| No. | Title | Category | Lent on | Returned on |
|---|---|---|---|---|
| 1041 | The Cliffs | Novel | 02/02 | 16/02 |
| 1042 | Atlas of Clouds | Non-fiction | 03/02 | 01/03 |
| 1043 | Weak Signal | Comic | 03/02 | 12/02 |
| 1044 | Dune and Salt | Novel | 05/02 | 02/03 |
| 1045 | Cooking Without Oven | Non-fiction | 08/02 | 22/02 |
| 1046 | Line 4 | Novel | 09/02 | 26/02 |""",
    "Zoé cherche la photo": """Zoé looks for the picture of the beach among three files.

**Which file is a picture?**""",
    "L’association publie ce plan": """The association publishes this map of the district on its \
site. Anybody may use it, under conditions.

**Which licence stands at the bottom of the map?**""",
}
"""Statements, by their first words."""


def told_in(language: Language, scene: Scene) -> Scene:
    """The scene in a language, of which there are two."""
    return scene if language is not Language.ENGLISH else _told(scene)


def _told(value: T) -> T:
    """The same value with every text in it said in English; names and keys stay."""
    told: Any = value
    if isinstance(value, Enum | bytes):
        return value
    if isinstance(value, str):
        told = _said(value)
    elif isinstance(value, tuple | list):
        told = type(value)(_told(one) for one in value)
    elif isinstance(value, dict):
        told = {key: _told(one) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        told = replace(
            value, **{one.name: _told(getattr(value, one.name)) for one in fields(value)}
        )
    return told  # type: ignore[no-any-return]  # of the kind it was


def _said(text: str) -> str:
    plain = text.replace(NBSP, " ").replace("\u202f", " ")
    for beginning, statement in _BEGINNINGS.items():
        if plain.startswith(beginning):
            return statement
    if not any(letter.isalpha() for letter in text):
        return text
    whole = _EXAMPLES.get(plain) or in_english(text)
    pieces = _PIECES.split(plain)
    if whole is not None or len(pieces) == 1:
        return whole or text
    return "".join(_said(piece) for piece in pieces)
