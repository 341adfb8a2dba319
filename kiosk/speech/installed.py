"""The voice and the sound of this machine. Knows which system has which; nothing else."""

import sys

from kiosk.ports.speech import Reason, Sound, Speech
from kiosk.speech.silent import SilentSound, SilentSpeech


def installed(platform: str = sys.platform) -> tuple[Speech, Sound]:
    """What this system has; nothing is started yet, and what is missing says so."""
    if platform == "win32":
        from kiosk.speech.windows import SapiSpeech, system_sound

        return SapiSpeech(), system_sound()
    if platform == "linux":
        from kiosk.speech.aplay import AplaySound
        from kiosk.speech.dispatcher import DispatcherSpeech
        from kiosk.speech.private_dispatcher import PrivateDispatcher

        sound = AplaySound()
        return DispatcherSpeech(PrivateDispatcher(), sound.probe), sound
    return SilentSpeech(Reason.NO_PROGRAM), SilentSound(Reason.NO_PROGRAM)
