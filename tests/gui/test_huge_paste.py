"""A paste far larger than any answer: the screen goes on, and keeps what an answer may hold."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from engine.records.canonical import dumps
from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES

pytestmark = pytest.mark.gui
HUGE = "ceci n’est pas une réponse " * 400_000
MOST_CHARACTERS = 200_000
BY_NAME = {scene.name: scene for scene in SCENES}
TYPED = [name for name in BY_NAME if name.startswith("question")]


def fields(root: QWidget) -> list[QWidget]:
    """Where a candidate can type."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    return [
        one
        for kind in kinds
        for one in root.findChildren(kind)
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
    ]


def text_of(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined] # one of three kinds


@pytest.mark.attack("huge-paste")
@pytest.mark.parametrize("name", TYPED)
def test_ten_million_characters_are_cut_to_what_an_answer_may_hold(
    gallery: Gallery, name: str
) -> None:
    gallery.show(BY_NAME[name])
    found = fields(gallery.window)
    QGuiApplication.clipboard().setText(HUGE)
    for field in found:
        field.paste()  # type: ignore[attr-defined] # one of three kinds
        QGuiApplication.processEvents()
        assert len(text_of(field)) <= MOST_CHARACTERS, field.objectName()
    QGuiApplication.clipboard().clear()
    assert gallery.window.isVisible()


def test_a_short_text_is_pasted_as_it_is(gallery: Gallery) -> None:
    taken = set()
    for name in ("question-mail", "question-files", "question-sheet", "question-display"):
        gallery.show(BY_NAME[name])
        for field in fields(gallery.window):
            QGuiApplication.clipboard().setText("bonjour")
            field.paste()  # type: ignore[attr-defined] # one of three kinds
            if "bonjour" in text_of(field):
                taken.add(name)
    assert taken


def test_the_bound_is_one_that_a_journal_takes() -> None:
    assert len(dumps({"value": "é" * MOST_CHARACTERS})) < 2**20
