"""kiosk.courier.removable_drives: sticks are found, the machine's own disks never are."""

import hashlib
import sys
from pathlib import Path

import pytest

from kiosk.courier import removable_drives as drives
from kiosk.courier.removable_drives import LinuxDrives, StickPlace, WindowsDrives
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import StickMissingError, StorageError


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Machine:
    """A made-up `/proc` and `/sys`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounts = folder / "mounts"
        self.blocks = folder / "block"
        self.blocks.mkdir()
        self.lines: list[str] = []

    def disk(self, name: str, node: str, mount: str, *, flag: str = "") -> None:
        real = self.folder / "devices" / node / name
        real.mkdir(parents=True)
        if flag:
            (real.parent / "removable").write_text(flag)
        (self.blocks / name).symlink_to(real)
        self.lines.append(f"/dev/{name} {mount} vfat rw 0 0")

    def drives(self) -> LinuxDrives:
        self.mounts.write_text("\n".join(["proc /proc proc rw 0 0", *self.lines]))
        return LinuxDrives(self.mounts, self.blocks)


def test_a_stick_is_told_by_its_bus_or_its_flag(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.disk("sda1", "ata1/sda", "/", flag="0")
    machine.disk("sdb1", "usb1/sdb", "/media/exam/CL\\303\\211")
    machine.disk("mmcblk0p1", "mmc0/mmcblk0", "/media/exam/CARTE\\040SD", flag="1\n")
    machine.lines.append("/dev/unknown /media/exam/x vfat rw 0 0")
    found = machine.drives().mounted()
    assert [one.label for one in found] == ["CARTE SD", "CLÉ"]
    assert found[0].place == StickPlace(Path("/media/exam/CARTE SD"))


def test_a_machine_that_cannot_be_asked_has_no_stick(tmp_path: Path) -> None:
    assert LinuxDrives(tmp_path / "none", tmp_path).mounted() == ()


def test_a_flag_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.disk("sdc1", "scsi1/sdc", "/media/a\\9b")
    real = machine.folder / "devices" / "scsi1" / "sdc"
    (real / "removable").write_bytes(b"\xff")
    assert machine.drives().mounted() == ()


def test_windows_names_sticks_by_their_letters() -> None:
    found = WindowsDrives(lambda root: 2 if root in ("E:\\", "F:\\") else 3).mounted()
    assert [one.label for one in found] == ["E:", "F:"]


@pytest.mark.skipif(sys.platform == "win32", reason="this machine's own")
def test_this_machine_is_asked_in_its_own_way() -> None:
    assert drives.removable_drives() == LinuxDrives()


def test_copies_are_found_wherever_people_carried_them(tmp_path: Path) -> None:
    stick = StickPlace(tmp_path)
    stick.put_copy(digest(b"a copy"), b"a copy", b"a statement", None)
    deeper = tmp_path / "Salle B12" / "mardi"
    deeper.mkdir(parents=True)
    UsbCourier(deeper).put_copy(digest(b"another"), b"another", b"a statement", None)
    too_deep = deeper / "un" / "deux"
    too_deep.mkdir(parents=True)
    UsbCourier(too_deep).put_copy(digest(b"hidden"), b"hidden", b"a statement", None)
    assert stick.copies() == (b"a copy", b"another")
    assert stick.statements() == (b"a statement",)
    (tmp_path / "lien").symlink_to(too_deep)
    assert stick.copies() == (b"a copy", b"another")


def test_a_stick_with_very_many_folders_is_not_searched_for_ever(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}").mkdir()
    UsbCourier(tmp_path / "299").put_copy(digest(b"late"), b"late", b"a statement", None)
    assert StickPlace(tmp_path).copies() == ()


def test_a_stick_that_was_pulled_out_is_an_error_and_papers_lie_beside(tmp_path: Path) -> None:
    gone = StickPlace(tmp_path / "no" / "stick")
    with pytest.raises(StickMissingError):
        gone.require()
    with pytest.raises(StorageError):
        gone.copies()
    stick = StickPlace(tmp_path)
    stick.require()
    stick.put_document("proces-verbal.pdf", b"%PDF")
    assert any(one.read_bytes() == b"%PDF" for one in tmp_path.rglob("*.pdf"))
