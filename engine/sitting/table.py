"""Which command is allowed in which phase, and to whom. The table is the rule; nothing else is."""

from collections.abc import Mapping
from typing import Final

from engine.records.journal_record import Actor
from engine.sitting.commands import (
    AcceptProblem,
    Admit,
    Answer,
    ChooseDisplay,
    Command,
    CorrectExtra,
    DismissProblem,
    End,
    Expire,
    GrantTime,
    HandOver,
    Identify,
    LeaveFocus,
    NoteRollback,
    Observe,
    Pause,
    ReportProblem,
    Restart,
    Resume,
    ReturnFocus,
    Score,
    Serve,
    Skip,
    Start,
    TakeOver,
)
from engine.sitting.state import Phase

_WATCH: Final = frozenset({Observe, NoteRollback})
_FOCUS: Final = frozenset({LeaveFocus, ReturnFocus})
_STAFF: Final = frozenset({GrantTime, CorrectExtra, End, TakeOver, HandOver, Restart})
_COMFORT: Final = frozenset({ChooseDisplay})

ALLOWED: Final[Mapping[Phase, frozenset[type[Command]]]] = {
    Phase.EXPECTED: _WATCH | {Identify},
    Phase.IDENTIFIED: _WATCH | _COMFORT | {Identify, Admit, CorrectExtra, Restart, TakeOver},
    Phase.ADMITTED: _WATCH | _COMFORT | {Start, CorrectExtra, Restart, TakeOver},
    Phase.RUNNING: _WATCH
    | _COMFORT
    | _FOCUS
    | _STAFF
    | {Serve, Answer, Skip, ReportProblem, AcceptProblem, DismissProblem, Pause, Expire},
    Phase.BLOCKED: _WATCH | _COMFORT | _FOCUS | _STAFF | {AcceptProblem, DismissProblem, Pause},
    Phase.PAUSED: _WATCH | _COMFORT | _FOCUS | _STAFF | {Resume, Expire},
    Phase.ENDED: _WATCH | {Score},
}

_EVERYONE: Final = frozenset(Actor)
_STATION: Final = frozenset({Actor.STATION})
_CANDIDATE: Final = frozenset({Actor.CANDIDATE})
_INVIGILATORS: Final = frozenset({Actor.SURVEILLANT, Actor.CHEF})
_CHIEF: Final = frozenset({Actor.CHEF})

WHO: Final[Mapping[type[Command], frozenset[Actor]]] = {
    Identify: _CANDIDATE | _INVIGILATORS,
    Admit: _INVIGILATORS,
    Start: _CANDIDATE,
    Serve: _STATION,
    Answer: _CANDIDATE,
    Skip: _CANDIDATE,
    ReportProblem: _CANDIDATE,
    AcceptProblem: _INVIGILATORS,
    DismissProblem: _INVIGILATORS,
    Pause: _INVIGILATORS,
    Resume: _INVIGILATORS,
    GrantTime: _INVIGILATORS,
    CorrectExtra: _CHIEF,
    Restart: _INVIGILATORS,
    LeaveFocus: _STATION,
    ReturnFocus: _STATION,
    Observe: _STATION,
    Expire: _STATION,
    End: _INVIGILATORS | _STATION,
    TakeOver: _CHIEF,
    HandOver: _INVIGILATORS,
    ChooseDisplay: _CANDIDATE,
    NoteRollback: _STATION,
    Score: _STATION,
}
