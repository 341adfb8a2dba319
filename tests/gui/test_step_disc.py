"""kiosk.ui.widgets.step_disc: a number, then a check."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.theme.look import look
from kiosk.ui.widgets.step_disc import StepDisc


@pytest.mark.usefixtures("dressed")
def test_a_step_is_a_number_until_it_is_done(qtbot: QtBot) -> None:
    disc = StepDisc(2)
    qtbot.addWidget(disc)
    disc.show()
    disc.resize(disc.sizeHint())
    todo = disc.grab().toImage()
    disc.mark(done=True)
    disc.mark(done=True)
    done = disc.grab().toImage()
    assert disc.done
    edge = todo.width() // 2, 3
    assert todo.pixelColor(*edge) == look().colour("brand")
    assert done.pixelColor(*edge) == look().colour("ok")
    assert todo != done
