"""Walks the state machine of a sitting by running it. Knows no document.

Nothing here states a rule: every step is what `decide` and `evolve` answer. Situations that the
rules cannot tell apart are walked once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, reduce
from typing import Final

from engine.errors import TransitionRefusedError
from engine.items import ItemId
from engine.records.journal_record import Actor, At
from engine.sitting import budget, commands
from engine.sitting.decide import decide, record_events
from engine.sitting.events import EndReason, ObservationPolicy, PauseCause, StationScored
from engine.sitting.evolve import evolve
from engine.sitting.state import Phase, Sitting, Terms
from engine.sitting.table import ALLOWED

SECOND_MS: Final = 1000
NEARLY_MS: Final = 104 * 60 * SECOND_MS + 30 * SECOND_MS
LONG_MS: Final = 4 * 3_600_000
START: Final = At(1_800_000_000_000, 1000, "boot")


@dataclass(frozen=True, slots=True)
class Wish:
    """A command to try, and a word that tells it from others of its kind."""

    command: commands.Command
    word: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A wish that was granted: from which phase, by whom, which facts, to which phase."""

    before: Phase
    wish: Wish
    role: Actor
    facts: tuple[str, ...]
    after: Phase

    @property
    def command(self) -> type[commands.Command]:
        """The kind of the command."""
        return type(self.wish.command)


_TERMS: Final = Terms(
    plan="certification",
    rules="pix-v3@1",
    pack="pack",
    pack_version=1,
    manifest_sha256="00" * 32,
    language="fr",
    adjusted=False,
    duration_ms=105 * 60 * SECOND_MS,
    extra=Fraction(0),
    grant_cap_ms=30 * 60 * SECOND_MS,
)

WISHES: Final = (
    Wish(commands.Identify("candidate")),
    Wish(commands.Admit()),
    Wish(commands.Start(_TERMS)),
    Wish(commands.Serve(ItemId("item"), 1, 1)),
    Wish(commands.Answer(1, "ok")),
    Wish(commands.Skip()),
    Wish(commands.ReportProblem(blocked=True, category="other"), "blocked"),
    Wish(commands.ReportProblem(blocked=False, category="other"), "can go on"),
    Wish(commands.AcceptProblem("E1")),
    Wish(commands.DismissProblem("E1")),
    *(Wish(commands.Pause(cause), cause.value) for cause in PauseCause),
    Wish(commands.Resume()),
    Wish(commands.GrantTime(SECOND_MS, "incident")),
    Wish(commands.CorrectExtra(Fraction(1, 3))),
    Wish(commands.Restart(0, None, 0)),
    Wish(commands.LeaveFocus()),
    Wish(commands.ReturnFocus(0)),
    *(Wish(commands.Observe("display", each, "…"), each.value) for each in ObservationPolicy),
    Wish(commands.Expire(None)),
    *(Wish(commands.End(reason), reason.value) for reason in EndReason),
    Wish(commands.TakeOver("checkpoint", 2, 0)),
    Wish(commands.HandOver(None)),
    Wish(commands.ChooseDisplay("settings")),
    Wish(commands.NoteRollback(2, 1, "vault")),
    Wish(commands.Score(StationScored("0x0p+0", "0x0p+0", 0, (), "validated"))),
)
"""At least one example of every command, with each choice that may change where it leads."""


@cache
def walk() -> tuple[Step, ...]:
    """Every kind of step that can be taken, each once, in the order in which it was found."""
    found: dict[Step, None] = {}
    known = {_situation(Sitting(mark=START))}
    waiting = [Sitting(mark=START)]
    while waiting:
        sitting = waiting.pop(0)
        for step, after in _steps(sitting):
            found[step] = None
            situation = _situation(after)
            if situation not in known:
                known.add(situation)
                waiting.append(after)
    return tuple(found)


def _steps(sitting: Sitting) -> Iterator[tuple[Step, Sitting]]:
    mark = sitting.mark or START
    for wish in WISHES:
        if type(wish.command) not in ALLOWED[sitting.phase]:
            continue
        for role in Actor:
            for later in (SECOND_MS, NEARLY_MS, LONG_MS):
                at = At(mark.wall + later, mark.boot_ms + later, mark.boot_id)
                try:
                    events = decide(sitting, wish.command, at, role)
                except TransitionRefusedError:
                    continue
                after = reduce(evolve, record_events(sitting, events, at, role), sitting)
                facts = tuple(event.TYPE for event in events)
                if facts:
                    yield Step(sitting.phase, wish, role, facts, after.phase), after


def _situation(sitting: Sitting) -> tuple[object, ...]:
    """What of a sitting the rules look at, apart from amounts."""
    report = sitting.report
    return (
        sitting.phase,
        sitting.pause,
        sitting.question is not None,
        None if report is None else report.blocked,
        sitting.focus_away,
        sitting.moved,
        sitting.epoch > 1,
        bool(sitting.grants),
        sitting.scored is not None,
        sitting.mark is not None and budget.expired(sitting, sitting.mark),
        budget.limit_ms(sitting) - sitting.spent_ms < budget.REPORT_FLOOR_MS,
    )
