"""What the preparation of an exam station says, French first. Knows no machine."""

from collections.abc import Mapping
from typing import Final

from kiosk.words import windows_station
from kiosk.words.catalogue import Language, chosen, french

Both = tuple[str, str]

PARTS: Final[Mapping[str, Both]] = {
    "program": ("programme protégé", "protected program"),
    "restore-unit": ("remise en état au démarrage", "giving back at the start"),
    "account": ("compte réservé aux tests", "account kept for tests"),
    "session": ("session réservée aux tests", "session kept for tests"),
    "firewall": ("réseau fermé", "closed network"),
    "kernel": ("réglages du système", "settings of the system"),
    "consoles": ("consoles fermées", "closed consoles"),
    "restart-keys": ("touches de redémarrage sans effet", "restart keys without effect"),
    "power-keys": ("touches de mise en veille sans effet", "sleep keys without effect"),
    "rights": ("aucun droit d'administration", "no right to administer"),
    "plugs": ("clés USB ignorées", "USB sticks ignored"),
    "one-keyboard": ("un seul clavier", "one keyboard only"),
    "guard": ("surveillance du poste", "watch over the station"),
    "start": ("démarrage dans le test", "start into the test"),
    "enabled": ("préparation complète", "complete preparation"),
    "own-account": ("compte réservé aux tests", "account kept for tests"),
    "compositor": ("affichage réservé au test", "display kept for the test"),
    "strict-kernel": ("réglages du système", "settings of the system"),
    "clean-environment": ("environnement connu", "known environment"),
    "roots-code": ("programme protégé", "protected program"),
}
LIMITS: Final[Mapping[str, Both]] = {
    "firmware": ("les réglages de démarrage de l'ordinateur", "the computer's start-up settings"),
    "other-systems": ("le démarrage d'un autre système", "starting another system"),
    "root": ("l'administrateur du poste", "the station's administrator"),
    "capture-by-the-account": (
        "une capture d'écran par le programme du test lui-même",
        "a capture of the screen by the test's own program",
    ),
    "camera": ("un appareil photo", "a camera"),
}
_SENTENCES: Final[Mapping[str, Both]] = {
    "enabled": (
        "Le poste est préparé. Redémarrez-le : il ouvrira le test, et rien d'autre.",
        "The station is prepared. Restart it: it will open the test and nothing else.",
    ),
    "already": (
        "Le poste est déjà préparé ; rien n'a été changé.",
        "The station is prepared already; nothing was changed.",
    ),
    "disabled": (
        "Le poste est rendu comme il était. Redémarrez-le pour finir.",
        "The station is as it was before. Restart it to finish.",
    ),
    "nothing": (
        "Ce poste n'est pas préparé ; rien n'a été changé.",
        "This station is not prepared; nothing was changed.",
    ),
    "left": (
        "Tout n'a pas pu être rendu : {names}. Relancez la commande.",
        "Not everything could be given back: {names}. Run the command again.",
    ),
    "kept": (
        "Le compte {account} et {path} restent : le poste y garde ses clés et son inscription.",
        "The account {account} and {path} stay: the station keeps its keys and enrolment there.",
    ),
    "waiting": (
        "{count} fichiers de réponses attendent dans {path}. Envoyez-les avant toute chose.",
        "{count} files of answers wait in {path}. Send them before anything else.",
    ),
    "prepared": ("Le poste est préparé.", "The station is prepared."),
    "restart": (
        "Redémarrez le poste : la surveillance ne tourne pas encore.",
        "Restart the station: its guard does not run yet.",
    ),
    "unprepared": ("Ce poste n'est pas préparé.", "This station is not prepared."),
    "unfinished": (
        "La préparation a été interrompue. Lancez : pix-kiosk lockdown disable.",
        "The preparation was cut short. Run: pix-kiosk lockdown disable.",
    ),
    "lost": (
        "La préparation n'est plus complète. Lancez : pix-kiosk lockdown enable.",
        "The preparation is no longer complete. Run: pix-kiosk lockdown enable.",
    ),
    "not-root": (
        "Cette commande demande les droits d'administration : sudo pix-kiosk lockdown.",
        "This command needs an administrator: sudo pix-kiosk lockdown.",
    ),
    "busy": (
        "Une autre préparation est en cours ; attendez sa fin.",
        "Another preparation is under way; wait for its end.",
    ),
    "no-root-folder": (
        "Le dossier {path} n'existe pas ou n'est pas un système.",
        "The folder {path} does not exist or is no system.",
    ),
    "server": (
        "L'adresse du serveur n'est pas valable : {url}. Exemple : https://examen.exemple.fr.",
        "The server's address is not valid: {url}. Example: https://exam.example.org.",
    ),
    "obstacle.server-unknown": (
        "Le serveur n'a pas été trouvé sur le réseau ; rien n'a été changé.",
        "The server was not found on the network; nothing was changed.",
    ),
    "obstacle.no-compositor": (
        "Il manque le programme cage : installez-le, puis relancez. Rien n'a été changé.",
        "The program cage is missing: install it, then run this again. Nothing was changed.",
    ),
    "obstacle.no-display-manager": (
        "Il manque greetd (ou lightdm) : installez-le, puis relancez. Rien n'a été changé.",
        "greetd (or lightdm) is missing: install it, then run this again. Nothing was changed.",
    ),
    "obstacle.no-nftables": (
        "Il manque nftables : installez-le, puis relancez. Rien n'a été changé.",
        "nftables is missing: install it, then run this again. Nothing was changed.",
    ),
    "obstacle.no-systemd": (
        "Ce système n'utilise pas systemd ; il ne peut pas devenir un poste d'examen.",
        "This system does not use systemd; it cannot become an exam station.",
    ),
    "obstacle.no-accounts": (
        "La liste des comptes de ce système n'a pas pu être lue ; rien n'a été changé.",
        "The list of this system's accounts could not be read; nothing was changed.",
    ),
    "obstacle.name-taken": (
        "Le nom « examen » sert déjà à autre chose sur ce système ; rien n'a été changé.",
        "The name “examen” is already used on this system; nothing was changed.",
    ),
    "obstacle.account-has-shell": (
        "Le compte « examen » existe et permet d'ouvrir une session. Supprimez-le d'abord.",
        "The account “examen” exists and lets people log in. Remove it first.",
    ),
    "obstacle.account-has-password": (
        "Le compte « examen » existe et a un mot de passe. Verrouillez-le d'abord.",
        "The account “examen” exists and has a password. Lock it first.",
    ),
    "obstacle.account-changed": (
        "Le compte « examen » n'est pas celui d'un poste d'examen. Supprimez-le d'abord.",
        "The account “examen” is not that of an exam station. Remove it first.",
    ),
    "obstacle.memory-of-another": (
        "Le dossier {path} appartient à un autre compte. Déplacez-le ; il peut tenir des réponses.",
        "The folder {path} belongs to another account. Move it; it may hold answers.",
    ),
    "obstacle.program-writable": (
        "Le programme peut être modifié par un autre compte que root : installez le paquet.",
        "The program can be changed by an account other than root: install the package.",
    ),
    "obstacle.path-taken": (
        "Un dossier occupe la place d'un fichier de la préparation ; rien n'a été changé.",
        "A folder stands where a file of the preparation goes; nothing was changed.",
    ),
    "failed": (
        "La préparation a échoué ({names}) ; le poste est comme avant.",
        "The preparation failed ({names}); the station is as it was.",
    ),
}


def sentence(key: str, **values: object) -> Both:
    """What is said of a key, in French and in English.

    Raises:
        KeyError: Nothing is said of it, or a value that the sentence names was not given.
    """
    ours, theirs = _SENTENCES[key]
    return french(ours.format_map(values)), theirs.format_map(values)


def known(key: str) -> bool:
    """Whether something is said of a key."""
    return key in _SENTENCES


def part_words(name: str) -> Both | None:
    """What a part of the preparation is called, whoever vouches for it; None for others."""
    ours = name.removeprefix("station-")
    return PARTS.get(ours) or windows_station.PARTS.get(ours)


def named(name: str) -> str:
    """A part, or a limit of its level, in the chosen language; a name nobody knows says itself."""
    both = part_words(name) or LIMITS.get(name) or windows_station.LIMITS.get(name)
    if both is None:
        return name
    return both[1] if chosen() is Language.ENGLISH else french(both[0])
