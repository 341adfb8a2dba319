"""Fields with waves: the laws of replacing a word, and of counting places."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.grading import LONGEST_TEXT
from kiosk.ui.views.spelling import MarkView
from kiosk.ui.widgets.spelled_fields import SpelledField, SpelledLine, SpelledText
from kiosk.ui.widgets.waves import characters, units

pytestmark = pytest.mark.gui
PIECES = st.text(st.sampled_from("aé’- .,\U0001f600\U00020000"), max_size=15)
WORDS = st.text(st.sampled_from("aé’-\U00020000"), min_size=1, max_size=8)
FAST = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def line() -> SpelledLine:
    return SpelledLine()


@cache
def lines() -> SpelledText:
    return SpelledText()


def replaced(field: SpelledField, head: str, word: str, tail: str, other: str) -> str:
    mark = MarkView(len(head), len(word))
    field.mark((mark,))
    field.put(mark, other)
    assert field.place() == len(head) + len(other)
    return field.written()


@FAST
@given(PIECES, WORDS, PIECES, WORDS)
def test_replacing_a_word_of_a_line_keeps_the_rest_and_can_be_undone(
    dressed: QApplication, head: str, word: str, tail: str, other: str
) -> None:
    field = line()
    field.setText(head + word + tail)

    assert replaced(field, head, word, tail, other) == head + other + tail
    field.undo()
    assert field.written() == head + word + tail


@FAST
@given(PIECES, WORDS, PIECES, WORDS)
def test_replacing_a_word_of_several_lines_keeps_the_rest_and_can_be_undone(
    dressed: QApplication, head: str, word: str, tail: str, other: str
) -> None:
    field = lines()
    head, tail = head.replace(" ", "\n"), tail.replace(".", "\n")
    field.setPlainText(head + word + tail)

    assert replaced(field, head, word, tail, other) == head + other + tail
    field.undo()
    assert field.written() == head + word + tail


@given(st.text(), st.data())
def test_places_are_counted_there_and_back(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))

    assert characters(text, units(text, place)) == place
    assert units(text, place) == len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def test_a_word_is_chosen_whole(dressed: QApplication) -> None:
    one, other = SpelledLine(), SpelledText()
    one.setText("\U0001f600 la maizon")
    other.setPlainText("\U0001f600 la\nmaizon")
    for field in (one, other):
        field.choose(MarkView(5, 6))
    assert one.selectedText() == "maizon"
    assert other.textCursor().selectedText() == "maizon"


def test_several_lines_hold_what_an_answer_may_and_no_more(dressed: QApplication) -> None:
    field = SpelledText()
    field.setPlainText("a" * (LONGEST_TEXT - 1))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(field, "xyz")
    assert field.written() == "x" + "a" * (LONGEST_TEXT - 1)

    field.selectAll()
    QGuiApplication.clipboard().setText("bc" * LONGEST_TEXT)
    field.paste()
    assert field.written() == "bc" * (LONGEST_TEXT // 2)
    field.undo()
    assert field.written() == "x" + "a" * (LONGEST_TEXT - 1)
    QGuiApplication.clipboard().clear()
