"""A change of station on its screens: what is asked, what is ready, what is handed over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.screens.copies import CopiesScreen
from kiosk.ui.screens.panel import PanelScreen
from kiosk.ui.views.copies import CopiesView
from kiosk.ui.views.panel import Act, PanelView

pytestmark = pytest.mark.gui


def scene(name: str) -> Scene:
    return next(one for one in SCENES if one.name == name)


def panel(gallery: Gallery, name: str) -> PanelScreen:
    found = gallery.show(scene(name))
    assert isinstance(found, PanelScreen)
    return found


def copies(gallery: Gallery, name: str = "copies") -> CopiesScreen:
    found = gallery.show(scene(name))
    assert isinstance(found, CopiesScreen)
    return found


def child(screen: QWidget, name: str) -> QWidget:
    found = screen.window().findChild(QWidget, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, screen: QWidget, name: str) -> None:
    qtbot.mouseClick(child(screen, name), Qt.MouseButton.LeftButton)


def test_a_test_leaves_its_station_in_two_presses(gallery: Gallery, qtbot: QtBot) -> None:
    screen = panel(gallery, "panel")
    press(qtbot, screen, "act-hand-over")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "act-confirm")
    asked = {"reason": "hardware", "place": "set"}
    assert said.args == [Act.HAND_OVER, asked, "surveillant", ""]


def test_another_place_and_reason_are_one_press_each(gallery: Gallery, qtbot: QtBot) -> None:
    screen = panel(gallery, "panel")
    press(qtbot, screen, "act-hand-over")
    press(qtbot, screen, "act-place-2")
    press(qtbot, screen, "act-reason-3")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "act-confirm")
    assert said.args is not None
    assert said.args[1] == {"reason": "other", "place": "drive:SALLE"}


def test_time_is_granted_in_four_presses_and_shows_the_end_it_leads_to(
    gallery: Gallery, qtbot: QtBot
) -> None:
    screen = panel(gallery, "panel")
    press(qtbot, screen, "act-grant")
    assert not child(screen, "act-confirm").isEnabled()
    press(qtbot, screen, "act-amount-600000")
    end = child(screen, "act-effective-end")
    assert isinstance(end, QLabel)
    assert "52" in end.text()
    press(qtbot, screen, "act-reason-1")
    view = scene("panel").view
    assert isinstance(view, PanelView)
    later = tuple(
        replace(
            one, amounts=tuple(replace(it, end="Fin effective : 12 h 00") for it in one.amounts)
        )
        for one in view.acts
    )
    screen.show_view(replace(view, acts=later))
    assert "12 h 00" in end.text()
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "act-confirm")
    assert said.args == [Act.GRANT, {"ms": 600_000, "reason": "alarm"}, "surveillant", ""]


def test_a_typed_amount_is_the_one_that_counts(gallery: Gallery, qtbot: QtBot) -> None:
    screen = panel(gallery, "panel")
    press(qtbot, screen, "act-grant")
    press(qtbot, screen, "act-amount-300000")
    qtbot.keyClicks(child(screen, "act-minutes"), "7")
    press(qtbot, screen, "act-reason-2")
    assert not child(screen, "act-effective-end").isVisible()
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "act-confirm")
    assert said.args is not None
    assert said.args[1] == {"ms": 420_000, "reason": "technical"}


def test_the_end_of_a_test_starts_on_the_safe_answer(gallery: Gallery, qtbot: QtBot) -> None:
    screen = panel(gallery, "panel")
    press(qtbot, screen, "act-end")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "act-cancel"
    told = [one.text() for one in screen.findChildren(QLabel) if not one.isHidden()]
    assert any("Elles seront notées" in text for text in told)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert child(screen, "act-end").isVisible()
    back = QApplication.focusWidget()
    assert back is not None
    assert back.objectName() == "act-end"


@pytest.mark.parametrize("name", ["panel-hand-over", "panel-grant", "panel-end", "panel-pause"])
def test_the_deciding_button_of_a_form_is_in_sight_without_scrolling(
    gallery: Gallery, name: str
) -> None:
    screen = panel(gallery, name)
    decides = "act-pause-incident" if name == "panel-pause" else "act-confirm"
    button, page = child(screen, decides), screen.page
    assert page is not None
    below = button.mapTo(screen, button.rect().bottomLeft()).y()
    assert below <= page.height()


def test_what_waits_stands_above_everything_and_says_what_comes_first(gallery: Gallery) -> None:
    screen = panel(gallery, "panel-alerts")
    assert child(screen, "report-alert").isVisible()
    assert child(screen, "panel-alerts").isVisible()
    accept = child(screen, "act-accept")
    assert not accept.isEnabled()
    assert accept.accessibleDescription() == "Reprenez d’abord le test, puis décidez."
    assert child(screen, "act-resume").isEnabled()
    assert not panel(gallery, "panel-nobody").findChild(QWidget, "panel-alerts").isVisible()  # type: ignore[union-attr]  # found by every test before


def test_the_chief_is_called_from_the_bar(gallery: Gallery, qtbot: QtBot) -> None:
    screen = panel(gallery, "panel-nobody")
    with qtbot.waitSignal(screen.chief_called):
        press(qtbot, screen, "act-chef")


def test_the_list_keeps_the_focus_when_what_can_be_done_changes(
    gallery: Gallery, qtbot: QtBot
) -> None:
    screen = panel(gallery, "panel")
    child(screen, "act-grant").setFocus()
    view = scene("panel").view
    assert isinstance(view, PanelView)
    acts = tuple(
        replace(one, enabled=False, reason="Non.") if one.act is Act.END else one
        for one in view.acts
    )
    screen.show_view(replace(view, acts=acts))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "act-grant"


def test_the_one_copy_is_ready_and_the_chiefs_pin_decides(gallery: Gallery, qtbot: QtBot) -> None:
    screen = copies(gallery)
    assert screen.first_focus() is child(screen, "pin-digit-1")
    assert not child(screen, "submit-pin").isEnabled()
    for place, digit in enumerate("830562", start=1):
        qtbot.keyClicks(child(screen, f"pin-digit-{place}"), digit)
    with qtbot.waitSignal(screen.pin_submitted) as said:
        press(qtbot, screen, "submit-pin")
    assert said.args == ["830562"]


def test_another_copy_is_chosen_by_its_row_and_a_refused_one_is_not(
    gallery: Gallery, qtbot: QtBot
) -> None:
    screen = copies(gallery)
    with qtbot.waitSignal(screen.chosen) as said:
        press(qtbot, screen, "copy-2")
    assert said.args == ["b"]
    refused = child(screen, "copy-3")
    assert not refused.isEnabled()
    assert "repris ailleurs" in refused.accessibleName().lower()
    view = scene("copies").view
    assert isinstance(view, CopiesView)
    screen.show_view(replace(view, chosen=""))
    assert not child(screen, "pin-digit-1").isEnabled()
    assert screen.first_focus() is child(screen, "copy-1")
    child(screen, "copy-1").setFocus()
    screen.show_view(replace(view, chosen="", rows=(replace(view.rows[0], origin="Ici"),)))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "copy-1"


def test_nothing_found_says_what_to_do_and_looks_again(gallery: Gallery, qtbot: QtBot) -> None:
    screen = copies(gallery, "copies-none")
    assert child(screen, "copies-none").isVisible()
    assert screen.first_focus() is child(screen, "look-again")
    with qtbot.waitSignal(screen.look_again):
        press(qtbot, screen, "look-again")
    with qtbot.waitSignal(screen.back):
        press(qtbot, screen, "back")
