"""kiosk.ui.printing: the procès-verbal as PDF says what it has to, in order and as text."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from kiosk.ui.presenters.press import NoPress, PrintFailedError
from kiosk.ui.presenters.record_document import document_of
from kiosk.ui.printing.paper import PaperError, draw_paper
from kiosk.ui.printing.pdf_finish import PdfFormError, finished
from kiosk.ui.printing.press import QtPress
from kiosk.ui.theme import families
from kiosk.ui.views.document import Document, Fingerprint, Paragraph
from tests.kiosk.ui.printing.sample import NAMES, at, eventful, record, sitting, where

pytestmark = pytest.mark.gui
OWN = "AtkinsonHyperlegibleNext"


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    families.load()


def sample(**more: object) -> Document:
    return document_of(record(**more), NAMES, where, at(201))


def tool(name: str, *arguments: str | Path) -> str:
    program = shutil.which(name)
    assert program is not None, "poppler-utils is among the packages of installer/setup.sh"
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def printed(folder: Path, document: Document) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(QtPress().pdf(document))
    return path


def words_of(text: str) -> list[str]:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).split(" ")


def sentences(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from sentences(one)


def test_every_word_of_the_paper_can_be_copied_from_it(tmp_path: Path) -> None:
    document = sample()
    text = tool("pdftotext", "-layout", printed(tmp_path, document), "-")
    found = set(words_of(text))
    for block in document.blocks:
        kept = replace(block, code="", alt="") if isinstance(block, Fingerprint) else block
        for sentence in sentences(astuple(kept)):
            assert [word for word in words_of(sentence) if word not in found] == []
    for word in ("LEFÈVRE", "TRAORÉ", "0561234A", "Aucun", "S-0001", "1 h 45"):
        assert set(word.split()) <= found
    assert "réponse" not in text


def test_it_is_read_in_the_order_of_the_paper(tmp_path: Path) -> None:
    text = tool("pdftotext", "-raw", printed(tmp_path, sample()), "-")
    parts = ["Procès-verbal", "Candidats de ce poste", "Déroulé", "TRAORÉ Noam\nAdmission"]
    parts += ["Absents notés", "Incidents notés", "Faits du poste", "Signatures", "Empreintes"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_it_has_a_title_a_language_and_all_its_fonts(tmp_path: Path) -> None:
    path = printed(tmp_path, sample())
    told = tool("pdfinfo", path)
    assert re.search(r"^Title: +Procès-verbal de session S-0001$", told, re.MULTILINE)
    assert "A4" in told
    content = path.read_bytes()
    assert b"/Lang (fr-FR)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"pdfaid:part" in content
    fonts = tool("pdffonts", path).splitlines()[2:]
    assert fonts
    assert all(" yes " in line for line in fonts)
    assert all(OWN in line for line in fonts) == (OWN.startswith(families_name()))


def families_name() -> str:
    from kiosk.ui.views.preferences import FontName

    return families.family(FontName.HYPERLEGIBLE).replace(" ", "")


def test_every_page_says_which_session_and_which_page_it_is(tmp_path: Path) -> None:
    many = tuple(sitting(f"c-{number}", number) for number in range(1, 30))
    path = printed(tmp_path, sample(sittings=(*many, eventful())))
    pages = int(re.search(r"Pages: +(\d+)", tool("pdfinfo", path))[1])  # type: ignore[index]  # it is always told
    assert pages > 8
    for page in range(1, pages + 1):
        text = tool("pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-")
        assert "Session S-0001 · Poste 14 · RÉPÉTITION, SANS VALEUR" in " ".join(text.split())
        assert f"page {page} sur {pages}" in " ".join(words_of(text))


@pytest.fixture
def writer() -> Iterator[QPdfWriter]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    yield QPdfWriter(buffer)
    buffer.close()


def test_drawing_it_does_not_change_with_the_device(writer: QPdfWriter) -> None:
    writer.setResolution(300)
    assert draw_paper(sample(), writer) == 3


class Stubborn(QPdfWriter):
    """Has one page."""

    def newPage(self) -> bool:  # noqa: N802 - the toolkit's name
        return False


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_device_that_refuses_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = QPrinter(QPrinter.PrinterMode.HighResolution)
    closed.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    closed.setOutputFileName("/nowhere/paper.pdf")
    with pytest.raises(PrintFailedError):
        QtPress().draw_on(closed, sample())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with pytest.raises(PaperError):
        draw_paper(sample(), Stubborn(buffer))
    monkeypatch.setattr("kiosk.ui.printing.press.QPdfWriter", Stubborn)
    with pytest.raises(PrintFailedError):
        QtPress().pdf(sample())


def test_a_printer_draws_the_same_pages(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    QtPress().draw_on(printer, sample())
    assert "Pages:           3" in tool("pdfinfo", tmp_path / "printed.pdf")


def test_without_a_printer_one_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    assert QtPress().printer() == ""
    with pytest.raises(PrintFailedError):
        QtPress().send(sample())
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Salle"]))
    assert QtPress().printer() == "Salle"
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QtPress, "draw_on", lambda _self, printer, what: sent.append((printer.docName(), what.foot))
    )
    QtPress().send(sample())
    assert sent == [("Procès-verbal de session S-0001", "Session S-0001 · Poste\u00a014")]
    nobody = NoPress()
    assert nobody.printer() == ""
    for deed in (nobody.pdf, nobody.send):
        with pytest.raises(PrintFailedError):
            deed(sample())


def test_a_paper_of_value_has_no_stamp(tmp_path: Path) -> None:
    from engine.records.root import Realm

    place = replace(record().place, realm=Realm.REAL)
    text = tool("pdftotext", printed(tmp_path, sample(place=place)), "-")
    assert "SANS VALEUR" not in text
    assert "répétition" not in text


def test_what_is_higher_than_a_page_is_drawn_all_the_same(writer: QPdfWriter) -> None:
    document = replace(sample(), blocks=(Paragraph("mot " * 9000),))
    assert draw_paper(document, writer) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
        (
            b"1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<<\n/DescendantFonts [3 0 R]\n"
            b"/ToUnicode 4 0 R>>\nendobj\n3 0 obj\n<<>>\nendobj\n4 0 obj\n<<>>\nendobj\n"
            b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
        ),
    ],
)
def test_another_form_of_pdf_is_left_alone(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PdfFormError):
        finished(content, "fr-FR")

    def refuses(*_words: object) -> bytes:
        raise PdfFormError("form")

    monkeypatch.setattr("kiosk.ui.printing.press.finished", refuses)
    assert b"/Lang" not in QtPress().pdf(sample())


def test_letters_of_an_unknown_font_are_not_guessed() -> None:
    document = sample()
    made = QtPress().pdf(document)
    plain = made[: made.index(b"%%EOF") + 6]
    told = finished(plain, "fr-FR", [{"A": 12, "C": 7}], "A")
    assert b"beginbfchar" not in told
    assert b"beginbfchar" in made
