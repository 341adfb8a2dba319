"""The station's own journal of a session: opening, PINs, lockdown, seals. Knows no sitting."""

from engine.records.journal_record import Actor, Record
from engine.sitting.codec import data_of
from engine.sitting.events import Event, PinAccepted, SessionClosed, SessionOpened, SittingSealed
from engine.sitting.session import SessionState, evolve_session, replay_session
from kiosk.ports.clock import Clock
from kiosk.services.ledger import Ledger


class SessionLog:
    """The one writer of the session's journal."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._state = replay_session(ledger.records)

    @property
    def state(self) -> SessionState:
        """The session as recorded."""
        return self._state

    @property
    def closing(self) -> bool:
        """Whether the session was closed, and nothing has happened in it since."""
        records = self._ledger.records
        return bool(records) and records[-1].type == SessionClosed.TYPE

    @property
    def ledger(self) -> Ledger:
        """The journal, for those who seal it."""
        return self._ledger

    def append(self, event: Event, role: Actor) -> None:
        """Record a fact.

        Raises:
            StorageError: It was not recorded.
        """
        record = Record(self._state.seq, event.TYPE, self._clock.now(), 0, role, data_of(event))
        weighty = isinstance(event, PinAccepted | SessionOpened | SessionClosed | SittingSealed)
        self._ledger.append((record,), checkpoint=weighty)
        self._state = evolve_session(self._state, record)
