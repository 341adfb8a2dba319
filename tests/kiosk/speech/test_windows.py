"""SAPI cannot run here: a program that keeps the same conversation stands in for it."""

import asyncio
import base64
import ctypes
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ports.speech import Outcome, Reason, Sound, Speech, Utterance
from kiosk.speech.windows import PROGRAM, SapiSpeech, WaveSound, rate_of, system_sound
from tests.contracts.speech_contract import SENTENCE, SoundContract, SpeechContract

STAND_IN = """
import base64, json, pathlib, select, sys
log = pathlib.Path(sys.argv[1])
long = False
for line in sys.stdin:
    order = json.loads(line)
    if order["do"] == "voices":
        print("voices fr en", flush=True)
    elif order["do"] == "stop" and long:
        long = False
        print("over", flush=True)
    elif order["do"] == "say":
        text = base64.b64decode(order["text"]).decode()
        order["text"] = text
        with log.open("a") as file:
            file.write(json.dumps(order, ensure_ascii=False) + chr(10))
        long = len(text) > 1000
        if not long:
            print("over", flush=True)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "said"


@pytest.fixture
def voice(log: Path) -> Iterator[SapiSpeech]:
    made = SapiSpeech((sys.executable, "-c", STAND_IN, str(log)))
    yield made
    made.close()


class TestSapiSpeech(SpeechContract):
    @pytest.fixture
    def speech(self, voice: SapiSpeech, log: Path) -> Speech:
        self.log = log
        return voice

    def heard(self, speech: Speech) -> bool:
        return self.log.exists()

    def test_words_rate_and_volume_arrive(self, speech: Speech) -> None:
        asyncio.run(speech.say(Utterance(SENTENCE, "fr", 1.5, 0.8)))

        said = self.log.read_text("utf-8")
        assert SENTENCE in said
        assert '"rate": 4, "volume": 80' in said


class TestWaveSound(SoundContract):
    @pytest.fixture
    def sound(self) -> Sound:
        self.played: list[bytes] = []
        return WaveSound(lambda: 1, self.played.append)

    def heard(self, sound: Sound) -> bool:
        return bool(self.played)


def test_a_machine_without_a_device_says_so() -> None:
    assert asyncio.run(WaveSound(lambda: 0, print).state()) is Reason.NO_DEVICE


def test_a_player_that_raises_has_played_nothing() -> None:
    def refuse(_content: bytes) -> None:
        raise RuntimeError

    assert asyncio.run(WaveSound(lambda: 1, refuse).play(1.0)) is Outcome.FAILED


def test_the_system_s_own_player_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[tuple[bytes, int]] = []
    player = types.ModuleType("winsound")
    player.__dict__.update(SND_MEMORY=4, PlaySound=lambda *given: played.append(given))
    library = types.SimpleNamespace(winmm=types.SimpleNamespace(waveOutGetNumDevs=lambda: 2))
    monkeypatch.setitem(sys.modules, "winsound", player)
    monkeypatch.setattr(ctypes, "windll", library, raising=False)
    sound = system_sound()

    assert asyncio.run(sound.state()) is None
    assert asyncio.run(sound.play(1.0)) is Outcome.DONE
    assert played[0][0].startswith(b"RIFF")
    assert played[0][1] == 4


@pytest.mark.parametrize("program", [("false",), ("cat",), ("echo", "nonsense")])
def test_a_program_that_keeps_another_conversation_is_broken(program: tuple[str, ...]) -> None:
    voice = SapiSpeech(program)

    assert asyncio.run(voice.state("fr")) is Reason.BROKEN
    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
    voice.close()


def test_without_the_program_the_reason_is_said() -> None:
    voice = SapiSpeech(("no-such-shell",))

    assert asyncio.run(voice.state("fr")) is Reason.NO_PROGRAM
    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
    voice.close()


def test_the_program_is_a_list_whose_script_no_shell_reads() -> None:
    assert PROGRAM[0] == "powershell.exe"
    script = base64.b64decode(PROGRAM[-1]).decode("utf-16-le")
    assert "SpeakAsyncCancelAll" in script


@pytest.mark.parametrize(("factor", "rate"), [(0.7, -3), (1.0, 0), (1.5, 4)])
def test_rates_are_those_of_sapi(factor: float, rate: int) -> None:
    assert rate_of(factor) == rate
