"""Tests of the parts of the preparation, one by one and together, in memory."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lockdown.linux.station import installed_files
from kiosk.lockdown.linux.station.host import PART, ROOT, Found, What
from kiosk.lockdown.linux.station.import_tree import loose_paths
from kiosk.lockdown.linux.station.installed_files import (
    FilesUndo,
    InstalledFiles,
    Planned,
    masked,
    planned,
    unpacked,
)
from kiosk.lockdown.linux.station.owned_program import OwnedProgram
from kiosk.lockdown.linux.station.preparation import (
    LIMITS,
    MANDATORY,
    OPTIONAL,
    operations,
    preparation,
)
from kiosk.lockdown.linux.station.undos import undos
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.undos import known_undos
from kiosk.ports.errors import LockdownError
from kiosk.ports.lockdown import Lockdown
from tests.contracts.lockdown_contract import LockdownContract
from tests.data.generate_station import PACKAGED
from tests.fakes.host import MemoryHost
from tests.kiosk.lockdown.linux.station.machines import STATION, memory_machine

FILES = (planned("/etc/a.d/one", "ours"), masked("getty@.service"))


def part(host: MemoryHost, *files: Planned) -> InstalledFiles:
    return InstalledFiles(host, "part", files or FILES, FilesUndo(host))


class TestPreparation(LockdownContract):
    host: MemoryHost

    @pytest.fixture
    def lockdown(self, tmp_path: Path) -> Lockdown:
        self.host = memory_machine()
        self.host.folders("/var/lib/pix-kiosk/lockdown")
        return preparation(self.host, STATION, RestoreNote(tmp_path / "note.json"))

    def machine(self) -> object:
        return dict(self.host.things)


def test_every_part_is_mandatory_but_the_optional_ones() -> None:
    names = {one.name for one in operations(memory_machine(), PACKAGED)}
    assert names == MANDATORY | OPTIONAL
    assert LIMITS


def test_every_part_has_its_undo_by_name_and_so_has_every_rescue(tmp_path: Path) -> None:
    names = {one.name for one in operations(memory_machine(), PACKAGED)}
    assert names <= set(undos(memory_machine()))
    assert set(undos()) <= set(known_undos(tmp_path))


def test_a_keyboard_rule_that_cannot_be_made_is_no_obstacle(tmp_path: Path) -> None:
    host = memory_machine()
    host.folders("/var/lib/pix-kiosk/lockdown")
    sequence = preparation(host, PACKAGED, RestoreNote(tmp_path / "note.json"))
    assert "one-keyboard" not in sequence.engage()
    sequence.release()
    host.programs.add("usbguard-daemon")
    assert "one-keyboard" in sequence.engage()


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("cage", "no-compositor"),
        ("greetd", "no-display-manager"),
        ("nft", "no-nftables"),
        ("systemctl", "no-systemd"),
    ],
)
def test_what_the_machine_lacks_is_told_before_anything_is_changed(
    program: str, reason: str, tmp_path: Path
) -> None:
    host = memory_machine()
    host.programs.remove(program)
    before = dict(host.things)
    with pytest.raises(LockdownError) as refusal:
        preparation(host, STATION, RestoreNote(tmp_path / "note.json")).engage()
    assert refusal.value.data["reason"] == reason
    assert host.things == before


def test_the_running_machine_is_told_to_read_its_units_again(tmp_path: Path) -> None:
    host = memory_machine(live=True)
    host.folders("/var/lib/pix-kiosk/lockdown")
    host.answers["systemctl"] = lambda _words: ""
    sequence = preparation(host, STATION, RestoreNote(tmp_path / "note.json"))
    sequence.engage()
    assert host.asked == [("systemctl", "daemon-reload")]
    host.asked.clear()
    assert sequence.release() == ()  # nft is not there to forget its table: no failure
    assert host.asked == [("systemctl", "daemon-reload")]


@settings(max_examples=20, deadline=None)
@given(cut=st.integers(0, 70), note=st.uuids())
def test_a_crash_at_any_change_and_then_the_note_alone(
    cut: int, note: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    host = memory_machine()
    host.folders("/var/lib/pix-kiosk/lockdown")
    before, left = dict(host.things), cut

    class PowerCut(BaseException):
        pass

    def change(_path: str) -> None:
        nonlocal left
        if left <= 0:
            raise PowerCut
        left -= 1

    kept = RestoreNote(tmp_path_factory.mktemp("note") / f"{note}.json")
    host.before_change = change
    with suppress(PowerCut):
        preparation(host, STATION, kept).engage()
    host.before_change = lambda _path: None
    for _ in range(2):
        assert restore(kept, undos(host)) == ()
        assert host.things == before


def test_a_file_and_its_folders_come_and_go() -> None:
    host = MemoryHost()
    host.put("/etc/keep", "theirs")
    before = dict(host.things)
    one = part(host)
    noted = one.before()
    assert not one.holds()
    one.perform()
    assert one.holds()
    assert host.things["/etc/a.d"] == Found(What.FOLDER, 0o755, ROOT)
    for _ in range(2):
        one.revert(noted)
        assert host.things == before


def test_what_lay_there_comes_back_with_mode_and_owner() -> None:
    host = MemoryHost()
    host.put("/etc/a.d/one", "theirs", 0o640, (0, 33))
    host.folders("/etc/systemd/system")
    host.link("/etc/systemd/system/getty@.service", "/somewhere")
    before = dict(host.things)
    one = part(host)
    noted = one.before()
    one.perform()
    host.things["/etc/a.d/one" + PART] = Found(What.FILE, 0o600, ROOT)
    one.revert(noted)
    assert host.things == before


def test_a_folder_that_others_filled_since_stays() -> None:
    host = MemoryHost()
    one = part(host)
    noted = one.before()
    one.perform()
    host.put("/etc/a.d/two", "theirs")
    one.revert(noted)
    assert "/etc/a.d/two" in host.things
    assert "/etc/a.d/one" not in host.things


def test_a_folder_in_the_way_is_an_obstacle() -> None:
    host = MemoryHost()
    host.folders("/etc/a.d/one")
    assert part(host).obstacle() == "path-taken"
    assert part(host, planned("/etc/b", "")).obstacle() == ""


@pytest.mark.parametrize("word", ["", "[]", '["folder", 0, 0, 0, "", ""]', "7"])
def test_a_note_of_something_else_is_refused(word: str) -> None:
    host = MemoryHost()
    noted: Mapping[str, str | None] = {"/etc/one": word or "null"}
    with pytest.raises(ValueError, match="not what"):
        part(host).revert(noted)
    with pytest.raises(ValueError, match=r".*"):
        unpacked(word)
    assert installed_files.FOLDERS not in noted


@pytest.mark.attack("station-import")
@pytest.mark.parametrize(
    ("path", "mode", "owner", "loose"),
    [
        ("/usr/lib/pix-kiosk/pix-kiosk", 0o775, (0, 0), True),
        ("/usr/lib/pix-kiosk/pix-kiosk", 0o755, (33, 0), True),
        ("/usr/lib/pix-kiosk/pix-kiosk", 0o755, (0, 33), False),
        ("/usr/lib/pix-kiosk/new", 0o646, (0, 0), True),
    ],
)
def test_a_program_that_others_could_change_is_no_program(
    path: str, mode: int, owner: tuple[int, int], loose: bool
) -> None:
    host = memory_machine()
    host.put(path, "", mode, owner)
    one = OwnedProgram(host, ("/usr/lib/pix-kiosk",))
    assert loose_paths(host, ["/usr/lib/pix-kiosk"]) == ((path,) if loose else ())
    assert one.obstacle() == ("program-writable" if loose else "")
    one.perform()
    one.revert(one.before())
    undos(host)["program"].revert({})


def test_folders_above_and_links_count_as_well() -> None:
    host = memory_machine()
    host.folders("/opt/own")
    host.link("/opt/own/link", "/elsewhere", (7, 0))
    host.things["/opt"] = Found(What.FOLDER, 0o777, ROOT)
    assert loose_paths(host, ["/opt/own"]) == ("/opt", "/opt/own/link")
    assert loose_paths(host, ["/usr", "/none"]) == ("/none",)
    assert not OwnedProgram(host, ()).holds()
