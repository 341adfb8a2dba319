"""Too few choices, pairs, zones or examples: a certification refuses them, others hear of it."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import edit, findings, small
from workbench.packs.skeleton import Wish, new_item

NEW = "items/1.1-source-n3/item.yaml"


@pytest.mark.parametrize(
    ("kind", "old", "new", "words"),
    [
        ("text", '"mot", "Mot", " mot "', '"mot"', "examples.accepted: 1, 3 + needed"),
        ("fields", '["mo", "mots", "autre"]', '["mo"]', "examples.a.refused: 1, 3 +"),
        ("single", '  - "… … …"\n', "", "choices: 2, 3–6 needed"),
        ("order", '"… … …"', '"a"\n  - "b"\n  - "c"\n  - "d"\n  - "e"', "choices: 7, 3–6"),
        ("matching", '  - {key: c, label: "… C"}\n', "", "fields: 2, 3–6 needed"),
        (
            "hotspot",
            '  - {name: "Troisième rectangle", x: 420, y: 20, width: 160, height: 80}\n',
            "",
            "zones: 2, 3–8 needed",
        ),
    ],
)
def test_what_is_too_little_is_found(
    tmp_path: Path, kind: str, old: str, new: str, words: str
) -> None:
    pack = small(tmp_path)
    new_item(pack, Wish("1.1-source", 3, kind))
    edit(pack, NEW, old, new)
    for strict in (False, True):
        found = [one for one in findings(pack) if words in one.what]
        assert [one.refuses for one in found] == [strict]
        if not strict:
            edit(pack, "pack.yaml", "kind: practice", "kind: certification")


def test_a_sound_item_has_enough(tmp_path: Path) -> None:
    listed = [one.what for one in findings(small(tmp_path))]
    assert not any("needed" in one for one in listed)
