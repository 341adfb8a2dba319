"""What the checks say of screen, disk, memory, clock, keyboard, sound and mains, French first."""

from collections.abc import Mapping
from typing import Final

MACHINE: Final[Mapping[str, tuple[str, str]]] = {
    "screen.fine": ("{width} × {height}", "{width} × {height}"),
    "screen.look": ("{width} × {height}, un peu petit", "{width} × {height}, rather small"),
    "screen.away": ("aucun écran", "no screen"),
    "screen.stop": ("{width} × {height}, trop petit", "{width} × {height}, too small"),
    "scale.fine": ("{percent} %", "{percent} %"),
    "scale.look": ("{percent} %, plus grand que d'habitude", "{percent} %, larger than usual"),
    "scale.stop": (
        "{percent} % : une question ne tient pas à l'écran",
        "{percent} %: a question does not fit the screen",
    ),
    "displays.fine": ("un seul écran", "one screen only"),
    "displays.look": (
        "{screens} écrans montrent la même image",
        "{screens} screens show the same picture",
    ),
    "displays.stop": ("{screens} écrans côte à côte", "{screens} screens side by side"),
    "room.fine": ("{free_gib} Gio libres", "{free_gib} GiB free"),
    "room.look": ("{free_mib} Mio libres, c'est peu", "{free_mib} MiB free, which is little"),
    "room.stop": ("{free_mib} Mio libres, trop peu", "{free_mib} MiB free, too little"),
    "write.fine": ("{ms} ms", "{ms} ms"),
    "write.look": ("{ms} ms, un peu lente", "{ms} ms, rather slow"),
    "write.slow": ("{ms} ms, lente", "{ms} ms, slow"),
    "write.stop": (
        "le dossier du poste ne peut pas être écrit",
        "the station's folder cannot be written",
    ),
    "memory.fine": ("{free_gib} Gio libres", "{free_gib} GiB free"),
    "memory.look": ("{free_mib} Mio libres, c'est peu", "{free_mib} MiB free, which is little"),
    "memory.stop": ("{free_mib} Mio libres, trop peu", "{free_mib} MiB free, too little"),
    "drawing.fine": ("{ms} ms par question", "{ms} ms a question"),
    "drawing.look": ("{ms} ms par question, un peu lent", "{ms} ms a question, rather slow"),
    "drawing.stop": ("{ms} ms par question, trop lent", "{ms} ms a question, too slow"),
    "clock.fine": ("à {seconds} s près, comme le serveur", "the server's, within {seconds} s"),
    "clock.plausible": ("plausible, sans serveur pour comparer", "plausible, no server to ask"),
    "clock.outside": (
        "elle ne convient pas à la session préparée",
        "it does not suit the prepared session",
    ),
    "clock.look": ("{seconds} s d'écart avec le serveur", "{seconds} s away from the server's"),
    "clock.stop": ("{seconds} s d'écart avec le serveur", "{seconds} s away from the server's"),
    "zone.fine": ("{zone}", "{zone}"),
    "zone.look": ("{zone}", "{zone}"),
    "keyboard.fine": ("{layout}", "{layout}"),
    "keyboard.look": ("{layout}, au lieu du français", "{layout}, not the French one"),
    "keyboard.stop": ("aucun clavier trouvé", "no keyboard found"),
    "sound.fine": ("prêt, volume à {percent} %", "ready, volume at {percent} %"),
    "sound.unmeasured": ("prêt, volume non mesuré", "ready, volume not measured"),
    "sound.look": ("coupé ou trop bas ({percent} %)", "muted or too low ({percent} %)"),
    "sound.away": ("aucune sortie de son", "no sound comes out"),
    "voice.fine": ("française, sans réseau", "French, without a network"),
    "voice.look": ("aucune voix ne peut lire", "no voice can read aloud"),
    "voice.language": ("aucune voix française", "no French voice"),
    "spelling.fine": ("français, sans réseau", "French, without a network"),
    "spelling.look": ("aucun correcteur ne répond", "no spell checker answers"),
    "spelling.language": ("aucun dictionnaire français", "no French dictionary"),
    "printer.fine": ("{printer}", "{printer}"),
    "printer.none": (
        "aucune ici ; le procès-verbal peut partir sur clé USB",
        "none here; the record can leave on a USB stick",
    ),
    "mains.fine": ("branché, batterie à {percent} %", "plugged in, battery at {percent} %"),
    "mains.fixed": ("sans batterie", "no battery"),
    "mains.look": ("sur batterie, {percent} %", "on battery, {percent} %"),
    "mains.low": ("sur batterie, {percent} % seulement", "on battery, only {percent} %"),
    "mains.stop": ("batterie presque vide, {percent} %", "battery nearly empty, {percent} %"),
}
MACHINE_FIXES: Final[Mapping[str, tuple[str, str]]] = {
    "screen.away": (
        "Lancez la vérification depuis une session graphique.",
        "Run the check from a graphical session.",
    ),
    "screen.look": (
        "Choisissez au moins 1366 × 768, ou réduisez l'échelle de l'affichage.",
        "Choose at least 1366 × 768, or a lower display scale.",
    ),
    "screen.stop": (
        "Il faut au moins 1024 × 600 : changez la définition ou l'échelle.",
        "At least 1024 × 600 is needed: change the resolution or the scale.",
    ),
    "scale.look": (
        "Préférez 100 à 150 % : le test a son propre réglage de taille.",
        "Prefer 100 to 150 %: the test has its own setting for size.",
    ),
    "scale.stop": (
        "Réduisez l'échelle de l'affichage dans les réglages du système.",
        "Lower the display scale in the system's settings.",
    ),
    "displays.look": (
        "Débranchez l'écran ou le projecteur qui ne sert pas.",
        "Unplug the screen or projector that is not in use.",
    ),
    "displays.stop": ("Débranchez tous les écrans sauf un.", "Unplug every screen but one."),
    "room.look": (
        "Libérez de la place : 2 Gio sont conseillés.",
        "Free some room: 2 GiB are advised.",
    ),
    "room.stop": (
        "Libérez au moins 500 Mio sur le disque du poste.",
        "Free at least 500 MiB on the station's disk.",
    ),
    "write.look": (
        "Excluez le dossier du poste de l'antivirus, puis vérifiez de nouveau.",
        "Exclude the station's folder from the antivirus, then check again.",
    ),
    "write.slow": (
        "Excluez le dossier du poste de l'antivirus, ou changez de disque.",
        "Exclude the station's folder from the antivirus, or change the disk.",
    ),
    "write.stop": (
        "Donnez au compte du poste le droit d'écrire dans son dossier.",
        "Let the station's account write in its folder.",
    ),
    "memory.look": (
        "Fermez les autres programmes, ou redémarrez l'ordinateur.",
        "Close other programs, or restart the computer.",
    ),
    "memory.stop": (
        "Redémarrez l'ordinateur et n'ouvrez rien d'autre.",
        "Restart the computer and open nothing else.",
    ),
    "drawing.look": (
        "Fermez les autres programmes, ou redémarrez l'ordinateur.",
        "Close other programs, or restart the computer.",
    ),
    "drawing.stop": (
        "Installez le pilote de la carte graphique, ou prenez un autre poste.",
        "Install the graphics driver, or use another computer.",
    ),
    "clock.outside": ("Réglez la date et l'heure du système.", "Set the system's date and time."),
    "clock.look": (
        "Activez l'heure automatique (NTP) dans les réglages du système.",
        "Turn automatic time (NTP) on in the system's settings.",
    ),
    "clock.stop": (
        "Réglez l'heure du système, ou activez l'heure automatique (NTP).",
        "Set the system's time, or turn automatic time (NTP) on.",
    ),
    "zone.look": (
        "Choisissez le fuseau de la salle, par exemple Europe/Paris.",
        "Choose the room's time zone, such as Europe/Paris.",
    ),
    "keyboard.look": (
        "Choisissez la disposition « Français », sauf aménagement prévu.",
        "Choose the layout “French”, unless an adaptation asks for this one.",
    ),
    "keyboard.stop": (
        "Branchez un clavier et choisissez sa disposition.",
        "Plug a keyboard in and choose its layout.",
    ),
    "sound.look": (
        "Remontez le volume, puis faites l'essai du son.",
        "Turn the volume up, then try the sound test.",
    ),
    "sound.away": (
        "Branchez un casque avant de lancer le programme.",
        "Plug headphones in before you start the program.",
    ),
    "voice.look": (
        "Installez speech-dispatcher-espeak-ng, et branchez un casque.",
        "Install speech-dispatcher-espeak-ng, and plug headphones in.",
    ),
    "voice.language": (
        "Installez une voix française, si un candidat doit écouter.",
        "Install a French voice if a candidate has to listen.",
    ),
    "spelling.look": (
        "Installez hunspell, si un candidat a droit au correcteur.",
        "Install hunspell if a candidate is granted a spell checker.",
    ),
    "spelling.language": (
        "Installez hunspell-fr, si un candidat a droit au correcteur.",
        "Install hunspell-fr if a candidate is granted a spell checker.",
    ),
    "mains.look": (
        "Branchez le poste avant la session.",
        "Plug the station in before the session.",
    ),
    "mains.low": (
        "Branchez le poste : la batterie ne tiendra pas un test entier.",
        "Plug the station in: the battery will not last a whole test.",
    ),
    "mains.stop": ("Branchez le poste maintenant.", "Plug the station in now."),
}
