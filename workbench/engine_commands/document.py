"""JSON in and JSON out for the subcommands. Knows no subcommand."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from engine.errors import EngineError
from workbench.engine_commands.command import RefusedError

_STANDARD_INPUT: Final = "-"
_LARGEST: Final = 100.0


def add_file(parser: ArgumentParser, what: str) -> None:
    """Adds the argument FILE; ``-`` is the standard input."""
    parser.add_argument("file", metavar="FILE", help=f"{what}, JSON; - for standard input")


def read_object(name: str) -> dict[str, Any]:
    """The JSON object of a file or of the standard input.

    Raises:
        RefusedError: It cannot be read, is no JSON or no object.
    """
    try:
        read = sys.stdin.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
        value = json.loads(read)
    except OSError as error:
        raise RefusedError(
            f"{name} ne peut pas être lu : {error.strerror}.",
            f"{name} cannot be read: {error.strerror}.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{name} n’est pas du JSON.", f"{name} is not JSON.") from error
    if not isinstance(value, dict):
        raise RefusedError(
            f"{name} ne convient pas : un objet JSON est attendu.",
            f"{name} does not fit: an object is expected.",
        )
    return value


@contextmanager
def fitting(name: str) -> Iterator[None]:
    """Turns what a wrong document provokes into one sentence.

    Raises:
        RefusedError: The document lacks something or holds something of another form.
    """
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, EngineError) as error:
        why = " ".join(str(one) for one in error.args)
        raise RefusedError(
            f"{name} ne convient pas : {type(error).__name__} {why}.",
            f"{name} does not fit: {type(error).__name__} {why}.",
        ) from error


def number(row: Mapping[str, Any], key: str, usual: float | None = None) -> float:
    """A finite number of logits, or the usual one where it is absent.

    Raises:
        KeyError: It is absent and there is no usual one.
        ValueError: It is no number, or beyond what any calibration holds.
    """
    value = float(row[key] if usual is None else row.get(key, usual))
    if not -_LARGEST <= value <= _LARGEST:
        raise ValueError(key, value)
    return value


def write(value: Mapping[str, Any]) -> None:
    """Prints one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
