"""What stands before a stopped sitting, and what is shown when it is over."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.screens.end import EndScreen
from kiosk.ui.screens.overlay import OverlayScreen
from kiosk.ui.screens.time_over import TimeOverScreen
from kiosk.ui.views.ending import EndView, TimeOverView
from kiosk.ui.views.overlay import OverlayKind, OverlayView
from kiosk.ui.widgets.text import Pill
from kiosk.ui.widgets.text import Text as Label
from kiosk.words import Text, words

pytestmark = pytest.mark.gui
BY_NAME: dict[str, Scene] = {scene.name: scene for scene in SCENES}


def said(inside: QWidget) -> set[str]:
    return {label.plain for label in inside.findChildren(Label) if label.isVisible()}


def button(window: QWidget, name: str) -> QAbstractButton:
    found = [one for one in window.findChildren(QAbstractButton, name) if one.isVisibleTo(window)]
    assert len(found) == 1
    return found[0]


def test_a_pause_says_what_is_safe_and_offers_nothing_to_press_but_help(
    gallery: Gallery,
) -> None:
    screen = gallery.show(BY_NAME["pause"])
    assert isinstance(screen, OverlayScreen)
    assert {"Le test est en pause", "Que faire", "Vos réponses"} <= said(screen)
    assert screen.first_focus() is None
    acts = [
        one.objectName() for one in screen.bottom.findChildren(QAbstractButton) if one.isVisible()
    ]
    assert acts == ["staff"]
    assert gallery.window.windowTitle() == "Le test est en pause"


def test_a_window_that_left_again_needs_one_click(gallery: Gallery, qtbot: QtBot) -> None:
    screen = gallery.show(BY_NAME["away"])
    assert isinstance(screen, OverlayScreen)
    act = button(gallery.window, "overlay-action")
    assert screen.first_focus() is act
    with qtbot.waitSignal(screen.acted):
        act.click()


def test_the_staff_is_called_from_any_stop(gallery: Gallery, qtbot: QtBot) -> None:
    screen = gallery.show(BY_NAME["pause"])
    assert isinstance(screen, OverlayScreen)
    with qtbot.waitSignal(gallery.window.staff_requested):
        screen.staff.click()


def test_other_rows_take_the_place_of_the_former_ones(gallery: Gallery) -> None:
    scene = BY_NAME["pause"]
    gallery.show(scene)
    assert isinstance(scene.view, OverlayView)
    other = replace(scene.view, kind=OverlayKind.HOLD, rows=scene.view.rows[:1], code="")
    screen = gallery.show(replace(scene, view=other))
    assert "Ce qui se passe" in said(screen)
    assert "Que faire" not in said(screen)


def test_grace_counts_down_and_offers_no_way_past_it(gallery: Gallery, qtbot: QtBot) -> None:
    screen = gallery.show(BY_NAME["time-grace"])
    assert isinstance(screen, TimeOverScreen)
    assert words(Text.TIME_GRACE_TEXT_MANY, count=8) in said(screen)
    assert not screen.first_focus().isVisible()
    screen.show_view(TimeOverView(grace_s=1))
    assert words(Text.TIME_GRACE_TEXT_ONE, count=1) in said(screen)
    screen.show_view(TimeOverView(note="Le texte est gardé."))
    assert {words(Text.TIME_OVER_TEXT), "Le texte est gardé."} <= said(screen)
    with qtbot.waitSignal(screen.acknowledged):
        button(gallery.window, "continue").click()


def test_the_end_counts_gives_a_code_and_shows_no_score(gallery: Gallery) -> None:
    scene = BY_NAME["end"]
    screen = gallery.show(scene)
    assert isinstance(screen, EndScreen)
    code = screen.findChild(QLabel, "end-code")
    assert isinstance(code, Label)
    assert code.plain == "4F-72-K8"
    assert {"32", "29", "3"} <= said(screen)
    pills = [one.text() for one in screen.findChildren(Pill) if one.isVisible()]
    assert pills == ["Enregistré", "Copié", "En attente"]
    assert not any("pix" in one for one in said(screen))


def test_a_rehearsal_may_show_a_score(gallery: Gallery) -> None:
    scene = BY_NAME["end"]
    assert isinstance(scene.view, EndView)
    view = replace(
        scene.view, score_note="Répétition\u00a0: 512\u00a0pix.", storage=(), foot="Fin."
    )
    screen = gallery.show(replace(scene, view=view))
    assert "Répétition\u00a0: 512\u00a0pix." in said(screen)
    assert not [one for one in screen.findChildren(Pill) if one.isVisible()]
