"""Engine values made from the tables of a reference file. Knows nothing about checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.pool import Pool, Restriction
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
from engine.plan import ExamPlan
from engine.policies import Interval, Mesh, ScoringPolicy, SelectionPolicy
from engine.scoring.downgrade import Answered

Table = Mapping[str, Any]

OK: Final = "ok"
_CERTAIN: Final = 100


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank of the file; `names` are its own ids, in its own order, by item."""

    pool: Pool
    items: Mapping[str, Item]
    names: Mapping[ItemId, str]

    @classmethod
    def of(cls, rows: Sequence[Table]) -> "Bank":
        """The bank of the rows; ties go by their order, so the engine's ids carry it."""
        skills: dict[str, int] = {}
        items = {
            row["id"]: _item(place, row, skills.setdefault(row["skill"], len(skills) + 1))
            for place, row in enumerate(rows)
        }
        names = {item.id: name for name, item in items.items()}
        return cls(Pool.of(ItemBank.of(items.values())), items, names)

    def answered(self, rows: Sequence[Sequence[str]]) -> tuple[Answered, ...]:
        """The answers of rows (name, result); only ``ok`` is right."""
        return tuple(Answered(self.items[name], result == OK) for name, result in rows)


def _item(place: int, row: Table, skill: int) -> Item:
    seen = Accessible.OK if row["accessible"] else Accessible.KO
    return Item(
        id=ItemId(f"{place:06d} {row['id']}"),
        version=1,
        language="fr",
        competence=CompetenceCode(row["competence"]),
        tube=Tube(row["tube"]),
        level=skill,
        type=ItemType.TEXT,
        statement="",
        calibration=calibration(row),
        access=Access(seen, seen, Accessible.RAS, Accessible.RAS),
    )


def calibration(row: Table) -> Calibration:
    """The calibration of a row with ``difficulty`` and ``discriminant``."""
    return Calibration(float(row["difficulty"]), float(row["discriminant"]), 0.0, 0.0, "vectors")


def restriction_of(scenario: Table) -> Restriction:
    """What a scenario leaves out of its bank."""
    return Restriction(adjusted=bool(scenario["accessible_only"]))


def plan_of(scenario: Table, meta: Table) -> ExamPlan:
    """The plan of a scenario: its configuration with the file's tables, without relaxations."""
    config = scenario["config"]
    drawn = scenario["pick"] != "top"
    return replace(
        CERTIFICATION,
        length=config["maximumAssessmentLength"],
        minimum_answers=meta.get("min_answers", CERTIFICATION.minimum_answers),
        selection=SelectionPolicy(
            start=float(config["defaultCandidateCapacity"]),
            variation=float(config["variationPercent"] or 0.0),
            spacing=config["challengesBetweenSameCompetence"],
            one_per_tube=config["limitToOneQuestionPerTube"],
            all_competences=config["enablePassageByAllCompetences"],
            kept=CERTIFICATION.pix_v3.kept,
            pick_percent=config["defaultProbabilityToPickChallenge"] if drawn else _CERTAIN,
        ),
        scoring=scoring_of(meta),
    )


def scoring_of(meta: Table, bounds: Sequence[Sequence[float]] | None = None) -> ScoringPolicy:
    """The scoring of the file's tables, or of other bounds; the certification's where absent."""
    usual = CERTIFICATION.scoring
    rows = bounds if bounds is not None else meta.get("core_intervals")
    if rows is None:
        rows = [(mesh.low, mesh.high) for mesh in usual.meshes]
    worths = meta.get("meshes")
    if worths is None:
        worths = [
            {"key": mesh.key, "weight": mesh.weight, "coefficient": mesh.coefficient}
            for mesh in usual.meshes
        ]
    meshes = tuple(
        Mesh(worth["key"], worth["weight"], worth["coefficient"], float(low), float(high))
        for worth, (low, high) in zip(worths[: len(rows)], rows, strict=True)
    )
    levels = usual.levels
    if "competence_intervals" in meta:
        table = tuple(
            Interval(row["level"], _bound(row["min"]), _bound(row["max"]))
            for row in meta["competence_intervals"]
        )
        levels = tuple((competence, table) for competence, _ in usual.levels)
    return replace(usual, meshes=meshes, levels=levels)


def _bound(value: float | None) -> float | None:
    return None if value is None else float(value)


def rows_of(table: Table, key: str = "rows") -> list[dict[str, Any]]:
    """The rows of a table as mappings from its columns."""
    return [dict(zip(table["columns"], row, strict=True)) for row in table.get(key, ())]
