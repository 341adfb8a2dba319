"""The plans of the Pix family that every pack may carry, read from their files. Knows no item."""

from functools import cache
from importlib.resources import files
from typing import Final

from engine.errors import MalformedError
from engine.plan import ExamPlan
from engine.plan_format import plan_from_json
from engine.records.canonical import loads_object


def names() -> tuple[str, ...]:
    """The names of the plans at hand, in order."""
    folder = files("content_packs.plans")
    return tuple(
        sorted(one.name.removesuffix(".json") for one in folder.iterdir() if _is_plan(one.name))
    )


@cache
def named_plan(name: str) -> ExamPlan:
    """The plan of that name.

    Raises:
        MalformedError: There is none of that name.
    """
    if name not in names():
        raise MalformedError("plan.unknown", name)
    return plan_from_json(
        loads_object(files("content_packs.plans").joinpath(f"{name}.json").read_bytes())
    )


def _is_plan(file: str) -> bool:
    return file.endswith(".json")


CERTIFICATION: Final = named_plan("certification")
"""The Pix certification (v3): settings and tables of its public, production-like seeds."""
