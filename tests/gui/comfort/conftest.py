"""The real window with a question in it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.made import make
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.shell import Shell
from kiosk.ui.theme.look import look
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AnswerKind, FieldFormat, FieldView, QuestionView

CLOCK = ClockView("Reste 1 h 58 min", "fin à 11 h 32", spoken="Reste 1 h 58 min")
SINGLE = QuestionView(
    7,
    32,
    "one",
    "Une première phrase.\n\nUn paragraphe plus long, en deux lignes : "
    + "des mots " * 14
    + "\n\n**Que faites-vous ?**",
    AnswerKind.SINGLE,
    ("rien", "quelque chose", "tout"),
    serial="7",
)
WRITTEN = QuestionView(
    8,
    32,
    "text",
    "Écrivez.\n\n" + "Une phrase de plus pour faire long. " * 60,
    AnswerKind.TEXT,
    fields=(FieldView("reponse", "Votre réponse", FieldFormat.PARAGRAPH),),
    serial="8",
)
Ask = Callable[[QuestionView], QuestionScreen]


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(make)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_frame(FrameView("Poste 14", "Salle B12"))
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    look().apply(Preferences())
    made.apply_preferences(Preferences())


@pytest.fixture
def ask(window: Shell) -> Ask:
    """Shows a question of the test."""

    def shown(view: QuestionView) -> QuestionScreen:
        screen = window.screen_named("question")
        assert isinstance(screen, QuestionScreen)
        screen.equip(ToolWindow)
        screen.show_view(view)
        window.show_screen("question")
        window.show_question(ProgressView(view.number, view.total), CLOCK)
        QApplication.processEvents()
        return screen

    return shown
