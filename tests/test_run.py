"""Tests of tests.run."""

import sys
from pathlib import Path

import pytest

from tests.run import LONG, QUICK, Part, chosen, run

WELL = Part("well", (sys.executable, "-c", ""))
BADLY = Part("badly", (sys.executable, "-c", "raise SystemExit(3)"))


def test_a_failing_part_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = Part("mark", (sys.executable, "-c", "open('mark', 'w').close()"))
    assert run((BADLY, mark), tmp_path) == 1
    assert (tmp_path / "mark").exists()
    table = capsys.readouterr().out
    assert "FAILED  badly" in table
    assert "ok      mark" in table
    assert "all together" in table


def test_all_well_is_status_zero(tmp_path: Path) -> None:
    assert run((WELL,), tmp_path) == 0


def test_a_tool_that_is_absent_is_a_failure(tmp_path: Path) -> None:
    assert run((Part("absent", (str(tmp_path / "absent"),)),), tmp_path) == 1


def test_a_parts_variables_reach_it(tmp_path: Path) -> None:
    program = (
        "import os, sys; sys.exit(os.environ['WORD'] != 'x' or os.environ['LANG'] != 'C.UTF-8')"
    )
    assert run((Part("variables", (sys.executable, "-c", program), {"WORD": "x"}),), tmp_path) == 0


def test_parts_are_chosen_by_name_and_an_unknown_name_is_refused() -> None:
    assert chosen(["badly"], (WELL, BADLY)) == (BADLY,)
    assert chosen([], (WELL, BADLY)) == (WELL, BADLY)
    with pytest.raises(SystemExit, match="nothing"):
        chosen(["nothing"], (WELL, BADLY))


def test_no_two_parts_have_one_name() -> None:
    names = [part.name for part in (*QUICK, *LONG)]
    assert len(set(names)) == len(names)
