"""workbench.calibration.responses: what an export may hold, and each way it may not."""

from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.calibration.refusal import CalibrationRefusedError
from workbench.calibration.responses import Responses, read_responses

HEADER: Final = "candidate,position,item,version,correct,elapsed_ms"
ROWS: Final = (
    "7,1,1.1-source-n3,1,1,41000",
    "7,2,1.2-tri-n2,1,0,",
    "7,3,2.1-envoi-n1,2,1,900",
    "3,1,1.2-tri-n2,1,1,2500",
    "3,2,1.1-source-n3,1,0,61000",
)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "responses.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def sentences(path: Path) -> tuple[str, str]:
    with pytest.raises(CalibrationRefusedError) as refused:
        read_responses(path)
    return refused.value.french, refused.value.english


def arrays(found: Responses) -> tuple[list[float], ...]:
    return tuple(
        np.nan_to_num(np.asarray(column, np.float64), nan=-1.0).tolist()
        for column in (
            found.candidate,
            found.position,
            found.item,
            found.version,
            found.correct,
            found.elapsed,
        )
    )


def test_an_export_becomes_arrays_in_the_order_of_candidates(tmp_path: Path) -> None:
    found = read_responses(written(tmp_path, HEADER, *ROWS))
    assert found.items == ("1.1-source-n3", "1.2-tri-n2", "2.1-envoi-n1")
    assert found.candidates == 2
    assert len(found) == 5
    assert found.candidate.tolist() == [0, 0, 1, 1, 1]
    assert found.position.tolist() == [1, 2, 1, 2, 3]
    assert found.item.tolist() == [1, 0, 0, 1, 2]
    assert found.version.tolist() == [1, 1, 1, 1, 2]
    assert found.correct.tolist() == [True, False, True, False, True]
    assert np.allclose(found.elapsed, [2.5, 61.0, 41.0, np.nan, 0.9], equal_nan=True)


@given(order=st.permutations(ROWS))
def test_the_order_of_the_lines_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("responses")
    found = read_responses(written(folder, HEADER, *order))
    assert arrays(found) == arrays(read_responses(written(folder, HEADER, *ROWS)))


def test_columns_may_stand_in_any_order_behind_a_mark_of_order(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    lines = ["correct,item,candidate,elapsed_ms,position,version", "1,1.1-source-n3,7,41000,1,1"]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    assert arrays(read_responses(path)) == ([0.0], [1.0], [0.0], [1.0], [1.0], [41.0])


def test_keeping_some_answers_forgets_the_candidates_without_any(tmp_path: Path) -> None:
    found = read_responses(written(tmp_path, HEADER, *ROWS))
    kept = found.kept(found.candidate == 1)
    assert kept.candidates == 1
    assert kept.candidate.tolist() == [0, 0, 0]
    assert kept.items == found.items


@pytest.mark.parametrize(
    ("lines", "english"),
    [
        ((HEADER,), "The file of responses has no line of response."),
        ((), 'Line 1: the column "candidate" is missing.'),
        ((HEADER.replace(",", ";"),), "Line 1: the columns are separated by semicolons"),
        ((HEADER + ",name",), 'Line 1: the column "name" is unknown.'),
        ((HEADER.replace(",version", ""),), 'Line 1: the column "version" is missing.'),
        ((HEADER + ",item",), 'Line 1: the column "item" stands twice.'),
        ((HEADER, ROWS[0], "7,2,1.2-tri-n2,1,0"), "Line 3: 5 columns instead of 6."),
        ((HEADER, ROWS[0], ""), "Line 3: 0 columns instead of 6."),
        ((HEADER, "Ada,1,1.1-source-n3,1,1,"), 'Line 2: "Ada" in the column candidate'),
        ((HEADER, "-1,1,1.1-source-n3,1,1,"), 'Line 2: "-1" in the column candidate'),
        ((HEADER, "1234567890123456,1,1.1-source-n3,1,1,"), "in the column candidate"),
        ((HEADER, ROWS[0], "7,0,1.1-a-n1,1,1,"), 'Line 3: "0" in the column position'),
        ((HEADER, "7,1001,1.1-source-n3,1,1,"), 'Line 2: "1001" in the column position'),
        ((HEADER, "7,1,Émile,1,1,"), 'Line 2: "Émile" is no id of an item.'),
        ((HEADER, "7,1,1.1-source-n3,0,1,"), 'Line 2: "0" in the column version'),
        ((HEADER, ROWS[0], "7,2,1.2-tri-n2,1,2,"), 'Line 3: "2" in the column correct'),
        ((HEADER, "7,1,1.1-source-n3,1,,"), 'Line 2: "" in the column correct'),
        ((HEADER, "7,1,1.1-source-n3,1,1,0"), 'Line 2: "0" in the column elapsed_ms'),
        ((HEADER, "7,1,1.1-source-n3,1,1,1.5"), 'Line 2: "1.5" in the column elapsed_ms'),
        ((HEADER, "7,1,1.1-source-n3,1,1,٣"), 'Line 2: "٣" in the column elapsed_ms'),
        ((HEADER, *ROWS, ROWS[0]), "Line 7: candidate 7 has the same item on line 2 already."),
        (
            (HEADER, ROWS[0], "7,1,1.2-tri-n2,1,0,"),
            "Line 3: candidate 7 has the same position on line 2 already.",
        ),
        ((HEADER, '7,1,"1.1-source-n3,1,1,'), "it does not read as CSV (quotes, or its length)."),
    ],
)
def test_a_wrong_export_is_refused_in_one_sentence(
    tmp_path: Path, lines: tuple[str, ...], english: str
) -> None:
    french, told = sentences(written(tmp_path, *lines) if lines else written(tmp_path))
    assert english in told
    assert french.endswith(".")
    assert "\n" not in french + told


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    path.write_bytes(HEADER.encode() + b"\n\xff\xfe\n")
    assert "UTF-8" in sentences(path)[1]


def test_too_long_an_export_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.calibration.responses.MAX_ROWS", 3)
    assert sentences(written(tmp_path, HEADER, *ROWS))[1].startswith("The file exceeds 3 lines")


def test_line_numbers_hold_beyond_the_first_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.calibration.responses._BLOCK", 2)
    path = written(tmp_path, HEADER, *ROWS, "3,3,1.3-a-n1,1,9,")
    assert sentences(path)[1].startswith('Line 7: "9" in the column correct')
