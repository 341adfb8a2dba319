"""The time that a candidate got back, row by row, out of the journal alone. Pure.

Whenever the own time stood still after the start, so much was given back: during a pause that the
candidate did not ask for, while a report waited, when the station was down, on the way to another
one. Grants are rows of their own. What is not decided yet is `pending` and enters no total.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, cast

from engine.records.journal_record import Actor, At, Record
from engine.sitting import budget
from engine.sitting import events as facts
from engine.sitting.codec import event_of
from engine.sitting.evolve import evolve
from engine.sitting.state import Phase, Sitting

_LEAST_MS: Final = 1000
"""Less is the clock's own grain."""


class Cause(StrEnum):
    """Why time was given back."""

    REPORT = "report"
    PAUSE = "pause"
    HOLD = "hold"
    OUTAGE = "outage"
    MOVE = "move"
    GRANT = "grant"


@dataclass(frozen=True, slots=True)
class Given:
    """One row: from when (ms since the epoch), how much, why.

    `note` is the reason of a grant, or the code that a report got; `category` what the candidate
    reported; `question` counts from 1. `role` is who decided. `seq` is that of the fact from
    which the time stood, or that took it up again after a stop.
    """

    wall: int
    ms: int
    cause: Cause
    note: str = ""
    category: str = ""
    question: int = 0
    role: Actor | None = None
    pending: bool = False
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """What was given back, oldest first, and when the test began (ms since the epoch)."""

    rows: tuple[Given, ...]
    began_wall: int | None

    @property
    def total_ms(self) -> int:
        """All that is decided."""
        return sum(row.ms for row in self.rows if not row.pending)

    @property
    def pending_ms(self) -> int:
        """What a report that waits would give back if it were accepted now."""
        return sum(row.ms for row in self.rows if row.pending)


class _Teller:
    """Goes through a journal once."""

    def __init__(self) -> None:
        self.sitting = Sitting()
        self.rows: dict[int, Given] = {}
        self.began: int | None = None
        self._paused_at = 0
        self._reported_at = 0

    def take(self, record: Record) -> None:
        before, event = self.sitting, event_of(record)
        self.sitting = evolve(before, record)
        if isinstance(event, facts.SittingStarted):
            self.began = record.at.wall
        if before.terms is not None and before.end is None:
            stop = isinstance(event, facts.SittingRestarted | facts.Takeover)
            self._stood(before, record.at, self.sitting.spent_ms, record if stop else None)
        if isinstance(event, facts.ProblemReported):
            self._reported_at = record.seq
        elif isinstance(event, facts.SittingPaused):
            self._paused_at = record.seq
        elif isinstance(event, facts.ProblemAccepted | facts.ProblemDismissed):
            row = self.rows.get(self._reported_at)
            if row is not None:
                self.rows[self._reported_at] = replace(row, note=event.code, role=record.role)
        elif isinstance(event, facts.TimeGranted):
            self.rows[record.seq] = Given(
                record.at.wall,
                event.ms,
                Cause.GRANT,
                note=event.reason,
                role=record.role,
                seq=record.seq,
            )

    def until(self, now: At, spent_ms: int) -> None:
        """The time since the latest fact."""
        if self.sitting.terms is not None and self.sitting.end is None:
            self._stood(self.sitting, now, spent_ms, None)
        row = self.rows.get(self._reported_at)
        waits = self.sitting.report is not None and self.sitting.report.blocked
        if waits and row is not None:
            self.rows[self._reported_at] = replace(row, pending=True)

    def _stood(self, before: Sitting, at: At, spent_ms: int, stop: Record | None) -> None:
        """Book the time between two facts in which the own time did not run."""
        mark = cast("At", before.mark)
        same = mark.boot_id == at.boot_id
        passed = at.boot_ms - mark.boot_ms if same else at.wall - mark.wall
        stood = passed - (spent_ms - before.spent_ms)
        key, cause = self._of(before, stop)
        known = self.rows.get(key)
        if known is None:
            if abs(stood) < _LEAST_MS:
                return
            known = Given(
                mark.wall,
                0,
                cause,
                category="" if before.report is None else before.report.category,
                question=len(before.answers) + 1,
                seq=key,
            )
        self.rows[key] = replace(known, ms=max(0, known.ms + stood))

    def _of(self, before: Sitting, stop: Record | None) -> tuple[int, Cause]:
        if stop is not None:
            over = before.moved or stop.type == facts.Takeover.TYPE
            return stop.seq, Cause.MOVE if over else Cause.OUTAGE
        if before.moved:
            return before.seq, Cause.MOVE
        if before.phase is Phase.PAUSED:
            held = before.pause is facts.PauseCause.TECHNICAL
            return self._paused_at, Cause.HOLD if held else Cause.PAUSE
        if before.phase is Phase.BLOCKED:
            return self._reported_at, Cause.REPORT
        return before.seq, Cause.OUTAGE


def given_back(
    records: Iterable[Record], now: At | None = None, spent_ms: int | None = None
) -> Account:
    """What a journal gave back, up to an instant.

    Args:
        records: The sitting's facts.
        now: Until when; None for no more than the facts.
        spent_ms: The own time used by then, where it is known better than from the facts.
    """
    teller = _Teller()
    for record in records:
        teller.take(record)
    if now is not None:
        known = budget.spent_ms(teller.sitting, now) if spent_ms is None else spent_ms
        teller.until(now, known)
    rows = [row for row in teller.rows.values() if row.ms >= _LEAST_MS]
    return Account(tuple(sorted(rows, key=lambda row: row.wall)), teller.began)
