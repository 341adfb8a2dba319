"""How fast a question is painted here, and how much room it asks for. Knows no exam."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.questions import SAMPLES
from kiosk.ui.screens.question import QuestionScreen
from kiosk.ui.theme.display import application
from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import TOP_BAR
from kiosk.ui.tools.window import ToolWindow
from kiosk.ui.views.preferences import Preferences

_LEAST: Final = 160
"""Of a question that must be seen at once, between the bars; the rest of it scrolls."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Ms that each sample took, and the least width and height that they ask for."""

    taken_ms: tuple[int, ...]
    needed: tuple[int, int]


def paint_samples() -> Generator[None, None, Sampled]:
    """Paint three questions out of sight, each as large as the screen; a step at a time.

    The first one is painted once before: what is made once for all is not its own. Between two
    steps the window may draw; only the painting is counted.
    """
    app = application()
    if cast("QApplication", app).styleSheet() == "":
        look().apply(Preferences())
    size = app.primaryScreen().size()
    screen = QuestionScreen("question")
    taken = []
    try:
        yield
        screen.equip(ToolWindow)
        for view in (SAMPLES[0], *SAMPLES):
            began = time.perf_counter()
            screen.show_view(view)
            screen.resize(size)
            screen.grab()
            taken.append(round((time.perf_counter() - began) * 1000))
            yield
        content = screen.reading().minimumSizeHint().width()
        bar = screen.bottom.sizeHint()
    finally:
        screen.bottom.deleteLater()
        screen.deleteLater()
    width = max(content, bar.width())
    return Sampled(tuple(taken[1:]), (width, TOP_BAR + look().px(_LEAST) + bar.height()))
