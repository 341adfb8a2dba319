"""Another look: every widget is dressed anew, and none is taken away meanwhile."""

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences

pytestmark = pytest.mark.gui


class Watcher(QWidget):
    """Remembers whether the collector could run while it was dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - the toolkit's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.seen.append(gc.isenabled())


@pytest.mark.parametrize("collecting", [True, False])
def test_nothing_is_collected_while_widgets_are_dressed(
    dressed: QApplication, *, collecting: bool
) -> None:
    watcher = Watcher()
    watcher.show()
    dressed.processEvents()
    watcher.seen.clear()
    try:
        (gc.enable if collecting else gc.disable)()
        look().apply(replace(Preferences(), text_size=125))
        assert watcher.seen
        assert not any(watcher.seen)
        assert gc.isenabled() is collecting
    finally:
        gc.disable()  # as the window's own collector has it
        look().apply(Preferences())
        watcher.close()


@pytest.mark.usefixtures("dressed")
def test_everything_is_larger_on_a_large_screen_and_the_choice_stays_the_readers() -> None:
    usual = look().px(100)
    look().suit(1920, 1080)
    assert look().px(100) == round(1.15 * usual)
    assert look().preferences == Preferences()
    look().suit(1920, 700)
    assert look().px(100) == usual
