"""Enrols stations: a request that proves its own keys, a statement that vouches for them.

Knows nothing about sessions.
"""

import hmac
import re
from dataclasses import dataclass
from secrets import token_hex
from typing import Final

from engine.errors import EngineError, MalformedError
from engine.records.access_code import CROCKFORD, new_access_code, shown_access_code
from engine.records.envelope import claimed_payload, verify_by_device
from engine.records.identifiers import StationId
from engine.records.keys import key_id, xwing_public
from engine.records.reading import IDENTIFIER, Reader
from engine.records.root import ED25519_BYTES, X_WING_BYTES
from engine.records.statement import KeyProtection, Statement, issue_statement
from server.deployment import Deployment
from server.errors import RefusedError, WrongInputError
from server.keys import voucher_mark
from server.store.stations import Station, Voucher

REQUEST_TYPE: Final = "application/vnd.pix-kiosk.enrolment+json"
VALIDITY_MS: Final = 3 * 365 * 24 * 3_600_000
VOUCHER_DAYS: Final = 30
DAY_MS: Final = 24 * 3_600_000
SECOND_MS: Final = 1000
_ID_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """What a station says of itself; its signature proves that it holds the key.

    `voucher_hmac` is None when an operator brings the request by hand.
    """

    ed25519: bytes
    xwing: bytes
    key_protection: KeyProtection
    label: str
    voucher_hmac: bytes | None


def read_request(untrusted: bytes) -> EnrolmentRequest:
    """The request of a self-signed envelope.

    Raises:
        RefusedError: It is none, or not signed by the key that it names.
    """
    try:
        public = Reader(claimed_payload(untrusted, REQUEST_TYPE), "enrolment.").hexadecimal(
            "ed25519", size=ED25519_BYTES
        )
        reader = Reader(verify_by_device(untrusted, REQUEST_TYPE, public), "enrolment.")
        reader.version(1)
        request = EnrolmentRequest(
            ed25519=public,
            xwing=reader.hexadecimal("xwing", size=X_WING_BYTES),
            key_protection=reader.one_of("key_protection", KeyProtection),
            label=reader.text("label", longest=60) if reader.has("label") else "",
            voucher_hmac=(
                reader.hexadecimal("voucher_hmac", size=32) if reader.has("voucher_hmac") else None
            ),
        )
        xwing_public(request.xwing)
    except EngineError as error:
        raise RefusedError(*error.args) from error
    except ValueError as error:  # a public key that is no point of the curve
        raise RefusedError("key.value") from error
    return request


def enrol(
    deployment: Deployment,
    request: EnrolmentRequest,
    centre: str,
    *,
    label: str = "",
    station: str = "",
) -> Station:
    """The enrolled station; asking again for the same keys answers the same statement.

    Raises:
        WrongInputError: The centre, the label or the name cannot be used.
        RefusedError: The station was revoked, or its name belongs to another one.
    """
    known = deployment.stations.by_key(request.ed25519)
    if known is not None:
        if known.revoked_wall is not None:
            raise RefusedError("station.revoked", known.station)
        if known.centre != centre:
            raise RefusedError("station.centre", known.station, known.centre)
        return known
    name = station or f"st-{key_id(request.ed25519)[:_ID_LENGTH]}"
    for key, text in (("centre.form", centre), ("station.form", name)):
        if IDENTIFIER.fullmatch(text) is None:
            raise WrongInputError(key, text[:40])
    wall = deployment.wall()
    issued = wall - wall % SECOND_MS
    statement = Statement(
        realm=deployment.realm,
        station=StationId(name),
        label=label or request.label or name,
        centre=centre,
        ed25519=request.ed25519,
        xwing=request.xwing,
        key_protection=request.key_protection,
        issued=issued,
        expires=issued + VALIDITY_MS,
    )
    found = Station(
        station=statement.station,
        label=statement.label,
        centre=centre,
        ed25519=request.ed25519,
        statement=issue_statement(statement, deployment.authority.signer("statement")),
        enrolled_wall=wall,
    )
    if not deployment.stations.add(found):
        raise RefusedError("station.taken", name)
    return found


def enrol_by_voucher(deployment: Deployment, request: EnrolmentRequest) -> Station:
    """Enrol a station that proves to hold a voucher of its centre.

    Raises:
        RefusedError: No voucher, or none that is still good.
    """
    if request.voucher_hmac is None:
        raise RefusedError("voucher.none")
    for voucher in deployment.stations.vouchers(deployment.wall()):
        text = deployment.authority.open_secret(
            voucher.closed, f"voucher/{voucher.voucher}"
        ).decode()
        expected = voucher_mark(text, request.ed25519, request.xwing)
        if hmac.compare_digest(expected, request.voucher_hmac.hex()):
            known = deployment.stations.by_key(request.ed25519)
            if known is None and not deployment.stations.use_voucher(voucher.voucher):
                break  # used up meanwhile by another request
            return enrol(deployment, request, voucher.centre)
    raise RefusedError("voucher.refused")


def new_voucher(deployment: Deployment, centre: str, uses: int) -> str:
    """A fresh voucher for a centre, as text to hand over; it is kept closed.

    Raises:
        WrongInputError: The centre cannot be used.
    """
    if IDENTIFIER.fullmatch(centre) is None:
        raise WrongInputError("centre.form", centre[:40])
    shown = shown_access_code(new_access_code())
    name = token_hex(16)
    closed = deployment.authority.close_secret(voucher_text(shown).encode(), f"voucher/{name}")
    expires = deployment.wall() + VOUCHER_DAYS * DAY_MS
    deployment.stations.add_voucher(Voucher(name, centre, closed, expires, uses))
    return shown


def voucher_text(typed: str) -> str:
    """A voucher without what does not matter when it is typed: case, spaces, hyphens.

    Raises:
        MalformedError: A foreign character.
    """
    kept = re.sub(r"[\s-]+", "", typed).upper()
    if any(one not in CROCKFORD for one in kept):
        raise MalformedError("voucher.form")
    return kept
