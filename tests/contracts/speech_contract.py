"""What every voice and every sound do."""

import asyncio
from abc import ABC, abstractmethod

import pytest

from kiosk.ports.speech import Outcome, Reason, Sound, Speech, Utterance

SENTENCE = "Bonjour à tous, la réponse est bonne."
ENDLESS = "Cette phrase ne finit pas. " * 400
A_MOMENT = 0.1


class SpeechContract(ABC):
    """Subclasses give a voice that speaks French and English, and no Klingon."""

    @pytest.fixture
    @abstractmethod
    def speech(self) -> Speech: ...

    @abstractmethod
    def heard(self, speech: Speech) -> bool:
        """Whether anything has been heard so far."""

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_a_language_that_can_be_spoken_has_no_reason(
        self, speech: Speech, language: str
    ) -> None:
        assert asyncio.run(speech.state(language)) is None

    def test_a_language_without_a_voice_says_so(self, speech: Speech) -> None:
        assert asyncio.run(speech.state("tlh")) is Reason.NO_VOICE

    def test_a_text_is_said_to_its_end(self, speech: Speech) -> None:
        assert not self.heard(speech)
        assert asyncio.run(speech.say(Utterance(SENTENCE, "fr"))) is Outcome.DONE
        assert self.heard(speech)

    def test_a_text_may_have_lines_and_begin_with_a_full_stop(self, speech: Speech) -> None:
        said = asyncio.run(speech.say(Utterance(".txt\n.\n\n..\nfin", "fr", 1.5, 0.1)))
        assert said is Outcome.DONE

    def test_silence_comes_at_once_and_whoever_waits_is_told(self, speech: Speech) -> None:
        async def stopped() -> Outcome:
            saying = asyncio.ensure_future(speech.say(Utterance(ENDLESS, "fr")))
            await asyncio.sleep(A_MOMENT)
            speech.stop()
            return await asyncio.wait_for(saying, 2)

        asyncio.run(speech.state("fr"))
        assert asyncio.run(stopped()) is Outcome.STOPPED

    def test_another_text_stops_the_first(self, speech: Speech) -> None:
        async def both() -> tuple[Outcome, Outcome]:
            first = asyncio.ensure_future(speech.say(Utterance(ENDLESS, "fr")))
            await asyncio.sleep(A_MOMENT)
            second = await speech.say(Utterance(SENTENCE, "fr"))
            return await first, second

        asyncio.run(speech.state("fr"))
        assert asyncio.run(both()) == (Outcome.STOPPED, Outcome.DONE)

    def test_silence_in_silence_is_nothing_and_hushes_no_later_text(self, speech: Speech) -> None:
        speech.stop()
        speech.stop()
        assert asyncio.run(speech.say(Utterance(SENTENCE, "fr"))) is Outcome.DONE

    def test_a_closed_voice_says_nothing(self, speech: Speech) -> None:
        speech.close()
        speech.close()
        assert asyncio.run(speech.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
        assert asyncio.run(speech.state("fr")) is not None


class SoundContract(ABC):
    """Subclasses give a sound on a machine that has a device."""

    @pytest.fixture
    @abstractmethod
    def sound(self) -> Sound: ...

    @abstractmethod
    def heard(self, sound: Sound) -> bool:
        """Whether anything has been heard so far."""

    def test_a_device_that_takes_sounds_has_no_reason(self, sound: Sound) -> None:
        assert asyncio.run(sound.state()) is None

    def test_the_test_sound_is_played_to_its_end(self, sound: Sound) -> None:
        assert not self.heard(sound)
        assert asyncio.run(sound.play(0.5)) is Outcome.DONE
        assert self.heard(sound)

    def test_silence_in_silence_is_nothing(self, sound: Sound) -> None:
        sound.stop()
        assert asyncio.run(sound.play(0.5)) is Outcome.DONE
