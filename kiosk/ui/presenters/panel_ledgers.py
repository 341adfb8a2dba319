"""The two ledgers of a candidate's time and the end they lead to, in words. Pure."""

from dataclasses import dataclass
from typing import Final

from engine.records.journal_record import At
from engine.sitting import budget
from engine.sitting.state import Terms
from kiosk.services.given_back import Account, Cause, Given, given_back
from kiosk.services.seat import Seat
from kiosk.ui.presenters.panel_timeline import category_words, grant_words
from kiosk.ui.presenters.times import NBSP, duration, hour, minutes
from kiosk.ui.views.panel import LedgerView
from kiosk.words import Text, words
from kiosk.words.reports import ReportText, report_words

_WHY: Final = {
    Cause.PAUSE: ReportText.ROW_PAUSE,
    Cause.HOLD: ReportText.ROW_HOLD,
    Cause.OUTAGE: ReportText.ROW_OUTAGE,
    Cause.MOVE: ReportText.ROW_MOVE,
}


@dataclass(frozen=True, slots=True)
class Ledgers:
    """What was planned, what was given back, and when the test ends (ms since the epoch).

    While a report waits, `end_wall` is the end if it is refused, `accepted_wall` the other one.
    """

    planned: LedgerView
    given: LedgerView
    end_wall: int
    accepted_wall: int | None


def ledgers(seat: Seat, now: At) -> Ledgers | None:
    """The ledgers of a test that has begun; None before that."""
    sit, sitting = seat.sit, seat.sit.exam.sitting
    terms = sitting.terms
    if terms is None:
        return None
    left = sit.remaining_ms
    spent = max(0, budget.limit_ms(sitting) - left)
    account = given_back(sit.ledger.records, now, spent if left else None)
    end = now.wall + left
    if sitting.end is not None and sitting.mark is not None:
        return Ledgers(planned_view(terms), given_view(account), sitting.mark.wall, None)
    charged = budget.charged_ms(sitting, now)
    refused = max(left - charged, budget.REPORT_FLOOR_MS) if charged else left
    return Ledgers(
        planned=planned_view(terms),
        given=given_view(account),
        end_wall=now.wall + refused,
        accepted_wall=end if charged else None,
    )


def planned_view(terms: Terms) -> LedgerView:
    """What was agreed before the start."""
    whole = budget.planned_ms(terms.duration_ms, terms.extra)
    rows = [(words(Text.PANEL_NOMINAL), duration(terms.duration_ms))]
    if terms.extra:
        rows.append((words(Text.PANEL_EXTRA_ROW), _plus(whole - terms.duration_ms)))
    return LedgerView(tuple(rows), duration(whole))


def given_view(account: Account) -> LedgerView:
    """What was given back, each row with its hour and why; what is undecided apart."""
    rows = tuple((_row(one), _plus(one.ms)) for one in account.rows if not one.pending)
    pending = None
    for one in account.rows:
        if one.pending:
            pending = (report_words(ReportText.UNDECIDED, hour=hour(one.wall)), _plus(one.ms))
    total = account.total_ms
    return LedgerView(rows, _plus(total) if total else f"0{NBSP}min", pending)


def _row(one: Given) -> str:
    return report_words(ReportText.ROW, hour=hour(one.wall), why=_why(one))


def _why(one: Given) -> str:
    if one.cause is Cause.GRANT:
        return grant_words(one.note)
    if one.cause is Cause.REPORT:
        if not one.note:
            return report_words(ReportText.ROW_WAITED)
        return report_words(
            ReportText.ROW_REPORT, category=category_words(one.category), code=one.note
        )
    return report_words(_WHY[one.cause])


def _plus(ms: int) -> str:
    return f"+{NBSP}{minutes(ms)}"
