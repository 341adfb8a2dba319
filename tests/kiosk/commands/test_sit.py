"""kiosk.commands.sit: what is refused before anything starts."""

import argparse
import json
from pathlib import Path

import pytest

from engine.records.root import root_to_json
from kiosk.__main__ import main as pix_kiosk
from kiosk.__main__ import status_of
from kiosk.commands.sit import clock_factor
from kiosk.commands.sit_kit import KitError, read_kit
from kiosk.commands.sit_orders import Orders, read_orders, write_orders
from kiosk.commands.sit_state import prepare_state
from kiosk.commands.sit_supervisor import Ending
from kiosk.ports.errors import DiskFullError, KioskError
from kiosk.ui.driver.errors import DriverError
from tests.engine.records import authority
from tests.kiosk.commands.kits import write_kit


def main(arguments: list[str]) -> int:
    return pix_kiosk(["sit", *arguments])


SCRIPT = {"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1}}


def written(folder: Path, script: object = SCRIPT) -> list[str]:
    path = folder / "script.json"
    path.write_text(json.dumps(script))
    return ["--script", str(path), "--state", str(folder / "state"), "--headless", "--json"]


def test_a_real_kit_is_refused_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = dict(root_to_json(authority.ROOT)) | {"realm": "real"}
    kit = write_kit(tmp_path, realm="real", root=root)
    assert main(["--kit", str(kit), *written(tmp_path)]) == Ending.REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) >= 2
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    "script", [{}, {**SCRIPT, "candidate": 9}, {**SCRIPT, "events": [{"do": "x"}]}]
)
def test_a_malformed_script_is_status_65(script: object, tmp_path: Path) -> None:
    kit = write_kit(tmp_path)
    assert main(["--kit", str(kit), *written(tmp_path, script)]) == Ending.MALFORMED


def test_a_kit_without_its_station_is_status_65(tmp_path: Path) -> None:
    assert main(["--kit", str(write_kit(tmp_path)), *written(tmp_path)]) == Ending.MALFORMED


def test_a_state_that_cannot_be_made_is_status_73(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    assert main(["--kit", str(write_kit(tmp_path)), *written(tmp_path)]) == Ending.UNWRITABLE


def test_no_screen_is_status_69(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "station" / "vault").mkdir(parents=True)
    options = [one for one in written(tmp_path) if one != "--headless"]
    assert main(["--kit", str(write_kit(tmp_path)), *options]) == Ending.NO_SCREEN


@pytest.mark.parametrize("options", [[], ["--clock", "0"], ["--clock", "fast"], ["--clock", "²"]])
def test_a_wrong_command_line_is_status_64(options: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*options, *written(tmp_path)])
    assert caught.value.code == Ending.USAGE


def test_the_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    assert "exit status" in capsys.readouterr().out


def test_the_clock_is_real_or_a_multiple() -> None:
    assert [clock_factor(one) for one in ("real", "60", "60x", "60×")] == [1, 60, 60, 60]
    with pytest.raises(argparse.ArgumentTypeError):
        clock_factor("10001×")


def test_each_error_has_its_status() -> None:
    assert status_of(DiskFullError()) == Ending.UNWRITABLE
    assert status_of(DriverError()) == Ending.LOST
    assert status_of(KioskError()) == Ending.CRASHED


def test_the_station_of_the_kit_is_copied_once(tmp_path: Path) -> None:
    station = tmp_path / "station"
    (station / "vault").mkdir(parents=True)
    (station / "vault" / "device.json").write_text("keys")
    (station / "packs" / "one").mkdir(parents=True)
    (station / "root.json").write_text("root")
    kit, state = read_kit(write_kit(tmp_path)), tmp_path / "state"
    prepare_state(kit, state)
    names = sorted(str(one.relative_to(state)) for one in state.rglob("*"))
    assert names == ["packs", "packs/one", "root.json", "vault", "vault/device.json"]
    (state / "root.json").write_text("changed")
    prepare_state(kit, state)
    assert (state / "root.json").read_text() == "changed"


def test_a_copy_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "station" / "vault").mkdir(parents=True)
    state = tmp_path / "state"
    (state / "vault.copy").mkdir(parents=True)
    (state / "vault.copy" / "half").touch()
    prepare_state(read_kit(write_kit(tmp_path)), state)
    assert [one.name for one in state.rglob("*")] == ["vault"]


def test_orders_come_back_as_they_were_given(tmp_path: Path) -> None:
    orders = Orders(tmp_path / "kit", tmp_path / "script")
    assert read_orders(write_orders(tmp_path, orders)) == orders


def test_orders_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError):
        read_orders(tmp_path / "none")
    (tmp_path / "orders").write_text("{}")
    with pytest.raises(KitError):
        read_orders(tmp_path / "orders")
