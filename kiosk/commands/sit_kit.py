"""Reads a rehearsal's kit: ticket, codes, PINs and what is known of the items. Opens nothing.

A kit exists in the mock and demo realms only: it holds everything that an exam keeps apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import loads_object
from engine.records.reading import Reader
from engine.records.root import Realm, Root, root_from_json
from kiosk.commands.sit_script import answer_of
from kiosk.ports.errors import KioskError, RealmRefusedError
from kiosk.ui.driver.script import Known, Papers

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_CANDIDATES: Final = 10_000
MANIFEST_NAME: Final = "manifest.dsse.json"
_DECIMAL_CHARACTERS: Final = 40


class KitError(KioskError):
    """The kit is not one, or does not have what is asked of it; `field` says where."""

    key = "error.kit"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a rehearsal needs; paths are absolute.

    `statements` are signed envelopes by station. `station` is the folder of a station that was
    enrolled for this kit, to start from. `candidates` gives a personal code for each number, and
    `names` the name on the register; a place kept free has none.
    """

    realm: Realm
    session: str
    root: Root
    ticket: bytes = field(repr=False)
    statements: Mapping[str, bytes] = field(repr=False)
    access_code: str = field(repr=False)
    pins: Mapping[str, str] = field(repr=False)
    candidates: Mapping[int, str] = field(repr=False)
    oracle: Mapping[str, Known] = field(repr=False)
    names: Mapping[int, str] = field(default_factory=dict, repr=False)
    packs: tuple[Path, ...] = ()
    server: str = ""
    station: Path | None = None

    def papers(self, candidate: int) -> Papers:
        """What lies on the table of a candidate.

        Raises:
            KitError: Nobody has that number.
        """
        code = self.candidates.get(candidate)
        if code is None:
            raise KitError(reason="candidate.unknown", field=f"candidates {candidate}")
        return Papers(self.access_code, code, self.pins, self.oracle)


def read_kit(path: Path) -> Kit:
    """The kit of a file.

    Raises:
        KitError: The file cannot be read or does not hold a kit.
        RealmRefusedError: It speaks of a real exam.
    """
    try:
        untrusted = path.read_bytes()
    except OSError as error:
        raise KitError(field=path.name, reason="file.unreadable") from error
    return parse_kit(untrusted, path.resolve().parent)


def parse_kit(untrusted: bytes, folder: Path) -> Kit:
    """The kit of JSON bytes; relative paths start from *folder*.

    Raises:
        KitError: It is not one.
        RealmRefusedError: It speaks of a real exam.
    """
    try:
        reader = Reader(loads_object(untrusted, max_bytes=MAX_BYTES))
        reader.version(1)
        return _kit(reader, _root(reader), folder)
    except MalformedError as error:
        reason, *where = (str(one) for one in error.args)
        raise KitError(reason=reason, field=" ".join(where)) from error


def _root(reader: Reader) -> Root:
    root = root_from_json(reader.inner("root").value)
    realm = reader.one_of("realm", Realm)
    for one in (realm, root.realm):
        if not one.rehearsal:
            raise RealmRefusedError(realm=one.value)
    if realm is not root.realm:
        raise MalformedError("root.realm", "realm")
    return root


def _kit(reader: Reader, root: Root, folder: Path) -> Kit:
    statements = reader.inner("statements")
    pins = reader.inner("pins")
    return Kit(
        realm=root.realm,
        session=reader.identifier("session"),
        root=root,
        ticket=reader.text("ticket", longest=MAX_BYTES).encode(),
        statements={name: statements.text(name).encode() for name in statements.value},
        access_code=reader.text("access_code", longest=40),
        pins={role: pins.text(role, longest=40) for role in pins.value},
        candidates=_candidates(reader),
        names=_names(reader),
        oracle=_oracle(reader.inner("oracle")),
        packs=_packs(folder / reader.text("packs", longest=4096)),
        server=reader.text("server", longest=400) if reader.has("server") else "",
        station=folder / reader.text("station", longest=4096) if reader.has("station") else None,
    )


def _candidates(reader: Reader) -> Mapping[int, str]:
    listed = reader.readers("candidates", most=MAX_CANDIDATES)
    return {one.integer("n", least=1): one.text("code", longest=40) for one in listed}


def _names(reader: Reader) -> Mapping[int, str]:
    listed = reader.readers("candidates", most=MAX_CANDIDATES)
    return {
        one.integer("n", least=1): one.text("name", longest=200)
        for one in listed
        if one.has("name") and one.value["name"]
    }


def _oracle(reader: Reader) -> Mapping[str, Known]:
    found = {}
    for item in reader.value:
        one = reader.inner(item)
        found[item] = Known(
            difficulty=_decimal(one, "difficulty"),
            discrimination=_decimal(one, "discrimination"),
            right=answer_of(one, "right"),
            wrong=answer_of(one, "wrong"),
        )
    return found


def _decimal(reader: Reader, key: str) -> float:
    try:
        return float(reader.text(key, longest=_DECIMAL_CHARACTERS))
    except ValueError as error:
        raise MalformedError("field.decimal", f"{reader.where}{key}") from error


def _packs(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(one.parent for one in folder.glob(f"*/{MANIFEST_NAME}")))
    except OSError as error:
        raise MalformedError("file.unreadable", "packs") from error
