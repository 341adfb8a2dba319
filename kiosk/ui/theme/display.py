"""Readings of the screens and fonts of this machine, for the checks of the day before."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme import families
from kiosk.ui.views.preferences import FontName


def _application() -> QGuiApplication:
    found = QApplication.instance() or QApplication(["pix-kiosk"])
    assert isinstance(found, QGuiApplication)  # noqa: S101 - made two lines above
    return found


def screen_sizes() -> tuple[tuple[int, int], ...]:
    """Width and height of each screen, the main one first."""
    sizes = [one.geometry() for one in _application().screens()]
    return tuple((one.width(), one.height()) for one in sizes)


def families_present() -> frozenset[str]:
    """The families that can be drawn with here; none when there is no font at all."""
    _application()
    try:
        families.load()
    except families.FontsMissingError:
        return frozenset()
    return frozenset(QFontDatabase.families())


def wanted_families() -> tuple[str, ...]:
    """The families of the usual choice, best first."""
    return families.WISHES[FontName.HYPERLEGIBLE]
