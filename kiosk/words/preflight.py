"""What the checks of the day before say, in both languages and in the chosen one.

Knows no check: a key such as `preflight.clock.look` names the sentence.
"""

from collections.abc import Mapping
from typing import Final

from kiosk.words.catalogue import Language, chosen, french, printed
from kiosk.words.preflight_machine import MACHINE, MACHINE_FIXES
from kiosk.words.preflight_station import STATION, STATION_FIXES
from kiosk.words.preflight_system import SYSTEM, SYSTEM_FIXES

TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "screen": ("Taille de l'écran", "Size of the screen"),
    "scale": ("Échelle de l'affichage", "Display scale"),
    "displays": ("Nombre d'écrans", "Number of screens"),
    "room": ("Espace disque", "Room on the disk"),
    "write": ("Écriture sur le disque", "Writing to the disk"),
    "memory": ("Mémoire", "Memory"),
    "drawing": ("Vitesse d'affichage", "Speed of drawing"),
    "clock": ("Horloge", "Clock"),
    "zone": ("Fuseau horaire", "Time zone"),
    "keyboard": ("Clavier", "Keyboard"),
    "sound": ("Son", "Sound"),
    "voice": ("Voix", "Voice"),
    "printer": ("Imprimante", "Printer"),
    "antivirus": ("Antivirus", "Antivirus"),
    "updates": ("Mises à jour", "Updates"),
    "sleep": ("Mise en veille", "Sleep"),
    "mains": ("Alimentation", "Power"),
    "virtual": ("Machine virtuelle, distance", "Virtual or remote machine"),
    "rights": ("Droits du compte", "Rights of the account"),
    "switching": ("Raccourcis du système", "The system's shortcuts"),
    "processes": ("Programmes ouverts", "Open programs"),
    "tools": ("Outils d'écran", "Screen tools"),
    "assistants": ("Assistants et captures", "Assistants and captures"),
    "server": ("Serveur", "Server"),
    "link": ("Réseau", "Network"),
    "internet": ("Internet", "Internet"),
    "packs": ("Contenu de la session", "Content of the session"),
    "letters": ("Polices, thèmes, langues", "Fonts, themes, languages"),
    "reader": ("Lecteur d'écran", "Screen reader"),
    "name": ("Nom du poste", "Name of the station"),
    "enrolled": ("Inscription", "Enrolment"),
    "ticket": ("Session", "Session"),
    "level": ("Verrouillage", "Lockdown"),
    "spelling": ("Correcteur d'orthographe", "Spell checker"),
    "note": ("Dernier verrouillage", "Former lockdown"),
}
SENTENCES: Final[Mapping[str, tuple[str, str]]] = {**MACHINE, **SYSTEM, **STATION}
FIXES: Final[Mapping[str, tuple[str, str]]] = {**MACHINE_FIXES, **SYSTEM_FIXES, **STATION_FIXES}
_GENERIC: Final[Mapping[str, tuple[str, str]]] = {
    "unread": ("non vérifiable ici", "cannot be checked here"),
    "none": ("sans objet ici", "does not apply here"),
}
_GENERIC_FIXES: Final[Mapping[str, tuple[str, str]]] = {
    "unread": ("Vérifiez ce point à la main.", "Check this one by hand."),
}
_NOTHING: Final = ("", "")
Data = Mapping[str, str | int]


def found(key: str) -> tuple[str, str]:
    """What a check found, in French and in English, unfilled.

    Raises:
        KeyError: No check finds that.
    """
    _, check, case = key.split(".")
    said = SENTENCES.get(f"{check}.{case}") or _GENERIC.get(case)
    if said is None or check not in TITLES:
        raise KeyError(key)
    return said


def remedy(key: str) -> tuple[str, str]:
    """What to do about it, in French and in English, unfilled; empty for nothing."""
    _, check, case = key.split(".")
    return FIXES.get(f"{check}.{case}") or _GENERIC_FIXES.get(case, _NOTHING)


def sentence(key: str, data: Data) -> tuple[str, str]:
    """What was found, with the name of the check, in French and in English."""
    in_french, in_english = (one.format_map(data) for one in found(key))
    titled, named = TITLES[key.split(".")[1]]
    return french(f"{titled} : {in_french}"), f"{named}: {in_english}"


def fix(key: str, data: Data) -> tuple[str, str]:
    """What to do about it, in French and in English; empty where there is nothing to do."""
    in_french, in_english = (one.format_map(data) for one in remedy(key))
    return french(in_french), in_english


def check_title(check: str) -> str:
    """The name of a check in the chosen language."""
    return _chosen(TITLES[check], {})


def check_value(key: str, data: Data) -> str:
    """What was found, in the chosen language."""
    return _chosen(found(key), data)


def check_fix(key: str, data: Data) -> str:
    """What to do about it, in the chosen language; empty where there is nothing to do."""
    return _chosen(remedy(key), data)


def _chosen(pair: tuple[str, str], data: Data) -> str:
    text = pair[1] if chosen() is Language.ENGLISH else pair[0]
    return printed(text.format_map(data)) if text else ""
