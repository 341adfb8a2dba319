"""server.results.room_notes: who did not come and what was noted, beside the results."""

import json

import httpx
import pytest

from engine.records.journal_record import Actor
from engine.records.receipt import Verdict
from engine.sitting import events
from server.__main__ import main
from server.intake.opening import Opening
from server.results.room_notes import Noted, RoomNotes, Withdrawn, room_notes
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


def test_a_withdrawn_incident_is_listed_as_such_and_counted_nowhere(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    here = world.enrolled[0].candidate
    bundle = close_room(
        world,
        events.IncidentNoted("C6", here, "phone"),
        events.IncidentNoted("C8", "", "noise"),
        events.IncidentNoted("C7", "", "power"),
        events.IncidentWithdrawn(1, "wrong-candidate"),
        events.IncidentWithdrawn(2, "not-room"),
        role=Actor.SURVEILLANT,
    )
    assert bundle.state is BundleState.OPENED
    Opening.of(world.deployment).look_again(bundle)
    found = notes(world)
    assert [one.code for one in found.incidents] == ["C7"]
    assert found.withdrawn == (
        Withdrawn(Noted("poste-14", here, "C6", "phone"), "wrong-candidate", 4, "surveillant"),
        Withdrawn(Noted("poste-14", "", "C8", "noise"), "not-room", 5, "surveillant"),
    )
    assert found.withdrawn[0].said == "par le surveillant : mauvais candidat"
    words = ["results", "--state", str(world.deployment.folder), world.session.session]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["incidents"]] == ["C7"]
    assert told["withdrawn"][0] == {
        "station": "poste-14",
        "candidate": here,
        "code": "C6",
        "detail": "phone",
        "reason": "wrong-candidate",
        "withdrawn_wall": 4,
        "role": "surveillant",
    }
    assert main(words) == 0
    said = capsys.readouterr().out
    assert f"x poste-14\t{here}\tC6, soupçon de fraude" in said
    assert "retiré par le surveillant : mauvais candidat" in said
    with serving(world) as address:
        where = f"{address}/sessions/{world.session.session}"
        page = httpx.get(where, headers={"Authorization": f"Bearer {world.token}"}).text
    assert page.count("<s>") == 2
    assert "Retiré le" in page
    assert page.count("Ne compte pas.") == 2


@pytest.mark.parametrize(
    ("facts", "role", "reason"),
    [
        ((events.IncidentWithdrawn(1, "twice"),), Actor.CHEF, "incident.unknown"),
        (
            (
                events.IncidentNoted("C7", "", "power"),
                events.IncidentWithdrawn(1, "twice"),
                events.IncidentWithdrawn(1, "twice"),
            ),
            Actor.CHEF,
            "incident.withdrawn",
        ),
        (
            (events.IncidentNoted("C7", "", "power"), events.IncidentWithdrawn(1, "twice")),
            Actor.STATION,
            "incident.role",
        ),
    ],
)
def test_a_journal_with_an_impossible_withdrawal_waits_for_a_human(
    world: World, facts: tuple[events.Event, ...], role: Actor, reason: str
) -> None:
    bundle = close_room(world, *facts, role=role)
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.UNREPLAYABLE)
    assert bundle.finding["reason"] == reason
    assert notes(world) == RoomNotes((), ())
