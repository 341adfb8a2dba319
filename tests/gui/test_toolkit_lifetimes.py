"""The toolkit's binding survives that the address of something gone is used again.

Releases 6.10 and 6.11 end the process here: see the decision on the toolkit's release.
"""

import re
import subprocess
import sys
from pathlib import Path

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


def survives(program: str, patience_s: int = 60) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=patience_s,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_heads_of_a_list_tell_of_their_end() -> None:
    assert set(survives(ENDS).split()) == {"QLayoutItem"}


HOUSE = Path(__file__).parents[2]
KEPT = re.compile(r"\.(itemAt|itemAtPosition|horizontalHeaderItem|verticalHeaderItem)\(")
"""What the binding keeps as long as the layout or the model, while the toolkit may delete it."""
ON_PURPOSE = {"tests/gui/test_toolkit_lifetimes.py"}


def test_nobody_asks_for_what_may_end_silently() -> None:
    sources = [*HOUSE.glob("kiosk/**/*.py"), *HOUSE.glob("tests/**/*.py")]
    asking = [one for one in sources if KEPT.search(one.read_text(encoding="utf-8"))]
    assert {one.relative_to(HOUSE).as_posix() for one in asking} == ON_PURPOSE


ITEMS = """
import gc
import shiboken6
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtWidgets import QApplication

application = QApplication(["", "-platform", "offscreen"])
from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme import families
from PySide6.QtWidgets import QLayout, QLayoutItem

families.load()
gallery = Gallery()
for scene in SCENES:
    gallery.show(scene)
known = [one for one in gc.get_objects() if isinstance(one, shiboken6.Object)]
layouts = [one for one in known if isinstance(one, QLayout) and shiboken6.isValid(one)]
silent = [
    one
    for one in known
    if not isinstance(one, QObject | QMetaObject)
    and not shiboken6.createdByPython(one)
    and not shiboken6.ownedByPython(one)
]
gone = [
    one
    for one in silent
    if not isinstance(one, QLayoutItem) or all(place.indexOf(one) < 0 for place in layouts)
]
print(len(layouts) > 100, gone, flush=True)
"""


@pytest.mark.long
def test_after_all_scenes_nothing_is_kept_that_has_gone() -> None:
    assert survives(ITEMS, patience_s=600) == "True []"
