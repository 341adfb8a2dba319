import subprocess
import sys
import venv
from pathlib import Path

import pytest

from benchmarks import rivals
from workbench.simulation.arrays import BankArrays
from workbench.simulation.generated import generated_bank

BANK = BankArrays.of(generated_bank(items=320))


def test_questions_beyond_a_quota_count_once_each() -> None:
    # Places 0, 80 and 160 share a tube of 1.1; 16 is another tube of it, 1 another competence.
    assert rivals.violations(BANK, [[0, 16, 1], [0, 80, 160]]) == ([0, 1], [0, 2])


def test_a_bare_zero_says_that_no_exam_had_a_violation() -> None:
    entrant = rivals.Entrant("ours", "ours", 2)
    found = {"seconds": 0.5, "estimates": [0.5, -0.5], "items": [[0, 16, 1], [0, 1, 2]]}
    rivals.note(entrant, BANK, found, [0.0, 0.0])
    assert entrant.rates == [4.0]
    assert rivals.row(entrant).split() == ["ours", "2", "4.0", "0.5000", "±", "0.2500", "0", "0"]


def test_an_environment_that_cannot_be_made_leaves_all_libraries_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_options: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(venv, "create", refuse)
    _, reasons = rivals.installed(tmp_path / "env")
    assert reasons == dict.fromkeys(rivals.PINNED, "no environment: no room")


def test_a_library_that_pip_cannot_find_is_left_out_alone_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def install(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        tried.append(command[-1])
        lost = command[-1].startswith("mirt")
        return subprocess.CompletedProcess(command, int(lost), "", "hint\nnot found\n" * lost)

    monkeypatch.setattr(venv, "create", lambda place, **_options: place.mkdir())
    monkeypatch.setattr(subprocess, "run", install)
    for _ in range(2):
        _, reasons = rivals.installed(tmp_path / "env")
        assert reasons == {"mirt": "not found"}
    assert tried == ["catsim==0.21.0", "mirt==1.2.0", "mirt==1.2.0"]


def test_without_libraries_ours_sits_alone_and_the_run_succeeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons = dict.fromkeys(rivals.PINNED, "no network")
    monkeypatch.setattr(rivals, "installed", lambda place: (place / "python", reasons))
    monkeypatch.setattr(rivals, "entrants", lambda: [rivals.Entrant("ours", "ours", 1000)])
    monkeypatch.setattr(sys, "argv", ["rivals", "--rounds", "1"])
    rivals.main()
    told = capsys.readouterr().out
    assert "catsim==0.21.0 could not be installed, its part is left out (no network)" in told
    assert "ours /" not in told
    assert told.splitlines()[-1].split()[0] == "ours"
