"""What is said of sound, of the voice that reads and of the keyboard test. Knows no program."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class VoiceText(StrEnum):
    """What can be said of hearing and of being read to."""

    TEST = auto()
    TEST_SKIP = auto()
    SOUND = auto()
    SOUND_HINT = auto()
    SOUND_PLAY = auto()
    SOUND_LOUDER = auto()
    VOLUME = auto()
    VOICE = auto()
    VOICE_SENTENCE = auto()
    VOICE_PLAY = auto()
    VOICE_STOP = auto()
    RATE = auto()
    KEYBOARD = auto()
    KEYBOARD_ASK = auto()
    KEYBOARD_GOING_ON = auto()
    KEYBOARD_RIGHT = auto()
    KEYBOARD_QWERTY = auto()
    KEYBOARD_OTHER = auto()
    NO_SOUND_PROGRAM = auto()
    NO_SOUND_DEVICE = auto()
    NO_SOUND = auto()
    NO_VOICE_PROGRAM = auto()
    NO_VOICE_LANGUAGE = auto()
    NO_VOICE_DEVICE = auto()
    NO_VOICE = auto()
    READ_ALOUD = auto()
    NOT_GRANTED = auto()
    NOT_YET = auto()
    READY = auto()
    LISTEN = auto()
    LISTEN_PAGE = auto()
    LISTEN_HELP = auto()
    LISTEN_FULL = auto()
    PAUSE = auto()
    PAUSE_FULL = auto()
    GO_ON = auto()
    GO_ON_FULL = auto()
    PREVIOUS = auto()
    NEXT = auto()
    SPEED = auto()
    SPEED_FULL = auto()
    CHOICE = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    VoiceText.TEST: ("Essai du son", "Sound test"),
    VoiceText.TEST_SKIP: (
        "Cet essai n'est pas obligatoire : fermez-le quand vous voulez.",
        "This test is optional: close it whenever you like.",
    ),
    VoiceText.SOUND: ("Le son", "Sound"),
    VoiceText.SOUND_HINT: (
        "Branchez le casque, mettez-le, puis essayez.",
        "Plug in the headphones, put them on, then try.",
    ),
    VoiceText.SOUND_PLAY: ("Jouer le son", "Play the sound"),
    VoiceText.SOUND_LOUDER: (
        "Vous n'entendez rien ? Montez le volume. Sinon, levez la main.",
        "You hear nothing? Turn the volume up. If that fails, raise your hand.",
    ),
    VoiceText.VOLUME: ("Volume", "Volume"),
    VoiceText.VOICE: ("La voix", "The voice"),
    VoiceText.VOICE_SENTENCE: (
        "Bonjour. Je lis les consignes. Réglez ma vitesse.",
        "Hello. I read the instructions. Set my speed.",
    ),
    VoiceText.VOICE_PLAY: ("Écouter la voix", "Listen to the voice"),
    VoiceText.VOICE_STOP: ("Arrêter la voix", "Stop the voice"),
    VoiceText.RATE: ("Vitesse", "Speed"),
    VoiceText.KEYBOARD: ("Le clavier", "Keyboard"),
    VoiceText.KEYBOARD_ASK: ("Tapez ces quatre signes : é à @ €", "Type these four signs: é à @ €"),
    VoiceText.KEYBOARD_GOING_ON: ("C'est bien, continuez.", "That is right, go on."),
    VoiceText.KEYBOARD_RIGHT: (
        "Le clavier écrit bien ces quatre signes.",
        "The keyboard writes these four signs well.",
    ),
    VoiceText.KEYBOARD_QWERTY: (
        "**Le clavier est réglé en QWERTY.** Vous avez tapé {wanted}, il a écrit « {typed} ». Levez la main avant de commencer.",
        "**The keyboard is set to QWERTY.** You typed {wanted}, it wrote “{typed}”. Raise your hand before you start.",
    ),
    VoiceText.KEYBOARD_OTHER: (
        "**Ce signe n'est pas {wanted}.** Le clavier a écrit « {typed} ». Effacez et recommencez, ou levez la main.",
        "**This sign is not {wanted}.** The keyboard wrote “{typed}”. Delete it and try again, or raise your hand.",
    ),
    VoiceText.NO_SOUND_PROGRAM: (
        "Ce poste n'a pas de programme pour jouer un son. Prévenez le surveillant.",
        "This station has no program that plays sounds. Tell the invigilator.",
    ),
    VoiceText.NO_SOUND_DEVICE: (
        "Ce poste ne trouve ni casque ni haut-parleur. Branchez le casque, puis réessayez.",
        "This station finds no headphones and no speaker. Plug the headphones in and try again.",
    ),
    VoiceText.NO_SOUND: (
        "Le son ne répond pas sur ce poste. Prévenez le surveillant.",
        "Sound does not answer on this station. Tell the invigilator.",
    ),
    VoiceText.NO_VOICE_PROGRAM: (
        "Aucune voix n'est installée sur ce poste. Prévenez le surveillant.",
        "No voice is installed on this station. Tell the invigilator.",
    ),
    VoiceText.NO_VOICE_LANGUAGE: (
        "Ce poste n'a pas de voix française. Prévenez le surveillant.",
        "This station has no English voice. Tell the invigilator.",
    ),
    VoiceText.NO_VOICE_DEVICE: (
        "La voix a besoin d'un casque. Branchez-le, puis réessayez.",
        "The voice needs headphones. Plug them in and try again.",
    ),
    VoiceText.NO_VOICE: (
        "La voix ne répond pas sur ce poste. Prévenez le surveillant.",
        "The voice does not answer on this station. Tell the invigilator.",
    ),
    VoiceText.READ_ALOUD: ("Lecture à voix haute", "Read aloud"),
    VoiceText.NOT_GRANTED: (
        "Non prévue dans vos adaptations. Voir le surveillant.",
        "Not among your adaptations. See the invigilator.",
    ),
    VoiceText.NOT_YET: (
        "Proposée pendant le test, si vos adaptations la prévoient.",
        "Offered during the test, if your adaptations include it.",
    ),
    VoiceText.READY: (
        "**Alt + L** lit la question, puis arrête.",
        "**Alt + L** reads the question, then stops.",
    ),
    VoiceText.LISTEN: ("Écouter", "Listen"),
    VoiceText.LISTEN_PAGE: ("Écouter cette page", "Listen to this page"),
    VoiceText.LISTEN_HELP: ("Écouter cette aide", "Listen to this help"),
    VoiceText.LISTEN_FULL: ("Écouter la question", "Listen to the question"),
    VoiceText.PAUSE: ("Pause", "Pause"),
    VoiceText.PAUSE_FULL: ("Pause de la lecture", "Pause the reading"),
    VoiceText.GO_ON: ("Reprendre", "Go on"),
    VoiceText.GO_ON_FULL: ("Reprendre la lecture", "Go on reading"),
    VoiceText.PREVIOUS: ("Phrase précédente", "Previous sentence"),
    VoiceText.NEXT: ("Phrase suivante", "Next sentence"),
    VoiceText.SPEED: ("Vitesse {rate}", "Speed {rate}"),
    VoiceText.SPEED_FULL: (
        "Vitesse {rate}. Changer la vitesse de la voix",
        "Speed {rate}. Change the speed of the voice",
    ),
    VoiceText.CHOICE: ("Réponse {number}.", "Answer {number}."),
}


def voice_words(key: VoiceText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
