"""What a rehearsal's sitting came to, as one object for scripts. Pure; knows no file.

It tells statuses, abilities and a score, so only the mock and demo realms may have it.
"""

from engine.exam import Exam
from engine.records.root import Realm
from engine.sitting import budget
from kiosk.ports.errors import RealmRefusedError
from kiosk.ports.outbox import BundleState, OutboxRow
from kiosk.services.errors import NotAllowedError


def summary(realm: Realm, session: str, exam: Exam, journal_events: int) -> dict[str, object]:
    """The whole of an ended sitting: who, each question, the abilities and the outcome.

    Args:
        realm: The ticket's; never a real one.
        session: The session's identity.
        exam: The ended exam.
        journal_events: How many facts its journal holds.

    Raises:
        RealmRefusedError: The realm is a real one.
        NotAllowedError: The sitting has not ended.
    """
    if not realm.rehearsal:
        raise RealmRefusedError(realm=realm.value)
    sitting = exam.sitting
    if sitting.end is None:
        raise NotAllowedError(reason="phase")
    found, latest = exam.outcome(), exam.ability
    return {
        "sitting": {
            "candidate": sitting.candidate,
            "session": session,
            "realm": realm.value,
            "end": sitting.end.value,
        },
        "questions": _questions(exam),
        "withdrawn": [one.item for one in sitting.withdrawn],
        "ability": latest.ability,
        "error": latest.error,
        "pix": found.pix,
        "levels": {one.competence: one.level for one in found.levels},
        "outcome": found.status.value,
        "comment": None if found.comment is None else str(found.comment),
        "provisional": found.provisional,
        "remaining_ms": max(0, budget.limit_ms(sitting) - sitting.spent_ms),
        "journal_events": journal_events,
    }


def _questions(exam: Exam) -> list[dict[str, object]]:
    answers = zip(exam.sitting.answers, exam.standing.estimates, strict=True)
    return [
        {
            "n": number,
            "item": answered.question.item,
            "competence": exam.paper.bank[answered.question.item].competence,
            "status": answered.status,
            "ability": estimate.ability,
            "error": estimate.error,
        }
        for number, (answered, estimate) in enumerate(answers, start=1)
    ]


def receipt(row: OutboxRow) -> dict[str, object] | None:
    """What the server has said of a bundle, by receipts that were verified; None before that."""
    if row.state is BundleState.OPENED:
        return {"state": row.state.value, "verdict": row.reason or None}
    if row.state is BundleState.STORED:
        return {"state": row.state.value, "verdict": None}
    return None
