import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.engine.adaptive.golden_ability import computed

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "data" / "golden" / "ability.json"
SCRIPT = ROOT / "tests" / "engine" / "adaptive" / "golden_ability.py"
_FEATURES = (
    "from numpy._core._multiarray_umath import __cpu_dispatch__ as d, __cpu_features__ as f\n"
    "print(' '.join(name for name in d if f[name]))"
)


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


def test_every_bit_agrees_with_the_golden_file() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert len(golden["sequences"]) == 20
    assert computed(golden) == golden


def test_every_bit_agrees_without_the_vector_features_of_the_processor() -> None:
    features = _run(sys.executable, "-c", _FEATURES).strip()
    left = _run(sys.executable, "-c", _FEATURES, NPY_DISABLE_CPU_FEATURES=features).strip()
    assert left == ""
    told = _run(sys.executable, str(SCRIPT), str(GOLDEN), NPY_DISABLE_CPU_FEATURES=features)
    assert told.strip().endswith("same")


@pytest.mark.long
@pytest.mark.parametrize("requirement", ["numpy==2.1.3", "numpy"], ids=["oldest", "newest"])
def test_every_bit_agrees_with_the_oldest_and_the_newest_numpy(requirement: str) -> None:
    place = ROOT / "build" / "golden" / requirement.replace("=", "-")
    venv.create(place, with_pip=True, clear=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    _run(python, "-m", "pip", "install", "--quiet", "--upgrade", requirement)
    told = _run(python, str(SCRIPT), str(GOLDEN))
    assert told.strip().endswith("same")
