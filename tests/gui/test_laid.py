"""Layouts tell their widgets in order, and panes that take turns settle whatever came before."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.widgets.laid import laid, laid_here
from kiosk.ui.widgets.split import Split
from tests.gui.checks.setting import Setting
from tests.gui.looking import overlapping

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]
BY_NAME = {scene.name: scene for scene in SCENES}


def test_widgets_are_told_in_the_order_of_their_places(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    names = {name: QLabel(name, window) for name in ("four", "one", "three", "two", "away")}
    outer, inner = QVBoxLayout(window), QHBoxLayout()
    outer.addWidget(names["one"])
    outer.addLayout(inner)
    outer.addStretch(1)
    outer.addWidget(names["four"])
    inner.addWidget(names["two"])
    inner.addWidget(names["three"])
    assert laid(outer) == tuple(names[one] for one in ("one", "two", "three", "four"))
    assert laid_here(outer) == (names["one"], names["four"])
    assert laid_here(inner) == (names["two"], names["three"])


def test_a_layout_without_a_window_tells_nothing(qtbot: QtBot) -> None:
    layout, label = QVBoxLayout(), QLabel()
    qtbot.addWidget(label)
    layout.addWidget(label)
    assert laid(layout) == ()


def test_an_application_has_its_place_after_a_question_beside_which_the_display_was_set(
    gallery: Gallery,
) -> None:
    """The page is narrow until the panel has gone: the names of the panes come and go again."""
    small = Setting(size=(1024, 600))
    for name in ("question-order", "question-display-200", "question-mail"):
        gallery.show(small.of(BY_NAME[name]))
    assert overlapping(gallery.window) == []


class Shown(QObject):
    """Makes a page wide in the moment in which something on it is shown."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.page = page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - its name
        if event.type() == QEvent.Type.Show:
            self.page.resize(1400, 500)
        return super().eventFilter(watched, event)


def test_a_width_that_comes_while_panes_are_placed_is_followed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1600, 600)
    split = Split(QLabel("left"), "border")
    split.setParent(window)
    split.resize(500, 500)
    window.show()
    names = split.findChild(QWidget, "pane-left").parentWidget()
    names.installEventFilter(Shown(split))
    split.give(QLabel("right"), ("one", "two"))
    assert not split.narrow()
    assert names.isHidden()
    assert not names.isVisible()
    assert all(one.isVisible() for one in split.findChildren(QLabel))
