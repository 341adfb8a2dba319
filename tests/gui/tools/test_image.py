"""The image viewer on the screen, used with keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.table import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.image.developing import developed, drawings
from kiosk.ui.tools.image.numbers import whole_number
from kiosk.ui.tools.image.tool import ImageTool
from kiosk.ui.tools.table import make_tool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from tests.engine.applications.image.galleries import (
    LEFT,
    RIGHT,
    SAVE,
    adjust,
    after,
    crop,
    export,
    give,
    start,
)
from tests.gui.looking import clipped, nameless, outside, sideways

pytestmark = pytest.mark.gui
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300">'
    b'<rect width="200" height="300" fill="#904020"/></svg>'
)
MEDIA = {"x/lac.svg": DRAWING}
OTHER = {"do": "open", "picture": "rocher.png"}
WAYS: list[list[dict[str, Any]]] = [
    [RIGHT, RIGHT, LEFT, SAVE],
    [crop(1000, 500, 800, 600), RIGHT, {"do": "uncrop"}, crop(10, 20, 300, 400)],
    [adjust("brightness", 20), adjust("contrast", -12), adjust("saturation", -100)],
    [give("place", ""), give("author", "Léo"), give("author", "")],
    [OTHER, RIGHT, {"do": "open", "picture": "lac.jpg"}, adjust("contrast", 4)],
    [export(width=800, height=600), export(name="b", format="png", height=90), export(quality=20)],
]


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(884, 530)
    return shell


def _put(shell: QWidget, found: Any = None, given: Any = None) -> ImageTool:
    tool = make_tool(ToolView("image", given or start(), found, MEDIA))
    assert isinstance(tool, ImageTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    QApplication.processEvents()
    tool.first_focus().setFocus()
    return tool


def _press(hands: Hands, tool: ImageTool, name: str) -> None:
    button = tool.findChild(QWidget, f"image-{name}")
    assert button is not None
    hands.tab_to(button)
    hands.key(Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("acts", "width"), [*((one, 884) for one in WAYS), (WAYS[1], 600)], ids=range(len(WAYS) + 1)
)
def test_every_act_has_its_keys(shell: QWidget, acts: list[dict[str, Any]], width: int) -> None:
    shell.resize(width, 530)
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, act in enumerate(acts, 1):
        perform(hands, tool, act)
        QApplication.processEvents()
        assert dumps(tool.state) == dumps(after(*acts[:place])), act


def test_arrows_place_the_frame(shell: QWidget) -> None:
    tool, hands = _put(shell, after(crop(1000, 1000, 1000, 1000))), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Right)
    _press(hands, tool, "panel-crop")
    hands.tab_to(tool.canvas)
    hands.key(Qt.Key.Key_Right, 2)
    hands.key(Qt.Key.Key_Up)
    hands.shortcut(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_A)
    assert "bord gauche 1\u202f160 px, bord haut 920 px" in tool.canvas.accessibleDescription()
    _press(hands, tool, "crop-apply")
    assert dumps(tool.state) == dumps(after(crop(1160, 920, 1000, 1080)))
    assert "Cadre\u00a0: bord gauche 1\u202f160" in tool.canvas.accessibleName()
    hands.tab_to(tool.canvas)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    assert dumps(tool.state) == dumps(after(crop(1160, 1000, 1000, 1080)))
    hands.tab_to(tool.crop.fields["y"])
    hands.write("0")
    hands.key(Qt.Key.Key_Return)
    assert dumps(tool.state) == dumps(after(crop(1160, 0, 1000, 1080)))


def test_a_shape_holds_while_the_frame_changes(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "panel-crop")
    hands.tab_to(tool.crop.ratio)
    hands.key(Qt.Key.Key_Down)
    hands.tab_to(tool.crop.fields["width"])
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("900")
    assert tool.crop.fields["height"].text() == "900"
    hands.tab_to(tool.crop.fields["height"])
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("700")
    assert tool.crop.fields["width"].text() == "700"
    _press(hands, tool, "crop-apply")
    assert dumps(tool.state) == dumps(after(crop(0, 0, 700, 700)))


def test_the_mouse_moves_the_frame(shell: QWidget) -> None:
    tool, hands = _put(shell, after(crop(1000, 1000, 1000, 1000))), Hands(Eyes(shell))
    QTest.mousePress(tool.canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(tool.canvas, QPoint(150, 100))
    QTest.mouseRelease(tool.canvas, Qt.MouseButton.LeftButton)
    _press(hands, tool, "panel-crop")
    QApplication.processEvents()
    QTest.mousePress(tool.canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(tool.canvas, QPoint(150, 100))
    QTest.mouseRelease(tool.canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    assert (tool.crop.fields["x"].number() or 0) > 1000
    assert tool.crop.fields["y"].number() == 1000


def test_adjustments_go_by_steps(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "panel-adjust")
    _press(hands, tool, "brightness-more")
    _press(hands, tool, "brightness-more")
    _press(hands, tool, "contrast-less")
    _press(hands, tool, "grey")
    wanted = after(adjust("brightness", 10), adjust("contrast", -5), adjust("saturation", -100))
    assert dumps(tool.state) == dumps(wanted)


def test_the_weight_of_a_copy_is_told(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "panel-export")
    weight = tool.findChild(QLabel, "image-export-weight")
    assert weight is not None
    assert "5\u202f400" in weight.text()
    hands.tab_to(tool.export.width_field)
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("1200")
    assert tool.export.height_field.text() == "900"
    assert "486" in weight.text()
    hands.tab_to(tool.export.proportions)
    hands.key(Qt.Key.Key_Space)
    hands.tab_to(tool.export.height_field)
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("500")
    assert tool.export.width_field.text() == "1200"
    hands.tab_to(tool.export.proportions)
    hands.key(Qt.Key.Key_Space)
    assert tool.export.height_field.text() == "900"
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    hands.tab_to(tool.export.width_field)
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("x")
    _press(hands, tool, "export-apply")
    assert "nombre entier" in sentences[-1]
    assert weight.text() == ""


def test_copies_are_told(shell: QWidget) -> None:
    tool = _put(shell, after(RIGHT, export(), SAVE))
    assert "copie.jpg, dossier Images, 1\u202f200 × 900 pixels, 270\u00a0ko" in tool.summary()
    assert "Original remplacé\u00a0: lac.jpg." in tool.summary()
    assert "Tournée de 90° vers la droite." in tool.canvas.accessibleName()


def test_a_property_may_be_written_and_left(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "panel-properties")
    hands.tab_to(tool.properties.fields["author"])
    hands.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("Zoé")
    hands.key(Qt.Key.Key_Tab)
    hands.tab_to(tool.properties.fields["author"])
    hands.key(Qt.Key.Key_Tab)
    assert dumps(tool.state) == dumps(after(give("author", "Zoé")))
    tool.undo()
    assert tool.properties.fields["author"].text() == "Inès Roy"


def test_undo_and_a_state_after_a_crash(shell: QWidget) -> None:
    tool = _put(shell, loads_object(dumps(after(OTHER, RIGHT))))
    assert tool.subtitle() == "rocher.png"
    assert tool.opener(1).isChecked()
    tool.act(SAVE)
    tool.undo()
    tool.redo()
    tool.lay(after(RIGHT))
    assert tool.subtitle() == "lac.jpg"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (crop(0, 0, 5, 5), "trop petit"),
        (crop(3999, 0, 50, 50), "sort de l’image"),
        (adjust("contrast", 300), "de −100 à\u00a0100"),
        (SAVE, "rien à enregistrer"),
        (export(name=""), "Écrivez un nom"),
        (export(name="a/b"), "signe interdit"),
        (export(name="lac"), "déjà ce nom"),
    ],
)
def test_a_refusal_is_said(shell: QWidget, act: dict[str, Any], told: str) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    perform(hands, tool, act)
    assert told in sentences[-1]
    assert tool.explain("fire") == "Ce n’est pas possible maintenant."
    assert dumps(tool.state) == dumps(after())


def test_a_picture_can_only_be_read(shell: QWidget) -> None:
    tool, hands = _put(shell, None, start(tools=[])), Hands(Eyes(shell))
    assert tool.panel == "properties"
    assert tool.properties.fields == {}
    assert tool.hint() == ""
    with pytest.raises(DriverError):
        perform(hands, tool, RIGHT)


def test_the_view_grows(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    _press(hands, tool, "zoom-in")
    _press(hands, tool, "zoom-in")
    _press(hands, tool, "zoom-out")
    words = [one.text() for one in tool.findChildren(QLabel)]
    assert any("150" in one for one in words)
    assert dumps(tool.state) == dumps(after())


def test_a_drawing_is_developed(dressed: QApplication) -> None:
    del dressed
    image = drawings(MEDIA)["lac.svg"]
    assert developed(image, 90, {}).width() == image.height()
    plain = developed(image, 0, {}).pixelColor(5, 5)
    assert developed(image, 0, {"brightness": 50}).pixelColor(5, 5).red() > plain.red()
    assert developed(image, 0, {"brightness": -50}).pixelColor(5, 5).red() < plain.red()
    grey = developed(image, 0, {"saturation": -100}).pixelColor(5, 5)
    assert grey.red() == grey.green()
    for what in ("saturation", "contrast"):
        assert developed(image, 0, {what: 80}).pixelColor(5, 5) != plain
    assert developed(image, 0, {"contrast": -80}).pixelColor(5, 5).green() > plain.green()


def test_numbers_are_read_as_they_are_written() -> None:
    assert whole_number("1\u202f200") == 1200
    assert whole_number("−5") == -5
    assert whole_number("") is None
    assert whole_number("1,5") is None


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
    tool = _put(shell, after(export()))
    look().apply(Preferences(theme=theme, text_size=size))
    shell.resize(1366, 500) if size == 200 else shell.resize(884, 530)
    hands = Hands(Eyes(shell))
    for name in ("crop", "adjust", "properties", "export"):
        _press(hands, tool, f"panel-{name}")
        QApplication.processEvents()
        shell.grab()
        assert outside(shell) == []
        assert clipped(shell) == []
        assert sideways(shell) == []
        assert nameless(shell) == []
    tool.lay(after(OTHER))
    shell.grab()


def test_it_speaks_english(shell: QWidget) -> None:
    choose(Language.ENGLISH)
    tool = _put(shell)
    assert tool.title() == "Pictures"
    assert tool.hint().startswith("In the picture")
