"""A workbook with other inputs, to see whether its formulas still hold. Knows no formula."""

from dataclasses import replace

from engine.applications.sheet.addresses import cell_from_text
from engine.applications.sheet.pages import Page, Workbook
from engine.applications.sheet.start import raw_from_json
from engine.errors import MalformedError
from engine.records.reading import Reader


def trial_from_json(book: Workbook, page: Page, reader: Reader) -> Workbook:
    """The workbook after other inputs: ``{"B2": 40, "Tarifs!B3": "7,5"}``.

    An address without a sheet means *page*; null empties a cell.

    Raises:
        MalformedError: A cell that is not there, or a value that is none.
    """
    if not reader.value:
        raise MalformedError("sheet.trial")
    pages = {one.name: one for one in book.pages}
    for address, value in reader.value.items():
        sheet, mark, where = address.rpartition("!")
        found = pages[book.page(sheet).name if mark else page.name]
        cell = cell_from_text(where)
        if not found.area.holds(cell):
            raise MalformedError("sheet.outside", where)
        raw = {one: text for one, text in found.raw.items() if one != cell}
        if value is not None and (text := raw_from_json(value, book.year)):
            raw[cell] = text
        pages[found.name] = replace(found, raw=raw)
    return replace(book, pages=tuple(pages[one.name] for one in book.pages))
