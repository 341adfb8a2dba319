"""The time a sitting has and has left, in integer milliseconds. Knows nothing about clocks."""

from fractions import Fraction
from typing import Final

from engine.records.journal_record import Actor, At
from engine.sitting.state import Phase, Sitting

GRACE_MS: Final = 10_000
REPORT_FLOOR_MS: Final = 60_000
REPORT_FLOOR_REASON: Final = "report.floor"
MOST_CHARGED_MS: Final = 5 * 60_000
"""What a refused report charges at most: a longer wait is the room's doing, not the candidate's."""
ONE_THIRD: Final = Fraction(1, 3)
_THIRDS: Final = (Fraction(33, 100), Fraction(3333, 10_000), Fraction(333, 1000))


def exact_extra(numerator: int, denominator: int) -> Fraction:
    """An extra-time fraction; 33 %, 33.3 % and 33.33 % all mean one third."""
    found = Fraction(numerator, denominator)
    return ONE_THIRD if found in _THIRDS else found


def planned_ms(duration_ms: int, extra: Fraction) -> int:
    """`duration × (1 + extra)`, rounded up to a whole millisecond in the candidate's favour."""
    return -((-duration_ms * (1 + extra)) // 1)


def limit_ms(sitting: Sitting) -> int:
    """The whole time of the sitting: planned time and incident grants; 0 before the start."""
    if sitting.terms is None:
        return 0
    planned = planned_ms(sitting.terms.duration_ms, sitting.terms.extra)
    return planned + sum(grant.ms for grant in sitting.grants)


def spent_ms(sitting: Sitting, at: At) -> int:
    """The own time used at an instant.

    Only time on one boot counts: across a reboot nothing is added, whatever the wall clock says.
    """
    if not sitting.ticking or sitting.mark is None or sitting.mark.boot_id != at.boot_id:
        return sitting.spent_ms
    return sitting.spent_ms + max(0, at.boot_ms - sitting.mark.boot_ms)


def waited_ms(sitting: Sitting, at: At) -> int:
    """How long the candidate has been blocked by the report that waits, without pauses."""
    report, mark = sitting.report, sitting.mark
    if report is None or not report.blocked:
        return 0
    if sitting.phase is not Phase.BLOCKED or mark is None or mark.boot_id != at.boot_id:
        return report.waited_ms
    return report.waited_ms + max(0, at.boot_ms - mark.boot_ms)


def charged_ms(sitting: Sitting, at: At) -> int:
    """What of the waiting is charged if the report that waits is refused now."""
    return min(waited_ms(sitting, at), MOST_CHARGED_MS)


def remaining_ms(sitting: Sitting, at: At) -> int:
    """The own time left at an instant, never below zero."""
    return max(0, limit_ms(sitting) - spent_ms(sitting, at))


def expired(sitting: Sitting, at: At) -> bool:
    """Whether the time and the ten seconds of grace are over."""
    return spent_ms(sitting, at) >= limit_ms(sitting) + GRACE_MS


def granted_by_invigilators_ms(sitting: Sitting) -> int:
    """What the invigilators chose to grant so far, to hold against the ticket's cap."""
    return sum(
        grant.ms
        for grant in sitting.grants
        if grant.role is Actor.SURVEILLANT and grant.reason != REPORT_FLOOR_REASON
    )
