"""Builds a pack from its source: items, solutions and media to files and a manifest to sign.

Knows no rule of content: a source is built once its checks find nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from content_packs.reader import MANIFEST_NAME
from engine.errors import MalformedError
from engine.items import Attachment, item_to_json, solution_to_json
from engine.plan import ExamPlan
from engine.plan_format import plan_to_json
from engine.records.canonical import Json, dumps
from engine.records.envelope import sign_hybrid
from engine.records.identifiers import PackId
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackFile,
    PackKind,
    PackManifest,
    PackMedium,
    manifest_to_json,
)
from engine.records.pack_file import seal_pack_file
from engine.records.root import Realm
from engine.records.secret import Secret
from engine.study import check_study, study_to_json
from workbench.packs.feasibility import holes
from workbench.packs.files import write_whole
from workbench.packs.source import PackSource

BANK: Final = "bank"
SOLUTIONS: Final = "solutions"
DAY_MS: Final = 24 * 60 * 60 * 1000


class BuildRefusedError(Exception):
    """A pack cannot be built; the first argument is a stable reason, then come holes, if any."""


@dataclass(frozen=True, slots=True)
class BuildTerms:
    """For whom and when a pack is built; `issued` in ms since the epoch."""

    realm: Realm
    issued: int
    content_key: Secret | None


def build_pack(source: PackSource, terms: BuildTerms, out: Path) -> PackManifest:
    """Write the pack, its manifest in an envelope that nobody has signed yet.

    Raises:
        BuildRefusedError: The folder is not empty, the key is missing, the plan is unknown, the
            bank cannot be sure to serve it, or the study is about something else.
        OSError: The folder cannot be written.
    """
    settings = source.settings
    plan = source.plan
    if plan is None:
        raise BuildRefusedError("build.plan")
    _check(source, plan)
    if settings["sealed"] and terms.content_key is None:
        raise BuildRefusedError("build.key_missing")
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise BuildRefusedError("build.not_empty")
    manifest = PackManifest(
        pack=PackId(settings["id"]),
        version=settings["version"],
        kind=PackKind(settings["kind"]),
        realm=terms.realm,
        languages=tuple(settings["languages"]),
        plan=plan_to_json(plan),
        rules=settings["rules"],
        sealed=settings["sealed"],
        files=(),
        media=(),
        issued=terms.issued,
        expires=terms.issued + settings["validity_days"] * DAY_MS,
        min_app=settings["min_app"],
    )
    writer = _Writer(out, manifest, terms.content_key)
    manifest = writer.write(source)
    envelope = sign_hybrid(manifest_to_json(manifest), MANIFEST_TYPE, ())
    write_whole(out / MANIFEST_NAME, envelope)
    return manifest


def _check(source: PackSource, plan: ExamPlan) -> None:
    try:
        found = holes(source)
        if found:
            raise BuildRefusedError("build.infeasible", *found)
        if source.study is not None:
            check_study(source.study, (one.item for one in source.items), plan)
    except MalformedError as error:
        raise BuildRefusedError(*error.args) from error


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the files of one pack."""

    out: Path
    manifest: PackManifest
    content_key: Secret | None

    def write(self, source: PackSource) -> PackManifest:
        """Write items, solutions and media; the manifest that names them."""
        parts = clear_parts(source)
        files = tuple(self._put(stem, plain) for stem, plain in parts.items())
        media = tuple(
            PackMedium(stem, file.name, attachment.kind)
            for stem, file, (attachment, _) in zip(parts, files, _attachments(source), strict=False)
        )
        return replace(self.manifest, files=files, media=media)

    def _put(self, stem: str, plain: bytes) -> PackFile:
        manifest, content = self.manifest, plain
        name = f"{stem}.{'json' if stem in (BANK, SOLUTIONS) else 'bin'}"
        if manifest.sealed and self.content_key is not None:
            name = f"{stem}.cob"
            content = seal_pack_file(plain, self.content_key, manifest.pack, manifest.version, name)
        write_whole(self.out / name, content)
        return PackFile(name, hashlib.sha256(content).digest(), len(content))


def clear_parts(source: PackSource) -> dict[str, bytes]:
    """The content of each file before it is sealed, by its stem: media first.

    The manifest is public: it numbers the media, and only the bank says whose they are.

    Raises:
        OSError: A medium cannot be read.
    """
    parts: dict[str, bytes] = {}
    named: dict[str, Json] = {}
    for number, (attachment, path) in enumerate(_attachments(source), 1):
        stem = f"media-{number:03}"
        parts[stem] = path.read_bytes()
        named[attachment.file] = stem
    items = tuple(item_to_json(one.item) for one in source.items)
    solutions = tuple(solution_to_json(one.solution) for one in source.items)
    bank: dict[str, Json] = {"items": items, "media": named}
    if source.study is not None:
        bank["study"] = study_to_json(source.study)
    parts[BANK] = dumps(bank)
    parts[SOLUTIONS] = dumps({"solutions": solutions})
    return parts


def plaintext_digest(parts: Mapping[str, bytes]) -> str:
    """SHA-256, in hexadecimal, over the canonical list of the hashes of the clear parts.

    Sealing draws new random numbers each time; this depends on the source alone.
    """
    hashes = {stem: hashlib.sha256(plain).hexdigest() for stem, plain in parts.items()}
    return hashlib.sha256(dumps(hashes)).hexdigest()


def _attachments(source: PackSource) -> tuple[tuple[Attachment, Path], ...]:
    return tuple(
        (attachment, one.attachment(written["file"]))
        for one in source.items
        for attachment, written in zip(
            one.item.attachments, one.document["attachments"], strict=True
        )
    )
