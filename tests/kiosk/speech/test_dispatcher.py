import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ports.speech import Outcome, Reason, Speech, Utterance
from kiosk.services.read_aloud import Passage, ReadAloud
from kiosk.speech.dispatcher import DispatcherSpeech
from kiosk.speech.private_dispatcher import PrivateDispatcher
from kiosk.speech.ssip import rate_of
from tests.contracts.speech_contract import ENDLESS, SENTENCE, SpeechContract
from tests.kiosk.speech.machine import RecordedMachine, likeness, spoken_by_the_synthesiser

OTHERS = ("Une heure quarante-cinq minutes restent.", "Le fichier est dans le dossier partagé.")
STATION = """
import asyncio, time
from kiosk.services.read_aloud import Passage, ReadAloud
from kiosk.speech.dispatcher import DispatcherSpeech
from kiosk.speech.private_dispatcher import PrivateDispatcher
found = PrivateDispatcher()
voice = DispatcherSpeech(found)
asyncio.run(voice.state("fr"))
print(found._process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def machine(tmp_path: Path) -> RecordedMachine:
    return RecordedMachine(tmp_path)


@pytest.fixture
def dispatcher(machine: RecordedMachine) -> PrivateDispatcher:
    return PrivateDispatcher(environment=machine.environment)


@pytest.fixture
def voice(dispatcher: PrivateDispatcher) -> Iterator[DispatcherSpeech]:
    made = DispatcherSpeech(dispatcher)
    yield made
    made.close()


class TestDispatcherSpeech(SpeechContract):
    @pytest.fixture
    def speech(self, voice: DispatcherSpeech, machine: RecordedMachine) -> Speech:
        self.machine = machine
        return voice

    def heard(self, speech: Speech) -> bool:
        return self.machine.played


def test_the_very_words_reach_the_synthesiser(
    voice: DispatcherSpeech, machine: RecordedMachine, tmp_path: Path
) -> None:
    asyncio.run(voice.say(Utterance(SENTENCE, "fr")))

    heard = machine.loudness()
    assert likeness(heard, spoken_by_the_synthesiser(SENTENCE, "fr", 1.0, tmp_path)) > 0.7
    for other in OTHERS:
        assert likeness(heard, spoken_by_the_synthesiser(other, "fr", 1.0, tmp_path)) < 0.5


@pytest.mark.parametrize("rate", [0.7, 1.5])
def test_the_rate_is_the_one_that_was_asked_for(
    voice: DispatcherSpeech, machine: RecordedMachine, tmp_path: Path, rate: float
) -> None:
    asyncio.run(voice.say(Utterance(SENTENCE, "fr", rate)))

    wanted = len(spoken_by_the_synthesiser(SENTENCE, "fr", rate, tmp_path))
    assert len(machine.loudness()) == pytest.approx(wanted, rel=0.15)


def test_english_words_are_said_in_english(
    voice: DispatcherSpeech, machine: RecordedMachine, tmp_path: Path
) -> None:
    asyncio.run(voice.say(Utterance("Choose one answer, or skip the question.", "en")))

    text = "Choose one answer, or skip the question."
    english = likeness(machine.loudness(), spoken_by_the_synthesiser(text, "en", 1, tmp_path))
    french = likeness(machine.loudness(), spoken_by_the_synthesiser(text, "fr", 1, tmp_path))
    assert english > 0.7
    assert english > french + 0.15


def test_a_lower_volume_is_less_loud(voice: DispatcherSpeech, machine: RecordedMachine) -> None:
    asyncio.run(voice.say(Utterance(SENTENCE, "fr", volume=0.2)))
    low = machine.loudness().max()
    voice.close()
    again = DispatcherSpeech(PrivateDispatcher(environment=machine.environment))
    asyncio.run(again.say(Utterance(SENTENCE, "fr")))
    again.close()

    assert 0 < low < machine.loudness().max() / 2


def test_without_the_program_the_reason_is_said() -> None:
    voice = DispatcherSpeech(PrivateDispatcher(("no-such-dispatcher",)))

    assert asyncio.run(voice.state("fr")) is Reason.NO_PROGRAM
    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
    voice.close()


def test_without_a_device_the_reason_is_said(dispatcher: PrivateDispatcher) -> None:
    voice = DispatcherSpeech(dispatcher, lambda: Reason.NO_DEVICE)

    assert asyncio.run(voice.state("fr")) is Reason.NO_DEVICE
    voice.close()


def test_a_missing_player_alone_does_not_silence_the_voice(dispatcher: PrivateDispatcher) -> None:
    voice = DispatcherSpeech(dispatcher, lambda: Reason.NO_PROGRAM)

    assert asyncio.run(voice.state("fr")) is None
    voice.close()


@pytest.mark.parametrize("program", [("false",), ("sleep", "600")])
def test_a_program_that_is_no_dispatcher_is_broken(
    program: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.speech.private_dispatcher._START_S", 0.3)
    voice = DispatcherSpeech(PrivateDispatcher(program))

    assert asyncio.run(voice.state("fr")) is Reason.BROKEN
    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
    voice.close()


def test_a_dispatcher_that_was_killed_is_replaced(
    voice: DispatcherSpeech, dispatcher: PrivateDispatcher
) -> None:
    asyncio.run(voice.state("fr"))
    process = dispatcher._process
    assert process is not None
    process.kill()
    process.wait()

    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.DONE


def test_a_dispatcher_killed_while_it_speaks_is_told_as_a_failure(
    voice: DispatcherSpeech, dispatcher: PrivateDispatcher
) -> None:
    async def killed() -> Outcome:
        await voice.state("fr")
        assert dispatcher._process is not None
        os.kill(dispatcher._process.pid, signal.SIGSTOP)
        saying = asyncio.ensure_future(voice.say(Utterance(ENDLESS, "fr")))
        await asyncio.sleep(0.1)
        os.kill(dispatcher._process.pid, signal.SIGKILL)
        return await saying

    assert asyncio.run(killed()) is Outcome.FAILED
    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.DONE


def test_a_device_that_never_ends_a_message_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.speech.ssip._ANSWER_S", 1.0)
    monkeypatch.setattr("kiosk.speech.ssip._SLOW_CHARACTERS_S", 1000.0)
    nothing = tmp_path / "asound.conf"
    nothing.write_text("")
    deaf = {**os.environ, "ALSA_CONFIG_PATH": str(nothing), "PULSE_SERVER": "unix:/nobody"}
    voice = DispatcherSpeech(PrivateDispatcher(environment=deaf))

    assert asyncio.run(voice.say(Utterance(SENTENCE, "fr"))) is Outcome.FAILED
    voice.close()


def test_a_closed_voice_leaves_no_program_and_no_folder(
    voice: DispatcherSpeech,
    dispatcher: PrivateDispatcher,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asyncio.run(voice.say(Utterance(SENTENCE, "fr")))
    process = dispatcher._process
    assert process is not None
    assert list(tmp_path.glob("pix-kiosk-voice-*"))

    voice.close()

    assert process.poll() is not None
    assert not list(tmp_path.glob("pix-kiosk-voice-*"))


def test_nothing_that_is_said_is_written_down(
    voice: DispatcherSpeech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asyncio.run(voice.say(Utterance("Une phrase secrète.", "fr")))

    (home,) = tmp_path.glob("pix-kiosk-voice-*")
    kept = [one.read_bytes() for one in home.rglob("*") if one.is_file()]
    assert not any("secrète".encode() in one for one in kept)


def test_the_program_dies_with_a_station_that_is_killed(machine: RecordedMachine) -> None:
    station = subprocess.Popen(
        [
            sys.executable,
            "-c",
            STATION,
        ],
        env=dict(machine.environment),
        stdout=subprocess.PIPE,
    )
    assert station.stdout is not None
    dispatcher = int(station.stdout.readline())
    station.kill()
    station.wait()
    station.stdout.close()

    until = time.monotonic() + 5
    while time.monotonic() < until and _lives(dispatcher):
        time.sleep(0.05)
    assert not _lives(dispatcher)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(("factor", "rate"), [(0.7, -57), (1.0, 0), (1.5, 30)])
def test_rates_are_those_of_the_configured_synthesiser(factor: float, rate: int) -> None:
    assert rate_of(factor) == rate


def test_a_whole_page_is_read_by_the_real_voice_sentence_by_sentence(
    voice: DispatcherSpeech, machine: RecordedMachine, tmp_path: Path
) -> None:
    places: list[int] = []
    reader = ReadAloud(voice, lambda: places.append(reader.place))
    page = (Passage("Vous avez 1 h 45."), Passage("Je transfère ce message.", "Réponse 2."))
    reader.load(page, "fr")

    asyncio.run(reader.play())

    assert places == [0, 1, 0]
    assert not reader.failed
    last = "Réponse 2. Je transfère ce message."
    said = spoken_by_the_synthesiser(last, "fr", 1.0, tmp_path)
    assert likeness(machine.loudness()[-len(said) :], said) > 0.6
