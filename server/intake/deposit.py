"""Takes the bytes of a bundle: verified, kept, acknowledged. Opens nothing.

What is refused here leaves no trace; what is taken is on the disk before anybody is told.
"""

import base64
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.errors import EngineError, SignatureRefusedError
from engine.records.bundle import VerifiedBundle, claimed_header, verify_bundle
from engine.records.canonical import JsonObject
from engine.records.receipt import NONCE_BYTES, Receipt, ReceiptState, Verdict, issue_receipt
from engine.records.ticket_sealing import open_public
from server.deployment import Deployment
from server.errors import RefusedError
from server.store.bundles import Bundle, BundleState

NO_NONCE: Final = bytes(NONCE_BYTES)
"""The nonce of a receipt that nobody asked for: on a stick, or by an operator."""


class Taking(StrEnum):
    """What became of a bundle that was brought."""

    NEW = "new"
    KNOWN = "known"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Taken:
    """The bundle's row and whether it is new."""

    taking: Taking
    bundle: Bundle


@dataclass(frozen=True, slots=True)
class Intake:
    """The door of a server."""

    deployment: Deployment

    def take(self, untrusted: bytes) -> Taken:
        """Verify and keep a bundle; bringing it twice has the effect of once.

        Raises:
            RefusedError: No bundle of a station of this server, for one of its sessions.
        """
        verified = self.verify(untrusted)
        sha256 = verified.sha256.hex()
        known = self.deployment.bundles.get(sha256)
        self.deployment.bodies.put(untrusted)
        if known is None:
            wall = self.deployment.wall()
            row = self.deployment.bundles.add(sha256, verified.size, verified.header, wall)
        else:
            row = known
        if row.state is BundleState.FORK:
            return Taken(Taking.FORK, row)
        return Taken(Taking.NEW if known is None else Taking.KNOWN, row)

    def verify(self, untrusted: bytes) -> VerifiedBundle:
        """The bundle, once its signature holds and it belongs here; needs no private key.

        Raises:
            RefusedError: The reason is the first argument.
        """
        try:
            claimed = claimed_header(untrusted)
            if claimed.realm is not self.deployment.realm:
                raise SignatureRefusedError("bundle.realm", claimed.realm.value)
            station = self.deployment.stations.get(claimed.station)
            if station is None:
                raise SignatureRefusedError("bundle.station_unknown", claimed.station)
            verified = verify_bundle(untrusted, station.ed25519)
            if station.revoked_wall is not None:
                raise SignatureRefusedError("bundle.station_revoked", claimed.station)
            self._require_place(verified)
        except EngineError as error:
            raise RefusedError(*error.args) from error
        return verified

    def receipts(self, bundle: Bundle, nonce: bytes = NO_NONCE) -> tuple[bytes, ...]:
        """What can be attested of a bundle now: stored, and opened once that is so."""
        receipts = [self._receipt(bundle, ReceiptState.STORED, None, nonce)]
        if bundle.state is BundleState.OPENED:
            receipts.append(self._receipt(bundle, ReceiptState.OPENED, bundle.verdict, nonce))
        return tuple(receipts)

    def _receipt(
        self, bundle: Bundle, state: ReceiptState, verdict: Verdict | None, nonce: bytes
    ) -> bytes:
        receipt = Receipt(
            realm=self.deployment.realm,
            bundle=bytes.fromhex(bundle.sha256),
            size=bundle.size,
            state=state,
            verdict=verdict,
            server_wall=self.deployment.wall(),
            nonce=nonce,
        )
        return issue_receipt(receipt, self.deployment.authority.signer("receipt"))

    def _require_place(self, verified: VerifiedBundle) -> None:
        header, sessions = verified.header, self.deployment.sessions
        session = sessions.get(header.session)
        if session is None:
            raise SignatureRefusedError("bundle.session_unknown", header.session)
        ticket = open_public(session.ticket, self.deployment.root)
        if header.station not in {one.station for one in ticket.stations}:
            raise SignatureRefusedError("bundle.station_elsewhere", header.station)
        if header.candidate is not None and (
            sessions.candidate(header.session, header.candidate) is None
        ):
            raise SignatureRefusedError("bundle.candidate_unknown", header.candidate)
        if header.recipient != ticket.result_key.id:
            raise SignatureRefusedError("bundle.recipient", header.recipient)


def nonce_of(text: str | None) -> bytes:
    """The nonce of a request's header, in hexadecimal.

    Raises:
        RefusedError: It is no nonce.
    """
    if text is None:
        return NO_NONCE
    try:
        nonce = bytes.fromhex(text)
    except ValueError as error:
        raise RefusedError("nonce.form") from error
    if len(nonce) != NONCE_BYTES:
        raise RefusedError("nonce.form")
    return nonce


def receipts_to_json(receipts: tuple[bytes, ...]) -> JsonObject:
    """Receipts as they travel, over the network and on a stick."""
    return {"receipts": tuple(base64.b64encode(one).decode() for one in receipts)}
