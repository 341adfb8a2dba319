import io
import wave
from array import array
from itertools import pairwise

import pytest

from kiosk.speech.tone import RATE, silence, tone


def _samples(content: bytes) -> tuple[wave._wave_params, "array[int]"]:
    with wave.open(io.BytesIO(content)) as file:
        return file.getparams(), array("h", file.readframes(file.getnframes()))


def test_the_test_sound_lasts_about_a_second() -> None:
    shape, samples = _samples(tone(1.0))

    assert (shape.nchannels, shape.sampwidth, shape.framerate) == (1, 2, RATE)
    assert 0.8 < len(samples) / RATE < 1.2


def test_it_never_clips_and_never_clicks() -> None:
    _, samples = _samples(tone(1.0))
    steps = [abs(after - before) for before, after in pairwise(samples)]

    assert 15_000 < max(samples) < 30_000
    assert samples[0] == 0
    assert max(steps) < 4_500


@pytest.mark.parametrize("volume", [0.0, 0.5])
def test_its_loudness_follows_the_volume(volume: float) -> None:
    _, loud = _samples(tone(1.0))
    _, samples = _samples(tone(volume))

    assert max(samples) == pytest.approx(max(loud) * volume, abs=1)


def test_silence_is_silent() -> None:
    _, samples = _samples(silence(0.1))

    assert len(samples) == RATE // 10
    assert not any(samples)
