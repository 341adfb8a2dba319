"""Translations of items: texts beside an item to an item of its own. Judges no language.

``statement.en.md`` and ``texts.en.yaml`` beside an item in French make the item ``ID-en``: same
tube, level, calibration and key, other words. Banks are filtered by the candidate's language, so
that nobody meets both. What the original tests stays tested: the translated document has to have
the form of an item, and its examples are run like any other's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from workbench.packs.finding import Finding, Remark
from workbench.packs.item_source import (
    LIST_FORMAT,
    Document,
    ItemSource,
    faults_of,
    item_of,
    read_document,
)
from workbench.packs.words import in_one_line

SCHEMA: Final = "texts.schema.json"
_STATEMENT: Final = re.compile(r"statement\.([a-z]{2})\.md")
_TEXTS: Final = re.compile(r"texts\.([a-z]{2})\.yaml")
_WORDY: Final = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}|[à-ÿ]", re.IGNORECASE)
_SHOWN: Final = 40


def read_translations(original: ItemSource) -> tuple[list[ItemSource], list[Finding]]:
    """The translations beside an item; one that is not complete is findings only."""
    items: list[ItemSource] = []
    findings: list[Finding] = []
    for language in sorted(_languages(original.folder) - {original.item.language}):
        found, faults = _read(original, language)
        findings += faults
        if found is not None:
            items.append(found)
    return items, findings


def translated_files(folder: Path) -> set[str]:
    """The names of files that translations beside an item bring along."""
    names = set()
    for path in folder.iterdir():
        if _TEXTS.fullmatch(path.name):
            names.add(path.name)
            texts, _ = read_document(path, SCHEMA, folder.name)
            attached = texts.get("attachments", {})
            if isinstance(attached, Mapping):
                names |= {one["file"] for one in attached.values() if "file" in one}
    return names


def _languages(folder: Path) -> set[str]:
    names = [path.name for path in folder.iterdir()]
    found = (pattern.fullmatch(name) for name in names for pattern in (_STATEMENT, _TEXTS))
    return {one[1] for one in found if one is not None}


def _read(original: ItemSource, language: str) -> tuple[ItemSource | None, list[Finding]]:
    name = f"{original.item.id}-{language}"
    path = original.folder / f"texts.{language}.yaml"
    texts, findings = read_document(path, SCHEMA, name)
    if findings:
        return None, findings
    statement_file = original.folder / f"statement.{language}.md"
    try:
        statement = statement_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None, [Finding(name, in_one_line("check.no_file", file=statement_file.name))]
    translation = _Translation(original, language, texts)
    document = translation.document()
    findings = [Finding(name, what) for what in translation.lacking]
    if not findings:
        findings = [Finding(name, what) for what in faults_of(document, "item.schema.json")]
    if findings:
        return None, findings
    remarks: list[Finding] = [Remark(name, what) for what in translation.doubts]
    return item_of(original.folder, document, statement, translated=True), remarks


@dataclass(frozen=True, slots=True)
class _Translation:
    """One translation while it is put together.

    Attributes:
        lacking: What is missing or too much.
        doubts: What may have been meant.
    """

    original: ItemSource
    language: str
    texts: Document
    lacking: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The document of the original with the texts in their places."""
        given = dict(self.original.document)
        self._superfluous(given)
        given["id"] = f"{given['id']}-{self.language}"
        if "choices" in given:
            given["choices"] = self._list("choices", given["choices"])
        if "options" in given:
            given["options"] = self._list("options", given["options"])
        if "fields" in given:
            given["fields"] = [self._field(one) for one in given["fields"]]
        if "zones" in given:
            names = self._list("zones", [one["name"] for one in given["zones"]])
            given["zones"] = [
                {**one, "name": name} for one, name in zip(given["zones"], names, strict=True)
            ]
        given["attachments"] = [self._attachment(one) for one in given["attachments"]]
        if "feedback" in given:
            given["feedback"] = self.texts.get("feedback") or self._missing("feedback")
        self._answers(given)
        if "tool" in given:
            self._tool(given)
        return {**given, "language": self.language}

    def _missing(self, what: str) -> str:
        self.lacking.append(in_one_line("translation.missing", what=what, language=self.language))
        return "…"

    def _superfluous(self, given: Document) -> None:
        own = {"words": "tool"}
        for key in self.texts:
            if own.get(key, key) not in given:
                self.lacking.append(in_one_line("translation.unknown", what=str(key)))
        for key, known in (
            ("fields", [one["key"] for one in given.get("fields", ())]),
            ("attachments", [one["file"] for one in given["attachments"]]),
        ):
            for name in self.texts.get(key, {}):
                if name not in known:
                    self.lacking.append(in_one_line("translation.unknown", what=f"{key}: {name}"))

    def _list(self, what: str, originals: list[str], given: Any = None) -> list[str]:
        found = self.texts.get(what) if given is None else given
        if found is None:
            self._missing(what)
        elif len(found) != len(originals):
            told = in_one_line(
                "translation.count", what=what, found=len(found), needed=len(originals)
            )
            self.lacking.append(told)
        else:
            return list(found)
        return originals

    def _field(self, given: Document) -> dict[str, Any]:
        texts = self.texts.get("fields", {}).get(given["key"])
        place = f"fields: {given['key']}"
        if texts is None:
            self._missing(place)
            return dict(given)
        found = {**given, "label": texts["label"]}
        if "options" in given:
            if "options" not in texts:
                self._missing(f"{place}: options")
            else:
                found["options"] = self._list(place, given["options"], texts["options"])
        return found

    def _attachment(self, given: Document) -> dict[str, Any]:
        texts = self.texts.get("attachments", {}).get(given["file"])
        if texts is None:
            self._missing(f"attachments: {given['file']}")
            return dict(given)
        return {**given, **texts}

    def _answers(self, given: dict[str, Any]) -> None:
        """The accepted forms: chosen options follow their lists, typed words are given anew."""
        for key in ("solution", "examples"):
            if key in self.texts:
                given[key] = self.texts[key]
        original = self.original.document
        typed = original["type"] == "text" or any(
            one.get("format") in ("petit", "phrase", "paragraphe")
            for one in original.get("fields", ())
        )
        if typed and "solution" not in self.texts:
            self.doubts.append(in_one_line("translation.kept", what="solution, examples"))
        if "solution" not in self.texts and isinstance(original.get("solution"), Mapping):
            given["solution"] = {
                key: self._forms(key, forms, given) for key, forms in original["solution"].items()
            }

    def _forms(self, key: str, forms: list[str], given: Document) -> list[str]:
        old, new = _options(key, self.original.document), _options(key, given)
        if not old or len(old) != len(new):
            return forms
        follows = dict(zip(old, new, strict=True))
        return [follows.get(form, form) for form in forms]

    def _tool(self, given: dict[str, Any]) -> None:
        """The application's texts; examples of work and the check follow its start."""
        pairs = {
            str(one.get(self.original.item.language, "")).strip(): one.get(self.language, "")
            for one in self.texts.get("words", ())
        }
        used: set[str] = set()
        given["tool"] = _replaced(given["tool"], pairs, used)
        if "solution" not in given:
            given["examples"] = _replaced(given["examples"], pairs, used)
        for word in pairs:
            if word not in used:
                self.lacking.append(in_one_line("translation.word", word=word[:_SHOWN]))
        left = [one for one in _strings(self.original.document["tool"]["start"]) if one not in used]
        left = [one for one in left if _WORDY.search(one)]
        if left:
            told = in_one_line("translation.left", count=len(left), word=left[0][:_SHOWN])
            self.doubts.append(told)


def _options(key: str, document: Document) -> list[str]:
    for one in document.get("fields", ()):
        if one["key"] == key and one.get("format", LIST_FORMAT) == LIST_FORMAT:
            return list(one.get("options", document.get("options", ())))
    return []


def _replaced(value: Any, pairs: Mapping[str, str], used: set[str]) -> Any:
    """A value with whole texts, or the names of a path, put into the other language."""
    if isinstance(value, str):
        if value.strip() in pairs:
            used.add(value.strip())
            return pairs[value.strip()]
        if "/" in value:
            return "/".join(_replaced(one, pairs, used) if one else one for one in value.split("/"))
        return value
    if isinstance(value, Mapping):
        return {
            _replaced(key, pairs, used): _replaced(inner, pairs, used)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_replaced(one, pairs, used) for one in value]
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
