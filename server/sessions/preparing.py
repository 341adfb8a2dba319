"""Prepares a session: who sits, under which rules, and the ticket that stations receive.

Knows no file format of lists, and nothing about what comes back.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_bytes, token_hex
from typing import Final

from content_packs.reader import VerifiedPack
from engine.records.access_code import new_access_code, new_candidate_code, new_pin
from engine.records.canonical import JsonObject, dumps
from engine.records.identifiers import CandidateId, PackId, SessionId, StationId
from engine.records.instants import EPOCH
from engine.records.keys import SealOpener, new_seed
from engine.records.manifest import PackKind
from engine.records.pins import make_verifier
from engine.records.reading import IDENTIFIER
from engine.records.roster import (
    Blank,
    Candidate,
    PinRole,
    Policies,
    Roster,
    TransferKey,
)
from engine.records.secret import Secret
from engine.records.statement import verify_statement
from engine.records.ticket import (
    REAL_FLOOR_KIB,
    REHEARSAL_FLOOR_KIB,
    SALT_BYTES,
    KdfParameters,
    PackPurpose,
    TicketPack,
    Window,
)
from engine.records.ticket_sealing import TicketSecrets, TicketTerms, seal_ticket
from server.deployment import Deployment
from server.errors import WrongInputError
from server.sessions.candidate_list import ListedCandidate
from server.store.sessions import Enrolled, Session

HOUR_MS: Final = 3_600_000
EARLY_MS: Final = HOUR_MS
REAL_KDF_KIB: Final = 256 * 1024
ITERATIONS: Final = 3
LANES: Final = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What an operator asks for; `starts_wall` in ms since the epoch, the window in hours."""

    centre: str
    centre_name: str
    room: str
    starts_wall: int
    hours: int
    candidates: tuple[ListedCandidate, ...]
    blanks: int
    stations: tuple[str, ...]
    policies: Policies


@dataclass(frozen=True, slots=True)
class SessionSecrets:
    """What people type in the room: shown on paper, never logged."""

    access_code: Secret
    pins: tuple[tuple[PinRole, Secret], ...]


def prepare_session(
    deployment: Deployment,
    wish: Wish,
    packs: Sequence[VerifiedPack],
) -> Session:
    """Make and keep a session with its ticket.

    Raises:
        WrongInputError: A station is unknown or of another centre, or the packs do not fit.
        EngineError: A pack or a statement does not hold.
    """
    if IDENTIFIER.fullmatch(wish.centre) is None:
        raise WrongInputError("centre.form", wish.centre)
    day = (EPOCH + timedelta(milliseconds=wish.starts_wall)).strftime("%Y%m%d")
    session = SessionId(f"s{day}-{token_hex(4)}")
    stations = [_station(deployment, one, wish) for one in wish.stations]
    named = tuple(
        TicketPack(
            one.manifest.pack,
            one.manifest.version,
            one.manifest_sha256,
            PackPurpose.CERTIFICATION
            if one.manifest.kind is PackKind.CERTIFICATION
            else PackPurpose.PRACTICE,
        )
        for one in packs
    )
    exam = [
        one
        for one, name in zip(packs, named, strict=True)
        if name.purpose is PackPurpose.CERTIFICATION
    ]
    if len(exam) != 1:
        raise WrongInputError("session.packs")
    secrets = SessionSecrets(new_access_code(), tuple((role, new_pin()) for role in PinRole))
    share = new_seed()
    enrolled = _enrol(session, wish)
    ticket = seal_ticket(
        TicketTerms(
            realm=deployment.realm,
            session=session,
            centre=wish.centre,
            room=wish.room,
            plan=exam[0].plan.id,
            packs=named,
            window=Window(wish.starts_wall - EARLY_MS, wish.starts_wall + wish.hours * HOUR_MS),
            kdf=_kdf(deployment),
            result_key=deployment.authority.recipient,
        ),
        _roster(deployment, enrolled, wish.policies, secrets, share),
        TicketSecrets(secrets.access_code, share, _content(deployment, packs)),
        stations,
        deployment.authority.signer("ticket"),
    )
    found = Session(
        session=session,
        centre=wish.centre,
        centre_name=wish.centre_name,
        room=wish.room,
        starts_wall=wish.starts_wall,
        created_wall=deployment.wall(),
        ticket=ticket,
        ticket_sha256=hashlib.sha256(ticket).hexdigest(),
        policies=dumps(
            {
                "focus": wish.policies.focus.value,
                "grant_cap_ms": wish.policies.grant_cap_ms,
                "lockdown_minimum": wish.policies.lockdown_minimum,
            }
        ).decode(),
        closed_secrets=deployment.authority.close_secret(
            dumps(_secrets_to_json(secrets)), f"session/{session}"
        ),
    )
    deployment.sessions.add(found, enrolled)
    return found


def start_of(text: str) -> int:
    """Milliseconds since the epoch of an instant with its zone, ``2026-11-22T09:00+01:00``.

    Raises:
        WrongInputError: Another form, or no zone.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongInputError("start.form", text[:40]) from error
    if found.tzinfo is None:
        raise WrongInputError("start.form", text[:40])
    return (found.astimezone(UTC) - EPOCH) // timedelta(milliseconds=1)


def _kdf(deployment: Deployment) -> KdfParameters:
    memory = REHEARSAL_FLOOR_KIB if deployment.realm.rehearsal else REAL_KDF_KIB
    return KdfParameters(token_bytes(SALT_BYTES), ITERATIONS, LANES, memory)


def _content(
    deployment: Deployment, packs: Sequence[VerifiedPack]
) -> tuple[tuple[PackId, Secret], ...]:
    return tuple(
        (
            one.manifest.pack,
            deployment.authority.content_key(one.manifest.pack, one.manifest.version),
        )
        for one in packs
        if one.manifest.sealed
    )


def _station(deployment: Deployment, name: str, wish: Wish) -> tuple[StationId, bytes]:
    found = deployment.stations.get(name)
    if found is None or found.revoked_wall is not None:
        raise WrongInputError("station.unknown", name)
    if found.centre != wish.centre:
        raise WrongInputError("station.centre", name, found.centre)
    statement = verify_statement(found.statement, deployment.root, deployment.wall())
    return statement.station, statement.xwing


def _enrol(session: SessionId, wish: Wish) -> tuple[Enrolled, ...]:
    codes: set[str] = set()
    while len(codes) < len(wish.candidates) + wish.blanks:
        codes.add(new_candidate_code())
    blank = ListedCandidate("", "", "")
    everybody = [(one, False) for one in wish.candidates]
    everybody += [(blank, True)] * wish.blanks
    return tuple(
        Enrolled(
            session=session,
            candidate=CandidateId(f"c-{token_hex(8)}"),
            number=number,
            blank=is_blank,
            last_name=one.last_name,
            first_name=one.first_name,
            birth_date=one.birth_date,
            birth_place=one.birth_place,
            national_id=one.national_id,
            external_id=one.external_id,
            code=code,
            extra=one.extra,
            adjusted=one.adjusted,
            adaptations=one.adaptations,
            language=one.language,
        )
        for number, ((one, is_blank), code) in enumerate(
            zip(everybody, codes, strict=True), start=1
        )
    )


def _roster(
    deployment: Deployment,
    enrolled: Sequence[Enrolled],
    policies: Policies,
    secrets: SessionSecrets,
    share: Secret,
) -> Roster:
    authority, session = deployment.authority, enrolled[0].session
    memory = REHEARSAL_FLOOR_KIB if deployment.realm.rehearsal else REAL_FLOOR_KIB
    transfer = new_seed()
    return Roster(
        candidates=tuple(
            Candidate(
                candidate=one.candidate,
                last_name=one.last_name,
                first_name=one.first_name,
                birth_date=one.birth_date,
                code=one.code,
                seed=authority.candidate_seed(session, one.candidate),
                extra=one.extra,
                adjusted=one.adjusted,
                adaptations=one.adaptations,
                language=one.language,
            )
            for one in enrolled
            if not one.blank
        ),
        blanks=tuple(
            Blank(one.candidate, one.code, authority.candidate_seed(session, one.candidate))
            for one in enrolled
            if one.blank
        ),
        policies=policies,
        pins=tuple(
            (role, make_verifier(pin, role, session, share, memory_kib=memory))
            for role, pin in secrets.pins
        ),
        transfer=TransferKey(SealOpener(transfer).public, transfer),
    )


def _secrets_to_json(secrets: SessionSecrets) -> JsonObject:
    return {
        "access_code": secrets.access_code.reveal().decode(),
        "pins": {role.value: pin.reveal().decode() for role, pin in secrets.pins},
    }
