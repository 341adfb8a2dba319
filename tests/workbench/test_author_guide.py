"""The guide of authors: each example has the form of an item, and what it names exists."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.applications.table import APPLICATIONS
from workbench.pack_command import _parser
from workbench.packs.examples import check_examples
from workbench.packs.item_source import read_document, read_item
from workbench.packs.skeleton import Wish, new_item

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "auteur.md"
FRENCH, ENGLISH = GUIDE.read_text(encoding="utf-8").split("<!-- English -->")
BLOCKS = re.findall(r"```yaml\n(.*?)```", FRENCH, re.DOTALL)
ITEMS = [block for block in BLOCKS if block.startswith("type:")]
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (.*) \|$", re.MULTILINE)
NAME = re.compile(r"`(\w+)`")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"/>'


def kinds_of(application: str) -> set[str]:
    """The kinds of condition that an application knows."""
    module: Any = import_module(f"engine.applications.{application}.checks")
    tables = [
        found for name, found in vars(module).items() if name.startswith("_") and "KINDS" in name
    ]
    return {kind for table in tables for kind in table}


def listed() -> list[tuple[str, set[str]]]:
    return [
        (name, set(NAME.findall(kinds)))
        for name, _, kinds in ROW.findall(FRENCH)
        if name in APPLICATIONS
    ]


@pytest.mark.parametrize("block", ITEMS, ids=[block.splitlines()[0] for block in ITEMS])
def test_an_example_has_the_form_of_an_item_and_holds(block: str, tmp_path: Path) -> None:
    given = yaml.safe_load(block)
    folder = new_item(tmp_path, Wish("1.1-source", 1))
    document = yaml.safe_load((folder / "item.yaml").read_text(encoding="utf-8"))
    whole = {**document, **given, "treatments": given.get("treatments", [])}
    for key in ("choices", "solution"):
        if key not in given:
            del whole[key]
    if given.get("dependent"):
        words = {"accepted": ["mardi", "vendredi", "MARDI"], "refused": ["lundi", "a", "b"]}
        whole |= {"examples": {"un": words, "deux": words}, "treatments": ["t1"]}
    (folder / "fenetre.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "item.yaml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    item, faults = read_item(folder)
    assert faults == []
    assert item is not None
    assert list(check_examples(item)) == []


def test_each_type_has_an_example() -> None:
    shown = {yaml.safe_load(block)["type"] for block in ITEMS}
    assert shown == {
        "single", "multiple", "text", "number", "fields", "order", "matching", "hotspot",
        "application",
    }  # fmt: skip


def test_the_example_of_a_translation_has_its_form(tmp_path: Path) -> None:
    (block,) = [one for one in BLOCKS if "words:" in one]
    (tmp_path / "texts.en.yaml").write_text(block, encoding="utf-8")
    assert read_document(tmp_path / "texts.en.yaml", "texts.schema.json", "")[1] == []


def test_every_application_is_listed() -> None:
    assert [name for name, _ in listed()] == [
        "files", "sheet", "mail", "web", "word", "image", "settings", "blocks",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "kinds"), listed())
def test_the_conditions_that_are_listed_exist(name: str, kinds: set[str]) -> None:
    assert kinds <= kinds_of(name)


def test_the_commands_that_are_shown_exist() -> None:
    shown = set(re.findall(r"pix-pack ([a-z-]+)", FRENCH + ENGLISH))
    subcommands: Any = _parser()._subparsers
    assert shown <= set(subcommands._group_actions[0].choices)
