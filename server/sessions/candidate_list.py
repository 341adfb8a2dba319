"""Lists of candidates as schools bring them, CSV or JSON, to values. Knows no session and no key.

Columns are found by their heading, in French or English, whatever their order; the headings of
the mass sheets of the certification are among them. Values are personal data: they never print.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from engine.sitting.budget import exact_extra
from server.errors import WrongInputError

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_ROWS: Final = 2000
MAX_CELL: Final = 200
OLDEST_YEAR: Final = 1900
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "last_name": ("last_name", "nom de naissance", "nom de famille", "nom"),
    "first_name": ("first_name", "premier prenom", "prenom"),
    "birth_date": ("birth_date", "date de naissance"),
    "birth_place": (
        *("birth_place", "nom de la commune de naissance", "libelle commune naissance"),
        *("nom de la commune", "lieu de naissance"),
    ),
    "national_id": ("national_id", "ine", "identifiant unique", "identifiant national"),
    "external_id": ("external_id", "identifiant externe", "identifiant local"),
    "extra": ("extra", "temps majore"),
    "adjusted": ("adjusted", "accessibilite"),
    "adaptations": ("adaptations", "amenagements"),
    "language": ("language", "langue"),
}
_TRUE: Final = {"1", "true", "yes", "oui", "vrai", "x"}
_FALSE: Final = {"", "0", "false", "no", "non", "faux"}
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?", re.ASCII)
_RATIO: Final = re.compile(r"(\d{1,4})/([1-9]\d{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ListedCandidate:
    """One line of a list; `birth_date` is ``YYYY-MM-DD``, `extra` an exact fraction."""

    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    birth_date: str = field(repr=False)
    birth_place: str = field(default="", repr=False)
    national_id: str = field(default="", repr=False)
    external_id: str = field(default="", repr=False)
    extra: Fraction = Fraction(0)
    adjusted: bool = False
    adaptations: tuple[str, ...] = ()
    language: str = "fr"


def read_candidates(untrusted: bytes, *, as_json: bool) -> tuple[ListedCandidate, ...]:
    """The candidates of a list.

    Raises:
        WrongInputError: The line and the column that do not hold, never the value.
    """
    if len(untrusted) > MAX_BYTES:
        raise WrongInputError("list.too_long")
    rows = _json_rows(untrusted) if as_json else _csv_rows(untrusted)
    if not rows:
        raise WrongInputError("list.empty")
    if len(rows) > MAX_ROWS:
        raise WrongInputError("list.too_long")
    found = tuple(_candidate(row, line) for line, row in rows)
    seen: set[tuple[str, str, str]] = set()
    for (line, _), one in zip(rows, found, strict=True):
        known = (_plain(one.last_name), _plain(one.first_name), one.birth_date)
        if known in seen:
            raise WrongInputError("list.twice", line)
        seen.add(known)
    return found


def extra_time(text: str) -> Fraction:
    """The fraction that a cell means: ``33``, ``33 %``, ``0,33`` and ``1/3`` are one third.

    Raises:
        WrongInputError: It is none, or more than the double.
    """
    kept = text.replace("%", "").strip()
    if not kept:
        return Fraction(0)
    ratio, decimal = _RATIO.fullmatch(kept), _NUMBER.fullmatch(kept)
    if ratio is not None:
        found = Fraction(int(ratio[1]), int(ratio[2]))
    elif decimal is not None:
        found = Fraction(kept.replace(",", "."))
        if "%" in text or found > 1 or (found.denominator == 1 and kept.isdigit()):
            found /= 100
    else:
        raise WrongInputError("list.extra")
    if found > 1:
        raise WrongInputError("list.extra")
    return exact_extra(found.numerator, found.denominator)


def _json_rows(untrusted: bytes) -> list[tuple[int, dict[str, str]]]:
    try:
        value = json.loads(untrusted.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise WrongInputError("list.form") from error
    if not isinstance(value, list):
        raise WrongInputError("list.form")
    rows = []
    for line, one in enumerate(value, start=1):
        if not isinstance(one, dict):
            raise WrongInputError("list.form")
        unknown = set(one) - set(_HEADINGS)
        if unknown:
            raise WrongInputError("list.column", line, "/".join(sorted(_HEADINGS)))
        rows.append((line, {key: _json_text(inner) for key, inner in one.items()}))
    return rows


def _json_text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(str(one) for one in value)
    return "" if value is None else str(value)


def _csv_rows(untrusted: bytes) -> list[tuple[int, dict[str, str]]]:
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInputError("list.encoding") from error
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") >= first.count(",") else ","
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise WrongInputError("list.form") from error
    columns = _columns(table[0]) if table else {}
    for needed in ("last_name", "first_name", "birth_date"):
        if needed not in columns:
            raise WrongInputError("list.heading", _HEADINGS[needed][1])
    rows = []
    for line, cells in enumerate(table[1:], start=2):
        if any(cell.strip() for cell in cells):
            row = {name: cells[at] for name, at in columns.items() if at < len(cells)}
            rows.append((line, row))
    return rows


def _columns(headings: Sequence[str]) -> dict[str, int]:
    plain = [_plain(re.sub(r"\(.*?\)|[*?]", "", heading)) for heading in headings]
    found: dict[str, int] = {}
    for name, known in _HEADINGS.items():
        for heading in known:
            if _plain(heading) in plain:
                found[name] = plain.index(_plain(heading))
                break
    return found


def _candidate(row: Mapping[str, str], line: int) -> ListedCandidate:
    cells = {name: " ".join(row.get(name, "").split()) for name in _HEADINGS}
    for name, cell in cells.items():
        if len(cell) > MAX_CELL or any(ord(one) < ord(" ") for one in cell):
            raise WrongInputError("list.cell", line, _HEADINGS[name][-1])
    for name in ("last_name", "first_name"):
        if not cells[name]:
            raise WrongInputError("list.cell", line, _HEADINGS[name][-1])
    try:
        extra = extra_time(cells["extra"])
    except WrongInputError as error:
        raise WrongInputError("list.cell", line, _HEADINGS["extra"][-1]) from error
    if cells["adjusted"].lower() not in _TRUE | _FALSE:
        raise WrongInputError("list.cell", line, _HEADINGS["adjusted"][-1])
    language = cells["language"].lower() or "fr"
    if re.fullmatch(r"[a-z]{2,3}", language) is None:
        raise WrongInputError("list.cell", line, _HEADINGS["language"][-1])
    return ListedCandidate(
        last_name=cells["last_name"],
        first_name=cells["first_name"],
        birth_date=_birth_date(cells["birth_date"], line),
        birth_place=cells["birth_place"],
        national_id=cells["national_id"][:20],
        external_id=cells["external_id"][:120],
        extra=extra,
        adjusted=cells["adjusted"].lower() in _TRUE,
        adaptations=tuple(one.strip() for one in cells["adaptations"].split(",") if one.strip()),
        language=language,
    )


def _birth_date(text: str, line: int) -> str:
    day_first = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text)
    written = f"{day_first[3]}-{day_first[2]}-{day_first[1]}" if day_first else text
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise WrongInputError("list.cell", line, _HEADINGS["birth_date"][-1]) from error
    if found.year < OLDEST_YEAR or written != found.isoformat():
        raise WrongInputError("list.cell", line, _HEADINGS["birth_date"][-1])
    return written


def _plain(text: str) -> str:
    """Without case, accents and punctuation: to compare names and headings."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]+", " ", parts.encode("ascii", "ignore").decode()).strip()
