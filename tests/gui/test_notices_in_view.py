"""What a question answers to a press is brought into view, however long the page is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.views.question import QuestionView

pytestmark = pytest.mark.gui
BY_NAME: dict[str, Scene] = {scene.name: scene for scene in SCENES}


def test_what_keeps_an_answer_from_being_taken_is_in_sight(gallery: Gallery, qtbot: QtBot) -> None:
    scene = BY_NAME["question-single"]
    assert isinstance(scene.view, QuestionView)
    empty = replace(scene.view, draft=None, serial="empty")
    screen = gallery.show(replace(scene, view=empty, size=(1024, 600)))
    validate = gallery.window.findChild(QAbstractButton, "validate")
    notice = screen.findChild(QWidget, "missing")
    assert validate is not None
    assert notice is not None
    QTest.mouseClick(validate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notice.visibleRegion().boundingRect() == notice.rect())
