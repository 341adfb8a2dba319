"""What the checks say of upkeep, other programs, rights and keys, French first."""

from collections.abc import Mapping
from typing import Final

SYSTEM: Final[Mapping[str, tuple[str, str]]] = {
    "antivirus.fine": ("fichiers intacts, aucun antivirus", "files intact, no antivirus"),
    "antivirus.known": (
        "fichiers intacts, {product} les laisse",
        "files intact, {product} leaves them",
    ),
    "antivirus.look": (
        "{product}, exclusion non vérifiable ici",
        "{product}, exclusion cannot be checked here",
    ),
    "antivirus.unlisted": (
        "aucun antivirus ; fichiers non vérifiables ici",
        "no antivirus; files cannot be checked here",
    ),
    "antivirus.stop": (
        "fichiers du programme absents ou changés : {files}",
        "files of the program gone or changed: {files}",
    ),
    "updates.fine": ("rien en attente", "nothing waits"),
    "updates.quiet": ("aucun redémarrage demandé", "no restart is asked for"),
    "updates.look": ("des mises à jour attendent", "updates wait to be installed"),
    "updates.restart": ("un redémarrage est demandé", "a restart is asked for"),
    "updates.stop": (
        "arrêt ou redémarrage prévu dans {minutes} min",
        "shutdown or restart planned in {minutes} min",
    ),
    "sleep.fine": ("jamais", "never"),
    "sleep.look": ("après {minutes} min", "after {minutes} min"),
    "sleep.lid": ("en fermant le capot", "when the lid is closed"),
    "sleep.screen": (
        "l'écran s'éteint après {minutes} min",
        "the screen darkens after {minutes} min",
    ),
    "sleep.stop": (
        "après {minutes} min, moins qu'un test",
        "after {minutes} min, less than a test",
    ),
    "virtual.fine": ("ordinateur réel, sans prise à distance", "a real machine, not remote"),
    "virtual.look": ("{name}", "{name}"),
    "virtual.allowed": ("{name}, admis par la session", "{name}, allowed by the session"),
    "virtual.stop": ("{name}, refusé par la session", "{name}, refused by the session"),
    "rights.fine": ("compte ordinaire", "a standard account"),
    "rights.look": ("compte administrateur", "an administrator's account"),
    "switching.fine": ("raccourcis du système fermés", "the system's shortcuts are closed"),
    "switching.look": ("encore ouverts : {names}", "still open: {names}"),
    "switching.stop": (
        "programmes du système remplacés : {names}",
        "programs of the system were replaced: {names}",
    ),
    "processes.fine": ("aucun à fermer", "none to close"),
    "processes.look": ("{names}", "{names}"),
    "processes.stop": (
        "{names}, que ce compte ne peut pas fermer",
        "{names}, which this account cannot close",
    ),
    "tools.fine": ("aucun outil connu", "no known tool"),
    "tools.look": ("{names}", "{names}"),
    "assistants.fine": ("aucun connu", "none known"),
    "assistants.look": ("{names}", "{names}"),
}
SYSTEM_FIXES: Final[Mapping[str, tuple[str, str]]] = {
    "antivirus.look": (
        "Excluez le dossier du programme et celui du poste dans {product}.",
        "Exclude the program's folder and the station's in {product}.",
    ),
    "antivirus.unlisted": (
        "Installez le programme par son paquet : ses fichiers seront vérifiés.",
        "Install the program from its package: its files will be checked.",
    ),
    "antivirus.stop": (
        "Sortez ces fichiers de la quarantaine, ou réinstallez le programme.",
        "Take these files out of quarantine, or install the program again.",
    ),
    "updates.look": (
        "Installez-les aujourd'hui, ou suspendez-les jusqu'après la session.",
        "Install them today, or pause them until after the session.",
    ),
    "updates.restart": ("Redémarrez l'ordinateur aujourd'hui.", "Restart the computer today."),
    "updates.stop": (
        "Annulez-le (shutdown -c), ou redémarrez maintenant.",
        "Cancel it (shutdown -c), or restart now.",
    ),
    "sleep.look": (
        "Choisissez « jamais » dans les réglages d'alimentation.",
        "Choose “never” in the power settings.",
    ),
    "sleep.lid": (
        "Réglez le capot sur « ne rien faire », ou laissez-le ouvert.",
        "Set the lid to “do nothing”, or leave it open.",
    ),
    "sleep.screen": (
        "Rien à faire : le programme le garde allumé. « Jamais » est plus sûr.",
        "Nothing to do: the program keeps it lit. “Never” is safer.",
    ),
    "sleep.stop": (
        "Choisissez « jamais » dans les réglages d'alimentation.",
        "Choose “never” in the power settings.",
    ),
    "virtual.look": (
        "Prenez un ordinateur réel : la session peut refuser ce poste.",
        "Use a real computer: the session may refuse this one.",
    ),
    "virtual.allowed": (
        "Préférez un ordinateur réel, sans prise de main à distance.",
        "Prefer a real computer, not controlled from elsewhere.",
    ),
    "virtual.stop": (
        "Prenez un ordinateur réel, sans prise de main à distance.",
        "Use a real computer, not controlled from elsewhere.",
    ),
    "rights.look": (
        "Ouvrez le poste avec un compte ordinaire, réservé aux tests.",
        "Open the station with a standard account kept for tests.",
    ),
    "switching.look": (
        "Fermez-les par stratégie, ou utilisez le niveau « poste d'examen ».",
        "Close them by policy, or use the level “exam station”.",
    ),
    "switching.stop": (
        "Réparez le système : ces programmes ne sont plus les siens.",
        "Repair the system: these programs are no longer its own.",
    ),
    "processes.look": (
        "Fermez ces programmes avant la session.",
        "Close these programs before the session.",
    ),
    "processes.stop": (
        "Désactivez-les avec un compte administrateur.",
        "Disable them with an administrator's account.",
    ),
    "tools.look": (
        "Quittez ou désactivez ces outils pendant la session.",
        "Quit or disable these tools during the session.",
    ),
    "assistants.look": (
        "Désactivez-les pour le compte des tests.",
        "Turn them off for the tests' account.",
    ),
}
