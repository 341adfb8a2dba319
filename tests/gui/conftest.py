"""One window for all tests of pictures: making it costs more than what is shown in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.ui.collector import Collector
from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import USUAL
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Language, choose


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """An application that looks like the station."""
    qapp.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    return qapp


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication) -> Iterator[None]:
    """Windows of a test go with it: each that is left is dressed anew at every change of look."""
    collector = Collector()
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.collect()
    collector.release()
    look().suit(*USUAL)


@pytest.fixture(scope="module")
def gallery(dressed: QApplication) -> Iterator[Gallery]:
    """A window in which scenes can be shown."""
    found = Gallery()
    yield found
    found.window.close()
    found.window.deleteLater()
    look().apply(Preferences())
    choose(Language.FRENCH)
    dressed.processEvents()


@pytest.fixture
def shell(dressed: QApplication) -> Iterator[QWidget]:
    """A window of the room that an application gets beside the shortest wording."""
    window = QWidget()
    QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
    window.resize(900, 580)
    window.show()
    window.activateWindow()
    dressed.processEvents()
    yield window
    window.close()
    window.deleteLater()
    dressed.sendPostedEvents(window, QEvent.Type.DeferredDelete)  # else each test restyles all
    look().apply(Preferences())
    choose(Language.FRENCH)
