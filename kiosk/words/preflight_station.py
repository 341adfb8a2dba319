"""What the checks say of the network, the content and the station itself, French first."""

from collections.abc import Mapping
from typing import Final

STATION: Final[Mapping[str, tuple[str, str]]] = {
    "server.fine": ("répond en {ms} ms", "answers in {ms} ms"),
    "server.look": (
        "répond en {ms} ms ; essais perdus : {lost}",
        "answers in {ms} ms; tries lost: {lost}",
    ),
    "server.stop": ("ne répond pas", "does not answer"),
    "server.none": (
        "aucun : les résultats partent sur clé USB",
        "none: results leave on a USB stick",
    ),
    "link.fine": ("câble branché", "cable plugged in"),
    "link.look": ("Wi-Fi, signal à {percent} %", "Wi-Fi, signal at {percent} %"),
    "link.wireless": ("Wi-Fi, signal non mesuré", "Wi-Fi, signal not measured"),
    "link.weak": ("Wi-Fi trop faible, {percent} %", "Wi-Fi too weak, {percent} %"),
    "link.away": ("aucun réseau", "no network"),
    "link.none": ("le poste n'en a pas besoin", "the station needs none"),
    "internet.fine": ("fermé", "closed"),
    "internet.look": ("ouvert", "open"),
    "packs.fine": ("tout est là et signé", "all here and signed"),
    "packs.stop": ("manquent ou refusés : {missing}", "missing or refused: {missing}"),
    "packs.older": (
        "{pack} : version {here} ici, la session demande la {wanted}",
        "{pack}: version {here} here, the session asks for {wanted}",
    ),
    "packs.other": (
        "{pack} : version {here} ici, la session demande la {wanted}",
        "{pack}: version {here} here, the session asks for {wanted}",
    ),
    "packs.newer": (
        "{pack} : la session prend la version {wanted}, la {here} est ici aussi",
        "{pack}: the session takes version {wanted}, {here} is here too",
    ),
    "packs.none": ("aucune session préparée", "no session prepared"),
    "letters.fine": ("{family}, thèmes et langues", "{family}, themes and languages"),
    "letters.look": (
        "{family} remplace la police prévue",
        "{family} stands in for the intended font",
    ),
    "letters.stop": ("il manque : {lost}", "missing: {lost}"),
    "reader.fine": ("répond", "answers"),
    "reader.look": ("ne répond pas", "does not answer"),
    "name.fine": ("unique sur le serveur", "unique on the server"),
    "name.stop": ("aussi porté par {names}", "also the name of {names}"),
    "name.host": (
        "même ordinateur que {names}, d'après son nom",
        "the same computer as {names}, by its name",
    ),
    "name.none": (
        "vérifié par le serveur à la prochaine synchronisation",
        "checked by the server at the next sync",
    ),
    "enrolled.fine": ("{label}", "{label}"),
    "enrolled.stop": ("pas encore inscrit", "not enrolled yet"),
    "ticket.fine": ("{session}", "{session}"),
    "ticket.stop": ("aucune session préparée", "no session prepared"),
    "ticket.none": ("après l'inscription du poste", "once the station is enrolled"),
    "level.fine": ("niveau {level}, poste d'examen", "level {level}, exam station"),
    "level.look": ("niveau {level}, session protégée", "level {level}, protected session"),
    "note.fine": ("rien n'est resté verrouillé", "nothing was left locked"),
    "note.look": ("un verrouillage est resté", "a lock was left behind"),
}
STATION_FIXES: Final[Mapping[str, tuple[str, str]]] = {
    "server.look": (
        "Préférez le câble. Les résultats peuvent aussi partir sur clé USB.",
        "Prefer the cable. Results can also leave on a USB stick.",
    ),
    "server.stop": (
        "Vérifiez le câble et l'adresse, ou prévoyez une clé USB.",
        "Check the cable and the address, or plan for a USB stick.",
    ),
    "link.look": ("Préférez le câble là où c'est possible.", "Prefer the cable wherever possible."),
    "link.wireless": (
        "Préférez le câble là où c'est possible.",
        "Prefer the cable wherever possible.",
    ),
    "link.weak": (
        "Branchez le câble, ou rapprochez la borne Wi-Fi.",
        "Plug the cable in, or bring the access point closer.",
    ),
    "link.away": (
        "Branchez le câble réseau, ou prévoyez une clé USB.",
        "Plug the network cable in, or plan for a USB stick.",
    ),
    "internet.look": (
        "Coupez l'accès à Internet pendant la session.",
        "Cut access to the Internet during the session.",
    ),
    "packs.stop": (
        "Importez de nouveau le contenu de la session.",
        "Import the content of the session again.",
    ),
    "packs.older": (
        "Importez la version {wanted} : pix-kiosk import --pack.",
        "Import version {wanted}: pix-kiosk import --pack.",
    ),
    "packs.other": (
        "Importez la version {wanted}, ou demandez au centre un ticket pour la {here}.",
        "Import version {wanted}, or ask the centre for a ticket with {here}.",
    ),
    "packs.newer": (
        "Demandez au centre si la version {wanted} est bien voulue.",
        "Ask the centre whether version {wanted} is meant.",
    ),
    "letters.look": (
        "Réinstallez le programme avec ses polices.",
        "Install the program again with its fonts.",
    ),
    "letters.stop": (
        "Réinstallez le programme, ou installez fonts-dejavu.",
        "Install the program again, or install fonts-dejavu.",
    ),
    "reader.look": (
        "Activez l'accessibilité du système, si un candidat en a besoin.",
        "Turn the system's accessibility on if a candidate needs it.",
    ),
    "name.stop": (
        "Renommez l'un des postes et inscrivez-le de nouveau.",
        "Rename one of the stations and enrol it again.",
    ),
    "name.host": (
        "Donnez un autre nom à cet ordinateur, copié d'un autre.",
        "Give this computer another name: it was copied from another one.",
    ),
    "enrolled.stop": (
        "Inscrivez le poste : pix-kiosk enrol.",
        "Enrol the station: pix-kiosk enrol.",
    ),
    "ticket.stop": (
        "Importez le ticket de la session : pix-kiosk import.",
        "Import the session's ticket: pix-kiosk import.",
    ),
    "level.look": (
        "Le chef de centre devra l'accepter, ou installez le poste d'examen.",
        "The head of centre has to accept it, or install the exam station.",
    ),
    "note.look": (
        "Rendez l'ordinateur : pix-kiosk rescue.",
        "Give the computer back: pix-kiosk rescue.",
    ),
}
