"""The drawing and the table of `sitting.md`, of what the walk found. Knows no rule of its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from docs.walk import WISHES, Step
from engine.records.journal_record import Actor
from engine.sitting.commands import Command, Resume
from engine.sitting.state import Phase
from engine.sitting.table import ALLOWED, WHO

CONDITIONS: Final[Mapping[tuple[Phase, type[Command], Phase], str]] = {
    (Phase.PAUSED, Resume, Phase.BLOCKED): "a blocking report waits",
    (Phase.PAUSED, Resume, Phase.RUNNING): "",
}
"""Words for the few steps that lead to several phases by the sitting alone."""

_Kinds = Mapping[tuple[Phase, type[Command], Phase], tuple[str, ...]]


def drawing(steps: Iterable[Step]) -> str:
    """The phases and the commands that change them, as a Mermaid state diagram."""
    kinds = _kinds(steps)
    arrows: dict[tuple[Phase, Phase], list[str]] = defaultdict(list)
    for (before, command, after), words in kinds.items():
        if before is not after:
            arrows[before, after].append(_label(kinds, before, command, after, words))
    order = list(Phase)
    drawn = sorted(arrows, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Phase.EXPECTED}"]
    lines += [
        f"    {before} --> {after} : {'<br/>'.join(sorted(arrows[before, after]))}"
        for before, after in drawn
    ]
    return "\n".join([*lines, f"    {Phase.ENDED} --> [*]", "```"])


def ambiguous(steps: Iterable[Step]) -> set[tuple[Phase, type[Command], Phase]]:
    """The steps whose target neither the command nor its word tells: they need a condition."""
    targets: dict[tuple[Phase, type[Command], str], set[Phase]] = defaultdict(set)
    for step in steps:
        targets[step.before, step.command, step.wish.word].add(step.after)
    return {
        (before, command, after)
        for (before, command, _), found in targets.items()
        if len(found) > 1
        for after in found
    }


def command_table(steps: Iterable[Step]) -> str:
    """Each command: who may give it, in which phases, and the facts that it becomes."""
    facts: dict[type[Command], dict[str, None]] = defaultdict(dict)
    for step in steps:
        facts[step.command].update(dict.fromkeys(step.facts))
    lines = [
        "| command | meaning | who | in the phases | becomes |",
        "|---|---|---|---|---|",
    ]
    for kind in dict.fromkeys(type(wish.command) for wish in WISHES):
        phases = [phase for phase in Phase if kind in ALLOWED[phase]]
        lines.append(
            f"| `{kind.__name__}` | {first_line(kind)} | {_listed(WHO[kind])} |"
            f" {_phases(phases)} | {', '.join(f'`{name}`' for name in facts[kind])} |"
        )
    return "\n".join(lines)


def first_line(kind: type) -> str:
    """The first line of a docstring."""
    return (kind.__doc__ or "").strip().splitlines()[0]


def _phases(phases: list[Phase]) -> str:
    return "every phase" if len(phases) == len(Phase) else ", ".join(phases)


def _listed(actors: frozenset[Actor]) -> str:
    return ", ".join(actor.value for actor in Actor if actor in actors)


def _kinds(steps: Iterable[Step]) -> _Kinds:
    found: dict[tuple[Phase, type[Command], Phase], dict[str, None]] = defaultdict(dict)
    for step in steps:
        found[step.before, step.command, step.after][step.wish.word] = None
    return {key: tuple(words) for key, words in found.items()}


def _label(
    kinds: _Kinds, before: Phase, command: type[Command], after: Phase, words: tuple[str, ...]
) -> str:
    elsewhere = {
        word
        for (phase, kind, target), others in kinds.items()
        if (phase, kind) == (before, command) and target is not after
        for word in others
    }
    condition = CONDITIONS.get((before, command, after), "")
    if not condition and elsewhere - set(words):
        condition = ", ".join(words)
    return f"{command.__name__} ({condition})" if condition else command.__name__
