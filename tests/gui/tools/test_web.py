from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from engine.applications.application import ActRefusedError
from engine.applications.web.application import WebApplication
from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.table import make_tool
from kiosk.ui.tools.web.tool import WebTool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.fields import Paragraph
from kiosk.words import Language, choose
from tests.engine.applications.web.starts import start
from tests.gui.looking import clipped, nameless, outside, sideways
from tests.gui.resting import rest

WEB = WebApplication()
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><rect/></svg>'
SEARCH = {"do": "go", "address": "musée sel"}
ACCEPT = {"do": "shortcut", "form": "traceurs", "number": 1}
CARD: list[dict[str, Any]] = [
    ACCEPT,
    {"do": "follow", "to": "musee.example/tarifs"},
    {"do": "fill", "form": "carte", "field": "nom", "value": "N’Diaye"},
    {"do": "fill", "form": "carte", "field": "jour", "value": "lundi"},
    {"do": "fill", "form": "carte", "field": "mot", "value": "Un\nDeux"},
    {"do": "fill", "form": "carte", "field": "accord", "value": True},
    {"do": "submit", "form": "carte"},
]
WAYS: list[list[dict[str, Any]]] = [
    [{"do": "go", "address": "https://lycee.example"}, {"do": "back"}, {"do": "forward"}],
    [{"do": "go", "address": "perdu.example"}, {"do": "go", "address": "musee.example/perdu"}],
    [{"do": "bookmark"}, {"do": "unbookmark"}, {"do": "bookmark"}],
    [{"do": "bookmark"}, {"do": "unbookmark", "address": "lycee.example"}],
    [SEARCH, {"do": "narrow", "kind": "image"}, {"do": "follow", "to": "lycee.example/photo"}],
    [SEARCH, {"do": "narrow", "kind": "pdf"}, {"do": "narrow", "period": "year"}],
    [SEARCH, {"do": "narrow", "kind": "page"}, {"do": "narrow", "kind": ""}],
    [
        {"do": "go", "address": "cherche.example"},
        {"do": "follow", "to": "cherche.example/aide"},
        {"do": "search", "query": '"du sel" -photo'},
        {"do": "search", "query": "plan"},
        {"do": "follow", "to": "lycee.example/plan"},
    ],
    CARD,
    [
        *CARD,
        {"do": "fill", "form": "carte", "field": "jour", "value": ""},
        {"do": "fill", "form": "carte", "field": "nom", "value": "Li"},
        {"do": "submit", "form": "carte"},
    ],
    [
        {"do": "fill", "form": "traceurs", "field": "mesure", "value": True},
        {"do": "fill", "form": "traceurs", "field": "pub", "value": False},
        {"do": "submit", "form": "traceurs"},
    ],
]


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(900, 580)
    return shell


def _put(shell: QWidget, state: Any = None, **media: bytes) -> WebTool:
    view = ToolView("web", start(), state, {f"x/{name}.svg": one for name, one in media.items()})
    tool = make_tool(view)
    assert isinstance(tool, WebTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    QApplication.processEvents()
    tool.first_focus().setFocus()
    return tool


def _after(*acts: dict[str, Any]) -> Any:
    state = WEB.first(start())
    for act in acts:
        state = WEB.perform(start(), state, act)
    return state


@pytest.mark.parametrize("acts", WAYS, ids=range(len(WAYS)))
def test_every_act_has_its_keys(shell: QWidget, acts: list[dict[str, Any]]) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, act in enumerate(acts, 1):
        perform(hands, tool, act)
        QApplication.processEvents()
        assert tool.state == _after(*acts[:place]), act


def test_undo_redo_and_start_over(shell: QWidget) -> None:
    tool = _put(shell)
    tool.act(SEARCH)
    tool.act({"do": "bookmark"})
    tool.undo()
    assert tool.state == _after(SEARCH)
    tool.redo()
    assert tool.state == _after(SEARCH, {"do": "bookmark"})
    tool.reset()
    assert tool.state == _after()
    assert not tool.finder.isVisible()


def test_a_state_is_taken_up_after_a_crash(shell: QWidget) -> None:
    state = loads_object(dumps(_after(*CARD[:-1])))
    tool = _put(shell, state)
    shown = tool.sheet.form("carte").control("nom")
    assert shown.property("text") == "N’Diaye"
    assert tool.subtitle() == "Tarifs"
    tool.lay(_after(*CARD))
    assert "Carte" in tool.summary()


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([{"do": "go", "address": " "}], "Écrivez d’abord quelque chose."),
        ([ACCEPT, CARD[1], {"do": "submit", "form": "carte"}], "Il manque une réponse"),
        ([*CARD, {"do": "submit", "form": "carte"}], "déjà envoyé"),
        ([{"do": "go", "address": "perdu.example"}, {"do": "bookmark"}], "pas de page ici"),
    ],
)
def test_a_refusal_is_said(shell: QWidget, acts: list[dict[str, Any]], told: str) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    for act in acts:
        perform(hands, tool, act)
    assert told in sentences[-1]


def test_the_keyboard_goes_to_what_is_missing(shell: QWidget) -> None:
    tool, hands = _put(shell, _after(*CARD[:3])), Hands(Eyes(shell))
    perform(hands, tool, {"do": "submit", "form": "carte"})
    assert hands.focused() is tool.sheet.form("carte").control("accord")
    tool.act(CARD[5])
    perform(hands, tool, {"do": "submit", "form": "carte"})
    perform(hands, tool, {"do": "submit", "form": "carte"})
    focused = hands.focused()
    assert focused is not None
    assert focused.objectName() == "web-carte-send"


def test_a_banner_comes_before_the_page_for_the_keyboard(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    find = tool.findChild(QWidget, "web-find")
    assert find is not None
    hands.tab_to(find)
    hands.key(Qt.Key.Key_Tab)
    assert hands.focused() is tool.sheet.form("traceurs").control("mesure")
    hands.key(Qt.Key.Key_Tab, 4)
    assert hands.focused() is tool.page


def test_a_banner_that_goes_leaves_the_keyboard_on_the_page(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    perform(hands, tool, ACCEPT)
    assert hands.focused() is tool.page


def test_every_reason_has_a_sentence(shell: QWidget) -> None:
    tool = _put(shell)
    with pytest.raises(ActRefusedError) as refusal:
        _after({"do": "back"})
    assert tool.explain(str(refusal.value.args[0])) == "Ce n’est pas possible ici."
    assert tool.explain("sent-once") == "Ce formulaire ne s’envoie qu’une fois."


def test_what_was_being_written_is_not_lost(shell: QWidget) -> None:
    tool, hands = _put(shell, _after(*CARD[:2])), Hands(Eyes(shell))
    hands.tab_to(tool.sheet.form("carte").control("nom"))
    hands.write("Li")
    hands.shortcut(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert tool.state["drafts"] == {"carte": {"nom": "Li"}}
    assert tool.state["place"] == 0


def test_what_is_typed_is_kept_when_the_keys_rest(shell: QWidget) -> None:
    tool, hands = _put(shell, _after(*CARD[:2])), Hands(Eyes(shell))
    form = tool.sheet.form("carte")
    line, text = form.control("nom"), form.control("mot")
    assert isinstance(line, QLineEdit)
    assert isinstance(text, Paragraph)
    hands.tab_to(line)
    hands.write("Lia ")
    line.setCursorPosition(2)
    assert rest(shell) == 1
    assert tool.state["drafts"] == {"carte": {"nom": "Lia "}}
    assert (hands.focused(), line.text(), line.cursorPosition()) == (line, "Lia ", 2)
    hands.write("l")
    assert rest(shell) == 1
    assert tool.state["drafts"] == {"carte": {"nom": "Lila "}}
    hands.tab_to(text)
    hands.shortcut(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for word in (" Un", " deux"):
        hands.write(word)
        assert rest(shell) == 1
    assert tool.state["drafts"]["carte"]["mot"] == "Bonjour Un deux"
    assert rest(shell) == 0
    undone = []
    for _ in range(3):
        tool.undo()
        undone.append(tool.state.get("drafts", {}))
    long_text = {"carte": {"nom": "Lila ", "mot": "Bonjour Un"}}
    assert undone == [long_text, {"carte": {"nom": "Lila "}}, {}]
    assert line.text() == ""


def test_a_text_that_is_too_long_is_kept_as_far_as_it_may_go(shell: QWidget) -> None:
    tool = _put(shell, _after(*CARD[:2]))
    text = tool.sheet.form("carte").control("mot")
    assert isinstance(text, Paragraph)
    text.setPlainText("x" * 2001)
    assert rest(shell) == 1
    assert tool.state["drafts"]["carte"]["mot"] == "x" * 2000


def test_panels_open_and_close_by_keys(shell: QWidget) -> None:
    tool, hands = (
        _put(shell, _after({"do": "go", "address": "docs.lycee.example"})),
        Hands(Eyes(shell)),
    )
    hands.shortcut(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert "Mardi 6 mai 2031" in tool.panel.leaf.toPlainText()
    assert "17 h 20" in tool.panel.leaf.toPlainText()
    hands.key(Qt.Key.Key_Escape)
    assert tool.panel.name == ""
    lock = tool.bar.opener("lock")
    hands.tab_to(lock)
    hands.key(Qt.Key.Key_Space)
    told = tool.panel.leaf.toPlainText()
    assert "autre.example" in told
    assert "1er janvier 2031" in told
    hands.tab_to(lock)
    hands.key(Qt.Key.Key_Space)
    assert tool.panel.name == ""
    hands.shortcut(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return)
    assert tool.state["trail"][-1] == "lycee.example"
    assert tool.panel.name == ""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("lycee.example", "n’est pas chiffrée"),
        ("cherche.example", "est chiffrée"),
        ("perdu.example", "Aucun site"),
    ],
)
def test_the_connection(shell: QWidget, address: str, told: str) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    perform(hands, tool, {"do": "go", "address": address})
    hands.tab_to(tool.bar.opener("lock"))
    hands.key(Qt.Key.Key_Space)
    assert told in tool.panel.leaf.toPlainText()


def test_no_bookmark_is_said(shell: QWidget) -> None:
    tool = _put(shell, _after({"do": "unbookmark", "address": "lycee.example"}))
    hands = Hands(Eyes(shell))
    hands.shortcut(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert tool.panel.leaf.toPlainText() == "Aucun favori."


def test_words_are_found_in_the_page(shell: QWidget) -> None:
    tool, hands = (
        _put(shell, _after(ACCEPT, {"do": "go", "address": "lycee.example"})),
        Hands(Eyes(shell)),
    )
    hands.shortcut(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.write("LYCÉE")
    hands.key(Qt.Key.Key_Return)
    field = hands.focused()
    assert field is not None
    assert field.accessibleDescription() == "1 sur 1"
    hands.key(Qt.Key.Key_Return)
    assert field.accessibleDescription() == "1 sur 1"
    hands.write("x")
    hands.key(Qt.Key.Key_Return)
    assert field.accessibleDescription() == "Introuvable ici"
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Return)
    assert field.accessibleDescription() == ""
    hands.write("musée")
    previous = tool.findChild(QWidget, "web-find-previous")
    assert previous is not None
    hands.tab_to(previous)
    hands.key(Qt.Key.Key_Space)
    assert field.accessibleDescription() == "1 sur 1"
    hands.tab_to(field)
    hands.key(Qt.Key.Key_Escape)
    assert not tool.seeking.isVisible()
    assert hands.focused() is tool.page


def test_arrows_move_the_page(shell: QWidget) -> None:
    tool, hands = _put(shell, _after(*CARD)), Hands(Eyes(shell))
    bar = tool.sheet.verticalScrollBar()
    hands.tab_to(tool.page)
    hands.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    hands.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    hands.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    hands.key(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_pictures_of_the_item_are_shown(shell: QWidget) -> None:
    tool = _put(shell, _after({"do": "go", "address": "lycee.example/plan"}), plan=DRAWING)
    assert "Image : le plan" in tool.page.toPlainText()
    assert tool.page.loadResource(2, "plan.svg") is not None
    assert tool.page.loadResource(2, "autre.svg") is None


def test_an_advert_says_so(shell: QWidget) -> None:
    tool = _put(shell, _after(SEARCH))
    assert tool.page.toPlainText().count("Annonce") == 2
    assert "4 résultats" in tool.page.toPlainText()
    perform(Hands(Eyes(shell)), tool, {"do": "search", "query": "girafe"})
    assert "Aucun résultat" in tool.page.toPlainText()
    perform(Hands(Eyes(shell)), tool, {"do": "search", "query": "archives"})
    assert "1 résultat" in tool.page.toPlainText()
    assert "Document PDF · 10 mai 2031" in tool.page.toPlainText()


def test_error_pages_say_what_is_wrong(shell: QWidget) -> None:
    tool = _put(shell, _after({"do": "go", "address": "musee.example/perdu"}))
    assert "Le site musee.example existe" in tool.page.toPlainText()
    tool.lay(_after({"do": "go", "address": "cherche.example/perdu"}))
    assert "Page introuvable" in tool.page.toPlainText()


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        (ThemeName.LIGHT, 200),
        (ThemeName.DARK, 100),
        (ThemeName.CREAM, 100),
        (ThemeName.CONTRAST, 200),
    ],
)
def test_nothing_is_cut(shell: QWidget, theme: ThemeName, size: int) -> None:
    tool = _put(shell, _after(*CARD))
    look().apply(Preferences(theme=theme, text_size=size))
    shell.resize(1366, 500) if size == 200 else shell.resize(884, 530)
    for state in (_after(*CARD), _after(SEARCH), _after({"do": "go", "address": "perdu.example"})):
        tool.lay(state)
        QApplication.processEvents()
        assert outside(shell) == []
        assert clipped(shell) == []
        assert sideways(shell) == []
        assert nameless(shell) == []


def test_little_height_folds_the_second_row(shell: QWidget) -> None:
    tool = _put(shell)
    home, more = tool.findChild(QWidget, "web-home"), tool.findChild(QWidget, "web-more")
    assert home is not None
    assert more is not None
    assert home.isVisible()
    shell.resize(900, 320)
    QApplication.processEvents()
    assert not home.isVisible()
    hands = Hands(Eyes(shell))
    hands.tab_to(more)
    hands.key(Qt.Key.Key_Space)
    assert home.isVisible()
    hands.tab_to(home)
    hands.key(Qt.Key.Key_Space)
    assert tool.state == _after()


def test_a_link_can_be_clicked(shell: QWidget) -> None:
    tool = _put(shell, _after(ACCEPT))
    hands = Hands(Eyes(shell))
    hands.tab_to(tool.page)
    hands.key(Qt.Key.Key_Tab, 2)
    place = tool.page.cursorRect().center()
    QTest.mouseClick(
        tool.page.viewport(), Qt.MouseButton.LeftButton, pos=place - tool.page.rect().topLeft()
    )
    assert tool.state["trail"][-1] in ("musee.example", "musee.example/tarifs")


def test_english(shell: QWidget) -> None:
    choose(Language.ENGLISH)
    tool = _put(shell, _after(SEARCH))
    hands = Hands(Eyes(shell))
    hands.shortcut(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert "Tuesday 6 May 2031" in tool.panel.leaf.toPlainText()
    assert "17:20" in tool.panel.leaf.toPlainText()
    assert tool.title() == "Browser"
    assert tool.hint().startswith("**Tab**")


def test_the_hands_say_what_they_do_not_find(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    with pytest.raises(DriverError):
        perform(hands, tool, {"do": "follow", "to": "perdu.example"})
    with pytest.raises(DriverError):
        perform(hands, tool, {"do": "submit", "form": "carte"})
    tool.lay(_after(*CARD[:2]))
    with pytest.raises(DriverError):
        perform(hands, tool, {"do": "fill", "form": "carte", "field": "jour", "value": "mardi"})


def test_labels_are_never_empty(shell: QWidget) -> None:
    tool = _put(shell, _after(*CARD))
    assert any("Nom (obligatoire)" in one.text() for one in tool.findChildren(QLabel))
