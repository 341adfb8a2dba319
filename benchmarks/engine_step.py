"""One step of an exam, estimate and select, against a plain version written out from scratch.

    python -m benchmarks.engine_step [--items 2000] [--exams 20]

Both run in the same process on the same exams; the ratio is what to compare between machines.
"""

import argparse
import math
import statistics
import time
from collections.abc import Sequence

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.ability import AbilityTrace, Scored
from engine.adaptive.draw import draw
from engine.adaptive.grid import POINTS
from engine.adaptive.pool import Pool
from engine.adaptive.selection import select
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
from engine.referential import COMPETENCES

SEED = b"benchmark"
POLICY = CERTIFICATION.pix_v3


def made_bank(count: int) -> ItemBank:
    """A bank of *count* items over 16 competences of 5 tubes."""
    return ItemBank.of(_item(number) for number in range(count))


def _item(number: int) -> Item:
    competence = COMPETENCES[number % 16].code
    return Item(
        id=ItemId(f"item-{number:05d}"),
        version=1,
        language="fr",
        competence=CompetenceCode(competence),
        tube=Tube(f"{competence}-{number // 16 % 5}"),
        level=1 + number % 8,
        type=ItemType.SINGLE,
        statement="",
        calibration=Calibration(
            -5.0 + 10.0 * draw(SEED, number, 0), 0.4 + 1.6 * draw(SEED, number, 1), 0.5, 0.2, ""
        ),
        access=Access(Accessible.OK, Accessible.OK, Accessible.OK, Accessible.OK),
    )


def plain_step(bank: ItemBank, answers: Sequence[tuple[Item, bool]]) -> tuple[float, Item]:
    """The same step in plain Python, everything computed again from the answers."""
    ability = POLICY.start
    likelihood = [1.0] * len(POINTS)
    points = POINTS.tolist()
    for item, correct in answers:
        a, b = item.calibration.discrimination, item.calibration.difficulty
        for place, point in enumerate(points):
            right = 1.0 / (1.0 + math.exp(a * (b - point)))
            likelihood[place] *= right if correct else 1.0 - right
        weights = [
            value * math.exp(-((point - ability) ** 2) / 3.0)
            for value, point in zip(likelihood, points, strict=True)
        ]
        total = sum(weights)
        mean = sum(w * x for w, x in zip(weights, points, strict=True)) / total
        most = 0.5 if -0.5 < ability < 0.5 else abs(ability * 0.5)
        ability = min(mean, ability + most) if mean > ability else max(mean, ability - most)
    tubes = {item.tube for item, _ in answers}
    visited = {item.competence for item, _ in answers}
    left = [item for item in bank if item.tube not in tubes]
    left = [item for item in bank if item.competence not in visited] or left
    recent = {item.competence for item, _ in answers[-2:]}
    left = [item for item in left if item.competence not in recent] or left

    def told(item: Item) -> float:
        a, b = item.calibration.discrimination, item.calibration.difficulty
        right = 1.0 / (1.0 + math.exp(a * (b - ability)))
        return -a * a * right * (1.0 - right)

    best = sorted(left, key=lambda item: (told(item), item.id))[: POLICY.kept]
    return ability, best[0]


def main() -> None:
    """Prints the times of a step and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--exams", type=int, default=20)
    arguments = parser.parse_args()
    bank = made_bank(arguments.items)
    pool = Pool.of(bank)
    engine: list[float] = []
    plain: list[float] = []
    for exam in range(arguments.exams):
        trace = AbilityTrace.begin(POLICY.start, POLICY.variation)
        answers: list[tuple[Item, bool]] = []
        for question in range(CERTIFICATION.length):
            before = time.perf_counter()
            if answers:
                item, correct = answers[-1]
                trace = trace.extended(Scored(item.calibration, correct))
            items = [item for item, _ in answers]
            chosen = select(pool, items, trace.latest.ability, POLICY, lambda _index: 0.0)
            between = time.perf_counter()
            ability, item = plain_step(bank, answers)
            after = time.perf_counter()
            assert item == chosen.item
            assert math.isclose(ability, trace.latest.ability, abs_tol=1e-9)
            engine.append((between - before) * 1000)
            plain.append((after - between) * 1000)
            answers.append((item, draw(SEED, exam, question) < 0.6))
    print(f"{arguments.items} items, {len(engine)} steps, milliseconds per step")
    for name, times in (("engine", engine), ("plain", plain)):
        cuts = statistics.quantiles(times, n=100)
        print(f"{name:<8} p50 {cuts[49]:8.3f}   p99 {cuts[98]:8.3f}   max {max(times):8.3f}")
    ratio = statistics.median(plain) / statistics.median(engine)
    print(f"ratio    plain / engine {ratio:.1f}")


if __name__ == "__main__":
    main()
