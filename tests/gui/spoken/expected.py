"""What must be read aloud of four screens, written by hand from what each screen is for.

Controls are complete and in the order of reading: role, name, what is said beside the name, states.
Of labels, those that a person must be told; an icon or a rule beside them adds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

N: Final = "\u00a0"
_FOCUS: Final = frozenset({"focusable", "sensitive"})
_HERE: Final = _FOCUS | {"focused"}
_CHOSEN: Final = _FOCUS | {"checked"}
_TYPED: Final = _FOCUS | {"editable"}


@dataclass(frozen=True, slots=True)
class Control:
    """What can be acted on; `beside` is how its description starts."""

    role: str
    name: str
    states: frozenset[str] = _FOCUS
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A screen as it is heard: the window's title, its controls, its labels."""

    title: str
    controls: tuple[Control, ...]
    labels: tuple[str, ...]


_DISPLAY: Final = Control("push button", "Affichage", beside="Alt + A")
_HELP: Final = Control("push button", "Aide", beside="F1")
_ABOVE: Final = (Control("push button", "Masquer le temps", beside="Alt + M"), _DISPLAY, _HELP)
_REPORT: Final = Control("push button", "Signaler un problème", beside="Alt + S")
_SKIP: Final = Control("push button", "Passer la question", beside="Alt + P")
_VALIDATE: Final = Control("push button", "Valider ma réponse", beside="Alt + V")
_TIME: Final = (f"Reste 1{N}h{N}58{N}min", f"fin à 11{N}h{N}32")

EXPECTED: Final[Mapping[str, Spoken]] = {
    "question-single": Spoken(
        f"Question{N}7 sur 32",
        (
            *_ABOVE,
            Control("label", "Énoncé", _HERE, "Vous n’attendez aucun colis."),
            Control("radio button", "J’ouvre le lien pour vérifier le numéro du colis."),
            Control("radio button", "Je transfère ce SMS au 33700, puis je le supprime.", _CHOSEN),
            Control("radio button", "Je réponds STOP pour ne plus recevoir de message."),
            Control(
                "radio button",
                f"Je règle 1,99{N}€{N}: la somme est trop faible pour être un piège.",
            ),
            _REPORT,
            _SKIP,
            _VALIDATE,
        ),
        (f"Question{N}7 sur 32", *_TIME, f"Question{N}6 enregistrée"),
    ),
    "question-fields": Spoken(
        f"Question{N}9 sur 32",
        (
            *_ABOVE,
            Control("label", "Énoncé", _HERE, "La médiathèque de Valbrune"),
            Control("text", "Nombre de prêts rendus en retard", _TYPED, "Un nombre."),
            Control("text", "Numéro du prêt le plus long", _TYPED, "Un mot ou un code"),
            Control("combo box", "Catégorie la plus empruntée", _FOCUS, "Choisissez"),
            _REPORT,
            _SKIP,
            _VALIDATE,
        ),
        (f"Question{N}9 sur 32", *_TIME, "Catégorie la plus empruntée", "2 sur 3 remplies"),
    ),
    "question-skip": Spoken(
        f"Question{N}7 sur 32",
        (
            *_ABOVE,
            Control("push button", "Rester", _HERE),
            Control("push button", "Passer la question"),
        ),
        (f"Passer sans répondre{chr(0x202F)}?", f"La question{N}7 ne reviendra pas."),
    ),
    "end": Spoken(
        "Vous avez terminé.",
        (_DISPLAY, _HELP, Control("push button", "Espace surveillant")),
        (
            "Vous avez terminé.",
            "29",
            "réponses",
            "3",
            "passées",
            "4F-72-K8",
            "Sur ce poste",
            "Enregistré",
            "Au centre d’examen",
            "En attente",
        ),
    ),
}
