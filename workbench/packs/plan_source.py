"""Where a pack's plan comes from: its own ``plan.json``, or a plan of the family by its name.

Says what has not the form of a plan; judges no table that has it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator

from content_packs.plans.named import named_plan, names
from engine.errors import MalformedError
from engine.plan import ExamPlan
from engine.plan_format import plan_from_json, plan_to_json
from engine.records.canonical import Json, JsonObject, loads_object
from workbench.packs.finding import Finding

PLAN_FILE: Final = "plan.json"
MAX_PLAN_BYTES: Final = 1024 * 1024
_SCHEMA: Final = Path(__file__).parents[2] / "content_packs" / "format" / "plan.schema.json"
_INDENT: Final = "  "


class PlanRefusedError(Exception):
    """A pack has no plan that could be used; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(*(str(one) for one in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A pack's plan, where it has one, and what is wrong where it has none."""

    plan: ExamPlan | None
    findings: tuple[Finding, ...]


def plan_of(folder: Path, settings: Mapping[str, Any]) -> ExamPlan:
    """The plan of a pack's source.

    Args:
        folder: The source; a ``plan.json`` in it wins over the name in the settings.
        settings: ``pack.yaml``; `plan` names a plan, `rules` must be those of the plan.

    Raises:
        PlanRefusedError: It has none, or one that cannot be used.
    """
    source = read_plan(folder, settings)
    if source.plan is None:
        raise PlanRefusedError(source.findings)
    return source.plan


def read_plan(folder: Path, settings: Mapping[str, Any]) -> PlanSource:
    """As `plan_of`, with findings instead of an exception."""
    name, rules = settings.get("plan"), settings.get("rules")
    path = folder / PLAN_FILE
    if path.exists():
        found = _own(path)
    elif name in names():
        found = PlanSource(named_plan(name), ())
    else:
        known = ", ".join(names())
        found = PlanSource(None, (Finding(folder.name, f"no plan {name}; known: {known}"),))
    if found.plan is not None and found.plan.rules != rules:
        what = f"rules {rules}, but plan {found.plan.id} is under {found.plan.rules}"
        return PlanSource(None, (Finding(folder.name, what),))
    return found


def plan_findings(document: object) -> Iterator[str]:
    """What in a JSON value has not the form of a plan, one line each."""
    errors = sorted(schema_of_plans().iter_errors(document), key=lambda one: one.json_path)
    yield from (f"{error.json_path} {error.message}" for error in errors)
    if not errors and isinstance(document, dict):
        yield from _disorder(document["scoring"]["meshes"])


@cache
def schema_of_plans() -> Draft202012Validator:
    """The JSON Schema of plans, ready to validate."""
    return Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


def plan_text(plan: ExamPlan) -> str:
    """A plan as its file is laid out: two spaces a step, what holds no object on one line."""
    return _laid_out(plan_to_json(plan), "") + "\n"


def _own(path: Path) -> PlanSource:
    try:
        with path.open("rb") as stream:
            document = loads_object(stream.read(MAX_PLAN_BYTES + 1), max_bytes=MAX_PLAN_BYTES)
    except OSError:
        return PlanSource(None, (Finding(PLAN_FILE, "cannot be read"),))
    except MalformedError as error:
        return PlanSource(None, (Finding(PLAN_FILE, f"is no plan: {error.args[0]}"),))
    return plan_source(document)


def plan_source(document: JsonObject) -> PlanSource:
    """The plan of a JSON object, or what is wrong with it."""
    findings = tuple(Finding(PLAN_FILE, what) for what in plan_findings(document))
    if findings:
        return PlanSource(None, findings)
    try:
        return PlanSource(plan_from_json(document), ())
    except MalformedError as error:
        why = " ".join(str(one) for one in error.args)
        return PlanSource(None, (Finding(PLAN_FILE, f"is no plan: {why}"),))


def _disorder(meshes: list[dict[str, str]]) -> Iterator[str]:
    """Ranges that are empty or do not follow one another."""
    for place, mesh in enumerate(meshes):
        if float(mesh["low"]) >= float(mesh["high"]):
            yield f"mesh {mesh['key']} ({place}): low {mesh['low']} is not below {mesh['high']}"
    for before, after in pairwise(meshes):
        if float(before["high"]) != float(after["low"]):
            yield (
                f"mesh {after['key']} begins at {after['low']}, "
                f"but {before['key']} ends at {before['high']}"
            )


def _laid_out(value: Json, indent: str) -> str:
    inner = indent + _INDENT
    if isinstance(value, Mapping):
        if not any(isinstance(one, Mapping | tuple | list) for one in value.values()):
            pairs = ", ".join(f"{_text(key)}: {_text(one)}" for key, one in value.items())
            return f"{{{pairs}}}"
        lines = (f"{inner}{_text(key)}: {_laid_out(one, inner)}" for key, one in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, tuple | list):
        if not any(isinstance(one, Mapping | tuple | list) for one in value):
            return f"[{', '.join(_text(one) for one in value)}]"
        return "[\n" + ",\n".join(inner + _laid_out(one, inner) for one in value) + f"\n{indent}]"
    return _text(value)


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
