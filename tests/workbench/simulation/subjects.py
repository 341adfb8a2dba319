"""Subjects to simulate and their reports, made once for all tests that read them."""

from dataclasses import replace
from functools import cache
from typing import Final

from content_packs.plans.named import CERTIFICATION, named_plan
from engine.items import Access, Accessible, Item
from engine.plan import ExamPlan
from workbench.simulation.generated import generated_bank
from workbench.simulation.protocol import Identity, Options, simulate
from workbench.simulation.report import Measured, Report, Run
from workbench.simulation.supply import Population
from workbench.simulation.thresholds import judged
from workbench.simulation.trials import Subject

TWO_EACH: Final = named_plan("two-per-competence")
IDENTITY: Final = Identity("test-pack", 7)
BLIND: Final = Access(Accessible.KO, Accessible.OK, Accessible.OK, Accessible.OK)
RUN: Final = Run(12.5, 1000, 80.0, 1, "2.1.3")


def subject(plan: ExamPlan = CERTIFICATION, items: int = 320) -> Subject:
    """A bank that serves everybody."""
    return Subject(generated_bank(items=items).items, ("fr",), plan)


def holed(plan: ExamPlan = CERTIFICATION) -> Subject:
    """A bank whose adjusted candidates find nothing in 1.1, and no one anything in English."""
    items = (_blind(item) if item.competence == "1.1" else item for item in subject().items)
    return Subject(tuple(items), ("fr", "en"), plan)


def _blind(item: Item) -> Item:
    return replace(item, access=BLIND)


def options(examinees: int = 60, *, cap: float | None = None, sd: float = 0.0) -> Options:
    """A small simulation."""
    return Options(examinees, 5, Population(0.0, 1.3), sd, 0.0, 0.0, cap, 0.45)


@cache
def whole() -> Measured:
    """Of the certification, on a bank that serves everybody."""
    return simulate(IDENTITY, subject(), options(cap=0.5), processes=1)[0]


@cache
def torn() -> Measured:
    """Of a plan with quotas, on a bank with holes."""
    return simulate(IDENTITY, holed(TWO_EACH), options(8), processes=1)[0]


def report(measured: Measured, **thresholds: object) -> Report:
    """A report of what was measured."""
    return Report(measured, judged(thresholds, measured), RUN)
