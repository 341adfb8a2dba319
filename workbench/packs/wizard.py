"""Asks an author, in French, what the new item shall be. Writes nothing.

Each question explains itself and has a default, taken with Enter.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.items import ItemType
from engine.referential import COMPETENCES
from workbench.packs.sample_tasks import applications
from workbench.packs.skeleton import APPLICATION, TYPES, Wish

_TUBE: Final = re.compile(r"[0-9a-z][0-9a-z.-]{2,60}")
_LEVELS: Final = tuple(str(level) for level in range(1, 9))
_TYPE_NAMES: Final[Mapping[str, str]] = {
    ItemType.SINGLE.value: "choix unique",
    ItemType.MULTIPLE.value: "choix multiples",
    ItemType.TEXT.value: "texte court à écrire",
    ItemType.NUMBER.value: "nombre à écrire",
    ItemType.FIELDS.value: "plusieurs champs ou listes déroulantes",
    ItemType.ORDER.value: "éléments à remettre dans l’ordre",
    ItemType.MATCHING.value: "éléments à associer",
    ItemType.HOTSPOT.value: "zone à désigner sur un dessin",
    APPLICATION: "tâche à faire dans une application simulée",
}
_APPLICATION_NAMES: Final[Mapping[str, str]] = {
    "blocks": "programmation par blocs",
    "files": "explorateur de fichiers",
    "image": "visionneuse d’images",
    "mail": "messagerie",
    "settings": "panneau de réglages",
    "sheet": "tableur",
    "web": "navigateur",
    "word": "traitement de texte",
}


class LeftError(Exception):
    """The author closed the conversation."""


@dataclass(frozen=True, slots=True)
class Wizard:
    """Asks on a terminal.

    Attributes:
        pack: The source; tubes that it has are told.
        read: Shows a prompt and gives the line typed.
        say: Shows a line.
    """

    pack: Path
    read: Callable[[str], str]
    say: Callable[[str], None]

    def asked(self, wish: Wish) -> Wish:
        """The wish with every question answered that it leaves open.

        Raises:
            LeftError: The author ended the input.
        """
        self.say("Nouvelle question. Entrée garde la proposition entre crochets.")
        if wish.tube is None:
            wish = replace(wish, tube=self._tube(self._competence()))
        if wish.level is None:
            self.say("Niveau : l’autonomie demandée, de 1 (guidé) à 8 (crée des procédures).")
            wish = replace(wish, level=int(self._one("Niveau", _LEVELS, "3")))
        if wish.type is None:
            self._list(TYPES, _TYPE_NAMES)
            wish = replace(wish, type=self._one("Type", TYPES, ItemType.SINGLE.value))
        known = applications()
        if wish.type == APPLICATION and wish.application is None:
            self._list(known, _APPLICATION_NAMES)
            wish = replace(wish, application=self._one("Application", known, known[0]))
        return wish

    def _competence(self) -> str:
        self._list(
            [one.code for one in COMPETENCES], {one.code: one.display for one in COMPETENCES}
        )
        codes = tuple(one.code for one in COMPETENCES)
        return self._one("Compétence", codes, codes[0])

    def _tube(self, competence: str) -> str:
        known = sorted({_tube_of(path.name) for path in self.pack.glob(f"items/{competence}-*")})
        self.say("Sujet : une capacité précise, comme 1.1-source. Minuscules, chiffres et tirets.")
        if known:
            self.say(f"Sujets déjà là : {', '.join(known)}")
        usual = known[0] if known else f"{competence}-sujet"
        while True:
            given = self._line("Sujet", usual)
            tube = given if given.startswith(f"{competence}-") else f"{competence}-{given}"
            if _TUBE.fullmatch(tube):
                return tube
            self.say("Seulement des lettres minuscules sans accent, des chiffres et des tirets.")

    def _list(self, values: tuple[str, ...] | list[str], names: Mapping[str, str]) -> None:
        for number, value in enumerate(values, 1):
            self.say(f"  {number:>2}. {value:<12} {names.get(value, '')}".rstrip())

    def _one(self, what: str, values: tuple[str, ...], usual: str) -> str:
        """One of the values, by itself or by its number in the list."""
        while True:
            given = self._line(what, usual)
            if given in values:
                return given
            if given.isdecimal() and 1 <= int(given) <= len(values):
                return values[int(given) - 1]
            self.say(f"Réponses possibles : {', '.join(values)}.")

    def _line(self, what: str, usual: str) -> str:
        try:
            return self.read(f"{what} [{usual}] : ").strip() or usual
        except (EOFError, KeyboardInterrupt) as error:
            raise LeftError from error


def _tube_of(item: str) -> str:
    """The tube that an item's id names."""
    return re.sub(r"-n[1-8]$", "", item)
