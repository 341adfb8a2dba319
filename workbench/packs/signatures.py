"""Who signed a built pack, person by person. Decides nothing: the reader of packs verifies.

A signature counts when both algorithms of a person are there and verify.
"""

from dataclasses import dataclass
from typing import Final

from engine.errors import EngineError
from engine.records.canonical import JsonObject, dumps, loads_object
from engine.records.envelope import MAX_ENVELOPE_BYTES, MAX_SIGNATURES, verify_people
from engine.records.keys import key_id
from engine.records.manifest import MANIFEST_TYPE
from engine.records.reading import Reader
from engine.records.root import Person, Root

VALID: Final = "valid"
INVALID: Final = "INVALID"
HALF: Final = "one algorithm only"
MISSING: Final = "missing"
USUAL_THRESHOLD: Final = 2
_KEYS: Final = 2
"""Signatures of one person: one by each algorithm."""


@dataclass(frozen=True, slots=True)
class PersonState:
    """A person of the root, and the state of their signature, one of the words above."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of an envelope.

    Attributes:
        people: Those of the root, in its order; none without a root.
        persons: How many signed; without a root a guess from the number of signatures.
        unknown: Signatures that no person of the root made; 0 without a root.
        threshold: How many persons have to sign.
    """

    people: tuple[PersonState, ...]
    persons: int
    unknown: int
    threshold: int

    def to_json(self) -> JsonObject:
        """As an object for programs."""
        return {
            "people": tuple({"name": one.name, "state": one.state} for one in self.people),
            "persons": self.persons,
            "unknown": self.unknown,
            "threshold": self.threshold,
        }


def signatures(envelope: bytes, root: Root | None) -> Signatures:
    """Who signed.

    Raises:
        MalformedError: The bytes are no envelope.
    """
    value = loads_object(envelope, max_bytes=MAX_ENVELOPE_BYTES)
    reader = Reader(value, "envelope.")
    found = {
        one.text("keyid", longest=120): one.value
        for one in reader.readers("signatures", most=MAX_SIGNATURES)
    }
    if root is None:
        return Signatures((), len(found) // _KEYS, 0, USUAL_THRESHOLD)
    people = tuple(PersonState(one.name, _state(one, value, found, root)) for one in root.people)
    known = {name for one in root.people for name in _names(one)}
    return Signatures(
        people,
        sum(one.state == VALID for one in people),
        len(set(found) - known),
        root.pack_threshold,
    )


def _names(person: Person) -> tuple[str, str]:
    return key_id(person.key.ed25519), key_id(person.key.ml_dsa_65)


def _state(person: Person, value: JsonObject, found: dict[str, JsonObject], root: Root) -> str:
    theirs = tuple(one for name, one in found.items() if name in _names(person))
    if not theirs:
        return MISSING
    if len(theirs) < _KEYS:
        return HALF
    reason = ""
    try:
        verify_people(dumps({**value, "signatures": theirs}), MANIFEST_TYPE, root)
    except EngineError as error:
        reason = str(error.args[0])
    # A root never asks for one person alone: one whose signatures verify is refused as such.
    return VALID if reason == "signature.one_person" else INVALID
