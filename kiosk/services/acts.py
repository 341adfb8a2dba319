"""What of a journal the procès-verbal may keep: times, acts, states. No response, no ability."""

from collections.abc import Iterable
from typing import Final

from engine.records.canonical import Json, dumps
from engine.records.journal_record import Record
from engine.sitting import events

_KEPT: Final = {
    events.SessionOpened.TYPE: ("session", "station", "realm", "level"),
    events.SessionClosed.TYPE: ("sittings",),
    events.PinTried.TYPE: ("pin_role", "act"),
    events.PinAccepted.TYPE: ("pin_role", "act"),
    events.PinLockCleared.TYPE: ("pin_role",),
    events.LockdownVerified.TYPE: ("level", "limits"),
    events.LockdownLost.TYPE: ("operation",),
    events.LevelAccepted.TYPE: ("level",),
    events.SittingSealed.TYPE: ("journal", "root", "size", "bundle"),
    events.CandidateIdentified.TYPE: ("candidate", "blank"),
    events.CandidateAdmitted.TYPE: (),
    events.SittingStarted.TYPE: ("plan", "duration_ms", "extra_numerator", "extra_denominator"),
    events.QuestionServed.TYPE: ("served",),
    events.ProblemReported.TYPE: ("blocked", "category"),
    events.ProblemAccepted.TYPE: ("code",),
    events.ProblemDismissed.TYPE: ("code", "charged_ms"),
    events.SittingPaused.TYPE: ("cause",),
    events.SittingResumed.TYPE: (),
    events.TimeGranted.TYPE: ("ms", "reason"),
    events.ExtraCorrected.TYPE: ("extra_numerator", "extra_denominator"),
    events.SittingRestarted.TYPE: ("spent_ms", "outage_ms"),
    events.FocusLeft.TYPE: (),
    events.FocusReturned.TYPE: ("away_ms",),
    events.Observation.TYPE: ("kind", "policy", "sentence", "subject"),
    events.SittingEnded.TYPE: ("reason",),
    events.Takeover.TYPE: ("epoch",),
    events.SittingMoved.TYPE: ("reason",),
    events.CandidateAbsent.TYPE: ("candidate", "absent"),
    events.IncidentNoted.TYPE: ("code", "candidate", "detail"),
    events.IncidentWithdrawn.TYPE: ("noted", "reason"),
    events.ObservationSilenced.TYPE: ("kind", "subject", "reason"),
    events.RollbackDetected.TYPE: ("known_seq", "found_seq", "where"),
}


def acts_of(journal: str, records: Iterable[Record]) -> tuple[bytes, ...]:
    """The acts of a journal as canonical bytes, in order.

    Args:
        journal: The journal's identity.
        records: Its facts; those that tell a response, a status or an ability are left out.
    """
    found = []
    for record in records:
        names = _KEPT.get(record.type)
        if names is None:
            continue
        data: dict[str, Json] = {name: record.data[name] for name in names if name in record.data}
        found.append(
            dumps(
                {
                    "journal": journal,
                    "seq": record.seq,
                    "type": record.type,
                    "wall": record.at.wall,
                    "spent_ms": record.spent_ms,
                    "role": record.role.value,
                    "data": data,
                }
            )
        )
    return tuple(found)
