"""Recomputes a golden file of joint estimates and says where a bit differs; runs with numpy alone.

python tests/engine/adaptive/golden_joint.py tests/data/golden/joint.json
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.logarithm import logarithm
from engine.adaptive.pool import Pool
from engine.adaptive.profile import Profile
from engine.adaptive.quota import select_by_quota
from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Tube,
)
from engine.policies import Interval, JointPolicy, QuotaPolicy, ScoringPolicy
from engine.scoring.profile import level_cells

_TWO = QuotaPolicy(2, one_per_tube=True)
_OPEN = Access(Accessible.OK, Accessible.OK, Accessible.OK, Accessible.OK)


def computed(golden: dict[str, Any]) -> dict[str, Any]:
    """The golden file with everything in it computed again."""
    bank = ItemBank.of(_item(*row) for row in golden["bank"])
    return {
        "logarithms": [
            [text, float(logarithm(np.array(float.fromhex(text)))).hex()]
            for text, _ in golden["logarithms"]
        ],
        "bank": golden["bank"],
        "table": golden["table"],
        "exams": [_exam(bank, golden["table"], one) for one in golden["exams"]],
    }


def _item(name: str, competence: str, tube: str, *numbers: str) -> Item:
    difficulty, discrimination, error = (float(one) for one in numbers)
    return Item(
        id=ItemId(name),
        version=1,
        language="fr",
        competence=CompetenceCode(competence),
        tube=Tube(tube),
        level=1,
        type=ItemType.TEXT,
        statement="",
        calibration=Calibration(difficulty, discrimination, 0.0, error, ""),
        access=_OPEN,
    )


def _exam(bank: ItemBank, table: list[list[Any]], one: dict[str, Any]) -> dict[str, Any]:
    numbers = {key: float(value) for key, value in one["policy"].items()}
    model = JointModel.of(Pool.of(bank), JointPolicy(**numbers, origin="golden"))
    trace, items, steps = JointTrace.begin(model), list[Item](), []
    for answer in one["answers"]:
        chosen = select_by_quota(model, items, trace.own, _TWO).item
        items.append(chosen)
        trace = trace.extended(chosen, correct=answer == "1")
        steps.append(
            {
                "item": chosen.id,
                "ability": trace.latest.ability.hex(),
                "error": trace.latest.error.hex(),
                "own": [float(own).hex() for own in trace.own],
            }
        )
    intervals = tuple(
        Interval(level, *(None if bound is None else float(bound) for bound in bounds))
        for level, *bounds in table
    )
    levels = tuple((code, intervals) for code in model.competences)
    cells = level_cells(ScoringPolicy(reports_pix=False, meshes=(), levels=levels))
    return {
        "policy": one["policy"],
        "answers": one["answers"],
        "steps": steps,
        "profile": _profile(trace.profile(cells)),
    }


def _profile(profile: Profile) -> dict[str, Any]:
    return {
        "general": [profile.general.ability.hex(), profile.general.error.hex()],
        "domains": [[one.ability.hex(), one.error.hex()] for one in profile.domains],
        "competences": [
            [one.ability.hex(), one.error.hex(), *(share.hex() for share in one.levels)]
            for one in profile.competences
        ],
    }


def main() -> int:
    """Exit status 0 when every bit of the file named agrees."""
    golden = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    same = computed(golden) == golden
    print("numpy", np.__version__, "same" if same else "differs")  # noqa: T201 - a script's voice
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
