"""Tests of kiosk.ui.outside: what the toolkit would start or show by itself."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.ui.outside import SCHEMES, Outside
from tests.attack.desktop import NEEDED, Desktop, a_desktop

pytestmark = pytest.mark.gui
no_display = pytest.mark.skipif(
    any(shutil.which(program) is None for program in NEEDED), reason="needs an X11 display"
)

OPENER = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from kiosk.ui.outside import Outside
application = QApplication([])
if sys.argv[1] == "shut":
    outside = Outside(application)
for link in sys.argv[2:]:
    QDesktopServices.openUrl(QUrl(link))
"""
LINKS = ("file:///etc/passwd", "mailto:someone@example.org", "https://example.org/")


@pytest.fixture
def outside(dressed: QApplication) -> Iterator[Outside]:
    made = Outside(dressed)
    yield made
    made.release()
    made.deleteLater()


def opened(desktop: Desktop, folder: Path, how: str) -> list[str]:
    """The links that reached the system's own opener."""
    notes = folder / "opened"
    notes.touch()
    for name in ("xdg-open", "gio", "kde-open", "gnome-open", "www-browser", "firefox"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{notes}"\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    subprocess.run(
        [sys.executable, "-c", OPENER, how, *LINKS],
        env={**desktop.environment, "PATH": f"{folder}:{os.environ['PATH']}"},
        check=True,
        timeout=60,
    )
    time.sleep(0.5)  # the opener is started and not waited for
    return notes.read_text(encoding="utf-8").split()


@pytest.mark.attack("links")
@no_display
def test_no_link_starts_another_program(tmp_path: Path) -> None:
    with a_desktop(tmp_path, managed=False) as desktop:
        assert opened(desktop, tmp_path, "shut") == []


@no_display
def test_without_the_guard_links_do(tmp_path: Path) -> None:
    with a_desktop(tmp_path, managed=False) as desktop:
        assert set(opened(desktop, tmp_path, "open")) & set(LINKS)


@pytest.mark.attack("links")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.usefixtures("outside")
def test_a_link_of_any_kind_is_taken_and_dropped(scheme: str) -> None:
    assert QDesktopServices.openUrl(QUrl(f"{scheme}:whatever"))


@pytest.mark.attack("drop")
@pytest.mark.usefixtures("outside")
def test_what_is_dragged_in_from_another_program_is_refused(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    data = QMimeData()
    data.setText("from outside")
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(2, 2), *arguments, modifiers)
    QApplication.sendEvent(line, enter)
    drop = QDropEvent(QPointF(2, 2), *arguments, modifiers)
    QApplication.sendEvent(line, drop)
    assert not enter.isAccepted()
    assert not drop.isAccepted()
    assert line.text() == ""


@pytest.mark.attack("context-menu")
@pytest.mark.usefixtures("outside")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser, QLabel])
def test_no_text_field_opens_a_menu_of_the_toolkits_own(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    place = QPoint(2, 2)
    for widget in (
        field,
        *field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly),
    ):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place)
        )
        QApplication.sendEvent(widget, event)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    assert QApplication.activePopupWidget() is None


@pytest.mark.usefixtures("outside")
def test_a_menu_of_the_programs_own_still_opens(qtbot: QtBot) -> None:
    asked: list[QPoint] = []
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    field.customContextMenuRequested.connect(asked.append)
    field.show()
    place = QPoint(2, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, event)
    assert asked == [place]
