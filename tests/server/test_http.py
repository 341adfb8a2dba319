import base64
import hashlib
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from engine.records.bundle import MAX_BUNDLE_BYTES
from engine.records.bundle_header import BundleKind
from engine.records.receipt import ReceiptState, Verdict, verify_receipt
from engine.records.root import root_to_json
from engine.records.statement import verify_statement
from engine.records.ticket_sealing import open_public
from server.enrolment import new_voucher
from server.results.publication import candidate_named, issue
from tests.server.processes import digest_field, put, serving
from tests.server.scene import CENTRE, Device, World

NONCE = bytes(range(16))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, str]]:
    world = World(tmp_path_factory.mktemp("http"), wall=time.time_ns() // 1_000_000)
    with serving(world) as address:
        yield world, address
    world.close()


def receipts_of(world: World, response: httpx.Response, content: bytes) -> list[object]:
    return [
        verify_receipt(
            base64.b64decode(one),
            world.deployment.root,
            hashlib.sha256(content).digest(),
            len(content),
        )
        for one in response.json()["receipts"]
    ]


def test_a_bundle_is_taken_opened_and_answered_with_both_receipts(
    place: tuple[World, str],
) -> None:
    world, address = place
    content = world.seal(world.sat(1)).content
    sha256 = hashlib.sha256(content).hexdigest()
    assert httpx.head(f"{address}/v1/bundles/{sha256}").status_code == 404
    answer = put(address, content, **{"Pix-Kiosk-Nonce": NONCE.hex()})
    assert answer.status_code == 201
    stored, opened = receipts_of(world, answer, content)
    assert (stored.state, opened.state) == (ReceiptState.STORED, ReceiptState.OPENED)  # type: ignore[attr-defined]
    assert opened.verdict is Verdict.IDENTICAL  # type: ignore[attr-defined]
    assert opened.nonce == NONCE  # type: ignore[attr-defined]
    again = put(address, content)
    assert again.status_code == 200
    assert len(world.deployment.bundles.of_session(world.session.session)) >= 1
    later = httpx.get(
        f"{address}/v1/bundles/{sha256}/receipts", headers={"Pix-Kiosk-Nonce": NONCE.hex()}
    )
    assert [one.nonce for one in receipts_of(world, later, content)] == [NONCE, NONCE]  # type: ignore[attr-defined]
    assert httpx.head(f"{address}/v1/bundles/{sha256}").status_code == 200


def test_other_bytes_in_the_same_place_are_a_fork_and_both_are_kept(
    place: tuple[World, str],
) -> None:
    world, address = place
    first = world.seal(world.sat(2)).content
    second = world.seal(world.sat(2, luck=b"again")).content
    assert put(address, first).status_code == 201
    answer = put(address, second)
    assert (answer.status_code, answer.json()["reason"]) == (409, "bundle.fork")
    assert put(address, second).status_code == 409
    for content in (first, second):
        assert world.deployment.bodies.has(hashlib.sha256(content).hexdigest())


def test_a_changed_byte_in_any_region_is_refused_with_its_reason(
    place: tuple[World, str],
) -> None:
    world, address = place
    content = world.seal(world.sat(3)).content
    length = int.from_bytes(content[:4], "big")
    header = content[4 : 4 + length]
    regions = {
        "length": 3,
        "payload": 4 + header.index(b'"payload"') + 40,
        "payload type": 4 + header.index(b"vnd.pix-kiosk"),
        "key id": 4 + header.index(b'"keyid"') + 12,
        "signature": 4 + header.index(b'"sig"') + 12,
        "first of the body": 4 + length,
        "middle of the body": 4 + length + (len(content) - length) // 2,
        "last of the body": len(content) - 1,
    }
    for region, place_of_byte in regions.items():
        changed = bytearray(content)
        changed[place_of_byte] ^= 1
        answer = put(address, bytes(changed))
        assert answer.status_code == 400, region
        assert answer.json()["reason"], region
    for cut in (content[:-1], content + b"\0", content[:2], b""):
        assert put(address, cut).status_code == 400
    assert put(address, content).status_code == 201


def test_a_digest_that_is_not_of_the_bytes_is_refused(place: tuple[World, str]) -> None:
    world, address = place
    content = world.seal(world.sitting(), kind=BundleKind.PARTIAL, seq=7).content
    sha256 = hashlib.sha256(content).hexdigest()
    where = f"{address}/v1/bundles/{sha256}"
    wrong = {
        "bundle.digest_missing": {},
        "bundle.digest": {"Content-Digest": digest_field(b"other")},
        "nonce.form": {"Content-Digest": digest_field(content), "Pix-Kiosk-Nonce": "zz"},
    }
    for reason, headers in wrong.items():
        answer = httpx.put(where, content=content, headers=headers)
        assert (answer.status_code, answer.json()["reason"]) == (400, reason)
    answer = httpx.put(
        where, content=content + b"x", headers={"Content-Digest": digest_field(content)}
    )
    assert answer.json()["reason"] == "bundle.digest"
    named = httpx.put(f"{address}/v1/bundles/abc", content=content)
    assert named.json()["reason"] == "bundle.address"
    assert httpx.get(f"{where}/receipts", headers={"Pix-Kiosk-Nonce": "00"}).status_code == 400


def test_a_body_beyond_the_ceiling_is_refused_before_it_is_read(
    place: tuple[World, str],
) -> None:
    _, address = place
    sha256 = hashlib.sha256(b"x").hexdigest()
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall(
            f"PUT /v1/bundles/{sha256} HTTP/1.1\r\nHost: {host}\r\n"
            f"Content-Digest: {digest_field(b'x')}\r\nContent-Length: {2**31}\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"bundle.size" in answer


def test_a_stream_beyond_the_ceiling_is_cut(place: tuple[World, str]) -> None:
    _, address = place
    sha256 = hashlib.sha256(b"x").hexdigest()
    pieces = (b"\0" * 2**20 for _ in range(MAX_BUNDLE_BYTES // 2**20 + 2))
    try:
        answer = httpx.put(
            f"{address}/v1/bundles/{sha256}",
            content=pieces,
            headers={"Content-Digest": digest_field(b"x")},
            timeout=60,
        )
    except httpx.WriteError:
        return  # the server closed the line before everything was sent
    assert answer.status_code == 413


def test_a_station_with_a_voucher_enrols_and_others_do_not(place: tuple[World, str]) -> None:
    world, address = place
    voucher = new_voucher(world.deployment, CENTRE, 1)
    device = Device(40)
    where = f"{address}/v1/enrolments"
    answer = httpx.post(where, content=device.request(voucher))
    assert answer.status_code == 201
    statement = verify_statement(answer.content, world.deployment.root, world.now + 60_000)
    assert statement.ed25519 == device.device.public
    assert httpx.post(where, content=device.request(voucher)).status_code == 403
    for wrong in (Device(41).request(voucher), Device(41).request(), b"{}"):
        assert httpx.post(where, content=wrong).status_code == 403
    assert httpx.post(where, content=b" " * 70_000).status_code == 413


def test_tickets_and_the_root_can_be_read(place: tuple[World, str]) -> None:
    world, address = place
    ticket = httpx.get(f"{address}/v1/tickets/{world.session.session}")
    assert open_public(ticket.content, world.deployment.root).room == "B204"
    assert httpx.get(f"{address}/v1/tickets/none").status_code == 404
    told = httpx.get(f"{address}/v1/root").json()
    assert told["realm"] == "demo"
    assert set(told) == set(root_to_json(world.deployment.root))
    assert httpx.get(f"{address}/health").json() == {"status": "ok", "realm": "demo"}


def test_pages_open_for_the_operator_only(place: tuple[World, str]) -> None:
    world, address = place
    session = f"/sessions/{world.session.session}"
    assert httpx.get(address + session).headers["location"] == "/sign-in"
    assert httpx.get(address + "/sign-in").status_code == 200
    assert httpx.post(address + "/sign-in", data={"token": "wrong"}).status_code == 403
    assert httpx.post(address + "/sign-in", content=b"x" * 5000).status_code == 413
    with httpx.Client(base_url=address, follow_redirects=True) as browser:
        first = browser.post("/sign-in", data={"token": world.token})
        assert first.status_code == 200
        assert "Sessions" in first.text
        page = browser.get(session).text
        assert "MARTIN" in page
        assert "Identique" in page
        assert "Répétition, sans valeur" in page
        assert "<script" not in page
        table = browser.get(f"{session}/results.csv")
        assert table.content.startswith(b"\xef\xbb\xbf")
        pdf = browser.get(f"{session}/candidates/1.pdf")
        assert pdf.content.startswith(b"%PDF")
        assert "martin" not in pdf.headers["content-disposition"].lower()
        assert browser.get("/sessions/none").status_code == 404
        assert browser.get(f"{session}/candidates/9.pdf").status_code == 404
        browser.cookies.set("pix_operator", "99999999999999.00")
        assert browser.get(session).url.path == "/sign-in"
    assert (
        httpx.get(address + session, headers={"Authorization": f"Bearer {world.token}"}).status_code
        == 200
    )


def test_a_certificate_is_verified_by_its_code(world: World) -> None:
    taken = world.intake.take(world.seal(world.sat(1)).content)
    with serving(world) as address:
        # What an interrupted run left is opened and settled before anybody is answered.
        assert httpx.get(f"{address}/health", timeout=30).status_code == 200
        row = world.deployment.bundles.get(taken.bundle.sha256)
        assert row is not None
        assert row.verdict is Verdict.IDENTICAL
        issued = issue(world.deployment, candidate_named(world.deployment, world.session, "1"))
        page = httpx.get(f"{address}/verification", params={"code": issued.code.lower()})
        assert "Certificat authentique" in page.text
        assert "spécimen sans valeur" in page.text
        other = httpx.get(f"{address}/verification", params={"code": "0000-0000-0000"})
        assert "Aucun certificat" in other.text
