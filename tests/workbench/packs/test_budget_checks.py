"""Media, items and packs that are too large."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import SINGLE, edit, small, told


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ("medium_kilobytes: 1", f"{SINGLE}: medium musee.csv : 3 Kio, 1 au plus"),
        ("item_kilobytes: 1", f"{SINGLE}: item : 3 Kio, 1 au plus"),
        ("pack_kilobytes: 2", "small-pack: pack : "),
    ],
)
def test_a_budget_that_is_passed_is_found(tmp_path: Path, budget: str, words: str) -> None:
    pack = small(tmp_path)
    table = "Jour;Entrées\n" + "lundi et mardi, matin et soir;12 personnes au musée\n" * 50
    (pack / "items" / SINGLE / "musee.csv").write_text(table[:2600] + "\n", encoding="utf-8")
    assert not any("Kio" in one for one in told(pack))
    edit(pack, "pack.yaml", "thresholds:\n", f"thresholds:\n  {budget}\n")
    assert any(one.startswith(words) for one in told(pack))
