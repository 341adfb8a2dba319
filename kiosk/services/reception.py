"""Lets candidates in, and marks those who did not come. Knows no screen and checks no PIN."""

from dataclasses import dataclass

from engine.records.journal_record import Actor
from engine.sitting import commands
from engine.sitting.state import Phase
from kiosk.services.absence import note_absence
from kiosk.services.attendance import Attendance, Presence
from kiosk.services.desk import Desk
from kiosk.services.errors import NotAllowedError
from kiosk.services.room import Person, Room


@dataclass(frozen=True, slots=True)
class Reception:
    """The acts of an invigilator on the list of the session's candidates."""

    desk: Desk

    def admit(self, candidate: str, role: Actor) -> bool:
        """Admit one; who typed no code is identified by whoever admits them.

        The candidate takes the station unless somebody else is in a test on it.

        Returns:
            Whether the candidate is at the station now.

        Raises:
            CandidateUnknownError: There is no such candidate.
            CandidateDoneError: Their test has ended here.
            NotAllowedError: The station is taken, the slot is blank, or the test has begun.
            StorageError: Not all of it could be recorded; doing it again goes on.
        """
        room = self._room()
        person = room.person(candidate)
        if person.blank and not room.identified(person):
            raise NotAllowedError(reason="blank.chief")
        if self._seated(person):
            return self._admit_here(role)
        sit = room.sit(person)
        phase = sit.exam.sitting.phase
        if phase is Phase.IDENTIFIED and not self._can_make_way():
            sit.do(commands.Admit(), role)
            return False
        if phase not in (Phase.EXPECTED, Phase.IDENTIFIED, Phase.ADMITTED):
            raise NotAllowedError(reason="phase")
        self._make_way()
        self.desk.take_seat(person)
        return self._admit_here(role)

    def admit_all(self, role: Actor) -> tuple[Person, ...]:
        """Admit everybody who was identified on this station; nobody changes places.

        Raises:
            StorageError: Some of them could not be recorded; doing it again goes on.
        """
        room, admitted = self._room(), []
        for one in Attendance(self.desk, room).people():
            if one.state is Presence.TO_ADMIT:
                seat = self.desk.seat
                sit = seat.sit if seat is not None and one.seated else room.sit(one.person)
                sit.do(commands.Admit(), role)
                admitted.append(one.person)
        return tuple(admitted)

    def mark(self, candidate: str, role: Actor, *, absent: bool) -> None:
        """A candidate did not come, or came after all.

        Raises:
            CandidateUnknownError: There is no such candidate.
            NotAllowedError: The candidate was identified here, or is a blank slot.
            StorageError: It could not be recorded.
        """
        room = self._room()
        person = room.person(candidate)
        if absent and (person.blank or room.identified(person)):
            raise NotAllowedError(reason="absent.here")
        note_absence(room.log, candidate, role, absent=absent)

    def mark_rest(self, role: Actor) -> tuple[Person, ...]:
        """Mark everybody absent whom this station has not seen.

        Raises:
            NotAllowedError: The first test began less than 30 minutes ago, or none did.
            StorageError: Some of them could not be recorded; doing it again goes on.
        """
        room = self._room()
        attendance = Attendance(self.desk, room)
        late = attendance.late_from()
        if late is None or self.desk.gear.clock.now().wall < late:
            raise NotAllowedError(reason="absent.early")
        missing = attendance.unseen()
        for person in missing:
            note_absence(room.log, person.candidate, role, absent=True)
        return missing

    def _admit_here(self, role: Actor) -> bool:
        seat = self.desk.seat
        if seat is not None and seat.sit.exam.sitting.phase is Phase.EXPECTED:
            self.desk.identify(role)
        if seat is not None and seat.sit.exam.sitting.phase is not Phase.ADMITTED:
            seat.sit.do(commands.Admit(), role)
        return True

    def _can_make_way(self) -> bool:
        seat = self.desk.seat
        free = (Phase.EXPECTED, Phase.IDENTIFIED, Phase.ENDED)
        return seat is None or seat.sit.moved or seat.sit.exam.sitting.phase in free

    def _make_way(self) -> None:
        """Free the station from an ended test, or from somebody who has not been admitted."""
        seat = self.desk.seat
        if not self._can_make_way():
            raise NotAllowedError(reason="seat.taken")
        if seat is None:
            return
        if seat.sit.moved or seat.sit.exam.sitting.phase is Phase.ENDED:
            self.desk.release_seat()
        else:
            self.desk.leave_seat()

    def _seated(self, person: Person) -> bool:
        seat = self.desk.seat
        return seat is not None and seat.person.candidate == person.candidate

    def _room(self) -> Room:
        if self.desk.room is None:
            raise NotAllowedError(reason="session.closed")
        return self.desk.room
