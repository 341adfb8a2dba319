"""The checks of two stations go to a real server with the next sync, which sees them as alike."""

import json
from pathlib import Path

import pytest

from engine.records.canonical import dumps
from engine.records.root import root_to_json
from kiosk.__main__ import main
from kiosk.preflight import probes
from kiosk.preflight.report_files import ReportFiles
from server.enrolment import new_voucher
from server.intake.preflight import checked
from tests.server.processes import serving
from tests.server.scene import CENTRE, World


def command(*line: str) -> int:
    return main(list(line))


def test_what_a_station_found_is_known_at_the_centre(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.bootstrap.find_system_keyring", lambda: None)
    monkeypatch.setattr(probes, "reach_internet", lambda: False)
    world = World(tmp_path / "world")
    states = [tmp_path / name for name in ("one", "two")]
    with serving(world) as address:
        for state in states:
            state.mkdir()
            (state / "root.json").write_bytes(dumps(root_to_json(world.deployment.root)))
            here = ("--state", str(state))
            voucher = new_voucher(world.deployment, CENTRE, 1)
            way = ("--server", address)
            told = ("--label", "Poste 91", "--voucher", voucher)
            assert command("enrol", *here, *way, *told) == 0
            assert command("preflight", *here, *way, "--json") == 1
            assert command("sync", *here, *way, "--json") == 0
        capsys.readouterr()
        assert command("preflight", "--state", str(states[1]), "--server", address, "--json") == 1
        found = {one["check"]: one for one in json.loads(capsys.readouterr().out)["findings"]}
    assert found["name"]["verdict"] == "stop"
    assert "Poste\u00a091" in found["name"]["fr"]
    assert found["server"]["verdict"] in ("fine", "look")
    assert ReportFiles(states[0]).answer() == b'{"host":[],"label":[]}'
    mine = [one for one in checked(world.deployment) if one.station.label == "Poste 91"]
    assert len(mine) == 2
    for one in mine:
        assert one.preflight is not None
        assert one.preflight.stop > 0
        assert len(one.alike.label) == len(one.alike.host) == 1
    world.close()
