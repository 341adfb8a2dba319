"""What is shown of sound, of the voice that reads and of the keyboard test. Knows no toolkit.

The sound test says: `sound_played`, `voice_toggled`, `volume_chosen(int)`, `rate_chosen(int)`,
`typed(str)`. A place to listen says: `toggled`, `stepped(int)`, `rate_chosen(int)`.
"""

from dataclasses import dataclass
from typing import Final

VOLUMES: Final = (20, 40, 60, 80, 100)
USUAL_VOLUME: Final = 80


@dataclass(frozen=True, slots=True)
class PassageView:
    """A piece of the screen, in the order in which it is seen.

    `lead` is said before it and not seen: that it is an answer, and which one.
    """

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class ListenView:
    """Whether the screen in front can be listened to, and where the voice is.

    `reason` says why it cannot be, `beside` that a panel is listened to. `rate` is in hundredths.
    `passage` and `sentence` are what is being read: a place among the passages, or -1, and the
    words as they are seen.
    """

    offered: bool = False
    reason: str = ""
    playing: bool = False
    started: bool = False
    rate: int = 100
    passage: int = -1
    sentence: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class SoundTestView:
    """The state of the sound test; reasons are whole sentences, and empty when all is well.

    `volume` is in percent, `rate` in hundredths; `keys` is what the keyboard test found, with a
    `keys_tone` as in `Tone`.
    """

    sound_reason: str = ""
    voice_reason: str = ""
    volume: int = USUAL_VOLUME
    rate: int = 100
    speaking: bool = False
    keys: str = ""
    keys_tone: str = "info"
