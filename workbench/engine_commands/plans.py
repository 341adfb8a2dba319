"""The plan that a subcommand is told: a name, an object, or a file. Knows no subcommand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from content_packs.plans.named import CERTIFICATION, named_plan, names
from engine.plan import ExamPlan
from workbench.engine_commands.command import RefusedError
from workbench.engine_commands.document import does_not_fit, read_object
from workbench.engine_commands.schema import fault_in
from workbench.packs.plan_source import plan_source, schema_of_plans


def plan_in(document: Mapping[str, Any], name: str) -> ExamPlan:
    """The plan under the key *plan*, by name or as an object; the certification where absent.

    Raises:
        RefusedError: No plan has the name, or the object is none.
    """
    told = document.get("plan", CERTIFICATION.id)
    if isinstance(told, str):
        return _named(told, name)
    return _plan(told, f"{name} (plan)")


def plan_told(text: str) -> ExamPlan:
    """The plan of an argument: the name of one, else a file of one.

    Raises:
        RefusedError: Neither a name nor a file of a plan.
    """
    if text in names():
        return named_plan(text)
    if not Path(text).exists():
        return _named(text, "--plan")
    return _plan(read_object(text), text)


def _named(told: str, name: str) -> ExamPlan:
    if told not in names():
        known = ", ".join(names())
        raise does_not_fit(
            name,
            f"aucun plan ne s’appelle « {told} » (plans connus : {known})",
            f"no plan is called {told!r} (known: {known})",
        )
    return named_plan(told)


def _plan(document: dict[str, Any], name: str) -> ExamPlan:
    fault = fault_in(schema_of_plans(), document)
    if fault is not None:
        raise does_not_fit(
            name, f"à {fault.place}, {fault.french}", f"at {fault.place}, {fault.english}"
        )
    found = plan_source(document)
    if found.plan is None:
        why = found.findings[0].what
        raise does_not_fit(name, f"ce plan ne tient pas ensemble ({why})", why)
    return found.plan


def without_joint(name: str) -> RefusedError:
    """The refusal of a joint estimate under a plan that has no priors for it."""
    return does_not_fit(
        name,
        "ce plan n’a pas d’estimation conjointe (clé joint)",
        "this plan has no joint estimate (key joint)",
    )
