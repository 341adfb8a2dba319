"""kiosk.commands.sit_kit: everything a rehearsal needs, and never for a real exam."""

from pathlib import Path

import pytest

from engine.records.canonical import dumps
from engine.records.root import Realm, root_to_json
from kiosk.commands.sit_kit import KitError, parse_kit, read_kit
from kiosk.ports.errors import RealmRefusedError
from kiosk.ui.driver.script import Known
from tests.engine.records import authority
from tests.kiosk.commands.kits import kit_json, write_kit


def test_a_kit_is_read_with_paths_beside_it(tmp_path: Path) -> None:
    (tmp_path / "packs" / "one").mkdir(parents=True)
    (tmp_path / "packs" / "one" / "manifest.dsse.json").touch()
    (tmp_path / "packs" / "other").mkdir()
    kit = read_kit(write_kit(tmp_path))
    assert kit.realm is Realm.DEMO
    assert kit.packs == (tmp_path.resolve() / "packs" / "one",)
    assert kit.station == tmp_path.resolve() / "station"
    papers = kit.papers(1)
    assert papers.candidate_code == "KM4T7X"
    assert papers.oracle == {"1.1-a": Known(-0.5, 1.25, 2, 1)}


def test_a_kit_without_a_station_or_a_server_is_one(tmp_path: Path) -> None:
    kit = read_kit(write_kit(tmp_path, station=None, server=None))
    assert (kit.station, kit.server) == (None, "")


def test_nobody_of_that_number_is_told(tmp_path: Path) -> None:
    with pytest.raises(KitError):
        read_kit(write_kit(tmp_path)).papers(5)


def test_a_kit_of_a_real_exam_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RealmRefusedError):
        read_kit(write_kit(tmp_path, realm="real"))


def test_a_kit_with_a_real_root_is_refused(tmp_path: Path) -> None:
    root = dict(root_to_json(authority.ROOT)) | {"realm": "real"}
    with pytest.raises(RealmRefusedError):
        read_kit(write_kit(tmp_path, root=root))


def test_a_root_of_another_realm_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError):
        read_kit(write_kit(tmp_path, realm="mock"))


def test_codes_and_pins_are_never_printed(tmp_path: Path) -> None:
    kit = read_kit(write_kit(tmp_path))
    shown = repr(kit) + repr(kit.papers(1))
    assert "274913" not in shown
    assert "KM4T7X" not in shown
    assert "2DJ0" not in shown


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", dumps({**kit_json(), "oracle": {"a": {"difficulty": "x"}}})]
)
def test_what_is_no_kit_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(KitError):
        parse_kit(content, tmp_path)


def test_an_absent_kit_is_told(tmp_path: Path) -> None:
    with pytest.raises(KitError):
        read_kit(tmp_path / "kit.json")
