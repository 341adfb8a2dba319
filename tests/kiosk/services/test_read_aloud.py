import asyncio
from collections.abc import Callable

import pytest

from kiosk.ports.speech import Reason
from kiosk.services.read_aloud import Passage, ReadAloud, queue_of
from tests.fakes.speech import FakeSpeech

PASSAGES = (
    Passage("Vous avez 1 h 45. Que faites-vous ?"),
    Passage("J’ouvre le lien.", "Réponse 1."),
)
SAID = ["Vous avez une heure quarante-cinq.", "Que faites-vous ?", "Réponse 1. J’ouvre le lien."]


async def turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Reading:
    def __init__(self, *, holds: bool = True) -> None:
        self.speech = FakeSpeech(holds=holds)
        self.places: list[tuple[int, bool]] = []
        self.reader = ReadAloud(self.speech, self._changed)
        self.reader.load(PASSAGES, "fr")

    def _changed(self) -> None:
        self.places.append((self.reader.place, self.reader.playing))

    def act(self, *acts: Callable[[], None]) -> None:
        """Play, do these one after the other while it plays, then let it end by a pause."""

        async def all_of_it() -> None:
            playing = asyncio.ensure_future(self.reader.play())
            await turn()
            for act in acts:
                act()
                await turn()
            self.reader.pause()
            await playing

        asyncio.run(all_of_it())


def test_the_queue_is_what_is_seen_in_its_order() -> None:
    queue = queue_of(PASSAGES, "fr")

    assert [one.shown for one in queue] == [
        "Vous avez 1 h 45.",
        "Que faites-vous ?",
        "J’ouvre le lien.",
    ]
    assert [one.said for one in queue] == SAID
    assert [one.passage for one in queue] == [0, 0, 1]


def test_a_lead_is_said_once_for_its_passage() -> None:
    queue = queue_of([Passage("Un. Deux.", "Réponse 2.")], "fr")
    assert [one.said for one in queue] == ["Réponse 2. Un.", "Deux."]


def test_all_is_read_to_the_end_and_the_next_time_from_the_start() -> None:
    reading = Reading(holds=False)
    asyncio.run(reading.reader.play())

    assert reading.speech.texts == SAID
    assert (reading.reader.place, reading.reader.playing, reading.reader.started) == (
        0,
        False,
        False,
    )
    assert reading.reader.current is None
    assert [place for place, playing in reading.places if playing] == [0, 1, 2]


def test_an_empty_screen_is_read_at_once() -> None:
    reading = Reading()
    reading.reader.load((), "fr")
    asyncio.run(reading.reader.play())

    assert reading.speech.said == []
    assert not reading.reader.playing


def test_a_pause_keeps_the_sentence_and_says_it_again() -> None:
    reading = Reading()
    reading.act(reading.speech.finish)

    assert not reading.speech.speaking
    assert reading.reader.started
    assert reading.reader.current is not None
    assert reading.reader.current.shown == "Que faites-vous ?"
    reading.act()
    assert reading.speech.texts == [SAID[0], SAID[1], SAID[1]]


def test_one_may_go_to_the_next_sentence_and_back_at_most_to_the_ends() -> None:
    reading = Reading()
    reader = reading.reader
    reading.act(
        lambda: reader.step(1),
        lambda: reader.step(-1),
        lambda: reader.step(-1),
        lambda: reader.step(9),
    )

    assert reading.speech.texts == [SAID[0], SAID[1], SAID[0], SAID[0], SAID[2]]


def test_one_may_move_while_it_is_paused() -> None:
    reading = Reading()
    reading.reader.step(2)
    assert reading.reader.place == 2
    reading.act()
    assert reading.speech.texts == [SAID[2]]


def test_another_speed_begins_the_sentence_again() -> None:
    reading = Reading()
    reading.act(lambda: reading.reader.set_rate(1.5), lambda: reading.reader.set_rate(1.5))

    assert [(one.text, one.rate) for one in reading.speech.said] == [(SAID[0], 1.0), (SAID[0], 1.5)]


def test_the_language_and_the_volume_go_with_each_sentence() -> None:
    reading = Reading(holds=False)
    reading.reader.volume = 0.4
    asyncio.run(reading.reader.play())

    assert {(one.language, one.volume) for one in reading.speech.said} == {("fr", 0.4)}


@pytest.mark.parametrize("reason", Reason)
def test_a_voice_that_fails_stops_the_reading_and_keeps_the_place(reason: Reason) -> None:
    reading = Reading()
    reading.speech.reason = reason
    asyncio.run(reading.reader.play())

    assert reading.reader.failed
    assert not reading.reader.playing
    reading.speech.reason = None
    reading.act()
    assert not reading.reader.failed


def test_a_voice_stopped_by_somebody_else_pauses_the_reading() -> None:
    reading = Reading()
    reading.act(reading.speech.finish, reading.speech.stop)

    assert reading.speech.texts == SAID[:2]
    assert not reading.reader.failed
    assert reading.reader.place == 1


def test_what_is_forgotten_is_silent_and_has_no_place() -> None:
    reading = Reading()
    reading.act(reading.speech.finish, reading.reader.forget)

    assert not reading.speech.speaking
    assert reading.reader.queue == ()
    assert not reading.reader.started


def test_a_second_reading_takes_over_from_the_first() -> None:
    reading = Reading()

    async def twice() -> None:
        first = asyncio.ensure_future(reading.reader.play())
        await turn()
        second = asyncio.ensure_future(reading.reader.play())
        await turn()
        assert first.done()
        reading.reader.pause()
        await second

    asyncio.run(twice())
    assert reading.speech.texts == [SAID[0], SAID[0]]


def test_a_screen_that_says_more_keeps_the_place_at_its_sentence() -> None:
    reading = Reading()
    reading.act(reading.speech.finish)
    reading.reader.load((Passage("Un avis."), *PASSAGES), "fr")

    assert reading.reader.place == 2


def test_the_place_stays_where_the_sentence_is_still_there() -> None:
    reading = Reading()
    reading.act(reading.speech.finish)
    reading.reader.load((*PASSAGES, Passage("Choisissez une réponse.")), "fr")

    assert reading.reader.place == 1
