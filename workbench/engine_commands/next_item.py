"""pix-engine next: which item would come next, and the best of those that could."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any, Final

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.draw import draw
from engine.adaptive.pool import Pool, Restriction
from engine.adaptive.selection import eligible, rank, select
from engine.adaptive.standing import first_standing
from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Skill,
    Tube,
)
from engine.plan import ExamPlan
from engine.plan_format import plan_from_json
from engine.scoring.downgrade import Answered, standing_after
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import add_file, fitting, number, read_object, write


def _configure(parser: ArgumentParser) -> None:
    add_file(
        parser,
        '{"bank": [{"id", "competence", "tube", "level", "difficulty", "discrimination"}], '
        '"answers": [{"item", "correct"}], "seed"?, "excluded"?, "plan"?}',
    )


def _run(arguments: Namespace) -> int:
    document = read_object(arguments.file)
    with fitting(arguments.file):
        write(_next(document))
    return 0


def _next(document: Mapping[str, Any]) -> dict[str, Any]:
    bank = ItemBank.of(_item(row) for row in document["bank"])
    pool = Pool.of(bank)
    plan: ExamPlan = plan_from_json(document["plan"]) if "plan" in document else CERTIFICATION
    policy = plan.pix_v3
    answers = tuple(
        Answered(bank[row["item"]], row["correct"] is True) for row in document["answers"]
    )
    latest = standing_after(first_standing(plan, pool, None), answers).latest
    items = [one.item for one in answers]
    restriction = Restriction(excluded=frozenset(map(Skill, document.get("excluded", ()))))
    seed = bytes.fromhex(document.get("seed", ""))
    served = int(document.get("served", len(answers)))
    chosen = select(
        pool,
        items,
        latest.ability,
        policy,
        lambda index: draw(seed, served, index) if seed else 0.0,
        restriction=restriction,
    )
    best = rank(pool, eligible(pool, items, policy, restriction), latest.ability, policy.kept)
    return {
        "item": chosen.item.id,
        "rank": chosen.rank,
        "draws": chosen.draws,
        "eligible": chosen.eligible_count,
        "relaxed": [one.value for one in chosen.relaxed],
        "ability": latest.ability,
        "error": latest.error,
        "best": [{"item": one.item.id, "information": one.information} for one in best],
    }


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        id=ItemId(row["id"]),
        version=1,
        language="fr",
        competence=CompetenceCode(row["competence"]),
        tube=Tube(row["tube"]),
        level=int(row["level"]),
        type=ItemType.TEXT,
        statement="",
        calibration=Calibration(
            number(row, "difficulty"), number(row, "discrimination"), 0.0, 0.0, ""
        ),
        access=Access(Accessible.RAS, Accessible.RAS, Accessible.RAS, Accessible.RAS),
    )


COMMAND: Final = Command(
    name="next",
    summary="choose the next item of an exam; without a seed, the most informative one",
    example="pix-engine next exam.json",
    configure=_configure,
    run=_run,
)
