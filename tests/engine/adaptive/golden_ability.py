"""Recomputes a golden file of abilities and says where a bit differs; runs with numpy alone.

python tests/engine/adaptive/golden_ability.py tests/data/golden/ability.json
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from engine.adaptive.ability import Scored, estimate
from engine.adaptive.exponential import exponential
from engine.adaptive.model import information
from engine.items import Calibration


def computed(golden: dict[str, Any]) -> dict[str, Any]:
    """The golden file with everything in it computed again."""
    return {
        "exponentials": [
            [text, float(exponential(np.array(float.fromhex(text)))).hex()]
            for text, _ in golden["exponentials"]
        ],
        "informations": [
            [a, b, ability, _information(a, b, ability)]
            for a, b, ability, _ in golden["informations"]
        ],
        "sequences": [_sequence(one) for one in golden["sequences"]],
    }


def _information(discrimination: str, difficulty: str, ability: str) -> str:
    values = [np.array(float.fromhex(one)) for one in (discrimination, difficulty, ability)]
    return float(information(*values)).hex()


def _sequence(one: dict[str, Any]) -> dict[str, Any]:
    answers = [
        Scored(Calibration(float(difficulty), float(discrimination), 0.0, 0.0, ""), bool(correct))
        for difficulty, discrimination, correct in one["answers"]
    ]
    found = estimate(answers, float(one["start"]), float(one["variation"]))
    return {
        "start": one["start"],
        "variation": one["variation"],
        "answers": one["answers"],
        "abilities": [each.ability.hex() for each in found],
        "errors": [each.error.hex() for each in found],
    }


def main() -> int:
    """Exit status 0 when every bit of the file named agrees."""
    golden = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    same = computed(golden) == golden
    print("numpy", np.__version__, "same" if same else "differs")  # noqa: T201 - a script's voice
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
