"""What a calibration gives back of a truth that is known, on adaptive exams.

    python -m benchmarks.calibration_recovery [--examinees 20000] [--seed 1]

The generated bank of 2000 items, of which the exams know parameters with errors only; two items
a competence, one a tube, each candidate from a random fifth of the bank. References of the same
run: the errors that the expected information allows to who knows all abilities (Cramér-Rao),
logistic regressions on the abilities that the exams themselves report, and the parameters known
before. *Alone* is what the responses say, *pooled* what they and the parameters known before say
together, which is what `pix-pack calibrate` writes. Every figure is a ratio, a share or a number
of logits.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.special import expit
from scipy.stats import norm

from engine.adaptive.shrinkage import shrunk
from engine.items import ItemBank
from engine.policies import JointPolicy, QuotaPolicy
from workbench.calibration.deviations import conditional_discrimination
from workbench.calibration.pack_calibration import PackCalibration, calibrate
from workbench.calibration.parameters import Parameters, StandardErrors
from workbench.calibration.previous import PreviousItems
from workbench.calibration.responses import Floats, Mask, Responses
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import Sat, sit
from workbench.simulation.generated import generated_bank
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.sub_pool import SubPools
from workbench.simulation.world import World, miscalibrated

SD: Final = 1.3
SHARE: Final = 0.2
QUOTAS: Final = QuotaPolicy(2, one_per_tube=True)
POLICY: Final = JointPolicy(0.0, SD, 2 * SD, 0.2, 0.0, 0.0, "benchmark")
BANDS: Final = ((100, 300), (300, 1000), (1000, 10**9))
SURE: Final = 1.96
NEWTON_STEPS: Final = 12
LONGEST_STEP: Final = 1.0
MANY: Final = 10**6
SMALLER: Final = 480
DRIFTED: Final = 0.1
SETTINGS: Final = ((0.0, 0.0), (0.35, 0.0), (0.5, 0.0), (0.5, 0.4), (0.8, 0.0))


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """Exams, what made them, and what was found from them."""

    sat: Sat
    responses: Responses
    truth: Parameters
    found: PackCalibration


def parameters(bank: BankArrays) -> Parameters:
    """The parameters of a bank."""
    return Parameters(np.log(bank.discrimination), bank.difficulty)


def made(world: World, examinees: int, drift: Floats | None = None, items: int = 2000) -> Made:
    """Let examinees sit in a world, and calibrate.

    Args:
        world: Also says with what errors the items are known.
        examinees: How many.
        drift: Shape (2, items), added to the true log a and b since the items became known.
        items: How many the bank has.
    """
    known = generated_bank(items=items)
    seen = BankArrays.of(miscalibrated(known, world))
    bank = BankArrays.of(known if drift is None else moved(known, drift))
    pools = SubPools(np.full(len(bank), SHARE))
    exam = QuotaExam(bank, world, QUOTAS, POLICY, 32, seen, pools)
    sat = sit(exam, examinees, processes=1)
    responses = responses_of(sat, bank)
    count = len(bank)
    errors = StandardErrors(
        np.full(count, world.error_log_discrimination), np.full(count, world.error_difficulty)
    )
    previous = PreviousItems(
        ids=responses.items,
        versions=np.ones(count, np.int64),
        competence=bank.competence.astype(np.int64),
        domain=bank.domain_of[bank.competence].astype(np.int64),
        parameters=parameters(seen),
        errors=errors,
        means=np.zeros(count, np.bool_),
    )
    found = calibrate(responses, previous, seed=world.seed)
    return Made(sat, responses, parameters(bank), found)


def moved(bank: ItemBank, drift: Floats) -> ItemBank:
    """The bank with drift, shape (2, items), added to log a and b."""
    return ItemBank.of(
        replace(
            item,
            calibration=replace(
                item.calibration,
                discrimination=item.calibration.discrimination * float(np.exp(of_a)),
                difficulty=item.calibration.difficulty + of_b,
            ),
        )
        for item, of_a, of_b in zip(bank, *drift.tolist(), strict=True)
    )


def responses_of(sat: Sat, bank: BankArrays) -> Responses:
    """The exams as an export would give them."""
    examinees, length = sat.items.shape
    return Responses(
        candidate=np.repeat(np.arange(examinees), length),
        position=np.tile(np.arange(1, length + 1), examinees),
        item=sat.items.ravel().astype(np.int64),
        version=np.ones(sat.items.size, np.int64),
        correct=sat.correct.ravel(),
        elapsed=np.full(sat.items.size, np.nan),
        items=tuple(str(item.id) for item in bank.pool.items),
        candidates=examinees,
    )


def known_abilities(one: Made) -> tuple[Floats, Floats]:
    """Cramér-Rao errors of log a and b of all items for who knows the abilities."""
    slope, difficulty = one.truth.discrimination, one.truth.difficulty
    item = one.responses.item
    logit = slope[item] * (one.sat.general[one.responses.candidate] - difficulty[item])
    weight = expit(logit) * expit(-logit)

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(item, values, minlength=len(slope)), np.float64)

    of_a, of_b = total(weight * logit**2), slope**2 * total(weight)
    of_both = -slope * total(weight * logit)
    with np.errstate(divide="ignore", invalid="ignore"):
        determinant = of_a * of_b - of_both**2
        return np.sqrt(of_b / determinant), np.sqrt(of_a / determinant)


def reported_abilities(one: Made) -> Parameters:
    """Logistic regressions on the abilities that the exams reported, with the same weak priors."""
    item, correct = one.responses.item, one.responses.correct
    ability = one.sat.ability[one.responses.candidate]
    start = one.found.previous.parameters
    log_slope, difficulty = start.log_discrimination.copy(), start.difficulty.copy()
    count = len(difficulty)

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(item, values, minlength=count), np.float64)

    for _ in range(NEWTON_STEPS):
        slope = np.exp(log_slope)
        logit = slope[item] * (ability - difficulty[item])
        success = expit(logit)
        weight, residual = success * (1.0 - success), correct - success
        to_a = total(residual * logit) - (log_slope - log_slope.mean()) / 0.5**2
        to_b = -slope * total(residual) - (difficulty - difficulty.mean()) / 3.0**2
        of_a = total(weight * logit**2) + 0.5**-2
        of_b = slope**2 * total(weight) + 3.0**-2
        of_both = -slope * total(weight * logit)
        determinant = of_a * of_b - of_both**2
        move_a = (of_b * to_a - of_both * to_b) / determinant
        move_b = (of_a * to_b - of_both * to_a) / determinant
        log_slope += np.clip(move_a, -LONGEST_STEP, LONGEST_STEP)
        difficulty += np.clip(move_b, -LONGEST_STEP, LONGEST_STEP)
    return Parameters(log_slope, difficulty)


def rms(values: Floats) -> float:
    """The root mean square."""
    return float(np.sqrt(np.mean(values**2)))


def taken(found: PackCalibration) -> Floats:
    """The log discriminations that the joint scoring makes of the bank with its new values."""
    values = found.parameters.where(found.calibrated, found.previous.parameters)
    errors = np.where(
        found.calibrated,
        found.errors.log_discrimination,
        found.previous.errors.log_discrimination,
    )
    return np.log(shrunk(values.discrimination, values.discrimination * errors))


def recovery(one: Made) -> Iterator[str]:
    """Bias, error and honesty of log a and b."""
    found, often = one.found, one.found.calibrated
    bounds, naive = known_abilities(one), reported_abilities(one)
    previous = found.previous.parameters
    yield (
        f"{one.found.candidates} exams; {often.sum()} of {len(often)} items with at least 100"
        f" answers, median {np.median(found.answers[often]):.0f}"
    )
    yield (
        f"population: mean {found.population.mean - one.sat.general.mean():+.3f},"
        f" sd x {found.population.sd / one.sat.general.std():.3f} of the sample's"
    )
    yield (
        f"{'':<27}{'bias':>7}{'RMSE':>7}{'r':>7}{'SE/RMSE':>9}{'RMS z':>7}{'covered':>9}"
        "   RMSE over that of: bound, reported abilities, known before"
    )
    for name, figures in (("alone", found.alone), ("pooled", found.parameters)):
        errors = found.alone_errors if name == "alone" else found.errors
        for parameter, place in (("log_discrimination", 0), ("difficulty", 1)):
            truth = getattr(one.truth, parameter)
            away, told = getattr(figures, parameter) - truth, getattr(errors, parameter)
            others = (
                bounds[place],
                getattr(naive, parameter) - truth,
                getattr(previous, parameter) - truth,
            )
            for low, high in ((100, 10**9), *BANDS):
                some = often & (found.answers >= low) & (found.answers < high)
                title = f"{name}, {('log a', 'b')[place]}, {low}"
                title += "+ answers" if high > MANY else f" to {high - 1}"
                made_error, sure = rms(away[some]), np.abs(away[some] / told[some]) < SURE
                r = np.corrcoef(getattr(figures, parameter)[some], truth[some])[0, 1]
                yield (
                    f"{title:<27}{away[some].mean():+7.3f}{made_error:7.3f}{r:7.3f}"
                    f"{rms(told[some]) / made_error:9.3f}{rms(away[some] / told[some]):7.3f}"
                    f"{sure.mean():9.3f}   "
                    + "".join(f"{made_error / rms(other[some]):8.3f}" for other in others)
                )
    away = taken(found) - one.truth.log_discrimination
    yield (
        f"pooled log a as the joint scoring takes it: bias {away[often].mean():+.3f},"
        f" RMSE {rms(away[often]):.3f}"
    )
    sound = found.fit.p[often]
    yield (
        f"items that fit: p below 5 % in {np.mean(sound < 0.05):.3f}, flagged"
        f" {found.fit.misfit.sum()}; drift flagged {found.drift.flagged.sum()}"
    )


def drifts(world: World, examinees: int) -> Iterator[str]:
    """Power and false alarms when a tenth of the items have moved."""
    generator = np.random.default_rng(world.seed)
    count = len(generated_bank())
    for name, of_a, of_b in (("b by 0.8", 0.0, 0.8), ("log a by 0.8", 0.8, 0.0)):
        hit: Mask = generator.random(count) < DRIFTED
        sign = np.where(hit, generator.choice([-1.0, 1.0], count), 0.0)
        found = made(world, examinees, np.stack([of_a * sign, of_b * sign])).found
        often, drift = found.calibrated, found.drift
        still, z = often & ~hit, np.stack([drift.difficulty, drift.log_discrimination])
        least = np.abs(z[:, drift.flagged]).max(axis=0).min()
        spread = (
            np.hypot(found.alone_errors.log_discrimination, world.error_log_discrimination)
            if of_a
            else np.hypot(found.alone_errors.difficulty, world.error_difficulty)
        )[often & hit]
        size = of_a + of_b
        ideal = norm.sf(least - size / spread) + norm.cdf(-least - size / spread)
        flags = drift.flagged
        yield (
            f"drift of {name:<13} found in {flags[often & hit].mean():.2f} of"
            f" {(often & hit).sum()} (errors known allow {ideal.mean():.2f}); false in"
            f" {flags[still].mean():.4f} of {still.sum()},"
            f" {flags[still].sum() / max(1, flags.sum()):.3f} of all flags"
        )


def deviations(world: World, examinees: int) -> Iterator[str]:
    """The sds of competences and domains, and what they do to the discriminations."""
    for competence_sd, domain_sd in SETTINGS:
        deviating = replace(world, competence_sd=competence_sd, domain_sd=domain_sd)
        one = made(deviating, examinees, items=SMALLER)
        told, often = one.found.deviations, one.found.calibrated
        slopes = one.found.alone.discrimination
        whole = float(np.hypot(told.competence.sd, told.domain.sd))
        flat = np.log(slopes) - one.truth.log_discrimination
        own = np.log(conditional_discrimination(slopes, whole)) - one.truth.log_discrimination
        yield (
            f"sd {competence_sd:.2f} and {domain_sd:.2f}:"
            f" found {told.competence.sd:.2f} ({told.competence.low:.2f} to"
            f" {told.competence.high:.2f}) and {told.domain.sd:.2f} ({told.domain.low:.2f} to"
            f" {told.domain.high:.2f}); bias of log a {flat[often].mean():+.3f}, on the"
            f" competence's own scale {own[often].mean():+.3f}"
        )


def main() -> None:
    """Prints the three groups of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examinees", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    world = World(arguments.seed, sd=SD, error_log_discrimination=0.15, error_difficulty=0.15)
    for line in recovery(made(world, arguments.examinees)):
        print(line)
    print(f"of {arguments.examinees // 2} exams each:")
    sure = replace(world, error_log_discrimination=0.1, error_difficulty=0.1)
    for line in drifts(sure, arguments.examinees // 2):
        print(line)
    print(f"of {arguments.examinees // 5} exams each:")
    for line in deviations(world, arguments.examinees // 5):
        print(line)


if __name__ == "__main__":
    main()
