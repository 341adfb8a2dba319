"""The file explorer on the screen: acts by keyboard, what is said, and what is seen."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.files import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.files.rows import Rows
from kiosk.ui.tools.files.tool import FilesTool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from tests.engine.applications.files.disks import START, after
from tests.gui.looking import clipped, nameless, overlapping, sideways, too_small

pytestmark = pytest.mark.gui

_LAKE = "Léa/Bureau/photo-lac.jpg"
_ZIP = "Léa/Bureau/club.zip"


class Desktop:
    """A window with the explorer in it, and hands on its keyboard."""

    def __init__(self, qtbot: QtBot, state: Any = None, size: tuple[int, int] = (884, 530)) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.tool = FilesTool(ToolView("files", START, state))
        self.said: list[str] = []
        self.tool.refused.connect(self.said.append)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tool)
        self.window.resize(*size)
        self.tool.show_state()
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self.hands = Hands(Eyes(self.window))
        self.tool.first_focus().setFocus()

    def do(self, *acts: dict[str, Any]) -> None:
        for act in acts:
            perform(self.hands, self.tool, act)

    def names(self) -> list[str]:
        rows = range(self.tool.rows.model().rowCount())
        return [str(self.tool.rows.model().index(row, 1).data()) for row in rows]


@pytest.fixture
def desktop(dressed: QApplication, qtbot: QtBot) -> Desktop:
    return Desktop(qtbot)


@pytest.fixture
def usual_look(dressed: QApplication) -> Iterator[None]:
    yield
    look().apply(Preferences())


_WAYS: list[list[dict[str, Any]]] = [
    [{"do": "move", "items": [_LAKE], "to": "Léa/Vide"}],
    [{"do": "move", "items": [_LAKE], "to": "Léa/Sortie", "both": True}],
    [{"do": "move", "items": [_LAKE, "Léa/Bureau/notes"], "to": "Nuage"}],
    [{"do": "copy_to", "items": ["Léa/Bureau/notes"], "to": "Clé"}],
    [{"do": "move", "items": ["Léa/Sortie/photo-lac.jpg"], "to": "Léa"}],
    [{"do": "cut", "items": [_LAKE]}, {"do": "paste", "in": "Léa/Vide"}],
    [{"do": "copy", "items": [f"{_ZIP}/Jeux"]}, {"do": "paste", "in": "Léa/Vide"}],
    [{"do": "rename", "item": "Léa/Bureau/notes", "name": "Lacs.txt"}],
    [
        {"do": "extensions", "shown": False},
        {"do": "rename", "item": _LAKE, "name": "lac"},
        {"do": "extensions", "shown": True},
    ],
    [{"do": "new_folder", "in": "Léa/Vide", "name": "Été"}],
    [{"do": "delete", "items": [_LAKE]}, {"do": "restore", "items": ["Corbeille/photo-lac.jpg"]}],
    [{"do": "move", "items": ["Corbeille/Lettre.odt"], "to": "Léa/Vide"}],
    [{"do": "erase", "items": ["Corbeille/Lettre.odt"]}],
    [{"do": "empty_trash"}],
    [{"do": "compress", "items": ["Léa/Bureau/notes", _LAKE], "name": "dossier"}],
    [{"do": "extract", "item": _ZIP, "to": "Léa/Vide"}],
    [{"do": "extract", "item": _ZIP, "to": "Léa/Vide", "apart": True}],
    [
        {"do": "extract", "item": _ZIP, "to": "Léa/Vide"},
        {"do": "extract", "item": _ZIP, "to": "Léa/Vide", "both": True},
    ],
    [{"do": "sort", "column": "size", "down": True}],
    [
        {"do": "sort", "column": "size", "down": True},
        {"do": "sort", "column": "name", "down": False},
    ],
    [{"do": "search", "in": "Léa", "name": "lac", "since": "2031-03-01", "until": "2031-03-02"}],
    [
        {"do": "search", "in": "Léa", "name": "", "family": "image", "least": 1_000_000}
        | {"most": 10_000_000},
        {"do": "delete", "items": [_LAKE]},
        {"do": "leave_search"},
    ],
    [{"do": "search", "in": "Léa", "name": "a"}, {"do": "open", "in": "Léa/Sortie"}],
    [{"do": "open", "in": f"{_ZIP}/Jeux"}],
]


@pytest.mark.parametrize("acts", _WAYS)
def test_acts_by_keyboard(desktop: Desktop, acts: list[dict[str, Any]]) -> None:
    desktop.do(*acts)
    wanted: dict[str, Any] = dict(after(*acts))
    found: dict[str, Any] = dict(loads_object(dumps(desktop.tool.state)))
    assert found == loads_object(dumps(wanted))


def test_every_row_reads_as_one_sentence(desktop: Desktop) -> None:
    model = desktop.tool.rows.model()
    desktop.hands.tab_to(desktop.tool.rows)
    desktop.hands.key(Qt.Key.Key_Space)
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("club.zip, 2 mars 2031, Archive ZIP, ")
    assert spoken.endswith(", coché")
    assert desktop.tool.rows.selectionModel().isRowSelected(0, QModelIndex())


def test_what_is_refused_is_said(desktop: Desktop) -> None:
    desktop.hands.shortcut(Qt.Key.Key_F2)
    assert desktop.said[-1].startswith("Cochez d’abord")
    desktop.do({"do": "rename", "item": _LAKE, "name": "notes"})
    assert desktop.said[-1] == "Un élément porte déjà ce nom à cet endroit."
    assert desktop.tool.asking.isVisible()
    desktop.hands.key(Qt.Key.Key_Escape)
    assert not desktop.tool.asking.isVisible()
    assert desktop.hands.focused() is desktop.tool.rows
    desktop.do({"do": "move", "items": [_LAKE], "to": "Clé"})
    assert desktop.said[-1].startswith("Il n’y a pas assez de place")
    desktop.hands.key(Qt.Key.Key_Escape)
    desktop.do({"do": "extract", "item": _ZIP, "to": "Léa"})
    assert desktop.said[-1] == ""


@pytest.mark.parametrize(
    ("items", "name", "said"),
    [
        ([_LAKE], "extract", "Cochez une archive ZIP."),
        ([_LAKE, _ZIP], "rename", "Cochez un seul élément pour cette action."),
        ([_LAKE], "paste", "Coupez ou copiez d’abord un élément."),
    ],
)
def test_what_cannot_be_asked(desktop: Desktop, items: list[str], name: str, said: str) -> None:
    desk = desktop.tool.desk
    desktop.tool.rows._choose(tuple(desk.at(one) or 0 for one in items))
    desktop.tool.bar.asked.emit(name)
    assert desktop.said[-1] == said


def test_not_keeping_both(desktop: Desktop) -> None:
    before = desktop.tool.state
    desktop.do({"do": "move", "items": [_LAKE], "to": "Léa/Sortie"})
    assert desktop.tool.asking.isVisible()
    desktop.hands.key(Qt.Key.Key_Escape)
    assert desktop.tool.state == before


def test_undo_and_coming_back(desktop: Desktop, qtbot: QtBot) -> None:
    first = desktop.tool.state
    desktop.do({"do": "delete", "items": [_LAKE]})
    later = loads_object(dumps(desktop.tool.state))
    desktop.tool.undo()
    assert desktop.tool.state == first
    assert "photo-lac.jpg" in desktop.names()
    again = Desktop(qtbot, later)
    assert again.names() == ["club.zip", "Été 2030.odt", "notes"]


def test_properties_and_preview(desktop: Desktop) -> None:
    desktop.do({"do": "extensions", "shown": False})
    desktop.hands.tab_to(desktop.tool.rows)
    desktop.hands.key(Qt.Key.Key_Down, 2)
    desktop.hands.key(Qt.Key.Key_Return)
    told = desktop.tool.facts.page.toPlainText()
    assert "300" in told
    assert "2 janvier 2031" in told
    assert "Auteur" in told
    assert "aucune application" in told
    desktop.hands.key(Qt.Key.Key_Escape)
    desktop.do({"do": "rename", "item": "Léa/Bureau/notes", "name": "notes.txt"})
    desktop.hands.key(Qt.Key.Key_Return)
    assert "Trois lacs." in desktop.tool.facts.page.toPlainText()


def test_opening_with_enter_and_going_up(desktop: Desktop) -> None:
    desktop.hands.tab_to(desktop.tool.rows)
    desktop.hands.key(Qt.Key.Key_Return)
    assert desktop.names() == ["Jeux", "Règles.pdf"]
    desktop.hands.shortcut(Qt.Key.Key_Backspace)
    desktop.hands.shortcut(Qt.Key.Key_Backspace)
    desktop.hands.shortcut(Qt.Key.Key_Backspace)
    assert desktop.names() == ["Bureau", "Sortie", "Vide"]


def test_the_way_leads_back(desktop: Desktop) -> None:
    desktop.hands.click("files-way-1")
    assert desktop.tool.state["open"] == 1


def test_heads_sort(desktop: Desktop) -> None:
    header = desktop.tool.rows.horizontalHeader()
    header.sectionClicked.emit(1)
    assert desktop.tool.state["sort"] == {"column": "name", "down": True}
    header.sectionClicked.emit(0)
    assert desktop.tool.rows.model().headerData(1, Qt.Orientation.Horizontal) == "Nom ↓"


def test_a_day_that_is_none(desktop: Desktop) -> None:
    with pytest.raises(DriverError):
        desktop.do({"do": "open", "in": 99})
    desktop.tool.bar.asked.emit("search")
    desktop.tool.seeking.since.setText("31/02/2031")
    desktop.tool.seeking.go.click()
    assert desktop.said[-1].startswith("Écrivez les dates")
    desktop.hands.key(Qt.Key.Key_Escape)
    assert desktop.tool.rows.isVisible()


def _shown(rows: Rows, column: int) -> list[str]:
    """What stands in a column, as it is drawn."""
    delegate, found = rows.itemDelegate(), []
    for row in range(rows.model().rowCount()):
        index = rows.model().index(row, column)
        option = QStyleOptionViewItem()
        rows.initViewItemOption(option)
        option.rect = rows.visualRect(index)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        part = QStyle.SubElement.SE_ItemViewItemText
        room = rows.style().subElementRect(part, option, rows).width()
        air = 2 * (rows.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        metrics = QFontMetrics(option.font)
        found.append(metrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, room - air))
    return found


@pytest.mark.parametrize(("factor", "size"), [(100, (884, 530)), (200, (1366, 440))])
@pytest.mark.usefixtures("dressed", "usual_look")
def test_dates_types_and_sizes_are_never_cut(
    qtbot: QtBot, factor: int, size: tuple[int, int]
) -> None:
    look().apply(replace(Preferences(), text_size=factor))
    desktop = Desktop(qtbot, after({"do": "open", "in": 2}), size=size)
    rows = desktop.tool.rows
    for day in ("1er septembre 2030", "1er décembre 2030"):
        rows.model().setData(rows.model().index(0, 2), day)
        rows._share()
        for column in (2, 3, 4):
            texts = [rows.model().index(row, column).data() for row in range(len(desktop.names()))]
            assert not rows.isColumnHidden(column)
            assert _shown(rows, column) == texts


@pytest.mark.usefixtures("dressed", "usual_look")
def test_large_text_gives_the_list_the_room_of_the_tree(qtbot: QtBot) -> None:
    look().apply(replace(Preferences(), text_size=200))
    desktop = Desktop(qtbot, after({"do": "open", "in": 2}), size=(1366, 440))
    tool, button = desktop.tool, desktop.tool.bar.folders
    rows = tool.rows
    assert (button.text(), button.accessibleName()) == ("Bureau", "Dossiers, Bureau")
    assert not tool.tree.isVisible()
    assert rows.viewport().height() >= 4 * rows.rowHeight(0)
    assert rows.horizontalScrollBar().maximum() == 0
    name = "compte rendu de mars 2031.odt"
    rows.model().setData(rows.model().index(0, 1), name)
    rows._share()
    assert _shown(rows, 1)[0] == name
    desktop.hands.tab_to(button)
    desktop.hands.key(Qt.Key.Key_Space)
    assert tool.tree.hasFocus()
    assert not rows.isVisible()
    desktop.hands.tab_to(button)
    desktop.hands.key(Qt.Key.Key_Space)
    assert rows.hasFocus()
    desktop.do({"do": "open", "in": "Léa/Vide"})
    assert rows.hasFocus()
    assert button.text() == "Vide"
    desktop.do({"do": "search", "in": "Léa", "name": "lac"})
    QApplication.processEvents()
    assert not button.isVisible()
    assert desktop.window.width() == 1366
    desktop.window.resize(1700, 440)
    desktop.do({"do": "leave_search"})
    assert tool.tree.isVisible()
    assert not button.isVisible()


@pytest.mark.usefixtures("dressed")
def test_types_go_where_names_need_room_and_extensions_tell_them(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, size=(620, 530))
    rows = desktop.tool.rows
    assert not rows.isColumnHidden(3)
    long_name = "le compte rendu de la sortie au lac de mars.odt"
    desktop.do({"do": "rename", "item": "Léa/Bureau/notes", "name": long_name})
    assert rows.isColumnHidden(3)
    desktop.do({"do": "extensions", "shown": False})
    assert not rows.isColumnHidden(3)


@pytest.mark.usefixtures("dressed")
def test_low_rows_tell_what_is_ticked(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, size=(884, 300))
    tool = desktop.tool
    assert not tool._count.isVisible()
    desktop.hands.key(Qt.Key.Key_Space)
    assert tool._count.isVisible()
    assert "1 coché" in tool._count.plain
    desktop.hands.key(Qt.Key.Key_Space)
    assert not tool._count.isVisible()


@pytest.mark.usefixtures("dressed")
def test_little_height_leaves_room_for_the_list(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, after({"do": "extensions", "shown": False}), size=(560, 220))
    assert not desktop.tool.way.isVisible()
    assert desktop.tool.rows.horizontalScrollBar().value() == 0
    desktop.hands.key(Qt.Key.Key_Right)
    assert desktop.tool.rows.horizontalScrollBar().value() > 0
    desktop.hands.key(Qt.Key.Key_Left)
    assert desktop.tool.rows.horizontalScrollBar().value() == 0
    desktop.do({"do": "sort", "column": "size", "down": True})
    assert desktop.tool.state["sort"] == {"column": "size", "down": True}


@pytest.mark.parametrize(
    ("theme", "factor", "size"),
    [
        (ThemeName.LIGHT, 200, (1366, 500)),
        pytest.param(ThemeName.DARK, 100, (884, 530), marks=pytest.mark.long),
        pytest.param(ThemeName.CREAM, 100, (884, 530), marks=pytest.mark.long),
        pytest.param(ThemeName.CONTRAST, 200, (1366, 500), marks=pytest.mark.long),
    ],
)
@pytest.mark.usefixtures("usual_look")
def test_what_is_seen(qtbot: QtBot, theme: ThemeName, factor: int, size: tuple[int, int]) -> None:
    look().apply(replace(Preferences(), theme=theme, text_size=factor))
    desktop = Desktop(qtbot, size=size)
    tool = desktop.tool
    for number in range(6):
        if number in (1, 2, 3, 4):
            tool.rows._choose((6,))
            tool.bar.asked.emit(("move", "search", "properties", "rename")[number - 1])
        elif number:
            tool.bar.more.setChecked(True)
        QApplication.processEvents()
        window = desktop.window
        assert window.size().toTuple() == size
        faults = [nameless(window), clipped(window), overlapping(window), sideways(window)]
        assert [*faults, too_small(window)] == [[], [], [], [], []], number
        tool._give_up()
