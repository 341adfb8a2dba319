"""server.results.room_notes: who did not come and what was noted, beside the results."""

import json

import httpx
import pytest

from engine.sitting import events
from server.__main__ import main
from server.intake.opening import Opening
from server.results.room_notes import Noted, RoomNotes, room_notes
from server.results.settling import Settling
from server.store.bundles import BundleState
from tests.server.processes import serving
from tests.server.scene import World
from tests.server.test_opening import brought
from tests.server.test_sealed_roots import close_room, sealed


def notes(world: World, *seen: str) -> RoomNotes:
    return room_notes(world.deployment.bundles.of_session(world.session.session), seen)


def test_a_session_without_notes_tells_none(world: World) -> None:
    sitting = world.sat()
    brought(world, sitting)
    bundle = close_room(world, sealed(world, sitting))
    assert set(bundle.result) == {"events", "sealed"}
    assert notes(world) == RoomNotes((), ())


def test_absences_and_incidents_of_a_journal_are_kept_and_shown(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = world.sat()
    brought(world, sitting)
    here, away = sitting.enrolled.candidate, world.enrolled[1].candidate
    bundle = close_room(
        world,
        sealed(world, sitting),
        events.CandidateAbsent(here, absent=True),
        events.CandidateAbsent(away, absent=True),
        events.IncidentNoted("C6", here, "phone"),
        events.IncidentNoted("C8", "", "evacuation"),
        events.IncidentNoted("C9", here),
    )
    assert bundle.state is BundleState.OPENED
    Opening.of(world.deployment).look_again(bundle)
    Settling(world.deployment, Opening.of(world.deployment)).session(world.session.session)
    found = notes(world, here)
    assert found.absent == (away,)
    assert found.incidents[0] == Noted("poste-14", here, "C6", "phone")
    assert found.incidents[0].said == "C6, soupçon de fraude (téléphone ou objet connecté)"
    assert found.incidents[2].said == "C9, C9"
    words = ["results", "--state", str(world.deployment.folder), world.session.session]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["absent"] == [away]
    assert told["incidents"][1] == {
        "station": "poste-14",
        "candidate": "",
        "code": "C8",
        "detail": "evacuation",
    }
    assert main(words) == 0
    said = capsys.readouterr().out
    assert f"- absent\t{away}" in said
    assert "évacuation ou alarme" in said
    with serving(world) as address:
        where = f"{address}/sessions/{world.session.session}"
        page = httpx.get(where, headers={"Authorization": f"Bearer {world.token}"}).text
    assert "Noté dans la salle" in page
    assert "Toute la salle, poste-14" in page
    assert page.count(">Absent</span>") == 1


def test_somebody_marked_absent_who_came_after_all_is_not_told(world: World) -> None:
    away = world.enrolled[1].candidate
    close_room(
        world,
        events.CandidateAbsent(away, absent=True),
        events.CandidateAbsent(away, absent=False),
    )
    assert notes(world).absent == ()
