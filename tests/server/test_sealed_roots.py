import json
from dataclasses import replace

import httpx
import pytest

from engine.records.bundle_header import BundleKind
from engine.records.journal_record import Actor, At, Record, record_to_bytes
from engine.records.tree import frontier_of
from engine.sitting import events
from engine.sitting.codec import data_of
from engine.sitting.events import SittingSealed
from server.__main__ import main
from server.results.sealed_roots import SealProblem, seal_findings
from server.store.bundles import Bundle, BundleState
from tests.server.processes import serving
from tests.server.scene import SimulatedSitting, World
from tests.server.test_opening import brought


def sealed(world: World, sitting: SimulatedSitting, **changed: object) -> SittingSealed:
    """What an honest station writes once it has sealed a sitting."""
    root = frontier_of(tuple(sitting.bodies)).root.hex()
    name = f"{world.session.session}/{sitting.enrolled.candidate}/poste-14/1"
    honest = SittingSealed(name, root, len(sitting.bodies), "00" * 32)
    return replace(honest, **changed)  # type: ignore[arg-type]


def close_room(world: World, *told: events.Event, role: Actor = Actor.STATION) -> Bundle:
    """The bundle of a session's journal that tells of sealed sittings."""
    opened = events.SessionOpened(
        session=world.session.session,
        station="poste-14",
        ticket_sha256=world.session.ticket_sha256,
        realm="demo",
        level=1,
    )
    facts = (opened, *told, events.SessionClosed(len(told)))
    stored = tuple(
        record_to_bytes(Record(seq, one.TYPE, At(seq, seq, "b"), 0, role, data_of(one)))
        for seq, one in enumerate(facts)
    )
    sitting = world.sitting()
    note = world.note(world.devices[0], f"{world.session.session}/poste-14", stored)
    return brought(
        world,
        sitting,
        body=replace(world.body(sitting), journal=stored, checkpoints=(note,)),
        checkpoint=note,
        candidate=None,
        kind=BundleKind.SESSION,
        epoch=1,
    )


def problems(world: World) -> list[SealProblem]:
    bundles = world.deployment.bundles.of_session(world.session.session)
    return [one.problem for one in seal_findings(world.deployment, bundles)]


def test_a_final_with_the_root_that_was_sealed_is_no_finding(world: World) -> None:
    sitting = world.sat()
    brought(world, sitting)
    assert close_room(world, sealed(world, sitting)).state is BundleState.OPENED
    assert problems(world) == []


def test_a_final_that_never_came_is_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    sitting = world.sat(2)
    told = sealed(world, sitting)
    close_room(world, told)
    words = ["results", "--state", str(world.deployment.folder), world.session.session]
    assert main([*words, "--json"]) == 0
    [finding] = json.loads(capsys.readouterr().out)["seals"]
    assert finding == {
        "problem": "missing",
        "station": "poste-14",
        "candidate": sitting.enrolled.candidate,
        "epoch": 1,
        "expected": told.root,
        "found": "",
    }
    assert main(words) == 0
    assert f"! missing\tposte-14\t{sitting.enrolled.candidate}" in capsys.readouterr().out


def test_a_final_of_another_root_is_told_on_the_page_of_the_session(world: World) -> None:
    sitting = world.sat()
    brought(world, sitting)
    close_room(world, sealed(world, sitting, root="ab" * 32))
    assert problems(world) == [SealProblem.DIFFERS]
    with serving(world) as address:
        where = f"{address}/sessions/{world.session.session}"
        page = httpx.get(where, headers={"Authorization": f"Bearer {world.token}"}).text
    assert "n’est pas celle que le poste a scellée" in page
    assert "ab" * 32 in page


def test_a_final_that_the_journal_of_its_station_does_not_name_is_told(world: World) -> None:
    brought(world, world.sat())
    assert problems(world) == []
    close_room(world)
    assert problems(world) == [SealProblem.UNANNOUNCED]


def test_a_final_whose_bytes_are_gone_is_told(world: World) -> None:
    sitting = world.sat()
    bundle = brought(world, sitting)
    close_room(world, sealed(world, sitting))
    world.deployment.bodies.path(bundle.sha256).unlink()
    assert problems(world) == [SealProblem.DIFFERS]


@pytest.mark.parametrize("place", ["other/c/poste-14/1", "{0}/c/poste-15/1", "{0}/poste-14"])
def test_a_journal_that_speaks_of_other_stations_is_parked(world: World, place: str) -> None:
    told = sealed(world, world.sat(), journal=place.format(world.session.session))
    bundle = close_room(world, told)
    assert bundle.state is BundleState.PARKED
    assert bundle.finding["reason"] == "sealed.journal"
    assert problems(world) == []
