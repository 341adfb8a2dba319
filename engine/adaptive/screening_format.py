"""Screening data to canonical objects and back. Knows shapes and bounds, no statistic.

Numbers are decimal text, so that nothing is rounded.
"""

from collections.abc import Mapping
from typing import Final

from engine.adaptive.response_times import Timing
from engine.adaptive.screening import Limits, Screening
from engine.errors import MalformedError
from engine.items import ItemId
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

_MOST_TIMINGS: Final = 20_000
_LARGEST_LIMIT: Final = 1000.0
_LARGEST_LEVEL: Final = 0.5
_LEAST_LEVEL: Final = 1e-6
_LARGEST_INTENSITY: Final = 10.0
_LEAST_DISCRIMINATION: Final = 0.1
_LARGEST_DISCRIMINATION: Final = 20.0


def screening_to_json(screening: Screening) -> JsonObject:
    """The screening data as a canonical object."""
    return {
        "v": 1,
        "limits": _limits_to_json(screening.limits),
        "accommodated": _limits_to_json(screening.accommodated),
        "level": repr(screening.level),
        "timings": tuple(
            {
                "item": item,
                "intensity": repr(timing.intensity),
                "discrimination": repr(timing.discrimination),
            }
            for item, timing in screening.timings
        ),
    }


def _limits_to_json(limits: Limits) -> Mapping[str, Json]:
    return {
        "preknowledge": repr(limits.preknowledge),
        "speeded": repr(limits.speeded),
        "misfit": repr(limits.misfit),
    }


def screening_from_json(untrusted: JsonObject) -> Screening:
    """The screening data of an object written by `screening_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, or timings are not in the order of
            their items.
    """
    reader = Reader(untrusted, "screening.")
    reader.version(1)
    timings = tuple(
        (
            ItemId(one.text("item", longest=120)),
            Timing(
                _decimal(one, "intensity", -_LARGEST_INTENSITY, _LARGEST_INTENSITY),
                _decimal(one, "discrimination", _LEAST_DISCRIMINATION, _LARGEST_DISCRIMINATION),
            ),
        )
        for one in reader.readers("timings", most=_MOST_TIMINGS)
    )
    items = [item for item, _ in timings]
    if items != sorted(set(items)):
        raise MalformedError("screening.timings")
    return Screening(
        limits=_limits(reader.inner("limits")),
        accommodated=_limits(reader.inner("accommodated")),
        level=_decimal(reader, "level", _LEAST_LEVEL, _LARGEST_LEVEL),
        timings=timings,
    )


def _limits(reader: Reader) -> Limits:
    return Limits(
        preknowledge=_decimal(reader, "preknowledge", -_LARGEST_LIMIT, _LARGEST_LIMIT),
        speeded=_decimal(reader, "speeded", -_LARGEST_LIMIT, _LARGEST_LIMIT),
        misfit=_decimal(reader, "misfit", -_LARGEST_LIMIT, _LARGEST_LIMIT),
    )


def _decimal(reader: Reader, key: str, least: float, most: float) -> float:
    try:
        value = float(reader.text(key, longest=40))
    except ValueError as error:
        raise MalformedError("field.decimal", f"{reader.where}{key}") from error
    if not least <= value <= most:
        raise MalformedError("field.decimal", f"{reader.where}{key}")
    return value
