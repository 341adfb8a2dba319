import asyncio

import pytest

from kiosk.ports.speech import Outcome, Reason, Utterance
from kiosk.speech.silent import SilentSound, SilentSpeech


@pytest.mark.parametrize("reason", Reason)
def test_a_silent_voice_says_why_and_never_that_something_was_heard(reason: Reason) -> None:
    voice = SilentSpeech(reason)

    assert asyncio.run(voice.state("fr")) is reason
    assert asyncio.run(voice.say(Utterance("Bonjour", "fr"))) is Outcome.FAILED
    voice.stop()
    voice.close()
    assert asyncio.run(voice.state("en")) is reason


@pytest.mark.parametrize("reason", Reason)
def test_a_silent_sound_says_why_and_never_that_something_was_heard(reason: Reason) -> None:
    sound = SilentSound(reason)
    sound.stop()

    assert asyncio.run(sound.state()) is reason
    assert asyncio.run(sound.play(1.0)) is Outcome.FAILED


@pytest.mark.parametrize(("rate", "volume"), [(0.69, 1.0), (1.51, 1.0), (1.0, 1.1), (1.0, -0.1)])
def test_nothing_can_be_said_out_of_bounds(rate: float, volume: float) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        Utterance("Bonjour", "fr", rate, volume)
