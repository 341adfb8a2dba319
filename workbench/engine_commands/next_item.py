"""pix-engine next: which item would come next, and the best of those that could."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

import numpy as np

from engine.adaptive.draw import draw
from engine.adaptive.joint_model import JointModel
from engine.adaptive.model import information
from engine.adaptive.pool import Mask, Pool, Restriction
from engine.adaptive.quota import owed
from engine.adaptive.selection import Selection, eligible, rank
from engine.adaptive.standing import PixStanding, QuotaStanding, Standing, first_standing
from engine.errors import BankExhaustedError
from engine.items import Item, ItemId, Skill
from engine.plan import JOINT
from engine.policies import Relaxation
from engine.scoring.downgrade import standing_after
from workbench.engine_commands.banks import answers_on, bank_of
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import add_file, fitting, read_input, write
from workbench.engine_commands.plans import plan_in

NAME: Final = "next"
SHOWN: Final = 5
COMPLETED: Final = "completed"
EXHAUSTED: Final = "exhausted"


def _configure(parser: ArgumentParser) -> None:
    add_file(
        parser,
        '{"bank": [{"id", "competence", "tube", "level", "difficulty", "discrimination"}], '
        '"answers": [{"item", "correct"}], "plan"?, "seed"?, "served"?, "language"?, '
        '"adjusted"?, "excluded"?, "sub_pool"?}',
    )


def _run(arguments: Namespace) -> int:
    document = read_input(arguments.file, NAME)
    with fitting(arguments.file):
        result = _next(document, arguments.file)
    write(result)
    return 0


def _next(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    bank = bank_of(document["bank"], name)
    pool = Pool.of(bank)
    plan = plan_in(document, name)
    joint = plan.joint if plan.rules == JOINT else None
    model = None if joint is None else JointModel.of(pool, joint)
    answers = answers_on(bank, document["answers"], name)
    standing = standing_after(first_standing(plan, pool, model), answers)
    result = {
        "item": None,
        "end": None,
        "ability": standing.latest.ability,
        "error": standing.latest.error,
    }
    if len(answers) >= plan.length:
        return {**result, "end": COMPLETED}
    items = [one.item for one in answers]
    restriction = _restriction(document)
    seed = bytes.fromhex(document.get("seed", ""))
    served = document.get("served", len(answers))
    try:
        chosen = standing.next_item(
            items, lambda index: draw(seed, served, index) if seed else 0.0, restriction
        )
    except BankExhaustedError:
        return {**result, "end": EXHAUSTED}
    return {
        **result,
        "item": chosen.item.id,
        "competence": chosen.item.competence,
        "rank": chosen.rank,
        "draws": chosen.draws,
        "eligible": chosen.eligible_count,
        "relaxed": [one.value for one in chosen.relaxed],
        **_reasons(standing, items, restriction, chosen),
    }


def _restriction(document: Mapping[str, Any]) -> Restriction:
    share = document.get("sub_pool")
    return Restriction(
        language=document.get("language"),
        adjusted=document.get("adjusted", False),
        excluded=frozenset(map(Skill, document.get("excluded", ()))),
        sub_pool=None if share is None else frozenset(map(ItemId, share)),
    )


def _reasons(
    standing: Standing, items: Sequence[Item], restriction: Restriction, chosen: Selection
) -> dict[str, Any]:
    """The best items among which the choice was made, under what was given up for it."""
    if Relaxation.SUB_POOL in chosen.relaxed:
        restriction = replace(restriction, sub_pool=None)
    tubes_free = Relaxation.ONE_PER_TUBE in chosen.relaxed
    if isinstance(standing, PixStanding):
        pix = standing.policy
        if tubes_free:
            pix = replace(pix, one_per_tube=False)
        if Relaxation.SPACING in chosen.relaxed:
            pix = replace(pix, spacing=0)
        mask = eligible(standing.pool, items, pix, restriction)
        best = rank(standing.pool, mask, standing.latest.ability, pix.kept)
        return {"best": [{"item": one.item.id, "information": one.information} for one in best]}
    quotas = cast("QuotaStanding", standing)
    policy = replace(quotas.policy, one_per_tube=False) if tubes_free else quotas.policy
    trace = quotas.trace
    mask = owed(trace.model.pool, items, policy, restriction)
    return {
        "best": _most_informative(quotas, mask),
        "own": dict(zip(trace.model.competences, trace.own.tolist(), strict=True)),
    }


def _most_informative(standing: QuotaStanding, mask: Mask) -> list[dict[str, Any]]:
    """The first items at their competences' own abilities; ties by id."""
    model, own = standing.trace.model, standing.trace.own
    places = np.flatnonzero(mask)
    told = information(
        model.discrimination[places], model.pool.difficulty[places], own[model.column[places]]
    )
    order = np.argsort(-told, kind="stable")[:SHOWN]
    return [
        {"item": model.pool.items[int(places[one])].id, "information": float(told[one])}
        for one in order
    ]


COMMAND: Final = Command(
    name=NAME,
    summary="choose the next item of an exam; without a seed, the most informative one",
    example="pix-engine next exam.json",
    configure=_configure,
    run=_run,
)
