"""The reading ruler and the reading window: they follow what is read and are in nobody's way."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QWidget

from kiosk.ui.shell import Shell
from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.widgets.reading import lines_of
from kiosk.ui.widgets.reading_aid import ReadingAid
from tests.gui.comfort.conftest import SINGLE, WRITTEN, Ask
from tests.gui.test_tokens import contrast

pytestmark = pytest.mark.gui


def aid(window: Shell) -> ReadingAid:
    found = window.findChild(ReadingAid)
    assert found is not None
    return found


def wear(window: Shell, preferences: Preferences) -> None:
    window.apply_preferences(preferences)
    settle()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def child(window: Shell, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None
    return found


def read_at(window: Shell) -> tuple[int, int]:
    """Top and bottom of the line that is read, in the window."""
    place = aid(window).place()
    assert place is not None
    top = aid(window).y() + place.line.top()
    return top, top + place.line.height()


def band(picture: QImage, colour: QColor, column: int) -> int:
    """How many pixels of a column have a colour."""
    rows = range(picture.height())
    return sum(picture.pixelColor(column, row) == colour for row in rows)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_the_ruler_is_two_lines_and_a_band_under_words_that_stay_as_they_are(
    window: Shell, ask: Ask, theme: ThemeName
) -> None:
    ask(SINGLE)
    wear(window, Preferences(theme=theme))
    before = window.grab().toImage()
    wear(window, Preferences(theme=theme, ruler=True))
    after = window.grab().toImage()
    top, bottom = read_at(window)
    assert band(after, look().colour("warn"), 40) == 4
    if theme is not ThemeName.CONTRAST:
        assert after.pixelColor(40, (top + bottom) // 2) != before.pixelColor(40, top)
    words = look().colour("text")
    inside = [(x, y) for x in range(290, 560) for y in range(top, bottom)]
    kept = [one for one in inside if before.pixelColor(*one) == words]
    assert kept
    assert all(after.pixelColor(*one) == words for one in kept)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_words_on_the_ruler_are_as_easy_to_see_as_elsewhere(theme: ThemeName) -> None:
    colours = THEMES[theme]
    assert contrast(colours["text"], colours["warnbg"]) >= 7
    assert contrast(colours["text2"], colours["warnbg"]) >= 4.5
    assert contrast(colours["warn"], colours["bg"]) >= 3


def test_the_ruler_follows_the_focus_and_goes_through_a_text_by_lines(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    wear(window, Preferences(ruler=True))
    statement = child(window, "statement")
    assert isinstance(statement, QTextBrowser)
    assert QApplication.focusWidget() is statement
    lines = lines_of(statement)
    assert len(lines) >= 4
    seen = [read_at(window)[0]]
    for _ in lines[1:]:
        QTest.keyClick(statement, Qt.Key.Key_Down)
        seen.append(read_at(window)[0])
    assert all(one < other for one, other in pairwise(seen))
    QTest.keyClick(statement, Qt.Key.Key_Down)
    assert read_at(window)[0] == seen[-1]
    QTest.keyClick(statement, Qt.Key.Key_Up)
    assert read_at(window)[0] == seen[-2]
    QTest.keyClick(statement, Qt.Key.Key_Tab)
    settle()
    row = child(window, "choice-1")
    assert read_at(window)[0] == row.mapTo(window, QPoint(0, 0)).y()


def test_the_ruler_follows_the_pointer_and_lets_clicks_through(window: Shell, ask: Ask) -> None:
    screen = ask(SINGLE)
    wear(window, Preferences(ruler=True, mask=True))
    row = child(window, "choice-2")
    place = row.mapTo(window, row.rect().center())
    QTest.mouseMove(window.windowHandle(), place)
    settle()
    assert read_at(window)[0] == row.mapTo(window, QPoint(0, 0)).y()
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place,
    )
    assert screen.answer() == 2
    statement = child(window, "statement")
    QTest.mouseMove(window.windowHandle(), statement.mapTo(window, QPoint(30, 12)))
    settle()
    assert read_at(window)[1] < row.mapTo(window, QPoint(0, 0)).y()
    before = read_at(window)
    QTest.mouseMove(window.windowHandle(), QPoint(600, 20))
    settle()
    assert read_at(window) == before


def test_the_ruler_follows_what_scrolls(window: Shell, ask: Ask) -> None:
    screen = ask(WRITTEN)
    wear(window, Preferences(text_size=200, ruler=True))
    settle()
    assert screen.page is not None
    bar = screen.page.verticalScrollBar()
    assert bar.maximum() > 200
    before = read_at(window)[0]
    bar.setValue(60)
    settle()
    assert read_at(window)[0] == before - 60


def test_lines_below_the_view_are_brought_into_it(window: Shell, ask: Ask) -> None:
    screen = ask(WRITTEN)
    wear(window, Preferences(text_size=200, ruler=True))
    statement = child(window, "statement")
    assert isinstance(statement, QTextBrowser)
    for _ in lines_of(statement):
        QTest.keyClick(statement, Qt.Key.Key_Down)
        settle()
        top, bottom = read_at(window)
        assert window.bar.height() <= top
        assert bottom <= window.height() - screen.bottom.height()


def test_the_window_covers_all_but_the_passage_and_leaves_notices_and_bars(
    window: Shell, ask: Ask
) -> None:
    ask(SINGLE)
    wear(window, Preferences(mask=True))
    sunk = look().colour("sunk")
    picture = window.grab().toImage()
    row, statement = child(window, "choice-3"), child(window, "statement")
    assert picture.pixelColor(row.mapTo(window, QPoint(30, 12))) == sunk
    assert picture.pixelColor(statement.mapTo(window, QPoint(300, 10))) != sunk
    validate = child(window, "validate")
    assert isinstance(validate, QPushButton)
    validate.click()
    settle()
    picture = window.grab().toImage()
    missing = child(window, "missing")
    assert missing.isVisible()
    assert picture.pixelColor(missing.mapTo(window, QPoint(3, 8))) == look().colour("err")
    assert picture.pixelColor(statement.mapTo(window, QPoint(300, 10))) == sunk
    assert picture.pixelColor(QPoint(3, 3)) == look().colour("ink")


def test_the_window_is_for_texts_alone(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    wear(window, Preferences(mask=True))
    assert aid(window).isVisible()
    window.show_screen("time-over")
    assert not aid(window).isVisible()


def test_another_question_is_read_from_its_first_line(window: Shell, ask: Ask) -> None:
    ask(WRITTEN)
    wear(window, Preferences(ruler=True))
    statement = child(window, "statement")
    first = read_at(window)[0]
    for _ in range(3):
        QTest.keyClick(statement, Qt.Key.Key_Down)
    assert read_at(window)[0] > first
    ask(SINGLE)
    settle()
    assert read_at(window)[0] == first


def test_without_an_aid_the_arrows_and_the_pointer_are_left_alone(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    QTest.keyClick(child(window, "statement"), Qt.Key.Key_Down)
    assert not aid(window).isVisible()
    assert aid(window).place() is None
