"""Tests of tests.coverage_gates."""

import json
from pathlib import Path

import pytest

from tests.coverage_gates import CALLS_ONLY, GATES, main, shares, table

HOUSE = Path(__file__).parents[1]


def report(**files: tuple[int, int, int, int]) -> dict[str, object]:
    names = ("num_statements", "covered_lines", "num_branches", "covered_branches")
    return {
        "files": {
            path: {"summary": dict(zip(names, numbers, strict=True))}
            for path, numbers in files.items()
        }
    }


FULL = {
    "engine/exam.py": (10, 10, 4, 4),
    "kiosk/vault/a.py": (10, 10, 0, 0),
    "kiosk/store/journal.py": (10, 10, 0, 0),
    "kiosk/lockdown/a.py": (10, 10, 0, 0),
    "kiosk/detection/clipboard.py": (10, 10, 2, 2),
    "kiosk/ui/a.py": (8, 7, 2, 2),
    "content_packs/reader.py": (10, 10, 0, 0),
    "server/a.py": (10, 9, 0, 0),
    "workbench/a.py": (10, 10, 0, 0),
}


def written(folder: Path, files: dict[str, tuple[int, int, int, int]]) -> list[str]:
    path = folder / "coverage.json"
    path.write_text(json.dumps(report(**files)))
    return [str(path)]


def test_a_house_that_reaches_every_gate_passes(tmp_path: Path) -> None:
    assert main(written(tmp_path, FULL)) == 0


def test_what_only_calls_the_system_is_in_no_gate(tmp_path: Path) -> None:
    files = {**FULL, **dict.fromkeys(CALLS_ONLY, (10, 0, 4, 0))}
    assert main(written(tmp_path, files)) == 0
    assert all((HOUSE / path).is_file() for path in CALLS_ONLY)


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        ("engine/exam.py", (10_000, 9_999, 0, 0)),
        ("engine/exam.py", (10, 10, 4, 3)),
        ("kiosk/store/journal.py", (10, 9, 0, 0)),
        ("server/a.py", (10, 8, 0, 0)),
    ],
)
def test_one_gate_missed_by_a_line_or_a_branch_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    numbers: tuple[int, int, int, int],
) -> None:
    assert main(written(tmp_path, {**FULL, path: numbers})) == 1
    assert path in capsys.readouterr().out


def test_a_part_without_any_file_fails(tmp_path: Path) -> None:
    assert main(written(tmp_path, {k: v for k, v in FULL.items() if "vault" not in k})) == 1


def test_each_file_counts_for_one_gate_only() -> None:
    found = shares(report(**FULL))  # type: ignore[arg-type] # the JSON's shape
    assert sum(share.total for share in found) == sum(n[0] + n[2] for n in FULL.values())
    assert [share.gate for share in found] == list(GATES)


def test_the_table_names_the_files_that_lack_most_first() -> None:
    files = {**FULL, "engine/a.py": (10, 9, 0, 0), "engine/b.py": (10, 2, 0, 0)}
    lines = table(shares(report(**files))).splitlines()  # type: ignore[arg-type] # the JSON's shape
    assert lines[2:4] == ["        engine/b.py: 8", "        engine/a.py: 1"]


@pytest.mark.parametrize("arguments", [[], ["absent.json"]])
def test_without_a_report_it_says_so(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "run the tests first" in capsys.readouterr().err
