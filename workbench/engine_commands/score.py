"""pix-engine score: what an ability is worth in the certification, or the ability of a score."""

import math
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any, Final

from content_packs.plans.named import CERTIFICATION
from engine.scoring.score import ability_of, levels_of, mesh_of, score_of
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import write


def _configure(parser: ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--ability", type=_ability, help="an ability in logits")
    group.add_argument("--pix", type=_pix, help="a number of pix")


def _ability(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ArgumentTypeError(text)
    return value


def _pix(text: str) -> int:
    value = int(text)
    if not 0 <= value <= CERTIFICATION.scoring.maximum:
        raise ArgumentTypeError(text)
    return value


def _run(arguments: Namespace) -> int:
    policy = CERTIFICATION.scoring
    ability: float = arguments.ability
    result: dict[str, Any] = {}
    if arguments.pix is not None:
        ability, _ = ability_of(arguments.pix, policy)
        result["asked"] = arguments.pix
    place = mesh_of(ability, policy.meshes)
    write(
        {
            **result,
            "ability": ability,
            "pix": score_of(ability, policy),
            "mesh": None if place is None else policy.meshes[place].key,
            "levels": {one.competence: one.level for one in levels_of(ability, policy)},
        }
    )
    return 0


COMMAND: Final = Command(
    name="score",
    summary="tell what an ability is worth in the certification, or the ability of a score",
    example="pix-engine score --ability 1.25",
    configure=_configure,
    run=_run,
)
