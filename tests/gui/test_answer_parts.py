"""Ordering, matching and pointing on the real screen, by keys and by mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.driver.replies import reply
from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import (
    AnswerKind,
    AttachmentView,
    FieldFormat,
    FieldView,
    Given,
    QuestionView,
)
from kiosk.ui.widgets.answer_hotspot import ZonePicture
from kiosk.ui.widgets.answer_order import OrderRow
from kiosk.ui.widgets.fields import PickList

pytestmark = pytest.mark.gui
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
    b'<rect width="300" height="100" fill="#ffffff"/></svg>'
)
ORDER = QuestionView(
    5, 32, "item-o", "**Rangez.**", AnswerKind.ORDER, choices=("trois", "un", "deux")
)
OPTIONS = ("rouge", "vert", "bleu")
MATCHING = QuestionView(
    6,
    32,
    "item-m",
    "**Associez.**",
    AnswerKind.MATCHING,
    fields=tuple(
        FieldView(key, f"Mot {key}", FieldFormat.LIST, OPTIONS) for key in ("a", "b", "c")
    ),
)
HOTSPOT = QuestionView(
    7,
    32,
    "item-h",
    "**Où ?**",
    AnswerKind.HOTSPOT,
    choices=("Gauche", "Milieu", "Droite"),
    attachments=(AttachmentView("plan.svg", "image", "trois cases", SVG),),
    zones=((0, 0, 90, 100), (100, 0, 90, 100), (200, 0, 90, 100)),
)


@pytest.fixture
def screen(dressed: QApplication, qtbot: QtBot) -> QuestionScreen:
    shell = Shell(make)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.apply_preferences(Preferences())
    made = shell.screen_named("question")
    assert isinstance(made, QuestionScreen)
    return made


def shown(screen: QuestionScreen, view: QuestionView) -> Hands:
    shell = screen.window()
    assert isinstance(shell, Shell)
    screen.show_view(view)
    shell.show_screen("question")
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()
    return Hands(Eyes(shell))


def answered(qtbot: QtBot, screen: QuestionScreen, hands: Hands) -> Given:
    with qtbot.waitSignal(screen.validated) as said:
        hands.click("validate")
    return said.args[0]  # type: ignore[no-any-return, index]  # the signal carries one object


def eyes(screen: QuestionScreen) -> Eyes:
    return Eyes(screen.window())


def test_rows_are_put_in_order_by_buttons(screen: QuestionScreen, qtbot: QtBot) -> None:
    hands = shown(screen, ORDER)
    assert screen.answer() == [1, 2, 3]
    reply(hands, eyes(screen), [2, 3, 1])
    assert answered(qtbot, screen, hands) == [2, 3, 1]


def test_rows_are_put_in_order_by_keys(screen: QuestionScreen, qtbot: QtBot) -> None:
    hands = shown(screen, ORDER)
    row = screen.findChild(OrderRow, "order-1")
    assert row is not None
    hands.tab_to(row)
    hands.shortcut(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.answer() == [2, 1, 3]
    assert QApplication.focusWidget() is row
    assert row.accessibleName().startswith("2 sur 3")
    for _ in range(3):  # beyond the edge nothing moves
        hands.shortcut(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert screen.answer() == [1, 2, 3]
    hands.shortcut(Qt.Key.Key_Up)
    assert screen.answer() == [1, 2, 3]


def test_a_button_keeps_the_focus_until_its_row_is_at_the_edge(
    screen: QuestionScreen, qtbot: QtBot
) -> None:
    hands = shown(screen, ORDER)
    hands.click("order-down-1")
    assert QApplication.focusWidget() is screen.findChild(QWidget, "order-down-1")
    hands.click("order-down-1")
    assert QApplication.focusWidget() is screen.findChild(QWidget, "order-1")


@pytest.mark.parametrize(
    ("draft", "order"), [([3, 1, 2], [3, 1, 2]), ([1, 1, 2], [1, 2, 3]), (None, [1, 2, 3])]
)
def test_an_order_comes_back_when_it_is_one(
    screen: QuestionScreen, draft: list[int] | None, order: list[int]
) -> None:
    shown(screen, replace(ORDER, draft=draft))
    assert screen.answer() == order


def test_words_are_matched_by_keys(screen: QuestionScreen, qtbot: QtBot) -> None:
    hands = shown(screen, MATCHING)
    hands.click("validate")
    missing = eyes(screen).visible("missing")
    assert missing is not None
    assert "Mot a, Mot b, Mot c" in missing.accessibleName()
    assert QApplication.focusWidget() is screen.findChild(PickList, "field-a")
    wanted = {"a": "vert", "b": "rouge", "c": "bleu"}
    reply(hands, eyes(screen), wanted)
    assert answered(qtbot, screen, hands) == wanted


def test_large_text_puts_the_lists_under_their_words(screen: QuestionScreen) -> None:
    shown(screen, replace(MATCHING, draft={"a": "vert"}))
    first = screen.findChild(PickList, "field-a")
    assert first is not None
    beside = first.x()
    shell = screen.window()
    assert isinstance(shell, Shell)
    shell.apply_preferences(Preferences(text_size=200))
    QApplication.processEvents()
    assert first.x() < beside
    assert first.picked() == "vert"


def test_a_zone_is_chosen_on_the_picture_or_in_the_list(
    screen: QuestionScreen, qtbot: QtBot
) -> None:
    hands = shown(screen, HOTSPOT)
    hands.click("validate")
    assert "zone" in str(eyes(screen).visible("missing").accessibleName())  # type: ignore[union-attr]  # it is there
    picture = screen.findChild(ZonePicture)
    assert picture is not None
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place_of(3).center())
    assert screen.answer() == 3
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert screen.answer() == 3
    reply(hands, eyes(screen), 2)
    assert answered(qtbot, screen, hands) == 2


def test_a_zone_comes_back_and_can_be_closed(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, replace(HOTSPOT, draft=2, enabled=False))
    row = screen.findChild(QRadioButton, "choice-2")
    assert row is not None
    assert row.isChecked()
    picture = screen.findChild(ZonePicture)
    assert picture is not None
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.place_of(1).center())
    assert screen.answer() == 2
