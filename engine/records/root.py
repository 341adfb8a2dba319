"""The root of trust of one realm: who may sign what. Knows nothing about what is signed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

ED25519_BYTES: Final = 32
ML_DSA_65_BYTES: Final = 1952
X_WING_BYTES: Final = 1216
MAX_PEOPLE: Final = 16


class Realm(StrEnum):
    """What a key, a ticket or a bundle is worth; mock and demo are worth nothing, by design."""

    REAL = "real"
    MOCK = "mock"
    DEMO = "demo"

    @property
    def rehearsal(self) -> bool:
        """Whether rehearsal lockdown, scripts and shown scores are allowed."""
        return self is not Realm.REAL


class AuthorityRole(StrEnum):
    """A role of the authority that signs alone."""

    TICKET = "ticket"
    STATEMENT = "statement"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class HybridKey:
    """The two raw public keys of one person or role; a signature needs both."""

    ed25519: bytes
    ml_dsa_65: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may sign packs."""

    name: str
    key: HybridKey


@dataclass(frozen=True, slots=True)
class Root:
    """Every public key of a realm's authority; installed with the program, never received."""

    realm: Realm
    people: tuple[Person, ...]
    ticket: HybridKey
    statement: HybridKey
    receipt: HybridKey
    pack_threshold: int = 2

    def __post_init__(self) -> None:
        keys = [person.key for person in self.people]
        keys += [self.ticket, self.statement, self.receipt]
        material = [raw for key in keys for raw in (key.ed25519, key.ml_dsa_65)]
        if len(set(material)) != len(material):
            raise MalformedError("root.key_twice")
        if len({person.name for person in self.people}) != len(self.people):
            raise MalformedError("root.person_twice")
        if not 2 <= self.pack_threshold <= len(self.people):  # noqa: PLR2004 - never one person
            raise MalformedError("root.threshold")

    def role(self, role: AuthorityRole) -> HybridKey:
        """The key of a role."""
        return {
            AuthorityRole.TICKET: self.ticket,
            AuthorityRole.STATEMENT: self.statement,
            AuthorityRole.RECEIPT: self.receipt,
        }[role]


def hybrid_key_to_json(key: HybridKey) -> JsonObject:
    """The key as a canonical object of hexadecimal texts."""
    return {"ed25519": key.ed25519.hex(), "ml_dsa_65": key.ml_dsa_65.hex()}


def hybrid_key_from_reader(reader: Reader) -> HybridKey:
    """The key that *reader* stands on.

    Raises:
        MalformedError: A part is missing or has not the size of its algorithm.
    """
    return HybridKey(
        ed25519=reader.hexadecimal("ed25519", size=ED25519_BYTES),
        ml_dsa_65=reader.hexadecimal("ml_dsa_65", size=ML_DSA_65_BYTES),
    )


def root_to_json(root: Root) -> JsonObject:
    """The root as a canonical object."""
    return {
        "v": 1,
        "realm": root.realm.value,
        "people": tuple(
            {"name": person.name, **hybrid_key_to_json(person.key)} for person in root.people
        ),
        "roles": {role.value: hybrid_key_to_json(root.role(role)) for role in AuthorityRole},
        "pack_threshold": root.pack_threshold,
    }


def root_from_json(untrusted: JsonObject) -> Root:
    """The root of an object written by `root_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, a key or a person stands twice.
    """
    reader = Reader(untrusted, "root.")
    reader.version(1)
    roles = reader.inner("roles")
    return Root(
        realm=reader.one_of("realm", Realm),
        people=tuple(
            Person(one.text("name", longest=120), hybrid_key_from_reader(one))
            for one in reader.readers("people", most=MAX_PEOPLE)
        ),
        ticket=hybrid_key_from_reader(roles.inner("ticket")),
        statement=hybrid_key_from_reader(roles.inner("statement")),
        receipt=hybrid_key_from_reader(roles.inner("receipt")),
        pack_threshold=reader.integer("pack_threshold", least=2, most=MAX_PEOPLE),
    )
