"""Every shipped task is done with the keyboard alone, in the real question screen.

The acts are the worked examples of its source: what the keys lead to must be what the engine says,
and it must pass. Near misses are done too, and must not.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.grading import Status, grade
from engine.items import ItemType
from engine.records.canonical import dumps
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.replies import reply
from kiosk.ui.driver.script import Acts
from kiosk.ui.preview.shown import Preview
from kiosk.ui.views.tool import Work
from workbench.packs.examples import end_state
from workbench.packs.source import ItemSource, as_object, read_pack

pytestmark = pytest.mark.gui
PACKS = Path(__file__).parents[3] / "content_packs"


def tasks() -> tuple[ItemSource, ...]:
    """The items answered in an application, of every pack, drafts included."""
    found: list[ItemSource] = []
    for name in ("certification_fr", "practice_fr"):
        pack = read_pack(PACKS / name)
        found += (*pack.items, *pack.drafts)
    return tuple(one for one in found if one.item.type is ItemType.APPLICATION)


TASKS = tasks()
FIRST = {one.item.tool.name: one for one in reversed(TASKS) if one.item.tool is not None}


@pytest.fixture
def preview(dressed: QApplication, qtbot: QtBot) -> Iterator[Preview]:
    shown: dict[str, bytes] = {}
    made = Preview(lambda name: shown.get(name, b""))
    made.media = shown  # type: ignore[attr-defined]  # filled by each test
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


def done(preview: Preview, source: ItemSource, acts: list[dict[str, object]]) -> object:
    """The end state after the acts, done with keys."""
    preview.show(source.item, 1)
    preview.window.activateWindow()
    QApplication.processEvents()
    eyes = Eyes(preview.window)
    reply(Hands(eyes), eyes, Acts(tuple(as_object(one) for one in acts)))
    given = preview.screen.answer()
    assert isinstance(given, Work)
    return given.state


def prove(preview: Preview, source: ItemSource, *, every: bool) -> None:
    preview.media.update(  # type: ignore[attr-defined]  # as above
        {
            attachment.file: source.attachment(written["file"]).read_bytes()
            for written, attachment in zip(
                source.document["attachments"], source.item.attachments, strict=True
            )
        }
    )
    examples = source.document["examples"]
    ways = [(way, Status.OK) for way in examples["accepted"]]
    ways += [(way, Status.KO) for way in examples["refused"]]
    for way, expected in ways if every else ways[:1]:
        preview.show(source.item, 2)  # another question in between, so that it starts afresh
        state = done(preview, source, way)
        assert dumps(state) == dumps(end_state(source.item, way)), way  # type: ignore[arg-type]  # JSON
        assert grade(source.item, source.solution, state) is expected  # type: ignore[arg-type]  # JSON


@pytest.mark.parametrize("name", sorted(FIRST))
def test_one_task_of_each_application_is_done_by_keyboard(preview: Preview, name: str) -> None:
    prove(preview, FIRST[name], every=True)


@pytest.mark.long
@pytest.mark.parametrize("source", TASKS, ids=lambda source: str(source.item.id))
def test_every_task_is_done_by_keyboard(preview: Preview, source: ItemSource) -> None:
    prove(preview, source, every=False)
