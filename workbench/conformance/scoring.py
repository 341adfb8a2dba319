"""Checks of scores, meshes, levels and outcomes against reference vectors."""

from engine.adaptive.ability import Estimate
from engine.adaptive.standing import first_standing
from engine.plan import ExamPlan
from engine.policies import Mesh
from engine.scoring.downgrade import Answered, downgrade, standing_after
from engine.scoring.outcome import (
    AbortReason,
    Circumstances,
    Comment,
    Outcome,
    outcome,
    reached,
)
from engine.scoring.score import ability_of, levels_of, mesh_of, score_of
from workbench.conformance.tables import Bank, Table, plan_of, rows_of, scoring_of
from workbench.conformance.tally import Tally

_MESH_COLUMN = "_mesh_index"


def check_capacity_to_score(tally: Tally, file: Table) -> None:
    """Pix, mesh and level of single abilities."""
    table = file.get("capacity_to_score", {})
    with tally.case("capacity_to_score"):
        policy = scoring_of(file.get("meta", {}))
        for key in ("rows", "edges"):
            for row in rows_of(table, key) if key in table else ():
                ability = float(row["capacity"])
                where = f"capacity_to_score {row['capacity']}"
                tally.same(f"{where} pix_score", row["pix_score"], score_of(ability, policy))
                mesh = mesh_of(ability, policy.meshes)
                tally.same(f"{where} mesh_index", row["mesh_index"], mesh)
                for one in levels_of(ability, policy):
                    level = row["competence_level"]
                    tally.same(f"{where} level {one.competence}", level, one.level)


def check_capacity_to_score_max8(tally: Tally, file: Table) -> None:
    """Pix and mesh of single abilities when the eighth level is open."""
    table = file.get("capacity_to_score_max8")
    if table is None:
        return
    with tally.case("capacity_to_score_max8"):
        policy = scoring_of(file.get("meta", {}), table["intervals"])
        for row in rows_of(table):
            ability = float(row["capacity"])
            where = f"capacity_to_score_max8 {row['capacity']}"
            tally.same(f"{where} pix_score", row["pix_score"], score_of(ability, policy))
            mesh = mesh_of(ability, policy.meshes)
            tally.same(f"{where} mesh_index", row["mesh_index"], mesh)


def check_score_to_capacity(tally: Tally, file: Table) -> None:
    """The ability of single scores."""
    with tally.case("score_to_capacity"):
        policy = scoring_of(file.get("meta", {}))
        for row in rows_of(file["score_to_capacity"]) if "score_to_capacity" in file else ():
            ability, mesh = ability_of(row["score"], policy)
            where = f"score_to_capacity {row['score']}"
            tally.same(f"{where} capacity", row["capacity"], ability)
            tally.same(f"{where} mesh_key", row["mesh_key"], mesh.key)


def check_pix_plus_mesh(tally: Tally, file: Table) -> None:
    """The mesh of single abilities in exams that report no pix."""
    table = file.get("pix_plus_mesh")
    if table is None:
        return
    with tally.case("pix_plus_mesh"):
        names = [one.removesuffix(_MESH_COLUMN) for one in table["columns"][1:]]
        for name in names:
            meshes = tuple(Mesh(name, 0, 0, float(low), float(high)) for low, high in table[name])
            for row in rows_of(table):
                where = f"pix_plus_mesh {name} {row['capacity']}"
                found = mesh_of(float(row["capacity"]), meshes)
                tally.same(where, row[name + _MESH_COLUMN], found)


def check_outcomes(tally: Tally, file: Table) -> None:
    """Status, comment and result of finished, abandoned, refused and cancelled exams."""
    scenarios = {one.get("id"): one for one in file.get("scenarios", ())}
    for place, row in enumerate(file.get("outcomes", ())):
        with tally.case(f"outcomes[{place}]"):
            scenario = scenarios[row["scenario"]]
            bank = Bank.of(file["banks"][scenario["bank"]])
            plan = plan_of(scenario, file.get("meta", {}))
            answers = bank.answered(scenario["answers"])
            if "throws" in row:
                _check_exhausted(tally, row, bank, plan, answers)
            else:
                _check_outcome(tally, row, bank, plan, answers)


def _reason(row: Table) -> AbortReason | None:
    return AbortReason(row["abort_reason"]) if row["abort_reason"] else None


def _check_exhausted(
    tally: Tally, row: Table, bank: Bank, plan: ExamPlan, answers: tuple[Answered, ...]
) -> None:
    start = first_standing(plan, bank.pool, None)
    dry = reached(plan, start, answers, _reason(row)).exhausted
    raised = "AssessmentLackOfChallengesError" if dry else None
    tally.same(f"{row['id']} throws", row["throws"], raised)


def _check_outcome(
    tally: Tally, row: Table, bank: Bank, plan: ExamPlan, answers: tuple[Answered, ...]
) -> None:
    where = row["id"]
    start = first_standing(plan, bank.pool, None)
    plain = standing_after(start, answers)
    raw = plain.latest.ability
    ability = reached(plan, start, answers, _reason(row)).ability
    tally.same(f"{where} n_answers", row["n_answers"], len(answers))
    tally.same(f"{where} raw_capacity", row["raw_capacity"], raw)
    tally.same(f"{where} computed_capacity", row["computed_capacity"], ability)
    tally.same(f"{where} capacity_downgraded", row["capacity_downgraded"], ability != raw)
    pix, mesh = score_of(ability, plan.scoring), mesh_of(ability, plan.scoring.meshes)
    tally.same(f"{where} computed_pix_score", row["computed_pix_score"], pix)
    tally.same(f"{where} computed_mesh_index", row["computed_mesh_index"], mesh)
    circumstances = Circumstances(
        abort_reason=_reason(row),
        finalised=True,
        fraud=row["rejected_for_fraud"],
        cancelled_by_jury=row["cancelled_by_jury"],
    )
    found = outcome(plan, start, answers, circumstances)
    tally.same(f"{where} status", row["status"], _status(found))
    tally.same(f"{where} auto_jury_comment_key", row["auto_jury_comment_key"], _text(found.comment))
    stored = row["stored"]
    tally.same(f"{where} stored capacity", stored["capacity"], found.ability)
    tally.same(f"{where} stored pix_score", stored["pix_score"], found.pix)
    tally.same(f"{where} stored reached_mesh_index", stored["reached_mesh_index"], found.mesh)
    levels: set[int | None] = {one.level for one in found.levels}
    for level in levels or {None}:
        tally.same(f"{where} stored competence_level", stored["competence_level"], level)
    if row["downgrade_trace"] is not None:
        steps = downgrade(plan, plain, answers).skipped
        tally.same(f"{where} downgrade_trace", len(row["downgrade_trace"]), len(steps))
        for place, (told, step) in enumerate(zip(row["downgrade_trace"], steps, strict=False)):
            here = f"{where} downgrade_trace[{place}]"
            tally.same(f"{here} challenge", told["challenge"], bank.names[step.item.id])
            _check_estimate(tally, here, told, step.estimate)


def _check_estimate(tally: Tally, where: str, told: Table, found: Estimate) -> None:
    tally.same(f"{where} capacity", told["capacity"], found.ability)
    tally.same(f"{where} errorRate", told["errorRate"], found.error)


def _status(found: Outcome) -> str:
    """The status in the file's words, which tell a jury's cancellation apart."""
    if found.comment == Comment.CANCELLED_BY_JURY:
        return "cancelled_by_jury"
    return found.status.value


def _text(comment: str | None) -> str | None:
    return None if comment is None else str(comment)
