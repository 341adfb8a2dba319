"""What a screen reader is told, and what it is not told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.ui.shell import Shell
from kiosk.ui.theatre import Theatre
from kiosk.ui.views.frame import ClockView, ProgressView, StripView
from kiosk.ui.views.question import FeedbackView
from kiosk.ui.widgets.announcer import Announcer
from tests.gui.comfort.conftest import SINGLE, Ask

pytestmark = pytest.mark.gui


@pytest.fixture
def told(window: Shell, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the system's bridge, in order."""
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def child(window: Shell, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None
    return found


def test_an_announcement_is_told_once_and_stands_in_the_tree_for_older_bridges(
    window: Shell, told: list[str]
) -> None:
    window.announce("Question 6 enregistrée")
    window.announce("")
    assert told == ["Question 6 enregistrée"]
    announcer = window.findChild(Announcer)
    assert announcer is not None
    assert announcer.accessibleName() == told[0]


def test_notices_are_told_when_they_come_and_not_at_every_refresh(
    window: Shell, told: list[str]
) -> None:
    theatre = Theatre(window)
    strip = StripView("Signalement noté.", "Continuez.", "info")
    for shown in (strip, strip, None, strip, replace(strip, text="")):
        theatre.strip(shown)
    assert told == [
        "Signalement noté. Continuez.",
        "Signalement noté. Continuez.",
        "Signalement noté.",
    ]


def test_a_notice_of_time_moves_no_focus_and_what_is_said_of_it_comes_from_elsewhere(
    window: Shell, ask: Ask, told: list[str]
) -> None:
    ask(SINGLE)
    theatre = Theatre(window)
    before = QApplication.focusWidget()
    theatre.time_notice(StripView("Il vous reste 15 min."))
    theatre.announce("Il vous reste 15 min.")
    assert told == ["Il vous reste 15 min."]
    assert QApplication.focusWidget() is before
    theatre.time_notice(None)
    assert not child(window, "close-time-notice").isVisible()


def test_what_lacks_and_what_practice_answers_are_told(
    window: Shell, ask: Ask, told: list[str]
) -> None:
    screen = ask(replace(SINGLE, serial="lacks"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert told == [child(window, "missing").accessibleName()]
    fed = replace(
        SINGLE, serial="lacks", draft=1, feedback=FeedbackView(right=True, title="Bonne réponse.")
    )
    for _ in range(2):
        screen.show_view(fed)
    assert told[1:] == ["Bonne réponse."]


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_a_tick_tells_nothing_and_paints_the_clock_only_when_its_words_change(
    window: Shell, ask: Ask, told: list[str]
) -> None:
    ask(SINGLE)
    clock = child(window, "clock")
    assert isinstance(clock, QLabel)
    painted = Painted(clock)
    texts = ["Reste 12 min"] * 20 + [f"Reste 9 min {second} s" for second in range(59, 39, -1)]
    window.show_question(ProgressView(7, 32), ClockView(texts[0], "fin à 11 h 32"))
    for _ in range(3):
        QApplication.processEvents()
    painted.times = 0
    counts = []
    for text in texts:
        view = ClockView(text, "fin à 11 h 32", spoken=text[:12])
        window.show_question(ProgressView(7, 32), view)
        QApplication.processEvents()
        counts.append(painted.times)
    assert counts[19] == 0
    assert counts[-1] <= 21
    assert told == []
    assert clock.accessibleName() == "Reste 9 min "


def test_a_hidden_time_is_hidden_from_listeners_too(window: Shell, ask: Ask) -> None:
    ask(SINGLE)
    view = ClockView("Reste 1 h 58 min", hidden=True, spoken="Reste 1 h 58 min")
    window.show_question(ProgressView(7, 32), view)
    assert child(window, "clock").accessibleName() == "Temps masqué"
