import asyncio

import pytest

from kiosk.ports.speech import Reason
from kiosk.ui.presenters.sound_test import SoundTestPresenter
from kiosk.ui.presenters.voice_reasons import sound_reason, voice_reason
from kiosk.ui.views.voice import SoundTestView
from kiosk.words import Language, choose
from tests.fakes.speech import FakeSound, FakeSpeech
from tests.kiosk.ui.presenters.day import Day


class Trial:
    def __init__(self) -> None:
        self.day = Day()
        self.speech, self.sound = FakeSpeech(), FakeSound()
        self.views: list[SoundTestView] = []
        self.test = SoundTestPresenter(
            self.speech, self.sound, self.day.director.comfort, self.views.append
        )

    @property
    def view(self) -> SoundTestView:
        return self.views[-1]


def test_a_machine_that_speaks_and_sounds_says_nothing_more() -> None:
    trial = Trial()
    asyncio.run(trial.test.opened())

    assert (trial.view.sound_reason, trial.view.voice_reason) == ("", "")


@pytest.mark.parametrize("reason", Reason)
def test_what_is_missing_is_said_in_whole_sentences(reason: Reason) -> None:
    trial = Trial()
    trial.speech.reason = trial.sound.reason = reason
    asyncio.run(trial.test.opened())

    for said in (trial.view.sound_reason, trial.view.voice_reason):
        assert said.endswith(".")
        assert all(len(one.split()) <= 20 for one in said.split("."))


def test_each_reason_has_its_own_sentence_for_the_voice() -> None:
    assert len({voice_reason(reason) for reason in Reason}) == len(Reason)
    assert sound_reason(None) == voice_reason(None) == ""


def test_the_sound_is_as_loud_as_was_chosen() -> None:
    trial = Trial()
    trial.test.volume_chosen(40)
    asyncio.run(trial.test.sound_played())

    assert trial.sound.played == [0.4]
    assert trial.test.volume == 0.4


def test_the_volume_is_kept_when_the_panel_opens_again() -> None:
    trial = Trial()
    trial.test.volume_chosen(40)
    asyncio.run(trial.test.opened())

    assert trial.view.volume == 40


def test_headphones_plugged_in_late_are_heard_at_the_next_try() -> None:
    trial = Trial()
    trial.sound.reason = trial.speech.reason = Reason.NO_DEVICE
    asyncio.run(trial.test.sound_played())
    asyncio.run(trial.test.voice_toggled())
    assert trial.view.sound_reason == sound_reason(Reason.NO_DEVICE)
    assert trial.view.voice_reason == voice_reason(Reason.NO_DEVICE)

    trial.sound.reason = trial.speech.reason = None
    asyncio.run(trial.test.sound_played())
    asyncio.run(trial.test.voice_toggled())
    assert (trial.view.sound_reason, trial.view.voice_reason) == ("", "")


def test_a_voice_that_fails_without_a_reason_is_said_to_be_broken() -> None:
    trial = Trial()
    trial.speech.fails = True
    asyncio.run(trial.test.voice_toggled())

    assert trial.view.voice_reason == voice_reason(Reason.BROKEN)
    assert not trial.view.speaking


def test_the_sentence_is_said_at_the_chosen_speed_in_the_language_of_the_screen() -> None:
    trial = Trial()
    choose(Language.ENGLISH)
    try:
        trial.test.rate_chosen(130)
        asyncio.run(trial.test.voice_toggled())
    finally:
        choose(Language.FRENCH)

    (said,) = trial.speech.said
    assert (said.language, said.rate) == ("en", 1.3)
    assert said.text.startswith("Hello.")


def test_the_speed_goes_with_the_candidate() -> None:
    trial = Trial()
    trial.test.rate_chosen(70)
    asyncio.run(trial.test.opened())

    assert trial.day.director.comfort.choices.speech_rate == 70
    assert trial.view.rate == 70


def test_the_same_button_stops_the_sentence() -> None:
    trial = Trial()
    trial.speech.holds = True

    async def twice() -> None:
        saying = asyncio.ensure_future(trial.test.voice_toggled())
        await asyncio.sleep(0)
        assert trial.view.speaking
        await trial.test.voice_toggled()
        await saying

    asyncio.run(twice())
    assert not trial.view.speaking
    assert not trial.speech.speaking


def test_a_closed_panel_is_silent() -> None:
    trial = Trial()
    trial.speech.holds = True

    async def closed() -> None:
        saying = asyncio.ensure_future(trial.test.voice_toggled())
        await asyncio.sleep(0)
        trial.test.closed()
        await saying

    asyncio.run(closed())
    assert not trial.speech.speaking
    assert trial.sound.stops
    trial.test.closed()
    assert not trial.view.speaking


@pytest.mark.parametrize(
    ("line", "tone", "words"),
    [
        ("", "info", ""),
        ("é à", "info", "continuez"),
        ("é à @ €", "ok", "écrit bien"),
        ("2", "err", "QWERTY"),
        ("z", "warn", "pas é"),
    ],
)
def test_what_was_typed_is_told_at_once(line: str, tone: str, words: str) -> None:
    trial = Trial()
    trial.test.typed(line)

    assert trial.view.keys_tone == tone
    assert words in trial.view.keys


def test_a_qwerty_keyboard_is_named_with_what_was_typed_and_what_to_do() -> None:
    trial = Trial()
    trial.test.typed("é à @ e")

    assert "€" in trial.view.keys
    assert "«\u00a0e\u00a0»" in trial.view.keys
    assert "Levez la main" in trial.view.keys
