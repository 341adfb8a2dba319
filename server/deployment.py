"""One server of one realm: its folder, root, keys, database. Knows nothing about requests."""

import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from engine.errors import EngineError
from engine.records.canonical import dumps, loads_object
from engine.records.root import Person, Realm, Root, root_from_json, root_to_json
from server.clock import Wall, system_wall
from server.errors import StateError
from server.keys import Authority, create_authority, load_authority, new_token
from server.packs import PackShelf
from server.store.bodies import Bodies, write_durably
from server.store.bundles import BundleStore
from server.store.database import Database, sqlite_url
from server.store.preflights import PreflightStore
from server.store.results import ResultStore
from server.store.sessions import SessionStore
from server.store.stations import StationStore

ROOT_NAME: Final = "root.json"
DATABASE_NAME: Final = "server.db"
OPERATOR_NAME: Final = "operator.mark"
MAX_ROOT_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Deployment:
    """What every part of the server works on."""

    folder: Path
    root: Root
    authority: Authority
    database: Database
    wall: Wall = system_wall

    @property
    def realm(self) -> Realm:
        """The realm of everything here."""
        return self.root.realm

    @property
    def stations(self) -> StationStore:
        """The enrolled stations."""
        return StationStore(self.database)

    @property
    def preflights(self) -> PreflightStore:
        """The newest report of each station's checks."""
        return PreflightStore(self.database)

    @property
    def sessions(self) -> SessionStore:
        """The sessions and their candidates."""
        return SessionStore(self.database)

    @property
    def bundles(self) -> BundleStore:
        """The rows of bundles."""
        return BundleStore(self.database)

    @property
    def results(self) -> ResultStore:
        """Results, certificates and acts."""
        return ResultStore(self.database)

    @property
    def bodies(self) -> Bodies:
        """The bytes of bundles."""
        return Bodies(self.folder / "bundles")

    def shelf(self) -> PackShelf:
        """The packs of this server; keep it, for it opens each pack once."""
        return PackShelf(self.folder / "packs", self.authority, self.root, self.wall)

    def is_operator(self, token: str) -> bool:
        """Whether a token is the operator's."""
        kept = (self.folder / OPERATOR_NAME).read_text("ascii")
        return hmac.compare_digest(self.authority.mark(token.encode()), kept)

    def close(self) -> None:
        """Release the database."""
        self.database.close()


def create_deployment(
    folder: Path, realm: Realm, people: tuple[Person, ...], *, wall: Wall = system_wall
) -> tuple[Deployment, str]:
    """A new server in a folder, and the operator's token, which is shown only now.

    *people* sign its packs; of their keys it knows the public side.

    Raises:
        StateError: A server is there already, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        authority = create_authority(folder / "keys", realm)
        token = new_token()
        write_durably(folder / OPERATOR_NAME, authority.mark(token.encode()).encode())
        _open_database(folder).close()
        write_durably(folder / ROOT_NAME, dumps(root_to_json(authority.root(people))))
    except OSError as error:
        raise StateError("state.unwritable", folder.name) from error
    return open_deployment(folder, wall=wall), token


def open_deployment(folder: Path, *, wall: Wall = system_wall) -> Deployment:
    """The server of a folder.

    Raises:
        StateError: There is none, its keys and its root do not belong together, or its
            database is not there or damaged.
    """
    try:
        with (folder / ROOT_NAME).open("rb") as stream:
            root = root_from_json(loads_object(stream.read(MAX_ROOT_BYTES)))
    except OSError as error:
        raise StateError("state.missing", folder.name) from error
    except EngineError as error:
        raise StateError("state.root", folder.name) from error
    authority = load_authority(folder / "keys", root.realm)
    if authority.root(root.people) != root:
        raise StateError("state.root", folder.name)
    path = folder / DATABASE_NAME
    if not path.is_file() or path.stat().st_size == 0:
        raise StateError("state.database", folder.name)  # an empty one would hide what was lost
    return Deployment(folder, root, authority, _open_database(folder), wall)


def _open_database(folder: Path) -> Database:
    try:
        return Database.open(sqlite_url(folder / DATABASE_NAME))
    except SQLAlchemyError as error:
        raise StateError("state.database", folder.name) from error
