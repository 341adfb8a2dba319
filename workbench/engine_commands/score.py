"""pix-engine score: what an ability is worth under a plan, or the ability of a score."""

import math
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import Any, Final

from content_packs.plans.named import CERTIFICATION
from engine.plan import ExamPlan
from engine.policies import ScoringPolicy
from engine.scoring.score import ability_of, levels_of, mesh_of, score_of
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import does_not_fit, read_input, write
from workbench.engine_commands.plans import plan_in, plan_told

NAME: Final = "score"


def _configure(parser: ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--ability", type=_ability, help="an ability in logits")
    group.add_argument("--pix", type=_pix, help="a number of pix")
    group.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help='{"ability" or "pix", "plan"?}, JSON; - for standard input',
    )
    parser.add_argument(
        "--plan", metavar="NAME|FILE", help="a plan of the family by its name, or a file of one"
    )


def _ability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ArgumentTypeError(f"{text} : il faut un nombre / a number is expected")
    return value


def _pix(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ArgumentTypeError(
            f"{text} : il faut un nombre entier, 0 ou plus / a whole number, 0 or more, is expected"
        )
    return int(text)


def _run(arguments: Namespace) -> int:
    if arguments.file is not None:
        asked = read_input(arguments.file, NAME)
        plan = plan_in(asked, arguments.file)
    else:
        asked = {key: getattr(arguments, key) for key in ("ability", "pix")}
        plan = CERTIFICATION
    if arguments.plan is not None:
        plan = plan_told(arguments.plan)
    write(_worth(asked, plan, arguments.file or "--pix"))
    return 0


def _worth(asked: Mapping[str, Any], plan: ExamPlan, name: str) -> dict[str, Any]:
    policy = plan.scoring
    result: dict[str, Any] = {"plan": plan.id}
    if asked.get("pix") is not None:
        result["asked"] = asked["pix"]
        ability = _ability_of(asked["pix"], policy, name)
    else:
        ability = float(asked["ability"])
    place = mesh_of(ability, policy.meshes)
    return {
        **result,
        "ability": ability,
        "pix": score_of(ability, policy) if policy.reports_pix else None,
        "mesh": None if place is None else policy.meshes[place].key,
        "mesh_index": place,
        "levels": {one.competence: one.level for one in levels_of(ability, policy)},
    }


def _ability_of(pix: int, policy: ScoringPolicy, name: str) -> float:
    if not policy.reports_pix:
        raise does_not_fit(
            name, "les résultats de ce plan ne sont pas des pix", "this plan reports no pix"
        )
    if pix > policy.maximum:
        raise does_not_fit(
            name,
            f"{pix} pix dépassent le maximum de ce plan, {policy.maximum}",
            f"{pix} pix are over this plan's maximum, {policy.maximum}",
        )
    ability, _ = ability_of(pix, policy)
    return ability


COMMAND: Final = Command(
    name=NAME,
    summary="tell what an ability is worth under a plan, or the ability of a score",
    example="pix-engine score --ability 1.25 --plan certification",
    configure=_configure,
    run=_run,
)
