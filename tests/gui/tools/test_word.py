from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from engine.applications.word.application import WordApplication
from engine.applications.word.editing import Place, Range
from engine.records.canonical import JsonObject, dumps
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.table import make_tool
from kiosk.ui.tools.word.bar import GROUPS
from kiosk.ui.tools.word.tool import WordTool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from kiosk.words.tools.word import WordRefusal, WordText, word_words
from tests.engine.applications.word.papers import PAPER, paper
from tests.gui.looking import clipped, nameless, outside, overlapping, sideways, too_small

WORD = WordApplication()
NAMES = (
    "added",
    "address",
    "by",
    "count",
    "file",
    "files",
    "kind",
    "level",
    "number",
    "removed",
    "style",
    "text",
    "when",
    "words",
)
LAC = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90" width="300" height="90">'
    b'<rect width="300" height="90"/></svg>'
)
ON = {"do": "suggesting", "on": True}
DATE = {"do": "type", "from": [2, 21], "to": [2, 22], "text": "9"}
PIECES = [{"text": "Matériel", "style": "title2"}, {"text": ""}]
WAYS: list[list[dict[str, Any]]] = [
    [{"do": "type", "from": [2, 3], "to": [2, 9], "text": "retour"}],
    [{"do": "type", "from": [2, 3], "to": [2, 9], "text": ""}],
    [{"do": "type", "from": [1, 13], "text": "\nUne ligne\nune autre"}],
    [{"do": "type", "from": [3, 0], "to": [3, 1], "text": ""}],
    [{"do": "type", "from": [5, 0], "to": [5, 1], "text": ""}],
    [{"do": "type", "from": [2, 0], "text": "Oui ", "marks": ["bold", "highlight"]}],
    [
        {"do": "type", "from": [6, 0], "to": [7, 0], "text": ""},
        {"do": "paste", "from": [1, 0], "pieces": PIECES},
    ],
    [{"do": "paste", "from": [2, 0], "pieces": [{"runs": [{"text": "Oui"}]}, {"text": "Non"}]}],
    [{"do": "mark", "from": [2, 3], "to": [2, 9], "mark": "bold", "on": True}],
    [
        {"do": "mark", "from": [2, 3], "to": [2, 9], "mark": "italic", "on": True},
        {"do": "mark", "from": [2, 0], "to": [2, 9], "mark": "italic", "on": False},
        {"do": "mark", "from": [1, 0], "to": [4, 2], "mark": "superscript", "on": True},
        {"do": "clear", "from": [4, 0], "to": [4, 2]},
    ],
    [
        {
            "do": "link",
            "from": [4, 5],
            "to": [4, 8],
            "text": "le plan",
            "address": "https://p.example",
        },
        {"do": "link", "from": [2, 0], "to": [2, 2], "address": "https://q.example"},
        {"do": "link", "from": [4, 5], "to": [4, 12], "address": ""},
    ],
    [
        {"do": "style", "first": 2, "style": "quote"},
        {"do": "style", "first": 7, "last": 8, "style": "title3"},
        {"do": "align", "first": 1, "last": 2, "align": "center"},
    ],
    [
        {"do": "list", "first": 2, "last": 4, "list": "number"},
        {"do": "level", "first": 2, "by": 1},
        {"do": "list", "first": 7, "last": 8, "list": "none"},
        {"do": "list", "first": 6, "last": 8, "list": "bullet"},
        {"do": "list", "first": 9, "list": "bullet"},
        {"do": "list", "first": 9, "list": "none"},
        {"do": "list", "first": 8, "list": "bullet"},
    ],
    [{"do": "level", "first": 7, "by": 1}, {"do": "level", "first": 8, "by": -1}],
    [{"do": "break", "at": [2, 0]}, {"do": "unbreak", "first": 6}],
    [{"do": "break", "at": [2, 10]}],
    [{"do": "move", "first": 7, "by": -1}, {"do": "move", "first": 1, "last": 2, "by": 1}],
    [{"do": "alternative", "block": 3, "text": "Un lac bordé de pins"}],
    [{"do": "alternative", "block": 3, "text": "", "decorative": True}],
    [{"do": "contents", "before": 2}, {"do": "style", "first": 3, "style": "title2"}],
    [{"do": "replace_all", "find": "est", "text": "sera"}],
    [{"do": "replace_all", "find": "À", "text": "vers", "case": False, "whole": True}],
    [{"do": "restore", "version": 1}],
    [
        {"do": "comment", "from": [2, 3], "to": [2, 9], "text": "Quand ?"},
        {"do": "reply", "comment": 1, "text": "Fait"},
        {"do": "resolve", "comment": 1, "resolved": True},
        {"do": "reply", "comment": 2, "text": "Jeudi"},
        {"do": "uncomment", "comment": 2},
        {"do": "resolve", "comment": 1, "resolved": False},
    ],
    [ON, DATE, {"do": "type", "from": [2, 0], "to": [2, 3], "text": ""}, ON],
    [ON, DATE, {"do": "accept", "suggestion": 1}, {"do": "refuse", "suggestion": 1}],
    [{"do": "accept"}],
    [{"do": "refuse"}],
    [{"do": "export", "name": "Sortie 2", "format": "pdf"}],
]

_QUICK = (0, 2, 6, 10, 16, 20, 23, 24, 28)
"""Ways that are gone each time; the others only in the long tests."""


@pytest.fixture
def shell(dressed: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    window.resize(884, 482)
    window.show()
    window.activateWindow()
    dressed.processEvents()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look().apply(Preferences())
    choose(Language.FRENCH)


def _put(shell: QWidget, state: Any = None, start: JsonObject = PAPER) -> WordTool:
    tool = make_tool(ToolView("word", start, state, {"x/lac.svg": LAC}))
    assert isinstance(tool, WordTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    tool.first_focus().setFocus()
    QApplication.processEvents()
    return tool


def _hands(shell: QWidget) -> Hands:
    return Hands(Eyes(shell))


def _texts(tool: WordTool) -> list[str]:
    return [getattr(one, "final", "") for one in tool.document().blocks]


def _at(tool: WordTool, block: int, offset: int, end: tuple[int, int] | None = None) -> None:
    start = Place(block, offset)
    tool.editor.select(Range(start, start if end is None else Place(*end)))


def _named() -> Iterator[Any]:
    for number, way in enumerate(WAYS):
        marks = () if number in _QUICK else (pytest.mark.long,)
        yield pytest.param(way, id=f"{number}-{way[0]['do']}", marks=marks)


@pytest.mark.parametrize("way", list(_named()))
def test_each_way_of_the_engine_can_be_gone_with_keys(
    shell: QWidget, way: list[dict[str, Any]]
) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    state = WORD.first(PAPER)
    for act in way:
        state = WORD.perform(PAPER, state, act)
        perform(hands, tool, act)
        assert dumps(tool.state) == dumps(state), act


def test_letters_of_a_word_are_taken_back_together(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    hands.write("Un deux")
    assert _texts(tool)[0] == "Un deuxSortie au lac"
    tool.undo()
    assert _texts(tool)[0] == "Un Sortie au lac"
    hands.shortcut(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    tool.redo()
    assert _texts(tool)[0] == "Un deuxSortie au lac"
    tool.reset()
    assert tool.state == WORD.first(PAPER)


def test_a_state_comes_back_as_it_was(shell: QWidget) -> None:
    state = WORD.perform(PAPER, WORD.first(PAPER), WAYS[0][0])
    tool = _put(shell, state)
    assert _texts(tool)[1].startswith("Le retour")
    assert "retour" in tool.editor.toPlainText()


def test_keys_erase_letters_words_pictures_and_breaks(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    _at(tool, 1, 2)
    hands.key(Qt.Key.Key_Backspace)
    hands.key(Qt.Key.Key_Delete)
    assert _texts(tool)[1].startswith("Ldépart")
    hands.shortcut(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert _texts(tool)[1].startswith("Lest fixé")
    _at(tool, 1, 0)
    hands.key(Qt.Key.Key_Backspace)
    assert _texts(tool)[0].startswith("Sortie au lacLest")
    _at(tool, 2, 0)
    hands.key(Qt.Key.Key_Backspace)
    assert len(tool.document().blocks) == 7
    _at(tool, 1, len(_texts(tool)[1]))
    hands.key(Qt.Key.Key_Delete)
    assert len(tool.document().blocks) == 6
    hands.key(Qt.Key.Key_Delete)
    assert len(tool.document().blocks) == 5
    _at(tool, 0, 0)
    hands.key(Qt.Key.Key_Backspace)
    assert len(tool.document().blocks) == 5


def test_a_table_is_not_erased_from_inside(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    _at(tool, 4, 0)
    hands.key(Qt.Key.Key_Delete)
    hands.shortcut(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_Backspace)
    assert len(tool.document().blocks) == 9
    _at(tool, 2, 0)
    hands.key(Qt.Key.Key_Delete)
    assert len(tool.document().blocks) == 8


def test_enter_in_an_empty_line_of_a_list_ends_the_list(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    _at(tool, 7, len("une gourde"))
    hands.key(Qt.Key.Key_Return, 2)
    block: Any = tool.document().blocks[8]
    assert (block.list, block.final) == ("none", "")


def test_words_typed_over_a_link_stay_a_link(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    _at(tool, 3, 5, (3, 8))
    hands.write("le plan du lac")
    block: Any = tool.document().blocks[3]
    assert [(run.text, run.dress.link) for run in block.runs][1] == (
        "le plan du lac",
        "https://lac.example",
    )
    hands.key(Qt.Key.Key_Right)
    hands.write(" !")
    assert _texts(tool)[3] == "Voir le plan du lac. !"


def test_pending_marks_dress_what_is_typed(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    hands.shortcut(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    hands.write("Oh")
    block: Any = tool.document().blocks[0]
    assert (block.runs[0].text, block.runs[0].dress.marks) == ("Oh", frozenset(("bold",)))
    button = tool.bar.button("bold")
    assert button.isChecked()


def test_dead_keys_and_pasted_text_go_through_the_engine(shell: QWidget) -> None:
    tool = _put(shell)
    event = QInputMethodEvent("", [])
    event.setCommitString("ê")
    QApplication.sendEvent(tool.editor, event)
    assert _texts(tool)[0] == "êSortie au lac"
    QApplication.clipboard().setText("d’ailleurs")
    _hands(shell).shortcut(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _texts(tool)[0] == "êd’ailleursSortie au lac"
    source = tool.editor.createMimeDataFromSelection()
    assert not tool.editor.canInsertFromMimeData(source)
    tool.editor.insertFromMimeData(source)
    assert _texts(tool)[0] == "êd’ailleursSortie au lac"


def test_a_paragraph_of_an_old_version_can_be_copied(shell: QWidget) -> None:
    tool = _put(shell)
    tool.open_panel("versions")
    hands = _hands(shell)
    hands.key(Qt.Key.Key_Tab)
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    assert hands.focused() is tool.editor
    hands.shortcut(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _texts(tool)[0] == "Sortie à la merSortie au lac"


def test_results_are_counted_gone_through_and_replaced(shell: QWidget) -> None:
    tool = _put(shell)
    hands = _hands(shell)
    hands.shortcut(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    found: Any = tool.findChild(QWidget, "word-found")
    hands.write("est")
    assert found.plain == "2 résultats"
    hands.key(Qt.Key.Key_Return)
    assert found.plain == "Résultat 1 sur 2"
    hands.tab_to(_find(tool, "word-other"))
    hands.write("sera")
    for _ in range(2):
        hands.tab_to(_find(tool, "word-replace"))
        hands.key(Qt.Key.Key_Space)
    assert _texts(tool)[1] == "Le départ sera fixé à 8 h. L’entrée sera gratuite."
    assert found.plain == "Aucun résultat"
    hands.key(Qt.Key.Key_Escape)
    assert tool.panel() is None
    assert hands.focused() is tool.editor


def _find(tool: WordTool, name: str) -> QWidget:
    found = tool.findChild(QWidget, name)
    assert found is not None
    return found


def test_a_refused_act_is_told_in_a_sentence(shell: QWidget) -> None:
    tool = _put(shell)
    said: list[str] = []
    tool.refused.connect(said.append)
    perform(_hands(shell), tool, ON)
    _hands(shell).key(Qt.Key.Key_Return)
    assert said[-1].startswith("Le mode suggestion ne suit que les mots.")
    assert tool.explain("level") == "Une liste a trois niveaux."


def test_the_line_below_tells_where_the_caret_is(shell: QWidget) -> None:
    tool = _put(shell)
    line: Any = tool.findChild(QWidget, "word-standing")
    assert line.plain == "Paragraphe 1 sur 9\u00a0: Titre 1"
    _at(tool, 7, 3)
    assert line.plain.endswith("Puces, niveau 2")
    _at(tool, 3, 7)
    assert line.plain.endswith("lien vers https://lac.example")
    for block, kind in ((2, "image"), (4, "tableau")):
        _at(tool, block, 0)
        assert line.plain.endswith(kind)
    _at(tool, 5, 0)
    assert line.plain.endswith("Nouvelle page")


def test_the_line_below_tells_of_words_that_the_checker_underlines(shell: QWidget) -> None:
    start = paper("La Réunnion de mai", "réunnions, réunnion", misspelt=["réunnion"])
    tool = _put(shell, start=start)
    line: Any = tool.findChild(QWidget, "word-standing")
    told = []
    for block, offset, end in (
        (0, 2, None),
        (0, 3, None),
        (0, 7, None),
        (0, 11, None),
        (0, 12, None),
        (0, 0, (0, 5)),
        (0, 12, (1, 3)),
        (0, 5, (1, 3)),
        (1, 4, None),
        (1, 11, None),
    ):
        _at(tool, block, offset, end)
        told.append("mot souligné par le correcteur" in line.accessibleName())
        assert line.accessibleName() == line.plain
    assert told == [False, True, True, True, False, True, False, True, False, True]
    _at(tool, 0, 7)
    _hands(shell).key(Qt.Key.Key_Delete)
    assert "correcteur" not in line.plain


def test_the_answer_is_told_and_the_window_named(shell: QWidget) -> None:
    tool = _put(shell)
    assert (tool.title(), tool.subtitle()) == ("Traitement de texte", "sortie.odt")
    assert tool.hint()
    assert not tool.summary()
    perform(_hands(shell), tool, WAYS[-1][0])
    assert tool.summary() == "Fichiers exportés\u00a0: Sortie 2.pdf"


def test_a_document_without_images_or_versions_says_so(shell: QWidget) -> None:
    start: JsonObject = {
        "title": "a.odt",
        "blocks": [{"text": "Un", "list": "number"}, {"text": "b", "list": "number", "level": 3}],
    }
    tool = _put(shell, start=start)
    tool.open_panel("versions")
    tool.open_panel("picture")
    assert tool.panel() == "picture"
    assert not _find(tool, "word-alternative").isEnabled()


def test_the_driver_says_where_it_is_lost(shell: QWidget) -> None:
    tool = _put(shell)
    with pytest.raises(DriverError):
        perform(_hands(shell), tool, {"do": "accept", "suggestion": 7})


def _unseen(shell: QWidget) -> list[str]:
    return [
        *clipped(shell),
        *nameless(shell),
        *overlapping(shell),
        *(one for one in outside(shell) if "in QScrollArea" not in one),
        *(one for one in sideways(shell) if "QStackedWidget" not in one),
        *(one for one in too_small(shell) if "Check" not in one),
    ]


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        (ThemeName.LIGHT, 100),
        (ThemeName.CONTRAST, 200),
        pytest.param(ThemeName.DARK, 100, marks=pytest.mark.long),
        pytest.param(ThemeName.CREAM, 200, marks=pytest.mark.long),
    ],
)
def test_every_panel_can_be_used_in_every_theme_and_size(
    shell: QWidget, theme: ThemeName, size: int
) -> None:
    look().apply(Preferences(theme=theme, text_size=size))
    shell.resize(*((884, 482) if size == 100 else (1366, 448)))
    tool = _put(shell)
    for name in ("find", "link", "picture", "comments", "changes", "export", "versions"):
        tool.open_panel(name)
        QApplication.processEvents()
        assert not _unseen(shell), name
    tool.close_panel()
    for name, _title, _buttons in GROUPS:
        tool.bar.show_group(name)
        QApplication.processEvents()
        assert not _unseen(shell), name
    look().apply(Preferences(theme=theme, text_size=125))
    assert tool.editor.paper.blocks


def test_what_is_no_picture_is_left_out(shell: QWidget) -> None:
    start: JsonObject = {
        "title": "a.odt",
        "blocks": [{"image": "a.svg"}, {"image": "b.png"}, {"image": "c.png"}, {"text": "d"}],
    }
    view = ToolView("word", start, None, {"a.svg": b"no", "b.png": b"no"})
    tool = make_tool(view)
    assert isinstance(tool, WordTool)
    assert "c.png" in tool.editor.toPlainText()


def test_every_sentence_is_there_in_two_languages() -> None:
    for key in (*WordText, *WordRefusal):
        for language in (Language.FRENCH, Language.ENGLISH):
            choose(language)
            assert word_words(key, **dict.fromkeys(NAMES, "1"))
    choose(Language.FRENCH)


def test_a_narrow_window_puts_the_panel_below(shell: QWidget) -> None:
    tool = _put(shell)
    shell.resize(560, 600)
    tool.open_panel("export")
    QApplication.processEvents()
    panel = _find(tool, "word-panel-export")
    assert panel.geometry().top() > tool.editor.geometry().top()


def test_the_mouse_presses_buttons_and_the_page_keeps_the_focus(shell: QWidget) -> None:
    tool = _put(shell)
    _at(tool, 0, 0, (0, 6))
    QTest.mouseClick(tool.bar.button("bold"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is tool.editor
    block: Any = tool.document().blocks[0]
    assert block.runs[0].text == "Sortie"


def test_it_speaks_english(shell: QWidget) -> None:
    choose(Language.ENGLISH)
    tool = _put(shell)
    tool.open_panel("find")
    assert tool.title() == "Word processor"
    line = tool.findChild(QLineEdit, "word-sought")
    assert line is not None
    assert line.accessibleName() == "Find"
