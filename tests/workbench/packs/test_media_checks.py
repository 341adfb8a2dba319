"""Drawings that an application opens, and drawings that it does not."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import edit, findings, small, write
from workbench.packs.skeleton import Wish, new_item

NAME = "items/1.1-source-n3/item.yaml"
ATTACHED = 'attachments:\n  - {file: plan.svg, kind: tool, alt: "Un plan du musée."}\n'
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


def found(pack: Path) -> list[tuple[bool, str]]:
    return [
        (one.refuses, one.what.partition(" / ")[2]) for one in findings(pack) if "plan" in one.what
    ]


@pytest.mark.parametrize(
    ("application", "old", "new"),
    [
        ("word", "      - {text: Prenez un pull.}", "      - {image: plan.svg, alt: Un plan}"),
        ("image", "        width: 4000", "        width: 4000\n        file: plan.svg"),
        ("web", "Bienvenue au musée du port.", '"Voici ![un plan](plan.svg)."'),
    ],
)
def test_what_is_opened_has_to_be_attached(
    tmp_path: Path, application: str, old: str, new: str
) -> None:
    pack = small(tmp_path)
    new_item(pack, Wish("1.1-source", 3, "application", application))
    edit(pack, NAME, old, new)
    assert found(pack) == [
        (
            True,
            "plan.svg: the application opens this drawing, which is not attached with kind: tool",
        )
    ]
    edit(pack, NAME, "attachments: []\n", ATTACHED)
    write(pack, "items/1.1-source-n3/plan.svg", DRAWING)
    assert found(pack) == []
    edit(pack, NAME, new, old)
    assert found(pack) == [(False, "plan.svg: attached to the application, which never opens it")]
    write(pack, "items/1.1-source-n3/plan.svg", DRAWING.replace("/>", "><script/></svg>"))
    assert (True, "plan.svg: more than shapes and text") in found(pack)
