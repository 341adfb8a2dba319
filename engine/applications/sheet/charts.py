"""A chart drawn from cells: what kind, which labels, which values. Knows no drawing."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from engine.applications.sheet.addresses import Area, area_from_text
from engine.applications.sheet.calculation import Calculation
from engine.applications.sheet.pages import Page
from engine.applications.sheet.scalars import Scalar
from engine.errors import MalformedError
from engine.records.reading import Reader

KINDS: Final = ("bar", "line", "pie")
_MOST_SERIES: Final = 4
_MOST_LABELS: Final = 24


class Series(NamedTuple):
    """A name, and the cells of its values."""

    name: str
    area: Area


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of `KINDS`; `sheet` is where its cells stand, `axis_from` where its axis begins."""

    kind: str
    title: str
    sheet: str
    labels: Area
    series: tuple[Series, ...]
    axis_from: int = 0


class Drawn(NamedTuple):
    """One label of a chart with the value and the written value of each series."""

    label: str
    values: tuple[Scalar, ...]
    texts: tuple[str, ...]


def chart_from_json(reader: Reader, page: Page, names: list[str]) -> Chart:
    """A chart as an item lays it out on a sheet.

    Raises:
        MalformedError: An unknown kind, or series that are not as long as the labels.
    """
    kind = reader.text("kind", longest=10)
    sheet = reader.text("sheet", longest=30) if reader.has("sheet") else page.name
    if kind not in KINDS or sheet not in names:
        raise MalformedError("sheet.chart", kind)
    labels = area_from_text(reader.text("labels", longest=10))
    series = tuple(
        Series(one.text("name", longest=60), area_from_text(one.text("range", longest=10)))
        for one in reader.readers("series", most=_MOST_SERIES)
    )
    many = labels.height * labels.width
    if (
        not series
        or many > _MOST_LABELS
        or any(one.area.height * one.area.width != many for one in series)
    ):
        raise MalformedError("sheet.chart", kind)
    start = reader.integer("axis_from") if reader.has("axis_from") else 0
    return Chart(kind, reader.text("title", longest=80), sheet, labels, series, start)


def drawn(chart: Chart, found: Calculation) -> tuple[Drawn, ...]:
    """The data of a chart, as a table would show them."""
    columns = [tuple(one.area.cells()) for one in chart.series]
    return tuple(
        Drawn(
            found.text(chart.sheet, label),
            tuple(found.value(chart.sheet, column[place]) for column in columns),
            tuple(found.text(chart.sheet, column[place]) for column in columns),
        )
        for place, label in enumerate(chart.labels.cells())
    )
