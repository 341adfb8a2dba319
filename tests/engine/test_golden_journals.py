"""Journals of the past replay to the bit, on any processor."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.golden_journals import check

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "tests/data/journals").glob("*/expected.json"))
_FEATURES = (
    "from numpy._core._multiarray_umath import __cpu_dispatch__ as d, __cpu_features__ as f\n"
    "print(' '.join(name for name in d if f[name]))"
)


def test_there_are_journals_of_the_rules_in_force() -> None:
    assert [folder.name for folder in FOLDERS] == ["joint@1", "pix-v3@1"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_journal_replays_as_it_did(folder: Path) -> None:
    assert check(folder) == []
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert {one["outcome"]["agreement"] for one in told.values()} == {"identical"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_journal_replays_without_the_vector_features_of_the_processor(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    features = subprocess.run(
        [sys.executable, "-c", _FEATURES],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.golden_journals", "check", str(folder)],
        cwd=ROOT,
        env={**environment, "NPY_DISABLE_CPU_FEATURES": features},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "same", done.stderr
