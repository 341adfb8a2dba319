"""Tests of kiosk.courier.http_courier and answer_body, over a real connection."""

import asyncio
import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from engine.errors import MalformedError
from kiosk.courier.answer_body import MAX_ANSWER_BYTES, reason_from_bytes, receipts_from_bytes
from kiosk.courier.http_courier import HttpCourier, retry_after_ms
from kiosk.ports.courier import Answer, Courier, Delivery
from kiosk.ports.errors import CourierError
from tests.contracts.courier_contract import CONTENT, NONCE, SHA256, CourierContract
from tests.kiosk.courier.http_server import LocalServer, Reply, local_server

TWO = json.dumps({"receipts": [base64.b64encode(one).decode() for one in (b"a", b"b")]}).encode()


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


def send(server: LocalServer) -> Answer:
    return asyncio.run(HttpCourier(server.url).send(SHA256, CONTENT, NONCE))


def ask(server: LocalServer) -> tuple[bytes, ...]:
    return asyncio.run(HttpCourier(server.url).receipts(SHA256, NONCE))


class TestHttpCourier(CourierContract):
    @pytest.fixture
    def courier(self, server: LocalServer) -> HttpCourier:
        self.server = server
        return HttpCourier(server.url + "/")

    def arrived(self, courier: Courier) -> dict[str, bytes]:
        return self.server.bundles

    def test_the_server_answers_now(self, courier: HttpCourier) -> None:
        assert courier.live


def test_the_request_says_what_it_carries(server: LocalServer) -> None:
    send(server)
    (request,) = server.requests
    digest = base64.b64encode(bytes.fromhex(SHA256)).decode()

    assert (request.method, request.path) == ("PUT", f"/v1/bundles/{SHA256}")
    assert request.headers["content-digest"] == f"sha-256=:{digest}:"
    assert request.headers["if-none-match"] == "*"
    assert request.headers["pix-kiosk-nonce"] == NONCE.hex()
    assert request.headers["content-length"] == str(len(CONTENT))


def test_receipts_come_with_the_answer_and_when_asked_for(server: LocalServer) -> None:
    server.receipts = TWO

    assert send(server) == Answer(Delivery.TAKEN, (b"a", b"b"))
    assert ask(server) == (b"a", b"b")
    assert server.requests[-1].path == f"/v1/bundles/{SHA256}/receipts"
    assert server.requests[-1].headers["pix-kiosk-nonce"] == NONCE.hex()


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(201, b"<html>welcome to the portal"), Answer(Delivery.LATER, reason="answer")),
        (Reply(200, b'{"receipts":["%%%"]}'), Answer(Delivery.LATER, reason="answer")),
        (Reply(409, b'{"reason":"fork"}'), Answer(Delivery.FORK, reason="fork")),
        (Reply(409, b"{}"), Answer(Delivery.FORK, reason="")),
        (Reply(409, b"<html>"), Answer(Delivery.LATER, reason="http.409")),
        (
            Reply(400, b'{"error":"signature.invalid"}'),
            Answer(Delivery.REFUSED, reason="signature.invalid"),
        ),
        (
            Reply(400, b'{"reason":"bundle.digest"}'),
            Answer(Delivery.LATER, reason="bundle.digest"),
        ),
        (Reply(422, b'{"detail":[1]}'), Answer(Delivery.REFUSED, reason="http.422")),
        (Reply(413, b"<html>"), Answer(Delivery.REFUSED, reason="http.413")),
        (Reply(403, b"<html>blocked"), Answer(Delivery.LATER, reason="http.403")),
        (Reply(302, b"", {"Location": "/"}), Answer(Delivery.LATER, reason="http.302")),
        (Reply(407, b"{}"), Answer(Delivery.LATER, reason="http.407")),
        (Reply(408, b"{}"), Answer(Delivery.LATER, reason="http.408")),
        (Reply(425, b"{}"), Answer(Delivery.LATER, reason="http.425")),
        (
            Reply(429, b"{}", {"Retry-After": "7"}),
            Answer(Delivery.LATER, (), 7000, "http.429"),
        ),
        (Reply(500, b""), Answer(Delivery.LATER, reason="http.500")),
        (
            Reply(503, b"{}", {"Retry-After": " 120 "}),
            Answer(Delivery.LATER, (), 120_000, "http.503"),
        ),
        (Reply(200, b" " * (MAX_ANSWER_BYTES + 70_000)), Answer(Delivery.LATER, reason="answer")),
    ],
)
def test_every_answer_has_its_meaning(server: LocalServer, reply: Reply, expected: Answer) -> None:
    server.script.append(reply)

    assert send(server) == expected


@pytest.mark.parametrize(
    "reply", [Reply(200, b"<html>"), Reply(503), Reply(302, b"", {"Location": "/"})]
)
def test_asking_for_receipts_of_something_else_is_an_error(
    server: LocalServer, reply: Reply
) -> None:
    server.script.append(reply)

    with pytest.raises(CourierError):
        ask(server)


def test_a_server_that_is_away_is_told() -> None:
    with local_server() as server:
        gone = server

    with pytest.raises(CourierError) as caught:
        send(gone)
    with pytest.raises(CourierError):
        ask(gone)

    assert caught.value.data == {"reason": "away", "cause": "ConnectError"}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": "-3"}, None),
        ({"Retry-After": "1.5"}, None),
        ({"Retry-After": "²"}, None),
        ({"Retry-After": "9" * 50}, 999_999_999_000),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 08:00:30 GMT",
                "Date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            30_000,
        ),
        (
            {
                "Retry-After": "Sun, 22 Nov 2026 07:59:00 GMT",
                "Date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            0,
        ),
        ({"Retry-After": "Sun, 22 Nov 2026 08:00:30 GMT"}, None),
        ({"Retry-After": "Sun, 22 Nov 2026 08:00:30 -0000", "Date": "x"}, None),
    ],
)
def test_when_to_come_back(headers: dict[str, str], expected: int | None) -> None:
    raw = [(name.encode(), value.encode("utf-8")) for name, value in headers.items()]

    assert retry_after_ms(httpx.Response(503, headers=raw)) == expected


def test_the_moments_of_a_header_are_moments() -> None:
    headers = {
        "Retry-After": "Sun, 22 Nov 2026 09:00:00 +0100",
        "Date": datetime(2026, 11, 22, 7, 59, 50, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT"),
    }

    assert retry_after_ms(httpx.Response(503, headers=headers)) == 10_000


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"[]",
        b"{}",
        b'{"receipts":"YQ=="}',
        b'{"receipts":[1]}',
        b'{"receipts":["YQ"]}',
        '{"receipts":["é"]}'.encode(),
        b'{"receipts":[' + b",".join([b'"YQ=="'] * 17) + b"]}",
    ],
)
def test_an_answer_of_another_form_is_refused(untrusted: bytes) -> None:
    with pytest.raises(MalformedError):
        receipts_from_bytes(untrusted)


@pytest.mark.parametrize(
    ("untrusted", "expected"),
    [
        (b"<html>", None),
        (b"[]", None),
        (b"{}", ""),
        (b'{"reason":3,"detail":"d"}', "d"),
        (b'{"reason":"r","detail":"d"}', "r"),
        (json.dumps({"error": "x" * 500}).encode(), "x" * 120),
    ],
)
def test_a_refusal_says_why_or_is_not_the_server_s(untrusted: bytes, expected: str | None) -> None:
    assert reason_from_bytes(untrusted) == expected
