"""Tests of what is built and run for Windows: the hook program and the script for IT."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
SCRIPT = HOUSE / "installer/windows/verify.ps1"
SOURCE = HOUSE / "kiosk/lockdown/windows/hook"


def test_the_hook_program_stays_short_enough_to_be_read() -> None:
    assert sum(len(path.read_text().splitlines()) for path in SOURCE.glob("hook.c")) < 200


def test_its_callbacks_neither_allocate_nor_write() -> None:
    text = (SOURCE / "hook.c").read_text()
    callbacks = text[text.index("static void note(") : text.index("static DWORD WINAPI hook(")]
    callbacks += (SOURCE / "decision.c").read_text()
    for call in ("malloc", "printf", "WriteFile", "Sleep", "WaitFor", "SendMessage", "fopen"):
        assert call not in callbacks


@pytest.mark.skipif(
    shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs the compiler for Windows"
)
def test_it_is_built_without_a_warning(tmp_path: Path) -> None:
    subprocess.run([str(HOUSE / "installer/windows/hook.sh"), str(tmp_path)], check=True)
    assert (tmp_path / "pix-kiosk-hook.exe").read_bytes()[:2] == b"MZ"


def test_the_script_is_read_as_utf_8_by_every_release() -> None:
    assert SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_script_says_everything_in_both_languages() -> None:
    text = SCRIPT.read_text("utf-8-sig")
    checks = re.findall(r"^\s*Check '((?:[^']|'')*)'\s*`?\s*'((?:[^']|'')*)'", text, re.MULTILINE)
    assert len(checks) == len(re.findall(r"^\s*Check ", text, re.MULTILINE)) >= 14
    assert all(french != english for french, english in checks)
    asked = re.findall(r"@\('((?:[^']|'')*)',\s*'((?:[^']|'')*)'\)", text)
    assert len(asked) >= 15


def test_the_script_changes_the_machine_by_our_commands_only() -> None:
    text = SCRIPT.read_text("utf-8-sig")
    writing = (
        r"\b(Set-Item|New-Item|Remove-|Set-Local|New-Local|reg add|Set-Service|Enable-|Disable-)"
    )
    assert re.findall(writing, text) == []
    assert text.count("{") == text.count("}")
    assert text.count("(") == text.count(")")
    for deed in ("enable", "disable", "verify", "status"):
        assert f"'lockdown', '{deed}'" in text
