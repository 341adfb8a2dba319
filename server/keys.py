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
from engine.records.person_key import PersonKey, person_key_to_json
from engine.records.reading import Reader
from engine.records.root import Person, Realm, Root, hybrid_key_from_reader
from engine.records.sealing import decrypt, encrypt
from engine.records.secret import Secret
from engine.records.ticket import RecipientKey
from server.errors import RefusedError, StateError, WrongInputError

ROLES: Final = ("ticket", "statement", "receipt")
PURPOSES: Final = (*ROLES, "result", "draw", "storage", "operator")
MAX_PERSON_BYTES: Final = 16 * 1024
OPERATOR_LABEL: Final = b"pix-kiosk/operator/v1\0"
STORAGE_LABEL: Final = b"pix-kiosk/storage/v1\0"
_PERSON: Final = "person-{}.json"
_OTHERS: Final = 0o077

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Authority:
    """The seeds of one realm, read once; nothing of them prints.

    Those of the persons who sign packs are not among them.
    """

    folder: Path
    realm: Realm
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

    def root(self, people: tuple[Person, ...]) -> Root:
        """The public root of this realm, in which *people* sign packs.

        Raises:
            MalformedError: A name or a key stands twice, or they are too few.
        """
        return Root(
            realm=self.realm,
            people=people,
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


def create_authority(folder: Path, realm: Realm, *, random: Random = token_bytes) -> Authority:
    """Make every key of the authority, each in a file of its own.

    Raises:
        StateError: There are keys already.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise StateError("state.exists", folder.parent.name) from error
    for purpose in PURPOSES:
        _write_private(folder / f"{purpose}.seed", random(SEED_BYTES))
    return load_authority(folder, realm)


def load_authority(folder: Path, realm: Realm) -> Authority:
    """The keys of a folder.

    Raises:
        StateError: A file is missing, is no key, or can be read by others; or a real server holds
            the key of a person who signs packs.
    """
    if not realm.rehearsal:
        for path in sorted(folder.glob(_PERSON.format("*"))):
            raise StateError("key.person", path.name)
    seeds = {purpose: _read_seed(folder / f"{purpose}.seed") for purpose in PURPOSES}
    return Authority(folder, realm, seeds)


def new_person(name: str, *, random: Random = token_bytes) -> PersonKey:
    """A fresh key for somebody who signs packs in a rehearsal's realm."""
    return PersonKey(name, HybridSigner(Secret(random(SEED_BYTES))))


def public_person(key: PersonKey) -> Person:
    """What the root tells of a person."""
    return Person(key.name, key.signer.public)


def keep_people(authority: Authority, people: tuple[PersonKey, ...]) -> tuple[Path, ...]:
    """Keep the keys of a rehearsal's persons beside the authority's: a convenience.

    Raises:
        RefusedError: The realm is *real*: persons keep their keys themselves.
    """
    if not authority.realm.rehearsal:
        raise RefusedError("people.real")
    written = []
    for number, key in enumerate(people, start=1):
        path = authority.folder / _PERSON.format(number)
        _write_private(path, dumps(person_key_to_json(key)))
        written.append(path)
    return tuple(written)


def read_public_person(path: Path) -> Person:
    """The person of a public key file `{v, name, ed25519, ml_dsa_65}`.

    Raises:
        WrongInputError: No such file, or it holds something else, such as a private key.
    """
    try:
        with path.open("rb") as stream:
            reader = Reader(loads_object(stream.read(MAX_PERSON_BYTES)), "person.")
        reader.version(1)
        return Person(reader.text("name", longest=120), hybrid_key_from_reader(reader))
    except OSError as error:
        raise WrongInputError("file.unreadable", path.name) from error
    except EngineError as error:
        raise WrongInputError("person.form", path.name) from error


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
