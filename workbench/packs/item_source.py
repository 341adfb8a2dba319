"""The source of one item: YAML and Markdown to an item and a solution. Judges nothing."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn

import yaml
from jsonschema import Draft202012Validator

from engine.items import (
    Access,
    Accessible,
    Attachment,
    Calibration,
    CompetenceCode,
    Field,
    Item,
    ItemId,
    ItemType,
    Solution,
    Tool,
    Tube,
    Zone,
)
from engine.records.canonical import Json, JsonObject
from workbench.packs.finding import Finding
from workbench.packs.schema_words import told
from workbench.packs.words import in_one_line

FORMATS: Final = Path(__file__).resolve().parents[2] / "content_packs" / "format"
ITEM_FILE: Final = "item.yaml"
MAX_SOURCE_BYTES: Final = 1024 * 1024
LIST_FORMAT: Final = "liste"

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ItemSource:
    """One item's folder, read: the document as written, and what it means.

    A translation is an item of its own in the folder of its original; its document is the
    original's with the translated texts in their places.
    """

    folder: Path
    document: Document
    item: Item
    solution: Solution
    translated: bool = False

    @property
    def where(self) -> str:
        """How findings name it."""
        return str(self.item.id) if self.translated else self.folder.name

    def attachment(self, name: str) -> Path:
        """The path of an attached file; *name* is as in the document."""
        return self.folder / name


_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C, many times faster, where the library was built with it."""


class _Loader(_Fast):  # type: ignore[misc]  # chosen at run time
    """YAML without surprises: a key that stands twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - the library's signature
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key} stands twice", node.start_mark
                )
        made: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return made


def read_item(folder: Path) -> tuple[ItemSource | None, list[Finding]]:
    """One item's folder; None where the document has not the form of an item."""
    document, findings = read_document(folder / ITEM_FILE, "item.schema.json", folder.name)
    if findings:
        return None, findings
    statement_file = folder / f"statement.{document['language']}.md"
    try:
        statement = statement_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None, [Finding(folder.name, in_one_line("check.no_file", file=statement_file.name))]
    return item_of(folder, document, statement), []


def item_of(
    folder: Path, document: Document, statement: str, *, translated: bool = False
) -> ItemSource:
    """The item of a document that has the form of one."""
    item = _item(document, statement)
    return ItemSource(folder, document, item, _solution(document), translated)


def read_document(path: Path, schema: str, where: str) -> tuple[Document, list[Finding]]:
    """A YAML file and what has not its form there; where it is no mapping, an empty one."""
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_SOURCE_BYTES:
            return {}, [Finding(where, in_one_line("check.too_long", file=path.name))]
        document = yaml.load(raw.decode("utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError):
        return {}, [Finding(where, in_one_line("check.no_file", file=path.name))]
    except yaml.YAMLError as error:
        line = str(error).replace("\n", " ")
        return {}, [Finding(where, in_one_line("check.yaml", file=path.name, why=line))]
    findings = [Finding(where, what) for what in faults_of(document, schema)]
    return (document if isinstance(document, Mapping) else {}), findings


def faults_of(document: object, schema: str) -> list[str]:
    """What in a document has not the form of a schema of `FORMATS`, one line each."""
    return told(document, _validator(schema).iter_errors(document))


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((FORMATS / schema).read_text(encoding="utf-8")))


def media_name(item: str, file: str) -> str:
    """How a pack names an attachment: items may use the same file name."""
    return f"{item}/{file}"


def _item(document: Document, statement: str) -> Item:
    calibration, access = document["calibration"], document["access"]
    zones = document.get("zones", ())
    return Item(
        id=ItemId(document["id"]),
        version=document["version"],
        language=document["language"],
        competence=CompetenceCode(document["competence"]),
        tube=Tube(document["tube"]),
        level=document["level"],
        type=ItemType(document["type"]),
        statement=statement,
        calibration=Calibration(
            difficulty=float(calibration["difficulty"]),
            discrimination=float(calibration["discrimination"]),
            se_difficulty=float(calibration["se_difficulty"]),
            se_discrimination=float(calibration["se_discrimination"]),
            origin=calibration["origin"],
        ),
        access=Access(
            blind=Accessible(access["blind"]),
            colour_blind=Accessible(access["colour_blind"]),
            keyboard=Accessible(access["keyboard"]),
            deaf=Accessible(access["deaf"]),
        ),
        choices=tuple(document.get("choices", (one["name"] for one in zones))),
        fields=tuple(_field(one, document) for one in document.get("fields", ())),
        dependent=document.get("dependent", False),
        attachments=tuple(
            Attachment(media_name(document["id"], one["file"]), one["kind"], one["alt"])
            for one in document["attachments"]
        ),
        focus=document["focus"],
        time_hint_s=document["time_hint_s"],
        zones=tuple(Zone(one["x"], one["y"], one["width"], one["height"]) for one in zones),
        tool=Tool(document["tool"]["name"], as_object(document["tool"]["start"]))
        if "tool" in document
        else None,
    )


def _field(given: Document, document: Document) -> Field:
    """A field; those of a matching share the options of the item."""
    options = tuple(given.get("options", document.get("options", ())))
    return Field(given["key"], given["label"], given.get("format", LIST_FORMAT), options)


def as_object(given: Document) -> JsonObject:
    """A mapping of YAML as a JSON object without floats."""
    return {str(key): plain(value) for key, value in given.items()}


def plain(given: object) -> Json:
    """A value of YAML as JSON without floats: numbers with decimals and dates become text."""
    match given:
        case Mapping():
            return as_object(given)
        case list():
            return tuple(plain(one) for one in given)
        case bool() | int() | str() | None:
            return given
        case date():
            return given.isoformat()
        case _:
            return str(given)


def _solution(document: Document) -> Solution:
    given = document.get("solution")
    choices: tuple[int, ...] = ()
    accepted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    check, ways = None, None
    match given:
        case int():
            choices = (given,)
        case Mapping():
            accepted = tuple((key, tuple(forms)) for key, forms in given.items())
        case [int(), *_]:
            choices = tuple(given)
        case None:
            check = as_object(document["tool"]["check"])
            examples = document["examples"]
            ways = as_object({"right": examples["accepted"][0], "wrong": examples["refused"][0]})
        case [str(), *_]:
            accepted = ((document["fields"][0]["key"], tuple(given)),)
        case _:
            _impossible(given)
    return Solution(
        item=ItemId(document["id"]),
        choices=choices,
        accepted=accepted,
        treatments=frozenset(document["treatments"]),
        tolerance=Fraction(document["tolerance"]) if "tolerance" in document else None,
        feedback=document.get("feedback", ""),
        check=check,
        ways=ways,
    )


def _impossible(given: object) -> NoReturn:
    raise AssertionError(given)  # the schema lets no other form through
