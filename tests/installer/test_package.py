"""The Debian package as a technician meets it: built, installed, used by a pupil, and removed."""

import json
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installer.frozen_tree import contents, modules

HOUSE = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
INSTALLED = Path("/usr/lib/pix-kiosk")
USER = "pix-kiosk-pupil"

pytestmark = [
    pytest.mark.long,
    pytest.mark.journey,
    pytest.mark.skipif(
        os.geteuid() != 0 or shutil.which("dpkg-deb") is None,
        reason="installs a package: as root, on Debian or Ubuntu",
    ),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([str(HOUSE / "installer/dist.sh"), str(out)], cwd=HOUSE, check=True)
    (package,) = out.glob("*.deb")
    return package


@pytest.fixture(scope="module")
def installed(package: Path) -> Iterator[Path]:
    package.parent.chmod(0o755)
    _apt("install", "-y", "--no-install-recommends", str(package))
    try:
        yield INSTALLED
    finally:  # the last test removes it by itself; then there is nothing to do
        subprocess.run(["dpkg", "--purge", "pix-kiosk"], check=False, capture_output=True)


@pytest.fixture(scope="module")
def pupil() -> Iterator[pwd.struct_passwd]:
    subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", USER], check=True)
    try:
        yield pwd.getpwnam(USER)
    finally:
        subprocess.run(["userdel", "--remove", USER], check=False, capture_output=True)


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *arguments], env=environment, check=True)


def as_pupil(
    pupil: pwd.struct_passwd, *arguments: str, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """Run a command as an ordinary user in an empty environment."""
    return subprocess.run(
        ["setpriv", f"--reuid={pupil.pw_uid}", f"--regid={pupil.pw_gid}", "--clear-groups",
         "env", "-i", f"HOME={pupil.pw_dir}", *arguments],
        cwd=pupil.pw_dir, capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


@pytest.fixture
def kit(pupil: pwd.struct_passwd, tmp_path_factory: pytest.TempPathFactory) -> Path:
    prepared = tmp_path_factory.mktemp("kit") / "kit"
    subprocess.run(
        [str(BIN / "pix-kiosk"), "demo", "--prepare", str(prepared)], cwd=HOUSE, check=True
    )
    folder = Path(pupil.pw_dir) / "kit"
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, pupil.pw_uid, pupil.pw_gid)
    return folder / "kit.json"


def script(pupil: pwd.struct_passwd) -> Path:
    path = Path(pupil.pw_dir) / "script.json"
    path.write_text(
        json.dumps({"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1}})
    )
    path.chmod(0o644)
    return path


def test_every_command_helps_a_pupil_with_an_empty_environment(
    installed: Path, pupil: pwd.struct_passwd
) -> None:
    done = as_pupil(pupil, "/usr/bin/pix-kiosk", "--help")
    assert done.returncode == 0, done.stderr
    commands = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert "sit" in commands
    for command in commands:
        helped = as_pupil(pupil, "/usr/bin/pix-kiosk", command, "--help")
        assert helped.returncode == 0, f"{command}: {helped.stderr}"


def test_a_pupil_sits_a_whole_demonstration_on_the_installed_station(
    installed: Path, pupil: pwd.struct_passwd, kit: Path
) -> None:
    done = as_pupil(
        pupil, "/usr/bin/pix-kiosk", "sit", "--kit", str(kit), "--script", str(script(pupil)),
        "--state", f"{pupil.pw_dir}/station", "--headless", "--json", "--clock", "60",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["questions"]) == 32
    assert Path(found["bundle"]["path"]).is_file()


def test_a_real_exam_is_refused_on_the_installed_station(
    installed: Path, pupil: pwd.struct_passwd, kit: Path
) -> None:
    real = json.loads(kit.read_text(encoding="utf-8")) | {"realm": "real"}
    kit.write_text(json.dumps(real), encoding="utf-8")
    done = as_pupil(
        pupil, "/usr/bin/pix-kiosk", "sit", "--kit", str(kit), "--script", str(script(pupil)),
        "--state", f"{pupil.pw_dir}/real", "--headless", "--json",
    )  # fmt: skip
    assert done.returncode == 77, done.stderr
    assert done.stdout == ""


def test_the_station_carries_no_item_and_no_authoring_code(installed: Path) -> None:
    items = [
        path.name.encode()
        for pack in ("certification_fr", "practice_fr")
        for path in (HOUSE / "content_packs" / pack / "items").iterdir()
    ]
    assert len(items) > 160
    for name, content in contents(installed, "pix-kiosk"):
        found = [item for item in items if item in content]
        assert not found, f"{name} holds {found}"
    carried = {module.partition(".")[0] for module in modules(installed / "pix-kiosk")}
    assert {"kiosk", "engine"} <= carried
    assert not carried & {"workbench", "server", "tests", "benchmarks", "pytest", "yaml"}


def test_the_station_carries_no_source_but_what_changes_a_database(installed: Path) -> None:
    sources = {path.parent.name for path in (installed / "_internal/kiosk").rglob("*.py")}
    assert sources <= {"migrations", "session", "station"}


def test_a_pupil_can_change_nothing_of_the_program(
    installed: Path, pupil: pwd.struct_passwd
) -> None:
    found = as_pupil(pupil, "find", str(installed), "!", "-type", "l", "-writable")
    assert found.returncode == 0
    assert found.stdout == ""


def test_what_is_removed_leaves_nothing_behind_and_takes_no_answer(
    installed: Path, pupil: pwd.struct_passwd
) -> None:
    answers = Path(pupil.pw_dir) / "station-kept"
    answers.mkdir()
    (answers / "bundle.evb").write_bytes(b"sealed")
    (installed / "roots/real.json").write_text("{}")
    listed = subprocess.run(
        ["dpkg", "-L", "pix-kiosk"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    _apt("purge", "-y", "pix-kiosk")
    left = [name for name in listed if "pix-kiosk" in name and Path(name).exists()]
    assert left == []
    assert not installed.exists()
    assert (answers / "bundle.evb").read_bytes() == b"sealed"
