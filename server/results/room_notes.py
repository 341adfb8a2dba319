"""What invigilators noted: who did not come, and incidents by their code. Decides nothing.

A station tells of itself only: a candidate whom one station marked absent, and who has a test
from any station, is not absent. An incident says what was seen, never what follows from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.records.bundle_header import BundleKind
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader
from server.results.publication import Published
from server.store.bundles import Bundle
from server.store.results import Standing

CODES: Final[Mapping[str, str]] = {
    "C1": "nom ou date de naissance à corriger",
    "C2": "temps majoré à corriger",
    "C4": "signature de l’émargement",
    "C6": "soupçon de fraude",
    "C7": "problème technique, test non bloqué",
    "C8": "problème lié au candidat, test non bloqué",
}
DETAILS: Final[Mapping[str, str]] = {
    "last-name": "le nom",
    "first-name": "le prénom",
    "birth-date": "la date de naissance",
    "several": "plusieurs de ces points",
    "third": "un tiers",
    "quarter": "un quart",
    "tenth": "un dixième",
    "none": "aucun temps majoré",
    "other": "une autre part",
    "not-signed": "pas signé",
    "refused": "refus de signer",
    "wrong-line": "signé sur une autre ligne",
    "talking": "échange avec une autre personne",
    "phone": "téléphone ou objet connecté",
    "assistant": "assistant d’intelligence artificielle",
    "outside-help": "aide venue de l’extérieur",
    "documents": "documents ou notes non permis",
    "other-person": "une autre personne à la place du candidat",
    "machine": "poste lent ou redémarré",
    "keyboard-mouse": "clavier ou souris",
    "screen": "affichage",
    "sound": "son ou casque",
    "connection": "connexion ou écran de fin",
    "power": "coupure de courant",
    "unwell": "malaise",
    "accompanied": "sortie accompagnée",
    "late": "arrivée en retard",
    "left-early": "départ avant la fin",
    "noise": "bruit dans la salle",
    "evacuation": "évacuation ou alarme",
}
REASONS: Final[Mapping[str, str]] = {
    "wrong-candidate": "mauvais candidat",
    "not-room": "ne concernait pas toute la salle",
    "wrong-code": "mauvais code",
    "twice": "noté deux fois",
}
_ROLES: Final[Mapping[str, str]] = {
    "surveillant": "par le surveillant",
    "chef": "par le chef de centre",
}


@dataclass(frozen=True, slots=True)
class Noted:
    """An incident at a station; without a candidate it is of the whole room."""

    station: str
    candidate: str
    code: str
    detail: str

    @property
    def said(self) -> str:
        """The incident in words; what this version does not know says itself."""
        about = CODES.get(self.code, self.code)
        detail = DETAILS.get(self.detail, self.detail)
        return f"{self.code}, {about} ({detail})" if detail else f"{self.code}, {about}"

    def to_json(self) -> JsonObject:
        """The incident for a script."""
        return {
            "station": self.station,
            "candidate": self.candidate,
            "code": self.code,
            "detail": self.detail,
        }


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An incident that was noted by mistake and taken back: shown, and counted nowhere."""

    noted: Noted
    reason: str
    wall: int
    role: str

    @property
    def said(self) -> str:
        """Who took it back and why, in words."""
        who = _ROLES.get(self.role, self.role)
        return f"{who} : {REASONS.get(self.reason, self.reason)}"

    def to_json(self) -> JsonObject:
        """The withdrawn incident for a script; `wall` in ms since the epoch."""
        return {
            **self.noted.to_json(),
            "reason": self.reason,
            "withdrawn_wall": self.wall,
            "role": self.role,
        }


@dataclass(frozen=True, slots=True)
class RoomNotes:
    """The candidates whom nobody saw, by id, and what was noted of the others or of the room.

    What was withdrawn stands apart: `incidents` are those that count.
    """

    absent: tuple[str, ...]
    incidents: tuple[Noted, ...]
    withdrawn: tuple[Withdrawn, ...] = ()


def room_notes(bundles: Sequence[Bundle], seen: Iterable[str]) -> RoomNotes:
    """What was noted in one session, of the journals that were opened.

    Args:
        bundles: The bundles of the session.
        seen: The candidates, by id, of whom a test came.
    """
    newest: dict[str, Bundle] = {}
    for one in bundles:
        if one.kind == BundleKind.SESSION.value and one.result:
            kept = newest.get(one.station)
            if kept is None or _events(kept) <= _events(one):
                newest[one.station] = one
    present, absent = set(seen), dict[str, None]()
    incidents, withdrawn = list[Noted](), list[Withdrawn]()
    for station, bundle in sorted(newest.items()):
        absent |= {
            name: None for name in _texts(bundle.result.get("absent")) if name not in present
        }
        incidents += _incidents(station, bundle)
        withdrawn += _withdrawn(station, bundle)
    return RoomNotes(tuple(absent), tuple(incidents), tuple(withdrawn))


def seen_of(everybody: Iterable[Published]) -> tuple[str, ...]:
    """The candidates, by id, of whom something came."""
    return tuple(
        one.enrolled.candidate for one in everybody if one.standing is not Standing.EXPECTED
    )


def _incidents(station: str, bundle: Bundle) -> Iterable[Noted]:
    told = bundle.result.get("incidents")
    for one in told if isinstance(told, list | tuple) else ():
        code, candidate, detail = _texts(one)
        yield Noted(station, candidate, code, detail)


def _withdrawn(station: str, bundle: Bundle) -> Iterable[Withdrawn]:
    reader = Reader(bundle.result, "result.")
    for one in reader.readers("withdrawn") if reader.has("withdrawn") else ():
        noted = Noted(station, one.text("candidate"), one.text("code"), one.text("detail"))
        wall = one.integer("wall", least=-(2**53))
        yield Withdrawn(noted, one.text("reason"), wall, one.text("role"))


def _texts(told: Json) -> tuple[str, ...]:
    return tuple(map(str, told)) if isinstance(told, list | tuple) else ()


def _events(bundle: Bundle) -> int:
    found = bundle.result.get("events")
    return found if isinstance(found, int) else 0
