"""Syllables, sentences, and the bounds of what is easy to read."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import SINGLE, edit, findings, small
from workbench.packs.reading_level import reading, sentences_of, syllables, words_of

HARD = (
    "L’administration du territoire communique une notification par voie numérique. Elle"
    " concerne la participation associative.\n\n**Combien de personnes sont entrées ?**\n"
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ordinateur", 4), ("réponse", 2), ("télévision", 4), ("création", 3), ("vue", 1),
        ("voient", 1), ("publier", 3), ("musique", 2), ("théâtre", 2), ("voyage", 2), ("le", 1),
        ("envoyer", 3), ("guide", 1), ("client", 1), ("PDF", 1), ("maïs", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_with_a_mark_or_a_line() -> None:
    assert list(sentences_of("Il va. Où\u202f?\nLà-bas 12 ; 34")) == ["Il va", "Où", "Là-bas 12"]
    assert words_of("L’aide-mémoire de Noé, 12 fois") == 4


def test_easy_texts_are_easier_than_hard_ones() -> None:
    easy = reading(("Le chat dort. Il rêve.", "oui"))
    assert (easy.words, easy.sentences, easy.syllables) == (6, 3, 6)
    assert easy.ease == pytest.approx(207 - 1.015 * 2 - 73.6)
    assert reading((HARD,)).ease < 40
    assert reading(()).ease == 207


@pytest.mark.parametrize(("status", "refuses"), [("draft", True), ("validated", False)])
def test_a_hard_draft_is_refused_and_what_two_readers_validated_remarked(
    tmp_path: Path, status: str, refuses: bool
) -> None:
    pack = small(tmp_path)
    edit(pack, f"items/{SINGLE}/item.yaml", "status: validated", f"status: {status}")
    (pack / "items" / SINGLE / "statement.fr.md").write_text(HARD, encoding="utf-8")
    (found,) = [one for one in findings(pack) if "Reading ease" in one.what]
    assert found.refuses is refuses


def test_a_pack_sets_its_own_bound(tmp_path: Path) -> None:
    pack = small(tmp_path)
    edit(pack, "pack.yaml", "similarity_percent", "reading_ease: 20\n  similarity_percent")
    edit(pack, f"items/{SINGLE}/item.yaml", "status: validated", "status: draft")
    (pack / "items" / SINGLE / "statement.fr.md").write_text(HARD, encoding="utf-8")
    (found,) = [one for one in findings(pack) if "Reading ease" in one.what]
    assert not found.refuses


def test_long_sentences_are_remarked_and_code_is_no_sentence(tmp_path: Path) -> None:
    pack = small(tmp_path)
    path = pack / "items" / SINGLE / "statement.fr.md"
    long = "Il va " + "et il va " * 10
    path.write_text(f"{long}.\n\n`{long}`\n\n**Combien\u202f?**\n", encoding="utf-8")
    found = [one for one in findings(pack) if "words, 25 at most" in one.what]
    assert [one.refuses for one in found] == [False]
    assert "Sentence of 32 words" in found[0].what
