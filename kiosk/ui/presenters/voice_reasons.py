"""Why nothing can be heard, in one plain sentence. Knows no screen."""

from collections.abc import Mapping
from typing import Final

from kiosk.ports.speech import Reason
from kiosk.words.voice import VoiceText, voice_words

_SOUND: Final[Mapping[Reason, VoiceText]] = {
    Reason.NO_PROGRAM: VoiceText.NO_SOUND_PROGRAM,
    Reason.NO_DEVICE: VoiceText.NO_SOUND_DEVICE,
}
_VOICE: Final[Mapping[Reason, VoiceText]] = {
    Reason.NO_PROGRAM: VoiceText.NO_VOICE_PROGRAM,
    Reason.NO_VOICE: VoiceText.NO_VOICE_LANGUAGE,
    Reason.NO_DEVICE: VoiceText.NO_VOICE_DEVICE,
}


def sound_reason(reason: Reason | None) -> str:
    """Why no sound can be played; empty when it can."""
    return "" if reason is None else voice_words(_SOUND.get(reason, VoiceText.NO_SOUND))


def voice_reason(reason: Reason | None) -> str:
    """Why nothing can be read aloud; empty when it can."""
    return "" if reason is None else voice_words(_VOICE.get(reason, VoiceText.NO_VOICE))
