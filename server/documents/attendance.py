"""The attendance sheet and the invigilators' card, two papers. Computes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.records.canonical import JsonObject
from engine.records.root import Realm
from server.documents.typesetting import Typesetting
from server.store.sessions import Enrolled, Session


@dataclass(frozen=True, slots=True)
class Attendance:
    """An attendance sheet; `start` is the local hour in words."""

    realm: Realm
    session: Session
    candidates: Sequence[Enrolled]
    start: str

    def to_json(self) -> JsonObject:
        """The sheet as data for its drawing, or for another program."""
        return {
            "session": self.session.session,
            "centre": self.session.centre_name,
            "room": self.session.room,
            "start": self.start,
            "rehearsal": self.realm.rehearsal,
            "candidates": self._rows(),
        }

    def _rows(self) -> tuple[JsonObject, ...]:
        return tuple(
            {
                "n": one.number,
                "last_name": one.last_name,
                "first_name": one.first_name,
                "birth_date": one.birth_date,
                "code": one.code,
                "extra": f"+ {one.extra}" if one.extra else "",
                "adaptations": one.adaptations,
                "blank": one.blank,
            }
            for one in self.candidates
        )

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The sheet as rows, the headings first."""
        headings = ("numéro", "nom", "prénom", "date de naissance", "code", "temps majoré")
        return (
            headings,
            *(
                (
                    str(one.number),
                    one.last_name,
                    one.first_name,
                    one.birth_date,
                    one.code,
                    f"{one.extra}" if one.extra else "",
                )
                for one in self.candidates
            ),
        )

    def pdf(self, typesetting: Typesetting, made: datetime) -> bytes:
        """The sheet on paper, its dates as people write them."""
        told = self.to_json()
        drawn = tuple(
            {**row, "birth_date": "/".join(reversed(one.birth_date.split("-")))}
            for row, one in zip(self._rows(), self.candidates, strict=True)
        )
        return typesetting.pdf("attendance.typ", {**told, "candidates": drawn}, made)


@dataclass(frozen=True, slots=True)
class Card:
    """The invigilators' card; it never prints by accident."""

    attendance: Attendance
    access_code: str
    pins: Mapping[str, str]

    def to_json(self) -> JsonObject:
        """The card as data."""
        session = self.attendance.session
        return {
            "session": session.session,
            "centre": session.centre_name,
            "room": session.room,
            "start": self.attendance.start,
            "rehearsal": self.attendance.realm.rehearsal,
            "access_code": self.access_code,
            "pins": dict(self.pins),
        }

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The card as rows."""
        return (("code d’accès", self.access_code), *self.pins.items())

    def pdf(self, typesetting: Typesetting, made: datetime) -> bytes:
        """The card on paper."""
        return typesetting.pdf("opening_card.typ", self.to_json(), made)
