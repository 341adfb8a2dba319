"""Policies for tests of simulation."""

from typing import Final

from engine.policies import JointPolicy, QuotaPolicy, Relaxation, SelectionPolicy

PIX: Final = SelectionPolicy(
    start=-3.0,
    variation=0.5,
    spacing=2,
    one_per_tube=True,
    all_competences=True,
    kept=5,
    pick_percent=51,
    relaxations=(Relaxation.SUB_POOL, Relaxation.SPACING, Relaxation.ONE_PER_TUBE),
)

TWO_EACH: Final = QuotaPolicy(
    per_competence=2,
    one_per_tube=True,
    relaxations=(Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE),
)


def joint(competence_sd: float = 0.0, domain_sd: float = 0.0) -> JointPolicy:
    return JointPolicy(
        mean=0.0,
        sd=1.3,
        tail_sd=2.5,
        tail_share=0.1,
        competence_sd=competence_sd,
        domain_sd=domain_sd,
        origin="test",
    )
