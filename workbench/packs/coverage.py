"""How many items stand where: competence × level, with holes; types; applications. Judges nothing.

Translations are left out: they stand where their original stands.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.items import Item
from engine.records.canonical import Json, JsonObject
from engine.referential import COMPETENCES
from workbench.packs.source import PackSource

LEVELS: Final = range(1, 9)
_WIDTH: Final = 6


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts by (competence, level), by type and by application; shipped, then drafts.

    Attributes:
        shipped, drafts: By competence and level.
        types, applications: Of shipped items and drafts alike, each a pair of counts.
    """

    shipped: Mapping[tuple[str, int], int]
    drafts: Mapping[tuple[str, int], int]
    types: Mapping[str, tuple[int, int]]
    applications: Mapping[str, tuple[int, int]]

    @property
    def holes(self) -> tuple[tuple[str, int], ...]:
        """Competences and levels where nothing is shipped."""
        return tuple(
            (one.code, level)
            for one in COMPETENCES
            for level in LEVELS
            if not self.shipped.get((one.code, level))
        )

    def to_json(self) -> JsonObject:
        """As an object for programs; a pair is shipped items, then drafts."""
        matrix: dict[str, Json] = {
            one.code: tuple(
                (self.shipped.get((one.code, level), 0), self.drafts.get((one.code, level), 0))
                for level in LEVELS
            )
            for one in COMPETENCES
        }
        return {
            "matrix": matrix,
            "holes": tuple(f"{code} n{level}" for code, level in self.holes),
            "types": dict(self.types),
            "applications": dict(self.applications),
        }

    def lines(self) -> Iterator[str]:
        """As a table: shipped+drafts in each cell, an empty place as a dash, a hole as a mark."""
        yield "        " + "".join(f"{f'N{level}':>{_WIDTH}}" for level in LEVELS) + "   total"
        for one in COMPETENCES:
            cells = "".join(f"{self._cell(one.code, level):>{_WIDTH}}" for level in LEVELS)
            shipped = sum(self.shipped.get((one.code, level), 0) for level in LEVELS)
            drafts = sum(self.drafts.get((one.code, level), 0) for level in LEVELS)
            yield f"{one.code:<8}{cells}{_both(shipped, drafts):>8}"
        for title, found in (("types", self.types), ("applications", self.applications)):
            told = ", ".join(f"{name} {_both(*pair)}" for name, pair in sorted(found.items()))
            yield f"{title}: {told or '-'}"
        holes = ", ".join(f"{code} N{level}" for code, level in self.holes)
        yield f"trous / holes ({len(self.holes)}): {holes or '-'}"
        yield "publiées+brouillons / shipped+drafts"

    def _cell(self, code: str, level: int) -> str:
        place = (code, level)
        return _both(self.shipped.get(place, 0), self.drafts.get(place, 0))


def _both(shipped: int, drafts: int) -> str:
    if not shipped and not drafts:
        return "-"
    return f"{shipped}+{drafts}" if drafts else str(shipped)


def coverage(source: PackSource) -> Coverage:
    """Counts of a pack's source; archived items count nowhere."""
    shipped = [one.item for one in source.items if not one.translated]
    drafts = [
        one.item
        for one in source.drafts
        if not one.translated and one.document["status"] != "archived"
    ]
    return Coverage(
        _places(shipped),
        _places(drafts),
        _pairs(_types(shipped), _types(drafts)),
        _pairs(_tools(shipped), _tools(drafts)),
    )


def _places(items: list[Item]) -> Counter[tuple[str, int]]:
    return Counter((str(item.competence), item.level) for item in items)


def _types(items: list[Item]) -> Counter[str]:
    return Counter(item.type.value for item in items)


def _tools(items: list[Item]) -> Counter[str]:
    return Counter(item.tool.name for item in items if item.tool is not None)


def _pairs(shipped: Counter[str], drafts: Counter[str]) -> dict[str, tuple[int, int]]:
    return {name: (shipped[name], drafts[name]) for name in sorted({*shipped, *drafts})}
