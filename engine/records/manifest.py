"""The manifest of a pack: what it holds and for whom. Knows no secret and opens nothing."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError, SignatureRefusedError
from engine.records.canonical import JsonObject
from engine.records.envelope import verify_people
from engine.records.identifiers import PackId
from engine.records.instants import instant_to_text
from engine.records.reading import Reader
from engine.records.root import Realm, Root

MANIFEST_TYPE: Final = "application/vnd.pix-kiosk.pack+json"
SUITE: Final = 1
SHA256_BYTES: Final = 32
MAX_FILES: Final = 4096
MAX_FILE_BYTES: Final = 512 * 1024 * 1024
_RELEASE: Final = re.compile(r"\d{1,5}\.\d{1,5}\.\d{1,5}", re.ASCII)


class PackKind(StrEnum):
    """What a pack is for."""

    CERTIFICATION = "certification"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of the pack as it lies on the disk; `size` in bytes, the hash is of these bytes."""

    name: str
    sha256: bytes
    size: int


@dataclass(frozen=True, slots=True)
class PackMedium:
    """A document that items show: its number, the file that holds it, its kind.

    Which item shows it is told by the bank alone, which is sealed.
    """

    name: str
    file: str
    kind: str


@dataclass(frozen=True, slots=True)
class PackManifest:
    """What two persons sign.

    `plan` is the exam plan as data. `issued` and `expires` are in ms since the epoch, UTC.
    `suite` names the algorithms of sealed files. `min_app` is the least release that may read it.
    """

    pack: PackId
    version: int
    kind: PackKind
    realm: Realm
    languages: tuple[str, ...]
    plan: JsonObject
    rules: str
    sealed: bool
    files: tuple[PackFile, ...]
    media: tuple[PackMedium, ...]
    issued: int
    expires: int
    min_app: str
    suite: int = SUITE

    def __post_init__(self) -> None:
        names = [file.name for file in self.files]
        media = [medium.name for medium in self.media]
        if len(set(names)) != len(names) or len(set(media)) != len(media):
            raise MalformedError("pack.name_twice")
        if not {medium.file for medium in self.media} <= set(names):
            raise MalformedError("pack.file_unknown")
        if self.issued >= self.expires:
            raise MalformedError("pack.dates")

    def file(self, name: str) -> PackFile:
        """The file of that name.

        Raises:
            MalformedError: The pack has none.
        """
        for file in self.files:
            if file.name == name:
                return file
        raise MalformedError("pack.file_unknown", name)


def release(text: str) -> tuple[int, ...]:
    """The release ``1.2.3`` as numbers that can be compared.

    Raises:
        MalformedError: It has another form.
    """
    if _RELEASE.fullmatch(text) is None:
        raise MalformedError("field.release")
    return tuple(int(part) for part in text.split("."))


def manifest_to_json(manifest: PackManifest) -> JsonObject:
    """The manifest as a canonical object."""
    return {
        "v": 1,
        "pack": manifest.pack,
        "version": manifest.version,
        "kind": manifest.kind.value,
        "realm": manifest.realm.value,
        "languages": manifest.languages,
        "plan": manifest.plan,
        "rules": manifest.rules,
        "suite": manifest.suite,
        "sealed": manifest.sealed,
        "files": tuple(
            {"name": file.name, "sha256": file.sha256.hex(), "size": file.size}
            for file in manifest.files
        ),
        "media": tuple(
            {"name": medium.name, "file": medium.file, "kind": medium.kind}
            for medium in manifest.media
        ),
        "issued": instant_to_text(manifest.issued),
        "expires": instant_to_text(manifest.expires),
        "min_app": manifest.min_app,
    }


def manifest_from_json(untrusted: JsonObject) -> PackManifest:
    """The manifest of an object written by `manifest_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "pack.")
    reader.version(1)
    min_app = reader.text("min_app", longest=20)
    release(min_app)
    return PackManifest(
        pack=PackId(reader.identifier("pack")),
        version=reader.integer("version", least=1),
        kind=reader.one_of("kind", PackKind),
        realm=reader.one_of("realm", Realm),
        languages=reader.texts("languages", most=20),
        plan=reader.inner("plan").value,
        rules=reader.text("rules", longest=40),
        suite=reader.integer("suite", least=SUITE, most=SUITE),
        sealed=reader.boolean("sealed"),
        files=tuple(
            PackFile(
                one.file_name("name"),
                one.hexadecimal("sha256", size=SHA256_BYTES),
                one.integer("size", most=MAX_FILE_BYTES),
            )
            for one in reader.readers("files", most=MAX_FILES)
        ),
        media=tuple(
            PackMedium(
                one.text("name", longest=240), one.file_name("file"), one.text("kind", longest=20)
            )
            for one in reader.readers("media", most=MAX_FILES)
        ),
        issued=reader.instant("issued"),
        expires=reader.instant("expires"),
        min_app=min_app,
    )


def verify_manifest(
    untrusted: bytes, root: Root, wall: int, app: str, *, kept: bool = False
) -> PackManifest:
    """The manifest of a signed envelope, valid at *wall* (ms since the epoch) for release *app*.

    That of a pack which is *kept* was valid when it was taken in: a clock that went back since
    does not undo that. It still expires.

    Raises:
        MalformedError: The envelope or the manifest has not its form.
        SignatureRefusedError: Too few persons, of another realm, too early, expired, or made for
            a later release.
    """
    manifest = manifest_from_json(verify_people(untrusted, MANIFEST_TYPE, root))
    if manifest.realm is not root.realm:
        raise SignatureRefusedError("pack.realm")
    if wall < manifest.issued and not kept:
        raise SignatureRefusedError("pack.early")
    if wall >= manifest.expires:
        raise SignatureRefusedError("pack.expired")
    if release(app) < release(manifest.min_app):
        raise SignatureRefusedError("pack.app_too_old", manifest.min_app)
    return manifest
