"""How often screening flags those it is meant for, and those it is not: in percent.

    python -m benchmarks.screening_power [--examinees 20000] [--seed 1]

Limits are fitted on one simulation and tried on another, on the generated bank of 2000 items
under three conditions: quotas by competence with known times of the items (lognormal, spread
1 / 1.8; items differ by 0.4, people by 0.3), the same with nothing but authors' hints that err by
0.4, and the rules of the certification. Beside the three statistics stands l_z, the standardised
log likelihood of the answers, with limits from the same honest people.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.exponential import Floats
from engine.adaptive.response_times import USUAL_DISCRIMINATION, Timing
from engine.adaptive.screening import STATISTICS, Answers
from engine.items import ItemBank
from engine.plan import JOINT, ExamPlan
from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.aberrance import HONEST, Hall, Manner, Timings
from workbench.simulation.generated import generated_bank

LEVELS: Final = (0.05, 0.01)
QUOTAS: Final = replace(
    CERTIFICATION,
    rules=JOINT,
    selection=QuotaPolicy(2, one_per_tube=True),
    joint=JointPolicy(0.0, 1.3, 2.5, 1.0, 0.0, 0.0, "generated"),
)
ODD: Final = {
    "5.6 items known": Manner(known=5.6),
    "14 items known": Manner(known=14.0),
    "last 8 guessed": Manner(rushed=8),
    "last 5 guessed": Manner(rushed=5),
}
PLAIN: Final = {
    "as the model says": Manner(),
    "right answers 10 % sooner": Manner(right_sooner=0.1),
    "right answers 20 % sooner": Manner(right_sooner=0.2),
    "hurry, last/first 1/1.6": Manner(hurry=0.5),
    "hurry, last/first 1/2.7": Manner(hurry=1.0),
    "tire, last/first 1.6": Manner(hurry=-0.5),
    "heavy tails, t of 3": Manner(freedom=3),
    "times spread 1.5 x": Manner(unevenness=1.5),
    "half of the items slow": Manner(slowed=0.5),
    "competences sd 0.5": Manner(competence_sd=0.5),
    "competences sd 0.8": Manner(competence_sd=0.8),
}


def standardised_likelihood(answers: Answers) -> Floats:
    """l_z of the answers, large where they do not fit (Drasgow, Levine & Williams 1985)."""
    chance = answers.chance
    weights = np.log(chance / (1.0 - chance))
    spread = np.sqrt((chance * (1.0 - chance) * weights * weights).sum(axis=0))
    found: Floats = -((answers.correct - chance) * weights).sum(axis=0) / spread
    return found


RIVALS: Final[Sequence[tuple[str, Callable[[Answers], Floats]]]] = (
    *((kind.value, statistic) for kind, statistic in STATISTICS),
    ("l_z", standardised_likelihood),
)


def values(hall: Hall, manner: Manner, examinees: int, stream: int) -> list[Floats]:
    """Each statistic of the people of one manner."""
    pieces = list(hall.answers(manner, examinees, stream))
    return [np.concatenate([statistic(one) for one in pieces]) for _, statistic in RIVALS]


def condition(
    title: str, bank: ItemBank, plan: ExamPlan, timings: Timings, arguments: argparse.Namespace
) -> dict[str, list[list[float]]]:
    """Prints one condition; the shares flagged, by manner, statistic and level."""
    count, seed = arguments.examinees, arguments.seed
    fitting, trying = Hall(bank, plan, seed, timings), Hall(bank, plan, seed + 1, timings)
    honest = [values(fitting, manner, count, place) for place, manner in enumerate(HONEST)]
    limits = [
        [max(np.quantile(one[place], 1.0 - level) for one in honest) for level in LEVELS]
        for place in range(len(RIVALS))
    ]
    print(f"\n{title}: flagged at {' / '.join(f'{level:.0%}' for level in LEVELS)}")
    print(f"{'':27}" + "".join(f"{name:>15}" for name, _ in RIVALS))
    found: dict[str, list[list[float]]] = {}
    for stream, (name, manner) in enumerate({**ODD, **PLAIN}.items()):
        tried = values(trying, manner, count, stream)
        found[name] = [
            [float((one > limit).mean()) for limit in both]
            for one, both in zip(tried, limits, strict=True)
        ]
        cells = "".join(f"{100 * five:8.1f} /{100 * one:5.1f}" for five, one in found[name])
        print(f"{name:27}{cells}", flush=True)
    return found


def main() -> None:
    """Prints power and false alarms, and whether they reach what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examinees", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    before = time.perf_counter()
    bank = generated_bank()
    intensities = np.random.default_rng(arguments.seed).normal(3.6, 0.4, len(bank))
    timings = tuple(
        (item.id, Timing(float(intensity), USUAL_DISCRIMINATION))
        for item, intensity in zip(bank, intensities, strict=True)
    )
    found = condition("Quotas, times known", bank, QUOTAS, timings, arguments)
    condition("Quotas, hints alone", bank, QUOTAS, (), arguments)
    condition("Certification, times known", bank, CERTIFICATION, timings, arguments)
    known, rushed = found["5.6 items known"][0][0], found["last 8 guessed"][1][0]
    alarms = max(share for flagged in found["as the model says"][:3] for share in flagged[:1])
    print()
    for name, value, reached in (
        ("5.6 items known, power at 5 %, at least 0.55", known, known >= 0.55),
        ("last 8 guessed, power at 5 %, at least 0.99", rushed, rushed >= 0.99),
        ("as the model says, false alarms at 5 %, at most 0.06", alarms, alarms <= 0.06),
    ):
        print(f"{name}: {value:.3f} {'reached' if reached else 'MISSED'}")
    print(f"{time.perf_counter() - before:.0f} s")


if __name__ == "__main__":
    main()
