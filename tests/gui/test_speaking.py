"""The window in another language: other words everywhere, and what was typed stays."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.flow import Screen
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.theatre import Theatre
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.question import QuestionView
from kiosk.words import Language, choose, chosen

pytestmark = pytest.mark.gui


@pytest.fixture
def window(dressed: QApplication) -> Iterator[Shell]:
    shell = Shell(make)
    shell.show()
    yield shell
    shell.close()
    shell.deleteLater()
    choose(Language.FRENCH)
    dressed.processEvents()


def test_the_bar_and_the_notice_speak_the_language_in_force(window: Shell) -> None:
    theatre = Theatre(window)
    theatre.strip(StripView("Note"))
    assert (window.bar.display.text(), window.bar.help.text()) == ("Affichage", "Aide")
    theatre.speak(Language.ENGLISH)
    assert chosen() is Language.ENGLISH
    assert (window.bar.display.text(), window.bar.help.text()) == ("Display", "Help")


def test_a_screen_is_there_once_in_each_language_and_keeps_what_was_typed(window: Shell) -> None:
    view = next(scene.view for scene in QUESTIONS if scene.name == "question-single")
    assert isinstance(view, QuestionView)
    french = window.screen_named(Screen.QUESTION.value)
    assert isinstance(french, QuestionScreen)
    french.show_view(replace(view, draft=2))
    window.show_screen(Screen.QUESTION.value)
    theatre = Theatre(window)
    theatre.speak(Language.ENGLISH)
    english = window.show_screen(Screen.WAITING.value)
    assert window.screen_named(Screen.WAITING.value) is english
    theatre.speak(Language.FRENCH)
    assert window.show_screen(Screen.QUESTION.value) is french
    assert window.screen_named(Screen.WAITING.value) is not english
