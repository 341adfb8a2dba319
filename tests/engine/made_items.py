"""Items made for tests of selection, scoring and grading."""

from engine.adaptive.draw import draw
from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Field,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Tool,
    Tube,
    Zone,
)
from engine.referential import COMPETENCES

SEED = b"items made for tests"


def made_item(
    name: str = "item",
    *,
    competence: str = "1.1",
    tube: str = "tube",
    level: int = 1,
    difficulty: float = 0.0,
    discrimination: float = 1.0,
    language: str = "fr",
    blind: Accessible = Accessible.OK,
    kind: ItemType = ItemType.TEXT,
    choices: tuple[str, ...] = (),
    fields: tuple[Field, ...] = (),
    dependent: bool = False,
    focus: bool = False,
    zones: tuple[Zone, ...] = (),
    tool: Tool | None = None,
) -> Item:
    return Item(
        id=ItemId(name),
        version=1,
        language=language,
        competence=CompetenceCode(competence),
        tube=Tube(tube),
        level=level,
        type=kind,
        statement="",
        calibration=Calibration(difficulty, discrimination, 0.5, 0.25, "test"),
        access=Access(blind, Accessible.RAS, Accessible.OK, Accessible.OK),
        choices=choices,
        fields=fields,
        dependent=dependent,
        focus=focus,
        zones=zones,
        tool=tool,
    )


def made_bank(tubes: int = 5, levels: int = 4, competences: int = 16) -> ItemBank:
    """A bank of *tubes* × *levels* items in each of the competences."""
    items = []
    for code in [one.code for one in COMPETENCES][:competences]:
        for tube in range(tubes):
            for level in range(1, levels + 1):
                place = len(items)
                items.append(
                    made_item(
                        f"{code}-t{tube}-n{level}",
                        competence=code,
                        tube=f"{code}-t{tube}",
                        level=level,
                        difficulty=-4.0 + 8.0 * draw(SEED, place, 0),
                        discrimination=0.5 + 1.5 * draw(SEED, place, 1),
                    )
                )
    return ItemBank.of(items)
