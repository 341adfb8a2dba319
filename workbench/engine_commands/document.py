"""JSON in and JSON out for the subcommands. Knows no subcommand."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

from engine.errors import EngineError
from workbench.engine_commands.command import RefusedError
from workbench.engine_commands.schema import first_fault

STANDARD_INPUT: Final = "-"


def add_file(parser: ArgumentParser, what: str) -> None:
    """Adds the argument FILE; ``-`` is the standard input."""
    parser.add_argument("file", metavar="FILE", help=f"{what}, JSON; - for standard input")


def read_bytes(name: str) -> bytes:
    """The bytes of a file or of the standard input.

    Raises:
        RefusedError: It cannot be read.
    """
    try:
        return sys.stdin.read().encode() if name == STANDARD_INPUT else Path(name).read_bytes()
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise RefusedError(
            f"{name} ne peut pas être lu : {why}.", f"{name} cannot be read: {why}."
        ) from error


def read_object(name: str) -> dict[str, Any]:
    """The JSON object of a file or of the standard input.

    Raises:
        RefusedError: It cannot be read, is no JSON or no object.
    """
    return object_of(read_bytes(name), name)


def object_of(raw: bytes, name: str) -> dict[str, Any]:
    """The JSON object of some bytes.

    Raises:
        RefusedError: They are no JSON or no object.
    """
    try:
        value = json.loads(raw, parse_constant=_no_constant)
    except _ConstantError as error:
        raise does_not_fit(name, "NaN et Infinity ne sont pas du JSON", "no NaN in JSON") from error
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{name} n’est pas du JSON.", f"{name} is not JSON.") from error
    if not isinstance(value, dict):
        raise does_not_fit(name, "un objet JSON est attendu", "an object is expected")
    return value


def read_input(name: str, command: str) -> dict[str, Any]:
    """The document of a subcommand, held against its schema.

    Raises:
        RefusedError: It cannot be read, or does not fit the schema; the place is named.
    """
    document = read_object(name)
    fault = first_fault(document, command)
    if fault is not None:
        raise does_not_fit(
            name, f"à {fault.place}, {fault.french}", f"at {fault.place}, {fault.english}"
        )
    return document


def does_not_fit(name: str, french: str, english: str) -> RefusedError:
    """The refusal of a document, with what is wrong in both languages."""
    return RefusedError(f"{name} ne convient pas : {french}.", f"{name} does not fit: {english}.")


@contextmanager
def fitting(name: str) -> Iterator[None]:
    """Turns what a wrong document provokes in the engine into one sentence.

    Raises:
        RefusedError: The document lacks something or holds something of another form.
    """
    try:
        yield
    except (LookupError, TypeError, ValueError, ArithmeticError, EngineError) as error:
        why = " ".join([type(error).__name__, *(str(one) for one in error.args)])
        raise does_not_fit(name, why, why) from error


def write(value: Mapping[str, Any]) -> None:
    """Prints one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


class _ConstantError(ValueError):
    """A number that JSON does not have."""


def _no_constant(text: str) -> NoReturn:
    raise _ConstantError(text)
