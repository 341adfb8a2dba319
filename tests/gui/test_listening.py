"""The voice in the window: where one listens, what is marked, and what the keys do."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from kiosk.ports.speech import Reason
from kiosk.ui.director import Director
from kiosk.ui.flow import Screen
from kiosk.ui.gallery.drawing import settle
from kiosk.ui.gallery.entry import ENTRY
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.screens.display_panel import DisplayPanel
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.made import make
from kiosk.ui.screens.menu_panel import MenuPanel
from kiosk.ui.screens.sound_panel import SoundPanel
from kiosk.ui.shell import Shell
from kiosk.ui.theatre import Theatre
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.voice import ListenView
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.read_mark import ReadMark
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.strip import Strip
from kiosk.words import Language, choose
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.fakes.stage import at_once
from tests.gui.rooms import opened
from tests.kiosk.ui.presenters.day import Day

pytestmark = pytest.mark.gui
QUESTION = next(one.view for one in QUESTIONS if one.name == "question-single")
INSTRUCTIONS = next(one.view for one in ENTRY if one.name == "instructions")
GRANTED = "Lecture à voix haute"


class Room:
    """A window with somebody in front of it, and a voice that lasts until it is let go."""

    def __init__(self, *adaptations: str) -> None:
        day = Day().open().arrive()
        day.desk._seat = replace(day.seat, person=replace(day.seat.person, adaptations=adaptations))
        gear = day.desk.gear
        assert isinstance(gear.speech, FakeSpeech)
        assert isinstance(gear.sound, FakeSound)
        self.speech, self.sound = gear.speech, gear.sound
        self.speech.holds = True
        self.shell = Shell(make)
        self.shell.resize(1366, 768)
        self.theatre = Theatre(self.shell)
        self.theatre.connect_to(Director(day.desk, self.theatre, at_once, "1", lambda: None))
        self.shell.show()

    def live(self, *acts: Callable[[], Any]) -> None:
        """Do these one after the other, with a moment for the voice between them."""

        async def all_of_it() -> None:
            for act in acts:
                act()
                for _ in range(8):
                    await asyncio.sleep(0)
                settle()
            self.speech.stop()
            for _ in range(8):
                await asyncio.sleep(0)

        asyncio.run(all_of_it())

    def question(self) -> None:
        self.theatre.show(Screen.QUESTION, QUESTION)

    def instructions(self) -> None:
        self.theatre.show(Screen.INSTRUCTIONS, INSTRUCTIONS)

    def waiting(self) -> None:
        view = next(one.view for one in ENTRY if one.name == "waiting")
        self.theatre.show(Screen.WAITING, view)

    def press(self, name: str) -> None:
        button = self.shell.findChild(QPushButton, name)
        assert button is not None, name
        button.click()

    def key(self, key: Qt.Key) -> None:
        target = QApplication.focusWidget() or self.shell
        QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)

    def listen_key(self) -> None:
        self.key(Qt.Key.Key_L)

    def seen(self, name: str) -> bool:
        found = self.shell.findChild(QWidget, name)
        return found is not None and found.isVisible()

    @property
    def statement(self) -> Statement:
        found = self.shell.findChild(Statement)
        assert found is not None
        return found

    @property
    def marked(self) -> str:
        """The words that are marked in the statement."""
        chosen = self.statement.extraSelections()
        return chosen[0].cursor.selectedText() if chosen else ""


@pytest.fixture
def open_room(dressed: QApplication) -> Iterator[Callable[..., Room]]:
    yield from opened(Room, dressed)


Open = Callable[..., Room]


def test_the_key_reads_the_question_and_the_words_are_marked_one_sentence_at_a_time(
    open_room: Open,
) -> None:
    room = open_room(GRANTED)
    marked: list[str] = []
    room.live(
        room.question,
        room.listen_key,
        lambda: marked.append(room.marked),
        room.speech.finish,
        lambda: marked.append(room.marked),
    )

    assert marked == ["Vous n’attendez aucun colis.", "Ce SMS arrive sur votre téléphone."]
    assert room.speech.texts[0] == "Vous n’attendez aucun colis."


def test_the_key_stops_it_again_and_nothing_stays_marked(open_room: Open) -> None:
    room = open_room(GRANTED)
    room.live(room.question, room.listen_key, room.speech.finish, room.listen_key)

    assert len(room.speech.said) == 2
    assert room.marked == ""
    assert room.seen("listen-play")
    assert room.shell.findChild(QPushButton, "listen-play").text() == "Reprendre"


def test_an_answer_that_is_read_has_a_bar_beside_it(open_room: Open) -> None:
    room = open_room(GRANTED)
    bars: list[tuple[bool, str]] = []

    def look() -> None:
        bar = room.shell.findChild(ReadMark)
        assert bar is not None
        marked = bar.marked
        bars.append((bar.isVisible(), "" if marked is None else marked.objectName()))

    room.live(
        room.question,
        room.listen_key,
        *([lambda: room.press("listen-next")] * 6),
        look,
    )
    assert bars == [(True, "choice-1")]
    assert room.speech.texts[-1].startswith("Réponse 1. J’ouvre")


def test_without_the_adaptation_there_is_no_control_and_the_key_says_why(open_room: Open) -> None:
    room = open_room()
    room.live(room.question, room.listen_key)

    assert not room.seen("listen")
    assert room.speech.said == []
    said = [one.plain for one in room.shell.findChildren(Strip) if one.isVisible()]
    assert any("Non prévue dans vos adaptations. Voir le surveillant." in one for one in said)


def test_another_screen_is_silence(open_room: Open) -> None:
    room = open_room(GRANTED)
    speaking: list[bool] = []
    room.live(
        room.question,
        room.listen_key,
        lambda: speaking.append(room.speech.speaking),
        room.waiting,
        lambda: speaking.append(room.speech.speaking),
    )
    assert speaking == [True, False]


def test_a_page_of_instructions_is_read_to_everybody_from_its_button(open_room: Open) -> None:
    room = open_room()
    words: list[str] = []
    button = "listen-play"
    room.live(
        room.instructions,
        lambda: words.append(room.shell.findChild(QPushButton, button).text()),
        lambda: room.press(button),
        lambda: words.append(room.shell.findChild(QPushButton, button).text()),
    )

    assert words == ["Écouter cette page", "Pause"]
    assert room.speech.texts == ["On avance, sans revenir en arrière"]


def test_a_machine_without_a_voice_says_so_on_the_page(open_room: Open) -> None:
    room = open_room()
    room.speech.reason = Reason.NO_PROGRAM
    room.live(room.instructions)

    bar = room.shell.findChild(ListenBar, "listen")
    assert bar is not None
    assert "Aucune voix n’est installée" in bar.play.accessibleDescription()


def test_the_speed_is_that_of_the_next_words_and_of_the_candidate(open_room: Open) -> None:
    room = open_room(GRANTED)
    room.live(room.question, room.listen_key, lambda: room.press("listen-speed"))

    assert [one.rate for one in room.speech.said] == [1.0, 1.15]


def test_help_is_read_in_its_panel_while_the_question_is_not_granted(open_room: Open) -> None:
    room = open_room()
    room.live(
        room.question,
        lambda: room.theatre._side_panel("help"),
        lambda: room.press("listen-help-play"),
    )

    assert isinstance(room.shell.panel(), HelpPanel)
    assert room.speech.texts[0] == "Aide"
    assert not room.seen("listen")


@pytest.mark.parametrize(
    ("adaptations", "offered"), [((), False), ((GRANTED,), True)], ids=["no", "yes"]
)
def test_the_display_panel_says_whether_questions_are_read(
    open_room: Open, adaptations: tuple[str, ...], offered: bool
) -> None:
    room = open_room(*adaptations)
    room.live(room.question, lambda: room.theatre._side_panel("display"))

    panel = room.shell.panel()
    assert isinstance(panel, DisplayPanel)
    assert panel.voice.bar.isVisible() is offered
    assert panel.voice.bar.speed.isVisible() is offered
    room.live(lambda: room.press("voice-play") if offered else None)
    assert bool(room.speech.said) is offered


def test_the_sound_test_is_offered_before_the_test_and_not_during_it(open_room: Open) -> None:
    room = open_room()
    room.live(room.waiting)
    assert room.shell.bar.sound.isVisible()
    room.live(room.question)
    assert not room.shell.bar.sound.isVisible()


def test_the_sound_test_opens_from_the_bar_plays_and_falls_silent_when_it_closes(
    open_room: Open,
) -> None:
    room = open_room()
    room.live(
        room.waiting,
        lambda: room.press("sound"),
        lambda: room.press("sound-play"),
        lambda: room.press("volume-40"),
        lambda: room.press("sound-play"),
        lambda: room.press("rate-130"),
        lambda: room.press("voice-play"),
    )
    assert isinstance(room.shell.panel(), SoundPanel)
    assert room.sound.played == [0.8, 0.4]
    assert [(one.rate, one.volume) for one in room.speech.said] == [(1.3, 0.4)]

    room.live(lambda: room.press("panel-sound-close"))
    assert room.shell.panel() is None
    assert room.sound.stops


def test_a_qwerty_keyboard_is_told_in_the_panel_at_the_first_sign(open_room: Open) -> None:
    room = open_room()

    def type_a_two() -> None:
        line = room.shell.findChild(QLineEdit, "keyboard-line")
        assert line is not None
        QTest.keyClicks(line, "2")

    room.live(room.waiting, lambda: room.press("sound"), type_a_two)
    panel = room.shell.panel()
    assert panel is not None
    said = [one.plain for one in panel.findChildren(Strip) if one.isVisible()]
    assert len(said) == 1
    assert "QWERTY" in said[0]


def test_a_machine_without_sound_says_so_in_the_panel(open_room: Open) -> None:
    room = open_room()
    room.speech.reason = room.sound.reason = Reason.NO_DEVICE
    room.live(room.waiting, lambda: room.press("sound"))

    panel = room.shell.panel()
    assert panel is not None
    said = [one.plain for one in panel.findChildren(Strip) if one.isVisible()]
    assert len(said) == 2
    assert all("casque" in one for one in said)


def test_where_the_bar_has_no_room_the_sound_test_is_in_its_menu(open_room: Open) -> None:
    room = open_room()
    room.live(room.waiting)
    room.shell.apply_preferences(Preferences(text_size=200))
    try:
        room.live(
            lambda: room.press("menu"),
            lambda: room.press("menu-sound"),
        )
        assert isinstance(room.shell.panel(), SoundPanel)
        room.live(room.question)
        room.live(lambda: room.press("menu"))
        panel = room.shell.panel()
        assert isinstance(panel, MenuPanel)
        assert panel.findChild(QPushButton, "menu-sound") is None
    finally:
        room.shell.apply_preferences(Preferences())


def test_the_speed_is_written_as_each_language_writes_it(open_room: Open) -> None:
    room = open_room(GRANTED)
    room.live(room.question, room.listen_key)
    bar = room.shell.findChild(ListenBar, "listen")
    assert bar is not None
    assert bar.speed.text() == "Vitesse 1"
    bar.show_view(at_rate(85))
    assert bar.speed.text() == "Vitesse 0,85"
    choose(Language.ENGLISH)
    bar.show_view(at_rate(115))
    assert bar.speed.text() == "Speed 1.15"


def at_rate(rate: int) -> ListenView:
    return ListenView(offered=True, started=True, rate=rate)
