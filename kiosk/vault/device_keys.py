"""The three secrets of a station and their text. Knows no place where they are kept."""

from dataclasses import dataclass
from secrets import token_bytes
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.keys import SEED_BYTES, Random, new_seed
from engine.records.reading import Reader
from engine.records.secret import Secret


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """One secret of 32 bytes for each purpose; none is derived from another."""

    signing: Secret
    receiving: Secret
    database: Secret


def new_device_keys(random: Random = token_bytes) -> DeviceKeys:
    """Three fresh secrets."""
    return DeviceKeys(new_seed(random), new_seed(random), new_seed(random))


def device_keys_to_json(keys: DeviceKeys) -> JsonObject:
    """The keys as a canonical object; it goes to a protected place and nowhere else."""
    return {
        "signing": keys.signing.reveal().hex(),
        "receiving": keys.receiving.reveal().hex(),
        "database": keys.database.reveal().hex(),
    }


def device_keys_from_json(untrusted: JsonObject) -> DeviceKeys:
    """The keys of an object written by `device_keys_to_json`.

    Raises:
        MalformedError: A key is missing or has not its size, or two are one.
    """
    reader = Reader(untrusted, "keys.")
    names: Final = ("signing", "receiving", "database")
    found = [reader.hexadecimal(name, size=SEED_BYTES) for name in names]
    if len(set(found)) != len(found):
        raise MalformedError("keys.twice")
    return DeviceKeys(*(Secret(one) for one in found))
