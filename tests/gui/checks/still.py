"""The checks of a screen that nobody touches, by the number each has in docs/accessibility.md."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.ui.gallery.scene import Scene
from tests.gui.checks import language, layout, names, targets

Check = Callable[[QWidget], list[str]]
STILL: Final[tuple[tuple[str, Check], ...]] = (
    ("A03", names.unnamed),
    ("A03", names.alike),
    ("A04", names.misnamed),
    ("A05", names.miscast),
    ("A13", targets.too_small),
    ("A13", targets.crowded),
    ("A14", layout.outside),
    ("A14", layout.clipped),
    ("A14", layout.cut),
    ("A14", layout.too_large),
    ("A15", layout.sideways),
    ("A15", layout.pushed),
    ("A18", layout.overlapping),
    ("A18", layout.covered),
    ("A22", language.misprinted),
    ("A23", language.speaks),
)
ROOM: Final = frozenset({"A13", "A14", "A15", "A18"})
"""What must still hold with longer words or more space between letters."""


def found(window: QWidget, scene: Scene, only: frozenset[str] = frozenset()) -> list[str]:
    """What the checks find, each finding after the number of its check."""
    findings = [
        f"{number} {finding}"
        for number, check in STILL
        if not only or number in only
        for finding in check(window)
    ]
    if window.size().toTuple() != scene.size:
        findings.append(f"A14 the window is {window.size().toTuple()} on a screen of {scene.size}")
    return findings + untranslated(window, scene)


def untranslated(window: QWidget, scene: Scene) -> list[str]:
    """What stands in no catalogue and is not the content of the scene."""
    content = language.content_of(scene)
    return [f"A21 {one}" for one in language.untranslated(window, content)]
