"""Closing and opening a session's ticket. Knows no clock; what a window means is told apart.

The key of the private part and the content keys of packs are wrapped under a key that needs both
the access code that the invigilator types and the share sealed to each enrolled station.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_bytes
from typing import Final

from engine.errors import MalformedError, SealRefusedError, SignatureRefusedError
from engine.records.canonical import dumps, loads_object
from engine.records.envelope import sign_hybrid, verify_hybrid
from engine.records.identifiers import PackId, SessionId, StationId
from engine.records.keys import HybridSigner, Random, SealOpener, new_seed
from engine.records.root import Realm, Root
from engine.records.roster import Roster, roster_from_json, roster_to_json
from engine.records.sealing import (
    decrypt,
    derive_key,
    encrypt,
    open_key,
    seal_key,
    stretch,
    unwrap_key,
    wrap_key,
)
from engine.records.secret import Secret
from engine.records.ticket import (
    TICKET_TYPE,
    KdfParameters,
    RecipientKey,
    SealedShare,
    Ticket,
    TicketPack,
    Window,
    WrappedKeys,
    ticket_from_json,
    ticket_to_json,
)

SHARE_LABEL: Final = b"pix-kiosk/share/v1\0"
KEK_LABEL: Final = b"pix-kiosk/kek/v1\0"
PRIVATE_LABEL: Final = b"pix-kiosk/ticket/v1\0"
WORKING_LABEL: Final = b"pix-kiosk/working/v1"


@dataclass(frozen=True, slots=True)
class TicketTerms:
    """What a session is, before anything is sealed; fields as in `Ticket`."""

    realm: Realm
    session: SessionId
    centre: str
    room: str
    plan: str
    packs: tuple[TicketPack, ...]
    window: Window
    kdf: KdfParameters
    result_key: RecipientKey


@dataclass(frozen=True, slots=True)
class TicketSecrets:
    """What opens a session: the code that is typed, the share of stations, the keys of packs."""

    code: Secret
    share: Secret
    content: tuple[tuple[PackId, Secret], ...]


@dataclass(frozen=True, slots=True)
class OpenedTicket:
    """What code and share open: the roster, the keys of packs, and the key of everything kept.

    `working_kek` wraps the random key of the session's database on this station.
    """

    roster: Roster
    content: tuple[tuple[PackId, Secret], ...]
    working_kek: Secret

    def content_key(self, pack: PackId) -> Secret:
        """The content key of a pack.

        Raises:
            SealRefusedError: The ticket opens no such pack.
        """
        for name, key in self.content:
            if name == pack:
                return key
        raise SealRefusedError("ticket.pack", pack)


def seal_ticket(
    terms: TicketTerms,
    roster: Roster,
    secrets: TicketSecrets,
    stations: Iterable[tuple[StationId, bytes]],
    signer: HybridSigner,
    *,
    random: Random = token_bytes,
) -> bytes:
    """The signed ticket; *stations* are the enrolled ones with their raw X-Wing public keys.

    Raises:
        MalformedError: A station stands twice, a key is none, or the terms are out of bounds.
    """
    kek = _kek(secrets.code, secrets.share, terms.kdf, terms.session)
    private_key = new_seed(random)
    ticket = Ticket(
        realm=terms.realm,
        session=terms.session,
        centre=terms.centre,
        room=terms.room,
        plan=terms.plan,
        packs=terms.packs,
        window=terms.window,
        kdf=terms.kdf,
        result_key=terms.result_key,
        stations=tuple(
            SealedShare(
                station, seal_key(secrets.share, public, _share_info(terms.session, station))
            )
            for station, public in stations
        ),
        wrapped=WrappedKeys(
            private=wrap_key(private_key, kek),
            content=tuple((pack, wrap_key(key, kek)) for pack, key in secrets.content),
        ),
        private=encrypt(
            dumps(roster_to_json(roster)), private_key, _private_context(terms.realm, terms.session)
        ),
    )
    return sign_hybrid(ticket_to_json(ticket), TICKET_TYPE, (signer,))


def open_public(untrusted: bytes, root: Root) -> Ticket:
    """The ticket of a signed envelope; needs no secret.

    Raises:
        MalformedError: The envelope or the ticket has not its form.
        SignatureRefusedError: Not signed by the role, or of another realm.
    """
    ticket = ticket_from_json(verify_hybrid(untrusted, TICKET_TYPE, root.ticket))
    if ticket.realm is not root.realm:
        raise SignatureRefusedError("ticket.realm")
    return ticket


def require_window(ticket: Ticket, wall: int) -> None:
    """Refuse a start outside the window; *wall* in ms since the epoch. Sittings under way go on.

    Raises:
        SignatureRefusedError: Too early or too late to start.
    """
    if wall < ticket.window.not_before:
        raise SignatureRefusedError("ticket.early")
    if wall >= ticket.window.not_after:
        raise SignatureRefusedError("ticket.expired")


def open_share(ticket: Ticket, station: StationId, opener: SealOpener) -> Secret:
    """The session's share, opened with the station's key.

    Raises:
        SealRefusedError: The ticket is not for this station, or its key is another one.
    """
    for one in ticket.stations:
        if one.station == station:
            return open_key(one.sealed_share, opener, _share_info(ticket.session, station))
    raise SealRefusedError("ticket.station", station)


def open_private(ticket: Ticket, code: Secret, share: Secret) -> OpenedTicket:
    """What the access code and the share open; slow on purpose.

    Raises:
        SealRefusedError: A wrong code or another share.
        MalformedError: What was sealed is no roster.
    """
    kek = _kek(code, share, ticket.kdf, ticket.session)
    private_key = unwrap_key(ticket.wrapped.private, kek)
    plain = decrypt(ticket.private, private_key, _private_context(ticket.realm, ticket.session))
    roster = roster_from_json(loads_object(plain))
    if ticket.realm is Realm.REAL and roster.policies.lockdown_minimum == 0:
        raise MalformedError("ticket.lockdown")
    return OpenedTicket(
        roster=roster,
        content=tuple((pack, unwrap_key(key, kek)) for pack, key in ticket.wrapped.content),
        working_kek=derive_key(kek, WORKING_LABEL),
    )


def _kek(code: Secret, share: Secret, kdf: KdfParameters, session: SessionId) -> Secret:
    return derive_key(stretch(code, kdf), KEK_LABEL + session.encode(), salt=share.reveal())


def _share_info(session: SessionId, station: StationId) -> bytes:
    return SHARE_LABEL + dumps({"session": session, "station": station})


def _private_context(realm: Realm, session: SessionId) -> bytes:
    return PRIVATE_LABEL + dumps({"realm": realm.value, "session": session})
