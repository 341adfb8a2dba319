"""The keys of the map, pressed as a person would: on each screen, at each size, while typing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.applications import APPLICATIONS
from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.made import names
from kiosk.ui.screens.skip_dialog import SkipDialog
from kiosk.ui.shell import Shell
from kiosk.ui.views.keymap import KEYMAP, KeyAct
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AnswerKind, FeedbackView, FieldFormat, FieldView, QuestionView
from kiosk.ui.views.skip import SkipView
from kiosk.ui.widgets.text import Text
from tests.gui.comfort.conftest import SINGLE, Ask

pytestmark = pytest.mark.gui
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
SHORT = QuestionView(
    9,
    32,
    "short",
    "Écrivez.",
    AnswerKind.TEXT,
    fields=(FieldView("reponse", "Votre réponse", FieldFormat.SENTENCE),),
    serial="9",
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(
    "way",
    [
        (Qt.Key.Key_V, "validated"),
        (Qt.Key.Key_P, "skip_requested"),
        (Qt.Key.Key_S, "report_requested"),
    ],
)
def test_the_ways_on_from_a_question_have_their_keys_also_where_their_buttons_are_folded(
    window: Shell, ask: Ask, qtbot: QtBot, way: tuple[Qt.Key, str], text_size: int
) -> None:
    key, signal = way
    screen = ask(replace(SINGLE, draft=2, serial=f"ways-{text_size}"))
    window.resize(1024, 600)
    window.apply_preferences(Preferences(text_size=text_size))
    with qtbot.waitSignal(getattr(screen, signal)):
        press(key, ALT)


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_keys_of_the_frame_work_also_where_it_is_folded(
    window: Shell, ask: Ask, qtbot: QtBot, text_size: int
) -> None:
    ask(SINGLE)
    window.apply_preferences(Preferences(text_size=text_size))
    for key, signal in (
        (Qt.Key.Key_M, window.clock_toggled),
        (Qt.Key.Key_T, window.time_asked),
        (Qt.Key.Key_L, window.reading_asked),
    ):
        with qtbot.waitSignal(signal):
            press(key, ALT)
    with qtbot.waitSignal(window.panel_requested) as said:
        press(Qt.Key.Key_A, ALT)
    assert said.args == ["display"]
    with qtbot.waitSignal(window.panel_requested) as said:
        press(Qt.Key.Key_F1)
    assert said.args == ["help"]


@pytest.mark.parametrize("name", sorted(set(names()) - {"question", "practice"}))
def test_display_help_time_and_size_have_their_keys_on_every_screen(
    window: Shell, qtbot: QtBot, name: str
) -> None:
    window.show_question(None, None)
    window.show_screen(name)
    for key, modifier, wanted in (
        (Qt.Key.Key_A, ALT, "display"),
        (Qt.Key.Key_F1, NONE, "help"),
    ):
        with qtbot.waitSignal(window.panel_requested) as asked:
            press(key, modifier)
        assert asked.args == [wanted]
    for key, modifier, size in (
        (Qt.Key.Key_Plus, CONTROL, 125),
        (Qt.Key.Key_Equal, CONTROL, 150),
        (Qt.Key.Key_Minus, CONTROL, 125),
        (Qt.Key.Key_Agrave, CONTROL, 100),
    ):
        with qtbot.waitSignal(window.preferences_changed) as told:
            press(key, modifier)
        assert told.args == [Preferences(text_size=size)]
    with qtbot.waitSignal(window.time_asked):
        press(Qt.Key.Key_T, ALT)
    with qtbot.assertNotEmitted(window.clock_toggled):
        press(Qt.Key.Key_M, ALT)
    for key in (Qt.Key.Key_V, Qt.Key.Key_P, Qt.Key.Key_S, Qt.Key.Key_F6):
        press(key, ALT if key is not Qt.Key.Key_F6 else NONE)


def field(ask: Ask, kind: FieldFormat) -> QLineEdit | QPlainTextEdit:
    place = (FieldView("reponse", "Votre réponse", kind),)
    screen = ask(replace(SHORT, fields=place, serial=f"field-{kind}"))
    found = screen.findChild(QPlainTextEdit) or screen.findChild(QLineEdit)
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    found.setFocus()
    return found


def text_of(widget: QLineEdit | QPlainTextEdit) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


@pytest.mark.parametrize("kind", [FieldFormat.SENTENCE, FieldFormat.PARAGRAPH])
def test_while_typing_no_letter_is_a_shortcut_and_alt_with_a_letter_types_nothing(
    window: Shell, ask: Ask, qtbot: QtBot, kind: FieldFormat
) -> None:
    edit = field(ask, kind)
    fired: list[object] = []
    window.panel_requested.connect(fired.append)
    window.time_asked.connect(lambda: fired.append("time"))
    QTest.keyClicks(edit, "vpsatml VPSATML")
    assert text_of(edit) == "vpsatml VPSATML"
    assert fired == []
    press(Qt.Key.Key_T, ALT)
    assert fired == ["time"]
    assert text_of(edit) == "vpsatml VPSATML"


@pytest.mark.parametrize("kind", [FieldFormat.SENTENCE, FieldFormat.PARAGRAPH])
@pytest.mark.parametrize(
    "modifiers",
    [Qt.KeyboardModifier.GroupSwitchModifier, CONTROL | ALT, NONE],
    ids=["x11", "windows", "plain"],
)
@pytest.mark.parametrize(
    "typed",
    [
        (Qt.Key.Key_At, "@"),
        (Qt.Key.Key_E, "€"),
        (Qt.Key.Key_Agrave, "à"),
        (Qt.Key.Key_Eacute, "é"),
        (Qt.Key.Key_A, "æ"),
        (Qt.Key.Key_V, "“"),
        (Qt.Key.Key_Minus, "|"),
        (Qt.Key.Key_0, "@"),
    ],
)
def test_what_alt_gr_types_is_typed_and_asks_for_nothing(
    window: Shell,
    ask: Ask,
    kind: FieldFormat,
    modifiers: Qt.KeyboardModifier,
    typed: tuple[Qt.Key, str],
) -> None:
    key, text = typed
    edit = field(ask, kind)
    edit.clear()
    before = window.grab().size()
    stroke = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for event in stroke * 2:
        QApplication.sendEvent(edit, QKeyEvent(event, key, modifiers, text))
    assert text_of(edit) == text * 2
    assert window.panel() is None
    assert window.grab().size() == before


def test_no_key_of_the_map_is_a_letter_alone_or_alt_gr_with_one() -> None:
    for binding in KEYMAP:
        for keys in binding.keys:
            one = QKeySequence(keys)[0]
            held = one.keyboardModifiers()
            assert held != NONE or one.key() in (Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F7)
            assert held != CONTROL | ALT or binding.act is KeyAct.STAFF


def test_no_two_acts_share_a_key() -> None:
    keys = [QKeySequence(one).toString() for binding in KEYMAP for one in binding.keys]
    assert len(keys) == len(set(keys))
    assert {binding.act for binding in KEYMAP} == set(KeyAct)


def test_help_names_every_key_of_the_map(dressed: QApplication, qtbot: QtBot) -> None:
    panel = HelpPanel()
    qtbot.addWidget(panel)
    said = {label.plain for label in panel.findChildren(Text)}
    for keys in ("Alt+V", "Alt+P", "Alt+S", "Alt+A", "Alt+T", "Alt+M", "Alt+L", "F1", "F6"):
        assert keys.replace("+", " + ") in said
    assert {"Maj + F6", "Échap", "Ctrl + 0", "Ctrl + + / −"} <= said
    assert "F7" not in said


def test_help_names_the_key_of_the_spell_checker_only_where_it_is_granted(
    dressed: QApplication, qtbot: QtBot
) -> None:
    panel = HelpPanel(spelling=True)
    qtbot.addWidget(panel)
    said = {label.plain for label in panel.findChildren(Text)}
    assert {"F7", "vérifier l’orthographe", "Alt + V", "F1"} <= said


def test_an_open_dialog_keeps_the_keys_of_the_question_from_acting_behind_it(
    window: Shell, ask: Ask, qtbot: QtBot
) -> None:
    screen = ask(replace(SINGLE, draft=1, serial="dialog"))
    dialog = SkipDialog()
    dialog.show_view(SkipView(7))
    window.open_dialog(dialog)
    for key in (Qt.Key.Key_V, Qt.Key.Key_P, Qt.Key.Key_S):
        with (
            qtbot.assertNotEmitted(screen.validated),
            qtbot.assertNotEmitted(screen.skip_requested),
            qtbot.assertNotEmitted(screen.report_requested),
        ):
            press(key, ALT)
    window.bar.help.setFocus()
    with qtbot.waitSignal(dialog.cancelled):
        press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.cancelled), qtbot.waitSignal(window.panel_requested):
        press(Qt.Key.Key_A, ALT)
    assert window.findChild(QWidget, "skip-dialog") is None or not dialog.isVisible()


def test_a_question_that_takes_no_answer_now_ignores_the_keys(
    window: Shell, ask: Ask, qtbot: QtBot
) -> None:
    screen = ask(replace(SINGLE, draft=1, enabled=False, serial="closed"))
    with qtbot.assertNotEmitted(screen.validated), qtbot.assertNotEmitted(screen.skip_requested):
        press(Qt.Key.Key_V, ALT)
        press(Qt.Key.Key_P, ALT)


def test_after_feedback_the_same_key_goes_on(window: Shell, ask: Ask, qtbot: QtBot) -> None:
    screen = ask(
        replace(
            SINGLE,
            draft=1,
            practice=True,
            feedback=FeedbackView(right=True, title="Bien."),
            serial="fed",
        )
    )
    with qtbot.waitSignal(screen.continued):
        press(Qt.Key.Key_V, ALT)


def test_escape_closes_a_panel_wherever_the_focus_is(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    for target in ("statement", "choice-1", "validate", "display"):
        window.open_panel(HelpPanel())
        found = window.findChild(QWidget, target)
        assert found is not None
        found.setFocus()
        press(Qt.Key.Key_Escape)
        assert window.panel() is None
        assert QApplication.focusWidget() is found


def test_f6_goes_from_the_question_to_its_answers_and_to_the_panel_and_back(
    window: Shell, ask: Ask
) -> None:
    ask(replace(SINGLE, draft=2, serial="panes"))
    where = []
    for step in range(5):
        if step == 2:
            window.open_panel(HelpPanel())
            where.append("opened")
        press(Qt.Key.Key_F6)
        where.append(QApplication.focusWidget().objectName())
    assert where == ["choice-2", "statement", "opened", "statement", "choice-2", "panel-help-close"]
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().objectName() == "choice-2"
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().objectName() == "statement"


def test_f6_goes_to_the_application_and_back_where_there_is_one(gallery: Gallery) -> None:
    scene = next(one for one in APPLICATIONS if getattr(one.view, "tool", None) is not None)
    gallery.show(scene)
    window = gallery.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = window.screen_named("question")
    assert page.page is not None
    inside = []
    for shift in (NONE, NONE, Qt.KeyboardModifier.ShiftModifier):
        press(Qt.Key.Key_F6, shift)
        inside.append(page.page.isAncestorOf(QApplication.focusWidget()))
    assert inside == [False, True, False]


def test_a_key_that_is_held_down_validates_once(window: Shell, ask: Ask) -> None:
    screen = ask(replace(SINGLE, draft=1, serial="held"))
    said: list[object] = []
    screen.validated.connect(said.append)
    target = QApplication.focusWidget()
    press(Qt.Key.Key_V, ALT)
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, ALT, "v", True, 1)
        QApplication.sendEvent(target, held)
    assert said == [1]
