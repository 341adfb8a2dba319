"""What a question says around itself: its mode, the last one, answers below, things to try."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.views.frame import FrameView
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import GestureView, QuestionView
from kiosk.ui.widgets.gestures import GestureList, next_gesture
from kiosk.ui.widgets.text import Text
from kiosk.words.journey import JourneyText, journey_words


def scene(name: str) -> Scene:
    return next(one for one in QUESTIONS if one.name == name)


def view_of(found: Scene) -> QuestionView:
    assert isinstance(found.view, QuestionView)
    return found.view


def said(gallery: Gallery, name: str) -> str:
    """What a text in the window says; empty while it is not shown."""
    for one in gallery.window.findChildren(Text, name):
        if one.isVisible():
            return one.plain
    return ""


def test_answers_below_the_edge_are_counted_in_the_bar(gallery: Gallery) -> None:
    large = replace(scene("question-multiple-dark"), preferences=Preferences(text_size=200))
    gallery.show(replace(large, strip=None))
    assert "réponses" in said(gallery, "below")
    gallery.show(scene("question-single"))
    assert said(gallery, "below") == ""


def test_a_long_page_without_rows_says_that_it_goes_on(gallery: Gallery) -> None:
    gallery.show(replace(scene("question-fields"), preferences=Preferences(text_size=200)))
    assert said(gallery, "below") != ""


def test_the_bar_names_the_mode_and_large_text_has_it_above_the_question(gallery: Gallery) -> None:
    focus = scene("question-focus")
    gallery.show(focus)
    assert said(gallery, "question-mode") == journey_words(JourneyText.MODE_FOCUS)
    assert said(gallery, "last-question") == journey_words(JourneyText.LAST_QUESTION)
    gallery.show(scene("question-free-200"))
    assert said(gallery, "question-mode") == journey_words(JourneyText.MODE_FREE)
    assert said(gallery, "last-question") == ""


def test_a_bar_without_room_for_the_mode_leaves_it_out(gallery: Gallery) -> None:
    focus = replace(scene("question-focus"), frame=FrameView("", rehearsal=True), strip=None)
    gallery.show(replace(focus, size=(1366, 768)))
    assert gallery.window.bar._mode.isVisible()
    gallery.show(replace(focus, size=(560, 600)))
    assert not gallery.window.bar._mode.isVisible()


def test_things_to_try_stand_in_one_line_where_words_would_not_fit(gallery: Gallery) -> None:
    practice = scene("practice")
    gallery.show(practice)
    listed = gallery.window.findChildren(GestureList)
    assert any(one.isVisible() for one in listed)
    gallery.show(replace(practice, size=(1024, 600), preferences=Preferences(text_size=200)))
    assert not any(one.isVisible() for one in listed)


def test_the_line_names_what_comes_next_or_that_all_was_tried() -> None:
    todo = (GestureView("a", done=True), GestureView("b", hint="Bouton."))
    assert "b" in next_gesture(todo)
    assert next_gesture((GestureView("a", done=True),)) == journey_words(
        JourneyText.PRACTICE_ALL_DONE
    )


def test_six_and_other_numbers_of_things_have_a_title(qtbot: QtBot) -> None:
    list_ = GestureList()
    qtbot.addWidget(list_)
    list_.show_gestures(tuple(GestureView(str(one)) for one in range(6)))
    assert any("Six" in one.plain for one in list_.findChildren(Text))
    list_.show_gestures((GestureView("a"),))
    list_.show_gestures((GestureView("a"),))
    assert any("1 " in one.plain or "1\u00a0" in one.plain for one in list_.findChildren(Text))


def test_the_practice_is_left_by_its_own_button(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show(scene("practice"))
    screen = gallery.window.screen_named("practice")
    with qtbot.waitSignal(screen.left):  # type: ignore[attr-defined]
        leave = screen.bottom.findChild(QPushButton, "leave-practice")
        assert leave is not None
        leave.click()
    assert view_of(scene("practice")).practice
