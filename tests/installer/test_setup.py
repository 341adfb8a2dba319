"""Tests of installer/setup.sh, in a made-up house on a made-up system."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
TOOLS = (
    "bash",
    "cat",
    "chmod",
    "cp",
    "dirname",
    "mkdir",
    "sha256sum",
    "touch",
    "env",
    "printf",
    "rm",
)


class System:
    """A folder of programs that say what they were asked for, and a house to prepare."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.house = folder / "house"
        (self.house / "installer").mkdir(parents=True)
        shutil.copy(HOUSE / "installer/setup.sh", self.house / "installer")
        (self.house / "pyproject.toml").write_text("[project]\n")
        (self.house / "installer/constraints.txt").write_text("")
        self.log = folder / "log"
        self.log.touch()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)
        self.program("id", "echo 0")
        self.program("npm", "exit 0")
        self.program("apt-get", f'echo "apt-get $*" >> {self.log}')
        self.installed("*")
        self.offered("*")
        self.program(
            "python", f'echo "python $*" >> {self.log}; case "$*" in --version) echo P;; esac'
        )
        self.program("python3", f'{self.bin}/python "$@" || exit 1\n{self._make_environment()}')

    def _make_environment(self) -> str:
        copies = "; ".join(
            f"cp {self.bin}/python .venv/bin/{name}" for name in ("python", "pix-kiosk")
        )
        return f'case "$*" in "-m venv"*) mkdir -p .venv/bin; {copies};; esac'

    def program(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        path.chmod(0o755)

    def installed(self, pattern: str) -> None:
        script = (
            f'case "${{@: -1}}" in {pattern}) echo -n "install ok installed";; *) exit 1;; esac'
        )
        self.program("dpkg-query", script)

    def offered(self, pattern: str, *, refused: str = "none") -> None:
        answers = (
            f'{refused}) echo "  Candidate: (none)";; {pattern}) echo "  Candidate: 1.0";; '
            '*) echo "  Candidate: (none)";;'
        )
        self.program("apt-cache", f'case "$2" in {answers} esac')

    def run(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.house / "installer/setup.sh")],
            env={"PATH": str(self.bin), "HOME": os.devnull},
            capture_output=True,
            text=True,
            check=False,
        )

    def asked(self, program: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith(program)]


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


def test_a_machine_that_has_everything_is_asked_for_nothing(system: System) -> None:
    done = system.run()
    assert done.returncode == 0, done.stderr
    assert system.asked("apt-get") == []
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["set-up"] * 4
    assert all(line.endswith(" s") for line in done.stdout.splitlines())


def test_the_second_run_installs_no_dependency_again(system: System) -> None:
    system.run()
    assert len([line for line in system.asked("python") if "pip install" in line]) == 1
    system.run()
    assert len([line for line in system.asked("python") if "pip install" in line]) == 1
    (system.house / "installer/constraints.txt").write_text("numpy==2.1.3\n")
    system.run()
    assert len([line for line in system.asked("python") if "pip install" in line]) == 2


def test_the_versions_that_were_tried_are_the_ones_installed(system: System) -> None:
    system.run()
    (installed,) = [line for line in system.asked("python") if "pip install" in line]
    assert "--constraint installer/constraints.txt" in installed
    assert ".[server,workbench,dev]" in installed


def test_a_library_with_a_newer_name_is_asked_for_by_it(system: System) -> None:
    system.installed("[!l]*")
    system.offered("*", refused="lib[!g]*t64|libgl1t64|libg[!l]*t64")
    assert system.run().returncode == 0
    asked = system.asked("apt-get")[-1].split()
    assert "libglib2.0-0t64" in asked
    assert "libglib2.0-0" not in asked
    assert "libegl1" in asked
    assert "xvfb" not in asked


def test_a_newer_name_that_is_installed_already_is_enough(system: System) -> None:
    system.installed("libglib2.0-0t64|[!l]*|lib[!g]*|libg[!l]*|libgl1")
    assert system.run().returncode == 0
    assert system.asked("apt-get") == []


def test_a_package_that_nobody_offers_stops_with_its_name(system: System) -> None:
    system.installed("[!x]*")
    system.offered("nothing")
    done = system.run()
    assert done.returncode == 1
    assert "Paquet introuvable : xvfb." in done.stderr
    assert "No such package: xvfb." in done.stderr


def test_an_ordinary_user_without_sudo_is_told_what_is_needed(system: System) -> None:
    system.installed("[!x]*")
    system.program("id", "echo 1000")
    done = system.run()
    assert done.returncode == 1
    assert "sudo" in done.stderr
    assert system.asked("apt-get") == []


def test_an_ordinary_user_with_sudo_goes_through_it(system: System) -> None:
    system.installed("[!x]*")
    system.program("id", "echo 1000")
    system.program("sudo", f'echo "sudo $*" >> {system.log}; exec "$@"')
    assert system.run().returncode == 0
    assert len(system.asked("sudo")) == len(system.asked("apt-get")) == 2


def test_fonts_that_cannot_be_had_stop_nothing(system: System) -> None:
    (system.bin / "npm").unlink()
    system.offered("nothing")
    system.program(
        "python", f'echo "python $*" >> {system.log}; case "$*" in *installer.fonts*) exit 1;; esac'
    )
    done = system.run()
    assert done.returncode == 0
    assert [line for line in system.asked("python") if line.endswith("-m installer.fonts")]


def test_no_address_of_a_package_host_is_written_down() -> None:
    for path in (HOUSE / "installer").iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            text = text.replace("http://www.w3.org/2000/svg", "")
            assert "://" not in text.replace("http://127.0.0.1:", ""), path
    assert all(
        line.startswith("#") or "==" in line
        for line in (HOUSE / "installer/constraints.txt").read_text().splitlines()
    )
