"""Checks of one item's form: ids, choices, lengths, words, attachments. Knows no other item."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from engine.items import Item, ItemType
from engine.referential import COMPETENCES
from workbench.packs.finding import Finding
from workbench.packs.rubric import RUBRIC, agrees, parameters
from workbench.packs.source import ITEM_FILE, ItemSource
from workbench.packs.translations import translated_files
from workbench.packs.typography import faults

Settings = Mapping[str, Any]

LONGEST_RATIO: Final = 1.5
SHORT_CHOICE: Final = 24
FIELD_LABEL: Final = 30
ANNOUNCED_TO_LEVEL: Final = 4
_NUMBERS: Final = {
    "fr": {2: "deux", 3: "trois", 4: "quatre", 5: "cinq"},
    "en": {2: "two", 3: "three", 4: "four", 5: "five"},
}
_TYPOGRAPHY: Final = "fr"
_FENCE: Final = re.compile(r"```.*?```", re.DOTALL)
_BOLD: Final = re.compile(r"\*\*\S.*?\S\*\*", re.DOTALL)
_DOMAIN: Final = re.compile(
    r"\b[a-z0-9-]+\.(?:com|fr|org|net|eu|gouv|info|io|be|ch)\b", re.IGNORECASE
)
_RESERVED: Final = re.compile(r"[\w.-]*\.(?:example|test|invalid)\b", re.IGNORECASE)


def check_item(source: ItemSource, settings: Settings) -> Iterator[Finding]:
    """Everything that is wrong with one item by itself."""
    checks: tuple[Callable[[ItemSource, Settings], Iterator[str]], ...] = (
        _identity,
        _calibration,
        _choices,
        _fields,
        _statement,
        _words,
        _review,
    )
    for check in checks:
        for what in check(source, settings):
            yield Finding(source.where, what)


def _identity(source: ItemSource, settings: Settings) -> Iterator[str]:
    item = source.item
    if source.translated:
        return
    if item.id != source.folder.name:
        yield f"its folder is {source.folder.name}, its id {item.id}"
    if item.language not in settings["languages"]:
        yield f"language {item.language} is not one of the pack"
    if settings["kind"] == "certification":
        if all(item.competence != competence.code for competence in COMPETENCES):
            yield f"competence {item.competence} is not one of the referential"
        if str(item.id) != str(item.skill):
            yield f"id {item.id} does not name tube {item.tube} and level {item.level}"
        if not item.tube.startswith(f"{item.competence}-"):
            yield f"tube {item.tube} is not one of competence {item.competence}"
    known = {one["file"] for one in source.document["attachments"]}
    known |= {ITEM_FILE, f"statement.{item.language}.md"} | translated_files(source.folder)
    for path in sorted(source.folder.iterdir()):
        if path.name not in known and not path.name.startswith("statement."):
            yield f"{path.name} belongs to nothing"


def _calibration(source: ItemSource, settings: Settings) -> Iterator[str]:
    document, item = source.document, source.item
    if settings["kind"] != "certification" or item.calibration.origin != RUBRIC:
        return
    if source.translated:
        return
    if "rubric" not in document:
        yield "no rubric to compute the calibration from"
        return
    computed = parameters(item.id, item.level, document["rubric"])
    if not agrees(document["calibration"], computed):
        yield (
            f"calibration is not the rubric's: difficulty {computed.difficulty},"
            f" discrimination {computed.discrimination},"
            f" errors {computed.se_difficulty} and {computed.se_discrimination} expected"
        )


def _choices(source: ItemSource, settings: Settings) -> Iterator[str]:
    item, keys = source.item, source.solution.choices
    if not item.choices:
        return
    if any(not 1 <= key <= len(item.choices) for key in keys):
        yield "a key is no choice"
    if item.type is ItemType.ORDER:
        yield from _order(item, keys)
    elif item.type is not ItemType.HOTSPOT:
        yield from _lengths(item, settings)
    if item.type is ItemType.MULTIPLE:
        if not len(keys) < len(item.choices):
            yield "every choice is a key"
        announced = _NUMBERS.get(item.language, {}).get(len(keys), "")
        if item.level <= ANNOUNCED_TO_LEVEL and announced not in item.statement.lower():
            yield f"the number of answers ({announced}) is not announced"


def _order(item: Item, keys: tuple[int, ...]) -> Iterator[str]:
    if sorted(keys) != list(range(1, len(item.choices) + 1)):
        yield "the solution is no order of the choices"
    elif list(keys) == sorted(keys):
        yield "the choices are shown in the right order"


def _lengths(item: Item, settings: Settings) -> Iterator[str]:
    limit = settings["thresholds"]["choice_characters"]
    for number, choice in enumerate(item.choices, 1):
        if len(choice) > limit:
            yield f"choice {number} has {len(choice)} characters, {limit} at most"
    shortest, longest = min(map(len, item.choices)), max(map(len, item.choices))
    if longest > SHORT_CHOICE and longest > LONGEST_RATIO * shortest:
        yield f"the longest choice ({longest}) exceeds 1.5 times the shortest ({shortest})"


def _fields(source: ItemSource, _settings: Settings) -> Iterator[str]:
    item, accepted = source.item, dict(source.solution.accepted)
    for field in item.fields:
        if len(field.label) > FIELD_LABEL:
            yield f"label {field.key} has {len(field.label)} characters, {FIELD_LABEL} at most"
    if item.type not in (ItemType.FIELDS, ItemType.MATCHING):
        return
    keys = [field.key for field in item.fields]
    if len(set(keys)) != len(keys):
        yield "a field's key stands twice"
    if item.dependent:
        if len(accepted) < len(keys):
            yield "fewer groups of answers than fields"
        return
    if set(accepted) != set(keys):
        yield "the solution does not name the fields"
        return
    for field in item.fields:
        if field.options and not set(accepted[field.key]) <= set(field.options):
            yield f"the solution of {field.key} is no option"


def _statement(source: ItemSource, settings: Settings) -> Iterator[str]:
    item, limits = source.item, settings["thresholds"]
    prose = "\n".join(
        line
        for line in _FENCE.sub("", item.statement).splitlines()
        if not line.lstrip().startswith("|")
    )
    plain = prose.replace("**", "").replace("`", "")
    if len(plain) > limits["statement_characters"]:
        yield f"statement of {len(plain)} characters, {limits['statement_characters']} at most"
    count = len(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", plain))
    if count > limits["statement_words"]:
        yield f"statement of {count} words, {limits['statement_words']} at most"
    if not _BOLD.search(item.statement.rsplit("\n\n", 1)[-1]):
        yield "the question is not last and bold"
    for attachment in item.attachments:
        if len(attachment.alt) > limits["alt_characters"]:
            yield f"alt of {attachment.file} has {len(attachment.alt)} characters"


def _words(source: ItemSource, settings: Settings) -> Iterator[str]:
    item = source.item
    shown = [("statement", item.statement)]
    shown += [(f"choice {number}", text) for number, text in enumerate(item.choices, 1)]
    shown += [(f"field {field.key}", field.label) for field in item.fields]
    shown += [(f"options of {one.key}", text) for one in item.fields for text in one.options]
    shown += [(f"alt of {one.file}", one.alt) for one in item.attachments]
    for where, text in shown:
        for what in faults(text) if item.language == _TYPOGRAPHY else ():
            yield f"{where}: {what}"
        for word in settings["forbidden_words"]:
            if re.search(rf"\b{re.escape(word)}\b", text):
                yield f"{where}: the brand {word}"
        for domain in _DOMAIN.findall(_RESERVED.sub("", text)):
            yield f"{where}: the domain {domain} is not reserved for examples"


def _review(source: ItemSource, settings: Settings) -> Iterator[str]:
    if settings["kind"] != "certification":
        return
    review = source.document.get("review", ())
    if source.document["status"] == "validated":
        if not {1, 2} <= {one["pass"] for one in review}:
            yield "the review's two passes are not recorded"
        open_verdicts = [one["verdict"] for one in review if one["verdict"] != "ok"]
        readers = {one["reviewer"] for one in review if one.get("reviewer")}
        if open_verdicts or len(readers - {source.document["author"]}) < 2:  # noqa: PLR2004 - two readers
            yield "validated without two readers and clean verdicts"
