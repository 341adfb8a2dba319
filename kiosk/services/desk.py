"""What this station is doing now: which room, which candidate, which step. Knows no window.

The step is a function of the journals and of how far the candidate has read; nothing else.
"""

from dataclasses import replace
from typing import Final

from engine.records.adaptations import Adaptation, grants
from engine.records.journal_record import Actor
from engine.records.secret import Secret
from engine.records.ticket_sealing import OpenedTicket
from engine.sitting import commands
from engine.sitting.state import Phase
from kiosk.ports.errors import RestoreNoteError, StorageError
from kiosk.services.absence import note_arrival
from kiosk.services.close import Close
from kiosk.services.errors import CandidateUnknownError, NotAllowedError
from kiosk.services.findings import Findings, findings
from kiosk.services.gear import Gear
from kiosk.services.handover import Handed, HandingOver
from kiosk.services.lookout import Lookout
from kiosk.services.pin_desk import PinTry
from kiosk.services.places import Place, places
from kiosk.services.prepare import KeptTicket
from kiosk.services.room import Person, Room
from kiosk.services.sealing import Sealing
from kiosk.services.seat import Reading, Seat, Step, step_of
from kiosk.services.transfer import Copy, Transfer
from kiosk.services.unlock import Unlocked

RELEASED: Final = "released"
NOTE_LEFT: Final = "restore-note"
"""What is left when the note itself cannot be read."""


def _within(kept: KeptTicket, wall: int) -> bool:
    window = kept.ticket.window
    return window.not_before <= wall < window.not_after


class Desk:
    """The station at work."""

    def __init__(self, gear: Gear) -> None:
        self._gear = gear
        self._room: Room | None = None
        self._seat: Seat | None = None
        self._left: tuple[str, ...] = ()
        self._uncopied: int | None = None
        self._lookout: Lookout | None = None

    @property
    def gear(self) -> Gear:
        """What the desk works with."""
        return self._gear

    def recover(self) -> tuple[str, ...]:
        """At the start: give back what an earlier run of the program left locked.

        Returns:
            The names of what could not be given back, `restore-note` for a note that cannot be
            read; no session opens before it can be.
        """
        self._left = self._released()
        return self._left

    @property
    def left(self) -> tuple[str, ...]:
        """What the last closing could not give back: the machine needs a rescue."""
        return self._left

    @property
    def room(self) -> Room | None:
        """The open session."""
        return self._room

    @property
    def lookout(self) -> Lookout | None:
        """What watches over the open session."""
        return self._lookout

    @property
    def seat(self) -> Seat | None:
        """The candidate at this station."""
        return self._seat

    @property
    def step(self) -> Step:
        """What the candidate's screen is about now."""
        if self._room is None:
            return Step.WAITING
        return Step.CANDIDATE if self._seat is None else step_of(self._seat)

    def tickets(self) -> tuple[KeptTicket, ...]:
        """The sessions that can be opened here: those of this hour first, then the newest.

        A session closed here is left out: its key is gone, nothing can open it again.
        """
        gear, wall = self._gear, self._gear.clock.now().wall
        found = [
            one
            for one in gear.prepare.tickets(gear.identity.statement)
            if not gear.unlock.closed_here(one.ticket.session)
        ]
        return tuple(sorted(found, key=lambda one: not _within(one, wall)))

    def wake(self) -> bool:
        """After a crash: open the session again with the key kept in memory.

        A session whose closing was recorded is not opened again: its closing is finished.

        Returns:
            Whether a session was open and is open again.

        Raises:
            KioskError: It could not be opened, or closed; the access code is needed.
        """
        for kept in self.tickets():
            key = self._gear.keeper.ask(kept.ticket.session)
            unlocked = None if key is None else self._gear.unlock.enter_again(kept, key)
            if unlocked is not None:
                return self._enter(unlocked)
        self._gear.keeper.forget()  # what is still kept is the key of a session closed here
        return False

    def enter(self, kept: KeptTicket, opened: OpenedTicket, share: Secret) -> Room:
        """The room that the access code opens; nobody may act in it before a PIN.

        Raises:
            AccessCodeWrongError: The kept key is of another code.
            StorageError: The session's database cannot be opened.
        """
        gear = self._gear
        unlocked = gear.unlock.enter(kept, opened, share)
        return Room(gear.identity, unlocked, gear.marks, gear.clock)

    def begin(self, room: Room, tried: PinTry) -> None:
        """Open the session after code and PIN: verify the lockdown, then release the content.

        Raises:
            LockdownError: The machine could not be locked; nothing is open.
            LevelTooLowError: The lockdown is lower than the session asks for.
            PackMissingError: A pack is not here.
            PackRejectedError: A pack does not hold or does not open.
            StorageError: Something could not be recorded.
        """
        actor = room.pins.accept(tried)
        self._take(room, actor)

    def seat_by_code(self, typed: str) -> Person:
        """The candidate with this code takes the station.

        Raises:
            CandidateUnknownError: Nobody of this session has the code, or it is that of a blank
                slot that the chief has not given to anybody.
            CandidateDoneError: Their test has ended here.
        """
        room = self._open_room()
        person = room.person_of_code(typed)
        if person.blank and not room.identified(person):
            raise CandidateUnknownError
        return self.take_seat(person)

    def take_seat(self, person: Person) -> Person:
        """A candidate takes the station.

        Raises:
            CandidateDoneError: Their test has ended here.
        """
        self._seat = Seat(person, self._open_room().sit(person))
        return person

    def take_blank(self, person: Person, role: Actor) -> None:
        """The chief gives a blank slot to a candidate who is on no list.

        Raises:
            NotAllowedError: It is not the chief who does.
            StorageError: It could not be recorded; the station is still free.
        """
        sit = self._open_room().sit(person)
        sit.do(commands.Identify(person.candidate, blank=True), role)
        self._seat = Seat(person, sit)

    def identify(self, role: Actor) -> None:
        """It is the candidate at the station; whoever was marked absent is no longer.

        Raises:
            NotAllowedError: The sitting has begun.
            StorageError: It could not be recorded.
        """
        seat = self._taken()
        seat.sit.do(commands.Identify(seat.person.candidate), role)
        note_arrival(self._open_room().log, seat.person.candidate)

    def leave_seat(self) -> None:
        """It was somebody else: nothing is recorded.

        Raises:
            NotAllowedError: The sitting has begun.
        """
        seat = self._taken()
        if seat.sit.exam.sitting.phase not in (Phase.EXPECTED, Phase.IDENTIFIED):
            raise NotAllowedError(reason="phase")
        self._seat = None

    def read(self, reading: Reading) -> None:
        """How far the admitted candidate has come."""
        self._seat = replace(self._taken(), reading=reading)

    def start(self) -> None:
        """The candidate starts the test.

        Raises:
            WindowClosedError: The session's window does not allow a start now.
            NotAllowedError: Not admitted.
            ProtectionLostError: A mandatory protection does not come back.
        """
        seat, room = self._taken(), self._open_room()
        self.require_protections()
        room.start(seat.sit, seat.person)

    def require_protections(self) -> None:
        """Make sure that a test may begin or go on: what is lost is made again first.

        Raises:
            ProtectionLostError: A mandatory protection does not come back.
            StorageError: What was found could not be recorded.
        """
        if self._lookout is not None:
            self._lookout.guard.require()

    def accept_level(self, role: Actor) -> None:
        """The chief accepts the level in force or, while a protection is lost, the one below.

        Raises:
            NotAllowedError: No session is open.
            LevelTooLowError: It is below the session's minimum.
            StorageError: It could not be recorded.
        """
        room, lookout = self._open_room(), self._lookout
        if lookout is not None and lookout.guard.broken:
            lookout.guard.accept(role)
        else:
            room.accept_level(role)

    def acknowledge_end(self) -> None:
        """The candidate has read that the time is over."""
        self._seat = replace(self._taken(), seen_end=True)

    def seal(self) -> str:
        """Seal the ended sitting of the seat into the outbox; its digest.

        Raises:
            StorageError: It is not safely there; nothing is lost, try again.
        """
        seat = self._taken()
        return self.sealing().seal(seat.person, seat.sit)

    def release_seat(self) -> None:
        """The invigilator frees the station for the next candidate.

        Raises:
            NotAllowedError: The test has not ended, and is this station's.
            StorageError: The bundle is not safely in the outbox.
        """
        seat, room = self._taken(), self._open_room()
        if not seat.sit.moved and seat.sit.exam.sitting.phase is not Phase.ENDED:
            raise NotAllowedError(reason="sitting.under_way")
        self.seal()
        room.unlocked.store.keep_value(RELEASED, seat.sit.ledger.name.encode())
        self._seat = None

    @property
    def uncopied_since(self) -> int | None:
        """Since when no copy could be kept outside the station, in ms since the epoch."""
        return self._uncopied

    def copy(self) -> None:
        """Keep a copy of the running sitting outside the station, when there is a place.

        Raises:
            StorageError: The copy before it is still there.
        """
        seat = self._seat
        if self._gear.copying is None or seat is None:
            return
        if not seat.sit.under_way or seat.sit.interrupted:
            return
        try:
            self._gear.copying.place.require()
            self._gear.copying.keep(self.sealing().copy(seat.sit))
        except StorageError:
            self._uncopied = self._uncopied or max(1, self._gear.clock.now().wall)
            raise
        self._uncopied = None

    def sealing(self) -> Sealing:
        """Makes the bundles of the open room."""
        return Sealing(self._open_room(), self._gear.store, self._gear.clock)

    def transfer(self) -> Transfer:
        """Takes sittings over from other stations."""
        return Transfer(self._open_room(), self._gear.marks, self._gear.clock)

    def places(self) -> tuple[Place, ...]:
        """Where a copy may be written now, and be looked for."""
        return places(self._gear.copying, self._gear.drives)

    def findings(self) -> Findings:
        """The copies of other stations within reach; those that may not be taken say why."""
        return findings(self.transfer(), self.places())

    def hand_over(self, place: str, reason: str, role: Actor) -> Handed:
        """Let another station go on with the sitting of the seat, by a copy at a place.

        Raises:
            NotAllowedError: There is no such place, or the test is not under way.
            StorageError: The place did not take it; see `HandingOver.hand_over`.
        """
        chosen = next((one for one in self.places() if one.key == place), None)
        if chosen is None:
            raise NotAllowedError(reason="place.none")
        return self._handing_over().hand_over(self._taken(), chosen, reason, role)

    def handed(self) -> Handed | None:
        """Where the copy of the sitting of the seat lies, once it was handed over."""
        return self._handing_over().handed(self._taken())

    def take_over(self, copy: Copy, role: Actor) -> Person:
        """Go on here with a sitting begun elsewhere; the same candidate may sit here unbegun.

        Raises:
            NotAllowedError: Somebody else sits here.
            TransferRefusedError: The candidate is here already, or the rules refuse it.
        """
        seat = self._seat
        if seat is not None and seat.person.candidate != copy.header.candidate:
            raise NotAllowedError(reason="seat.taken")
        person, sit = self.transfer().take_over(copy, role)
        self._seat = Seat(person, sit)
        note_arrival(self._open_room().log, person.candidate)
        return person

    def _handing_over(self) -> HandingOver:
        return HandingOver(self._open_room(), self._gear.store, self._gear.clock)

    def close(self, role: Actor) -> tuple[str, ...]:
        """Close the session and give the machine back.

        Returns:
            The names of what could not be given back.

        Raises:
            NotAllowedError: A test is under way.
            StorageError: Something could not be kept; the session stays open.
        """
        self._closing(self._open_room()).close(role)
        self._give_back()
        return self._left

    def _closing(self, room: Room) -> Close:
        gear = self._gear
        return Close(room, Sealing(room, gear.store, gear.clock), gear.store)

    def _give_back(self) -> None:
        self._room = self._seat = self._lookout = None
        self._gear.keeper.forget()
        self._left = self._released()

    def _released(self) -> tuple[str, ...]:
        """Give the machine back; a note that was damaged meanwhile ends nothing half way."""
        try:
            return self._gear.lockdown.release()
        except RestoreNoteError:
            return (NOTE_LEFT,)

    def _enter(self, unlocked: Unlocked) -> bool:
        gear = self._gear
        room = Room(gear.identity, unlocked, gear.marks, gear.clock)
        closing = self._closing(room)
        if closing.decided():
            closing.finish()
            self._give_back()
            return False
        self._take(room, Actor.STATION)
        return True

    def _take(self, room: Room, actor: Actor) -> None:
        gear = self._gear
        packs = gear.prepare.packs(room.ticket)
        operations = gear.lockdown.engage()
        try:
            room.require_level(gear.lockdown.level)
            room.open(gear.lockdown.level, operations, actor, gear.lockdown.limits)
            room.release_content(packs)
            seat = self._last_seat(room)
        except BaseException:
            self._left = self._released()
            raise
        gear.keeper.keep(room.ticket.session, room.unlocked.working_key)
        self._room, self._seat = room, seat
        sensors = gear.sensors(self._assisted)
        self._lookout = Lookout(room, gear.lockdown, gear.clock, sensors)

    def _assisted(self) -> bool:
        seat = self._seat
        return seat is not None and grants(seat.person, Adaptation.ASSISTIVE_TECHNOLOGY)

    def _last_seat(self, room: Room) -> Seat | None:
        last = room.last_sit()
        if last is None:
            return None
        person, sit = last
        released = room.unlocked.store.value(RELEASED)
        gone = sit.moved or sit.exam.sitting.phase is Phase.ENDED
        if gone and released == sit.ledger.name.encode():
            return None
        if sit.exam.sitting.phase is Phase.EXPECTED:
            return None
        sit.look_back()
        if sit.exam.sitting.phase is Phase.ENDED:
            sit.settle()
        return Seat(person, sit, back=True)

    def _open_room(self) -> Room:
        if self._room is None:
            raise NotAllowedError(reason="session.closed")
        return self._room

    def _taken(self) -> Seat:
        if self._seat is None:
            raise NotAllowedError(reason="seat.empty")
        return self._seat
