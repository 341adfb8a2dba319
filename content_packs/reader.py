"""Reads a pack's folder: verified first, opened later. Knows no source format and no journal.

Nothing is believed before two persons' signatures and every file's hash hold; that needs no
secret. Opening needs the content key; nothing opened is ever written to the disk.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.applications.table import application
from engine.errors import MalformedError, SealRefusedError, SignatureRefusedError
from engine.items import (
    Item,
    ItemBank,
    ItemId,
    Solution,
    item_from_json,
    solution_from_json,
)
from engine.plan import ExamPlan
from engine.plan_format import plan_from_json
from engine.records.canonical import loads_object
from engine.records.manifest import PackFile, PackManifest, verify_manifest
from engine.records.pack_file import open_pack_file
from engine.records.reading import Reader
from engine.records.root import Root
from engine.records.secret import Secret
from engine.study import Study, check_study, study_from_json

MANIFEST_NAME: Final = "manifest.dsse.json"
MAX_MANIFEST_BYTES: Final = 1024 * 1024
MAX_PART_BYTES: Final = 64 * 1024 * 1024
MAX_PACK_BYTES: Final = 2 * 1024 * 1024 * 1024
MAX_ITEMS: Final = 20_000
MAX_NAME: Final = 240


@dataclass(frozen=True, slots=True)
class PackReader:
    """A folder that may hold a pack."""

    folder: Path

    def verify(self, root: Root, wall: int, app: str, *, kept: bool = False) -> "VerifiedPack":
        """The pack, once its signatures, dates and every file's hash hold.

        Args:
            root: Who may sign; of the realm that the pack must be of.
            wall: The wall clock, in ms since the epoch.
            app: The release that reads, as ``1.2.3``.
            kept: Whether it was verified before, when it was taken in.

        Raises:
            MalformedError: No pack, a missing file, or a form that does not hold.
            SignatureRefusedError: Not signed as the root asks, expired, or a file was changed.
        """
        signed = self._signed()
        manifest = verify_manifest(signed, root, wall, app, kept=kept)
        if sum(file.size for file in manifest.files) > MAX_PACK_BYTES:
            raise MalformedError("pack.too_large")
        pack = VerifiedPack(self.folder, manifest, hashlib.sha256(signed).digest())
        for file in manifest.files:
            pack.file_bytes(file)
        return pack

    def manifest(self, root: Root, wall: int, app: str) -> PackManifest:
        """What a pack that was taken in says of itself; its files are not read.

        Raises:
            MalformedError: No pack, or a form that does not hold.
            SignatureRefusedError: Not signed as the root asks.
        """
        return verify_manifest(self._signed(), root, wall, app, kept=True)

    def _signed(self) -> bytes:
        return _read(self.folder / MANIFEST_NAME, MAX_MANIFEST_BYTES)


@dataclass(frozen=True, slots=True)
class VerifiedPack:
    """A pack that holds what was signed; `manifest_sha256` is what tickets name it by."""

    folder: Path
    manifest: PackManifest
    manifest_sha256: bytes

    @property
    def plan(self) -> ExamPlan:
        """The exam plan that the pack carries.

        Raises:
            MalformedError: It is none of a form that this release knows.
        """
        return plan_from_json(self.manifest.plan)

    def file_bytes(self, file: PackFile) -> bytes:
        """The bytes of a file as they lie on the disk, checked again.

        Raises:
            MalformedError: It is missing or unreadable.
            SignatureRefusedError: It is not what was signed.
        """
        content = _read(self.folder / file.name, file.size)
        if hashlib.sha256(content).digest() != file.sha256:
            raise SignatureRefusedError("pack.file_changed", file.name)
        return content

    def open(self, content_key: Secret | None) -> "OpenPack":
        """The items and solutions; a sealed pack needs its content key.

        Raises:
            MalformedError: What was signed is no bank, its study is of another one, or an item
                needs an application that is not there.
            SealRefusedError: The key is missing or another one.
            SignatureRefusedError: A file was changed since it was verified.
        """
        if self.manifest.sealed and content_key is None:
            raise SealRefusedError("pack.key_missing")
        opening = _Opening(self, content_key)
        items = Reader(loads_object(opening.part("bank")), "bank.")
        solutions = Reader(loads_object(opening.part("solutions")), "solutions.")
        bank = ItemBank.of(
            item_from_json(one.value) for one in items.readers("items", most=MAX_ITEMS)
        )
        for item in bank:
            if item.tool is not None:
                application(item.tool.name).check_start(item.tool.start)
        by_item = {
            found.item: found
            for found in (
                solution_from_json(one.value)
                for one in solutions.readers("solutions", most=MAX_ITEMS)
            )
        }
        if set(by_item) != {item.id for item in bank}:
            raise MalformedError("pack.solutions")
        media = {}
        if items.has("media"):
            named = items.inner("media")
            media = {name: named.text(name, longest=MAX_NAME) for name in named.value}
        known = {medium.name for medium in self.manifest.media}
        if not (_media_of(bank) <= set(media) and set(media.values()) <= known):
            raise MalformedError("pack.media")
        study = None
        if items.has("study"):
            study = study_from_json(items.inner("study").value)
            check_study(study, bank, self.plan)
        return OpenPack(opening, bank, by_item, media, study)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A verified pack together with what opens it."""

    pack: VerifiedPack
    content_key: Secret | None

    def part(self, stem: str) -> bytes:
        """The clear bytes of `bank` or `solutions`."""
        name = f"{stem}.cob" if self.pack.manifest.sealed else f"{stem}.json"
        return self.clear(self.pack.manifest.file(name))

    def clear(self, file: PackFile) -> bytes:
        """The clear bytes of a file."""
        if file.size > MAX_PART_BYTES:
            raise MalformedError("pack.file_too_large", file.name)
        content = self.pack.file_bytes(file)
        if self.content_key is None or not self.pack.manifest.sealed:
            return content
        manifest = self.pack.manifest
        return open_pack_file(content, self.content_key, manifest.pack, manifest.version, file.name)


@dataclass(frozen=True, slots=True)
class OpenPack:
    """What a sitting needs. Items and solutions are apart: what a screen shows has no solution.

    The public manifest only numbers the media; the sealed bank says which item shows which.
    """

    _opening: _Opening
    _bank: ItemBank
    _solutions: Mapping[ItemId, Solution]
    _media: Mapping[str, str]
    _study: Study | None

    @property
    def manifest(self) -> PackManifest:
        """What was signed."""
        return self._opening.pack.manifest

    @property
    def plan(self) -> ExamPlan:
        """The exam plan that the pack carries."""
        return self._opening.pack.plan

    def bank(self) -> ItemBank:
        """The items, in the order of their ids."""
        return self._bank

    def solutions(self) -> Mapping[ItemId, Solution]:
        """The solution of each item."""
        return self._solutions

    def study(self) -> Study | None:
        """What simulation found about the items under the plan, if the pack carries it."""
        return self._study

    def media(self, name: str) -> bytes:
        """The document that an attachment names in `file`, opened on demand.

        Raises:
            MalformedError: The pack has none of that name.
            SealRefusedError: It does not open.
            SignatureRefusedError: It was changed since it was verified.
        """
        if name not in self._media:
            raise MalformedError("pack.medium_unknown", name)
        files = {medium.name: medium.file for medium in self.manifest.media}
        return self._opening.clear(self.manifest.file(files[self._media[name]]))


def _media_of(bank: ItemBank) -> set[str]:
    def names(item: Item) -> set[str]:
        return {one.file for one in item.attachments}

    return set().union(*(names(item) for item in bank))


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file of at most *most* bytes; one byte more is a file of another size."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError as error:
        raise MalformedError("pack.file_missing", path.name) from error
    except OSError as error:
        raise MalformedError("pack.file_unreadable", path.name) from error
    if len(content) > most:
        raise SignatureRefusedError("pack.file_changed", path.name)
    return content
