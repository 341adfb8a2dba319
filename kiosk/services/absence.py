"""Who did not come, as facts of the session's journal. Knows no sitting and no screen."""

from engine.records.journal_record import Actor
from engine.sitting.events import CandidateAbsent
from kiosk.services.session_log import SessionLog


def note_absence(log: SessionLog, candidate: str, role: Actor, *, absent: bool) -> bool:
    """Record that a candidate is absent, or came after all; saying it twice is saying it once.

    Returns:
        Whether something was recorded.

    Raises:
        StorageError: It was not recorded.
    """
    if (candidate in log.state.absent) == absent:
        return False
    log.append(CandidateAbsent(candidate, absent), role)
    return True


def note_arrival(log: SessionLog, candidate: str) -> None:
    """Somebody marked as absent is here: the station takes the mark back.

    Raises:
        StorageError: It was not recorded.
    """
    note_absence(log, candidate, Actor.STATION, absent=False)
