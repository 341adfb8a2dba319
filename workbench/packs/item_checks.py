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
from workbench.packs.words import in_one_line

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
        yield in_one_line("check.folder", folder=source.folder.name, id=item.id)
    if item.language not in settings["languages"]:
        yield in_one_line("check.language", language=item.language)
    if settings["kind"] == "certification":
        if all(item.competence != competence.code for competence in COMPETENCES):
            yield in_one_line("check.competence", competence=item.competence)
        if str(item.id) != str(item.skill):
            yield in_one_line("check.id", id=item.id, tube=item.tube, level=item.level)
        if not item.tube.startswith(f"{item.competence}-"):
            yield in_one_line("check.tube", tube=item.tube, competence=item.competence)
    known = {one["file"] for one in source.document["attachments"]}
    known |= {ITEM_FILE, f"statement.{item.language}.md"} | translated_files(source.folder)
    for path in sorted(source.folder.iterdir()):
        if path.name not in known and not path.name.startswith("statement."):
            yield in_one_line("check.stray", file=path.name)


def _calibration(source: ItemSource, settings: Settings) -> Iterator[str]:
    document, item = source.document, source.item
    if settings["kind"] != "certification" or item.calibration.origin != RUBRIC:
        return
    if source.translated:
        return
    if "rubric" not in document:
        yield in_one_line("check.rubric")
        return
    computed = parameters(item.id, item.level, document["rubric"])
    if not agrees(document["calibration"], computed):
        yield in_one_line(
            "check.calibration",
            difficulty=str(computed.difficulty),
            discrimination=str(computed.discrimination),
            se_difficulty=str(computed.se_difficulty),
            se_discrimination=str(computed.se_discrimination),
        )


def _choices(source: ItemSource, settings: Settings) -> Iterator[str]:
    item, keys = source.item, source.solution.choices
    if not item.choices:
        return
    if any(not 1 <= key <= len(item.choices) for key in keys):
        yield in_one_line("check.key")
    if item.type is ItemType.ORDER:
        yield from _order(item, keys)
    elif item.type is not ItemType.HOTSPOT:
        yield from _lengths(item, settings)
    if item.type is ItemType.MULTIPLE:
        if not len(keys) < len(item.choices):
            yield in_one_line("check.all_keys")
        announced = _NUMBERS.get(item.language, {}).get(len(keys), "")
        if item.level <= ANNOUNCED_TO_LEVEL and announced not in item.statement.lower():
            yield in_one_line("check.announced", count=announced)


def _order(item: Item, keys: tuple[int, ...]) -> Iterator[str]:
    if sorted(keys) != list(range(1, len(item.choices) + 1)):
        yield in_one_line("check.no_order")
    elif list(keys) == sorted(keys):
        yield in_one_line("check.in_order")


def _lengths(item: Item, settings: Settings) -> Iterator[str]:
    limit = settings["thresholds"]["choice_characters"]
    for number, choice in enumerate(item.choices, 1):
        if len(choice) > limit:
            yield in_one_line("check.choice", number=number, found=len(choice), most=limit)
    shortest, longest = min(map(len, item.choices)), max(map(len, item.choices))
    if longest > SHORT_CHOICE and longest > LONGEST_RATIO * shortest:
        yield in_one_line("check.lengths", longest=longest, shortest=shortest)


def _fields(source: ItemSource, _settings: Settings) -> Iterator[str]:
    item, accepted = source.item, dict(source.solution.accepted)
    for field in item.fields:
        if len(field.label) > FIELD_LABEL:
            yield in_one_line(
                "check.label", key=field.key, found=len(field.label), most=FIELD_LABEL
            )
    if item.type not in (ItemType.FIELDS, ItemType.MATCHING):
        return
    keys = [field.key for field in item.fields]
    if len(set(keys)) != len(keys):
        yield in_one_line("check.field_twice")
    if item.dependent:
        if len(accepted) < len(keys):
            yield in_one_line("check.groups")
        return
    if set(accepted) != set(keys):
        yield in_one_line("check.solution_fields")
        return
    for field in item.fields:
        if field.options and not set(accepted[field.key]) <= set(field.options):
            yield in_one_line("check.no_option", key=field.key)


def _statement(source: ItemSource, settings: Settings) -> Iterator[str]:
    item, limits = source.item, settings["thresholds"]
    prose = "\n".join(
        line
        for line in _FENCE.sub("", item.statement).splitlines()
        if not line.lstrip().startswith("|")
    )
    plain = prose.replace("**", "").replace("`", "")
    if len(plain) > limits["statement_characters"]:
        yield in_one_line("check.characters", found=len(plain), most=limits["statement_characters"])
    count = len(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", plain))
    if count > limits["statement_words"]:
        yield in_one_line("check.words", found=count, most=limits["statement_words"])
    if not _BOLD.search(item.statement.rsplit("\n\n", 1)[-1]):
        yield in_one_line("check.bold")
    for attachment in item.attachments:
        if len(attachment.alt) > limits["alt_characters"]:
            yield in_one_line(
                "check.alt",
                file=attachment.file,
                found=len(attachment.alt),
                most=limits["alt_characters"],
            )


def _words(source: ItemSource, settings: Settings) -> Iterator[str]:
    item = source.item
    shown = [("statement", item.statement)]
    shown += [(f"choice {number}", text) for number, text in enumerate(item.choices, 1)]
    shown += [(f"field {field.key}", field.label) for field in item.fields]
    shown += [(f"options of {one.key}", text) for one in item.fields for text in one.options]
    shown += [(f"alt of {one.file}", one.alt) for one in item.attachments]
    for where, text in shown:
        for what in faults(text) if item.language == _TYPOGRAPHY else ():
            yield in_one_line("check.typography", place=where, what=what)
        for word in settings["forbidden_words"]:
            if re.search(rf"\b{re.escape(word)}\b", text):
                yield in_one_line("check.brand", place=where, word=word)
        for domain in _DOMAIN.findall(_RESERVED.sub("", text)):
            yield in_one_line("item.outside", place=where, what=domain)


_SOUND_KEY: Final = frozenset({"ok", "ok-edit", "access", "level", "tech", "bias"})


def _agrees(entry: Mapping[str, Any]) -> bool:
    """Whether a reading speaks for the key; after a verdict on the key itself others must."""
    return entry["verdict"] in _SOUND_KEY


def _review(source: ItemSource, settings: Settings) -> Iterator[str]:
    if settings["kind"] != "certification":
        return
    review = source.document.get("review", ())
    if source.document["status"] == "validated":
        if not {1, 2} <= {one["pass"] for one in review}:
            yield in_one_line("check.passes")
        open_verdicts = [one for one in review if one["verdict"] != "ok" and "closed" not in one]
        readers = {one["reviewer"] for one in review if one.get("reviewer") and _agrees(one)}
        if open_verdicts or len(readers - {source.document["author"]}) < 2:  # noqa: PLR2004 - two readers
            yield in_one_line("check.readers")
