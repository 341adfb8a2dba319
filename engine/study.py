"""What simulation found about a bank under its plan; sealed in the pack beside the items.

Knows no candidate and no file. A study holds only for the items and the plan that were simulated:
`basis` names them, and `check_study` refuses it beside any others.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.adaptive.screening import Screening
from engine.adaptive.screening_format import screening_from_json, screening_to_json
from engine.errors import MalformedError
from engine.items import Item, ItemId
from engine.plan import ExamPlan
from engine.plan_format import plan_to_json
from engine.policies import Relaxation
from engine.records.canonical import Json, JsonObject, dumps
from engine.records.reading import Reader

BASIS_BYTES: Final = 32
MAX_FILTERS: Final = 40
MAX_ITEMS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Study:
    """What a station and a server need of a simulation.

    Attributes:
        basis: `study_basis` of what was simulated.
        exposure: Who may see which items; None where exposure is not controlled.
        screening: What tells odd sittings; None where none was looked for.
    """

    basis: bytes
    exposure: ExposureTable | None = None
    screening: Screening | None = None


def study_basis(items: Iterable[Item], plan: ExamPlan) -> bytes:
    """The SHA-256 of everything that a simulation of these items under this plan depends on.

    Args:
        items: In any order; of each its id, version, language, competence, tube, level,
            time hint, calibration (without its origin) and access.
        plan: Whole.
    """
    listed: dict[str, Json] = {item.id: _simulated(item) for item in items}
    return hashlib.sha256(dumps({"items": listed, "plan": plan_to_json(plan)})).digest()


def _simulated(item: Item) -> Json:
    found, access = item.calibration, item.access
    return (
        item.version,
        item.language,
        item.competence,
        item.tube,
        item.level,
        item.time_hint_s,
        repr(found.difficulty),
        repr(found.discrimination),
        repr(found.se_difficulty),
        repr(found.se_discrimination),
        access.blind.value,
        access.colour_blind.value,
        access.keyboard.value,
        access.deaf.value,
    )


def check_study(study: Study, items: Iterable[Item], plan: ExamPlan) -> None:
    """Refuse a study that does not belong to the items and the plan.

    Raises:
        MalformedError: It is about other items, another calibration or another plan
            (``study.stale``); a timing is of no item (``study.timings``); a filter does not name
            exactly the items that it leaves (``study.items``); or the plan does not give up the
            candidate's share before one question per tube (``study.relaxations``).
    """
    listed = tuple(items)
    if study.basis != study_basis(listed, plan):
        raise MalformedError("study.stale")
    if study.screening is not None:
        ids = {item.id for item in listed}
        if not all(item in ids for item, _ in study.screening.timings):
            raise MalformedError("study.timings")
    if study.exposure is None:
        return
    for one in study.exposure.filters:
        left = {
            item.id
            for item in listed
            if item.language == one.language and (item.access.adjusted or not one.adjusted)
        }
        if {item for item, _ in one.probabilities} != left:
            raise MalformedError("study.items", one.language)
    given_up = [one for one in plan.selection.relaxations if one is not Relaxation.SPACING]
    if given_up[:1] != [Relaxation.SUB_POOL]:
        raise MalformedError("study.relaxations")


def study_to_json(study: Study) -> JsonObject:
    """The study as a canonical object; numbers are decimal text, so nothing is rounded."""
    written: dict[str, Json] = {"v": 1, "basis": study.basis.hex()}
    if study.exposure is not None:
        written["exposure"] = tuple(_filter_to_json(one) for one in study.exposure.filters)
    if study.screening is not None:
        written["screening"] = screening_to_json(study.screening)
    return written


def _filter_to_json(one: FilterExposure) -> JsonObject:
    return {
        "language": one.language,
        "adjusted": one.adjusted,
        "cap": repr(one.cap),
        "held": repr(one.held),
        "items": tuple(
            {"item": item, "probability": repr(probability)}
            for item, probability in one.probabilities
        ),
    }


def study_from_json(untrusted: JsonObject) -> Study:
    """The study of an object written by `study_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "study.")
    reader.version(1)
    exposure = None
    if reader.has("exposure"):
        filters = reader.readers("exposure", most=MAX_FILTERS)
        exposure = ExposureTable(tuple(_filter_from_json(one) for one in filters))
    screening = None
    if reader.has("screening"):
        screening = screening_from_json(reader.inner("screening").value)
    return Study(reader.hexadecimal("basis", size=BASIS_BYTES), exposure, screening)


def _filter_from_json(reader: Reader) -> FilterExposure:
    return FilterExposure(
        language=reader.text("language", longest=10),
        adjusted=reader.boolean("adjusted"),
        cap=_share(reader, "cap"),
        held=_share(reader, "held"),
        probabilities=tuple(
            (ItemId(one.text("item", longest=120)), _share(one, "probability"))
            for one in reader.readers("items", most=MAX_ITEMS)
        ),
    )


def _share(reader: Reader, key: str) -> float:
    try:
        value = float(reader.text(key, longest=40))
    except ValueError as error:
        raise MalformedError("field.decimal", key) from error
    if not 0.0 <= value <= 1.0:
        raise MalformedError("field.decimal", key)
    return value
