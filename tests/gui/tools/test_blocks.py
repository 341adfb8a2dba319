"""Block programming on the screen, used with keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.blocks.board import Board
from kiosk.ui.tools.blocks.tool import BlocksTool
from kiosk.ui.tools.table import make_tool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from tests.engine.applications.blocks.workshops import (
    COLLECT,
    FORWARD,
    LEFT,
    PAINT,
    after,
    block,
    give,
    insert,
    start,
    state,
)
from tests.gui.looking import clipped, nameless, outside, sideways

pytestmark = pytest.mark.gui
SCENES = [
    {"name": "A", "map": [">.cG", ".#pP"]},
    {"name": "B", "events": ["bouton", "minuterie", "bouton"]},
    {"name": "C", "map": ["v..", "...", "G.."]},
]
START = start(scenes=SCENES)
FUNCTION = [insert("define", 0), give(1, "name", "longer"), give(1, "param", "n")]
WAYS: list[list[dict[str, Any]]] = [
    [insert("forward", 0), insert("left", 1), insert("right", 0), insert("collect", 2)],
    [insert("repeat", 0), give(1, "times", 12), insert("forward", 1), give(1, "times", "score")],
    [insert("if_else", 0), give(1, "cond", "not goal"), insert("paint", 2), insert("stop", 1)],
    [insert("until", 0), give(1, "cond", "score >= 5"), give(1, "cond", "on:cristal")],
    [insert("while", 0), give(1, "cond", "portail != ouvert"), give(1, "cond", "score < 7")],
    [insert("set", 0), give(1, "value", 7), give(1, "name", "portail"), give(1, "value", "ouvert")],
    [insert("add", 0), give(1, "value", -3), give(1, "value", "score"), give(1, "value", 4)],
    [insert("when", 0), give(1, "event", "minuterie"), insert("left", 1)],
    [
        *FUNCTION,
        insert("repeat", 1),
        give(2, "times", "n"),
        insert("call", 4),
        give(5, "value", 3),
    ],
    [*FUNCTION, insert("define", 2), insert("call", 4), give(5, "name", "bloc 1")],
    [insert("repeat", 0), insert("left", 2), {"do": "move", "line": 3, "way": "up"}],
    [insert("repeat", 0), insert("left", 0), {"do": "move", "line": 1, "way": "down"}],
    [insert("repeat", 0), {"do": "duplicate", "line": 1}, {"do": "delete", "line": 2}],
    [*FUNCTION, insert("left", 2), insert("when", 3), {"do": "move", "line": 4, "way": "up"}],
]


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(884, 530)
    return shell


def _put(shell: QWidget, found: Any = None, given: Any = None) -> BlocksTool:
    tool = make_tool(ToolView("blocks", given or START, found))
    assert isinstance(tool, BlocksTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    QApplication.processEvents()
    tool.first_focus().setFocus()
    return tool


def _press(hands: Hands, tool: BlocksTool, name: str, times: int = 1) -> None:
    button = tool.findChild(QPushButton, f"blocks-{name}")
    assert button is not None
    for _ in range(times):
        hands.tab_to(button)
        hands.key(Qt.Key.Key_Space)


def _told(tool: BlocksTool) -> str:
    board = tool.findChild(Board)
    assert board is not None
    return board.accessibleName()


@pytest.mark.parametrize(
    ("acts", "width"), [*((one, 884) for one in WAYS), (WAYS[8], 600)], ids=range(len(WAYS) + 1)
)
def test_every_act_has_its_keys(shell: QWidget, acts: list[dict[str, Any]], width: int) -> None:
    shell.resize(width, 530)
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, act in enumerate(acts, 1):
        perform(hands, tool, act)
        QApplication.processEvents()
        assert dumps(tool.state) == dumps(after(START, *acts[:place])), act


def test_buttons_do_what_keys_do(shell: QWidget) -> None:
    tool, hands = _put(shell, state(LEFT, FORWARD)), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Down, 2)
    _press(hands, tool, "up")
    assert dumps(tool.state) == dumps(state(FORWARD, LEFT))
    _press(hands, tool, "copy")
    assert dumps(tool.state) == dumps(state(FORWARD, FORWARD, LEFT))
    _press(hands, tool, "down")
    assert tool.lines.current() == 3
    _press(hands, tool, "delete")
    assert dumps(tool.state) == dumps(state(FORWARD, LEFT))
    assert tool.lines.current() == 2


def test_blocks_are_added_one_below_the_other(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "add-forward", 2)
    _press(hands, tool, "add-left")
    assert dumps(tool.state) == dumps(state(FORWARD, FORWARD, LEFT))
    assert tool.subtitle() == "3 blocs"
    assert tool.summary() == "3 blocs"


def test_lines_are_told(shell: QWidget) -> None:
    loop = block("repeat", block("if", COLLECT, cond="not on:cristal"), times=3)
    tool = _put(shell, state(loop))
    told = [one.spoken for one in tool.lines.shown()]
    assert told[:4] == [
        "Début du programme",
        "Ligne 1, niveau 1\u00a0: répéter 3 fois",
        "Ligne 2, niveau 2\u00a0: si\u00a0: pas de cristal ici",
        "Ligne 3, niveau 3\u00a0: ramasser",
    ]


def test_the_goal_may_start_with_a_vowel(shell: QWidget) -> None:
    found = state(block("while", cond="not goal"), block("if", cond="goal"))
    tool = _put(shell, found, start(goal="étoile"))
    assert [one.words for one in tool.lines.shown()][1:4:2] == [
        "tant que\u00a0: pas d’étoile ici",
        "si\u00a0: étoile ici",
    ]


def test_a_run_is_told(shell: QWidget) -> None:
    program = state(FORWARD, FORWARD, COLLECT, FORWARD, PAINT, FORWARD)
    tool, hands = _put(shell, program), Hands(Eyes(shell))
    assert "Avant l’exécution. score\u00a0: 0" in _told(tool)
    assert "Robot en A1, tourné vers la droite. Drapeau en D1. Cristal en C1." in _told(tool)
    _press(hands, tool, "step", 2)
    assert "Étape 2, ligne 2." in _told(tool)
    assert [one.number for one in tool.lines.shown() if one.now] == [2]
    assert "exécutée" in tool.lines.shown()[2].spoken
    _press(hands, tool, "run")
    assert "Ligne 6\u00a0: le robot est bloqué." in _told(tool)
    assert "Cases marquées\u00a0: D1, D2. Ramassé\u00a0: 1 cristal." in _told(tool)
    _press(hands, tool, "step")
    _press(hands, tool, "rewind")
    assert "Avant l’exécution." in _told(tool)
    _press(hands, tool, "run")
    perform(hands, tool, {"do": "delete", "line": 6})
    assert "Avant l’exécution." in _told(tool)


def test_each_scene_has_its_tab(shell: QWidget) -> None:
    opens = block("when", block("set", name="portail", value="ouvert"), event="bouton")
    tool, hands = _put(shell, state(opens)), Hands(Eyes(shell))
    _press(hands, tool, "scene-3")
    assert "Robot en A1, tourné vers le bas. Drapeau en A3. Aucun mur" in _told(tool)
    _press(hands, tool, "scene-2")
    words = tool.findChild(QWidget, "blocks-told")
    assert words is not None
    assert "1. bouton 2. minuterie 3. bouton" in words.accessibleName()
    _press(hands, tool, "step", 3)
    assert (
        "1. bouton → score\u00a0: 0, portail\u00a0: ouvert 2. minuterie" in words.accessibleName()
    )
    _press(hands, tool, "run")
    assert "3. bouton → score" in words.accessibleName()


def test_undo_and_a_state_after_a_crash(shell: QWidget) -> None:
    tool = _put(shell, loads_object(dumps(state(FORWARD))))
    tool.act(insert("left", 1))
    tool.undo()
    assert dumps(tool.state) == dumps(state(FORWARD))
    tool.redo()
    tool.lay(state(block("repeat", times=3)))
    assert [one.words for one in tool.lines.shown()][1:] == ["répéter 3 fois", "fin de répéter"]


@pytest.mark.parametrize(
    ("first", "act", "told"),
    [
        ((FORWARD,), {"do": "move", "line": 1, "way": "up"}, "tout en haut"),
        ((FORWARD,), {"do": "move", "line": 1, "way": "down"}, "tout en bas"),
        ((), insert("call", 0), "Définissez d’abord"),
        ((block("repeat", times=2),), insert("define", 1), "ne va pas dans un autre"),
        ((block("repeat", times=2),), give(1, "times", 100), "nombre entier"),
        ((block("define", name="a", param=""),), give(1, "name", "?"), "commence par une lettre"),
        ((FORWARD,) * 60, insert("left", 1), "plein"),
    ],
)
def test_a_refusal_is_said(
    shell: QWidget, first: tuple[dict[str, Any], ...], act: dict[str, Any], told: str
) -> None:
    tool, hands = _put(shell, state(*first)), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    perform(hands, tool, act)
    assert any(told in one for one in sentences)
    assert tool.explain("fire") == "Ce n’est pas possible maintenant."


def test_a_text_that_is_no_number_goes(shell: QWidget) -> None:
    tool, hands = _put(shell, state(block("add", name="score", value=5))), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Down)
    number = tool.terms.value.number
    hands.tab_to(number)
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("ab")
    hands.key(Qt.Key.Key_Tab)
    assert number.text() == "5"


def test_return_goes_to_what_can_be_set(shell: QWidget) -> None:
    tool, hands = _put(shell, state(FORWARD, block("if", cond="wall"))), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert hands.focused() is tool.lines
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert hands.focused() is tool.terms.cond
    tool.lay(state(FORWARD, block("repeat", times=2)))
    tool._command("terms")
    assert hands.focused() is tool.terms.times.names
    assert dumps(tool.state) == dumps(state(FORWARD, block("repeat", times=2)))


def test_a_locked_program_is_only_run(shell: QWidget) -> None:
    given = start(locked=True, program=[FORWARD], scenes=SCENES[2:])
    tool, hands = _put(shell, None, given), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Delete)
    assert tool.state == {"program": ({"op": "forward"},)}
    assert not tool.terms.isVisible()
    assert tool.summary() == ""
    assert "ne se modifie pas" in tool.hint()
    assert "ne se modifie pas" in tool.explain("locked")
    _press(hands, tool, "run")
    assert "A2" in _told(tool)
    with pytest.raises(DriverError):
        perform(hands, tool, insert("fly", 0))


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
    loop = block("until", FORWARD, cond="score >= 5")
    function = block("define", loop, name="longer", param="n")
    tool = _put(shell, state(function, block("call", name="longer", value=2)))
    look().apply(Preferences(theme=theme, text_size=size))
    shell.resize(1366, 500) if size == 200 else shell.resize(884, 530)
    hands = Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Down, 2)
    _press(hands, tool, "run")
    shell.grab()
    for scene in ("1", "2"):
        _press(hands, tool, f"scene-{scene}")
        QApplication.processEvents()
        assert outside(shell) == []
        assert clipped(shell) == []
        assert sideways(shell) == []
        assert nameless(shell) == []


def test_it_speaks_english(shell: QWidget) -> None:
    choose(Language.ENGLISH)
    tool = _put(shell, state(block("if", cond="not goal")))
    assert tool.title() == "Blocks"
    assert tool.lines.shown()[1].words == "if: no drapeau here"
    assert tool.hint().startswith("Arrows")
