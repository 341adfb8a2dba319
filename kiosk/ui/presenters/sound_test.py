"""The sound test: a sound, a sentence, four signs to type. Knows no toolkit.

It is there for everybody, from the waiting station on, and records nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from kiosk.ports.speech import Outcome, Reason, Sound, Speech, Utterance
from kiosk.services.keyboard_check import Keyboard, check
from kiosk.ui.presenters.comfort import Comfort
from kiosk.ui.presenters.voice_reasons import sound_reason, voice_reason
from kiosk.ui.views.voice import SoundTestView
from kiosk.words import Language, chosen
from kiosk.words.voice import VoiceText, voice_words

_KEYS: Final[Mapping[Keyboard, tuple[VoiceText, str]]] = {
    Keyboard.GOING_ON: (VoiceText.KEYBOARD_GOING_ON, "info"),
    Keyboard.RIGHT: (VoiceText.KEYBOARD_RIGHT, "ok"),
    Keyboard.QWERTY: (VoiceText.KEYBOARD_QWERTY, "err"),
    Keyboard.OTHER: (VoiceText.KEYBOARD_OTHER, "warn"),
}


def spoken_language() -> str:
    """The language of the words on the screen, as voices name it."""
    return "en" if chosen() is Language.ENGLISH else "fr"


class SoundTestPresenter:
    """The mind of the panel; it is told when the panel opens and closes."""

    def __init__(
        self,
        speech: Speech,
        sound: Sound,
        comfort: Comfort,
        show: Callable[[SoundTestView], None],
    ) -> None:
        self._speech = speech
        self._sound = sound
        self._comfort = comfort
        self._show = show
        self._view = SoundTestView()
        self._saying = 0

    @property
    def volume(self) -> float:
        """How loud people want it, from 0 to 1."""
        return self._view.volume / 100

    async def opened(self) -> None:
        """The panel opens: show it at once, then what this machine can do."""
        self._change(SoundTestView(volume=self._view.volume, rate=self._rate()))
        sound = await self._sound.state()
        voice = await self._speech.state(spoken_language())
        self._change(
            replace(self._view, sound_reason=sound_reason(sound), voice_reason=voice_reason(voice))
        )

    def closed(self) -> None:
        """The panel closed: nothing sounds any more."""
        self._sound.stop()
        if self._view.speaking:
            self._hush()

    async def sound_played(self) -> None:
        """Play the test sound, and say why where it cannot be."""
        outcome = await self._sound.play(self.volume)
        reason: Reason | None = None
        if outcome is Outcome.FAILED:
            reason = await self._sound.state() or Reason.BROKEN
        self._change(replace(self._view, sound_reason=sound_reason(reason)))

    async def voice_toggled(self) -> None:
        """Say the test sentence, or stop saying it."""
        if self._view.speaking:
            self._hush()
            return
        self._saying += 1
        saying, language = self._saying, spoken_language()
        self._change(replace(self._view, speaking=True))
        sentence = voice_words(VoiceText.VOICE_SENTENCE)
        rate = self._view.rate / 100
        outcome = await self._speech.say(Utterance(sentence, language, rate, self.volume))
        if saying != self._saying:
            return
        reason: Reason | None = None
        if outcome is Outcome.FAILED:
            reason = await self._speech.state(language) or Reason.BROKEN
        self._change(replace(self._view, speaking=False, voice_reason=voice_reason(reason)))

    def volume_chosen(self, volume: int) -> None:
        """So loud from now on, in percent."""
        self._change(replace(self._view, volume=volume))

    def rate_chosen(self, rate: int) -> None:
        """So fast from now on, in hundredths; it goes with the candidate."""
        self._comfort.rate_chosen(rate)
        self._change(replace(self._view, rate=rate))

    def typed(self, line: str) -> None:
        """Something was typed: tell at once what it says about the keyboard."""
        found = check(line)
        if found.keyboard is Keyboard.NOTHING:
            self._change(replace(self._view, keys="", keys_tone="info"))
            return
        key, tone = _KEYS[found.keyboard]
        said = voice_words(key, typed=found.typed, wanted=found.wanted)
        self._change(replace(self._view, keys=said, keys_tone=tone))

    def _rate(self) -> int:
        return self._comfort.choices.speech_rate

    def _hush(self) -> None:
        self._saying += 1
        self._speech.stop()
        self._change(replace(self._view, speaking=False))

    def _change(self, view: SoundTestView) -> None:
        self._view = view
        self._show(view)
