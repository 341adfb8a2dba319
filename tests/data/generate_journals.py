"""Writes the golden journals of one `rules` identity, once: they are never written again.

python -m tests.data.generate_journals FOLDER
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

from engine.items import item_to_json, solution_to_json
from engine.plan_format import plan_to_json
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Terms
from tests.engine.exams import Candidate, agreed, make_bank, make_paper, solutions_of
from tests.engine.golden_journals import outcome_of
from tests.engine.test_verdict import eventful

PAPER = make_paper()


def plain(terms: Terms) -> Candidate:
    candidate = Candidate(PAPER, terms)
    candidate.sit()
    return candidate


def out_of_time(terms: Terms) -> Candidate:
    candidate = Candidate(PAPER, terms)
    candidate.start()
    for number in range(24):
        candidate.answer(right=number % 3 != 0)
    candidate.boot_ms += terms.duration_ms * 2
    candidate.do(commands.Expire({"reponse": "à demi"}), Actor.STATION)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    return candidate


def technical(terms: Terms) -> Candidate:
    candidate = Candidate(PAPER, terms)
    candidate.start()
    for _ in range(12):
        candidate.answer(right=True)
    candidate.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    return candidate


CASES: dict[str, tuple[Callable[[Terms], Candidate], Terms]] = {
    "plain": (plain, agreed()),
    "adjusted": (plain, agreed(extra=Fraction(1, 3), adjusted=True)),
    "eventful": (lambda _terms: eventful(), agreed(extra=Fraction(1, 3))),
    "out-of-time": (out_of_time, agreed()),
    "technical": (technical, agreed(extra=Fraction(1, 2))),
}


def main(folder: Path) -> None:
    if (folder / "expected.json").exists():
        raise SystemExit("golden journals are never written again")
    folder.mkdir(parents=True, exist_ok=True)
    bank = make_bank()
    paper = {
        "plan": plan_to_json(PAPER.plan),
        "items": [item_to_json(item) for item in bank],
        "solutions": [solution_to_json(one) for one in solutions_of(bank).values()],
        "seed": PAPER.seed.reveal().hex(),
    }
    (folder / "paper.json").write_text(json.dumps(paper, ensure_ascii=False), encoding="utf-8")
    expected = {}
    for name, (sit, terms) in CASES.items():
        bodies = sit(terms).bodies
        (folder / f"{name}.jsonl").write_bytes(b"\n".join(bodies) + b"\n")
        told = {**asdict(terms), "extra": str(terms.extra)}
        expected[name] = {"terms": told, "outcome": outcome_of(PAPER, bodies, told)}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
