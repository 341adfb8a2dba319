"""pix-pack calibrate: new item parameters from an export of responses. Estimates nothing itself."""

import argparse
import json
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Final

from workbench.calibration.refusal import CalibrationRefusedError
from workbench.packs.files import write_whole
from workbench.packs.source import read_pack

DONE: Final = 0
FOUND: Final = 1
REFUSED: Final = 2
_SUMMARY: Final = "calibrate a pack's items from an export of responses"
_EPILOG: Final = (
    "Example: pix-pack calibrate responses.csv --pack my_pack --out calibration.json. The form of"
    " the responses is described in content_packs/format/responses.md. Exit status: 0 done,"
    " 1 items that misfit or drift, 2 refused or unreadable."
)
_SLOW_S: Final = 1.0
_MOST_MEAN: Final = 5.0
_LEAST_SD: Final = 0.1
_MOST_SD: Final = 5.0
_WIDTH: Final = 60


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    parser = commands.add_parser("calibrate", help=_SUMMARY, description=_SUMMARY, epilog=_EPILOG)
    parser.add_argument("responses", type=Path, metavar="RESPONSES.csv")
    parser.add_argument("--pack", type=Path, required=True, help="the pack's source folder")
    parser.add_argument("--json", action="store_true", help="print the JSON document")
    parser.add_argument("--out", type=Path, help="write the JSON document to this file")
    parser.add_argument(
        "--apply",
        action="store_true",
        help="write the new calibrations into each item.yaml, whose version rises by one, and "
        "the deviations of competences into plan.json",
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="draws the candidates for the deviations (default 0)"
    )
    parser.add_argument(
        "--least",
        type=_positive,
        help="items with fewer responses keep their parameters (default 100)",
    )
    parser.add_argument(
        "--population",
        type=float,
        nargs=2,
        metavar=("MEAN", "SD"),
        help="abilities that fix the scale, instead of the previous parameters",
    )
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError("a whole number above 0 is expected")
    return int(text)


def run(arguments: Namespace) -> int:
    """Calibrate and tell; the exit status.

    Raises:
        OSError: A file cannot be read or written.
    """
    try:
        return _run(arguments)
    except CalibrationRefusedError as error:
        print(f"{error.french}\n{error.english}", file=sys.stderr)
        return REFUSED


def _run(arguments: Namespace) -> int:
    # scipy costs every other subcommand half a second, so it waits until it is wanted.
    from workbench.calibration.item_file import write_calibrations
    from workbench.calibration.new_values import NewValues, new_values
    from workbench.calibration.pack_calibration import LEAST_ANSWERS, calibrate
    from workbench.calibration.parameters import Population
    from workbench.calibration.plan_file import write_deviations
    from workbench.calibration.previous import previous_items
    from workbench.calibration.report import document, notes, table
    from workbench.calibration.responses import read_responses

    population = None
    if arguments.population is not None:
        population = Population(*arguments.population)
        # Not a number fails both comparisons.
        if not (abs(population.mean) <= _MOST_MEAN and _LEAST_SD <= population.sd <= _MOST_SD):
            raise CalibrationRefusedError(
                "--population attend une moyenne entre −5 et 5 et un écart type entre 0,1 et 5.",
                "--population takes a mean between -5 and 5 and an sd between 0.1 and 5.",
            )
    source = read_pack(arguments.pack)
    previous = previous_items(source)
    progress = _Progress()
    progress("responses")
    try:
        found = calibrate(
            read_responses(arguments.responses),
            previous,
            seed=arguments.seed,
            least_answers=arguments.least or LEAST_ANSWERS,
            population=population,
            told=progress,
        )
    finally:
        progress.clear()
    values = new_values(found)
    written = json.dumps(document(found, values), ensure_ascii=False, indent=1, allow_nan=False)
    if arguments.out is not None:
        write_whole(arguments.out, written.encode() + b"\n")
    if arguments.json:
        print(written)
    else:
        for line in table(found, values):
            print(line)
    for french, english in notes(found, values):
        print(f"{french}\n{english}", file=sys.stderr)
    if arguments.apply:
        taken = {item: new for item, new in values.items() if isinstance(new, NewValues)}
        write_calibrations(source, taken)
        write_deviations(source, found.deviations, found.candidates)
    return FOUND if found.fit.misfit.any() or found.drift.flagged.any() else DONE


class _Progress:
    """One line on standard error that says what is being done, once that takes a while."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._shown = False

    def __call__(self, what: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._since > _SLOW_S:
            print(f"\r{what[:_WIDTH]:<{_WIDTH}}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def clear(self) -> None:
        """Leave the line empty."""
        if self._shown:
            print(f"\r{'':<{_WIDTH}}\r", end="", file=sys.stderr, flush=True)
