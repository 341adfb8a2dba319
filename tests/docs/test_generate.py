from pathlib import Path

import pytest

from docs.generate import FOLDER, UnknownPartError, filled, main, names_in, parts, stale


def test_no_generated_part_of_any_document_is_stale() -> None:
    assert stale(FOLDER, parts()) == {}


def test_every_part_stands_in_a_document() -> None:
    texts = [path.read_text("utf-8") for path in FOLDER.rglob("*.md")]
    assert set().union(*map(names_in, texts)) == set(parts())


def test_a_stale_part_is_named_by_the_check_and_then_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "one.md"
    document.write_text("a\n<!-- generated: events -->\nold\n<!-- end of events -->\nb\n", "utf-8")
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "one.md\n"
    assert "old" in document.read_text("utf-8")
    assert main([], tmp_path) == 0
    assert "`answer.given`" in document.read_text("utf-8")
    assert main(["--check"], tmp_path) == 0


def test_a_part_that_nothing_makes_is_refused() -> None:
    with pytest.raises(UnknownPartError, match="nothing"):
        filled("<!-- generated: nothing -->\n<!-- end of nothing -->", {})
