import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.ports.speech import Reason
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.listening import ListeningPresenter
from kiosk.ui.presenters.voice_reasons import voice_reason
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.views.question import AnswerKind, QuestionView
from kiosk.ui.views.voice import ListenView, PassageView
from tests.fakes.speech import FakeSpeech
from tests.kiosk.ui.presenters.day import Day

QUESTION = QuestionView(7, 32, "one", "Que faites-vous ?", AnswerKind.TEXT, serial="7")
PAGE = InstructionsView(1, 4, (), "Le temps", "", ())
PASSAGES = (PassageView("Que faites-vous ?"), PassageView("J’ouvre le lien.", "Réponse 1."))
SAID = ["Que faites-vous ?", "Réponse 1. J’ouvre le lien."]
NOT_GRANTED = "Non prévue dans vos adaptations. Voir le surveillant."


async def turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Ear:
    """A presenter over a desk where somebody sits, with what they were granted."""

    def __init__(self, *adaptations: str, seated: bool = True) -> None:
        day = Day().open()
        if seated:
            day.arrive()
            person = replace(day.seat.person, adaptations=adaptations)
            day.desk._seat = replace(day.seat, person=person)
        self.comfort = day.director.comfort
        self.speech = FakeSpeech()
        self.views: list[ListenView] = []
        self.refused: list[str] = []
        self.reading = ListeningPresenter(
            day.desk, self.speech, self.comfort, self.views.append, self.refused.append
        )

    def listen(self) -> None:
        asyncio.run(self.reading.toggled(PASSAGES))

    def while_reading(self, *acts: Callable[[], Any]) -> None:
        """Do these while the first sentence lasts."""

        async def all_of_it() -> None:
            self.speech.holds = True
            playing = asyncio.ensure_future(self.reading.toggled(PASSAGES))
            await turn()
            assert self.reading.view.playing
            for act in acts:
                act()
                await turn()
            if self.reading.view.playing:
                await self.reading.toggled(PASSAGES)
            await playing

        asyncio.run(all_of_it())


GRANTED = "Lecture à voix haute des consignes"


def test_instructions_are_read_to_everybody() -> None:
    ear = Ear()
    ear.reading.shown(Screen.INSTRUCTIONS, PAGE)
    ear.listen()

    assert ear.speech.texts == SAID
    assert ear.refused == []


def test_a_question_is_read_where_the_ticket_grants_it() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION, 0.6)
    ear.listen()

    assert ear.reading.view.offered
    assert ear.speech.texts == SAID
    assert {one.volume for one in ear.speech.said} == {0.6}


@pytest.mark.parametrize("screen", [Screen.QUESTION, Screen.PRACTICE])
@pytest.mark.parametrize("adaptations", [(), ("Tiers temps",), ("Sans lecture à voix haute",)])
def test_a_question_is_not_read_where_it_is_not_granted_and_that_is_said(
    screen: Screen, adaptations: tuple[str, ...]
) -> None:
    ear = Ear(*adaptations)
    ear.reading.shown(screen, QUESTION)
    ear.listen()

    assert ear.speech.said == []
    assert ear.refused == [NOT_GRANTED]
    assert (ear.reading.view.offered, ear.reading.view.reason) == (False, NOT_GRANTED)


def test_before_anybody_sits_down_nothing_is_refused() -> None:
    ear = Ear(seated=False)
    ear.reading.shown(Screen.WAITING, object())
    ear.listen()

    assert ear.refused == []
    assert "pendant le test" in ear.reading.view.reason


def test_help_is_read_to_everybody_even_beside_a_question() -> None:
    ear = Ear()
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.reading.panel_moved(readable=True)
    ear.listen()

    assert ear.reading.view.beside
    assert ear.speech.texts == SAID


def test_what_is_read_is_told_passage_by_passage() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.listen()

    read = [(one.passage, one.sentence) for one in ear.views if one.playing]
    assert read == [(0, "Que faites-vous ?"), (1, "J’ouvre le lien.")]
    assert (ear.reading.view.passage, ear.reading.view.sentence) == (-1, "")


@pytest.mark.parametrize(
    ("screen", "view"),
    [
        (Screen.QUESTION, replace(QUESTION, number=8, serial="8")),
        (Screen.QUESTION, replace(QUESTION, serial="")),
        (Screen.OVERLAY, object()),
        (Screen.TIME_OVER, object()),
        (Screen.PANEL, object()),
    ],
)
def test_the_voice_stops_with_the_question_or_the_screen(screen: Screen, view: object) -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.while_reading(lambda: ear.reading.shown(screen, view))

    assert not ear.speech.speaking
    assert len(ear.speech.said) == 1
    assert not ear.reading.view.started


def test_another_page_of_instructions_is_silence() -> None:
    ear = Ear()
    ear.reading.shown(Screen.INSTRUCTIONS, PAGE)
    ear.while_reading(lambda: ear.reading.shown(Screen.INSTRUCTIONS, replace(PAGE, page=2)))

    assert not ear.speech.speaking


def test_a_second_of_the_clock_or_a_notice_does_not_stop_the_voice() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.while_reading(
        lambda: ear.reading.shown(Screen.QUESTION, replace(QUESTION, missing_note="Écrivez.")),
        lambda: ear.reading.panel_moved(readable=False),
        ear.speech.finish,
    )

    assert ear.speech.texts == SAID


def test_help_opened_or_closed_while_a_question_is_read_is_silence() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.while_reading(lambda: ear.reading.panel_moved(readable=True))

    assert not ear.speech.speaking


def test_one_may_pause_and_go_on_from_the_same_sentence() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.while_reading(ear.speech.finish)

    assert ear.reading.view.started
    assert not ear.reading.view.playing
    ear.speech.holds = False
    ear.listen()
    assert ear.speech.texts == [SAID[0], SAID[1], SAID[1]]


def test_the_next_sentence_and_another_speed_are_heard_at_once_and_kept() -> None:
    ear = Ear(GRANTED)
    ear.reading.shown(Screen.QUESTION, QUESTION)
    ear.while_reading(lambda: ear.reading.stepped(1), lambda: ear.reading.rate_chosen(130))

    assert [(one.text, one.rate) for one in ear.speech.said] == [
        (SAID[0], 1.0),
        (SAID[1], 1.0),
        (SAID[1], 1.3),
    ]
    assert ear.comfort.choices.speech_rate == 130
    assert ear.reading.view.rate == 130


def test_a_machine_without_a_voice_says_why_and_is_asked_again() -> None:
    ear = Ear()
    ear.speech.reason = Reason.NO_DEVICE
    ear.reading.shown(Screen.INSTRUCTIONS, PAGE)
    assert ear.reading.curious
    asyncio.run(ear.reading.look())
    assert not ear.reading.curious
    assert ear.reading.view.reason == voice_reason(Reason.NO_DEVICE)

    ear.listen()
    assert ear.refused == [voice_reason(Reason.NO_DEVICE)]

    ear.speech.reason = None
    ear.listen()
    assert ear.speech.texts == SAID
    assert ear.reading.view.reason == ""


def test_a_voice_that_fails_underway_is_told() -> None:
    ear = Ear()
    ear.speech.fails = True
    ear.reading.shown(Screen.INSTRUCTIONS, PAGE)
    ear.listen()

    assert ear.refused == [voice_reason(Reason.BROKEN)]
    assert not ear.reading.view.playing


def test_a_page_that_was_left_while_the_voice_was_sought_is_not_read() -> None:
    ear = Ear()
    ear.speech.reason = Reason.NO_DEVICE
    ear.reading.shown(Screen.INSTRUCTIONS, PAGE)
    asyncio.run(ear.reading.look())
    ear.speech.reason = None

    async def left() -> None:
        asked = asyncio.ensure_future(ear.reading.toggled(PASSAGES))
        ear.reading.shown(Screen.INSTRUCTIONS, replace(PAGE, page=3))
        await asked

    look = ear.reading.look

    async def slow() -> None:
        await asyncio.sleep(0)
        ear.reading.shown(Screen.PRACTICE, QUESTION)
        await look()

    ear.reading.look = slow  # type: ignore[method-assign]
    asyncio.run(left())
    assert ear.speech.said == []
