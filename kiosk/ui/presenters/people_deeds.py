"""What each act from the list of candidates does. Knows no toolkit and no PIN."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from engine.records.journal_record import Actor, Record
from engine.sitting import commands
from engine.sitting.events import IncidentNoted, IncidentWithdrawn
from kiosk.services.desk import Desk
from kiosk.services.errors import NotAllowedError
from kiosk.services.incidents import EXTRA_TIME, note_incident, withdraw_incident
from kiosk.services.reception import Reception
from kiosk.services.room import Room
from kiosk.ui.presenters.noted_rows import after_words, corrected_since
from kiosk.ui.presenters.people_rows import name_of
from kiosk.ui.views.people import PersonAct
from kiosk.words.people import PeopleText, people_plural, people_words

Parameters = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: a sentence, whether the staff's area closes, what it asks for.

    `share` names the extra time that an incident asks to be corrected.
    """

    said: str
    leaves: bool = False
    share: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """One act on one candidate, in the name of somebody."""

    desk: Desk
    room: Room
    candidate: str
    actor: Actor
    parameters: Parameters

    @property
    def name(self) -> str:
        """Whom it is about."""
        return name_of(self.room.person(self.candidate))

    def text(self, key: str) -> str:
        """A parameter in words; empty when there is none."""
        found = self.parameters.get(key)
        return found if isinstance(found, str) else ""


def do(act: PersonAct, errand: Errand) -> Done:
    """Do an act; it is recorded before anything is shown.

    Raises:
        KioskError: It is not possible, or could not be recorded.
    """
    return _DEEDS[act](errand)


def _admit(errand: Errand) -> Done:
    here = Reception(errand.desk).admit(errand.candidate, errand.actor)
    return Done(people_words(PeopleText.DONE_ADMITTED, name=errand.name), leaves=here)


def _admit_all(errand: Errand) -> Done:
    count = len(Reception(errand.desk).admit_all(errand.actor))
    return Done(people_plural(PeopleText.DONE_ALL_ONE, PeopleText.DONE_ALL, count))


def _absent(errand: Errand) -> Done:
    Reception(errand.desk).mark(errand.candidate, errand.actor, absent=True)
    return Done(people_words(PeopleText.DONE_ABSENT, name=errand.name))


def _present(errand: Errand) -> Done:
    Reception(errand.desk).mark(errand.candidate, errand.actor, absent=False)
    return Done(people_words(PeopleText.DONE_PRESENT, name=errand.name))


def _rest(errand: Errand) -> Done:
    count = len(Reception(errand.desk).mark_rest(errand.actor))
    return Done(people_plural(PeopleText.DONE_REST_ONE, PeopleText.DONE_REST, count))


def _incident(errand: Errand) -> Done:
    whole_room = bool(errand.parameters.get("room"))
    code, detail = errand.text("code"), errand.text("detail")
    fact = IncidentNoted(code, "" if whole_room else errand.candidate, detail)
    note_incident(errand.room.log, fact, errand.actor)
    share = detail if code == EXTRA_TIME else ""
    return Done(people_words(PeopleText.DONE_INCIDENT, code=code), share=share)


def _withdraw(errand: Errand) -> Done:
    number, reason = errand.parameters.get("noted"), errand.text("reason")
    log = errand.room.log
    noted = next((one for one in log.state.noted if one.seq == number), None)
    if noted is None or type(number) is not int:
        raise NotAllowedError(reason="incident.unknown")
    fact = withdraw_incident(log, IncidentWithdrawn(number, reason), errand.actor)
    corrected = bool(fact.candidate) and corrected_since(noted, _records(errand, fact.candidate))
    return Done(after_words(fact, reason, corrected=corrected))


def _records(errand: Errand, candidate: str) -> tuple[Record, ...]:
    """What is known here of a candidate's test."""
    seat = errand.desk.seat
    if seat is not None and seat.person.candidate == candidate:
        return seat.sit.ledger.records
    journals = errand.room.journals()
    return next((one.records for who, one in journals if who.candidate == candidate), ())


def _correct(errand: Errand) -> Done:
    top, bottom = errand.parameters.get("num"), errand.parameters.get("den")
    if not isinstance(top, int) or not isinstance(bottom, int) or bottom <= 0:
        raise NotAllowedError(reason="extra.amount")
    seat = errand.desk.seat
    if seat is None or seat.person.candidate != errand.candidate:
        sit = errand.room.sit(errand.room.person(errand.candidate))
    else:
        sit = seat.sit
    sit.do(commands.CorrectExtra(Fraction(top, bottom)), errand.actor)
    return Done(people_words(PeopleText.DONE_CORRECTED))


def _next(errand: Errand) -> Done:
    errand.desk.release_seat()
    return Done("", leaves=True)


_DEEDS: Final[Mapping[PersonAct, Callable[[Errand], Done]]] = {
    PersonAct.ADMIT: _admit,
    PersonAct.ADMIT_ALL: _admit_all,
    PersonAct.ABSENT: _absent,
    PersonAct.PRESENT: _present,
    PersonAct.ABSENT_REST: _rest,
    PersonAct.INCIDENT: _incident,
    PersonAct.WITHDRAW: _withdraw,
    PersonAct.CORRECT: _correct,
    PersonAct.NEXT: _next,
}
