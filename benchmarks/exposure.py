"""What it costs that no item reaches more than a given share of candidates.

    python -m benchmarks.exposure [--examinees 50000] [--caps 0.30 0.20]

Two questions per competence, one per tube, on the generated bank; each candidate draws from a
share of the bank of their own. The reference is the same exam without the rule, in the same run;
the bound is what no design with such a cap can go below (van Trees, by linear programming).
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import Sat, sit
from workbench.simulation.bound import Design, van_trees_capped
from workbench.simulation.fit_exposure import fit_filter
from workbench.simulation.generated import generated_bank
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.usage import overlap
from workbench.simulation.world import World

SD = 1.3
LENGTH = 32
SEED = 20261122
QUOTAS = QuotaPolicy(2, one_per_tube=True)
ONE_ABILITY = JointPolicy(0.0, SD, 2 * SD, 0.2, 0.0, 0.0, "benchmark")
ASKED = {0.30: (1.035, 0.21), 0.20: (1.065, 0.155)}


def rmse(sat: Sat) -> float:
    """Of the general ability."""
    return float(np.sqrt(np.mean((sat.ability - sat.general) ** 2)))


def largest(sat: Sat, size: int) -> float:
    """The share of examinees who saw the most seen item."""
    return float(np.bincount(sat.items.ravel(), minlength=size).max()) / len(sat)


def main(argv: Sequence[str] | None = None) -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(description="the price of limited exposure")
    parser.add_argument("--examinees", type=int, default=50_000)
    parser.add_argument("--caps", type=float, nargs="+", default=list(ASKED))
    arguments = parser.parse_args(argv)
    bank = BankArrays.of(generated_bank())
    exam = QuotaExam(bank, World(SEED, sd=SD), QUOTAS, ONE_ABILITY, LENGTH)
    plain = sit(exam, arguments.examinees)
    print(f"without the rule: largest exposure {largest(plain, len(bank)):.3f}", end=", ")
    print(f"overlap {overlap(plain.items, len(bank)):.3f}")
    for cap in arguments.caps:
        found = fit_filter(exam, cap, language="fr", adjusted=False, seed=SEED, processes=None)
        shares = SubPools(np.array([share for _, share in found.probabilities]))
        fresh = replace(exam, sub_pools=shares, world=World(SEED + 1, sd=SD))
        sat = sit(fresh, arguments.examinees)
        again = sit(replace(exam, world=fresh.world), arguments.examinees)
        bound = van_trees_capped(bank, Design.of(QUOTAS, LENGTH), 0.0, SD, cap).rmse
        least, most = ASKED.get(cap, (float("nan"), float("nan")))
        print(f"cap {cap}: held {found.held:.4f}, fresh examinees {largest(sat, len(bank)):.4f}")
        print(f"  RMSE / RMSE without the rule {rmse(sat) / rmse(again):.4f}   at most {least}")
        print(f"  overlap {overlap(sat.items, len(bank)):.4f}   at most {most}")
        print(f"  RMSE / bound under the cap {rmse(sat) / bound:.4f}")
        print(
            f"  infeasible {int(sat.infeasible.sum())}, filters given up {int(sat.relaxed.sum())}"
        )


if __name__ == "__main__":
    main()
