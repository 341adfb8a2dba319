"""What protections of Windows are called, and what preparing one says, French first. No machine."""

from collections.abc import Mapping
from typing import Final

from kiosk.words.catalogue import french

Both = tuple[str, str]

PARTS: Final[Mapping[str, Both]] = {
    "keyboard-hook": ("touches de sortie bloquées", "leaving keys blocked"),
    "other-screens": ("autres écrans noircis", "other screens blacked out"),
    "own-desktop": ("bureau réservé au test", "desktop kept for the test"),
    "help-keys": ("raccourcis d'aide du clavier en pause", "keyboard help shortcuts paused"),
    "power": ("mise en veille empêchée", "sleep prevented"),
    "capture": ("fenêtre absente des captures", "window left out of captures"),
    "clipboard-history": ("historique de copie arrêté", "copy history stopped"),
    "prepared": ("réglages du poste d'examen", "settings of the exam station"),
    "kiosk-account": ("compte réservé aux tests", "account kept for tests"),
    "account-policies": ("réglages du compte des tests", "settings of the tests' account"),
    "state-folder": ("dossier des réponses", "folder of the answers"),
    "kiosk-shell": ("test à la place du bureau", "test in place of the desktop"),
    "machine-policies": ("réglages de l'ordinateur", "settings of the computer"),
    "secure-screen": ("écran de sécurité sans outils", "security screen without tools"),
    "keyboard-filter": ("filtre de clavier de Windows", "keyboard filter of Windows"),
    "automatic-logon": ("ouverture de session automatique", "automatic logon"),
}
LIMITS: Final[Mapping[str, Both]] = {
    "secure-screen": ("l'écran Ctrl + Alt + Suppr", "the Ctrl + Alt + Del screen"),
    "power-button": ("le bouton d'alimentation", "the power button"),
    "hardware": ("un appareil branché au poste", "a device plugged into the station"),
}
_SENTENCES: Final[Mapping[str, Both]] = {
    "enabled": (
        "Le poste est préparé. Redémarrez-le : il démarrera dans le test.",
        "The station is prepared. Restart it: it will start into the test.",
    ),
    "disabled": (
        "Le poste est rendu comme il était. Les réponses ne sont pas touchées.",
        "The station is as it was before. Answers are not touched.",
    ),
    "nothing": ("Rien à rétablir : ce poste n'est pas préparé.", "Nothing to give back here."),
    "prepared": ("Le poste est préparé.", "The station is prepared."),
    "unprepared": ("Ce poste n'est pas préparé.", "This station is not prepared."),
    "lost": (
        "La préparation n'est plus complète : {names}. Relancez pix-kiosk lockdown enable.",
        "The preparation is no longer complete: {names}. Run pix-kiosk lockdown enable again.",
    ),
    "left": (
        "Tout n'a pas pu être rendu : {names}. Redémarrez, puis relancez la commande.",
        "Not everything could be given back: {names}. Restart, then run the command again.",
    ),
    "failed": (
        "La préparation a échoué ({names}) ; le poste est comme avant.",
        "The preparation failed ({names}); the station is as it was.",
    ),
    "foreign-folder": (
        "Le dossier {folder} n'appartient pas aux administrateurs. Renommez-le, puis relancez.",
        "The folder {folder} does not belong to administrators. Rename it, then run this again.",
    ),
    "open-folder": (
        (
            "D'autres comptes ont pu modifier {folder} : il n'est pas suivi. Vérifiez-le."
            " Réservez-le aux administrateurs, avec les dossiers au-dessus, puis relancez."
        ),
        (
            "Other accounts could change {folder}: it is not followed. Check it. Keep it, and"
            " the folders above it, for administrators, then run this again."
        ),
    ),
    "not-administrator": (
        "Cette commande demande une invite de commandes ouverte en administrateur.",
        "This command needs a console opened as an administrator.",
    ),
}


def sentence(key: str, **values: object) -> Both:
    """What is said of a key, in French and in English.

    Raises:
        KeyError: Nothing is said of it, or a value that the sentence names was not given.
    """
    ours, theirs = _SENTENCES[key]
    return french(ours.format_map(values)), theirs.format_map(values)
