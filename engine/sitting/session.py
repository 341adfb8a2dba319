"""What a station's session is, folded from its own small journal. Knows no candidate's answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final, cast

from engine.errors import TransitionRefusedError
from engine.records.journal_record import At, Record
from engine.sitting import events as facts
from engine.sitting import incidents
from engine.sitting.codec import event_of
from engine.sitting.incidents import Noted


@dataclass(frozen=True, slots=True)
class PinCount:
    """Tries of a role since its last success; `last` is when the latest was made."""

    errors: int
    last: At


@dataclass(frozen=True, slots=True)
class SessionState:
    """The session on this station as its journal tells it."""

    seq: int = 0
    opened: facts.SessionOpened | None = None
    level: int = 0
    pins: tuple[tuple[str, PinCount], ...] = ()
    sealed: tuple[facts.SittingSealed, ...] = ()
    lost: tuple[str, ...] = ()
    closed: bool = False
    accepted: int | None = None
    absent: tuple[str, ...] = ()
    noted: tuple[Noted, ...] = ()
    silenced: tuple[tuple[str, str], ...] = ()

    @property
    def incidents(self) -> tuple[facts.IncidentNoted, ...]:
        """The incidents that count: none that was withdrawn."""
        return tuple(one.fact for one in self.noted if one.stands)

    def is_silenced(self, kind: str, subject: str) -> bool:
        """Whether an invigilator wants no more notice of this."""
        return (kind, subject) in self.silenced or (kind, "") in self.silenced

    def pin(self, role: str) -> PinCount | None:
        """The count of a role; none after a success."""
        return dict(self.pins).get(role)


def evolve_session(state: SessionState, record: Record) -> SessionState:
    """The session after one more fact. Facts of other kinds only count.

    Raises:
        MalformedError: The record is no event.
    """
    event = event_of(record)
    base = replace(state, seq=record.seq + 1)
    change = _CHANGES.get(type(event))
    return base if change is None else change(base, event, record)


def replay_session(records: Iterable[Record]) -> SessionState:
    """The session that a journal tells.

    Raises:
        MalformedError: A record is no event.
    """
    return reduce(evolve_session, records, SessionState())


def judge_session(records: Iterable[Record]) -> SessionState:
    """The session that a journal tells, of which every fact was possible when it was written.

    Raises:
        MalformedError: A record is no event.
        TransitionRefusedError: A fact was not possible; the reason and the record's number.
    """
    state = SessionState()
    for record in records:
        event = event_of(record)
        if isinstance(event, facts.IncidentWithdrawn):
            refused = incidents.refusal(state.noted, event, record.role)
            if refused:
                raise TransitionRefusedError(refused, record.seq)
        state = evolve_session(state, record)
    return state


def _opened(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    fact = cast("facts.SessionOpened", event)
    return replace(state, opened=fact, level=fact.level, closed=False)


def _closed(state: SessionState, _event: facts.Event, _record: Record) -> SessionState:
    return replace(state, closed=True)


def _tried(state: SessionState, event: facts.Event, record: Record) -> SessionState:
    role = cast("facts.PinTried", event).pin_role
    before = state.pin(role)
    count = PinCount(1 if before is None else before.errors + 1, record.at)
    return replace(state, pins=(*_without(state, role), (role, count)))


def _accepted(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, pins=_without(state, cast("facts.PinAccepted", event).pin_role))


def _cleared(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, pins=_without(state, cast("facts.PinLockCleared", event).pin_role))


def _without(state: SessionState, role: str) -> tuple[tuple[str, PinCount], ...]:
    return tuple(pair for pair in state.pins if pair[0] != role)


def _verified(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, level=cast("facts.LockdownVerified", event).level, lost=())


def _accepted_level(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, accepted=cast("facts.LevelAccepted", event).level)


def _absent(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    fact = cast("facts.CandidateAbsent", event)
    others = tuple(one for one in state.absent if one != fact.candidate)
    return replace(state, absent=(*others, fact.candidate) if fact.absent else others)


def _incident(state: SessionState, event: facts.Event, record: Record) -> SessionState:
    fact = cast("facts.IncidentNoted", event)
    return replace(state, noted=(*state.noted, Noted(record.seq, record.at, record.role, fact)))


def _withdrawn(state: SessionState, event: facts.Event, record: Record) -> SessionState:
    fact = cast("facts.IncidentWithdrawn", event)
    return replace(state, noted=incidents.withdrawn(state.noted, fact, record))


def _silenced(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    fact = cast("facts.ObservationSilenced", event)
    return replace(state, silenced=(*state.silenced, (fact.kind, fact.subject)))


def _lost(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, lost=(*state.lost, cast("facts.LockdownLost", event).operation))


def _sealed(state: SessionState, event: facts.Event, _record: Record) -> SessionState:
    return replace(state, sealed=(*state.sealed, cast("facts.SittingSealed", event)))


_Change = Callable[[SessionState, facts.Event, Record], SessionState]

_CHANGES: Final[Mapping[type[facts.Event], _Change]] = {
    facts.SessionOpened: _opened,
    facts.SessionClosed: _closed,
    facts.PinTried: _tried,
    facts.PinAccepted: _accepted,
    facts.PinLockCleared: _cleared,
    facts.LockdownVerified: _verified,
    facts.LevelAccepted: _accepted_level,
    facts.LockdownLost: _lost,
    facts.SittingSealed: _sealed,
    facts.CandidateAbsent: _absent,
    facts.IncidentNoted: _incident,
    facts.IncidentWithdrawn: _withdrawn,
    facts.ObservationSilenced: _silenced,
}
