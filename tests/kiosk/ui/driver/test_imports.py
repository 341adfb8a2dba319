"""kiosk.ui.driver: a person has the screen and nothing else."""

import ast
from pathlib import Path

import pytest

import kiosk.ui.driver

FOLDER = Path(kiosk.ui.driver.__file__).parent
FORBIDDEN = (
    "engine",
    "content_packs",
    "server",
    "workbench",
    "kiosk.services",
    "kiosk.store",
    "kiosk.vault",
    "kiosk.courier",
    "kiosk.lockdown",
    "kiosk.bootstrap",
    "kiosk.commands",
    "kiosk.ui.presenters",
    "kiosk.ui.screens",
    "kiosk.ui.widgets",
    "kiosk.ui.shell",
    "kiosk.ui.director",
    "kiosk.ui.theatre",
)
MODULES = sorted(FOLDER.glob("*.py"))


def imported(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
    return found


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_driver_knows_no_use_case_and_no_engine(path: Path) -> None:
    for name in imported(path):
        for forbidden in FORBIDDEN:
            assert name != forbidden
            assert not name.startswith(f"{forbidden}.")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_driver_presses_no_button_but_with_the_mouse(path: Path) -> None:
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    forbidden = {"emit", "animateClick", "toggle", "trigger", "setText", "setChecked", "setFocus"}
    assert not forbidden & set(calls)
