"""Noted incidents as lines that can be taken back, and what a withdrawal says. Pure."""

from collections.abc import Iterable

from engine.records.journal_record import Record
from engine.sitting.events import ExtraCorrected, IncidentNoted
from engine.sitting.incidents import Noted
from kiosk.services.incidents import EXTRA_TIME, REASONS, ROOM_REASONS
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.people import NotedView
from kiosk.words.incidents import incident_words
from kiosk.words.withdrawal import WithdrawalText, reason_words, withdrawal_words, withdrawn_words


def noted_views(noted: Iterable[Noted], records: Iterable[Record] = ()) -> tuple[NotedView, ...]:
    """Incidents as they are listed, oldest first.

    Args:
        noted: Those of one candidate, or those of the room.
        records: The sitting's facts, of a candidate who has some.
    """
    kept = tuple(records)
    return tuple(_view(one, kept) for one in noted)


def corrected_since(noted: Noted, records: Iterable[Record]) -> bool:
    """Whether extra time was corrected after an incident that asked for it: that act stays."""
    if noted.fact.code != EXTRA_TIME:
        return False
    return any(one.type == ExtraCorrected.TYPE and one.at.wall >= noted.at.wall for one in records)


def after_words(fact: IncidentNoted, reason: str, *, corrected: bool) -> str:
    """What to say once an incident is withdrawn: what stays, then what is left to do."""
    found = [withdrawal_words(WithdrawalText.DONE, code=fact.code)]
    if corrected:
        found.append(withdrawal_words(WithdrawalText.EXTRA_STAYS))
    elif reason in _NEXT:
        found.append(withdrawal_words(_NEXT[reason]))
    return " ".join(found)


_NEXT = {
    WithdrawalText.WRONG_CANDIDATE.value: WithdrawalText.DONE_CANDIDATE,
    WithdrawalText.NOT_ROOM.value: WithdrawalText.DONE_CANDIDATE,
    WithdrawalText.WRONG_CODE.value: WithdrawalText.DONE_CODE,
}


def _view(one: Noted, records: tuple[Record, ...]) -> NotedView:
    fact = one.fact
    said = f"{fact.code} · {incident_words(fact.code, fact.detail)}"
    moment = hour(one.at.wall)
    if one.withdrawal is not None:
        taken = withdrawn_words(hour(one.withdrawal.at.wall), one.withdrawal.reason)
        return NotedView(one.seq, said, taken, withdrawn=True)
    notes = [withdrawal_words(WithdrawalText.STAYS)]
    stays = corrected_since(one, records)
    kept = WithdrawalText.EXTRA_STAYS if stays else WithdrawalText.NOTHING_ELSE
    notes.append(withdrawal_words(kept))
    return NotedView(
        one.seq,
        said,
        withdrawal_words(WithdrawalText.NOTED, hour=moment),
        notes=tuple(notes),
        reasons=tuple(
            (value, reason_words(value)) for value in (REASONS if fact.candidate else ROOM_REASONS)
        ),
    )
