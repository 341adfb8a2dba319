"""The toolkit's binding survives that the address of something gone is used again.

Releases 6.10 and 6.11 end the process here: see the decision on the toolkit's release.
"""

import subprocess
import sys

import pytest

from tests.journeys.rehearsals import environment

pytestmark = pytest.mark.gui

PROGRAM = """
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

application = QApplication(["", "-platform", "offscreen"])


class Label(QLabel):
    pass


def delete(widget):
    widget.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


root = QWidget()
remembered = []
for _time in range(40):
    label = Label(root)
    label.inner = Label(label)
    places = [shiboken6.getCppPointer(one)[0] for one in (label, label.inner)]
    delete(label)
    del label
    for place in places:
        remembered += [shiboken6.wrapInstance(place + 8 * step, QStandardItem) for step in range(5)]
    page = QWidget()
    layout = QVBoxLayout(page)
    for _row in range(8):
        layout.addWidget(Label())
    delete(page)
    del page, layout
print("alive", flush=True)
"""


def test_a_place_in_memory_may_be_used_again() -> None:
    assert survives(PROGRAM) == "alive"


ENDS = """
import shiboken6
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QApplication, QLayoutItem

application = QApplication(["", "-platform", "offscreen"])
from kiosk.ui.tools.files.rows import Rows

rows = Rows()
rows.lay_out([], ("name", True), folders=False, kinds=True)
model = rows.model()
places = [
    shiboken6.getCppPointer(model.horizontalHeaderItem(place))[0]
    for place in range(model.columnCount())
]
model.clear()
print(*(type(shiboken6.wrapInstance(one, QLayoutItem)).__name__ for one in places), flush=True)
"""


def survives(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_heads_of_a_list_tell_of_their_end() -> None:
    assert set(survives(ENDS).split()) == {"QLayoutItem"}
