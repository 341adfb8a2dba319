"""The plan of an exam: its length, time, selection and scoring, all data. Knows no candidate.

A plan is versioned and carried by a pack. `rules` names the behaviour that reads it: a change
of behaviour is a new name, so that an old sitting replays for ever.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from engine.errors import MalformedError
from engine.items import CompetenceCode
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader
from engine.referential import COMPETENCES

PlanId = NewType("PlanId", str)
RulesId = NewType("RulesId", str)

RULES: Final = RulesId("pix-v3@1")

_POINTS_PER_MESH: Final = 16 * 8
_LARGEST_ABILITY: Final = 9.0
_LARGEST_BOUND: Final = 100.0


class Kind(StrEnum):
    """What the exam is for."""

    CERTIFICATION = "certification"
    PIX_PLUS = "pix_plus"
    POSITIONING = "positioning"
    CAMPAIGN = "campaign"
    ATTESTATION = "attestation"
    MISSION = "mission"
    MODULE = "module"


class Source(StrEnum):
    """Where questions come from: the whole bank of the pack that carries the plan."""

    BANK = "bank"


class Feedback(StrEnum):
    """When the candidate learns what was right."""

    NONE = "none"
    AT_END = "at_end"
    IMMEDIATE = "immediate"


class Relaxation(StrEnum):
    """A filter that may be given up when nothing is left to serve."""

    SUB_POOL = "sub_pool"
    SPACING = "spacing"
    ONE_PER_TUBE = "one_per_tube"


@dataclass(frozen=True, slots=True)
class SelectionPolicy:
    """How the next item is chosen (Pix: challenge configuration of a certification version).

    `start` is the ability before any answer, in logits; `variation` caps its change per answer
    (0: no cap); `spacing` is the number of last answers whose competences are left out;
    the first of the `kept` best items is taken with probability `pick_percent` / 100, and so on.
    `relaxations` are given up in order, and together, when nothing is eligible.
    """

    start: float
    variation: float
    spacing: int
    one_per_tube: bool
    all_competences: bool
    kept: int
    pick_percent: int
    relaxations: tuple[Relaxation, ...] = ()


@dataclass(frozen=True, slots=True)
class Mesh:
    """A range of abilities [low, high) and what it is worth in pix."""

    key: str
    weight: int
    coefficient: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of abilities [low, high) and its level; None is unbounded."""

    level: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ScoringPolicy:
    """What an ability is worth.

    Attributes:
        reports_pix: Whether the result is a number of pix; otherwise only the mesh counts.
        meshes: Adjacent ranges, lowest first.
        levels: For each competence its intervals; the first that holds the ability wins.
        refusal: The jury's comment when no mesh is reached and no pix are reported.
    """

    reports_pix: bool
    meshes: tuple[Mesh, ...]
    levels: tuple[tuple[CompetenceCode, tuple[Interval, ...]], ...] = ()
    refusal: str | None = None

    @property
    def maximum(self) -> int:
        """The largest score: 16 competences of 8 pix for each mesh above the first, less one."""
        return (len(self.meshes) - 1) * _POINTS_PER_MESH - 1


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """Everything that makes one exam differ from another.

    `minimum_answers` is the number under which an unfinished exam has no result.
    """

    id: PlanId
    version: int
    rules: RulesId
    kind: Kind
    source: Source
    length: int
    duration_ms: int
    minimum_answers: int
    feedback: Feedback
    selection: SelectionPolicy
    scoring: ScoringPolicy


_BOUNDS: Final = (-4.67, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0)
_WORTHS: Final = (
    ("LEVEL_PRE_BEGINNER", 64, 0),
    ("LEVEL_BEGINNER_1", 64, 1),
    ("LEVEL_BEGINNER_2", 128, 1),
    ("LEVEL_INDEPENDENT_3", 128, 2),
    ("LEVEL_INDEPENDENT_4", 128, 3),
    ("LEVEL_ADVANCED_5", 128, 4),
    ("LEVEL_ADVANCED_6", 128, 5),
    ("LEVEL_EXPERT_7", 128, 6),
)
_LEVELS: Final = (
    Interval(0, None, -2.0),
    Interval(1, -2.0, -1.0),
    Interval(2, -1.0, 0.5),
    Interval(3, 0.5, 1.0),
    Interval(4, 1.0, 2.0),
    Interval(5, 2.0, 3.0),
    Interval(6, 3.0, 4.0),
    Interval(7, 4.0, None),
)

CERTIFICATION: Final = ExamPlan(
    id=PlanId("certification"),
    version=1,
    rules=RULES,
    kind=Kind.CERTIFICATION,
    source=Source.BANK,
    length=32,
    duration_ms=105 * 60 * 1000,
    minimum_answers=20,
    feedback=Feedback.NONE,
    selection=SelectionPolicy(
        start=-3.0,
        variation=0.5,
        spacing=2,
        one_per_tube=True,
        all_competences=True,
        kept=5,
        pick_percent=51,
        relaxations=(Relaxation.SUB_POOL, Relaxation.SPACING, Relaxation.ONE_PER_TUBE),
    ),
    scoring=ScoringPolicy(
        reports_pix=True,
        meshes=tuple(
            Mesh(key, weight, coefficient, low, high)
            for (key, weight, coefficient), low, high in zip(
                _WORTHS, _BOUNDS[:-1], _BOUNDS[1:], strict=True
            )
        ),
        levels=tuple((one.code, _LEVELS) for one in COMPETENCES),
    ),
)
"""The Pix certification (v3): settings and tables of its public, production-like seeds."""


def plan_to_json(plan: ExamPlan) -> JsonObject:
    """The plan as a canonical object; abilities are decimal text, so nothing is rounded."""
    selection, scoring = plan.selection, plan.scoring
    return {
        "id": plan.id,
        "version": plan.version,
        "rules": plan.rules,
        "kind": plan.kind.value,
        "source": plan.source.value,
        "length": plan.length,
        "duration_ms": plan.duration_ms,
        "minimum_answers": plan.minimum_answers,
        "feedback": plan.feedback.value,
        "selection": {
            "start": repr(selection.start),
            "variation": repr(selection.variation),
            "spacing": selection.spacing,
            "one_per_tube": selection.one_per_tube,
            "all_competences": selection.all_competences,
            "kept": selection.kept,
            "pick_percent": selection.pick_percent,
            "relaxations": tuple(one.value for one in selection.relaxations),
        },
        "scoring": {
            "reports_pix": scoring.reports_pix,
            "meshes": tuple(
                {
                    "key": mesh.key,
                    "weight": mesh.weight,
                    "coefficient": mesh.coefficient,
                    "low": repr(mesh.low),
                    "high": repr(mesh.high),
                }
                for mesh in scoring.meshes
            ),
            "levels": tuple(
                {
                    "competence": competence,
                    "intervals": tuple(_interval_to_json(one) for one in intervals),
                }
                for competence, intervals in scoring.levels
            ),
            "refusal": scoring.refusal,
        },
    }


def _interval_to_json(interval: Interval) -> Mapping[str, Json]:
    return {
        "level": interval.level,
        "low": None if interval.low is None else repr(interval.low),
        "high": None if interval.high is None else repr(interval.high),
    }


def plan_from_json(untrusted: JsonObject) -> ExamPlan:
    """The plan of an object written by `plan_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, or the tables do not hold together.
    """
    reader = Reader(untrusted, "plan.")
    plan = ExamPlan(
        id=PlanId(reader.text("id", longest=120)),
        version=reader.integer("version", least=1),
        rules=RulesId(reader.text("rules", longest=40)),
        kind=reader.one_of("kind", Kind),
        source=reader.one_of("source", Source),
        length=reader.integer("length", least=1, most=500),
        duration_ms=reader.integer("duration_ms", least=1, most=24 * 3600 * 1000),
        minimum_answers=reader.integer("minimum_answers", most=500),
        feedback=reader.one_of("feedback", Feedback),
        selection=_selection(reader.inner("selection")),
        scoring=_scoring(reader.inner("scoring")),
    )
    if plan.rules != RULES:
        raise MalformedError("plan.rules", plan.rules)
    return plan


def _selection(reader: Reader) -> SelectionPolicy:
    relaxations = []
    for text in reader.texts("relaxations", most=len(Relaxation)):
        try:
            relaxations.append(Relaxation(text))
        except ValueError as error:
            raise MalformedError("field.choice", "relaxations") from error
    return SelectionPolicy(
        start=_decimal(reader, "start", -_LARGEST_ABILITY, _LARGEST_ABILITY),
        variation=_decimal(reader, "variation", 0.0, 1.0),
        spacing=reader.integer("spacing", most=500),
        one_per_tube=reader.boolean("one_per_tube"),
        all_competences=reader.boolean("all_competences"),
        kept=reader.integer("kept", least=1, most=100),
        pick_percent=reader.integer("pick_percent", most=100),
        relaxations=tuple(relaxations),
    )


def _scoring(reader: Reader) -> ScoringPolicy:
    meshes = tuple(
        Mesh(
            key=one.text("key", longest=120),
            weight=one.integer("weight", most=10_000),
            coefficient=one.integer("coefficient", most=100),
            low=_decimal(one, "low"),
            high=_decimal(one, "high"),
        )
        for one in reader.readers("meshes", most=100)
    )
    if not meshes or any(mesh.low >= mesh.high for mesh in meshes):
        raise MalformedError("plan.meshes")
    if any(left.high != right.low for left, right in itertools.pairwise(meshes)):
        raise MalformedError("plan.meshes")
    return ScoringPolicy(
        reports_pix=reader.boolean("reports_pix"),
        meshes=meshes,
        levels=tuple(
            (
                CompetenceCode(one.text("competence", longest=10)),
                tuple(_interval(inner) for inner in one.readers("intervals", most=100)),
            )
            for one in reader.readers("levels", most=100)
        ),
        refusal=reader.text("refusal", longest=120) if reader.has("refusal") else None,
    )


def _interval(reader: Reader) -> Interval:
    return Interval(
        level=reader.integer("level", most=8),
        low=_decimal(reader, "low") if reader.has("low") else None,
        high=_decimal(reader, "high") if reader.has("high") else None,
    )


def _decimal(
    reader: Reader, key: str, least: float = -_LARGEST_BOUND, most: float = _LARGEST_BOUND
) -> float:
    try:
        value = float(reader.text(key, longest=40))
    except ValueError as error:
        raise MalformedError("field.decimal", key) from error
    if not least <= value <= most:
        raise MalformedError("field.decimal", key)
    return value
