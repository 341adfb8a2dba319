"""The JSON Schemas of the subcommands, and their faults in words. Knows no subcommand's work."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match

INPUT: Final = "input"
OUTPUT: Final = "output"
_FOLDER: Final = Path(__file__).parent / "schemas"
_TYPES: Final = {
    "object": ("un objet", "an object"),
    "array": ("une liste", "a list"),
    "string": ("du texte", "a text"),
    "number": ("un nombre", "a number"),
    "integer": ("un nombre entier", "an integer"),
    "boolean": ("true ou false", "true or false"),
    "null": ("null", "null"),
}
_LIMITS: Final = {
    "minimum": ("il faut au moins {}", "at least {} is needed"),
    "exclusiveMinimum": ("il faut plus de {}", "more than {} is needed"),
    "maximum": ("il faut au plus {}", "at most {} is allowed"),
    "minItems": ("il faut au moins {} élément", "at least {} item is needed"),
    "minLength": ("il faut au moins {} caractère", "at least {} character is needed"),
    "pattern": ("le texte n’a pas la forme attendue", "the text has not the form expected"),
    "oneOf": ("il faut une de ces clés et une seule", "one of the keys and no other is needed"),
}


class Fault(NamedTuple):
    """What a document has wrong: where, and what in French and in English."""

    place: str
    french: str
    english: str


@cache
def schema(command: str, side: str) -> Mapping[str, Any]:
    """The schema of what a subcommand reads (`INPUT`) or prints (`OUTPUT`)."""
    file = _FOLDER / f"{command}.{side}.schema.json"
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def first_fault(document: object, command: str, side: str = INPUT) -> Fault | None:
    """The fault that tells most about a document, or None where it has none."""
    return fault_in(_validator(command, side), document)


def fault_in(validator: Draft202012Validator, document: object) -> Fault | None:
    """As `first_fault`, for any schema."""
    error = best_match(validator.iter_errors(document))
    return None if error is None else Fault(error.json_path, *_words(error))


@cache
def _validator(command: str, side: str) -> Draft202012Validator:
    return Draft202012Validator(schema(command, side))


def _words(error: ValidationError) -> tuple[str, str]:
    keyword, wanted = str(error.validator), cast("Any", error.validator_value)
    if keyword in _LIMITS:
        french, english = _LIMITS[keyword]
        return french.format(wanted), english.format(wanted)
    told = _TOLD.get(keyword)
    if told is None:
        return f"cela ne convient pas ({error.message})", f"this does not fit ({error.message})"
    return told(error, wanted)


def _missing(error: ValidationError, wanted: Any) -> tuple[str, str]:
    missing = next(key for key in wanted if key not in cast("Any", error.instance))
    return f"il manque « {missing} »", f"{missing!r} is missing"


def _strange(error: ValidationError, _wanted: Any) -> tuple[str, str]:
    known = cast("Mapping[str, Any]", error.schema)["properties"]
    strange = next(key for key in cast("Any", error.instance) if key not in known)
    return f"« {strange} » n’est pas connu", f"{strange!r} is not known"


def _type(_error: ValidationError, wanted: Any) -> tuple[str, str]:
    kinds = [_TYPES[one] for one in ([wanted] if isinstance(wanted, str) else wanted)]
    french, english = (" ou ".join(one for one, _ in kinds), " or ".join(one for _, one in kinds))
    return f"il faut {french}", f"{english} is expected"


def _choice(error: ValidationError, wanted: Any) -> tuple[str, str]:
    listed = ", ".join(str(one) for one in wanted)
    found = error.instance
    return f"« {found} » n’est pas parmi {listed}", f"{found!r} is not among {listed}"


_TOLD: Final[Mapping[str, Callable[[ValidationError, Any], tuple[str, str]]]] = {
    "required": _missing,
    "additionalProperties": _strange,
    "type": _type,
    "enum": _choice,
}
