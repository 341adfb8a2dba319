import asyncio
import os
from pathlib import Path

import pytest

from kiosk.ports.speech import Outcome, Reason, Sound
from kiosk.speech.aplay import AplaySound
from tests.contracts.speech_contract import SoundContract
from tests.kiosk.speech.machine import RecordedMachine


class TestAplaySound(SoundContract):
    @pytest.fixture
    def sound(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sound:
        self.machine = RecordedMachine(tmp_path)
        for name, value in self.machine.environment.items():
            monkeypatch.setenv(name, value)
        return AplaySound()

    def heard(self, sound: Sound) -> bool:
        return self.machine.played

    def test_a_lower_volume_is_less_loud(self, sound: Sound) -> None:
        asyncio.run(sound.play(1.0))
        loud = self.machine.loudness().max()
        asyncio.run(sound.play(0.25))

        assert self.machine.loudness().max() == pytest.approx(loud / 4, rel=0.05)


def test_a_machine_without_a_device_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = tmp_path / "asound.conf"
    nothing.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    sound = AplaySound()

    assert asyncio.run(sound.state()) is Reason.NO_DEVICE
    assert asyncio.run(sound.play(1.0)) is Outcome.FAILED


def test_without_the_program_the_reason_is_said() -> None:
    sound = AplaySound(("no-such-player",))

    assert asyncio.run(sound.state()) is Reason.NO_PROGRAM
    assert asyncio.run(sound.play(1.0)) is Outcome.FAILED


def test_a_player_that_never_ends_is_not_waited_for() -> None:
    sound = AplaySound(("sleep", "600"), patience_s=0.1)

    assert asyncio.run(sound.state()) is Reason.BROKEN
    assert asyncio.run(sound.play(1.0)) is Outcome.FAILED


def test_a_program_that_cannot_be_run_is_broken(tmp_path: Path) -> None:
    made = tmp_path / "player"
    made.write_bytes(os.urandom(64))
    made.chmod(0o755)

    assert asyncio.run(AplaySound((str(made),)).state()) is Reason.BROKEN


def test_silence_comes_at_once_and_whoever_waits_is_told() -> None:
    sound = AplaySound(("sleep", "600"))

    async def stopped() -> Outcome:
        playing = asyncio.ensure_future(sound.play(1.0))
        await asyncio.sleep(0.1)
        sound.stop()
        return await asyncio.wait_for(playing, 2)

    assert asyncio.run(stopped()) is Outcome.STOPPED
