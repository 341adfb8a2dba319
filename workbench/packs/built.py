"""A built pack as it lies in a folder: its manifest, and its clear parts where they can be read.

Knows no source. Nothing here is verified: what a pack is worth, its reader says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content_packs.reader import MANIFEST_NAME, MAX_MANIFEST_BYTES
from engine.records.canonical import JsonObject, dumps
from engine.records.envelope import claimed_payload
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackManifest,
    manifest_from_json,
    manifest_to_json,
)
from engine.records.pack_file import open_pack_file
from engine.records.secret import Secret
from workbench.packs.difference import Change

_APART = ("files", "media", "plan")


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A folder with a manifest, as it claims to be."""

    folder: Path
    envelope: bytes
    manifest: PackManifest

    @property
    def size(self) -> int:
        """Bytes of all its files, as the manifest tells them."""
        return sum(file.size for file in self.manifest.files)

    def parts(self, key: Secret | None) -> dict[str, bytes]:
        """The clear content of each file by its stem.

        Args:
            key: Opens the files of a sealed pack.

        Raises:
            OSError: A file cannot be read.
            EngineError: It does not open.
        """
        found = {}
        for file in self.manifest.files:
            content = (self.folder / file.name).read_bytes()
            if self.manifest.sealed and key is not None:
                pack, version = self.manifest.pack, self.manifest.version
                content = open_pack_file(content, key, pack, version, file.name)
            found[Path(file.name).stem] = content
        return found


def is_built(folder: Path) -> bool:
    """Whether the folder holds a built pack rather than a source."""
    return (folder / MANIFEST_NAME).is_file()


def read_built(folder: Path) -> BuiltPack:
    """The pack in a folder.

    Raises:
        OSError: It has no manifest that can be read.
        EngineError: The manifest has not its form.
    """
    with (folder / MANIFEST_NAME).open("rb") as stream:
        envelope = stream.read(MAX_MANIFEST_BYTES)
    return BuiltPack(folder, envelope, manifest_from_json(claimed_payload(envelope, MANIFEST_TYPE)))


def built_changes(before: BuiltPack, after: BuiltPack) -> Iterator[Change]:
    """What differs between two built packs, by their manifests alone.

    Sealing draws new numbers: each file of a sealed pack differs from one build to the next.
    """
    old, new = manifest_to_json(before.manifest), manifest_to_json(after.manifest)
    for key in sorted(set(old) - set(_APART)):
        if old[key] != new[key]:
            yield Change("~", "manifest", (f"{key}: {_shown(old, key)} → {_shown(new, key)}",))
    if dumps(before.manifest.plan) != dumps(after.manifest.plan):
        yield Change("~", "manifest", ("plan",))
    files = {file.name: file.sha256 for file in before.manifest.files}
    others = {file.name: file.sha256 for file in after.manifest.files}
    for name in sorted({*files, *others}):
        if name not in others:
            yield Change("-", name)
        elif name not in files:
            yield Change("+", name)
        elif files[name] != others[name]:
            yield Change("~", name)


def _shown(manifest: JsonObject, key: str) -> str:
    value = manifest[key]
    return ", ".join(str(one) for one in value) if isinstance(value, tuple | list) else str(value)
