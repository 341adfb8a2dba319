"""What each protection of a machine is called, and what a level does not stop. Knows no rule."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.words.catalogue import said
from kiosk.words.station import named, part_words


class Protection(StrEnum):
    """An operation by its name in restore notes and journals."""

    FULL_SCREEN = "full-screen"
    ON_TOP = "on-top"
    CLOSE_IGNORED = "close-ignored"
    KEYBOARD = "keyboard"
    CLIPBOARD = "clipboard"
    SCREEN_SAVER = "screen-saver"
    AWAKE = "awake"
    RESTORE_NOTE = "restore-note"
    WATCHDOG = "watchdog"


class Limit(StrEnum):
    """What a level does not stop, by its code in journals."""

    CONSOLES = "consoles"
    KERNEL_KEYS = "kernel-keys"
    CAPTURE = "capture"
    INJECTED_INPUT = "injected-input"
    OTHER_PROGRAMS = "other-programs"
    OTHER_WINDOWS = "other-windows"
    DESKTOP_KEYS = "desktop-keys"


class ProtectionText(StrEnum):
    """What is said around them."""

    LIMITS = "limits"
    LEVEL_0 = "level-0"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"


_PROTECTIONS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    Protection.FULL_SCREEN: ("plein écran", "full screen"),
    Protection.ON_TOP: ("fenêtre du test au premier plan", "test window in front"),
    Protection.CLOSE_IGNORED: ("fenêtre du test gardée ouverte", "test window kept open"),
    Protection.KEYBOARD: ("clavier réservé au test", "keyboard kept for the test"),
    Protection.CLIPBOARD: ("copier-coller privé", "private copy and paste"),
    Protection.SCREEN_SAVER: ("écran gardé allumé", "screen kept on"),
    Protection.AWAKE: ("mise en veille empêchée", "sleep prevented"),
    Protection.RESTORE_NOTE: ("note de rétablissement", "restore note"),
    Protection.WATCHDOG: ("programme de secours", "stand-by program"),
}
_LIMITS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    Limit.CONSOLES: ("l'ouverture d'une autre session", "opening another session"),
    Limit.KERNEL_KEYS: ("les touches réservées au système", "keys that the system keeps"),
    Limit.CAPTURE: ("une capture d'écran par un programme", "a program that records the screen"),
    Limit.INJECTED_INPUT: ("un programme qui tape au clavier", "a program that plays keys"),
    Limit.OTHER_PROGRAMS: ("les programmes déjà ouverts", "programs already open"),
    Limit.OTHER_WINDOWS: (
        "une autre fenêtre qui passe devant",
        "another window that comes in front",
    ),
    Limit.DESKTOP_KEYS: ("les raccourcis du bureau", "shortcuts of the desktop"),
}
_TEXTS: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ProtectionText.LIMITS: ("Ce niveau n'empêche pas : {limits}.", "Not prevented: {limits}."),
    ProtectionText.LEVEL_0: ("Niveau : répétition", "Level: rehearsal"),
    ProtectionText.LEVEL_1: ("Niveau : session protégée", "Level: protected session"),
    ProtectionText.LEVEL_2: ("Niveau : poste d'examen", "Level: exam station"),
}
_LEVELS: Final = (ProtectionText.LEVEL_0, ProtectionText.LEVEL_1, ProtectionText.LEVEL_2)


def protection_words(name: str) -> str:
    """What a protection is called, in the chosen language; a name nobody knows says itself."""
    return _known(_PROTECTIONS, Protection, name)


def protection_in_both(name: str) -> tuple[str, str]:
    """What a protection is called in French and in English, for consoles."""
    try:
        return _PROTECTIONS[Protection(name)]
    except ValueError:
        return part_words(name) or (name, name)


def limit_words(code: str) -> str:
    """What a limit is called; a code that nobody knows says itself."""
    return _known(_LIMITS, Limit, code)


def level_words(level: int) -> str:
    """What a level of lockdown is called: 0 changes nothing, 2 is a prepared station."""
    return said(_TEXTS, _LEVELS[max(0, min(level, len(_LEVELS) - 1))])


def limits_sentence(codes: tuple[str, ...]) -> str:
    """What a level does not stop here, in one sentence; empty when nothing is named."""
    if not codes:
        return ""
    listed = ", ".join(limit_words(code) for code in codes)
    return said(_TEXTS, ProtectionText.LIMITS, limits=listed)


def _known(
    sentences: Mapping[StrEnum, tuple[str, str]], names: type[Protection | Limit], name: str
) -> str:
    try:
        return said(sentences, names(name))
    except ValueError:
        return named(name)
