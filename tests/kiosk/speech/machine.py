"""A machine whose sounds go into a file, so that a test can listen without a sound card."""

import os
import subprocess
from array import array
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FRAME = 441
_QUIET = 50.0
_LAG = 15
_DEVICE = """
pcm.null {{ type null }}
ctl.null {{ type null }}
pcm.!default {{ type plug slave.pcm "kept" }}
pcm.kept {{ type file slave.pcm "null" file "{path}" format "wav" }}
"""
Loudness = NDArray[np.float64]


class RecordedMachine:
    """Its environment for programs, and what they played last."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / "played.wav"
        settings = folder / "asound.conf"
        settings.write_text(_DEVICE.format(path=self._kept))
        self.environment: Mapping[str, str] = {
            **os.environ,
            "ALSA_CONFIG_PATH": str(settings),
            "PULSE_SERVER": f"unix:{folder / 'nobody'}",
        }

    @property
    def played(self) -> bool:
        """Whether something audible was played."""
        return self._kept.exists() and bool(len(self.loudness()))

    def loudness(self) -> Loudness:
        """How loud it was, by moments of a fiftieth of a second, without the silence around."""
        return _loudness(self._kept)


def spoken_by_the_synthesiser(text: str, language: str, rate: float, folder: Path) -> Loudness:
    """The same for what espeak-ng makes of a text when it is asked directly."""
    file = folder / "reference.wav"
    speed = str(round(170 * rate))
    subprocess.run(["espeak-ng", "-v", language, "-s", speed, "-w", str(file), text], check=True)
    return _loudness(file)


def likeness(one: Loudness, other: Loudness) -> float:
    """How alike two recordings rise and fall, from 0 to 1, wherever they begin."""
    best = 0.0
    for lag in range(-_LAG, _LAG + 1):
        first, second = one[max(0, lag) :], other[max(0, -lag) :]
        length = min(len(first), len(second))
        best = max(best, float(np.corrcoef(first[:length], second[:length])[0, 1]))
    return best


def _loudness(file: Path) -> Loudness:
    content = file.read_bytes()
    start = content.index(b"data") + 8  # the sizes in the header are not written until the end
    samples = array("h", content[start : start + (len(content) - start) // 2 * 2])
    frames = len(samples) // _FRAME
    heard = np.asarray(samples[: frames * _FRAME], dtype=np.float64).reshape(frames, _FRAME)
    loud = np.sqrt((heard**2).mean(axis=1))
    audible = np.nonzero(loud > _QUIET)[0]
    found: Loudness = loud[audible[0] : audible[-1] + 1] if len(audible) else loud[:0]
    return found
