"""Plans to canonical objects and back. Knows the shape of every policy, nothing of their meaning.

Abilities are decimal text, so that nothing is rounded. What pix-v3 does not need is left out when
absent, so that the bytes of older plans stay theirs.
"""

import itertools
from collections.abc import Mapping
from typing import Final

from engine.errors import MalformedError
from engine.items import CompetenceCode
from engine.plan import JOINT, PIX_V3, ExamPlan, Feedback, Kind, PlanId, RulesId, Source
from engine.policies import (
    Interval,
    JointPolicy,
    Mesh,
    QuotaPolicy,
    Relaxation,
    ScoringPolicy,
    SelectionPolicy,
)
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

_LARGEST_ABILITY: Final = 9.0
_LARGEST_BOUND: Final = 100.0
_LARGEST_SD: Final = 9.0
_LARGEST_DEVIATION: Final = 3.0
_LEAST_SD: Final = 0.1


def plan_to_json(plan: ExamPlan) -> JsonObject:
    """The plan as a canonical object."""
    scoring = plan.scoring
    written: dict[str, Json] = {
        "id": plan.id,
        "version": plan.version,
        "rules": plan.rules,
        "kind": plan.kind.value,
        "source": plan.source.value,
        "length": plan.length,
        "duration_ms": plan.duration_ms,
        "minimum_answers": plan.minimum_answers,
        "feedback": plan.feedback.value,
        "selection": _selection_to_json(plan.selection),
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
    if plan.joint is not None:
        written["joint"] = _joint_to_json(plan.joint)
    return written


def _selection_to_json(policy: SelectionPolicy | QuotaPolicy) -> Mapping[str, Json]:
    relaxations = tuple(one.value for one in policy.relaxations)
    if isinstance(policy, QuotaPolicy):
        return {
            "per_competence": policy.per_competence,
            "one_per_tube": policy.one_per_tube,
            "relaxations": relaxations,
        }
    return {
        "start": repr(policy.start),
        "variation": repr(policy.variation),
        "spacing": policy.spacing,
        "one_per_tube": policy.one_per_tube,
        "all_competences": policy.all_competences,
        "kept": policy.kept,
        "pick_percent": policy.pick_percent,
        "relaxations": relaxations,
    }


def _joint_to_json(policy: JointPolicy) -> Mapping[str, Json]:
    return {
        "mean": repr(policy.mean),
        "sd": repr(policy.sd),
        "tail_sd": repr(policy.tail_sd),
        "tail_share": repr(policy.tail_share),
        "competence_sd": repr(policy.competence_sd),
        "domain_sd": repr(policy.domain_sd),
        "origin": policy.origin,
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
        MalformedError: A field is missing or out of bounds, the tables do not hold together, or
            the rules are none of this release or not those of the policies.
    """
    reader = Reader(untrusted, "plan.")
    rules = RulesId(reader.text("rules", longest=40))
    if rules not in (PIX_V3, JOINT):
        raise MalformedError("plan.rules", rules)
    selection = reader.inner("selection")
    plan = ExamPlan(
        id=PlanId(reader.text("id", longest=120)),
        version=reader.integer("version", least=1),
        rules=rules,
        kind=reader.one_of("kind", Kind),
        source=reader.one_of("source", Source),
        length=reader.integer("length", least=1, most=500),
        duration_ms=reader.integer("duration_ms", least=1, most=24 * 3600 * 1000),
        minimum_answers=reader.integer("minimum_answers", most=500),
        feedback=reader.one_of("feedback", Feedback),
        selection=_pix_selection(selection) if rules == PIX_V3 else _quota_selection(selection),
        scoring=_scoring(reader.inner("scoring")),
        joint=_joint(reader.inner("joint")) if reader.has("joint") else None,
    )
    if rules == JOINT and plan.joint is None:
        raise MalformedError("plan.joint")
    return plan


def _relaxations(reader: Reader) -> tuple[Relaxation, ...]:
    relaxations = []
    for text in reader.texts("relaxations", most=len(Relaxation)):
        try:
            relaxations.append(Relaxation(text))
        except ValueError as error:
            raise MalformedError("field.choice", "relaxations") from error
    return tuple(relaxations)


def _pix_selection(reader: Reader) -> SelectionPolicy:
    return SelectionPolicy(
        start=_decimal(reader, "start", -_LARGEST_ABILITY, _LARGEST_ABILITY),
        variation=_decimal(reader, "variation", 0.0, 1.0),
        spacing=reader.integer("spacing", most=500),
        one_per_tube=reader.boolean("one_per_tube"),
        all_competences=reader.boolean("all_competences"),
        kept=reader.integer("kept", least=1, most=100),
        pick_percent=reader.integer("pick_percent", most=100),
        relaxations=_relaxations(reader),
    )


def _quota_selection(reader: Reader) -> QuotaPolicy:
    return QuotaPolicy(
        per_competence=reader.integer("per_competence", least=1, most=100),
        one_per_tube=reader.boolean("one_per_tube"),
        relaxations=_relaxations(reader),
    )


def _joint(reader: Reader) -> JointPolicy:
    return JointPolicy(
        mean=_decimal(reader, "mean", -_LARGEST_ABILITY, _LARGEST_ABILITY),
        sd=_decimal(reader, "sd", _LEAST_SD, _LARGEST_SD),
        tail_sd=_decimal(reader, "tail_sd", _LEAST_SD, _LARGEST_SD),
        tail_share=_decimal(reader, "tail_share", 0.0, 1.0),
        competence_sd=_decimal(reader, "competence_sd", 0.0, _LARGEST_DEVIATION),
        domain_sd=_decimal(reader, "domain_sd", 0.0, _LARGEST_DEVIATION),
        origin=reader.text("origin", longest=200),
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
