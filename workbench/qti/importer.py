"""A package of QTI as a folder of sources, with a report on each item. Knows no interaction."""

import json
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from engine.records.canonical import Json
from workbench.packs.examples import check_examples
from workbench.packs.files import write_whole
from workbench.packs.source import read_item as read_source
from workbench.qti.archive import Archive
from workbench.qti.document import parse
from workbench.qti.own import own_document
from workbench.qti.question import Question
from workbench.qti.reading import read_item
from workbench.qti.refusal import NOTES, PackageRefusedError

MANIFEST: Final = "imsmanifest.xml"
MOST_ITEMS: Final = 2_000
DEFAULT_TUBE: Final = "0.0-import"
_SLUG: Final = re.compile(r"[^0-9a-z.-]+")
_HEAD: Final = 4_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: imported, simplified (`reasons` say how) or refused (why)."""

    file: str
    identifier: str
    result: str
    reasons: tuple[tuple[str, str], ...] = ()
    folder: str = ""

    def to_json(self) -> Json:
        """As an object of the mapping report."""
        return {
            "file": self.file,
            "identifier": self.identifier,
            "result": self.result,
            "folder": self.folder,
            "reasons": tuple({"fr": french, "en": english} for french, english in self.reasons),
        }


@dataclass(slots=True)
class _Target:
    """The folder of sources, and the names that are taken in it."""

    folder: Path
    language: str
    taken: set[str] = field(default_factory=set)

    def write(self, question: Question, document: Mapping[str, Any]) -> str:
        """Write one item's folder; its name."""
        name = str(document["id"])
        folder = self.folder / "items" / name
        folder.mkdir(parents=True)
        text = yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False, width=100)
        write_whole(folder / "item.yaml", text.encode("utf-8"))
        statement = folder / f"statement.{document['language']}.md"
        write_whole(statement, (question.statement + "\n").encode("utf-8"))
        for file, content in question.media.items():
            write_whole(folder / file, content)
        return name

    def faults(self, name: str) -> tuple[tuple[str, str], ...]:
        """What keeps a written item from being a source; then its folder is taken away again."""
        folder = self.folder / "items" / name
        source, findings = read_source(folder)
        if source is not None:
            findings = [*findings, *check_examples(source)]
        if not findings:
            return ()
        shutil.rmtree(folder)
        self.taken.discard(name)
        said = [one.what.partition(" / ") for one in findings]
        return tuple((french, english or french) for french, _, english in said)

    def free(self, wanted: str) -> str:
        """A name for an item that nothing has yet."""
        slug = _SLUG.sub("-", wanted.lower()).strip("-.")[:60] or "question"
        slug = slug if len(slug) > 2 else f"q-{slug}"  # noqa: PLR2004 - the shortest that the schema takes
        name, number = slug, 2
        while name in self.taken or (self.folder / "items" / name).exists():
            name, number = f"{slug}-{number}", number + 1
        self.taken.add(name)
        return name


def import_package(path: Path, folder: Path, language: str = "fr") -> Iterator[Outcome]:
    """Read every item of a package into a folder of sources; what became of each.

    Nothing is written before the whole archive was checked. Items are drafts, in the tube
    ``0.0-import`` unless the package says better, for their author to place and calibrate.

    Raises:
        PackageRefusedError: The archive is hostile, or holds no item.
        OSError: It cannot be read, or the folder not be written.
    """
    archive = Archive.open(path)
    names = _items(archive)
    if not names:
        raise PackageRefusedError("package.empty")
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "pack.yaml").exists():
        write_whole(folder / "pack.yaml", _pack(path, language))
    target = _Target(folder, language)
    for name in names:
        yield _one(archive, name, target)


def _items(archive: Archive) -> list[str]:
    """The files that hold items: those of the manifest, and any other that looks like one."""
    listed: list[str] = []
    for manifest in [name for name in archive.names() if posixpath.basename(name) == MANIFEST]:
        base = posixpath.dirname(manifest)
        root = parse(archive.read(manifest), manifest)
        listed += [
            posixpath.normpath(posixpath.join(base, resource.get("href")))
            for resource in root.every("resource")
            if resource.get("type").startswith("imsqti_item")
        ]
    for name in archive.names():
        if name.endswith(".xml") and name not in listed and _is_item(archive.read(name)):
            listed.append(name)
    found = [name for name in dict.fromkeys(listed) if name in archive]
    if len(found) > MOST_ITEMS:
        raise PackageRefusedError("package.many", found=len(found), most=MOST_ITEMS)
    return found


def _is_item(content: bytes) -> bool:
    head = content[:_HEAD]
    return b"assessmentItem" in head or b"qti-assessment-item" in head.replace(
        b"qti-assessment-item-ref", b""
    )


def _one(archive: Archive, name: str, target: _Target) -> Outcome:
    identifier = posixpath.basename(name)

    def fetch(relative: str) -> bytes:
        return archive.read(posixpath.normpath(posixpath.join(posixpath.dirname(name), relative)))

    try:
        item = parse(archive.read(name), name)
        identifier = item.get("identifier") or identifier
        own = own_document(item, fetch)
        known = None if own is None else own.question
        question = read_item(item, fetch) if known is None else known
        source = None if own is None else own.document if known else own.merged(question)
        document = _document(question, target, source)
    except PackageRefusedError as error:
        return Outcome(name, identifier, "refused", ((error.french, error.english),))
    written = target.write(question, document)
    faults = target.faults(written)
    if faults:
        return Outcome(name, identifier, "refused", faults)
    reasons = tuple(_reasons(question))
    return Outcome(name, identifier, "simplified" if reasons else "imported", reasons, written)


def _reasons(question: Question) -> Iterator[tuple[str, str]]:
    for note in sorted(question.notes):
        yield NOTES[note]
    for rule in sorted(question.rules):
        french, english = NOTES["score"]
        halves = rule.split(" / ")
        yield french.format(rule=halves[0]), english.format(rule=halves[-1])


def _document(question: Question, target: _Target, own: Mapping[str, Any] | None) -> dict[str, Any]:
    """The whole `item.yaml`, with defaults for what QTI has no word for."""
    if own is not None:
        found = {**own, "id": target.free(str(own["id"]))}
        return {key: value for key, value in found.items() if value is not None}
    made = dict(question.document)
    kind = made.pop("type")
    document: dict[str, Any] = {
        "id": target.free(question.identifier),
        "version": 1,
        "status": "draft",
        "language": question.language if question.language.isalpha() else target.language,
        "competence": "0.0",
        "tube": DEFAULT_TUBE,
        "level": 1,
        "type": kind,
    }
    attachments = made.pop("attachments", [])
    document |= {key: made[key] for key in ("choices", "fields", "options", "zones") if key in made}
    document["solution"] = made["solution"]
    document["treatments"] = made.get("treatments", [])
    document |= _examples(made, kind)
    if "feedback" in made:
        document["feedback"] = made["feedback"]
    shown = bool(attachments)
    document |= {
        "attachments": attachments,
        "calibration": {
            "difficulty": 0.0,
            "discrimination": 0.95,
            "se_difficulty": 0.7,
            "se_discrimination": 0.25,
            "origin": "qti-import",
        },
        "access": {
            "blind": "ko" if shown else "ok",
            "colour_blind": "ko" if shown else "ok",
            "keyboard": "ok",
            "deaf": "ok",
        },
        "focus": False,
        "time_hint_s": 90,
        "why": "Importée d’un paquet QTI : à relire, à placer et à calibrer avant tout usage.",
        "author": "import-qti",
        "licence": "inconnue",
        "review": [],
    }
    return document


def _examples(made: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Examples of typed answers: the declared forms, and refusals that cannot be right."""
    if kind in ("text", "number"):
        return {"examples": _tried(made["solution"], number=kind == "number")}
    if kind != "fields":
        return {}
    written = {
        one["key"]: _tried(made["solution"][one["key"]], number=one["format"] == "nombre")
        for one in made["fields"]
        if one["format"] != "liste"
    }
    return {"examples": written} if written else {}


def _tried(forms: list[str], *, number: bool) -> dict[str, list[str]]:
    refused = ["-987654,5", "-987654,25"] if number else ["…", "? ?"]
    return {"accepted": list(dict.fromkeys(forms))[:3], "refused": refused}


def _pack(path: Path, language: str) -> bytes:
    slug = _SLUG.sub("-", path.stem.lower()).strip("-.")[:40] or "import"
    content = {
        "id": f"qti-{slug}",
        "version": 1,
        "kind": "practice",
        "languages": [language],
        "plan": "certification",
        "rules": "pix-v3@1",
        "sealed": False,
        "min_app": "0.1.0",
        "validity_days": 365,
        "quotas": {
            "items": 1,
            "per_competence": 0,
            "tubes_per_competence": 0,
            "levels_per_competence": 0,
            "accessible_per_competence": 0,
            "typed_per_competence": 0,
            "single_per_competence_at_most": 100,
            "level_share_at_most": "1",
            "on_a_document": 0,
        },
        "thresholds": {
            "similarity_percent": 100,
            "statement_characters": 4000,
            "statement_words": 600,
            "choice_characters": 200,
            "alt_characters": 250,
        },
        "forbidden_words": [],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode("utf-8")


def report(outcomes: list[Outcome]) -> bytes:
    """The mapping report: one object for each item of the package."""
    counts = {
        result: sum(one.result == result for one in outcomes)
        for result in ("imported", "simplified", "refused")
    }
    content = {"items": len(outcomes), **counts, "mapping": [one.to_json() for one in outcomes]}
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
