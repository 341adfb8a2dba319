"""pix-engine replay: a sitting's journal held against the rules and told question by question."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from engine.exam import Exam, Paper
from engine.items import ItemBank, item_from_json, solution_from_json
from engine.records.canonical import dumps
from engine.records.journal_record import record_from_bytes
from engine.records.secret import Secret
from engine.scoring.outcome import Outcome
from engine.sitting.codec import event_of
from engine.sitting.events import QuestionServed
from engine.sitting.state import Terms
from engine.study import study_from_json
from engine.verdict import Agreement, Verdict, verify
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import does_not_fit, fitting, read_bytes, read_input, write
from workbench.engine_commands.figures import estimate_to_json, profile_to_json
from workbench.engine_commands.plans import plan_in

NAME: Final = "replay"
_DIFFERS: Final = 1


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help='{"plan", "items", "solutions", "seed", "records" or "journal", "study"?, "terms"?}, '
        "JSON, or with --paper a journal of JSON lines; - for standard input",
    )
    parser.add_argument(
        "--paper", metavar="FILE", help="plan, items, solutions and seed, when FILE is a journal"
    )


def _run(arguments: Namespace) -> int:
    if arguments.paper is None:
        document = read_input(arguments.file, NAME)
        paper = _paper(document, arguments.file)
        bodies = _bodies(document, arguments.file)
        terms = _terms(document, arguments.file)
    else:
        document = read_input(arguments.paper, NAME)
        paper = _paper(document, arguments.paper)
        bodies = read_bytes(arguments.file).splitlines()
        terms = _terms(document, arguments.paper)
    verdict = verify(paper, bodies, terms)
    write(_told(verdict, bodies))
    return 0 if verdict.agreement is Agreement.IDENTICAL else _DIFFERS


def _paper(document: Mapping[str, Any], name: str) -> Paper:
    plan = plan_in(document, name)
    with fitting(name):
        bank = ItemBank.of(item_from_json(one) for one in document["items"])
        solutions = [solution_from_json(one) for one in document["solutions"]]
        study = None
        if "study" in document:
            # That of the sitting, even one that this release would ask to be made again.
            study = study_from_json(document["study"])
        seed = Secret(bytes.fromhex(document["seed"]))
        return Paper.of(plan, bank, {one.item: one for one in solutions}, seed, study)


def _bodies(document: Mapping[str, Any], name: str) -> list[bytes]:
    if "records" in document:
        with fitting(name):
            return [dumps(one) for one in document["records"]]
    if "journal" in document:
        return read_bytes(str(Path(name).parent / document["journal"])).splitlines()
    raise does_not_fit(
        name,
        "il manque « records » ou « journal », ou l’option --paper",
        "'records' or 'journal' is missing, or the option --paper",
    )


def _terms(document: Mapping[str, Any], name: str) -> Terms | None:
    if "terms" not in document:
        return None
    told = document["terms"]
    with fitting(name):
        return Terms(**{**told, "extra": Fraction(told["extra"])})


def _told(verdict: Verdict, bodies: Sequence[bytes]) -> dict[str, Any]:
    exam = verdict.exam
    identical = verdict.agreement is Agreement.IDENTICAL
    ended = exam.sitting.end is not None
    profile = exam.profile()
    return {
        "agreement": verdict.agreement.value,
        "difference": None
        if identical
        else {
            "seq": verdict.seq,
            "reason": verdict.reason,
            "expected": verdict.expected,
            "found": verdict.found,
        },
        "plan": exam.paper.plan.id,
        "rules": exam.paper.plan.rules,
        "records": exam.sitting.seq,
        "questions": _questions(exam, bodies),
        "end": None if exam.sitting.end is None else exam.sitting.end.value,
        "spent_ms": exam.sitting.spent_ms,
        "outcome": _outcome(exam.outcome()) if ended else None,
        "profile": None if profile is None else profile_to_json(profile),
        "flags": [
            {
                "kind": one.kind.value,
                "statistic": one.statistic,
                "limit": one.limit,
                "raised": one.raised,
            }
            for one in exam.flags()
        ],
    }


def _questions(exam: Exam, bodies: Sequence[bytes]) -> list[dict[str, Any]]:
    """Every question that was served, in order; what it came to where it was answered.

    The records that hold come first and are as many as the exam has taken in.
    """
    sitting = exam.sitting
    estimates = exam.standing.estimates
    answered = {one.question.served: place for place, one in enumerate(sitting.answers)}
    told = []
    for fact in _served(bodies[: sitting.seq]):
        question: dict[str, Any] = {
            "item": fact.item,
            "version": fact.version,
            "draws": fact.draws,
            "relaxed": list(fact.relaxed),
            "status": None,
            "elapsed_ms": None,
            "replaced": fact.served in {one.served for one in sitting.withdrawn},
        }
        place = answered.get(fact.served)
        if place is not None:
            answer = sitting.answers[place]
            question |= {"status": answer.status, "elapsed_ms": answer.elapsed_ms}
            question |= estimate_to_json(estimates[place])
        told.append(question)
    return told


def _served(bodies: Iterable[bytes]) -> Iterator[QuestionServed]:
    for body in bodies:
        event = event_of(record_from_bytes(body))
        if isinstance(event, QuestionServed):
            yield event


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "comment": outcome.comment,
        "ability": outcome.ability,
        "pix": outcome.pix,
        "mesh_index": outcome.mesh,
        "levels": {one.competence: one.level for one in outcome.levels},
        "provisional": outcome.provisional,
        "exhausted": outcome.exhausted,
    }


COMMAND: Final = Command(
    name=NAME,
    summary="replay a sitting's journal; exit status 1 if it does not hold",
    example="pix-engine replay --paper paper.json plain.jsonl",
    configure=_configure,
    run=_run,
)
