"""Items and banks: what can be asked and how hard it is. Knows nothing about answers given."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final, NewType

from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

ItemId = NewType("ItemId", str)
Skill = NewType("Skill", str)
Tube = NewType("Tube", str)
CompetenceCode = NewType("CompetenceCode", str)

LARGEST_DISCRIMINATION: Final = 10.0
"""Per logit. Beyond it answers that contradict each other leave no ability possible."""
MOST_ZONES: Final = 12
LARGEST_PICTURE: Final = 10_000


class ItemType(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    NUMBER = "number"
    FIELDS = "fields"
    ORDER = "order"
    MATCHING = "matching"
    HOTSPOT = "hotspot"
    APPLICATION = "application"


class Accessible(StrEnum):
    """Whether a need is met: met, nothing to meet, or not met."""

    OK = "ok"
    RAS = "ras"
    KO = "ko"


@dataclass(frozen=True, slots=True)
class Access:
    """What an item demands of its reader."""

    blind: Accessible
    colour_blind: Accessible
    keyboard: Accessible
    deaf: Accessible

    @property
    def adjusted(self) -> bool:
        """Whether it may be served with accessibility adjustments (pix-v3: blind and colours)."""
        return Accessible.KO not in (self.blind, self.colour_blind)


@dataclass(frozen=True, slots=True)
class Calibration:
    """2PL parameters in logits, with their standard errors and their origin."""

    difficulty: float
    discrimination: float
    se_difficulty: float
    se_discrimination: float
    origin: str


@dataclass(frozen=True, slots=True)
class Field:
    """One place to answer in; `format` is petit, phrase, paragraphe, nombre or liste."""

    key: str
    label: str
    format: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document of an item; `kind` is table, text, image or file, or tool.

    One of kind tool is opened by the item's application; the others are shown beside the
    statement.
    """

    file: str
    kind: str
    alt: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A place on the picture of a hotspot item, in the picture's own units.

    Its name is the choice at the same place.
    """

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Tool:
    """The simulated application of an item, by name, and what it holds at first."""

    name: str
    start: JsonObject = field(hash=False)


@dataclass(frozen=True, slots=True)
class Item:
    """What one question asks, without its solution.

    `statement` is Markdown. `skill` = (tube, level). An accepted report excludes the skill.
    """

    id: ItemId
    version: int
    language: str
    competence: CompetenceCode
    tube: Tube
    level: int
    type: ItemType
    statement: str
    calibration: Calibration
    access: Access
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    dependent: bool = False
    attachments: tuple[Attachment, ...] = ()
    focus: bool = False
    time_hint_s: int = 90
    zones: tuple[Zone, ...] = ()
    tool: Tool | None = None

    @property
    def skill(self) -> Skill:
        """The skill: its tube and its level."""
        return Skill(f"{self.tube}-n{self.level}")


@dataclass(frozen=True, slots=True)
class Solution:
    """What counts as right for one item; never travels with a view.

    `choices` are 1-based. `accepted` maps each field (or, when dependent, each group) to its
    accepted forms. `tolerance` applies to numbers. `treatments` are among t1, t2, t3. `check` is
    what must hold of the end state of an application; `ways` are its worked examples, acts that
    lead to a right state and acts that lead to a wrong one, under ``right`` and ``wrong``.
    """

    item: ItemId
    choices: tuple[int, ...] = ()
    accepted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    treatments: frozenset[str] = frozenset()
    tolerance: Fraction | None = None
    feedback: str = ""
    check: JsonObject | None = field(default=None, hash=False)
    ways: JsonObject | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class ItemBank:
    """Items in the order of their ids, which is the order of ties."""

    items: tuple[Item, ...]
    _by_id: Mapping[ItemId, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {item.id: item for item in self.items}
        if len(by_id) != len(self.items) or list(by_id) != sorted(by_id):
            raise MalformedError("bank.order")
        object.__setattr__(self, "_by_id", by_id)

    @classmethod
    def of(cls, items: Iterable[Item]) -> "ItemBank":
        """A bank of the items, put in order."""
        return cls(tuple(sorted(items, key=lambda item: item.id)))

    def __getitem__(self, item: ItemId) -> Item:
        return self._by_id[item]

    def __contains__(self, item: object) -> bool:
        return item in self._by_id

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def item_to_json(item: Item) -> JsonObject:
    """The item as a canonical object; calibrations are decimal text, so nothing is rounded."""
    found = item.calibration
    result: dict[str, Json] = {
        "id": item.id,
        "version": item.version,
        "language": item.language,
        "competence": item.competence,
        "tube": item.tube,
        "level": item.level,
        "type": item.type.value,
        "statement": item.statement,
        "calibration": {
            "difficulty": repr(found.difficulty),
            "discrimination": repr(found.discrimination),
            "se_difficulty": repr(found.se_difficulty),
            "se_discrimination": repr(found.se_discrimination),
            "origin": found.origin,
        },
        "access": {
            "blind": item.access.blind.value,
            "colour_blind": item.access.colour_blind.value,
            "keyboard": item.access.keyboard.value,
            "deaf": item.access.deaf.value,
        },
        "choices": item.choices,
        "fields": tuple(
            {"key": one.key, "label": one.label, "format": one.format, "options": one.options}
            for one in item.fields
        ),
        "dependent": item.dependent,
        "attachments": tuple(
            {"file": one.file, "kind": one.kind, "alt": one.alt} for one in item.attachments
        ),
        "focus": item.focus,
        "time_hint_s": item.time_hint_s,
    }
    if item.zones:
        result["zones"] = tuple((one.x, one.y, one.width, one.height) for one in item.zones)
    if item.tool is not None:
        result["tool"] = {"name": item.tool.name, "start": item.tool.start}
    return result


def _decimal(reader: Reader, key: str) -> float:
    text = reader.text(key, longest=40)
    try:
        value = float(text)
    except ValueError as error:
        raise MalformedError("field.decimal", key) from error
    if not -100 < value < 100:  # noqa: PLR2004 - logits beyond that are no calibration
        raise MalformedError("field.decimal", key)
    return value


def _discrimination(reader: Reader) -> float:
    value = _decimal(reader, "discrimination")
    if not 0 < value <= LARGEST_DISCRIMINATION:
        raise MalformedError("field.decimal", "discrimination")
    return value


def item_from_json(untrusted: JsonObject) -> Item:
    """The item of an object written by `item_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "item.")
    numbers = reader.inner("calibration")
    access = reader.inner("access")
    return Item(
        id=ItemId(reader.text("id", longest=120)),
        version=reader.integer("version", least=1),
        language=reader.text("language", longest=10),
        competence=CompetenceCode(reader.text("competence", longest=10)),
        tube=Tube(reader.text("tube", longest=120)),
        level=reader.integer("level", least=1, most=8),
        type=reader.one_of("type", ItemType),
        statement=reader.text("statement"),
        calibration=Calibration(
            difficulty=_decimal(numbers, "difficulty"),
            discrimination=_discrimination(numbers),
            se_difficulty=_decimal(numbers, "se_difficulty"),
            se_discrimination=_decimal(numbers, "se_discrimination"),
            origin=numbers.text("origin"),
        ),
        access=Access(
            blind=access.one_of("blind", Accessible),
            colour_blind=access.one_of("colour_blind", Accessible),
            keyboard=access.one_of("keyboard", Accessible),
            deaf=access.one_of("deaf", Accessible),
        ),
        choices=reader.texts("choices"),
        fields=tuple(
            Field(one.text("key"), one.text("label"), one.text("format"), one.texts("options"))
            for one in reader.readers("fields")
        ),
        dependent=reader.boolean("dependent"),
        attachments=tuple(
            Attachment(one.text("file", longest=120), one.text("kind"), one.text("alt"))
            for one in reader.readers("attachments")
        ),
        focus=reader.boolean("focus"),
        time_hint_s=reader.integer("time_hint_s", least=1, most=3600),
        zones=_zones(reader),
        tool=_tool(reader),
    )


def _zones(reader: Reader) -> tuple[Zone, ...]:
    if not reader.has("zones"):
        return ()
    zones = []
    for given in reader.items("zones", most=MOST_ZONES):
        numbers = Reader({"zone": given}, "item.").integers("zone", most=4)
        if len(numbers) != 4 or not all(0 <= one <= LARGEST_PICTURE for one in numbers):  # noqa: PLR2004 - a rectangle
            raise MalformedError("field.zone", "item.zones")
        zones.append(Zone(*numbers))
    return tuple(zones)


def _tool(reader: Reader) -> Tool | None:
    if not reader.has("tool"):
        return None
    given = reader.inner("tool")
    return Tool(given.text("name", longest=40), given.inner("start").value)


def solution_to_json(solution: Solution) -> JsonObject:
    """The solution as a canonical object."""
    result: dict[str, Json] = {
        "item": solution.item,
        "choices": solution.choices,
        "accepted": tuple({"key": key, "forms": forms} for key, forms in solution.accepted),
        "treatments": tuple(sorted(solution.treatments)),
        "tolerance": None if solution.tolerance is None else str(solution.tolerance),
        "feedback": solution.feedback,
    }
    if solution.check is not None:
        result["check"] = solution.check
    if solution.ways is not None:
        result["ways"] = solution.ways
    return result


def solution_from_json(untrusted: JsonObject) -> Solution:
    """The solution of an object written by `solution_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "solution.")
    tolerance = None
    if reader.has("tolerance"):
        try:
            tolerance = Fraction(reader.text("tolerance", longest=60))
        except (ValueError, ZeroDivisionError) as error:
            raise MalformedError("field.decimal", "tolerance") from error
    return Solution(
        item=ItemId(reader.text("item", longest=120)),
        choices=reader.integers("choices"),
        accepted=tuple((one.text("key"), one.texts("forms")) for one in reader.readers("accepted")),
        treatments=frozenset(reader.texts("treatments")),
        tolerance=tolerance,
        feedback=reader.text("feedback"),
        check=reader.inner("check").value if reader.has("check") else None,
        ways=reader.inner("ways").value if reader.has("ways") else None,
    )
