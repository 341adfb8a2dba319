"""One journal record: its value and its bytes. Knows nothing about what events mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject, dumps, loads_object
from engine.records.reading import Reader

VERSION: Final = 1
MAX_RECORD_BYTES: Final = 1024 * 1024
_TYPE: Final = re.compile(r"[a-z]{1,30}(\.[a-z_]{1,30})?")


class Role(StrEnum):
    """On whose behalf a fact was recorded."""

    STATION = "station"
    CANDIDATE = "candidate"
    INVIGILATOR = "surveillant"
    CHIEF = "chef"
    TECHNICIAN = "technicien"


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment read once from the clocks.

    `wall` is milliseconds since the epoch, UTC, for people. `boot_ms` counts milliseconds since
    the machine started, suspend included; only it measures durations, and only between instants
    of one `boot_id`.
    """

    wall: int
    boot_ms: int
    boot_id: str


@dataclass(frozen=True, slots=True)
class Record:
    """A fact of a journal; `spent_ms` is the candidate's own time used when it happened."""

    seq: int
    type: str
    at: Instant
    spent_ms: int
    role: Role
    data: JsonObject


def record_to_bytes(record: Record) -> bytes:
    """The canonical bytes that are stored and hashed.

    Raises:
        MalformedError: The data hold what canonical JSON refuses, or too much of it.
    """
    at: Mapping[str, Json] = {
        "wall": record.at.wall,
        "boot_ms": record.at.boot_ms,
        "boot_id": record.at.boot_id,
    }
    stored = dumps(
        {
            "v": VERSION,
            "seq": record.seq,
            "type": record.type,
            "at": at,
            "spent_ms": record.spent_ms,
            "role": record.role.value,
            "data": record.data,
        }
    )
    if len(stored) > MAX_RECORD_BYTES:
        raise MalformedError("record.too_long")
    return stored


def record_from_bytes(untrusted: bytes) -> Record:
    """The record of stored bytes.

    Raises:
        MalformedError: Not such a record, or not in its canonical bytes.
    """
    value = loads_object(untrusted, max_bytes=MAX_RECORD_BYTES)
    reader = Reader(value, "record.")
    reader.integer("v", least=VERSION, most=VERSION)
    at = reader.inner("at")
    kind = reader.text("type", longest=64)
    if _TYPE.fullmatch(kind) is None:
        raise MalformedError("field.text", "record.type")
    record = Record(
        seq=reader.integer("seq"),
        type=kind,
        at=Instant(
            wall=at.integer("wall", least=-(2**53)),
            boot_ms=at.integer("boot_ms"),
            boot_id=at.text("boot_id", longest=64),
        ),
        spent_ms=reader.integer("spent_ms"),
        role=reader.one_of("role", Role),
        data=reader.inner("data").value,
    )
    if record_to_bytes(record) != untrusted:
        raise MalformedError("record.not_canonical")
    return record
