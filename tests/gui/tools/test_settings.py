from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.gallery.drawing import settle
from kiosk.ui.theme.look import look
from kiosk.ui.tools.settings.control_box import ControlBox
from kiosk.ui.tools.settings.deed_box import DeedBox
from kiosk.ui.tools.settings.step_bar import StepBar
from kiosk.ui.tools.settings.switch import Switch
from kiosk.ui.tools.settings.tool import SettingsTool
from kiosk.ui.tools.table import make_tool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words.tools.settings import refusal_words
from tests.engine.applications.settings.panels import ONLINE, START, after, press, put, remove
from tests.gui.looking import clipped, nameless, outside, sideways
from tests.gui.resting import rest

SECRET = press("secret", old="lune", new="Rivière-7-bleue", again="Rivière-7-bleue")
CREATE = press("create", nom="Nour", type="administrateur")
WAYS: list[list[dict[str, Any]]] = [
    [{"do": "open", "page": "compte"}, {"do": "open", "page": "reseau"}],
    [*ONLINE, press("reseaux/club/join", cle="jonquille-24"), put("reseaux/gare/auto", True)],
    [*ONLINE, press("reseaux/gare/join"), remove("reseaux", "gare"), remove("reseaux", "club")],
    [*ONLINE, press("reseaux/gare/drop"), put("avion", True)],
    [put("public", "Mes contacts"), put("public", "Tout le monde"), put("son", 80)],
    [put("son", 0), put("jour", "3/4/2027"), put("heure", "21 h"), put("pseudo", "Mésange")],
    [SECRET, press("clear", pages=False, mots=True), press("clear")],
    [put("avion", False), CREATE, put("comptes/added-1/type", "standard")],
    [put("avion", False), CREATE, remove("comptes", "added-1")],
    [put("avion", False), CREATE, press("comptes/added-1/leave")],
    [press("update", code="42 17"), press("test"), press("test")],
]


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(900, 580)
    return shell


def _put(shell: QWidget, state: Any = None, start: Any = START) -> SettingsTool:
    tool = make_tool(ToolView("settings", start, state))
    assert isinstance(tool, SettingsTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    QApplication.processEvents()
    tool.first_focus().setFocus()
    return tool


@pytest.mark.parametrize("acts", WAYS, ids=range(len(WAYS)))
def test_every_act_has_its_keys(shell: QWidget, acts: list[dict[str, Any]]) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, act in enumerate(acts, 1):
        perform(hands, tool, act)
        QApplication.processEvents()
        assert tool.state == after(*acts[:place]), act


def test_tab_stops_at_the_option_that_is_chosen(shell: QWidget) -> None:
    tool, hands = _put(shell, after(put("public", "Mes contacts"))), Hands(Eyes(shell))
    perform(hands, tool, put("public", "Tout le monde"))
    assert tool.state["values"] == {}


def test_undo_redo_and_start_over(shell: QWidget) -> None:
    tool = _put(shell)
    tool.act(put("avion", False))
    tool.act(put("son", 80))
    tool.undo()
    assert tool.state == after(put("avion", False))
    assert tool.leaf.page.id == "reseau"
    tool.redo()
    assert tool.state == after(put("avion", False), put("son", 80))
    tool.reset()
    assert tool.state == after()


def test_turning_pages_is_no_work_to_be_undone(shell: QWidget) -> None:
    tool = _put(shell)
    told: list[tuple[bool, bool]] = []
    tool.undoable.connect(lambda back, forth: told.append((back, forth)))
    tool.go_to("compte", "")
    assert tool.leaf.page.id == "compte"
    assert told[-1] == (False, False)
    tool.act(put("son", 80))
    tool.go_to("reseau", "")
    tool.undo()
    assert (tool.leaf.page.id, tool.state["values"]) == ("compte", {})


def test_a_state_is_taken_up_after_a_crash(shell: QWidget) -> None:
    state = loads_object(dumps(after(*ONLINE, put("pseudo", "Mésange"))))
    tool = _put(shell, state)
    field = tool.leaf.part("pseudo")
    assert isinstance(field, ControlBox)
    assert field.value() == "Mésange"
    tool.lay(after())
    assert tool.leaf.page.id == "reseau"
    assert not tool.used


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([put("jour", "demain")], "Cette date n’existe pas"),
        ([put("heure", "25 h")], "Cette heure n’existe pas"),
        ([press("secret", old="soleil", new="x", again="x")], "ne convient pas"),
        ([press("secret", old="lune", new="x", again="y")], "ne respecte pas la règle"),
        ([press("secret", old="lune", new="Rivière-7-bleue", again="y")], "sont différentes"),
        ([press("secret", old="lune", new="", again="")], "Un champ est vide"),
        ([press("update", code="0")], "Ce code ne convient pas"),
        ([put("avion", False), press("create", nom="Lina")], "déjà dans la liste"),
    ],
)
def test_a_refusal_is_said_and_the_form_stays(
    shell: QWidget, acts: list[dict[str, Any]], told: str
) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    for act in acts:
        perform(hands, tool, act)
    assert told in sentences[-1]
    asked = tool.leaf.part(acts[-1].get("act", ""))
    if isinstance(asked, DeedBox) and asked.asking is not None:
        assert asked.asking.isVisible()


def test_every_reason_has_a_sentence(shell: QWidget) -> None:
    assert _put(shell).explain("cannot-remove") == "Cette ligne ne peut pas être retirée."
    assert refusal_words("autre") == "Cela n’est pas possible ici."


def test_a_form_is_left_by_escape_and_forgets_what_was_typed(shell: QWidget) -> None:
    tool, hands = _put(shell, after({"do": "open", "page": "compte"})), Hands(Eyes(shell))
    deed = tool.leaf.part("secret")
    assert isinstance(deed, DeedBox)
    assert deed.asking is not None
    hands.tab_to(deed.button)
    hands.key(Qt.Key.Key_Space)
    hands.write("lu")
    hands.key(Qt.Key.Key_Escape)
    assert hands.focused() is deed.button
    assert not deed.asking.isVisible()
    assert deed.asking.fields["old"].value() == ""


def test_enter_sends_a_form(shell: QWidget) -> None:
    tool, hands = _put(shell, after({"do": "open", "page": "compte"})), Hands(Eyes(shell))
    deed = tool.leaf.part("update")
    assert isinstance(deed, DeedBox)
    hands.tab_to(deed.button)
    hands.key(Qt.Key.Key_Space)
    hands.write("42 17\n")
    assert tool.state["done"] == {"update": 1}
    assert not deed.button.isEnabled()
    assert deed.said.plain == "C’est fait."


def test_a_password_is_shown_on_demand(shell: QWidget) -> None:
    tool, hands = _put(shell, after({"do": "open", "page": "compte"})), Hands(Eyes(shell))
    deed = tool.leaf.part("secret")
    assert isinstance(deed, DeedBox)
    hands.tab_to(deed.button)
    hands.key(Qt.Key.Key_Space)
    line = hands.focused()
    assert isinstance(line, QLineEdit)
    for mode in (QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password):
        reveal = tool.findChild(QWidget, "press-secret-old-reveal")
        assert reveal is not None
        hands.tab_to(reveal)
        hands.key(Qt.Key.Key_Space)
        assert line.echoMode() is mode


def test_what_is_typed_is_kept_when_the_keys_rest(shell: QWidget) -> None:
    tool, hands = _put(shell, after({"do": "open", "page": "compte"})), Hands(Eyes(shell))
    said: list[str] = []
    tool.refused.connect(said.append)
    pseudo, day = _text(tool, "pseudo"), _text(tool, "jour")
    tool.act(put("son", 80))
    hands.tab_to(pseudo)
    pseudo.selectAll()
    for typed, kept in (("Mé ", "Mé"), ("sange", "Mé sange")):
        hands.write(typed)
        assert rest(shell) == 1
        assert tool.state["values"]["pseudo"] == kept
    assert pseudo.text() == "Mé sange"
    hands.tab_to(day)
    ways: list[tuple[str, str | None]] = [
        ("3/4/2", None),
        ("0", "03/04/2020"),
        ("27", "03/04/2027"),
    ]
    for typed, known in ways:
        hands.write(typed)
        assert rest(shell) == 1
        assert tool.state["values"].get("jour") == known
    assert not any(said)
    assert day.text() == "3/4/2027"
    hands.tab_to(pseudo)
    assert day.text() == "03/04/2027"
    undone = []
    for _ in range(3):
        tool.undo()
        undone.append(tool.state["values"])
    assert undone == [{"son": 80, "pseudo": "Mé sange"}, {"son": 80}, {}]
    assert (day.text(), pseudo.text()) == ("", "Lina")


def test_a_day_that_is_none_is_told_when_the_field_is_left(shell: QWidget) -> None:
    tool, hands = _put(shell, after({"do": "open", "page": "compte"})), Hands(Eyes(shell))
    said: list[str] = []
    tool.refused.connect(said.append)
    hands.tab_to(_text(tool, "jour"))
    hands.write("31/2/2027")
    rest(shell)
    assert not any(said)
    hands.tab_to(_text(tool, "pseudo"))
    assert any("Cette date n’existe pas" in one for one in said)
    assert _text(tool, "jour").text() == "31/2/2027"


def _text(tool: SettingsTool, name: str) -> QLineEdit:
    box = tool.leaf.part(name)
    assert isinstance(box, ControlBox)
    assert isinstance(box.part, QLineEdit)
    return box.part


def test_a_setting_is_found_by_words(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    hands.shortcut(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.write("volume")
    hands.key(Qt.Key.Key_Return)
    assert tool.leaf.page.id == "compte"
    focused = hands.focused()
    assert focused is not None
    assert focused.accessibleName() == "Volume"
    hands.shortcut(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.write("zzz")
    assert tool.contents.lines.count() == 0
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    assert tool.contents.lines.count() == 3
    hands.write("res")
    hands.key(Qt.Key.Key_Down)
    assert hands.focused() is tool.contents.lines
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    assert tool.leaf.page.id == "reseau"


def test_a_button_and_a_choice_are_found_too(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    for words, name in (("créer", "press-create"), ("profil", "set-public-1")):
        tool.act(put("avion", False))
        hands.shortcut(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        hands.write(words)
        hands.key(Qt.Key.Key_Return)
        focused = hands.focused()
        assert focused is not None
        assert focused.objectName() == name


def test_the_focus_stays_on_the_page_when_its_row_goes(shell: QWidget) -> None:
    tool, hands = _put(shell, after(*ONLINE)), Hands(Eyes(shell))
    perform(hands, tool, remove("reseaux", "gare"))
    QApplication.processEvents()
    focused = hands.focused()
    assert focused is not None
    assert tool.leaf.isAncestorOf(focused)


def test_the_state_in_words(shell: QWidget) -> None:
    tool = _put(shell)
    assert tool.summary() == "Aucun réglage modifié"
    acts = [*ONLINE, press("reseaux/club/join", cle="jonquille-24"), remove("reseaux", "gare")]
    for act in [*acts, press("create", nom="Nour"), press("update", code="42 17")]:
        tool.act(act)
    lines = tool.summary().split("\n")
    assert "Mode avion\u00a0: Désactivé" in lines
    assert "Club, Connexion automatique\u00a0: Activé" in lines
    assert lines[-1] == "et 3 de plus"
    tool.reset()
    tool.act(put("son", 80))
    assert tool.summary() == "Volume\u00a0: 80\u00a0%"
    assert (tool.title(), tool.subtitle()) == ("Réglages", "Tablette de Lina")
    assert "Ctrl" in tool.hint()


def test_the_mouse_works_too(shell: QWidget) -> None:
    tool = _put(shell)
    box = tool.leaf.part("avion")
    assert isinstance(box, ControlBox)
    assert isinstance(box.part, Switch)
    QTest.mouseClick(box.part, Qt.MouseButton.LeftButton)
    assert tool.state["values"] == {"avion": False}
    lines = tool.contents.lines
    place = lines.visualItemRect(lines.item(2)).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tool.leaf.page.id == "compte"
    found = tool.leaf.part("son")
    assert isinstance(found, ControlBox)
    bar = found.part
    assert isinstance(bar, StepBar)
    QApplication.processEvents()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 20))
    QTest.mouseMove(bar, QPoint(bar.width() - 3, 20))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 3, 20))
    assert tool.state["values"]["son"] == 100


def test_what_is_hidden_comes_when_its_condition_holds(shell: QWidget) -> None:
    parts = [
        {"part": "warning", "text": "Attention !", "shown": {"a": True}},
        {"part": "switch", "id": "a", "label": "A"},
        {"part": "text", "id": "b", "label": "B", "shown": {"a": True}},
    ]
    start = {"pages": [{"id": "p", "title": "P", "icon": "wifi", "parts": parts}]}
    tool = _put(shell, start=start)
    hidden = tool.leaf.part("b")
    assert hidden is not None
    assert not hidden.isVisible()
    tool.act(put("a", True))
    assert hidden.isVisible()
    assert tool.title() == "Réglages"


@pytest.mark.parametrize("name", ["rien", "compte"])
def test_the_driver_says_what_it_did_not_find(shell: QWidget, name: str) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    acts: list[Any] = [{"do": "open", "page": "rien"}]
    if name == "compte":
        acts = [press("reseaux/rien/join"), remove("reseaux", "ecole"), put("reseaux/gare/x", 1)]
        acts.append(press("reseaux/gare/x"))
    for act in acts:
        with pytest.raises(DriverError):
            perform(hands, tool, act)


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
    look().apply(Preferences(theme=theme, text_size=size))
    shell.resize(1366, 500) if size == 200 else shell.resize(884, 530)
    tool = _put(shell, after(*ONLINE))
    for page in ("reseau", "compte"):
        tool.go_to(page, "")
        settle()
        assert clipped(shell) == []
        assert outside(shell) == []
        assert nameless(shell) == []
        assert sideways(shell) == []


def test_another_look_is_taken_at_once(shell: QWidget) -> None:
    tool = _put(shell, after(*ONLINE))
    before = tool.contents.width()
    look().apply(Preferences(theme=ThemeName.DARK, text_size=150))
    settle()
    assert tool.contents.width() > before
    assert tool.leaf.page.id == "reseau"


@pytest.mark.parametrize("size", [100, 200])
def test_names_of_pages_take_as_many_lines_as_they_need(shell: QWidget, size: int) -> None:
    look().apply(Preferences(text_size=size))
    start: Any = START
    first, second = start["pages"]
    titles = ("Profil montré à tous les membres", "Sites", "Réseau")
    pages = [{**first, "title": titles[0], "section": ""}]
    pages.append({**second, "title": titles[1], "section": ""})
    pages.append({"id": "vide", "title": titles[2], "parts": []})
    tool = _put(shell, start={**start, "pages": pages})
    for width in (600, 1366):  # the column is narrow, then wide
        shell.resize(width, 500)
        settle()
    lines = tool.contents.lines
    model, rects = lines.model(), [lines.visualItemRect(lines.item(row)) for row in range(3)]
    assert rects[0].height() >= 2 * QFontMetrics(look().font("body")).height()
    assert {rect.height() for rect in rects[1:]} == {look().px(44)}
    assert all(above.bottom() < below.top() for above, below in pairwise(rects))
    for rect, row in zip(rects, range(3), strict=True):
        assert lines.sizeHintForIndex(model.index(row, 0)).height() == rect.height()


def test_a_narrow_pane_keeps_everything_in_reach(shell: QWidget) -> None:
    shell.resize(520, 500)
    tool = _put(shell, after(*ONLINE))
    settle()
    tool.go_to("compte", "")
    settle()
    assert clipped(shell) == []
    assert outside(shell) == []
