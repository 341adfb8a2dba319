"""Exams per second of the batch simulation beside catsim's and mirt's, in turn, in one run.

    python -m benchmarks.rivals [--rounds 3]

All sit 32 questions of the same bank, on one thread each; seconds are the processor's, so that
whoever else uses the machine costs nobody anything. The libraries are installed once, into an
environment of their own under build/rivals; without them their part is left out, and a sentence
says so.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.rivals_env.ours import PER_COMPETENCE, SD
from workbench.simulation.arrays import BankArrays
from workbench.simulation.generated import generated_bank

ROOT: Final = Path(__file__).parents[1]
PLACE: Final = ROOT / "build" / "rivals"
SIDE: Final = ROOT / "benchmarks" / "rivals_env" / "side.py"
PINNED: Final = {"catsim": "catsim==0.21.0", "mirt": "mirt==1.2.0"}
SECONDS: Final = 600
LENGTH: Final = 32
SEED: Final = 20260601
MOST: Final = 2000
"""Examinees of the task file; an entrant takes as many of the first as it has time for."""

THREADS: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "RAYON_NUM_THREADS",
)
OURS: Final = "ours"
CATSIM: Final = "catsim"
BATCH: Final = "mirt_batch"


@dataclass(slots=True)
class Entrant:
    """Who takes part, and what it did in the rounds so far."""

    name: str
    told: str
    examinees: int
    rates: list[float] = field(default_factory=list)
    misses: list[float] = field(default_factory=list)
    competences: list[int] = field(default_factory=list)
    tubes: list[int] = field(default_factory=list)

    @property
    def library(self) -> str:
        """What it is installed as; nothing needs to be for ours."""
        return self.name.partition("_")[0]


def entrants() -> list[Entrant]:
    """Everybody, those that cannot keep quotas first."""
    return [
        Entrant(CATSIM, "catsim, maximum likelihood", 30),
        Entrant("mirt_session", "mirt, live session, EAP", 20),
        Entrant("mirt_quotas", "mirt, with quotas of competences", 20),
        Entrant(BATCH, "mirt, batch in Rust, EAP", MOST),
        Entrant(OURS, "ours, batch, all rules", 100_000),
    ]


def installed(place: Path) -> tuple[Path, dict[str, str]]:
    """The other environment's Python, and for each missing library the reason."""
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    mark = place / "installed.json"
    made: dict[str, Any] = json.loads(mark.read_bytes()) if mark.exists() else {}
    if made.get("python") != sys.version:
        try:
            venv.create(place, with_pip=True, clear=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return python, dict.fromkeys(PINNED, f"no environment: {error}")
        made = {"python": sys.version, "pinned": []}
    reasons = {}
    for library, pinned in PINNED.items():
        if pinned in made["pinned"]:
            continue
        # Few tries: without a network the rest of the run should not have to wait.
        install = ["-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20", pinned]
        done = subprocess.run([python, *install], check=False, capture_output=True, text=True)
        if done.returncode == 0:
            made["pinned"].append(pinned)
        else:
            reasons[library] = (done.stderr.strip().splitlines() or ["pip says nothing"])[-1]
    mark.write_text(json.dumps(made), encoding="utf-8")
    return python, reasons


def task(bank: BankArrays, seed: int) -> dict[str, Any]:
    """One round's task, as the other side reads it."""
    abilities = np.random.default_rng(seed).normal(0.0, SD, MOST)
    return {
        "discrimination": bank.discrimination.tolist(),
        "difficulty": bank.difficulty.tolist(),
        "competence": bank.competence.tolist(),
        "abilities": abilities.tolist(),
        "sd": SD,
        "length": LENGTH,
        "per_competence": PER_COMPETENCE,
        "seed": seed,
    }


def sat(entrant: Entrant, python: Path, file: Path, seed: int) -> dict[str, Any]:
    """What one entrant did in one round."""
    if entrant.name == OURS:
        command = [sys.executable, "-m", "benchmarks.rivals_env.ours", str(seed)]
    else:
        command = [str(python), str(SIDE), str(file), entrant.name]
    done = subprocess.run(
        [*command, str(entrant.examinees)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(THREADS, "1")},
        timeout=SECONDS,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def violations(bank: BankArrays, items: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """For each exam, the questions beyond the quota of a competence, and beyond one of a tube."""
    asked = np.array(items)
    counts = []
    for codes, allowed in ((bank.competence, PER_COMPETENCE), (bank.tube, 1)):
        present = np.zeros((len(asked), int(codes.max()) + 1), np.intp)
        np.add.at(present, (np.arange(len(asked))[:, np.newaxis], codes[asked]), 1)
        counts.append(np.maximum(present - allowed, 0).sum(axis=1).tolist())
    return counts[0], counts[1]


def note(entrant: Entrant, bank: BankArrays, found: dict[str, Any], abilities: list[float]) -> None:
    """Keep what one round says of an entrant."""
    entrant.rates.append(len(found["items"]) / found["seconds"])
    truth = found.get("abilities", abilities[: len(found["items"])])
    entrant.misses += (np.array(found["estimates"]) - np.array(truth)).tolist()
    competences, tubes = violations(bank, found["items"])
    entrant.competences += competences
    entrant.tubes += tubes


def row(entrant: Entrant) -> str:
    """One line of the table."""
    count = len(entrant.misses)
    rmse = math.sqrt(statistics.fmean(miss * miss for miss in entrant.misses))
    return (
        f"{entrant.told:<33}{count:>8}{statistics.median(entrant.rates):>11.1f}"
        f"{rmse:>9.4f} ± {rmse / math.sqrt(2 * count):.4f}   "
        f"{_mean(entrant.competences):>9}{_mean(entrant.tubes):>8}"
    )


def _mean(counts: Sequence[int]) -> str:
    """The mean of counts; a bare 0 says that there was not one."""
    return f"{statistics.fmean(counts):.2f}" if any(counts) else "0"


def ratio(taking_part: Sequence[Entrant], rival: str, wanted: str) -> str:
    """Our exams per second in those of a rival, round by round."""
    by_name = {one.name: one for one in taking_part}
    ratios = [
        mine / its for mine, its in zip(by_name[OURS].rates, by_name[rival].rates, strict=True)
    ]
    return (
        f"ours / {rival:<11}{statistics.median(ratios):>8.0f}"
        f"  (from {min(ratios):.0f} to {max(ratios):.0f}; {wanted})"
    )


def main() -> None:
    """Prints the table and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    python, missing = installed(PLACE)
    for library, reason in missing.items():
        print(f"{PINNED[library]} could not be installed, its part is left out ({reason})")
    taking_part = [one for one in entrants() if one.library not in missing]
    bank = BankArrays.of(generated_bank())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "task.json"
        for seed in range(SEED, SEED + rounds):
            given = task(bank, seed)
            file.write_text(json.dumps(given), encoding="utf-8")
            for entrant in taking_part:
                note(entrant, bank, sat(entrant, python, file, seed), given["abilities"])
    print(f"{', '.join(PINNED[one] for one in PINNED if one not in missing) or 'no rival'}")
    print(f"{len(bank)} items, {LENGTH} questions, one thread; medians of {rounds} rounds in turn")
    print(f"{'':<33}{'exams':>8}{'exams/s':>11}{'RMSE':>18}{'violations an exam':>21}")
    print(f"{'':<65}{'competence':>14}{'tube':>8}")
    for entrant in taking_part:
        print(row(entrant))
    if "catsim" not in missing:
        print(ratio(taking_part, CATSIM, "wanted: 2000 at least"))
    if "mirt" not in missing:
        print(ratio(taking_part, BATCH, "wanted: 15 at least"))


if __name__ == "__main__":
    main()
