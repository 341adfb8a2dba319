"""Sentences that name keys: caps to see, words to hear."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.key_note import KeyNote

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]
SENTENCE = "Au clavier : **Alt** + **V** pour valider, **Entrée**, puis rien."


def test_the_caps_are_drawn_and_the_sentence_is_heard() -> None:
    note = KeyNote(SENTENCE)
    (line,) = note._lines(2000)
    assert [one.text for one in line if one.key] == ["Alt", "V", "Entrée"]
    assert note.plain == note.text() == "Au clavier : Alt + V pour valider, Entrée, puis rien."


def test_a_line_ends_between_words_and_never_between_a_key_and_its_comma() -> None:
    note = KeyNote(SENTENCE)
    narrow = note._lines(note.sizeHint().width() // 3)
    assert len(narrow) > 2
    after = [
        line[place + 1].text
        for line in narrow
        for place, one in enumerate(line[:-1])
        if one.text == "Entrée"
    ]
    assert after == [","]
    assert note.heightForWidth(note.sizeHint().width()) < note.heightForWidth(200)


def test_a_note_grows_with_the_text(dressed: QApplication) -> None:
    note = KeyNote(SENTENCE)
    usual = note.sizeHint()
    look().apply(Preferences(text_size=200))
    dressed.processEvents()
    large = note.sizeHint()
    look().apply(Preferences())
    assert large.width() > 1.9 * usual.width()
    assert large.height() > usual.height()


def test_a_note_without_words_takes_no_room() -> None:
    assert KeyNote().sizeHint().height() == 0


def test_its_picture_stands_before_the_first_line() -> None:
    bare = KeyNote(SENTENCE, icon="")
    note = KeyNote(SENTENCE)
    for one in (bare, note):
        one.resize(one.sizeHint())
    room = note.width() - bare.width()
    assert room > 0
    before = note.grab().toImage().copy(0, 0, room - 2, note.height())
    assert (
        len({before.pixel(x, y) for x in range(before.width()) for y in range(before.height())}) > 2
    )
