"""Golden journals: sittings of the past that must replay to the bit for ever.

`python -m tests.engine.golden_journals check FOLDER` prints *same*, or what differs. A journal of
a `rules` identity is never changed; a change of behaviour gets a new identity and new journals.
"""

import json
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from engine.adaptive.profile import Profile
from engine.exam import Paper
from engine.items import ItemBank, item_from_json, solution_from_json
from engine.plan_format import plan_from_json
from engine.records.secret import Secret
from engine.sitting.state import Terms
from engine.study import study_from_json
from engine.verdict import verify


def read_paper(folder: Path) -> Paper:
    """The paper that all journals of a folder were sat on."""
    told = json.loads((folder / "paper.json").read_text(encoding="utf-8"))
    bank = ItemBank.of(item_from_json(one) for one in told["items"])
    solutions = [solution_from_json(one) for one in told["solutions"]]
    seed = Secret(bytes.fromhex(told["seed"]))
    study = study_from_json(told["study"]) if "study" in told else None
    by_item = {one.item: one for one in solutions}
    return Paper.of(plan_from_json(told["plan"]), bank, by_item, seed, study)


def outcome_of(paper: Paper, bodies: list[bytes], terms: Mapping[str, object]) -> dict[str, object]:
    """Everything that a replay computes, floats as `float.hex`."""
    extra = Fraction(str(terms["extra"]))
    agreed = Terms(**{**terms, "extra": extra})  # type: ignore[arg-type]  # a stored mapping
    verdict = verify(paper, bodies, agreed)
    exam = verdict.exam
    ended = exam.sitting.end is not None
    found = exam.outcome() if ended else None
    profile = exam.profile()
    joint = {} if profile is None else {"profile": _profile(profile), "relaxed": _relaxed(bodies)}
    return {
        "agreement": verdict.agreement.value,
        "end": exam.sitting.end.value if exam.sitting.end is not None else None,
        "items": [one.question.item for one in exam.sitting.answers],
        "statuses": [one.status for one in exam.sitting.answers],
        "abilities": [one.ability.hex() for one in exam.standing.estimates],
        "errors": [one.error.hex() for one in exam.standing.estimates],
        "spent_ms": exam.sitting.spent_ms,
        "pix": None if found is None else found.pix,
        "outcome": None if found is None else found.status.value,
        **joint,
    }


def _profile(profile: Profile) -> list[list[str]]:
    told = [profile.general, *profile.domains, *profile.competences]
    return [[one.ability.hex(), one.error.hex()] for one in told]


def _relaxed(bodies: list[bytes]) -> list[list[str]]:
    """What was given up for each question that was served."""
    records = [json.loads(body) for body in bodies]
    return [one["data"]["relaxed"] for one in records if one["type"] == "question.served"]


def check(folder: Path) -> list[str]:
    """The names of the journals of a folder that no longer replay as they did."""
    paper = read_paper(folder)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    differing = []
    for name, told in expected.items():
        bodies = (folder / f"{name}.jsonl").read_bytes().splitlines()
        if outcome_of(paper, bodies, told["terms"]) != told["outcome"]:
            differing.append(name)
    return differing


if __name__ == "__main__":
    wrong = check(Path(sys.argv[2]))
    print("same" if not wrong else f"different: {', '.join(wrong)}")  # noqa: T201 - its answer
    sys.exit(bool(wrong))
