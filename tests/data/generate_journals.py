"""Writes the golden journals of one `rules` identity, once: they are never written again.

python -m tests.data.generate_journals joint@1 tests/data/journals/joint@1
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from fractions import Fraction
from pathlib import Path

from content_packs.plans.named import named_plan
from engine.adaptive.draw import draw
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.exam import Paper
from engine.items import ItemBank, item_to_json, solution_to_json
from engine.plan_format import plan_to_json
from engine.records.canonical import Json
from engine.records.journal_record import Actor
from engine.sitting import commands, events
from engine.sitting.state import Terms
from engine.study import Study, study_basis, study_to_json
from tests.engine.exams import Candidate, agreed, make_bank, make_paper
from tests.engine.golden_journals import outcome_of
from tests.engine.test_verdict import eventful

Case = tuple[Callable[[Paper, Terms], Candidate], Terms]


def plain(paper: Paper, terms: Terms) -> Candidate:
    candidate = Candidate(paper, terms)
    candidate.sit()
    return candidate


def out_of_time(paper: Paper, terms: Terms) -> Candidate:
    candidate = Candidate(paper, terms)
    candidate.start()
    for number in range(24):
        candidate.answer(right=number % 3 != 0)
    candidate.boot_ms += terms.duration_ms * 2
    candidate.do(commands.Expire({"reponse": "à demi"}), Actor.STATION)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    return candidate


def technical(paper: Paper, terms: Terms) -> Candidate:
    candidate = Candidate(paper, terms)
    candidate.start()
    for _ in range(12):
        candidate.answer(right=True)
    candidate.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    return candidate


def reported(paper: Paper, terms: Terms) -> Candidate:
    """Six accepted reports, one of them on the last question."""

    def report(candidate: Candidate) -> None:
        candidate.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
        candidate.boot_ms += 30_000
        candidate.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
        candidate.go_on()

    candidate = Candidate(paper, terms)
    candidate.sit(dict.fromkeys((1, 2, 9, 17, 25, 32), report))
    return candidate


def abandoned(paper: Paper, terms: Terms) -> Candidate:
    candidate = Candidate(paper, terms)
    candidate.start()
    for number in range(26):
        candidate.answer(right=number % 4 != 1)
    candidate.do(commands.End(events.EndReason.CANDIDATE), Actor.SURVEILLANT)
    candidate.do(commands.Score(candidate.exam.scored()), Actor.STATION)
    return candidate


PIX_V3: dict[str, Case] = {
    "plain": (plain, agreed()),
    "adjusted": (plain, agreed(extra=Fraction(1, 3), adjusted=True)),
    "eventful": (lambda _paper, _terms: eventful(), agreed(extra=Fraction(1, 3))),
    "out-of-time": (out_of_time, agreed()),
    "technical": (technical, agreed(extra=Fraction(1, 2))),
}


def _by_quotas(**changes: object) -> Terms:
    plan = named_plan("two-per-competence")
    terms = replace(agreed(), plan=plan.id, rules=plan.rules, duration_ms=plan.duration_ms)
    return replace(terms, **changes)  # type: ignore[arg-type]  # any term


JOINT: dict[str, Case] = {
    "plain": (plain, _by_quotas()),
    "adjusted": (plain, _by_quotas(extra=Fraction(1, 3), adjusted=True)),
    "reported": (reported, _by_quotas(extra=Fraction(1, 3))),
    "abandoned": (abandoned, _by_quotas()),
    "out-of-time": (out_of_time, _by_quotas()),
    "technical": (technical, _by_quotas(extra=Fraction(1, 2))),
}


def narrow_paper() -> Paper:
    """Each candidate has a share of the bank, and competence 5.2 has one tube only."""
    plan = named_plan("two-per-competence")
    bank = ItemBank.of(
        item for item in make_bank(barred=1) if item.competence != "5.2" or item.tube == "5.2-t2"
    )
    probabilities = tuple((item.id, draw(b"share", place, 0)) for place, item in enumerate(bank))
    share = FilterExposure("fr", adjusted=False, cap=0.5, held=0.5, probabilities=probabilities)
    study = Study(study_basis(bank, plan), ExposureTable((share,)))
    return replace(make_paper(bank, plan), study=study)


RULES: dict[str, tuple[Callable[[], Paper], dict[str, Case]]] = {
    "pix-v3@1": (make_paper, PIX_V3),
    "joint@1": (narrow_paper, JOINT),
}


def main(rules: str, folder: Path) -> None:
    if (folder / "expected.json").exists():
        raise SystemExit("golden journals are never written again")
    folder.mkdir(parents=True, exist_ok=True)
    make, cases = RULES[rules]
    paper = make()
    written: dict[str, Json] = {
        "plan": plan_to_json(paper.plan),
        "items": [item_to_json(item) for item in paper.bank],
        "solutions": [solution_to_json(one) for one in paper.solutions.values()],
        "seed": paper.seed.reveal().hex(),
    }
    if paper.study is not None:
        written["study"] = study_to_json(paper.study)
    (folder / "paper.json").write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    expected = {}
    for name, (sit, terms) in cases.items():
        bodies = sit(paper, terms).bodies
        (folder / f"{name}.jsonl").write_bytes(b"\n".join(bodies) + b"\n")
        told = {**asdict(terms), "extra": str(terms.extra)}
        expected[name] = {"terms": told, "outcome": outcome_of(paper, bodies, told)}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
