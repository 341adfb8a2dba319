"""The test sound, computed: three soft notes that rise. Knows no device."""

import io
import math
import wave
from array import array
from typing import Final

RATE: Final = 22_050
NOTES: Final = (440.0, 554.365, 659.255)
"""In hertz: a chord, note after note."""
NOTE_S: Final = 0.3
_EDGE_S: Final = 0.02
_LOUDEST: Final = 0.6 * 32_767


def silence(seconds: float) -> bytes:
    """A sound file in which nothing is heard."""
    return _file(array("h", bytes(2 * round(RATE * seconds))))


def tone(volume: float) -> bytes:
    """The test sound as a WAV file, mono, 16 bits; `volume` is from 0 to 1."""
    per_note = round(RATE * NOTE_S)
    samples = array("h")
    for note in NOTES:
        for place in range(per_note):
            seconds = place / RATE
            edge = min(1.0, seconds / _EDGE_S, (NOTE_S - seconds) / _EDGE_S)
            wave_at = math.sin(2 * math.pi * note * seconds)
            samples.append(round(_LOUDEST * volume * edge * wave_at))
    return _file(samples)


def _file(samples: "array[int]") -> bytes:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return kept.getvalue()
