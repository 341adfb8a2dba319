"""kiosk.ui.driver.hands and eyes: keys and a mouse on a window, as from a display."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands

pytestmark = pytest.mark.gui


class Page(QMainWindow):
    """A long page with one of each place to answer in."""

    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        page.setObjectName("screen-question")
        layout = QVBoxLayout(page)
        self.rows = [QPushButton(str(number)) for number in range(1, 4)]
        for number, row in enumerate(self.rows, start=1):
            row.setObjectName(f"choice-{number}")
            row.setCheckable(True)
            row.setMinimumHeight(80)
            layout.addWidget(row)
        self.line, self.text, self.pick = QLineEdit(), QPlainTextEdit(), QComboBox()
        self.pick.addItems(["", "un", "deux", "trois"])
        self.text.setMinimumHeight(200)
        self.text.setTabChangesFocus(True)
        self.button, self.closed = QPushButton("far"), QPushButton("closed")
        self.closed.setEnabled(False)
        named = {
            "field-reponse": self.line,
            "field-text": self.text,
            "field-pick": self.pick,
            "far": self.button,
            "closed": self.closed,
        }
        for name, widget in named.items():
            widget.setObjectName(name)
            layout.addWidget(widget)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        self.setCentralWidget(scroll)
        self.resize(500, 300)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    found = Page()
    qtbot.addWidget(found)
    found.show()
    qtbot.waitActive(found)
    return found


@pytest.fixture
def hands(page: Page) -> Hands:
    return Hands(Eyes(page))


def test_what_is_below_is_scrolled_into_sight_and_pressed(page: Page, hands: Hands) -> None:
    pressed: list[bool] = []
    page.button.clicked.connect(lambda: pressed.append(True))
    assert not page.button.visibleRegion().contains(page.button.rect().center())
    hands.click("far")
    assert pressed == [True]


def test_choices_are_ticked_and_wrong_ones_unticked(page: Page, hands: Hands) -> None:
    page.rows[1].setChecked(True)
    hands.give([1, 3])
    assert [row.isChecked() for row in page.rows] == [True, False, True]


def test_a_choice_made_already_stays(page: Page, hands: Hands) -> None:
    hands.give(2)
    hands.give(2)
    assert [row.isChecked() for row in page.rows] == [False, True, False]


def test_texts_are_typed_over_what_stands_there(page: Page, hands: Hands) -> None:
    page.line.setText("ancien")
    hands.give("l’été à 3\u202f€")
    assert page.line.text() == "l’été à 3\u202f€"


def test_fields_of_each_kind_are_filled(page: Page, hands: Hands) -> None:
    hands.give({"pick": "deux", "reponse": "x", "text": "une\ndeux"})
    assert (page.pick.currentText(), page.line.text()) == ("deux", "x")
    assert page.text.toPlainText() == "une\ndeux"
    hands.give({"pick": "un", "reponse": "x", "text": "une\ndeux"})
    assert page.pick.currentText() == "un"


@pytest.mark.parametrize(
    "answer",
    [None, [9], {"unheard": "x"}, {"pick": "quatre"}],
    ids=["none", "row", "key", "option"],
)
def test_an_answer_that_has_no_place_is_told(
    answer: list[int] | dict[str, str] | None, hands: Hands
) -> None:
    with pytest.raises(DriverError) as caught:
        hands.give(answer)
    assert caught.value.data["screen"] == "question"


def test_what_is_closed_or_absent_is_not_clicked(hands: Hands) -> None:
    for name in ("closed", "absent"):
        with pytest.raises(DriverError):
            hands.click(name)


def test_a_shortcut_is_heard_by_the_window(page: Page, hands: Hands) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("Ctrl+Alt+S"), page).activated.connect(lambda: heard.append("staff"))
    hands.shortcut(
        Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    )
    assert heard == ["staff"]


def test_eyes_see_what_is_shown_and_usable(page: Page) -> None:
    eyes = Eyes(page)
    assert eyes.screen() == "question"
    assert eyes.settled()
    assert eyes.visible("closed") is page.closed
    assert eyes.usable("closed") is None
    page.button.hide()
    assert eyes.visible("far") is None
    screen = page.findChild(QWidget, "screen-question")
    assert screen is not None
    screen.setProperty("item", "1.1-a")
    assert eyes.told("item") == "1.1-a"
    screen.hide()
    assert (eyes.screen(), eyes.told("item")) == ("", None)
