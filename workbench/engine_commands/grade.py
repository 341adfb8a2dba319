"""pix-engine grade: whether an answer is right."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any, Final

from engine.grading import field_verdicts, grade, missing
from engine.items import item_from_json, solution_from_json
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import add_file, fitting, read_input, write

NAME: Final = "grade"


def _configure(parser: ArgumentParser) -> None:
    add_file(parser, '{"item", "solution", "value"}, the first two as packs write them')


def _run(arguments: Namespace) -> int:
    document = read_input(arguments.file, NAME)
    with fitting(arguments.file):
        item = item_from_json(document["item"])
        solution = solution_from_json(document["solution"])
        value = document["value"]
        status = grade(
            item,
            solution,
            value,
            timed_out=document.get("timed_out", False),
            focused_out=document.get("focused_out", False),
        )
        result: dict[str, Any] = {"status": status.value, "missing": list(missing(item, value))}
        if isinstance(value, Mapping) and not item.dependent:
            result["fields"] = dict(field_verdicts(item, solution, value))
    write(result)
    return 0


COMMAND: Final = Command(
    name=NAME,
    summary="grade an answer",
    example="pix-engine grade answer.json",
    configure=_configure,
    run=_run,
)
