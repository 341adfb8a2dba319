"""The voice and the sound of Windows: SAPI through PowerShell, and `winsound`. Knows no screen.

One PowerShell lives as long as the voice. It is told one line at a time and answers in one line;
it ends when its standard input does, so never after the station.
"""

import asyncio
import base64
import ctypes
import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final

from kiosk.ports.speech import Outcome, Reason, Utterance
from kiosk.speech.tone import tone
from kiosk.speech.voice_thread import VoiceThread

_SCRIPT: Final = r"""
$ErrorActionPreference = 'Stop'
[Console]::InputEncoding = [Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$said = $null
$next = [Console]::In.ReadLineAsync()
while ($true) {
  if ($said -and $said.IsCompleted) { $said = $null; [Console]::Out.WriteLine('over') }
  if (-not $next.IsCompleted) { Start-Sleep -Milliseconds 20; continue }
  $line = $next.Result
  if ($null -eq $line) { $voice.SpeakAsyncCancelAll(); exit }
  $next = [Console]::In.ReadLineAsync()
  $order = $line | ConvertFrom-Json
  if ($order.do -eq 'voices') {
    $found = $voice.GetInstalledVoices() | Where-Object { $_.Enabled } |
      ForEach-Object { $_.VoiceInfo.Culture.TwoLetterISOLanguageName }
    [Console]::Out.WriteLine('voices ' + ($found -join ' '))
  }
  if ($order.do -eq 'stop') { $voice.SpeakAsyncCancelAll() }
  if ($order.do -eq 'say') {
    $voice.Rate = $order.rate
    $voice.Volume = $order.volume
    $one = $voice.GetInstalledVoices() | Where-Object {
      $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq $order.language
    } | Select-Object -First 1
    if ($one) { $voice.SelectVoice($one.VoiceInfo.Name) }
    $bytes = [Convert]::FromBase64String($order.text)
    $said = $voice.SpeakAsync([Text.Encoding]::UTF8.GetString($bytes))
  }
}
"""
PROGRAM: Final = (
    "powershell.exe",
    "-NoLogo",
    "-NoProfile",
    "-NonInteractive",
    "-ExecutionPolicy",
    "Bypass",
    "-EncodedCommand",
    base64.b64encode(_SCRIPT.encode("utf-16-le")).decode("ascii"),
)
_STEPS: Final = 10
"""SAPI's rate goes from -10, a third of the usual one, to 10, three times."""
_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, winbase.h


def rate_of(factor: float) -> int:
    """SAPI's rate at which one speaks so many times as fast as usual."""
    return round(_STEPS * math.log(factor, 3))


class SapiSpeech(VoiceThread):
    """Starts its program when it is first asked for something."""

    def __init__(self, program: Sequence[str] = PROGRAM) -> None:
        super().__init__()
        self._program = tuple(program)
        self._process: subprocess.Popen[bytes] | None = None

    def _interrupt(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._tell(self._process, {"do": "stop"})

    def _state(self, language: str) -> Reason | None:
        if shutil.which(self._program[0]) is None:
            return Reason.NO_PROGRAM
        process = self._start()
        answer = ""
        if process is not None and self._tell(process, {"do": "voices"}):
            answer = self._hear(process)
        kind, _, found = answer.partition(" ")
        if kind != "voices":
            self._end()
            return Reason.BROKEN
        return None if language in found.split() else Reason.NO_VOICE

    def _say(self, utterance: Utterance, asked: int) -> Outcome:
        process = self._start()
        order = {
            "do": "say",
            "text": base64.b64encode(utterance.text.encode()).decode("ascii"),
            "language": utterance.language,
            "rate": rate_of(utterance.rate),
            "volume": round(100 * utterance.volume),
        }
        with self._lock:
            if asked != self._asked:
                return Outcome.STOPPED
            if process is None or not self._tell(process, order):
                return Outcome.FAILED
        if self._hear(process) != "over":
            self._end()
            return Outcome.FAILED
        return Outcome.DONE if asked == self._asked else Outcome.STOPPED

    def _start(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        try:
            started = subprocess.Popen(
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            )
        except OSError:
            return None
        with self._lock:
            self._process = started
        return started

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    @staticmethod
    def _tell(process: subprocess.Popen[bytes], order: dict[str, object]) -> bool:
        if process.stdin is None:
            return False
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            return False
        return True

    @staticmethod
    def _hear(process: subprocess.Popen[bytes]) -> str:
        line = b"" if process.stdout is None else process.stdout.readline()
        return line.decode("utf-8", "replace").strip()


class WaveSound:
    """Sounds through a player of whole WAV files, which raises when it cannot play."""

    def __init__(self, devices: Callable[[], int], player: Callable[[bytes], None]) -> None:
        """Make it of what counts the devices and of what plays a file to its end."""
        self._devices = devices
        self._player = player

    async def state(self) -> Reason | None:
        """Whether there is a device."""
        return None if self._devices() else Reason.NO_DEVICE

    async def play(self, volume: float) -> Outcome:
        """Play the test sound."""
        try:
            await asyncio.to_thread(self._player, tone(volume))
        except (OSError, RuntimeError):
            return Outcome.FAILED
        return Outcome.DONE

    def stop(self) -> None:
        """The sound is a second long and ends by itself."""


def system_sound() -> WaveSound:
    """The sound of this machine.

    Raises:
        ImportError: This system is not Windows.
    """
    player: Any = import_module("winsound")
    library: Any = getattr(ctypes, "windll")  # noqa: B009 - only Windows has it
    return WaveSound(
        lambda: int(library.winmm.waveOutGetNumDevs()),
        lambda content: player.PlaySound(content, player.SND_MEMORY),
    )
