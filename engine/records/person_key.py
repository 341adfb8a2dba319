"""The key file of a person or a role of the authority. Knows nothing about where it is kept."""

from dataclasses import dataclass

from engine.records.canonical import JsonObject
from engine.records.keys import SEED_BYTES, HybridSigner
from engine.records.reading import Reader
from engine.records.secret import Secret


@dataclass(frozen=True, slots=True)
class PersonKey:
    """Whose key it is, and its private side."""

    name: str
    signer: HybridSigner


def person_key_to_json(key: PersonKey) -> JsonObject:
    """The key as a canonical object: a secret."""
    return {"v": 1, "name": key.name, "seed": key.signer.seed.reveal().hex()}


def person_key_from_json(untrusted: JsonObject) -> PersonKey:
    """The key of an object written by `person_key_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "key.")
    reader.version(1)
    return PersonKey(
        name=reader.text("name", longest=120),
        signer=HybridSigner(Secret(reader.hexadecimal("seed", size=SEED_BYTES))),
    )
