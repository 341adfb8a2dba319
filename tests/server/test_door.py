import errno
import hashlib
import shutil

import anyio
import httpx
import pytest
from anyio import CapacityLimiter

from engine.records.receipt import Verdict
from server.documents.typesetting import Typesetting
from server.intake.deposit import Intake, Taking
from server.intake.opening import Opening
from server.results.settling import Settling
from server.store.bodies import Bodies
from server.store.bundles import BundleState
from server.web.application import make_application
from server.web.bundles import Door
from tests.server.processes import digest_field
from tests.server.scene import World


def door_of(world: World) -> Door:
    return Door(world.intake, world.opening, world.settling)


def test_a_server_that_lost_its_pack_still_keeps_bundles(world: World) -> None:
    door = door_of(world)
    content = world.seal(world.sat()).content
    world.shelf._papers.clear()
    away = world.shelf.folder.with_name("away")
    shutil.move(world.shelf.folder, away)
    taken = door.take(content)
    assert (taken.taking, taken.bundle.state) == (Taking.NEW, BundleState.STORED)
    door.catch_up()
    shutil.move(away, world.shelf.folder)
    door.catch_up()
    row = world.deployment.bundles.get(taken.bundle.sha256)
    assert row is not None
    assert row.verdict is Verdict.IDENTICAL


def send(world: World, content: bytes) -> httpx.Response:
    async def exchange() -> httpx.Response:
        transport = httpx.ASGITransport(make_application(world.deployment, Typesetting()))
        async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
            return await client.put(
                f"/v1/bundles/{hashlib.sha256(content).hexdigest()}",
                content=content,
                headers={"Content-Digest": digest_field(content)},
            )

    return anyio.run(exchange)


def test_a_full_disk_asks_to_come_back_and_promises_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = world.seal(world.sat()).content

    def full(_bodies: Bodies, _content: bytes) -> str:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Bodies, "put", full)
        answer = send(world, content)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert world.deployment.bundles.of_session(world.session.session) == ()
    assert send(world, content).status_code == 201


def test_too_many_at_once_are_told_to_come_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = CapacityLimiter(1)

    def crowded(intake: Intake, opening: Opening, settling: Settling) -> Door:
        door = Door(intake, opening, settling, limiter=busy)
        busy.acquire_on_behalf_of_nowait(object())
        return door

    monkeypatch.setattr("server.web.application.Door", crowded)

    content = world.seal(world.sat()).content
    answer = send(world, content)
    assert (answer.status_code, answer.json()["reason"]) == (503, "busy")
