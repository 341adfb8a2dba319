"""Stations with what their checks found, as a table to keep. Knows no HTTP and no file."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from engine.records.instants import instant_to_text
from engine.records.preflight_report import Outcome
from server.intake.preflight import Checked
from server.results.exports import safe_cell

BOM: Final = "\ufeff"
COLUMNS: Final = (
    *("poste", "nom", "établissement", "vérifié le", "version", "niveau"),
    *("prêt", "à surveiller", "à corriger", "même nom", "même ordinateur"),
    *("points à corriger", "points à surveiller"),
)


def stations_csv(rows: Sequence[Checked]) -> bytes:
    """One line for each station; a cell that a spreadsheet would compute is made harmless."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in rows:
        writer.writerow([safe_cell(cell) for cell in _cells(one)])
    return (BOM + stream.getvalue()).encode()


def points(one: Checked, outcome: Outcome) -> tuple[tuple[str, str], ...]:
    """What was found with an outcome, and what to do about it."""
    report = one.report
    if report is None:
        return ()
    return tuple((found.text, found.fix) for found in report.findings if found.outcome is outcome)


def _cells(one: Checked) -> tuple[str, ...]:
    named = (one.station.station, one.station.label, one.station.centre)
    alike = ", ".join(one.alike.label), ", ".join(one.alike.host)
    kept, report = one.preflight, one.report
    if kept is None or report is None:
        return (*named, *[""] * 6, *alike, "", "")
    return (
        *named,
        instant_to_text(kept.wall),
        report.release,
        "" if kept.level is None else str(kept.level),
        *map(str, (kept.fine, kept.look, kept.stop)),
        *alike,
        *(
            " | ".join(text for text, _fix in points(one, outcome))
            for outcome in (Outcome.STOP, Outcome.LOOK)
        ),
    )
