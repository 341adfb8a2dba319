"""Statements: what Markdown becomes on the screen, and what never happens."""

from math import ceil

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.widgets.markup import plain, write
from kiosk.ui.widgets.markup_boxes import suit_boxes
from kiosk.ui.widgets.statement import Statement

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]


def written(markdown: str) -> QTextDocument:
    document = QTextDocument()
    write(document, markdown)
    return document


def pieces(document: QTextDocument) -> list[tuple[str, int, int]]:
    """Text, size in pixels and weight of each run of letters."""
    found = []
    block = document.begin()
    while block.isValid():
        for run in block:
            piece = run.fragment()
            font = piece.charFormat().font()
            found.append((piece.text(), font.pixelSize(), font.weight()))
        block = block.next()
    return found


def tables(document: QTextDocument) -> list[QTextTable]:
    return [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]


def test_the_question_is_larger_than_the_rest_and_what_follows_stands_below() -> None:
    runs = pieces(written("Un texte.\n\n**Que faire ?** Deux réponses."))
    assert runs == [
        ("Un texte.", 20, 400),
        ("Que faire ?", 22, 700),
        ("\u2028Deux réponses.", 20, 400),
    ]


def test_bold_within_a_sentence_is_no_question() -> None:
    runs = pieces(written("Un mot **fort** ici."))
    assert ("fort", 20, 700) in runs


def test_a_table_keeps_its_cells_and_bold_headers() -> None:
    document = written("| Nom | Ville |\n|---|---|\n| Zoé | `Lyon` |\n\nAprès.")
    (table,) = tables(document)
    cells = [
        table.cellAt(row, column).firstCursorPosition().block().text()
        for row in range(table.rows())
        for column in range(table.columns())
    ]
    assert cells == ["Nom", "Ville", "Zoé", "Lyon"]
    assert ("Nom", 17, 700) in pieces(document)
    assert document.toPlainText().rstrip().endswith("Après.")


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    document = written("| a | b |\n|---|---|\n| 1 |")
    (table,) = tables(document)
    assert (table.rows(), table.columns()) == (2, 2)


def test_code_keeps_its_lines_in_a_box_of_its_own() -> None:
    document = written("Voici :\n\n```text\nUser-agent: *\nDisallow: /\n```")
    (table,) = tables(document)
    text = table.cellAt(0, 0).firstCursorPosition().block().text()
    assert text == "User-agent: *\u2028Disallow: /"


def test_an_indented_block_is_code_too() -> None:
    assert len(tables(written("Voici :\n\n    ls -l"))) == 1


def test_a_quotation_is_a_box_in_which_bold_is_no_question() -> None:
    document = written("> **06 39**\n> Bonjour\n\n**Que faire ?**")
    assert len(tables(document)) == 1
    assert ("06 39\u2028", 16, 700) in pieces(document)
    assert ("Que faire ?", 22, 700) in pieces(document)


def test_when_a_message_came_stands_at_the_right_of_who_sent_it() -> None:
    document = written("> **06 39** hier, 9 h\n> Bonjour")
    suit_boxes(document, 400)
    head = tables(document)[0].firstCursorPosition().block()
    assert head.text() == "06 39\thier, 9 h"
    assert [one.position for one in head.blockFormat().tabPositions()] == [400 - 2 * 20]
    assert head.next().text() == "Bonjour"
    assert plain(document).split("\n")[1:3] == ["06 39 hier, 9 h", "Bonjour"]


def test_the_first_column_of_a_table_is_bold_and_italics_below_it_are_its_caption() -> None:
    runs = pieces(written("| N° | Titre |\n|---|---|\n| 1041 | Falaises |\n\n*Deux prêts.*"))
    assert ("1041", 17, 700) in runs
    assert ("Falaises", 17, 400) in runs
    assert ("Deux prêts.", 14, 400) in runs
    assert ("Deux prêts.", 20, 400) in pieces(written("Un texte.\n\n*Deux prêts.*"))


def test_the_ending_of_an_ordinal_is_above_the_line_and_the_words_stay() -> None:
    document = written("Le 1er mars, en 2de.")
    assert [text for text, _size, _weight in pieces(document)] == [
        *("Le 1", "er", " mars, en 2", "de", "."),
    ]
    assert plain(document) == "Le 1er mars, en 2de."


def test_numbers_of_a_list_go_on_and_lists_nest() -> None:
    document = written("1. un\n2. deux\n   - petit\n3. trois")
    lists = {
        block.textList().itemNumber(block): block.text()
        for block in (document.findBlockByNumber(n) for n in range(document.blockCount()))
        if block.textList() is not None and block.textList().format().indent() == 1
    }
    assert lists == {0: "un", 1: "deux", 2: "trois"}


def test_a_second_paragraph_of_an_item_gets_no_mark() -> None:
    document = written("- un\n\n  suite\n- deux")
    marked = [
        block.text()
        for block in (document.findBlockByNumber(n) for n in range(document.blockCount()))
        if block.textList() is not None
    ]
    assert marked == ["un", "deux"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src='file:///etc/passwd'>",
        "![secret](file:///etc/passwd)",
        "[ici](http://site.example/)",
    ],
)
def test_nothing_is_fetched_or_followed(hostile: str) -> None:
    document = written(hostile)
    for named in ("href", "<img", "<script"):
        assert named not in document.toHtml()


def test_a_link_keeps_its_words_and_an_image_its_alternative() -> None:
    text = written("Voir *[le site](http://x.example)* et ![un plan](p.png).").toPlainText()
    assert text == "Voir le site et un plan."


CODES = ["notes-de-mars.txt", "/club/photo", "www.club-photo.example", "a=b&c_d", "jeu-2031"]


@pytest.mark.parametrize("code", CODES)
def test_a_short_code_is_never_cut_in_two_and_is_read_as_it_is(code: str) -> None:
    markdown = f"Ouvrez `{code}` ici."
    document = written(markdown)
    least = ceil(written(f"`{code}`").idealWidth())
    cuts = set()
    for width in range(least + 1, 600):
        document.setTextWidth(width)
        assert document.size().width() <= width
        first = document.begin()
        starts = [first.layout().lineAt(at).textStart() for at in range(first.layout().lineCount())]
        cuts |= {first.text()[start - 1] for start in starts[1:]}
    assert cuts == {" "}
    statement = Statement()
    statement.show_markdown(markdown)
    assert statement.plain() == f"Ouvrez {code} ici."
    assert statement.accessibleDescription() == statement.plain()


def test_a_code_longer_than_a_line_is_cut_at_its_signs() -> None:
    code = "https://www.mediatheque.example/agenda/2031"
    document = written(f"Ouvrez `{code}`.")
    assert document.toPlainText() == f"Ouvrez {code}."


def test_emphasis_is_italic() -> None:
    document = written("C’est *pour tous*.")
    italic = [
        run.fragment().text()
        for run in document.begin()
        if run.fragment().charFormat().fontItalic()
    ]
    assert italic == ["pour tous"]


def test_a_heading_is_a_question_and_a_hard_break_stays() -> None:
    assert ("Titre", 22, 400) in pieces(written("# Titre"))
    assert written("un  \ndeux").toPlainText() == "un\ndeux"


def test_a_statement_is_as_tall_as_its_text_and_loads_nothing(dressed: QApplication) -> None:
    statement = Statement()
    statement.show_markdown("court")
    low = statement.heightForWidth(400)
    statement.show_markdown("long " * 200)
    assert statement.heightForWidth(400) > 5 * low
    assert statement.heightForWidth(800) < statement.heightForWidth(400)
    assert statement.loadResource(2, QUrl("file:///etc/passwd")) is None
    assert statement.plain().startswith("long")


def test_another_look_redraws_the_same_words(dressed: QApplication) -> None:
    statement = Statement()
    statement.show_markdown("Un texte.")
    before = statement.heightForWidth(400)
    try:
        look().apply(Preferences(theme=ThemeName.DARK, text_size=200))
        assert statement.heightForWidth(400) > before
        assert statement.plain() == "Un texte."
        colour = statement.document().begin().begin().fragment().charFormat().foreground().color()
        assert colour == look().colour("text")
    finally:
        look().apply(Preferences())
