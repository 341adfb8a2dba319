"""Answering a question by keys and mouse on the real screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.views.question import (
    Answer,
    AnswerKind,
    FeedbackView,
    FieldFormat,
    FieldView,
    QuestionView,
)
from kiosk.ui.widgets.fields import PickList

pytestmark = pytest.mark.gui
SINGLE = QuestionView(
    3, 32, "item-a", "**Laquelle ?**", AnswerKind.SINGLE, choices=("un", "deux", "trois")
)
FIELDS = QuestionView(
    4,
    32,
    "item-b",
    "**Complétez.**",
    AnswerKind.FIELDS,
    fields=(
        FieldView("n", "Nombre", FieldFormat.NUMBER),
        FieldView("l", "Ville", FieldFormat.LIST, ("Lyon", "Lille")),
    ),
)


@pytest.fixture
def screen(dressed: QApplication, qtbot: QtBot) -> QuestionScreen:
    shell = Shell(make)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    made = shell.screen_named("question")
    assert isinstance(made, QuestionScreen)
    return made


def shown(screen: QuestionScreen, view: QuestionView) -> QuestionScreen:
    shell = screen.window()
    assert isinstance(shell, Shell)
    screen.show_view(view)
    shell.show_screen("question")
    shell.show()
    shell.activateWindow()
    QApplication.processEvents()
    return screen


def press(qtbot: QtBot, screen: QuestionScreen, name: str) -> None:
    button = screen.bottom.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def validated(qtbot: QtBot, screen: QuestionScreen) -> Answer:
    with qtbot.waitSignal(screen.validated) as said:
        press(qtbot, screen, "validate")
    return said.args[0]  # type: ignore[no-any-return, index] - the signal carries one object


def row(screen: QuestionScreen, number: int) -> QRadioButton:
    found = screen.findChild(QRadioButton, f"choice-{number}")
    assert found is not None
    return found


def tick(screen: QuestionScreen, number: int) -> QCheckBox:
    found = screen.findChild(QCheckBox, f"choice-{number}")
    assert found is not None
    return found


def field(screen: QuestionScreen, key: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, f"field-{key}")
    assert found is not None
    return found


def test_the_whole_row_chooses_its_answer(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, SINGLE)
    target = row(screen, 2)
    with qtbot.waitSignal(screen.draft_changed) as said:
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().bottomRight() / 2)
    assert said.args == [2]
    assert validated(qtbot, screen) == 2


def test_arrows_move_the_choice(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, replace(SINGLE, draft=1))
    row(screen, 1).setFocus()
    qtbot.keyClick(row(screen, 1), Qt.Key.Key_Down)
    assert screen.answer() == 2


def test_several_rows_are_ticked(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, replace(SINGLE, kind=AnswerKind.MULTIPLE, draft=[3]))
    for place in (1, 3, 2):
        box = tick(screen, place)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert validated(qtbot, screen) == [1, 2]


def test_an_empty_answer_is_named_and_not_taken(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, SINGLE)
    with qtbot.assertNotEmitted(screen.validated):
        press(qtbot, screen, "validate")
    assert "Choisissez" in screen._missing.plain
    qtbot.mouseClick(row(screen, 1), Qt.MouseButton.LeftButton)
    assert not screen._missing.isVisible()


def test_a_missing_field_is_named(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, FIELDS)
    qtbot.keyClicks(field(screen, "n"), "12,5")
    with qtbot.assertNotEmitted(screen.validated):
        press(qtbot, screen, "validate")
    assert "Ville" in screen._missing.plain
    assert "Nombre" not in screen._missing.plain


def test_fields_are_handed_over_by_their_keys(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, replace(FIELDS, draft={"n": "12", "l": ""}))
    pick = screen.findChild(PickList, "field-l")
    assert pick is not None
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    assert validated(qtbot, screen) == {"n": "12", "l": "Lyon"}


@pytest.mark.parametrize("text", ["douze", "1,2,3", "12 €"])
def test_what_is_no_number_is_refused_in_words(
    screen: QuestionScreen, qtbot: QtBot, text: str
) -> None:
    number = FieldView("reponse", "Prix", FieldFormat.NUMBER)
    shown(screen, replace(FIELDS, kind=AnswerKind.NUMBER, fields=(number,), draft=text))
    with qtbot.assertNotEmitted(screen.validated):
        press(qtbot, screen, "validate")
    assert "nombre" in screen._missing.plain


@pytest.mark.parametrize("text", ["12", "-3,5", "1\u202f200", "0.75"])
def test_numbers_are_taken_as_typed(screen: QuestionScreen, qtbot: QtBot, text: str) -> None:
    number = FieldView("reponse", "Prix", FieldFormat.NUMBER)
    shown(screen, replace(FIELDS, kind=AnswerKind.NUMBER, fields=(number,), draft=text))
    assert validated(qtbot, screen) == text


def test_the_same_question_keeps_what_is_being_typed(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, FIELDS)
    qtbot.keyClicks(field(screen, "n"), "7")
    screen.show_view(replace(FIELDS, saved_note="Question 3 enregistrée"))
    assert field(screen, "n").text() == "7"


def test_another_question_starts_empty(screen: QuestionScreen, qtbot: QtBot) -> None:
    shown(screen, replace(SINGLE, draft=2))
    screen.show_view(replace(SINGLE, number=4, item="item-c"))
    assert screen.answer() is None
    assert screen.property("item") == "item-c"


def test_a_practice_answer_is_read_before_going_on(screen: QuestionScreen, qtbot: QtBot) -> None:
    answered = replace(SINGLE, practice=True, draft=2, feedback=FeedbackView(True, "C’est juste."))
    shown(screen, answered)
    assert not row(screen, 1).isEnabled()
    with qtbot.waitSignal(screen.continued), qtbot.assertNotEmitted(screen.validated):
        press(qtbot, screen, "validate")
