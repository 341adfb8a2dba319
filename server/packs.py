"""Packs that sessions use: a copy of each, verified, opened once. Knows nothing about sessions."""

import shutil
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex
from typing import Final

from content_packs.reader import MANIFEST_NAME, OpenPack, PackReader, VerifiedPack
from engine.exam import Paper
from engine.records.envelope import verify_people
from engine.records.identifiers import PackId
from engine.records.manifest import MANIFEST_TYPE, manifest_from_json
from engine.records.root import Root
from engine.records.secret import Secret
from server.clock import Wall
from server.errors import StateError, WrongInputError
from server.keys import Authority

RELEASE: Final = version("pix-kiosk")


@dataclass(frozen=True, slots=True)
class PackShelf:
    """A folder of packs, one folder each; sealed ones stay sealed on the disk."""

    folder: Path
    authority: Authority
    root: Root
    wall: Wall
    _papers: dict[tuple[str, int], Paper] = field(default_factory=dict, repr=False)

    def add(self, source: Path, content_key: Secret | None) -> VerifiedPack:
        """Copy a verified pack onto the shelf and prove that its key opens it.

        Raises:
            EngineError: It does not verify, or the key does not open it.
            WrongInputError: It is sealed, and neither given nor kept is a key for it.
        """
        pack = PackReader(source).verify(self.root, self.wall(), RELEASE)
        manifest = pack.manifest
        if manifest.sealed:
            key = content_key or self.authority.content_key(manifest.pack, manifest.version)
            pack.open(key)
            self.authority.keep_content_key(manifest.pack, manifest.version, key)
        else:
            pack.open(None)
        place = self._place(manifest.pack, manifest.version)
        if not place.exists():
            arriving = self.folder / f".{token_hex(8)}"
            arriving.mkdir(parents=True)
            for name in (*(file.name for file in manifest.files), MANIFEST_NAME):
                shutil.copyfile(source / name, arriving / name)
            arriving.replace(place)
        kept = PackReader(place).verify(self.root, self.wall(), RELEASE)
        if kept.manifest_sha256 != pack.manifest_sha256:
            raise WrongInputError("pack.other", manifest.pack, manifest.version)
        return kept

    def open(self, pack: PackId, version: int) -> OpenPack:
        """A pack of the shelf, opened. A pack that expired since still replays its sittings.

        Raises:
            EngineError: It was changed.
            StateError: It is not there.
            WrongInputError: Its key is missing.
        """
        reader = PackReader(self._place(pack, version))
        issued = reader.verify(self.root, self._issued(reader), RELEASE)
        sealed = issued.manifest.sealed
        return issued.open(self.authority.content_key(pack, version) if sealed else None)

    def paper(self, pack: PackId, version: int, seed: Secret) -> Paper:
        """The paper of one candidate on a pack."""
        known = self._papers.get((pack, version))
        if known is None:
            opened = self.open(pack, version)
            known = Paper.of(opened.plan, opened.bank(), opened.solutions(), seed, opened.study())
            self._papers[pack, version] = known
        return replace(known, seed=seed)

    def _place(self, pack: PackId, version: int) -> Path:
        return self.folder / f"{pack}-{version}"

    def _issued(self, reader: PackReader) -> int:
        """An instant at which it was valid: once verified, it must replay for ever."""
        try:
            signed = (reader.folder / MANIFEST_NAME).read_bytes()
        except OSError as error:
            raise StateError("pack.missing", reader.folder.name) from error
        return manifest_from_json(verify_people(signed, MANIFEST_TYPE, self.root)).issued
