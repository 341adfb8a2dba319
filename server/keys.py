"""The authority's keys: the only place of the server that holds or uses a private seed.

Each key is a file of 32 bytes that only its owner may read. Knows nothing about sessions' tables.
"""

import hashlib
import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes, token_urlsafe
from typing import Final

from engine.errors import EngineError
from engine.records.canonical import dumps, loads_object
from engine.records.identifiers import CandidateId, PackId, SessionId
from engine.records.keys import SEED_BYTES, HybridSigner, SealOpener, key_id
from engine.records.person_key import PersonKey, person_key_from_json, person_key_to_json
from engine.records.root import Person, Realm, Root
from engine.records.sealing import decrypt, encrypt
from engine.records.secret import Secret
from engine.records.ticket import RecipientKey
from server.errors import StateError, WrongInputError

ROLES: Final = ("ticket", "statement", "receipt")
PURPOSES: Final = (*ROLES, "result", "draw", "storage", "operator")
PEOPLE: Final = 2
OPERATOR_LABEL: Final = b"pix-kiosk/operator/v1\0"
STORAGE_LABEL: Final = b"pix-kiosk/storage/v1\0"
_OTHERS: Final = 0o077

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Authority:
    """The seeds of one realm, read once; nothing of them prints."""

    folder: Path
    realm: Realm
    people: tuple[PersonKey, ...]
    _seeds: dict[str, Secret] = field(repr=False)

    def signer(self, role: str) -> HybridSigner:
        """The signer of the role `ticket`, `statement` or `receipt`."""
        return HybridSigner(self._seeds[role])

    @property
    def result_opener(self) -> SealOpener:
        """What opens bundles."""
        return SealOpener(self._seeds["result"])

    @property
    def recipient(self) -> RecipientKey:
        """What stations seal bundles to."""
        public = self.result_opener.public
        return RecipientKey(key_id(public), public)

    def root(self) -> Root:
        """The public root of this realm."""
        return Root(
            realm=self.realm,
            people=tuple(Person(one.name, one.signer.public) for one in self.people),
            ticket=self.signer("ticket").public,
            statement=self.signer("statement").public,
            receipt=self.signer("receipt").public,
        )

    def candidate_seed(self, session: SessionId, candidate: CandidateId) -> Secret:
        """The seed of every draw of one candidate's sitting."""
        message = session.encode() + b"\0" + candidate.encode()
        return Secret(hmac.new(self._reveal("draw"), message, hashlib.sha256).digest())

    def close_secret(self, plain: bytes, context: str) -> bytes:
        """Bytes that the database may hold: closed under the storage key for one place."""
        return encrypt(plain, self._seeds["storage"], STORAGE_LABEL + context.encode())

    def open_secret(self, closed: bytes, context: str) -> bytes:
        """What `close_secret` closed.

        Raises:
            SealRefusedError: Another key, another place or a changed byte.
        """
        return decrypt(closed, self._seeds["storage"], STORAGE_LABEL + context.encode())

    def mark(self, message: bytes) -> str:
        """The mark that only this server can put on a message, in hexadecimal."""
        return hmac.new(self._reveal("operator"), OPERATOR_LABEL + message, "sha256").hexdigest()

    def content_key(self, pack: PackId, version: int) -> Secret:
        """The content key of a pack.

        Raises:
            WrongInputError: This server has none for it.
        """
        path = _content_path(self.folder, pack, version)
        if not path.is_file():
            raise WrongInputError("pack.key_missing", pack)
        return _read_seed(path)

    def keep_content_key(self, pack: PackId, version: int, key: Secret) -> None:
        """Keep the content key of a pack; keeping it twice is keeping it once.

        Raises:
            StateError: Another key stands there already.
        """
        path = _content_path(self.folder, pack, version)
        if path.exists():
            if _read_seed(path) != key:
                raise StateError("key.other", path.name)
            return
        path.parent.mkdir(mode=0o700, exist_ok=True)
        _write_private(path, key.reveal())

    def _reveal(self, purpose: str) -> bytes:
        return self._seeds[purpose].reveal()


def create_authority(
    folder: Path, realm: Realm, names: tuple[str, ...], *, random: Random = token_bytes
) -> Authority:
    """Make every key of a realm, each in a file of its own.

    Raises:
        StateError: There are keys already.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise StateError("state.exists", folder.parent.name) from error
    for number, name in enumerate(names, start=1):
        key = PersonKey(name, HybridSigner(Secret(random(SEED_BYTES))))
        _write_private(folder / f"person-{number}.json", dumps(person_key_to_json(key)))
    for purpose in PURPOSES:
        _write_private(folder / f"{purpose}.seed", random(SEED_BYTES))
    return load_authority(folder, realm)


def load_authority(folder: Path, realm: Realm) -> Authority:
    """The keys of a folder.

    Raises:
        StateError: A file is missing, is no key, or can be read by others.
    """
    people = []
    for number in range(1, PEOPLE + 1):
        path = folder / f"person-{number}.json"
        try:
            people.append(person_key_from_json(loads_object(_read_private(path))))
        except EngineError as error:
            raise StateError("key.form", path.name) from error
    seeds = {purpose: _read_seed(folder / f"{purpose}.seed") for purpose in PURPOSES}
    return Authority(folder, realm, tuple(people), seeds)


def new_token() -> str:
    """A fresh operator's token: 256 random bits as text."""
    return token_urlsafe(32)


def read_content_key(path: Path) -> Secret:
    """The content key of a file: 32 bytes, or the same in hexadecimal.

    Raises:
        WrongInputError: No such file, or no key in it.
    """
    try:
        found = path.read_bytes()
    except OSError as error:
        raise WrongInputError("file.unreadable", path.name) from error
    if len(found) != SEED_BYTES:
        try:
            found = bytes.fromhex(found.decode("ascii").strip())
        except ValueError as error:
            raise WrongInputError("pack.key_form", path.name) from error
    if len(found) != SEED_BYTES:
        raise WrongInputError("pack.key_form", path.name)
    return Secret(found)


def _content_path(folder: Path, pack: PackId, version: int) -> Path:
    return folder / "content" / f"{pack}-{version}.key"


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _read_private(path: Path) -> bytes:
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise StateError("key.readable", path.name)
        return path.read_bytes()
    except OSError as error:
        raise StateError("key.missing", path.name) from error


def _read_seed(path: Path) -> Secret:
    content = _read_private(path)
    if len(content) != SEED_BYTES:
        raise StateError("key.form", path.name)
    return Secret(content)
