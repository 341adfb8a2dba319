"""pix-kiosk preflight: thirty checks and a few more, in three forms, and a report that waits."""

import csv
import io
import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.ports.errors import KioskError
from kiosk.ports.preflight import CHECKS, Verdict
from kiosk.preflight import probes
from kiosk.preflight.report_files import ReportFiles
from kiosk.ui.application import ScreenMissingError
from kiosk.words.preflight import TITLES
from tests.kiosk.commands.stations import write_statement, write_ticket


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
