"""pix-engine estimate: the abilities after each answer of a sequence."""

from argparse import ArgumentParser, Namespace
from typing import Final

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.ability import AbilityTrace, Scored
from engine.items import Calibration
from workbench.engine_commands.command import Command
from workbench.engine_commands.document import add_file, fitting, number, read_object, write


def _configure(parser: ArgumentParser) -> None:
    add_file(parser, '{"answers": [{"difficulty", "discrimination", "correct"}], "start"?}')


def _run(arguments: Namespace) -> int:
    document = read_object(arguments.file)
    usual = CERTIFICATION.pix_v3
    with fitting(arguments.file):
        trace = AbilityTrace.begin(
            number(document, "start", usual.start),
            number(document, "variation", usual.variation),
        )
        for row in document["answers"]:
            difficulty, discrimination = number(row, "difficulty"), number(row, "discrimination")
            calibration = Calibration(difficulty, discrimination, 0.0, 0.0, "")
            trace = trace.extended(Scored(calibration, correct=row["correct"] is True))
    write(
        {
            "ability": trace.latest.ability,
            "error": trace.latest.error,
            "estimates": [
                {"ability": one.ability, "error": one.error, "exact": one.ability.hex()}
                for one in trace.estimates
            ],
        }
    )
    return 0


COMMAND: Final = Command(
    name="estimate",
    summary="estimate the ability after each answer",
    example="pix-engine estimate answers.json",
    configure=_configure,
    run=_run,
)
