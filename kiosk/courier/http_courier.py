"""The way to the server over the network. Knows no content, and believes no answer.

Authenticity comes from the signatures inside what travels, not from the connection: a school's
proxy may stand in between.
"""

import base64
import ssl
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from engine.errors import MalformedError
from kiosk.courier.answer_body import (
    MAX_ANSWER_BYTES,
    reason_from_bytes,
    receipts_from_bytes,
)
from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.errors import CourierError

CONTENT_TYPE: Final = "application/vnd.pix-kiosk.evb"
REPORT_CONTENT_TYPE: Final = "application/json"
NONCE_HEADER: Final = "Pix-Kiosk-Nonce"
CONNECT_SECONDS: Final = 10.0
SILENCE_SECONDS: Final = 60.0
_TAKEN: Final = frozenset({200, 201})
_FORK: Final = 409
_TOO_LARGE: Final = 413
_UNKNOWN: Final = 404
_LATER: Final = frozenset({407, 408, 425, 429})
# The bytes changed on their way, as behind a bad proxy: what lies here is whole, and goes again.
_DAMAGED: Final = frozenset({"bundle.digest", "bundle.digest_missing"})
_CLIENT_ERRORS: Final = range(400, 500)


class HttpCourier:
    """One server, by its address."""

    def __init__(self, server: str) -> None:
        """Bind the address; nothing is sent yet.

        Args:
            server: Such as ``https://exam.example.org``; a path before ``/v1`` may follow.
        """
        self._server = server.rstrip("/") + "/v1/"
        # The machine's own authorities: a school adds its proxy's there.
        self._tls = ssl.create_default_context()

    @property
    def live(self) -> bool:
        """The server answers now."""
        return True

    async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
        """Put a bundle; putting it twice has the effect of once.

        Raises:
            CourierError: The server cannot be reached; nothing is known to have arrived.
        """
        digest = base64.b64encode(bytes.fromhex(sha256)).decode()
        headers = {
            "Content-Type": CONTENT_TYPE,
            "Content-Digest": f"sha-256=:{digest}:",
            "If-None-Match": "*",
            NONCE_HEADER: nonce.hex(),
        }
        response, body = await self._exchange("PUT", f"bundles/{sha256}", headers, content)
        return answer_of(response, body)

    async def receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:
        """The receipts the server has for a bundle so far.

        Raises:
            CourierError: The server cannot be reached, or something else answered.
        """
        path = f"bundles/{sha256}/receipts"
        response, body = await self._exchange("GET", path, {NONCE_HEADER: nonce.hex()}, None)
        if response.status_code == _UNKNOWN:
            return ()
        if response.status_code not in _TAKEN:
            raise CourierError(reason=f"http.{response.status_code}")
        try:
            return receipts_from_bytes(body)
        except MalformedError as error:
            raise CourierError(reason="answer") from error

    async def put_preflight(self, station: str, report: bytes) -> bytes:
        """Send a signed report of the checks; sending it twice has the effect of once.

        Raises:
            CourierError: The server cannot be reached, or did not take it.
        """
        headers = {"Content-Type": REPORT_CONTENT_TYPE}
        path = f"stations/{station}/preflight"
        response, body = await self._exchange("PUT", path, headers, report)
        if response.status_code not in _TAKEN:
            reason = reason_from_bytes(body) or f"http.{response.status_code}"
            raise CourierError(reason=reason)
        return body

    async def _exchange(
        self, method: str, path: str, headers: dict[str, str], content: bytes | None
    ) -> tuple[httpx.Response, bytes]:
        # One connection for each exchange: bundles are few, and none is held meanwhile.
        timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
        url = self._server + path
        try:
            async with (
                httpx.AsyncClient(verify=self._tls, timeout=timeout) as client,
                client.stream(method, url, headers=headers, content=content) as response,
            ):
                return response, await _start_of(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CourierError(reason="away", cause=type(error).__name__) from error


async def _start_of(response: httpx.Response) -> bytes:
    """The body, as far as an answer of ours can be long."""
    body = b""
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > MAX_ANSWER_BYTES:
            break
    return body


def answer_of(response: httpx.Response, body: bytes) -> Answer:
    """What an answer to a bundle means; unsigned, so only whether to come back."""
    status = response.status_code
    reason = reason_from_bytes(body)
    if status in _TAKEN:
        try:
            return Answer(Delivery.TAKEN, receipts_from_bytes(body))
        except MalformedError:
            return Answer(Delivery.LATER, reason="answer")  # a portal says 200 to everything
    if status == _FORK and reason is not None:
        return Answer(Delivery.FORK, reason=reason)
    if reason in _DAMAGED:
        return Answer(Delivery.LATER, (), retry_after_ms(response), reason or "")
    ours = reason is not None or status == _TOO_LARGE
    if status in _CLIENT_ERRORS and status not in _LATER and ours:
        return Answer(Delivery.REFUSED, reason=reason or f"http.{status}")
    return Answer(Delivery.LATER, (), retry_after_ms(response), f"http.{status}")


def retry_after_ms(response: httpx.Response) -> int | None:
    """How long the other side asks to wait; by its own clock when it names a moment."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return int(asked[:9]) * 1000
    until, now = _moment(asked), _moment(response.headers.get("Date", ""))
    if until is None or now is None:
        return None
    return max(0, int((until - now).total_seconds() * 1000))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
