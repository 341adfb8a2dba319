"""A known truth: who sits, what they can do, how wrong the calibration is. Knows no exam.

All randomness comes from children of one seed, one for each purpose and chunk of examinees: what
a chunk draws depends neither on the other chunks nor on who computes it.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from engine.adaptive.exponential import Floats
from engine.items import Calibration, ItemBank
from workbench.simulation.arrays import BankArrays


class Stream(IntEnum):
    """What random numbers are for."""

    ABILITIES = 0
    ANSWERS = 1
    PICKS = 2
    SUB_POOLS = 3
    CALIBRATION = 4


@dataclass(frozen=True, slots=True)
class World:
    """A population and a bank's errors, in logits.

    The general ability g is N(`mean`, `sd`²), or `fixed` for everybody; a domain's ability is
    N(g, `domain_sd`²), a competence's is N(its domain's, `competence_sd`²).

    Attributes:
        seed: Of all random numbers.
        error_log_discrimination: Standard error of log a as the engine sees it.
        error_difficulty: Standard error of b as the engine sees it.
    """

    seed: int
    mean: float = 0.0
    sd: float = 1.3
    fixed: float | None = None
    competence_sd: float = 0.0
    domain_sd: float = 0.0
    error_log_discrimination: float = 0.0
    error_difficulty: float = 0.0

    def generator(self, stream: Stream, chunk: int = 0) -> np.random.Generator:
        """The random numbers of one purpose for one chunk of examinees."""
        child = np.random.SeedSequence(self.seed, spawn_key=(int(stream), chunk))
        return np.random.default_rng(child)


@dataclass(frozen=True, slots=True, eq=False)
class Examinees:
    """True abilities in logits.

    Attributes:
        general: Shape (n,).
        competences: Shape (n, C), in the order of the bank's competences.
    """

    general: Floats
    competences: Floats

    def __len__(self) -> int:
        return len(self.general)


def draw_examinees(world: World, bank: BankArrays, count: int, chunk: int = 0) -> Examinees:
    """The examinees of one chunk.

    Args:
        world: Their population.
        bank: Says which competences there are, and in which domains.
        count: How many.
        chunk: Number of the chunk; other chunks hold other people.
    """
    generator = world.generator(Stream.ABILITIES, chunk)
    general = generator.normal(world.mean, world.sd, count)
    if world.fixed is not None:
        general = np.full(count, world.fixed)
    domains = generator.normal(0.0, world.domain_sd, (count, len(bank.domains)))
    own = generator.normal(0.0, world.competence_sd, (count, len(bank.competences)))
    return Examinees(general, general[:, np.newaxis] + domains[:, bank.domain_of] + own)


def miscalibrated(bank: ItemBank, world: World) -> ItemBank:
    """The bank as an engine sees it that knows its items only with the world's errors.

    The calibrations carry these errors as standard errors.
    """
    if world.error_log_discrimination == world.error_difficulty == 0.0:
        return bank
    generator = world.generator(Stream.CALIBRATION)
    factors = np.exp(generator.normal(0.0, world.error_log_discrimination, len(bank)))
    shifts = generator.normal(0.0, world.error_difficulty, len(bank))
    seen = []
    for item, factor, shift in zip(bank, factors.tolist(), shifts.tolist(), strict=True):
        discrimination = item.calibration.discrimination * factor
        calibration = Calibration(
            difficulty=item.calibration.difficulty + shift,
            discrimination=discrimination,
            se_difficulty=world.error_difficulty,
            se_discrimination=discrimination * world.error_log_discrimination,
            origin="simulated",
        )
        seen.append(replace(item, calibration=calibration))
    return ItemBank.of(seen)
