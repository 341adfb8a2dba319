"""What the technician's screen says of a station. Knows no candidate."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class TechnicianText(StrEnum):
    """What can be said of a station, and what to do about it."""

    TITLE_FINE = auto()
    TITLE_ONE = auto()
    TITLE_MANY = auto()
    SUBTITLE = auto()
    WRONG = auto()
    WATCH = auto()
    FINE = auto()
    TODO = auto()
    RELEASE = auto()
    SYSTEM = auto()
    DISK = auto()
    DISK_FREE = auto()
    DISK_TODO = auto()
    BATTERY = auto()
    BATTERY_PLUGGED = auto()
    BATTERY_FREE = auto()
    BATTERY_TODO = auto()
    CONTENT = auto()
    CONTENT_TODO = auto()
    LEVEL = auto()
    LEVEL_2 = auto()
    LEVEL_1 = auto()
    LEVEL_0 = auto()
    LEVEL_TODO = auto()
    LOST = auto()
    LOST_TODO = auto()
    OUTBOX = auto()
    OUTBOX_NONE = auto()
    OUTBOX_SEALED = auto()
    OUTBOX_STORED = auto()
    OUTBOX_OPENED = auto()
    OUTBOX_PARKED = auto()
    OUTBOX_TODO = auto()
    COPIES = auto()
    COPIES_PLACE = auto()
    COPIES_NONE = auto()
    COPIES_TODO = auto()
    COPIES_BROKEN_TODO = auto()
    COPIES_SOUND = auto()
    COPIES_BROKEN = auto()
    COPIES_EMPTY = auto()
    COPIES_LACK = auto()
    KEYS = auto()
    KEYS_UNTIL = auto()
    VERIFY = auto()
    EXPORT = auto()
    EXPORTED = auto()
    VERIFIED = auto()
    BACK = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    TechnicianText.TITLE_FINE: ("Ce poste est en ordre.", "This station is in order."),
    TechnicianText.TITLE_ONE: ("Ce poste a un point à corriger.", "One thing to put right here."),
    TechnicianText.TITLE_MANY: (
        "Ce poste a {count} points à corriger.",
        "{count} things to put right here.",
    ),
    TechnicianText.SUBTITLE: (
        "{station} · vérifié à {hour} · ni nom ni réponse n'apparaissent ici.",
        "{station} · looked at {hour} · no name and no answer is shown here.",
    ),
    TechnicianText.WRONG: ("À corriger", "To put right"),
    TechnicianText.WATCH: ("À surveiller", "To watch"),
    TechnicianText.FINE: ("En ordre", "In order"),
    TechnicianText.TODO: ("À faire", "To do"),
    TechnicianText.RELEASE: ("Version du programme", "Version of the program"),
    TechnicianText.SYSTEM: ("Système", "System"),
    TechnicianText.DISK: ("Espace disque", "Room on the disk"),
    TechnicianText.DISK_FREE: ("{size} libres", "{size} free"),
    TechnicianText.DISK_TODO: (
        "Libérez de la place sur le disque du poste.",
        "Free some room on the station's disk.",
    ),
    TechnicianText.BATTERY: ("Batterie", "Battery"),
    TechnicianText.BATTERY_PLUGGED: ("{percent} %, sur secteur", "{percent} %, on the mains"),
    TechnicianText.BATTERY_FREE: ("{percent} %, pas sur secteur", "{percent} %, not on the mains"),
    TechnicianText.BATTERY_TODO: ("Branchez le poste.", "Plug the station in."),
    TechnicianText.CONTENT: ("Contenu", "Content"),
    TechnicianText.CONTENT_TODO: (
        "Importez de nouveau le contenu de la session.",
        "Import the content of the session again.",
    ),
    TechnicianText.LEVEL: ("Verrouillage", "Lockdown"),
    TechnicianText.LEVEL_2: ("poste d'examen", "exam station"),
    TechnicianText.LEVEL_1: ("session protégée", "protected session"),
    TechnicianText.LEVEL_0: ("répétition", "rehearsal"),
    TechnicianText.LEVEL_TODO: (
        "Le chef de centre doit accepter ce niveau avant un test.",
        "The head of centre must accept this level before a test.",
    ),
    TechnicianText.LOST: ("Protection perdue", "Protection lost"),
    TechnicianText.LOST_TODO: (
        "Fermez ce qui est passé devant, ou relancez le poste.",
        "Close what came in front, or start the station again.",
    ),
    TechnicianText.OUTBOX: ("Résultats", "Results"),
    TechnicianText.OUTBOX_NONE: ("aucun encore", "none yet"),
    TechnicianText.OUTBOX_SEALED: ("{count} à envoyer", "{count} to send"),
    TechnicianText.OUTBOX_STORED: ("{count} reçus", "{count} received"),
    TechnicianText.OUTBOX_OPENED: ("{count} vérifiés", "{count} verified"),
    TechnicianText.OUTBOX_PARKED: (
        "{count} en attente d'une décision",
        "{count} wait for a decision",
    ),
    TechnicianText.OUTBOX_TODO: (
        "Le centre décide sur le serveur ; rien n'est perdu.",
        "The centre decides on the server; nothing is lost.",
    ),
    TechnicianText.COPIES: ("Copies des tests", "Copies of tests"),
    TechnicianText.COPIES_PLACE: (
        "clé en place, pas encore vérifiée",
        "stick in place, not verified yet",
    ),
    TechnicianText.COPIES_NONE: ("aucune clé de copie", "no stick for copies"),
    TechnicianText.COPIES_TODO: (
        "Relancez le poste avec une clé de copie, hors test.",
        "Start the station with a stick for copies, outside a test.",
    ),
    TechnicianText.COPIES_BROKEN_TODO: (
        "Gardez cette clé, et mettez-en une neuve pour la suite.",
        "Keep this stick, and use a new one from now on.",
    ),
    TechnicianText.COPIES_SOUND: (
        "{count} lisibles, la dernière à {hour}",
        "{count} readable, the newest at {hour}",
    ),
    TechnicianText.COPIES_BROKEN: (
        "{broken} illisibles sur {count}",
        "{broken} of {count} cannot be read",
    ),
    TechnicianText.COPIES_EMPTY: ("clé en place, aucune copie", "stick in place, no copy"),
    TechnicianText.COPIES_LACK: (
        "aucune copie lisible du test en cours",
        "no readable copy of the test under way",
    ),
    TechnicianText.KEYS: ("Inscription du poste", "Enrolment of the station"),
    TechnicianText.KEYS_UNTIL: ("jusqu'au {date}", "until {date}"),
    TechnicianText.VERIFY: ("Vérifier les copies", "Verify the copies"),
    TechnicianText.EXPORT: ("Exporter le diagnostic", "Export the diagnosis"),
    TechnicianText.EXPORTED: ("Le diagnostic est dans {folder}.", "The diagnosis is in {folder}."),
    TechnicianText.VERIFIED: ("Les copies ont été vérifiées.", "The copies were verified."),
    TechnicianText.BACK: ("Revenir à l'écran du candidat", "Back to the candidate's screen"),
}


def technician_words(key: TechnicianText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
