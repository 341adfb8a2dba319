"""Makes a PDF of a paper, or sends it to the machine's printer. Knows no journal.

The PDF says that it is PDF/A-1b, has its fonts, its title and its language inside, and its text
in the order in which it is read. It has no tags: the toolkit writes none.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QRawFont
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.ui.presenters.press import PrintFailedError
from kiosk.ui.printing.ink import SIZES, font_of
from kiosk.ui.printing.paper import PaperError, draw_paper
from kiosk.ui.printing.pdf_finish import PdfFormError, finished
from kiosk.ui.views.document import Document

RESOLUTION: Final = 1200
PROGRAM: Final = "Pix Kiosk"
_THOUSAND: Final = 1000
_SECOND: Final = 1
_SHEET: Final = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
)


class QtPress:
    """The machine's own way to paper."""

    def pdf(self, document: Document) -> bytes:
        """A PDF of a paper.

        Raises:
            PrintFailedError: It could not be made.
        """
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
        writer.setResolution(RESOLUTION)
        writer.setPageLayout(_SHEET)
        writer.setTitle(document.title)
        writer.setCreator(PROGRAM)
        writer.setAuthor(document.subject)
        try:
            draw_paper(document, writer)
        except PaperError as error:
            raise PrintFailedError(reason=str(error)) from error
        buffer.close()
        made = bytes(buffer.data().data())
        try:
            return finished(made, document.language, *measured(document))
        except PdfFormError:  # another toolkit's form: the paper is whole without it
            return made

    def printer(self) -> str:
        """The printer that papers go to; empty when this machine has none."""
        default = QPrinterInfo.defaultPrinter()
        if not default.isNull():
            return default.printerName()
        return next(iter(QPrinterInfo.availablePrinterNames()), "")

    def send(self, document: Document) -> None:
        """Print a paper.

        Raises:
            PrintFailedError: There is no printer, or it did not take the paper.
        """
        name = self.printer()
        if not name:
            raise PrintFailedError(reason="none")
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(document.title)
        self.draw_on(printer, document)

    def draw_on(self, printer: QPrinter, document: Document) -> None:
        """Draw a paper on a printer.

        Raises:
            PrintFailedError: It did not take the paper.
        """
        printer.setFullPage(True)
        printer.setPageLayout(_SHEET)
        try:
            draw_paper(document, printer)
        except PaperError as error:
            raise PrintFailedError(reason=str(error)) from error
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise PrintFailedError(reason="printer")


def measured(document: Document) -> tuple[tuple[dict[str, int], ...], str]:
    """For each weight the widths of the paper's letters; and the letters that the toolkit loses."""
    letters, lost = sorted(set(repr(document))), {" "}
    faces = []
    for role in SIZES:
        font = QRawFont.fromFont(font_of(role))
        font.setPixelSize(_THOUSAND)
        glyphs = {letter: font.glyphIndexesForString(letter) for letter in letters}
        lost |= {letter for letter, glyph in glyphs.items() if glyph == [_SECOND]}
        faces.append(
            {one: round(font.advancesForGlyphIndexes(at)[0].x()) for one, at in glyphs.items()}
        )
    return tuple(faces), "".join(sorted(lost))
