"""Items and answers as the subcommands are told them: numbers, and no content.

Knows no subcommand.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Tube,
)
from engine.scoring.downgrade import Answered
from workbench.engine_commands.document import does_not_fit

_LANGUAGE: Final = "fr"
_NOWHERE: Final = "0.0"

Row = Mapping[str, Any]


def bank_of(rows: Sequence[Row], name: str) -> ItemBank:
    """The bank of the rows.

    Raises:
        RefusedError: An id stands twice.
    """
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if row["id"] in seen:
            raise does_not_fit(
                name,
                f"à $.bank[{place}].id, « {row['id']} » figure deux fois",
                f"at $.bank[{place}].id, {row['id']!r} stands twice",
            )
        seen.add(row["id"])
    return ItemBank.of(_item(row, row["id"]) for row in rows)


def answers_on(bank: ItemBank, rows: Sequence[Row], name: str) -> tuple[Answered, ...]:
    """Answers to items of the bank.

    Raises:
        RefusedError: An answer names no item of the bank.
    """
    found = []
    for place, row in enumerate(rows):
        item = ItemId(row.get("item", ""))
        if item not in bank:
            raise does_not_fit(
                name,
                f"à $.answers[{place}], « {item} » n’est pas dans la banque",
                f"at $.answers[{place}], {item!r} is not in the bank",
            )
        found.append(Answered(bank[item], row["correct"]))
    return tuple(found)


def answers_alone(rows: Sequence[Row]) -> tuple[Answered, ...]:
    """Answers that bring their own parameters, to items in the order of the answers."""
    return tuple(
        Answered(_item(row, f"answer-{place:06d}"), row["correct"])
        for place, row in enumerate(rows)
    )


def _item(row: Row, item: str) -> Item:
    open_to_all = Accessible.OK if row.get("accessible", True) else Accessible.KO
    return Item(
        id=ItemId(item),
        version=1,
        language=row.get("language", _LANGUAGE),
        competence=CompetenceCode(row.get("competence", _NOWHERE)),
        tube=Tube(row.get("tube", item)),
        level=row.get("level", 1),
        type=ItemType.TEXT,
        statement="",
        calibration=Calibration(
            difficulty=float(row["difficulty"]),
            discrimination=float(row["discrimination"]),
            se_difficulty=float(row.get("se_difficulty", 0.0)),
            se_discrimination=float(row.get("se_discrimination", 0.0)),
            origin="",
        ),
        access=Access(open_to_all, open_to_all, Accessible.RAS, Accessible.RAS),
    )
