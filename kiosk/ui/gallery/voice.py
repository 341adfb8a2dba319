"""Example views of the sound test and of reading aloud. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.entry import ENTRY
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.voice import ListenView, SoundTestView

_NO_SOUND: Final = (
    "Ce poste ne trouve ni casque ni haut-parleur. Branchez le casque, puis réessayez."
)
_NO_VOICE: Final = "La voix a besoin d’un casque. Branchez-le, puis réessayez."
_QWERTY: Final = (
    "**Le clavier est réglé en QWERTY.** Vous avez tapé é, il a écrit «\u00a02\u00a0». "
    "Levez la main avant de commencer."
)
_RIGHT: Final = "Le clavier écrit bien ces quatre signes."
_REFUSED: Final = "Non prévue dans vos adaptations. Voir le surveillant."


def _like(scenes: tuple[Scene, ...], name: str) -> Scene:
    return next(one for one in scenes if one.name == name)


_WAITING: Final = _like(ENTRY, "waiting")
_INSTRUCTIONS: Final = _like(ENTRY, "instructions")
_SINGLE: Final = _like(QUESTIONS, "question-single")

VOICE: Final = (
    replace(
        _INSTRUCTIONS,
        name="sound-test",
        beside=SoundTestView(keys=_RIGHT, keys_tone="ok"),
    ),
    replace(
        _WAITING,
        name="sound-test-no-device",
        beside=SoundTestView(sound_reason=_NO_SOUND, voice_reason=_NO_VOICE),
    ),
    replace(
        _INSTRUCTIONS,
        name="sound-test-qwerty",
        beside=SoundTestView(speaking=True, rate=85, keys=_QWERTY, keys_tone="err"),
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    replace(
        _INSTRUCTIONS,
        name="instructions-read",
        listening=ListenView(offered=True, playing=True, started=True, passage=3),
    ),
    replace(
        _INSTRUCTIONS,
        name="instructions-no-voice",
        listening=ListenView(offered=True, reason=_NO_VOICE),
    ),
    replace(
        _SINGLE,
        name="question-listen",
        listening=ListenView(offered=True),
    ),
    replace(
        _SINGLE,
        name="question-read",
        listening=ListenView(
            offered=True,
            playing=True,
            started=True,
            rate=115,
            passage=0,
            sentence="Ce SMS arrive sur votre téléphone.",
        ),
    ),
    replace(
        _SINGLE,
        name="question-read-answer",
        listening=ListenView(offered=True, playing=True, started=True, passage=6),
        preferences=Preferences(theme=ThemeName.CREAM),
    ),
    replace(
        _SINGLE,
        name="display-read-aloud",
        beside="display",
        listening=ListenView(offered=True, started=True),
    ),
    replace(
        _SINGLE,
        name="display-not-granted",
        beside="display",
        listening=ListenView(reason=_REFUSED),
    ),
)
