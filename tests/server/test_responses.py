import csv
import io
import json
from pathlib import Path

import pytest

from server.results.responses import COLUMNS
from tests.server.scene import World
from tests.server.test_commands import run
from tests.server.test_decisions import brought


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def sat_and_settled(world: World) -> None:
    for number in (1, 3):
        brought(world, world.sat(number, luck=bytes([number])))
    world.settling.session(world.session.session)


def test_the_responses_are_those_of_the_final_exams_and_name_nobody(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sat_and_settled(world)
    path = tmp_path / "responses.csv"
    session = world.session.session
    assert run(world, "responses", "--json", "--out", str(path), session) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sessions"], told["candidates"]) == (1, 2)
    rows = rows_of(path)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 64
    assert {one["candidate"] for one in rows} == {"1", "2"}
    sittings = [world.sat(number, luck=bytes([number])) for number in (1, 3)]
    expected = {
        tuple(
            (one.question.item, str(int(one.status == "ok")), str(one.elapsed_ms))
            for one in sitting.exam.sitting.answers
        )
        for sitting in sittings
    }
    found = {
        tuple(
            (one["item"], one["correct"], one["elapsed_ms"])
            for one in rows
            if one["candidate"] == number
        )
        for number in ("1", "2")
    }
    assert found == expected
    text = path.read_text("utf-8")
    for enrolled in (one for one in world.enrolled if not one.blank):
        assert enrolled.last_name.lower() not in text.lower()
        assert enrolled.candidate not in text
    assert session not in text


def test_without_a_finalised_session_there_is_nothing_to_take(world: World, tmp_path: Path) -> None:
    sat_and_settled(world)
    path = tmp_path / "responses.csv"
    assert run(world, "responses", "--out", str(path)) == 0
    assert rows_of(path) == []
    assert run(world, "finalise", world.session.session) == 0
    assert run(world, "responses", "--out", str(path)) == 0
    assert len(rows_of(path)) == 64
    assert run(world, "responses", "--out", str(path), "none") == 2
