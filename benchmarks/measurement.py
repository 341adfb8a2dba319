"""How exactly the exams measure, against the lower bound and against pix-v3 on the same answers.

    python -m benchmarks.measurement [--examinees 10000] [--exams 100000]

All on the generated bank of 2000 items and a population N(0, 1.3²); true levels are cut at
-3, -2, …, 3. Every figure is a ratio or a share, with the reference taken in the same run.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.adaptive.exponential import Floats
from engine.adaptive.joint_model import JointModel
from engine.policies import Interval, JointPolicy, QuotaPolicy, ScoringPolicy
from engine.scoring.profile import level_cells
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import Sat, sit
from workbench.simulation.bound import Design, van_trees
from workbench.simulation.generated import generated_bank
from workbench.simulation.joint_batch import JointScores, joint_scores
from workbench.simulation.measures import levels_at
from workbench.simulation.moving_ability import MovingAbilities, MovingTables
from workbench.simulation.pix_batch import PixExam
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.usage import violations
from workbench.simulation.world import World, miscalibrated

SD = 1.3
LENGTH = 32
SEED = 20261122
QUOTAS = QuotaPolicy(2, one_per_tube=True)
TWO_EACH = named_plan("two-per-competence")
CUTS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
TABLE = tuple(
    Interval(level, low, high)
    for level, (low, high) in enumerate(zip((None, *CUTS), (*CUTS, None), strict=True), 1)
)
SURE = 1.96


@dataclass(frozen=True, slots=True)
class Setting:
    """A world, and what the engine assumes of its competences."""

    name: str
    world: World
    competence_sd: float = 0.0
    domain_sd: float = 0.0

    @property
    def joint(self) -> JointPolicy:
        """The priors: the population's, with the usual tails."""
        return JointPolicy(
            mean=0.0,
            sd=SD,
            tail_sd=2 * SD,
            tail_share=0.2,
            competence_sd=self.competence_sd,
            domain_sd=self.domain_sd,
            origin="benchmark",
        )


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Exams, and both estimates from the same answers."""

    sat: Sat
    joint: JointScores
    pix: Floats


def rmse(found: Floats, truth: Floats) -> float:
    """The root mean square difference."""
    return float(np.sqrt(np.mean((found - truth) ** 2)))


def covered(scores: JointScores, truth: Floats) -> float:
    """The share of general abilities inside their 95 % interval."""
    return float(np.mean((scores.low <= truth) & (truth <= scores.high)))


def take(setting: Setting, examinees: int, *, official: bool = False) -> Taken:
    """Let examinees sit, by quotas or by the official rules, and estimate twice."""
    bank = BankArrays.of(generated_bank())
    seen = BankArrays.of(miscalibrated(generated_bank(), setting.world))
    joint = setting.joint
    policy = CERTIFICATION.pix_v3
    exam = (
        PixExam(bank, setting.world, policy, LENGTH, seen)
        if official
        else QuotaExam(bank, setting.world, QUOTAS, joint, LENGTH, seen)
    )
    sat = sit(exam, examinees)
    scoring = ScoringPolicy(
        reports_pix=False, meshes=(), levels=tuple((code, TABLE) for code in bank.competences)
    )
    scores = joint_scores(sat, JointModel.of(seen.pool, joint), level_cells(scoring))
    moving = MovingAbilities(MovingTables.of(seen, policy, np.float64), len(sat))
    for items, correct in zip(sat.items.T, sat.correct.T, strict=True):
        moving.learn(items.astype(np.intp), correct)
    return Taken(sat, scores, moving.estimates()[0])


def line(name: str, value: float, least: str = "", aim: str = "") -> None:
    """One figure beside what is asked of it."""
    asked = f"   at least {least}" if least else ""
    print(f"  {name:<64} {value:8.4f}{asked}{f', aim {aim}' if aim else ''}")


def against_the_bound(examinees: int) -> Taken:
    """One ability: nothing lost but what no design can have."""
    bank = BankArrays.of(generated_bank())
    bound = van_trees(bank, Design.of(QUOTAS, LENGTH), 0.0, SD).rmse
    taken = take(Setting("one ability", World(SEED, sd=SD)), examinees)
    truth = taken.sat.general
    print(f"two per competence, one per tube, {examinees} exams; van Trees bound {bound:.4f}")
    line("RMSE joint / bound", rmse(taken.joint.ability, truth) / bound, "1.045", "1.03")
    line("  the same with the narrow prior alone", rmse(taken.sat.ability, truth) / bound)
    line("RMSE pix-v3, same answers / bound", rmse(taken.pix, truth) / bound)
    return taken


def beside_pix(examinees: int) -> None:
    """The same answers, estimated twice; the truth is the mean over the competences."""
    print("RMSE joint / RMSE pix-v3, same answers; asked at least 0.975, aim 0.96")
    for official in (False, True):
        rules = "official rules" if official else "quotas"
        for setting in (
            Setting("one ability", World(SEED, sd=SD)),
            Setting("items with errors .25", _noisy(0.25)),
            Setting("competences .35", World(SEED, sd=SD, competence_sd=0.35), 0.35),
            Setting("competences .5", World(SEED, sd=SD, competence_sd=0.5), 0.5),
            Setting("competences .8", World(SEED, sd=SD, competence_sd=0.8), 0.8),
        ):
            taken = take(setting, examinees, official=official)
            truth = taken.sat.competences.mean(axis=1)
            mean = taken.joint.competence.mean(axis=1)
            line(f"{rules}, {setting.name}", rmse(mean, truth) / rmse(taken.pix, truth))


def _noisy(error: float) -> World:
    return World(SEED, sd=SD, error_log_discrimination=error, error_difficulty=error)


def competences(examinees: int) -> None:
    """Each competence from its own two answers and all others."""
    print("competences: RMSE joint / pix-v3, and levels exact, in points over pix-v3")
    asked = {0.5: ("0.88", "0.86", "4.5"), 0.8: ("0.77", "0.75", "10")}
    for sd, (least, aim, points) in asked.items():
        world = World(SEED, sd=SD, competence_sd=sd)
        for assumed in (sd, 0.35):
            taken = take(Setting("", world, assumed), examinees)
            truth, found = taken.sat.competences, taken.joint
            flat = np.repeat(taken.pix[:, np.newaxis], truth.shape[1], axis=1)
            name = f"sd {sd}, assumed {assumed}"
            line(f"{name}: RMSE", rmse(found.competence, truth) / rmse(flat, truth), least, aim)
            true, likeliest = levels_at(TABLE, truth), found.levels.argmax(axis=2)
            exact = float(np.mean(likeliest == true))
            gain = exact - float(np.mean(levels_at(TABLE, flat) == true))
            line(f"{name}: levels exact, points over pix-v3", 100 * gain, f"+{points}")
            line(f"{name}: levels exact", exact)
            line(f"{name}: the model's own ceiling", float(found.levels.max(axis=2).mean()))
            inside = np.abs(found.competence - truth) <= SURE * found.competence_error
            line(f"{name}: competence within 1.96 standard errors", float(inside.mean()))
    world = World(SEED, sd=SD, competence_sd=0.5, domain_sd=0.4)
    taken = take(Setting("", world, 0.5, 0.4), examinees)
    domain_of = BankArrays.of(generated_bank()).domain_of
    truth = np.stack(
        [taken.sat.competences[:, domain_of == one].mean(axis=1) for one in np.unique(domain_of)], 1
    )
    flat = np.repeat(taken.pix[:, np.newaxis], truth.shape[1], axis=1)
    line("domains, sd .5 and .4: RMSE", rmse(taken.joint.domain, truth) / rmse(flat, truth))


def coverage(examinees: int) -> None:
    """The 95 % interval of the general ability."""
    print("coverage of the 95 % interval; asked 0.94 to 0.96")
    settings = (
        Setting("clean", World(SEED, sd=SD)),
        Setting("items with errors .15", _noisy(0.15)),
        Setting("items with errors .25", _noisy(0.25)),
        Setting("competences .5", World(SEED, sd=SD, competence_sd=0.5), 0.5),
        Setting("competences .8", World(SEED, sd=SD, competence_sd=0.8), 0.8),
        Setting("ability -4", World(SEED, fixed=-4.0)),
        Setting("ability +4", World(SEED, fixed=4.0)),
    )
    for setting in settings:
        taken = take(setting, examinees)
        truth = taken.sat.general
        line(setting.name, covered(taken.joint, truth))
        line(f"{setting.name}: bias", float(np.mean(taken.joint.ability - truth)))


def rules_hold(exams: int) -> None:
    """Violations and exams without an end, by quotas and by the official rules."""
    bank, world = BankArrays.of(generated_bank()), World(SEED + 1, sd=SD)
    joint = Setting("", world, 0.35).joint
    print(f"violations and infeasible exams in {exams}; asked 0")
    for name, exam, plan in (
        ("quotas, own abilities", QuotaExam(bank, world, QUOTAS, joint), TWO_EACH),
        ("official rules", PixExam(bank, world, CERTIFICATION.pix_v3), CERTIFICATION),
    ):
        sat = sit(exam, exams)
        found = violations(sat.items, bank, plan, bank.competences)
        broken = found.item + found.tube + found.spacing + found.quota
        line(f"{name}: violations", float(broken))
        line(f"{name}: infeasible", float(sat.infeasible.sum()))
        line(f"{name}: questions for which a filter was given up", float(sat.relaxed.sum()))


def main(argv: Sequence[str] | None = None) -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(description="accuracy of the exams on the generated bank")
    parser.add_argument("--examinees", type=int, default=10_000)
    parser.add_argument("--exams", type=int, default=100_000)
    arguments = parser.parse_args(argv)
    against_the_bound(10 * arguments.examinees)
    beside_pix(arguments.examinees)
    competences(arguments.examinees)
    coverage(arguments.examinees)
    rules_hold(arguments.exams)


if __name__ == "__main__":
    main()
