"""pix-kiosk preflight: thirty checks and a few more, in three forms, and a report that waits."""

import csv
import io
import json
from pathlib import Path

import pytest

from engine.records.roster import Policies, Policy
from kiosk.__main__ import main
from kiosk.bootstrap import Base
from kiosk.commands import checks
from kiosk.commands.checks import check_desk, held_kinds
from kiosk.ports.errors import KioskError
from kiosk.ports.preflight import CHECKS, Verdict
from kiosk.ports.sensor import Kind, Sighting
from kiosk.preflight import probes
from kiosk.preflight.report_files import ReportFiles
from kiosk.services.preflight import take
from kiosk.ui.application import ScreenMissingError
from kiosk.words.preflight import TITLES
from tests.engine.exams import make_bank
from tests.kiosk.commands.stations import (
    pack_folders,
    with_base,
    write_statement,
    write_ticket,
)
from tests.kiosk.services.test_desk import desk_of, opened
from tests.kiosk.services.world import Station, write_pack


class Virtual:
    """A sensor in a virtual machine."""

    every_ms = 1000

    def look(self) -> tuple[Sighting, ...]:
        return (Sighting(Kind.VIRTUAL_MACHINE, "KVM"),)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "reach_internet", lambda: False)


def told(state: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["preflight", "--state", str(state), *more])
    return status, capsys.readouterr().out


def verdicts(out: str) -> dict[str, str]:
    return {one["check"]: one["verdict"] for one in json.loads(out)["findings"]}


def test_a_fresh_station_is_told_to_be_enrolled(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = told(state, capsys, "--json")
    found = verdicts(out)
    assert set(found) == set(CHECKS)
    assert status == 1
    assert not json.loads(out)["ready"]
    assert found["enrolled"] == "stop"
    assert (found["ticket"], found["packs"], found["name"]) == ("none",) * 3
    assert ReportFiles(state).newest() is None


def test_an_enrolled_station_keeps_its_report(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--state", str(state), "--statement", str(write_statement(state))]) == 0
    _, out = told(state, capsys, "--json")
    assert (verdicts(out)["enrolled"], verdicts(out)["ticket"]) == ("fine", "stop")
    assert main(["import", "--state", str(state), "--ticket", str(write_ticket(state))]) == 0
    ReportFiles(state).keep_answer(b'{"host":[],"label":["Poste 3"]}')
    status, out = told(state, capsys, "--json")
    assert status == 1
    found = verdicts(out)
    assert (found["ticket"], found["packs"], found["name"]) == ("fine", "stop", "stop")
    assert json.loads(out)["station"] == "poste-14"
    assert ReportFiles(state).newest() is not None


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Another version of the certification's pack, later than the one the ticket asks for."""
    folder = tmp_path / "second"
    folder.mkdir()
    write_pack(folder, "certification-fr", make_bank(), version=2)
    return folder


def prepared(state: Path, *packs: Path) -> None:
    """A station with a ticket and these packs."""
    for flag, path in (
        ("--statement", write_statement(state)),
        *(("--pack", one) for one in packs),
        ("--ticket", write_ticket(state)),
    ):
        assert main(["import", "--state", str(state), flag, str(path)]) == 0


def content(out: str) -> tuple[str, str, str]:
    found = next(one for one in json.loads(out)["findings"] if one["check"] == "packs")
    return found["verdict"], found["fr"], found["fix_fr"]


def test_the_content_of_the_session_is_all_there(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(state, *pack_folders())
    verdict, said, todo = content(told(state, capsys, "--json")[1])
    assert (verdict, todo) == ("fine", "")
    assert said.endswith("tout est là et signé")


def test_a_newer_version_than_the_session_takes_is_to_be_looked_at(
    state: Path, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(state, *pack_folders(), second)
    status, out = told(state, capsys, "--json")
    verdict, said, todo = content(out)
    assert verdict == "look"
    assert "certification-fr" in said
    assert "version 1, la 2 est ici aussi" in said
    assert "version 1" in todo
    assert status in (0, 1)


def test_another_version_alone_is_to_be_put_right_and_says_which_one_is_here(
    state: Path, second: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(state, second, pack_folders()[1])
    status, out = told(state, capsys, "--json")
    verdict, said, todo = content(out)
    assert (status, verdict) == (1, "stop")
    assert "version 2 ici, la session demande la 1" in said
    assert todo.startswith("Importez la version 1")


def test_a_folder_that_is_no_pack_is_of_no_version(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(state, *pack_folders())
    (state / "packs" / "odd").mkdir()
    assert content(told(state, capsys, "--json")[1])[0] == "fine"


def test_the_kinds_that_hold_a_test_are_those_of_the_policies() -> None:
    assert held_kinds(Policies()) == frozenset()
    strict = Policies((("virtual_machine", Policy.HOLD), ("process", Policy.WARN)))
    assert held_kinds(strict) == {"virtual_machine"}


def test_an_open_session_says_what_it_makes_of_a_virtual_machine(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "installed_sensors", lambda **_more: (Virtual(),))
    desk = desk_of(Station())
    found: list[str] = []

    def look(base: Base) -> None:
        made = check_desk(base, desk, "")
        programs = next(one for one in made.probes() if "virtual" in one.checks)
        found.extend(one.key for one in take(programs) if one.check == "virtual")

    with_base(state, look)
    opened(desk)
    with_base(state, look)
    assert found == ["preflight.virtual.look", "preflight.virtual.allowed"]


def test_the_table_has_a_row_for_each_check(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = told(state, capsys, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["check"] for row in rows} == set(CHECKS)
    assert [row["check"] for row in rows[:2]] == ["screen", "scale"]
    for row in rows:
        assert bool(row["fix_fr"]) == (row["verdict"] in ("look", "stop"))


def test_people_read_what_is_to_be_put_right_first(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = told(state, capsys)
    assert out.index("À corriger") < out.index("À surveiller") < out.index("Prêt / Ready")
    assert "✗" not in out
    assert "pix-kiosk enrol" in out


def test_one_form_at_a_time(state: Path) -> None:
    with pytest.raises(SystemExit):
        main(["preflight", "--state", str(state), "--json", "--csv"])


def test_without_a_screen_the_rest_is_still_told(
    state: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        error: KioskError = ScreenMissingError(reason="display")
        raise error

    monkeypatch.setattr("kiosk.commands.checks.require_screen", missing)
    _, out = told(state, capsys, "--json")
    found = verdicts(out)
    assert found["screen"] == Verdict.STOP
    assert {found[one] for one in ("scale", "displays", "drawing", "letters")} == {"none"}
    assert set(found) == set(TITLES)
