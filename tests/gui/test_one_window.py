"""The station is one window: nothing else is ever shown, not even for a moment.

A part that is shown before it has a parent is a window of its own: it takes the keyboard away, and
a locked station would take it for an intruder.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.preview.shown import Preview
from kiosk.ui.shell import Shell
from kiosk.ui.views.preferences import Preferences
from workbench.packs.source import read_pack

pytestmark = pytest.mark.gui
PACK = Path(__file__).parents[2] / "content_packs" / "certification_fr"


class Witness(QObject):
    """Remembers every window that was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, Shell):  # type: ignore[attr-defined]  # a widget
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def witness(dressed: QApplication) -> Iterator[Witness]:
    found = Witness()
    dressed.installEventFilter(found)
    yield found
    dressed.removeEventFilter(found)


def test_no_screen_opens_another_window(gallery: Gallery, witness: Witness) -> None:
    for scene in SCENES:
        gallery.show(replace(scene, preferences=Preferences()))
        assert witness.seen == [], scene.name


def test_no_way_of_answering_and_no_application_opens_one(witness: Witness, qtbot: QtBot) -> None:
    sources = {one.item.id: one for one in read_pack(PACK).items}
    chosen = {
        (one.item.type, one.item.tool.name if one.item.tool else ""): one
        for one in sources.values()
    }

    def medium(name: str) -> bytes:
        item, _, file = name.partition("/")
        return sources[item].attachment(file).read_bytes()  # type: ignore[index]  # the id of an item

    preview = Preview(medium)
    qtbot.addWidget(preview.window)
    for one in chosen.values():
        preview.show(one.item)
        assert witness.seen == [], one.item.id
    preview.window.close()
