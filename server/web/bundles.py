"""Bundles over HTTP: bytes in, receipts out. Knows no rule about what a bundle holds.

The body is read as a stream, with a ceiling of its own; when too many come at once, the answer is
503 before a byte of the body is read.
"""

import base64
import hashlib
import logging
import re
from dataclasses import dataclass, field
from typing import Final

from anyio import CapacityLimiter, WouldBlock, to_thread
from fastapi import APIRouter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from engine.errors import EngineError
from engine.records.bundle import MAX_BUNDLE_BYTES
from engine.records.canonical import dumps
from server.errors import RefusedError, ServerError
from server.intake.deposit import Intake, Taken, Taking, nonce_of, receipts_to_json
from server.intake.opening import Opening
from server.results.settling import Settling
from server.store.bundles import Bundle, BundleState

_LOG: Final = logging.getLogger(__name__)
IN_FLIGHT: Final = 64
RETRY_SECONDS: Final = 5
NONCE_HEADER: Final = "Pix-Kiosk-Nonce"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_FIELD: Final = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]{44}):")
_STATUS: Final = {Taking.NEW: 201, Taking.KNOWN: 200, Taking.FORK: 409}


@dataclass(frozen=True, slots=True)
class Door:
    """The way in, and how many may pass at once."""

    intake: Intake
    opening: Opening
    settling: Settling
    limiter: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(IN_FLIGHT))
    ceiling: int = MAX_BUNDLE_BYTES

    def take(self, content: bytes) -> Taken:
        """Keep a bundle, then look into it; a fork waits for a human."""
        taken = self.intake.take(content)
        return Taken(taken.taking, self._look(taken.bundle))

    def catch_up(self) -> None:
        """Look into whatever an interrupted run left."""
        self.intake.deployment.bodies.sweep()
        for bundle in self.intake.deployment.bundles.in_state(BundleState.STORED):
            self._look(bundle)

    def _look(self, bundle: Bundle) -> Bundle:
        """Open and settle; when the server's own state fails, the bundle simply stays *stored*."""
        try:
            opened = self.opening.open(bundle)
            if opened.candidate:
                self.settling.candidate(opened.session, opened.candidate)
        except (EngineError, ServerError) as error:
            _LOG.error("a bundle stays stored: %s", error.args[0])
            return bundle
        return opened


def bundle_routes(door: Door) -> APIRouter:
    """The routes of bundles."""
    router = APIRouter(prefix="/v1/bundles")

    @router.put("/{sha256}")
    async def put(sha256: str, request: Request) -> Response:
        try:
            door.limiter.acquire_on_behalf_of_nowait(request)
        except WouldBlock:
            return _later("busy")
        try:
            return await _put(door, sha256, request)
        except RefusedError as error:
            return JSONResponse({"reason": error.key}, 400)
        except OSError:
            return _later("storage")  # a full disk, most likely: nothing was promised
        finally:
            door.limiter.release_on_behalf_of(request)

    @router.get("/{sha256}/receipts")
    async def receipts(sha256: str, request: Request) -> Response:
        return await _answer(door, sha256, request)

    @router.api_route("/{sha256}", methods=["GET", "HEAD"])
    async def known(sha256: str, request: Request) -> Response:
        return await _answer(door, sha256, request)

    return router


def _later(reason: str) -> Response:
    return JSONResponse({"reason": reason}, 503, headers={"Retry-After": str(RETRY_SECONDS)})


async def _put(door: Door, sha256: str, request: Request) -> Response:
    nonce = nonce_of(request.headers.get(NONCE_HEADER))
    expected = _expected(sha256, request)
    length = request.headers.get("content-length")
    if length is not None and int(length) > door.ceiling:
        return JSONResponse({"reason": "bundle.size"}, 413, headers={"Connection": "close"})
    content = await _body(request, door.ceiling)
    if content is None:
        return JSONResponse({"reason": "bundle.size"}, 413, headers={"Connection": "close"})
    if hashlib.sha256(content).hexdigest() != expected:
        raise RefusedError("bundle.digest")
    taken = await to_thread.run_sync(door.take, content)
    if taken.taking is Taking.FORK:
        return JSONResponse({"reason": "bundle.fork"}, 409)
    return _receipts(door, taken.bundle, nonce, _STATUS[taken.taking])


def _expected(sha256: str, request: Request) -> str:
    """The digest in the address, which the header must repeat."""
    if _DIGEST.fullmatch(sha256) is None:
        raise RefusedError("bundle.address")
    told = _FIELD.search(request.headers.get("content-digest", ""))
    if told is None:
        raise RefusedError("bundle.digest_missing")
    try:
        named = base64.b64decode(told[1], validate=True).hex()
    except ValueError as error:
        raise RefusedError("bundle.digest_missing") from error
    if named != sha256:
        raise RefusedError("bundle.digest")
    return sha256


async def _body(request: Request, ceiling: int) -> bytes | None:
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > ceiling:
                return None
            pieces.append(piece)
    except ClientDisconnect as error:
        raise RefusedError("bundle.digest") from error
    return b"".join(pieces)


async def _answer(door: Door, sha256: str, request: Request) -> Response:
    try:
        nonce = nonce_of(request.headers.get(NONCE_HEADER))
    except RefusedError as error:
        return JSONResponse({"reason": error.key}, 400)
    bundle = await to_thread.run_sync(door.intake.deployment.bundles.get, sha256)
    if bundle is None:
        return JSONResponse({"reason": "bundle.unknown"}, 404)
    return _receipts(door, bundle, nonce, 200)


def _receipts(door: Door, bundle: Bundle, nonce: bytes, status: int) -> Response:
    content = dumps(receipts_to_json(door.intake.receipts(bundle, nonce)))
    return Response(content, status, media_type="application/json")
