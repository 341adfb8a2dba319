from engine.applications.word.blocks import Paragraph, Table
from engine.applications.word.editing import Place, Range, copied
from engine.applications.word.runs import Dress, Run
from engine.records.canonical import JsonObject
from tests.engine.applications.word.papers import after, paper, spelled


def test_what_is_copied_leaves_out_struck_words_notes_and_tables() -> None:
    noted = Run("b", Dress(frozenset(("bold",)), comment=3))
    struck = Run("c", Dress(change="deleted", by="Lina"))
    blocks = (Paragraph((Run("a"), noted), page=True), Table((("x",),)), Paragraph((struck,)))
    whole = Range(Place(0, 0), Place(2, 1))
    bold = Run("b", Dress(frozenset(("bold",))))
    assert copied(blocks, whole) == (Paragraph((Run("a"), bold)), Paragraph())


def test_a_version_with_a_table_comes_back_whole() -> None:
    old = {
        "when": "3 mai",
        "by": "Ana",
        "blocks": [{"contents": True}, {"table": [["a"], ["b"]]}, {"text": "c"}],
    }
    start = paper("Un", versions=[old])
    assert spelled(after({"do": "restore", "version": 1}, start=start), start) == [
        {"contents": True},
        {"table": (("a",), ("b",))},
        {"text": "c"},
    ]


def test_a_caret_stands_before_or_after_a_table_of_contents() -> None:
    start: JsonObject = {"title": "a", "blocks": [{"contents": True}, {"text": "b"}]}
    erase = {"do": "type", "from": [1, 0], "to": [1, 1], "text": ""}
    assert spelled(after(erase, start=start), start) == [{"text": "b"}]
