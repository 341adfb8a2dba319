"""What a screen reader finds on four screens, over the bus, against a list written by hand."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.gui.spoken.expected import EXPECTED, Control

pytestmark = pytest.mark.gui
HOUSE = Path(__file__).parents[2]
SESSION = ("dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
ACTED_ON = frozenset({"push button", "toggle button", "check box", "radio button", "text"}) | {
    "combo box",
    "slider",
    "table",
    "list",
}


@pytest.fixture(scope="module")
def heard() -> dict[str, list[dict[str, Any]]]:
    command = [*SESSION, sys.executable, "-m", "tests.gui.spoken.dump", *EXPECTED]
    environment = {**os.environ, "LANG": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def is_control(node: dict[str, Any]) -> bool:
    acted_on = node["role"] in ACTED_ON or "focusable" in node["states"]
    return acted_on and "sensitive" in node["states"] and node["role"] != "list item"


def plain(text: str) -> str:
    """With ordinary spaces: how wide one is cannot be heard."""
    return text.translate({0xA0: " ", 0x202F: " "})


@pytest.mark.parametrize("scene", EXPECTED)
def test_the_window_says_where_one_is(heard: dict[str, list[dict[str, Any]]], scene: str) -> None:
    frames = [node["name"] for node in heard[scene] if node["role"] == "frame"]
    assert frames == [EXPECTED[scene].title]


@pytest.mark.parametrize("scene", EXPECTED)
def test_controls_are_read_in_order_with_role_name_and_state(
    heard: dict[str, list[dict[str, Any]]], scene: str
) -> None:
    wanted = tuple(replace(one, name=plain(one.name)) for one in EXPECTED[scene].controls)
    nodes = [node for node in heard[scene] if is_control(node)]
    found = tuple(
        Control(node["role"], plain(node["name"]), frozenset(node["states"]), one.beside)
        for node, one in zip(nodes, wanted, strict=False)
    )
    assert found == wanted
    assert [node["name"] for node in nodes[len(wanted) :]] == []
    for node, one in zip(nodes, wanted, strict=True):
        assert node["description"].startswith(one.beside), node


@pytest.mark.parametrize("scene", EXPECTED)
def test_what_a_person_must_be_told_is_there(
    heard: dict[str, list[dict[str, Any]]], scene: str
) -> None:
    labels = {plain(node["name"]) for node in heard[scene] if node["role"] == "label"}
    assert {plain(label) for label in EXPECTED[scene].labels} <= labels
