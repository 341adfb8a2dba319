"""Places to point at that are small, outside the picture, or on top of each other."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import edit, small, told
from workbench.packs.skeleton import Wish, new_item

NAME = "items/1.1-source-n3/item.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    pack = small(tmp_path)
    new_item(pack, Wish("1.1-source", 3, "hotspot"))
    return pack


def test_sound_zones_have_no_finding(pack: Path) -> None:
    assert not [one for one in told(pack) if "one “" in one]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "x: 20, y: 20, width: 160, height: 80",
            "x: 20, y: 20, width: 160, height: 40",
            "44 units",
        ),
        ("x: 420, y: 20", "x: 460, y: 20", "“Troisième rectangle”: it leaves"),
        ("x: 420, y: 20", "x: 420, y: 50", "“Troisième rectangle”: it leaves"),
        ("x: 220, y: 20", "x: 100, y: 30", "“Premier rectangle” and “Deuxième rectangle”"),
    ],
)
def test_a_fault_of_zones_is_found(pack: Path, old: str, new: str, words: str) -> None:
    edit(pack, NAME, old, new)
    assert any(words in one for one in told(pack))


def test_a_picture_that_cannot_be_read_is_found_once(pack: Path) -> None:
    (pack / "items" / "1.1-source-n3" / "dessin.svg").unlink()
    (one,) = [one for one in told(pack) if "dessin.svg" in one]
    assert one.endswith(" / dessin.svg: cannot be read")
