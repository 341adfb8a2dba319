"""workbench.calibration.item_file: five values and the version change, and no other byte."""

import shutil
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workbench.calibration.item_file import with_calibration, write_calibrations
from workbench.calibration.new_values import NewValues
from workbench.calibration.refusal import CalibrationRefusedError
from workbench.packs.source import read_pack

SMALL: Final = Path(__file__).parents[2] / "data" / "valid" / "small_pack"
ITEM: Final = "1.3-lire-tableau-n1"
NEW: Final = NewValues(8, -2.5, 1.125, 0.21, 0.098, "calibrated-mml-412")
FLOW: Final = """# Une question
id: a
version: 7   # la septième
calibration: {difficulty: -3.117, discrimination: 0.914, se_difficulty: 0.7,
  se_discrimination: 0.25, origin: rubric-1}  # provisoire
why: >
  version: 7 ne change pas ici, é non plus.
"""
BLOCK: Final = """calibration:
    origin: "rubric-1"
    # en logits
    difficulty:   0
    se_difficulty: .7
    discrimination: 1
    se_discrimination: 0.25
version: 7
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FLOW,
            FLOW.replace("version: 7   #", "version: 8   #")
            .replace("-3.117", "-2.5")
            .replace("0.914", "1.125")
            .replace("0.7,", "0.21,")
            .replace("0.25", "0.098")
            .replace("rubric-1", "calibrated-mml-412"),
        ),
        (
            BLOCK,
            BLOCK.replace('"rubric-1"', "calibrated-mml-412")
            .replace("  0\n", "  -2.5\n")
            .replace(".7", "0.21")
            .replace("discrimination: 1", "discrimination: 1.125")
            .replace("0.25", "0.098")
            .replace("version: 7", "version: 8"),
        ),
        (
            BLOCK.replace("\n", "\r\n"),
            BLOCK.replace("\n", "\r\n")
            .replace('"rubric-1"', "calibrated-mml-412")
            .replace("  0\r", "  -2.5\r")
            .replace(".7", "0.21")
            .replace("discrimination: 1", "discrimination: 1.125")
            .replace("0.25", "0.098")
            .replace("version: 7", "version: 8"),
        ),
    ],
)
def test_only_the_values_change(text: str, expected: str) -> None:
    assert with_calibration(text, NEW) == expected


@given(
    difficulty=st.floats(-7.9, 7.9).map(lambda value: round(value, 3)),
    discrimination=st.floats(0.001, 3.0).map(lambda value: round(value, 3)),
    version=st.integers(2, 10**6),
)
def test_what_is_written_is_read_back(
    difficulty: float, discrimination: float, version: int
) -> None:
    values = NewValues(version, difficulty, discrimination, 0.1, 0.2, "calibrated-mml-100")
    before, after = yaml.safe_load(FLOW), yaml.safe_load(with_calibration(FLOW, values))
    assert after["version"] == version
    assert after["calibration"]["difficulty"] == difficulty
    assert after["calibration"]["discrimination"] == discrimination
    assert {**after, "version": 0, "calibration": 0} == {**before, "version": 0, "calibration": 0}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


def everything(pack: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(pack)): path.read_bytes() for path in pack.rglob("*") if path.is_file()
    }


def test_a_pack_keeps_every_other_byte(pack: Path) -> None:
    before = everything(pack)
    write_calibrations(read_pack(pack), {ITEM: NEW})
    after = everything(pack)
    touched = f"items/{ITEM}/item.yaml"
    assert {name for name in after if after[name] != before.get(name)} == {touched}
    old, new = before[touched].splitlines(), after[touched].splitlines()
    different = [
        place for place, pair in enumerate(zip(old, new, strict=True)) if len(set(pair)) > 1
    ]
    assert [old[place].split(b":")[0] for place in different] == [b"version", b"calibration"]
    read = {one.item.id: one.item for one in read_pack(pack).items}[ITEM]
    assert read.version == 8
    assert read.calibration.difficulty == -2.5
    assert read.calibration.origin == "calibrated-mml-412"


def test_a_file_that_would_not_read_back_leaves_all_files_alone(pack: Path) -> None:
    named = pack / "items" / ITEM / "item.yaml"
    text = named.read_text(encoding="utf-8")
    named.write_text(
        text.replace("version: 1", "version: &one 1").replace("level: 1", "level: *one"),
        encoding="utf-8",
    )
    source = read_pack(pack)
    before = everything(pack)
    names = [str(one.item.id) for one in source.items]
    with pytest.raises(CalibrationRefusedError) as refused:
        write_calibrations(source, dict.fromkeys(names, NEW))
    assert "nothing was written" in refused.value.english
    assert everything(pack) == before
