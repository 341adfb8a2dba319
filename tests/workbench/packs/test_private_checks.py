"""Real persons and real places in items, wherever they stand."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import SINGLE, TEXT, edit, small, told, write
from workbench.packs.reserved import doubtful_data, is_reserved, personal_data
from workbench.packs.skeleton import Wish, new_item


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Écrivez à lea@ecole.fr.", "e-mail address lea@ecole.fr"),
        ("06 12 34 56 78", "telephone number 06 12 34 56 78"),
        ("+33 6 12 34 56 78", "telephone number +33 6 12 34 56 78"),
        ("FR76 3000 6000 0112 3456 7890 189", "bank account FR76 3000 6000 0112 3456 7890 189"),
        ("1 85 05 78 006 084 91", "social security number 1 85 05 78 006 084 91"),
        ("4539 1488 0343 6467", "bank card 4539 1488 0343 6467"),
    ],
)
def test_what_may_be_somebody_s_is_found(text: str, what: str) -> None:
    assert list(personal_data(text)) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "lea@ecole.example, noa@club.test",
        "06 39 98 12 34 et 01 99 00 56 78, le 3018",
        "FR76 3000 6000 0112 3456 7890 188",
        "1 85 05 78 006 084 36",
        "1 85 05 2A 006 084 36",
        "4970 1012 3456 7891, 0000 0000 0000 0000",
        "12,5 % de 1 000 000, le 2026-03-02 à 10:30",
    ],
)
def test_what_is_invented_is_left(text: str) -> None:
    assert list(personal_data(text)) == []


def test_addresses_are_doubted_unless_they_are_for_examples() -> None:
    text = "12 rue des Lilas, 75012 Paris ; 8.8.8.8 ; 192.168.1.10 ; 203.0.113.9 ; 999.1.1.1"
    assert list(doubtful_data(text)) == [
        "postal address 12 rue des Lilas, 75012 Paris",
        "network address 8.8.8.8",
    ]


def test_reserved_domains_are_told_from_others() -> None:
    assert all(map(is_reserved, ("a.example", "B.TEST.", "www.example.com", "example.org")))
    assert not any(map(is_reserved, ("example.fr", "test", "myexample.com")))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("musee.csv", "Jour;Site\nlundi;https://musee.de/a\n", "the domain musee.de"),
        ("musee.csv", "Jour;Site\nlundi;www.musee.example.eu\n", "the domain www.musee.example.eu"),
        ("musee.csv", "Jour;Site\nlundi;galerie.fr\n", "the domain galerie.fr"),
        ("musee.csv", "Jour;Site\nlundi;a@galerie.fr\n", "e-mail address a@galerie.fr"),
        ("musee.csv", "Jour;Poste\nlundi;8.8.8.8\n", "is network address 8.8.8.8 invented"),
    ],
)
def test_documents_are_read_too(tmp_path: Path, name: str, content: str, words: str) -> None:
    pack = small(tmp_path)
    write(pack, f"items/{SINGLE}/{name}", content)
    assert any(words in one for one in told(pack))


def test_feedback_and_the_start_of_an_application_are_read_too(tmp_path: Path) -> None:
    pack = small(tmp_path)
    edit(pack, f"items/{TEXT}/item.yaml", "why: >", 'feedback: "Voir 06 12 34 56 78."\nwhy: >')
    new_item(pack, Wish("1.1-source", 3, "application", "mail"))
    edit(pack, "items/1.1-source-n3/item.yaml", "Venez-vous samedi ?", "Voir https://a.info/b")
    listed = told(pack)
    assert any("feedback: telephone number" in one for one in listed)
    assert any("tool.start.messages[1].body: the domain a.info" in one for one in listed)


def test_a_document_that_is_no_text_is_found_elsewhere(tmp_path: Path) -> None:
    pack = small(tmp_path)
    (pack / "items" / SINGLE / "musee.csv").write_bytes(b"\xff\xfe")
    (one,) = [one for one in told(pack) if SINGLE in one]
    assert one.endswith(" / musee.csv: is no UTF-8")
