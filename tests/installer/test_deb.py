"""Tests of installer.deb, on a small tree."""

import subprocess
from pathlib import Path

import pytest

from installer import deb


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    (tree / "_internal/kiosk").mkdir(parents=True)
    (tree / "pix-kiosk").write_text("#!/bin/sh\necho started\n")
    (tree / "_internal/kiosk/words.json").write_text("{}")
    (tree / "_internal/library.so.1").write_text("library")
    (tree / "_internal/library.so").symlink_to("library.so.1")
    return tree


def unpacked(package: Path, folder: Path) -> Path:
    subprocess.run(["dpkg-deb", "-R", str(package), str(folder)], check=True)
    return folder


def test_the_package_holds_the_tree_the_command_and_the_papers(tree: Path, tmp_path: Path) -> None:
    package = deb.build(tree, tmp_path / "out")
    assert package.name == f"pix-kiosk_{deb.version()}_{deb.architecture()}.deb"
    root = unpacked(package, tmp_path / "unpacked")
    done = subprocess.run([str(root / "usr/bin/pix-kiosk")], capture_output=True, check=True)
    assert done.stdout == b"started\n"
    assert (root / "usr/lib/pix-kiosk/_internal/library.so").readlink() == Path("library.so.1")
    assert list((root / "usr/lib/pix-kiosk/roots").iterdir()) == []
    assert "Exec=/usr/bin/pix-kiosk run" in (
        root / "usr/share/applications/pix-kiosk.desktop"
    ).read_text(encoding="utf-8")


def test_nobody_but_root_may_change_what_is_installed(tree: Path, tmp_path: Path) -> None:
    (tree / "_internal/kiosk/words.json").chmod(0o666)
    package = deb.build(tree, tmp_path / "out")
    listing = subprocess.run(
        ["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for line in listing:
        rights, owner = line.split()[:2]
        assert owner == "root/root"
        assert rights.startswith("l") or (rights[5] == "-" and rights[8] == "-"), line


def test_every_file_has_its_sum(tree: Path, tmp_path: Path) -> None:
    root = unpacked(deb.build(tree, tmp_path / "out"), tmp_path / "unpacked")
    subprocess.run(["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=root, check=True)
    named = {line.split("  ")[1] for line in (root / "DEBIAN/md5sums").read_text().splitlines()}
    files = {
        str(path.relative_to(root))
        for path in (root / "usr").rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    assert named == files


def test_the_papers_name_the_libraries_that_are_carried_and_no_tool() -> None:
    text = deb.copyright_text()
    assert "Apache License" in text
    assert "PySide6_Essentials" in text
    assert "cryptography" in text
    for tool in ("pytest", "pyinstaller", "lxml", "fastapi"):
        assert f"  {tool} " not in text


def test_purging_takes_the_roots_and_nothing_elsewhere(tree: Path, tmp_path: Path) -> None:
    script = deb.control(tmp_path)["postrm"]
    removed = [line.split()[-1] for line in script.splitlines() if "rm " in line]
    assert removed == ["/usr/lib/pix-kiosk"]
    assert 'if [ "$1" = purge ]' in script


@pytest.mark.parametrize(
    ("reason", "prepared", "status", "expected"),
    [
        ("remove", True, 0, (0, "lockdown disable\n")),
        ("remove", True, 1, (1, "lockdown disable\n")),
        ("remove", False, 1, (0, "")),
        ("upgrade", True, 1, (0, "")),
    ],
)
def test_an_exam_station_is_given_back_before_its_program_goes(
    reason: str, prepared: bool, status: int, expected: tuple[int, str], tmp_path: Path
) -> None:
    program = tmp_path / "pix-kiosk"
    program.write_text(f'#!/bin/sh\necho "$@"\nexit {status}\n')
    program.chmod(0o755)
    if prepared:
        (tmp_path / "lockdown").mkdir()
    script = deb.control(tmp_path)["prerm"]
    script = script.replace("/usr/bin/pix-kiosk", str(program))
    script = script.replace("/var/lib/pix-kiosk/lockdown", str(tmp_path / "lockdown"))
    done = subprocess.run(
        ["sh", "-s", reason], input=script, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == expected


def test_a_tree_without_the_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deb.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "holds no program" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_tool_that_fails_is_told(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deb, "version", lambda: "no-version")
    with pytest.raises(deb.PackagingError, match="dpkg-deb"):
        deb.build(tree, tmp_path / "out")


def test_the_command_wants_two_folders(capsys: pytest.CaptureFixture[str]) -> None:
    assert deb.main([]) == 2
    assert "Usage" in capsys.readouterr().err
