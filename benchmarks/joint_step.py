"""One step of the joint exam with its whole profile, against a shadow test by integer programme.

    python -m benchmarks.joint_step [--exams 30] [--programmes 12]

A step takes one answer in, estimates the general ability and all sixteen competences, and chooses
the next item of 2000. The programme chooses the same item among all tests that keep the quotas,
in the same process; the ratio is what to compare between machines.
"""

import argparse
import time
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from engine.adaptive.exponential import Floats
from engine.adaptive.joint import JointTrace
from engine.adaptive.joint_model import JointModel
from engine.adaptive.model import information
from engine.adaptive.pool import Codes
from engine.adaptive.quota import select_by_quota
from engine.items import Item
from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.generated import generated_bank

LENGTH = 32
QUOTAS = QuotaPolicy(2, one_per_tube=True)
PROFILES = (("competences .35", 0.35, 0.0), ("competences .35, domains .3", 0.35, 0.3))
MICRO = 1e6


def sit(model: JointModel, chance: np.random.Generator) -> tuple[list[float], list[Item], Floats]:
    """The seconds of each step of one exam, its items, and the abilities before the last."""
    trace, items, seconds = JointTrace.begin(model), [], []
    ability, own = chance.normal(0.0, 1.3), trace.own
    for _ in range(LENGTH):
        before = time.perf_counter()
        chosen = select_by_quota(model, items, trace.own, QUOTAS).item
        chosen_in = time.perf_counter() - before
        calibration = chosen.calibration
        logit = calibration.discrimination * (ability - calibration.difficulty)
        right = bool(chance.random() < 1.0 / (1.0 + np.exp(-logit)))
        own = trace.own
        before = time.perf_counter()
        trace = trace.extended(chosen, correct=right)
        seconds.append(chosen_in + time.perf_counter() - before)
        items.append(chosen)
    return seconds, items, own


def shadow(model: JointModel, asked: Sequence[Item], own: Floats) -> int:
    """The place of the next item by a shadow test: the best whole test that holds the asked."""
    pool, count = model.pool, len(model.pool.items)
    told = information(model.discrimination, pool.difficulty, own[model.column])
    fixed = [pool.places[item.id] for item in asked]
    lower = np.zeros(count)
    lower[fixed] = 1.0
    groups = vstack([_rows(model.column), _rows(pool.tube)])
    competences = len(model.competences)
    most = np.concatenate([np.full(competences, 2.0), np.ones(groups.shape[0] - competences)])
    least = np.where(np.arange(len(most)) < competences, 2.0, 0.0)
    found = milp(
        -told,
        integrality=np.ones(count),
        bounds=Bounds(lower, np.ones(count)),
        constraints=LinearConstraint(groups, least, most),
    )
    free = np.flatnonzero(found.x > 0.5)
    free = free[~np.isin(free, fixed)]
    return int(free[told[free].argmax()])


def _rows(codes: Codes) -> csr_array:
    places = np.arange(len(codes))
    return csr_array((np.ones(len(codes)), (codes, places)), shape=(codes.max() + 1, len(codes)))


def main(argv: Sequence[str] | None = None) -> None:
    """Prints both times and their ratio."""
    parser = argparse.ArgumentParser(description="time of one joint step")
    parser.add_argument("--exams", type=int, default=30)
    parser.add_argument("--programmes", type=int, default=12)
    arguments = parser.parse_args(argv)
    pool = BankArrays.of(generated_bank()).pool
    for name, competence_sd, domain_sd in PROFILES:
        policy = JointPolicy(0.0, 1.3, 2.6, 0.2, competence_sd, domain_sd, "benchmark")
        model, chance = JointModel.of(pool, policy), np.random.default_rng(1)
        sit(model, chance)
        steps = [one for _ in range(arguments.exams) for one in sit(model, chance)[0]]
        middle, worst = np.percentile(steps, [50, 99])
        print(f"{name}: step p50 {middle * MICRO:.0f} µs, p99 {worst * MICRO:.0f} µs")
        before = time.perf_counter()
        profile = JointTrace.begin(model).profile({})
        took = time.perf_counter() - before
        print(f"  final profile of {len(profile.competences)} competences {took * MICRO:.0f} µs")
        if not domain_sd:
            seconds = []
            for _ in range(arguments.programmes):
                _, items, own = sit(model, chance)
                before = time.perf_counter()
                place = shadow(model, items[:-1], own)
                seconds.append(time.perf_counter() - before)
                assert pool.items[place] == items[-1]
            programme = float(np.median(seconds))
            print(
                f"  shadow test p50 {programme * 1e3:.1f} ms: {programme / middle:.0f} × the step"
            )


if __name__ == "__main__":
    main()
