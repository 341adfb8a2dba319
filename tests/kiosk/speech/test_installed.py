import asyncio

import pytest

from kiosk.ports.speech import Reason
from kiosk.speech import windows
from kiosk.speech.aplay import AplaySound
from kiosk.speech.dispatcher import DispatcherSpeech
from kiosk.speech.installed import installed
from kiosk.speech.windows import SapiSpeech, WaveSound


def test_linux_has_its_dispatcher_and_its_player() -> None:
    speech, sound = installed("linux")
    speech.close()

    assert isinstance(speech, DispatcherSpeech)
    assert isinstance(sound, AplaySound)


def test_windows_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "system_sound", lambda: WaveSound(lambda: 1, print))
    speech, sound = installed("win32")
    speech.close()

    assert isinstance(speech, SapiSpeech)
    assert isinstance(sound, WaveSound)


def test_another_system_is_silent_and_says_so() -> None:
    speech, sound = installed("haiku")

    assert asyncio.run(speech.state("fr")) is Reason.NO_PROGRAM
    assert asyncio.run(sound.state()) is Reason.NO_PROGRAM
