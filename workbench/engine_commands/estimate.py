"""pix-engine estimate: the abilities after each answer of a sequence, and the joint profile."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from engine.adaptive.joint_model import JointModel
from engine.adaptive.pool import Pool
from engine.adaptive.standing import first_standing
from engine.items import ItemBank
from engine.plan import JOINT, ExamPlan
from engine.policies import SelectionPolicy
from engine.scoring.downgrade import Answered, standing_after
from engine.scoring.profile import profile_of
from workbench.engine_commands.banks import answers_alone, answers_on, bank_of
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import add_file, does_not_fit, fitting, read_input, write
from workbench.engine_commands.figures import estimate_to_json, profile_to_json
from workbench.engine_commands.plans import plan_in, without_joint

NAME: Final = "estimate"


def _configure(parser: ArgumentParser) -> None:
    add_file(
        parser,
        '{"answers": [{"difficulty", "discrimination", "correct", "competence"?}], "start"?, '
        '"plan"?, "bank"?, "joint"?}',
    )


def _run(arguments: Namespace) -> int:
    document = read_input(arguments.file, NAME)
    with fitting(arguments.file):
        result = _estimated(document, arguments.file)
    write(result)
    return 0


def _estimated(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    plan = _plan(document, name)
    wanted: bool = document.get("joint", "plan" in document and plan.joint is not None)
    if wanted and plan.joint is None:
        raise without_joint(name)
    bank, answers = _answers(document, name)
    model = None
    if plan.joint is not None and (wanted or plan.rules == JOINT):
        _require_competences(document, bank, name)
        model = JointModel.of(Pool.of(bank), plan.joint)
    standing = standing_after(first_standing(plan, Pool.of(bank), model), answers)
    result = {
        "ability": standing.latest.ability,
        "error": standing.latest.error,
        "estimates": [estimate_to_json(one) for one in standing.estimates],
    }
    if wanted and model is not None:
        result["profile"] = profile_to_json(profile_of(model, answers, plan.scoring))
    return result


def _plan(document: Mapping[str, Any], name: str) -> ExamPlan:
    plan = plan_in(document, name)
    policy = plan.selection
    if isinstance(policy, SelectionPolicy):
        start = float(document.get("start", policy.start))
        variation = float(document.get("variation", policy.variation))
        return replace(plan, selection=replace(policy, start=start, variation=variation))
    for key in ("start", "variation"):
        if key in document:
            raise does_not_fit(
                name,
                f"« {key} » n’a pas de sens sous les règles {plan.rules}",
                f"{key!r} means nothing under the rules {plan.rules}",
            )
    return plan


def _answers(document: Mapping[str, Any], name: str) -> tuple[ItemBank, tuple[Answered, ...]]:
    rows = document["answers"]
    if "bank" in document:
        bank = bank_of(document["bank"], name)
        return bank, answers_on(bank, rows, name)
    for place, row in enumerate(rows):
        if "difficulty" not in row:
            raise does_not_fit(
                name,
                f"à $.answers[{place}], un item est nommé, mais il n’y a pas de banque",
                f"at $.answers[{place}], an item is named, but there is no bank",
            )
    answers = answers_alone(rows)
    return ItemBank.of(one.item for one in answers), answers


def _require_competences(document: Mapping[str, Any], bank: ItemBank, name: str) -> None:
    key = "bank" if "bank" in document else "answers"
    for place, row in enumerate(document[key]):
        if "competence" not in row:
            raise does_not_fit(
                name,
                f"à $.{key}[{place}], il manque « competence » pour l’estimation conjointe",
                f"at $.{key}[{place}], 'competence' is missing for the joint estimate",
            )
    if not len(bank):
        raise does_not_fit(
            name,
            "l’estimation conjointe demande une banque ou une réponse",
            "the joint estimate needs a bank or an answer",
        )


COMMAND: Final = Command(
    name=NAME,
    summary="estimate the ability after each answer, and the profile of the competences",
    example="pix-engine estimate answers.json",
    configure=_configure,
    run=_run,
)
