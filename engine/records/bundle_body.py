"""The inside of a bundle: journals as stored. Knows nothing about how it is sealed."""

import zlib
from dataclasses import dataclass
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import MAX_BYTES, JsonObject, dumps, loads_object
from engine.records.journal_record import MAX_RECORD_BYTES
from engine.records.manifest import SHA256_BYTES
from engine.records.reading import Reader

MAX_RECORDS: Final = 100_000
MAX_CHECKPOINTS: Final = 10_000


@dataclass(frozen=True, slots=True)
class BundleBody:
    """What the station tells the server.

    `journal` and `session_journal` are stored records, byte for byte; `checkpoints` are signed
    notes in the order in which they were made; `statement` is the station's signed statement;
    `ticket_sha256` is of the signed ticket's bytes.
    """

    journal: tuple[bytes, ...]
    checkpoints: tuple[str, ...]
    statement: bytes
    ticket_sha256: bytes
    session_journal: tuple[bytes, ...] = ()


def body_to_json(body: BundleBody) -> JsonObject:
    """The body as a canonical object.

    Raises:
        MalformedError: A record or the statement is not UTF-8.
    """
    return {
        "v": 1,
        "journal": tuple(_text(record) for record in body.journal),
        "checkpoints": body.checkpoints,
        "statement": _text(body.statement),
        "ticket_sha256": body.ticket_sha256.hex(),
        "session_journal": tuple(_text(record) for record in body.session_journal),
    }


def body_from_json(untrusted: JsonObject) -> BundleBody:
    """The body of an object written by `body_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds.
    """
    reader = Reader(untrusted, "body.")
    reader.version(1)
    return BundleBody(
        journal=_records(reader, "journal"),
        checkpoints=reader.texts("checkpoints", most=MAX_CHECKPOINTS),
        statement=reader.text("statement").encode(),
        ticket_sha256=reader.hexadecimal("ticket_sha256", size=SHA256_BYTES),
        session_journal=_records(reader, "session_journal"),
    )


def body_to_bytes(body: BundleBody) -> bytes:
    """The compressed canonical bytes that are sealed."""
    return zlib.compress(dumps(body_to_json(body)), 9)


def body_from_bytes(untrusted: bytes) -> BundleBody:
    """The body of compressed bytes, never more than 64 MiB once opened.

    Raises:
        MalformedError: Not compressed data, too large, followed by something, or no body.
    """
    inflate = zlib.decompressobj()
    try:
        plain = inflate.decompress(untrusted, MAX_BYTES)
    except zlib.error as error:
        raise MalformedError("body.compressed") from error
    if not inflate.eof or inflate.unused_data:
        raise MalformedError("body.compressed")
    return body_from_json(loads_object(plain))


def _text(stored: bytes) -> str:
    try:
        return stored.decode()
    except UnicodeDecodeError as error:
        raise MalformedError("body.text") from error


def _records(reader: Reader, key: str) -> tuple[bytes, ...]:
    return tuple(
        text.encode() for text in reader.texts(key, most=MAX_RECORDS, longest=MAX_RECORD_BYTES)
    )
