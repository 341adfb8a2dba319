"""The incidents of a session's journal, and the law of taking one back. Knows no code, no word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from engine.records.journal_record import Actor, At, Record
from engine.sitting.events import IncidentNoted, IncidentWithdrawn

_WHO: Final = frozenset({Actor.SURVEILLANT, Actor.CHEF})


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took an incident back, when, and the code of why."""

    at: At
    role: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """An incident with the number of its record; a withdrawn one stays, and counts no more."""

    seq: int
    at: At
    role: Actor
    fact: IncidentNoted
    withdrawal: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return self.withdrawal is None


def refusal(noted: Iterable[Noted], fact: IncidentWithdrawn, role: Actor) -> str:
    """Why an incident cannot be withdrawn; empty when it can.

    Args:
        noted: What the journal tells so far.
        fact: The withdrawal.
        role: Whose it is: those who note incidents withdraw them.

    Returns:
        `incident.role`, `incident.unknown`, `incident.withdrawn`, or nothing.
    """
    if role not in _WHO:
        return "incident.role"
    found = next((one for one in noted if one.seq == fact.noted), None)
    if found is None:
        return "incident.unknown"
    return "" if found.stands else "incident.withdrawn"


def withdrawn(
    noted: tuple[Noted, ...], fact: IncidentWithdrawn, record: Record
) -> tuple[Noted, ...]:
    """The incidents after a withdrawal; one that the law refuses changes nothing."""
    if refusal(noted, fact, record.role):
        return noted
    taken = Withdrawal(record.at, record.role, fact.reason)
    return tuple(replace(one, withdrawal=taken) if one.seq == fact.noted else one for one in noted)
