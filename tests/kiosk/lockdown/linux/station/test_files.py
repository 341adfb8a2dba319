"""Every generated file as it was read and approved, and as the system's own tools take it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.lockdown.linux.station import firewall
from kiosk.lockdown.linux.station.preparation import operations
from kiosk.lockdown.linux.station.settings import Station, parse_station
from tests.data.generate_station import FOLDER, OFFLINE, PACKAGED, STATIONS, files, flat, listing
from tests.fakes.host import MemoryHost

GREETD_UNIT = """\
[Unit]
Description=Greeter daemon
After=getty@tty7.service
Conflicts=getty@tty7.service

[Service]
Type=simple
ExecStart=/bin/true
Restart=always
RestartSec=1
StartLimitBurst=5
StartLimitInterval=30
"""


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


@pytest.mark.attack("station-sysrq", "station-consoles", "station-usb", "station-power")
@pytest.mark.parametrize("name", STATIONS)
def test_every_file_is_the_one_that_was_approved(name: str) -> None:
    approved = {path.name: path.read_bytes() for path in (FOLDER / name).iterdir()}
    station = STATIONS[name]
    made = {flat(file.path): file.content for file in files(station) if not file.target}
    made["listing"] = "".join(listing(station)).encode()
    made["run-pix-kiosk-hosts"] = firewall.hosts(station.server).encode()
    assert made == approved


@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_the_parts_make_these_files_and_no_others(station: Station) -> None:
    parts = operations(MemoryHost(), station)
    made = [file for part in parts for file in getattr(part, "_files", ())]
    assert made[:-1] == list(files(station))
    assert made[-1].path.endswith("/enabled")


@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_the_settings_are_read_as_they_were_written(station: Station) -> None:
    assert parse_station(station.serialize()) == station


@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_no_name_of_a_drop_in_is_one_of_others(station: Station) -> None:
    for file in files(station):
        parent = Path(file.path).parent.name
        if parent.endswith(".d") or parent == "pix-kiosk":
            assert "pix-kiosk" in file.path.rpartition("/")[2] or parent == "pix-kiosk"


@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_the_session_has_one_program_and_no_switch_of_consoles(station: Station) -> None:
    texts = {file.path: file.content.decode() for file in files(station)}
    session = texts["/etc/pix-kiosk/session"]
    words = session.split()
    assert words[words.index("/usr/bin/cage") :] == [
        *("/usr/bin/cage", "-d", "--", "/etc/pix-kiosk/application")
    ]
    for text in (session, texts["/etc/pix-kiosk/application"]):
        assert text.splitlines()[2].startswith("exec /usr/bin/env -i ")
        assert not re.search(r"LD_|PYTHON|PLUGIN|\bDISPLAY=", text.replace("WAYLAND_DISPLAY", ""))
    for weaker in ("--rehearse", "--speed", "--driver", "--screenshots"):
        assert weaker not in texts["/etc/pix-kiosk/application"]


@needs("sh")
@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_the_shell_reads_the_programs(station: Station) -> None:
    for file in files(station):
        if file.mode == 0o755:
            subprocess.run(["sh", "-n"], input=file.content, check=True)


def laid_out(station: Station, folder: Path) -> Path:
    """The units in a folder of their own, with programs that this machine has."""
    units = folder / "units"
    for file in files(station):
        if not file.path.startswith("/etc/systemd/system/") or file.target.startswith("/lib"):
            continue
        place = units / file.path.removeprefix("/etc/systemd/system/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.target:
            place.symlink_to(file.target.replace("/etc/systemd/system", str(units)))
        else:
            text = file.content.decode()
            for program in (*station.program[:1], "/usr/sbin/greetd", "/usr/sbin/nft"):
                text = text.replace(f"'{program}'", "/bin/true").replace(program, "/bin/true")
            place.write_text(text)
    (units / f"{station.display}.service").write_text(GREETD_UNIT)
    return units


def analysed(units: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *words],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.attack("station-consoles", "station-power")
@needs("systemd-analyze")
@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_systemd_reads_every_unit_without_a_remark(station: Station, tmp_path: Path) -> None:
    units = laid_out(station, tmp_path)
    names = [
        *("pix-kiosk-restore.service", "pix-kiosk-firewall.service", "pix-kiosk-guard.service"),
        *("pix-kiosk-help.service", "pix-kiosk-stick@sdb1.service", f"{station.display}.service"),
    ]
    done = analysed(units, "verify", "--man=no", "--generators=no", *names)
    said = [line for line in (done.stdout + done.stderr).splitlines() if "pix-kiosk" in line]
    said += [line for line in done.stderr.splitlines() if str(units) in line]
    assert said == []
    assert done.returncode == 0, done.stderr


@needs("systemd-analyze")
def test_a_unit_with_a_mistake_is_noticed(tmp_path: Path) -> None:
    units = laid_out(PACKAGED, tmp_path)
    guard = units / "pix-kiosk-guard.service"
    guard.write_text(guard.read_text().replace("WatchdogSec=15", "WatchdogSec=soon"))
    done = analysed(units, "verify", "--man=no", "--generators=no", "pix-kiosk-guard.service")
    assert "soon" in done.stderr


@needs("systemd-analyze")
@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("pix-kiosk-guard.service", 3.0),
        ("pix-kiosk-firewall.service", 2.5),
        ("greetd.service", 6.0),
    ],
)
def test_the_services_are_exposed_no_more_than_this(unit: str, most: float, tmp_path: Path) -> None:
    units = laid_out(PACKAGED, tmp_path)
    done = analysed(units, "security", "--offline=true", "--no-pager", unit)
    found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", done.stdout)
    assert found, done.stderr
    assert float(found[1]) <= most


@needs("nft")
@pytest.mark.parametrize("station", STATIONS.values(), ids=STATIONS)
def test_nftables_reads_the_rules(station: Station, tmp_path: Path) -> None:
    rules = tmp_path / "rules.nft"
    rules.write_text(firewall.rules(station.uid, station.server))
    done = subprocess.run(
        ["unshare", "-rn", "nft", "-c", "-f", str(rules)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr:
        pytest.skip(f"the kernel gives no network namespace: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr


@pytest.mark.attack("station-usb")
@needs("udevadm")
def test_udev_reads_the_rules(tmp_path: Path) -> None:
    rules = next(file for file in files(OFFLINE) if "/udev/" in file.path)
    path = tmp_path / "99-pix-kiosk.rules"
    path.write_bytes(rules.content)
    done = subprocess.run(
        ["udevadm", "verify", str(path)], capture_output=True, text=True, check=False
    )
    if "Unknown command" in done.stderr or "Missing or unknown" in done.stderr:
        pytest.skip("this udevadm checks no rules (older than 254)")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_settings_say_what_was_decided_and_nothing_secret() -> None:
    told = json.loads(PACKAGED.serialize())
    assert told["server"]["url"] == "https://examen.example/"
    assert sorted(told) == [
        *("display", "gid", "kernel", "keyboard", "one_keyboard"),
        *("program", "server", "trees", "uid", "v"),
    ]
