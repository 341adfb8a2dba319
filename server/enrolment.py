"""Enrols stations: a request that proves its own keys, a statement that vouches for them.

Knows nothing about sessions.
"""

import hmac
from secrets import token_hex
from typing import Final

from engine.errors import EngineError
from engine.records.access_code import new_access_code, shown_access_code
from engine.records.enrolment import EnrolmentRequest, read_enrolment, voucher_mark
from engine.records.identifiers import StationId
from engine.records.keys import key_id, xwing_public
from engine.records.reading import IDENTIFIER
from engine.records.statement import Statement, issue_statement
from server.deployment import Deployment
from server.errors import RefusedError, WrongInputError
from server.store.stations import Station, Voucher

VALIDITY_MS: Final = 3 * 365 * 24 * 3_600_000
VOUCHER_DAYS: Final = 30
DAY_MS: Final = 24 * 3_600_000
SECOND_MS: Final = 1000
_ID_LENGTH: Final = 16


def read_request(untrusted: bytes) -> EnrolmentRequest:
    """The request of an envelope whose sender holds the keys that it presents.

    Raises:
        RefusedError: It is none, a byte was changed, or a key is none.
    """
    try:
        request = read_enrolment(untrusted)
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
        if hmac.compare_digest(expected, request.voucher_hmac):
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
    closed = deployment.authority.close_secret(shown.encode(), f"voucher/{name}")
    expires = deployment.wall() + VOUCHER_DAYS * DAY_MS
    deployment.stations.add_voucher(Voucher(name, centre, closed, expires, uses))
    return shown
