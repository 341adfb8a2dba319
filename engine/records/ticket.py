"""The public part of a session's ticket: the same bytes for every station. Opens nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.identifiers import KeyId, PackId, SessionId, StationId
from engine.records.instants import instant_to_text
from engine.records.manifest import SHA256_BYTES
from engine.records.reading import Reader
from engine.records.root import X_WING_BYTES, Realm

TICKET_TYPE: Final = "application/vnd.pix-kiosk.ticket+json"
SEALED_SHARE_BYTES: Final = 1168
WRAPPED_KEY_BYTES: Final = 40
SALT_BYTES: Final = 16
MAX_STATIONS: Final = 500
MAX_PACKS: Final = 8
MAX_PRIVATE_TEXT: Final = 8 * 1024 * 1024
REAL_FLOOR_KIB: Final = 64 * 1024
REHEARSAL_FLOOR_KIB: Final = 8 * 1024
CEILING_KIB: Final = 512 * 1024


class PackPurpose(StrEnum):
    """What the session uses a pack for."""

    CERTIFICATION = "certification"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class TicketPack:
    """A pack that the session needs; the hash is of its signed manifest's bytes."""

    pack: PackId
    version: int
    manifest_sha256: bytes
    purpose: PackPurpose


@dataclass(frozen=True, slots=True)
class Window:
    """When the session may be opened and sittings started; in ms since the epoch, UTC."""

    not_before: int
    not_after: int


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """How the access code is stretched (Argon2id); `memory_kib` in KiB."""

    salt: bytes
    iterations: int
    lanes: int
    memory_kib: int


@dataclass(frozen=True, slots=True)
class RecipientKey:
    """An X-Wing public key (raw, 1216 bytes) that bundles are sealed to."""

    id: KeyId
    public: bytes


@dataclass(frozen=True, slots=True)
class SealedShare:
    """The session's share, sealed to one enrolled station."""

    station: StationId
    sealed_share: bytes


@dataclass(frozen=True, slots=True)
class WrappedKeys:
    """Keys wrapped (AES-KW) under the key made of access code and share."""

    private: bytes
    content: tuple[tuple[PackId, bytes], ...]


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the role *ticket* signs; `private` stays closed without code and share.

    `centre` is the UAI of the school. `plan` is the id of the exam plan.
    """

    realm: Realm
    session: SessionId
    centre: str
    room: str
    plan: str
    packs: tuple[TicketPack, ...]
    window: Window
    kdf: KdfParameters
    result_key: RecipientKey
    stations: tuple[SealedShare, ...]
    wrapped: WrappedKeys
    private: bytes

    def __post_init__(self) -> None:
        stations = {one.station for one in self.stations}
        if len(stations) != len(self.stations):
            raise MalformedError("ticket.station_twice")
        floor = REHEARSAL_FLOOR_KIB if self.realm.rehearsal else REAL_FLOOR_KIB
        if not floor <= self.kdf.memory_kib <= CEILING_KIB:
            raise MalformedError("ticket.kdf")
        if self.window.not_before >= self.window.not_after:
            raise MalformedError("ticket.window")


def ticket_to_json(ticket: Ticket) -> JsonObject:
    """The ticket as a canonical object."""
    return {
        "v": 1,
        "realm": ticket.realm.value,
        "session": ticket.session,
        "centre": ticket.centre,
        "room": ticket.room,
        "plan": ticket.plan,
        "packs": tuple(
            {
                "pack": one.pack,
                "version": one.version,
                "manifest_sha256": one.manifest_sha256.hex(),
                "purpose": one.purpose.value,
            }
            for one in ticket.packs
        ),
        "window": {
            "not_before": instant_to_text(ticket.window.not_before),
            "not_after": instant_to_text(ticket.window.not_after),
        },
        "kdf": {
            "salt": ticket.kdf.salt.hex(),
            "iterations": ticket.kdf.iterations,
            "lanes": ticket.kdf.lanes,
            "memory_kib": ticket.kdf.memory_kib,
        },
        "result_key": {"id": ticket.result_key.id, "public": ticket.result_key.public.hex()},
        "stations": tuple(
            {"station": one.station, "sealed_share": one.sealed_share.hex()}
            for one in ticket.stations
        ),
        "wrapped": {
            "private": ticket.wrapped.private.hex(),
            "content": tuple(
                {"pack": pack, "key": key.hex()} for pack, key in ticket.wrapped.content
            ),
        },
        "private": ticket.private.hex(),
    }


def ticket_from_json(untrusted: JsonObject) -> Ticket:
    """The ticket of an object written by `ticket_to_json`.

    Raises:
        MalformedError: A field is missing or out of bounds, the cost of the key among them.
    """
    reader = Reader(untrusted, "ticket.")
    reader.version(1)
    window, kdf = reader.inner("window"), reader.inner("kdf")
    result, wrapped = reader.inner("result_key"), reader.inner("wrapped")
    return Ticket(
        realm=reader.one_of("realm", Realm),
        session=SessionId(reader.identifier("session")),
        centre=reader.identifier("centre"),
        room=reader.text("room", longest=120),
        plan=reader.text("plan", longest=120),
        packs=tuple(_pack(one) for one in reader.readers("packs", most=MAX_PACKS)),
        window=Window(window.instant("not_before"), window.instant("not_after")),
        kdf=KdfParameters(
            salt=kdf.hexadecimal("salt", size=SALT_BYTES),
            iterations=kdf.integer("iterations", least=1, most=10),
            lanes=kdf.integer("lanes", least=1, most=8),
            memory_kib=kdf.integer("memory_kib", most=CEILING_KIB),
        ),
        result_key=RecipientKey(
            KeyId(result.identifier("id")), result.hexadecimal("public", size=X_WING_BYTES)
        ),
        stations=tuple(
            SealedShare(
                StationId(one.identifier("station")),
                one.hexadecimal("sealed_share", size=SEALED_SHARE_BYTES),
            )
            for one in reader.readers("stations", most=MAX_STATIONS)
        ),
        wrapped=WrappedKeys(
            private=wrapped.hexadecimal("private", size=WRAPPED_KEY_BYTES),
            content=tuple(
                (PackId(one.identifier("pack")), one.hexadecimal("key", size=WRAPPED_KEY_BYTES))
                for one in wrapped.readers("content", most=MAX_PACKS)
            ),
        ),
        private=reader.hexadecimal("private", longest=MAX_PRIVATE_TEXT),
    )


def _pack(reader: Reader) -> TicketPack:
    return TicketPack(
        pack=PackId(reader.identifier("pack")),
        version=reader.integer("version", least=1),
        manifest_sha256=reader.hexadecimal("manifest_sha256", size=SHA256_BYTES),
        purpose=reader.one_of("purpose", PackPurpose),
    )
