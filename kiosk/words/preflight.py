"""What the checks of the day before say, French first. Knows no check."""

from collections.abc import Mapping
from typing import Final

from kiosk.words.catalogue import french

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "preflight.folder.fine": (
        "Le dossier du poste peut être écrit.",
        "The station's folder can be written.",
    ),
    "preflight.folder.stop": (
        "Le dossier du poste ne peut pas être écrit : corrigez ses droits.",
        "The station's folder cannot be written: correct its permissions.",
    ),
    "preflight.room.fine": ("Le disque a assez de place.", "The disk has enough room."),
    "preflight.room.look": (
        "Le disque est presque plein ({free_mib} Mio libres) : libérez de la place.",
        "The disk is nearly full ({free_mib} MiB free): make room.",
    ),
    "preflight.room.stop": (
        "Le disque est plein ({free_mib} Mio libres) : libérez de la place.",
        "The disk is full ({free_mib} MiB free): make room.",
    ),
    "preflight.screen.fine": (
        "Un écran de {width} × {height}.",
        "One screen of {width} × {height}.",
    ),
    "preflight.screen.look": (
        "{screens} écrans sont branchés : débranchez ceux qui ne servent pas.",
        "{screens} screens are plugged in: unplug those not in use.",
    ),
    "preflight.screen.stop": (
        "Aucun écran assez grand ({width} × {height}) : il faut au moins 1024 × 700.",
        "No screen is large enough ({width} × {height}): at least 1024 × 700 is needed.",
    ),
    "preflight.fonts.fine": ("La police {family} est là.", "The font {family} is there."),
    "preflight.fonts.look": (
        "La police prévue manque ; {family} la remplacera.",
        "The intended font is missing; {family} will stand in.",
    ),
    "preflight.fonts.stop": (
        "Aucune police n'est installée : installez fonts-dejavu.",
        "No font is installed: install fonts-dejavu.",
    ),
    "preflight.clock.fine": ("L'horloge est plausible.", "The clock is plausible."),
    "preflight.clock.look": (
        "L'horloge paraît fausse : réglez-la. Elle ne raccourcit jamais un test.",
        "The clock looks wrong: set it. It never shortens a test.",
    ),
    "preflight.packs.fine": (
        "Tous les paquets de questions sont là et signés.",
        "All packs of questions are here and signed.",
    ),
    "preflight.packs.stop": (
        "Des paquets manquent ou sont refusés ({missing}) : importez-les de nouveau.",
        "Packs are missing or refused ({missing}): import them again.",
    ),
    "preflight.enrolled.fine": (
        "Le poste est inscrit : {label}.",
        "The station is enrolled: {label}.",
    ),
    "preflight.enrolled.stop": (
        "Le poste n'est pas inscrit : lancez pix-kiosk enrol.",
        "The station is not enrolled: run pix-kiosk enrol.",
    ),
    "preflight.ticket.fine": (
        "Une session est préparée : {session}.",
        "A session is prepared: {session}.",
    ),
    "preflight.ticket.stop": (
        "Aucune session n'est préparée : importez son ticket.",
        "No session is prepared: import its ticket.",
    ),
    "preflight.sound.fine": ("Le son répond.", "Sound answers."),
    "preflight.sound.look": (
        "Aucun son ne sort ({reason}) : branchez un casque, installez alsa-utils.",
        "No sound comes out ({reason}): plug headphones in, install alsa-utils.",
    ),
    "preflight.voice.fine": (
        "Une voix française peut lire les consignes.",
        "A French voice can read the instructions.",
    ),
    "preflight.voice.look": (
        "Aucune voix ({reason}) : installez speech-dispatcher-espeak-ng, branchez un casque.",
        "No voice ({reason}): install speech-dispatcher-espeak-ng, plug headphones in.",
    ),
    "preflight.note.fine": ("Rien n'est resté verrouillé.", "Nothing was left locked."),
    "preflight.note.look": (
        "Un verrouillage est resté : lancez pix-kiosk rescue.",
        "A lock was left behind: run pix-kiosk rescue.",
    ),
}


def sentence(key: str, data: Mapping[str, str | int]) -> tuple[str, str]:
    """The sentence of a finding in French and in English."""
    in_french, in_english = SENTENCES[key]
    return french(in_french.format_map(data)), in_english.format_map(data)
