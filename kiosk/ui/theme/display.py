"""Readings of the screens and fonts of this machine, for the checks of the day before."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk.ui.theme import families
from kiosk.ui.theme.tokens import THEMES
from kiosk.ui.views.preferences import FontName
from kiosk.words.everything import sentences

LETTERS: Final = "AZaz09ÀÂÇÉÈÊËÎÏÔŒÙÛàâçéèêëîïôœùûÿ«»’“”…–×€ "
Place = tuple[int, int, int, int, int]
"""Left, top, width and height in the toolkit's pixels, and the scale in percent."""


def application() -> QGuiApplication:
    """The toolkit's application, made where there is none yet."""
    found = QApplication.instance() or QApplication(["pix-kiosk"])
    assert isinstance(found, QGuiApplication)  # noqa: S101 - made two lines above
    return found


def screens() -> tuple[Place, ...]:
    """Each screen, the main one first."""
    app = application()
    main = app.primaryScreen()
    known = sorted(app.screens(), key=lambda one: one is not main)
    return tuple(
        (
            one.geometry().x(),
            one.geometry().y(),
            one.geometry().width(),
            one.geometry().height(),
            round(one.devicePixelRatio() * 100),
        )
        for one in known
    )


def families_present() -> frozenset[str]:
    """The families that can be drawn with here; none when there is no font at all."""
    application()
    try:
        families.load()
    except families.FontsMissingError:
        return frozenset()
    return frozenset(QFontDatabase.families())


def wanted_families() -> tuple[str, ...]:
    """The families of the usual choice, best first."""
    return families.WISHES[FontName.HYPERLEGIBLE]


def missing_letters(letters: str = LETTERS) -> tuple[str, ...]:
    """The letters of French that the usual family does not draw, nor any other in its place."""
    measured = QFontMetrics(QFont(families.family(FontName.HYPERLEGIBLE)))
    return tuple(one for one in letters if not measured.inFontUcs4(ord(one)))


def broken_parts() -> tuple[str, ...]:
    """Themes that lack a colour, and languages that lack a sentence."""
    names = {name for colours in THEMES.values() for name in colours}
    themes = [theme.value for theme, colours in THEMES.items() if set(colours) != names]
    said = {"fr": (one.french for one in sentences()), "en": (one.english for one in sentences())}
    return (*themes, *(name for name, texts in said.items() if not _full(texts)))


def _full(texts: Iterable[str]) -> bool:
    return all(text.strip() for text in texts)
