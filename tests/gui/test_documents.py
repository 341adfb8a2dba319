"""Documents joined to a question: what is shown, and what a broken one says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AttachmentView
from kiosk.ui.widgets.attachments import AttachmentPane
from kiosk.ui.widgets.documents import (
    PictureDocument,
    TableDocument,
    TextDocument,
)
from kiosk.ui.widgets.picture import stands_alone
from kiosk.ui.widgets.statement import Statement
from kiosk.words import Text, words

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">'
    b'<rect width="200" height="100" fill="#ff0000"/></svg>'
)
TABLE = b"Achat;Montant\nCapteur;18,90\nRoues;14,50\n"


Pane = Callable[[str, str, bytes], QWidget]


def png() -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[Pane]:
    """Makes panes, and keeps them as long as the test."""
    kept: list[QWidget] = []

    def make(name: str, kind: str, content: bytes) -> QWidget:
        made = AttachmentPane(AttachmentView(name, kind, "Dit en mots", content), 1)
        kept.append(made)
        made.resize(600, 400)
        made.show()
        return made

    yield make
    for one in kept:
        one.close()
        one.deleteLater()


def said(widget: QWidget) -> str:
    return " ".join(label.accessibleName() or label.text() for label in widget.findChildren(QLabel))


def test_a_table_shows_headers_cells_and_how_large_it_is(pane: Pane) -> None:
    shown = pane("achats.csv", "table", TABLE)
    (table,) = shown.findChildren(TableDocument)
    model = table.model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Montant"
    assert model.index(0, 1).data() == "18,90"
    assert table.accessibleName() == "Dit en mots"
    assert table.objectName() == "attachment-1"
    assert words(Text.QUESTION_TABLE_ROWS, rows=2, columns=2) in said(shown)


def test_figures_stand_right_and_words_left(pane: Pane) -> None:
    (table,) = pane("achats.csv", "table", TABLE).findChildren(TableDocument)
    role = Qt.ItemDataRole.TextAlignmentRole
    right = Qt.AlignmentFlag.AlignRight
    assert Qt.AlignmentFlag(table.model().index(0, 1).data(role)) & right
    assert not Qt.AlignmentFlag(table.model().index(0, 0).data(role)) & right


def test_a_long_table_scrolls_by_itself_and_a_short_one_does_not(qtbot: QtBot, pane: Pane) -> None:
    long = "a;b\n" + "1;2\n" * 80
    (tall,) = pane("l.csv", "table", long.encode()).findChildren(TableDocument)
    (low,) = pane("c.csv", "table", TABLE).findChildren(TableDocument)
    qtbot.waitUntil(lambda: tall.verticalScrollBar().maximum() > 0)
    assert low.verticalScrollBar().maximum() == 0
    assert tall.height() < 600


def test_a_table_grows_with_the_text(pane: Pane) -> None:
    (table,) = pane("c.csv", "table", TABLE).findChildren(TableDocument)
    before = table.height()
    try:
        look().apply(Preferences(text_size=200))
        QApplication.processEvents()
        assert table.height() > before
    finally:
        look().apply(Preferences())


@pytest.mark.parametrize(("name", "content"), [("plan.svg", SVG), ("plan.png", None)])
def test_a_picture_keeps_its_shape(pane: Pane, name: str, content: bytes | None) -> None:
    (picture,) = pane(name, "image", content or png()).findChildren(PictureDocument)
    wide, narrow = picture.heightForWidth(400), picture.heightForWidth(20)
    assert wide > narrow
    colours = {picture.grab().toImage().pixelColor(14, 14).name()}
    assert colours == {"#ff0000"}
    assert picture.accessibleName() == "Dit en mots"


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("plan.png", "image", b"no picture"),
        ("plan.svg", "image", b"<svg broken"),
        ("vide.csv", "table", b""),
        ("note.txt", "text", b"\xff\xfe\x00"),
        ("programme.bin", "file", b"MZ"),
    ],
)
@pytest.mark.filterwarnings("default")
def test_what_cannot_be_read_says_so_and_says_it_in_words(
    pane: Pane, qtlog: pytest.LogCaptureFixture, name: str, kind: str, content: bytes
) -> None:
    with qtlog.disabled():  # type: ignore[attr-defined]  # pytest-qt's own log, which has it
        shown = pane(name, kind, content)
    assert words(Text.QUESTION_FILE_UNREADABLE) in said(shown).replace("&nbsp;", "\u00a0")
    assert "Dit en mots" in said(shown)


def test_a_text_keeps_its_lines_and_is_not_written_in(pane: Pane) -> None:
    (text,) = pane("n.txt", "text", b"un\ndeux\n").findChildren(TextDocument)
    assert text.toPlainText() == "un\ndeux\n"
    assert text.isReadOnly()


def test_a_text_in_markdown_is_a_statement(pane: Pane) -> None:
    (page,) = pane("n.md", "text", b"**Bonjour**").findChildren(Statement)
    assert page.plain() == "Bonjour"
    assert page.objectName() == "attachment-1"


def test_a_drawing_that_names_a_file_is_not_drawn(pane: Pane, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    drawing = SVG.replace(b"</svg>", f'<image href="{secret}"/></svg>'.encode())
    shown = pane("x.svg", "image", drawing)
    assert shown.findChildren(PictureDocument) == []
    assert words(Text.QUESTION_FILE_UNREADABLE) in said(shown)


@pytest.mark.parametrize(
    "part",
    [
        b'<image href="file:///etc/hostname"/>',
        b'<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="x.svg#a"/>',
        b'<rect style="fill:url(http://site.example/a)"/>',
        b"<style>@import 'http://site.example/a.css';</style>",
        b"<rect>",
    ],
)
def test_a_drawing_names_nothing_but_its_own_parts(part: bytes) -> None:
    assert stands_alone(SVG)
    assert not stands_alone(SVG.replace(b"</svg>", part + b"</svg>"))


def test_a_drawing_may_name_its_own_parts_and_declares_no_entities() -> None:
    assert stands_alone(SVG.replace(b"</svg>", b'<use href="#a"/><g fill="url(#b)"/></svg>'))
    assert not stands_alone(b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG)
