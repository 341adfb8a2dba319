"""The command, the guard and the firewall on this very machine, in namespaces of their own."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kiosk.lockdown.linux.station.machines import ROOT_NEEDED

HOUSE = Path(__file__).resolve().parents[5]
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        any(one.stat().st_mode & stat.S_IWOTH for one in (HOUSE, *HOUSE.parents)),
        reason="no station is made of a checkout under a folder where others write",
    ),
    pytest.mark.skipif(os.geteuid() != 0, reason=ROOT_NEEDED),
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in ("unshare", "nft", "cage")),
        reason="needs unshare, nft and cage",
    ),
]
KIOSK = f"{sys.executable} -m kiosk lockdown"
PROBE = """
import os, socket, sys
os.setgid({uid}); os.setuid({uid})
def told(kind, address):
    with socket.socket(socket.AF_INET, kind) as one:
        one.settimeout(3)
        try:
            one.connect(address)
            one.send(b"x")
        except OSError:
            return "blocked"
        return "open"
print(told(socket.SOCK_STREAM, ("127.0.0.1", 8443)),
      told(socket.SOCK_STREAM, ("127.0.0.1", 8444)),
      told(socket.SOCK_STREAM, ("127.0.0.2", 8443)),
      told(socket.SOCK_DGRAM, ("127.0.0.1", 53)))
"""
SERVER = """
import socket, threading
def serve(address):
    one = socket.create_server(address)
    while True:
        one.accept()
for address in (("127.0.0.1", 8443), ("127.0.0.1", 8444), ("127.0.0.2", 8443)):
    threading.Thread(target=serve, args=(address,)).start()
"""
LOOPBACK = """
import fcntl, socket, struct
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sH14s", b"lo", 0x49, b""))
"""
"""Brings the loopback of a new network namespace up (SIOCSIFFLAGS: up, loopback, running)."""


def in_a_second_life(script: str, folder: Path) -> tuple[list[str], dict[str, object]]:
    """Run a script on a copy of this machine: its lines, and what it left behind."""
    place = folder / "life"
    place.mkdir()
    module = "tests.kiosk.lockdown.linux.station.namespace"
    done = subprocess.run(
        [
            *("unshare", "--mount", "--net", "--propagation", "private"),
            *(sys.executable, "-m", module, str(place), script),
        ],
        cwd=HOUSE,
        env={**os.environ, "PYTHONPATH": str(HOUSE), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    if "Operation not permitted" in done.stderr or "unshare failed" in done.stderr:
        pytest.skip(f"the kernel refuses namespaces: {done.stderr.strip()[:200]}")
    assert done.returncode == 0, done.stderr
    *lines, last = done.stdout.splitlines()
    return lines, json.loads(last)


@pytest.mark.attack("station-half")
def test_this_machine_is_prepared_and_given_back_byte_by_byte(tmp_path: Path) -> None:
    script = f"""
        {KIOSK} enable --server https://192.0.2.1 --json || exit 1
        {KIOSK} enable --server https://192.0.2.1 --json || exit 2
        id -u examen || exit 3
        {KIOSK} status --json || exit 4
        {KIOSK} disable --json || exit 5
        id -u examen && exit 6
        {KIOSK} disable --json || exit 7
    """
    lines, left = in_a_second_life(script, tmp_path)
    assert left == {"status": 0, "differing": []}
    said = [json.loads(line)["said"] for line in lines if line.startswith("{")]
    assert said == ["enabled", "already", "prepared", "disabled", "nothing"]


@pytest.mark.attack("station-half")
def test_a_preparation_that_was_killed_is_given_back(tmp_path: Path) -> None:
    script = f"""
        {KIOSK} enable --json >/dev/null & ENABLING=$!
        until test -e /etc/pix-kiosk/session || ! kill -0 $ENABLING; do :; done
        kill -9 $ENABLING; wait $ENABLING
        {KIOSK} status --json
        {KIOSK} disable --unfinished --json
        {KIOSK} disable --json || exit 1
    """
    lines, left = in_a_second_life(script, tmp_path)
    assert json.loads(lines[0])["said"] == "unfinished"
    assert json.loads(lines[1])["said"] == "disabled"
    assert left == {"status": 0, "differing": []}


@pytest.mark.attack("station-network")
def test_the_guard_blocks_the_account_and_nobody_else_and_says_what_it_sees(
    tmp_path: Path,
) -> None:
    python = sys.executable
    (tmp_path / "probe.py").write_text(PROBE)
    (tmp_path / "server.py").write_text(SERVER)
    (tmp_path / "loopback.py").write_text(LOOPBACK)
    probe = f"{python} {tmp_path}/numbered.py"
    script = f"""
        trap 'kill -9 $SERVER $GUARD 2>/dev/null' EXIT
        {python} {tmp_path}/loopback.py || exit 1
        {python} {tmp_path}/server.py & SERVER=$!
        {KIOSK} enable --server https://127.0.0.1:8443 --json >/dev/null || exit 2
        sed "s/{{uid}}/$(id -u examen)/g" {tmp_path}/probe.py > {tmp_path}/numbered.py
        {probe}
        {KIOSK} guard & GUARD=$!
        until test -e /run/pix-kiosk/guard.json || ! kill -0 $GUARD; do sleep 0.2; done
        {probe}
        sed "s/{{uid}}/0/g" {tmp_path}/probe.py > {tmp_path}/roots.py
        {python} {tmp_path}/roots.py
        {KIOSK} verify --json || exit 3
        cat /proc/sys/kernel/sysrq /proc/sys/fs/suid_dumpable
        nft flush table inet pix_kiosk; sleep 3
        {probe}
        nft delete table inet pix_kiosk; sleep 3
        {probe}
        echo tampered > /etc/pix-kiosk/greetd.toml; sleep 2.5
        cat /run/pix-kiosk/guard.json; echo
        kill $GUARD; wait $GUARD || exit 4
        kill -9 $SERVER
        {KIOSK} disable --json >/dev/null || exit 5
        {probe}
        rm -f /run/pix-kiosk/*
    """
    # the probe runs before the guard, with it, as root, after two tamperings, and after the end
    lines, left = in_a_second_life(script, tmp_path)
    assert left == {"status": 0, "differing": []}, lines
    shut = "open blocked blocked blocked"
    assert lines[0] == "open open open open"
    assert lines[1] == shut
    assert lines[2] == "open open open open"
    assert json.loads(lines[3])["said"] == "prepared"
    assert lines[4:6] == ["0", "0"]
    assert lines[6:8] == [shut, shut]
    said = json.loads(lines[8])
    assert said["lost"] == ["session"]
    assert lines[9] == "blocked blocked blocked open"  # no server any more, and no rule
