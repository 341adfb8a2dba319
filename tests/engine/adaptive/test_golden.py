import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.engine.adaptive import golden_ability, golden_joint

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "data" / "golden"
COMPUTED = {"ability": golden_ability.computed, "joint": golden_joint.computed}
CASES = {"ability": ("sequences", 20), "joint": ("exams", 5)}
_FEATURES = (
    "from numpy._core._multiarray_umath import __cpu_dispatch__ as d, __cpu_features__ as f\n"
    "print(' '.join(name for name in d if f[name]))"
)


def _golden(name: str) -> Path:
    return FOLDER / f"{name}.json"


def _script(name: str) -> Path:
    return ROOT / "tests" / "engine" / "adaptive" / f"golden_{name}.py"


def _run(python: str | Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [python, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_golden_file_has_its_script() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(COMPUTED)


@pytest.mark.parametrize("name", COMPUTED)
def test_every_bit_agrees_with_the_golden_file(name: str) -> None:
    golden = json.loads(_golden(name).read_text(encoding="utf-8"))
    kind, count = CASES[name]
    assert len(golden[kind]) == count
    assert COMPUTED[name](golden) == golden


@pytest.mark.parametrize("name", COMPUTED)
def test_every_bit_agrees_without_the_vector_features_of_the_processor(name: str) -> None:
    features = _run(sys.executable, "-c", _FEATURES).strip()
    left = _run(sys.executable, "-c", _FEATURES, NPY_DISABLE_CPU_FEATURES=features).strip()
    assert left == ""
    told = _run(
        sys.executable, str(_script(name)), str(_golden(name)), NPY_DISABLE_CPU_FEATURES=features
    )
    assert told.strip().endswith("same")


@pytest.mark.long
@pytest.mark.parametrize("requirement", ["numpy==2.1.3", "numpy"], ids=["oldest", "newest"])
def test_every_bit_agrees_with_the_oldest_and_the_newest_numpy(requirement: str) -> None:
    place = ROOT / "build" / "golden" / requirement.replace("=", "-")
    venv.create(place, with_pip=True, clear=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    _run(python, "-m", "pip", "install", "--quiet", "--upgrade", requirement)
    for name in COMPUTED:
        told = _run(python, str(_script(name)), str(_golden(name)))
        assert told.strip().endswith("same"), name
