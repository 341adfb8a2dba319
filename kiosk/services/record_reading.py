"""Reads the record of a session from its acts alone. Pure: no clock, no database, no words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from engine.records.canonical import loads_object
from engine.records.checkpoint import read_checkpoint
from engine.records.reading import Reader
from engine.records.root import Realm
from engine.sitting import budget, events
from kiosk.services.kept_acts import CHECKPOINT, PLACE
from kiosk.services.official_record import (
    Absence,
    Corrected,
    Done,
    Granted,
    Incident,
    Move,
    OfficialRecord,
    Outage,
    Pause,
    PinErrors,
    Place,
    Problem,
    Seal,
    Seen,
    Silenced,
    SittingRecord,
    Unlocking,
    Withdrawn,
)

_MOST_NOTE: Final = 4096
_MOST_SENTENCE: Final = 4096
_EMPTY: Final = OfficialRecord(
    place=Place("", Realm.DEMO, "", "", "", "", ""),
    level=0,
    accepted=None,
    openings=(),
    closings=(),
    sittings=(),
    absences=(),
    incidents=(),
    pin_errors=(),
    unlockings=(),
    losses=(),
    seals=(),
)


@dataclass(frozen=True, slots=True)
class _Act:
    """One act, parsed."""

    journal: str
    seq: int
    type: str
    wall: int
    role: str
    data: Reader

    @property
    def done(self) -> Done:
        return Done(self.wall, self.role)


def record_of(acts: Iterable[bytes]) -> OfficialRecord:
    """The record that acts tell; an act that was kept twice counts once.

    Args:
        acts: As `kiosk.services.kept_acts.kept_acts` gives them, each journal's in its order.

    Raises:
        MalformedError: One of them is no act.
    """
    record, sittings = _EMPTY, dict[str, SittingRecord]()
    for body in dict.fromkeys(acts):
        act = _parsed(body)
        if act.type == events.Observation.TYPE and not candidate_of(act.journal):
            record = replace(record, observed=(*record.observed, _seen(act)))
        elif act.type in _OF_SESSION:
            record = _OF_SESSION[act.type](record, act)
        elif act.type in _OF_SITTING:
            sitting = sittings.get(act.journal) or _new(act.journal)
            sittings[act.journal] = _OF_SITTING[act.type](sitting, act)
        elif act.type == events.SittingSealed.TYPE:
            journal = act.data.text("journal")
            sittings[journal] = _sealed(sittings.get(journal) or _new(journal), act)
    return replace(record, sittings=tuple(sittings.values()))


def candidate_of(journal: str) -> str:
    """The candidate of a sitting's journal; empty for the session's own."""
    parts = journal.split("/")
    return parts[1] if len(parts) == 4 else ""  # noqa: PLR2004 - session/candidate/station/epoch


def _parsed(body: bytes) -> _Act:
    reader = Reader(loads_object(body), "act.")
    return _Act(
        journal=reader.text("journal"),
        seq=reader.integer("seq"),
        type=reader.text("type"),
        wall=reader.integer("wall", least=-(2**53)),
        role=reader.text("role"),
        data=reader.inner("data"),
    )


def _later(act: _Act, name: str) -> str:
    """A field that the first journals did not have."""
    return act.data.text(name) if act.data.has(name) else ""


def _flag(act: _Act, name: str) -> bool:
    return act.data.has(name) and act.data.boolean(name)


def _new(journal: str) -> SittingRecord:
    return SittingRecord(journal, candidate_of(journal))


def _place(record: OfficialRecord, act: _Act) -> OfficialRecord:
    data = act.data
    place = Place(
        session=data.text("session"),
        realm=data.one_of("realm", Realm),
        centre=data.text("centre"),
        room=data.text("room"),
        plan=data.text("plan"),
        station=data.text("station"),
        label=data.text("label"),
    )
    return replace(record, place=place)


def _checkpoint(record: OfficialRecord, act: _Act) -> OfficialRecord:
    note = act.data.text("note", longest=_MOST_NOTE)
    found = read_checkpoint(note)
    journal = found.journal
    seal = Seal(journal, candidate_of(journal), found.size, found.root, found.wall, note)
    seals = {one.journal: one for one in record.seals}
    former = seals.get(journal)
    if former is None or former.size <= seal.size:
        seals[journal] = seal
    return replace(record, seals=tuple(seals.values()))


def _opened(record: OfficialRecord, act: _Act) -> OfficialRecord:
    level = act.data.integer("level")
    return replace(record, level=level, openings=(*record.openings, act.done))


def _closed(record: OfficialRecord, act: _Act) -> OfficialRecord:
    return replace(record, closings=(*record.closings, act.done))


def _verified(record: OfficialRecord, act: _Act) -> OfficialRecord:
    limits = act.data.texts("limits") if act.data.has("limits") else ()
    return replace(record, level=act.data.integer("level"), limits=limits)


def _accepted(record: OfficialRecord, act: _Act) -> OfficialRecord:
    return replace(record, accepted=act.done)


def _lost(record: OfficialRecord, act: _Act) -> OfficialRecord:
    loss = Seen(act.wall, act.data.text("operation"), "")
    return replace(record, losses=(*record.losses, loss))


def _tried(record: OfficialRecord, act: _Act) -> OfficialRecord:
    return _counted(record, act.data.text("pin_role"), 1)


def _right(record: OfficialRecord, act: _Act) -> OfficialRecord:
    return _counted(record, act.data.text("pin_role"), -1)


def _counted(record: OfficialRecord, role: str, step: int) -> OfficialRecord:
    """Each try counts one error until it turns out right."""
    counts = {one.role: one.count for one in record.pin_errors}
    counts[role] = max(0, counts.get(role, 0) + step)
    errors = tuple(PinErrors(role, count) for role, count in sorted(counts.items()) if count)
    return replace(record, pin_errors=errors)


def _unlocked(record: OfficialRecord, act: _Act) -> OfficialRecord:
    found = Unlocking(act.wall, act.data.text("pin_role"))
    return replace(record, unlockings=(*record.unlockings, found))


def _absent(record: OfficialRecord, act: _Act) -> OfficialRecord:
    candidate = act.data.text("candidate")
    others = tuple(one for one in record.absences if one.candidate != candidate)
    if not act.data.boolean("absent"):
        return replace(record, absences=others)
    return replace(record, absences=(*others, Absence(act.wall, candidate, act.role)))


def _incident(record: OfficialRecord, act: _Act) -> OfficialRecord:
    data = act.data
    candidate, detail = _later(act, "candidate"), _later(act, "detail")
    found = Incident(act.wall, data.text("code"), candidate, detail, act.role, act.journal, act.seq)
    return replace(record, incidents=(*record.incidents, found))


def _withdrawn(record: OfficialRecord, act: _Act) -> OfficialRecord:
    named = (act.journal, act.data.integer("noted"))
    taken = Withdrawn(act.wall, act.role, act.data.text("reason"))
    incidents = tuple(
        replace(one, withdrawn=one.withdrawn or taken) if (one.journal, one.seq) == named else one
        for one in record.incidents
    )
    return replace(record, incidents=incidents)


def _silenced(record: OfficialRecord, act: _Act) -> OfficialRecord:
    data = act.data
    found = Silenced(
        act.wall, data.text("kind"), data.text("subject"), data.text("reason"), act.role
    )
    return replace(record, silenced=(*record.silenced, found))


def _identified(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, identified=act.done, blank=_flag(act, "blank"))


def _admitted(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, admitted=act.done)


def _started(sitting: SittingRecord, act: _Act) -> SittingRecord:
    planned = sitting.corrections[-1].extra if sitting.corrections else _extra(act)
    duration = act.data.integer("duration_ms")
    return replace(sitting, started=act.wall, duration_ms=duration, extra=planned)


def _extra(act: _Act) -> Fraction:
    numerator = act.data.integer("extra_numerator")
    return budget.exact_extra(numerator, act.data.integer("extra_denominator", least=1))


def _corrected(sitting: SittingRecord, act: _Act) -> SittingRecord:
    found = Corrected(act.wall, _extra(act), act.role)
    corrections = (*sitting.corrections, found)
    return replace(sitting, corrections=corrections, extra=found.extra)


def _served(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, shown=act.data.integer("served") + 1 - sitting.replaced)


def _reported(sitting: SittingRecord, act: _Act) -> SittingRecord:
    data = act.data
    problem = Problem(act.wall, sitting.shown, data.boolean("blocked"), data.text("category"))
    return replace(sitting, problems=(*sitting.problems, problem))


def _granted_report(sitting: SittingRecord, act: _Act) -> SittingRecord:
    decided = _decided(sitting, act, accepted=True)
    return replace(decided, replaced=decided.replaced + 1, shown=max(0, decided.shown - 1))


def _refused_report(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return _decided(sitting, act, accepted=False)


def _decided(sitting: SittingRecord, act: _Act, *, accepted: bool) -> SittingRecord:
    if not sitting.problems:
        return sitting
    code = act.data.text("code")
    last = replace(sitting.problems[-1], code=code, accepted=accepted, decided=act.done)
    return replace(sitting, problems=(*sitting.problems[:-1], last))


def _paused(sitting: SittingRecord, act: _Act) -> SittingRecord:
    pause = Pause(act.wall, act.data.text("cause"), act.role)
    former = sitting.pauses
    if former and former[-1].until is None:  # a hold took its place
        former = (*former[:-1], replace(former[-1], until=act.wall))
    return replace(sitting, pauses=(*former, pause))


def _resumed(sitting: SittingRecord, act: _Act) -> SittingRecord:
    if not sitting.pauses:
        return sitting
    last = replace(sitting.pauses[-1], until=act.wall)
    return replace(sitting, pauses=(*sitting.pauses[:-1], last))


def _granted(sitting: SittingRecord, act: _Act) -> SittingRecord:
    grant = Granted(act.wall, act.data.integer("ms"), act.data.text("reason"), act.role)
    return replace(sitting, grants=(*sitting.grants, grant))


def _restarted(sitting: SittingRecord, act: _Act) -> SittingRecord:
    outage = Outage(act.wall, act.data.integer("outage_ms"), act.role)
    return replace(sitting, outages=(*sitting.outages, outage))


def _left(sitting: SittingRecord, _act: _Act) -> SittingRecord:
    return replace(sitting, left=sitting.left + 1)


def _returned(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, away_ms=sitting.away_ms + act.data.integer("away_ms"))


def _observed(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, observed=(*sitting.observed, _seen(act)))


def _seen(act: _Act) -> Seen:
    data = act.data
    return Seen(act.wall, data.text("kind"), data.text("sentence", longest=_MOST_SENTENCE))


def _ended(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, ended=act.done, reason=act.data.text("reason"))


def _taken(sitting: SittingRecord, act: _Act) -> SittingRecord:
    move = Move(act.wall, act.role, here=True, epoch=act.data.integer("epoch"))
    return replace(sitting, moves=(*sitting.moves, move))


def _moved(sitting: SittingRecord, act: _Act) -> SittingRecord:
    move = Move(act.wall, act.role, here=False, reason=_later(act, "reason"))
    return replace(sitting, moves=(*sitting.moves, move))


def _rolled_back(sitting: SittingRecord, act: _Act) -> SittingRecord:
    return replace(sitting, rollbacks=(*sitting.rollbacks, act.wall))


def _sealed(sitting: SittingRecord, act: _Act) -> SittingRecord:
    data = act.data
    return replace(sitting, bundle=data.text("bundle"), root=data.hexadecimal("root"))


_OF_SESSION: Final[Mapping[str, Callable[[OfficialRecord, _Act], OfficialRecord]]] = {
    PLACE: _place,
    CHECKPOINT: _checkpoint,
    events.SessionOpened.TYPE: _opened,
    events.SessionClosed.TYPE: _closed,
    events.PinTried.TYPE: _tried,
    events.PinAccepted.TYPE: _right,
    events.PinLockCleared.TYPE: _unlocked,
    events.LockdownVerified.TYPE: _verified,
    events.LockdownLost.TYPE: _lost,
    events.LevelAccepted.TYPE: _accepted,
    events.CandidateAbsent.TYPE: _absent,
    events.IncidentNoted.TYPE: _incident,
    events.IncidentWithdrawn.TYPE: _withdrawn,
    events.ObservationSilenced.TYPE: _silenced,
}

_OF_SITTING: Final[Mapping[str, Callable[[SittingRecord, _Act], SittingRecord]]] = {
    events.CandidateIdentified.TYPE: _identified,
    events.CandidateAdmitted.TYPE: _admitted,
    events.SittingStarted.TYPE: _started,
    events.QuestionServed.TYPE: _served,
    events.ProblemReported.TYPE: _reported,
    events.ProblemAccepted.TYPE: _granted_report,
    events.ProblemDismissed.TYPE: _refused_report,
    events.SittingPaused.TYPE: _paused,
    events.SittingResumed.TYPE: _resumed,
    events.TimeGranted.TYPE: _granted,
    events.ExtraCorrected.TYPE: _corrected,
    events.SittingRestarted.TYPE: _restarted,
    events.FocusLeft.TYPE: _left,
    events.FocusReturned.TYPE: _returned,
    events.Observation.TYPE: _observed,
    events.SittingEnded.TYPE: _ended,
    events.Takeover.TYPE: _taken,
    events.SittingMoved.TYPE: _moved,
    events.RollbackDetected.TYPE: _rolled_back,
}
