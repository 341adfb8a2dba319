"""Says in French, then in English, what in a YAML file has not the form of its schema.

For an author who is no programmer: which field, what is wrong, what to do. What a field is for is
told by the `description` of the schema itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from jsonschema import ValidationError

_KINDS: Final[Mapping[str, str]] = {
    "array": "une liste : [a, b, c]",
    "boolean": "true ou false",
    "integer": "un nombre entier, sans guillemets",
    "number": "un nombre, avec un point pour la virgule",
    "object": "des champs, un par ligne, décalés de deux espaces",
    "string": "un texte, entre guillemets en cas de doute",
}
_SHOWN: Final = 60


def told(document: object, errors: Iterator[ValidationError]) -> list[str]:
    """One line for each error of a document, in the order of fields."""
    return [_line(document, one) for one in sorted(errors, key=lambda one: one.json_path)]


def _line(document: object, error: ValidationError) -> str:
    inner = _deepest(error)
    what = _TOLD.get(str(inner.validator), _forbidden)(inner)
    meant = _description(inner)
    purpose = f" ({meant})" if meant else ""
    way = list(inner.absolute_path)
    if not way and str(inner.validator) not in _TOLD:
        way = next(_ways(document, inner.instance), [])
    return f"{_place(way)} : {what}{purpose} / {error.json_path} {error.message}"


def _ways(document: object, instance: object) -> Iterator[list[str | int]]:
    """Where a value stands: the library does not say it of what must not be there at all."""
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(document, Mapping):
        inner = document.items()
    elif isinstance(document, list):
        inner = enumerate(document)
    for key, value in inner:
        if value is instance:
            yield [key]
        yield from ([key, *way] for way in _ways(value, instance))


def _deepest(error: ValidationError) -> ValidationError:
    """Of an error of alternatives the one of the alternative that fits best."""
    if not error.context:
        return error
    return max(error.context, key=lambda one: (len(one.absolute_path), -len(one.context)))


def _place(way: list[str | int]) -> str:
    """The way to a field as an author sees it: ``fields, 2, label``, counted from 1."""
    return ", ".join(str(one + 1) if isinstance(one, int) else one for one in way) or "fichier"


def _description(error: ValidationError) -> str:
    """What the field, or the one that is missing, is for."""
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    if error.validator == "required":
        inner = schema.get("properties", {}).get(_missing(error), {})
        return str(inner.get("description", "")) if isinstance(inner, Mapping) else ""
    return str(schema.get("description", "")) if error.absolute_path else ""


def _missing(error: ValidationError) -> str:
    present = error.instance if isinstance(error.instance, Mapping) else {}
    named = [one for one in _wanted(error) if one not in present]
    return next((one for one in named if f"'{one}'" in error.message), "")


def _unknown(error: ValidationError) -> str:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    known = schema.get("properties", {})
    present = sorted(str(one) for one in _given(error))
    strange = ", ".join(f"« {one} »" for one in present if one not in known)
    return f"champ inconnu {strange} ; vérifiez l’orthographe, ou retirez-le"


def _type(error: ValidationError) -> str:
    wanted = _wanted(error)
    kinds = [wanted] if isinstance(wanted, str) else wanted
    return f"il faut {' ou '.join(_KINDS.get(one, one) for one in kinds)}"


def _forbidden(_error: ValidationError) -> str:
    return "ce champ n’a pas sa place dans ce type de question ; retirez-le"


def _alternatives(_error: ValidationError) -> str:
    return "cette forme ne convient pas à ce type de question"


def _plural(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


_TOLD: Final[Mapping[str, Callable[[ValidationError], str]]] = {
    "required": lambda error: f"il manque le champ « {_missing(error)} » ; ajoutez-le",
    "additionalProperties": _unknown,
    "type": _type,
    "enum": lambda error: (
        f"« {_value(error)} » n’est pas une valeur possible ; choisissez parmi"
        f" {', '.join(map(str, _wanted(error)))}"
    ),
    "const": lambda error: f"la seule valeur possible est « {_wanted(error)} »",
    "pattern": lambda error: f"« {_value(error)} » n’est pas écrit sous la forme attendue",
    "minLength": lambda error: f"texte trop court, au moins {_plural(_wanted(error), 'caractère')}",
    "maxLength": lambda error: f"texte trop long, au plus {_plural(_wanted(error), 'caractère')}",
    "minItems": lambda error: f"liste trop courte, au moins {_plural(_wanted(error), 'élément')}",
    "maxItems": lambda error: f"liste trop longue, au plus {_plural(_wanted(error), 'élément')}",
    "minProperties": lambda error: f"au moins {_plural(_wanted(error), 'champ')} ici",
    "uniqueItems": lambda _error: "un élément figure deux fois ; gardez-en un",
    "minimum": lambda error: f"trop petit, au moins {_wanted(error)}",
    "maximum": lambda error: f"trop grand, au plus {_wanted(error)}",
    "exclusiveMinimum": lambda error: f"il faut plus que {_wanted(error)}",
    "oneOf": _alternatives,
    "not": _forbidden,
}


def _value(error: ValidationError) -> str:
    given = error.instance
    return str(given).lower() if isinstance(given, bool) else str(given)[:_SHOWN]


def _wanted(error: ValidationError) -> Any:
    """What the schema demands there."""
    return error.validator_value


def _given(error: ValidationError) -> Any:
    """What stands there."""
    return error.instance
