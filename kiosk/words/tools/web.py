"""What the browser says. Knows no site."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import Language, chosen, said


class WebText(StrEnum):
    """What can be said in the browser."""

    TITLE = auto()
    HINT = auto()
    OPEN_PAGE = auto()
    SENT = auto()
    BACK = auto()
    FORWARD = auto()
    HOME = auto()
    MORE = auto()
    ADDRESS = auto()
    GO = auto()
    LOCK = auto()
    CONNECTION = auto()
    CONNECTION_OPEN = auto()
    KEEP = auto()
    UNKEEP = auto()
    BOOKMARKS = auto()
    BOOKMARKS_NONE = auto()
    REMOVE = auto()
    HISTORY = auto()
    HISTORY_NOW = auto()
    FIND = auto()
    FIND_FIELD = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    FIND_COUNT = auto()
    FIND_NONE = auto()
    CLOSE = auto()
    PAGE = auto()
    PANEL = auto()
    MENU = auto()
    PICTURE = auto()
    PDF = auto()
    LOST_TITLE = auto()
    LOST_SITE = auto()
    LOST_PAGE = auto()
    SEARCH = auto()
    SEARCH_FIELD = auto()
    SEARCH_HELP = auto()
    RESULTS = auto()
    RESULTS_ONE = auto()
    RESULTS_NONE = auto()
    ADVERT = auto()
    KIND = auto()
    KIND_ALL = auto()
    KIND_PAGE = auto()
    KIND_IMAGE = auto()
    KIND_PDF = auto()
    PERIOD = auto()
    PERIOD_ALL = auto()
    PERIOD_WEEK = auto()
    PERIOD_MONTH = auto()
    PERIOD_YEAR = auto()
    HELP_PAGE = auto()
    REQUIRED = auto()
    PICK = auto()
    SENT_AGAIN = auto()
    LOCK_TITLE = auto()
    LOCK_SITE = auto()
    LOCK_SAFE = auto()
    LOCK_UNSAFE = auto()
    LOCK_NAME = auto()
    LOCK_HOLDER = auto()
    LOCK_ISSUER = auto()
    LOCK_SINCE = auto()
    LOCK_UNTIL = auto()
    LOCK_NO_PAGE = auto()
    REFUSED_NOTHING_TYPED = auto()
    REFUSED_REQUIRED = auto()
    REFUSED_SENT_ALREADY = auto()
    REFUSED_SENT_ONCE = auto()
    REFUSED_NO_PAGE = auto()
    REFUSED_OTHER = auto()


_HELP_FRENCH: Final = """# Aide de la recherche

Le moteur trouve les pages qui contiennent vos mots. Celles qui en contiennent le plus viennent en premier. Les majuscules, les accents et le pluriel ne comptent pas.

| Vous écrivez | Le moteur montre |
|---|---|
| `"clé de sol"` | les pages où ces mots se suivent, dans cet ordre |
| `jaguar -voiture` | les pages avec « jaguar » mais sans « voiture » |
| `horaires site:ville.example` | les pages de ce site seulement |
| `carte filetype:pdf` | les documents PDF seulement |

On peut réunir plusieurs de ces écritures. Il n'y a pas d'espace après le signe `-` ni après les deux points.

Au-dessus des résultats, des boutons choisissent le type (pages, images, PDF) et la date. Un lien qui porte la mention « Annonce » est une publicité.
"""
_HELP_ENGLISH: Final = """# Help on searching

The engine finds the pages that have your words. Those with more of them come first. Capitals, accents and plurals do not count.

| You write | The engine shows |
|---|---|
| `"treble clef"` | pages where these words follow each other, in this order |
| `jaguar -car` | pages with "jaguar" but without "car" |
| `hours site:town.example` | pages of this site only |
| `map filetype:pdf` | PDF documents only |

These can be put together. No space stands after the `-` sign or after the colon.

Above the results, buttons choose the kind (pages, images, PDF) and the date. A link marked "Advert" is advertising.
"""

_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    WebText.TITLE: ("Navigateur", "Browser"),
    WebText.HINT: (
        "**Tab** va d'un lien à l'autre, **Entrée** l'ouvre. **Ctrl** + **L** va à l'adresse.",
        "**Tab** goes from link to link, **Enter** opens it. **Ctrl** + **L** goes to the address.",
    ),
    WebText.OPEN_PAGE: ("Page ouverte : {title}", "Open page: {title}"),
    WebText.SENT: ("Formulaire envoyé : {title}", "Form sent: {title}"),
    WebText.BACK: ("Retour", "Back"),
    WebText.FORWARD: ("Suivant", "Forward"),
    WebText.HOME: ("Départ", "Start"),
    WebText.MORE: ("Plus", "More"),
    WebText.ADDRESS: ("Adresse de la page", "Address of the page"),
    WebText.GO: ("Ouvrir", "Open"),
    WebText.LOCK: ("Connexion", "Connection"),
    WebText.CONNECTION: (
        "Connexion chiffrée : voir le certificat",
        "Encrypted connection: see the certificate",
    ),
    WebText.CONNECTION_OPEN: (
        "Connexion non chiffrée : en savoir plus",
        "Connection not encrypted: learn more",
    ),
    WebText.KEEP: ("Ajouter aux favoris", "Add to bookmarks"),
    WebText.UNKEEP: ("Retirer des favoris", "Remove from bookmarks"),
    WebText.BOOKMARKS: ("Favoris", "Bookmarks"),
    WebText.BOOKMARKS_NONE: ("Aucun favori.", "No bookmark."),
    WebText.REMOVE: ("Retirer", "Remove"),
    WebText.HISTORY: ("Historique", "History"),
    WebText.HISTORY_NOW: ("Depuis l'ouverture du navigateur", "Since the browser was opened"),
    WebText.FIND: ("Chercher dans la page", "Find in page"),
    WebText.FIND_FIELD: ("Mot à chercher dans la page", "Word to find in the page"),
    WebText.FIND_NEXT: ("Suivant", "Next"),
    WebText.FIND_PREVIOUS: ("Précédent", "Previous"),
    WebText.FIND_COUNT: ("{place} sur {count}", "{place} of {count}"),
    WebText.FIND_NONE: ("Introuvable ici", "Not found here"),
    WebText.CLOSE: ("Fermer", "Close"),
    WebText.PAGE: ("Page : {title}", "Page: {title}"),
    WebText.PANEL: ("Panneau : {title}", "Panel: {title}"),
    WebText.MENU: ("Menu", "Menu"),
    WebText.PICTURE: ("Image : {alternative}", "Picture: {alternative}"),
    WebText.PDF: ("Document PDF", "PDF document"),
    WebText.LOST_TITLE: ("Page introuvable", "Page not found"),
    WebText.LOST_SITE: (
        "Le navigateur ne trouve aucun site à l'adresse « {address} ». Vérifiez l'adresse, lettre par lettre.",
        "The browser finds no site at “{address}”. Check the address letter by letter.",
    ),
    WebText.LOST_PAGE: (
        "Le site {site} existe, mais il n'a pas de page à l'adresse « {address} ».",
        "The site {site} exists, but has no page at “{address}”.",
    ),
    WebText.SEARCH: ("Rechercher", "Search"),
    WebText.SEARCH_FIELD: ("Mots à rechercher", "Words to search"),
    WebText.SEARCH_HELP: ("Aide de la recherche", "Help on searching"),
    WebText.RESULTS: ("{count} résultats", "{count} results"),
    WebText.RESULTS_ONE: ("1 résultat", "1 result"),
    WebText.RESULTS_NONE: (
        "Aucun résultat. Essayez d'autres mots ou un autre filtre.",
        "No result. Try other words or another filter.",
    ),
    WebText.ADVERT: ("Annonce", "Advert"),
    WebText.KIND: ("Type", "Kind"),
    WebText.KIND_ALL: ("Tout", "All"),
    WebText.KIND_PAGE: ("Pages", "Pages"),
    WebText.KIND_IMAGE: ("Images", "Images"),
    WebText.KIND_PDF: ("PDF", "PDF"),
    WebText.PERIOD: ("Date", "Date"),
    WebText.PERIOD_ALL: ("Toutes", "Any"),
    WebText.PERIOD_WEEK: ("7 jours", "7 days"),
    WebText.PERIOD_MONTH: ("1 mois", "1 month"),
    WebText.PERIOD_YEAR: ("1 an", "1 year"),
    WebText.HELP_PAGE: (_HELP_FRENCH, _HELP_ENGLISH),
    WebText.REQUIRED: ("{label} (obligatoire)", "{label} (required)"),
    WebText.PICK: ("Choisir…", "Choose…"),
    WebText.SENT_AGAIN: (
        "{done} Vous pouvez encore corriger et envoyer de nouveau.",
        "{done} You can still correct and send again.",
    ),
    WebText.LOCK_TITLE: ("Connexion et certificat", "Connection and certificate"),
    WebText.LOCK_SITE: ("Adresse du site", "Address of the site"),
    WebText.LOCK_SAFE: (
        "La connexion à ce site est chiffrée (https).",
        "The connection to this site is encrypted (https).",
    ),
    WebText.LOCK_UNSAFE: (
        "La connexion à ce site n'est pas chiffrée (http). Il n'y a pas de certificat.",
        "The connection to this site is not encrypted (http). There is no certificate.",
    ),
    WebText.LOCK_NAME: ("Délivré pour le domaine", "Issued for the domain"),
    WebText.LOCK_HOLDER: ("Titulaire", "Holder"),
    WebText.LOCK_ISSUER: ("Délivré par", "Issued by"),
    WebText.LOCK_SINCE: ("Valable à partir du", "Valid from"),
    WebText.LOCK_UNTIL: ("Valable jusqu'au", "Valid until"),
    WebText.LOCK_NO_PAGE: ("Aucun site n'est ouvert.", "No site is open."),
    WebText.REFUSED_NOTHING_TYPED: ("Écrivez d'abord quelque chose.", "Write something first."),
    WebText.REFUSED_REQUIRED: (
        "Il manque une réponse obligatoire : rien n'a été envoyé.",
        "A required answer is missing: nothing was sent.",
    ),
    WebText.REFUSED_SENT_ALREADY: (
        "Ce formulaire est déjà envoyé tel quel.",
        "This form has been sent just like this.",
    ),
    WebText.REFUSED_SENT_ONCE: (
        "Ce formulaire ne s'envoie qu'une fois.",
        "This form can be sent once only.",
    ),
    WebText.REFUSED_NO_PAGE: (
        "Il n'y a pas de page ici à garder en favori.",
        "There is no page here to bookmark.",
    ),
    WebText.REFUSED_OTHER: ("Ce n'est pas possible ici.", "This is not possible here."),
}

_WEEKDAYS: Final = (
    ("lundi", "Monday"),
    ("mardi", "Tuesday"),
    ("mercredi", "Wednesday"),
    ("jeudi", "Thursday"),
    ("vendredi", "Friday"),
    ("samedi", "Saturday"),
    ("dimanche", "Sunday"),
)
_MONTHS: Final = (
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
)


def web_words(key: WebText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def day_words(day: str, *, weekday: bool = False) -> str:
    """A day in ISO form as it is said, perhaps with its name: « mardi 6 mai 2031 »."""
    found = date.fromisoformat(day)
    place = 1 if chosen() is Language.ENGLISH else 0
    first = "er" if found.day == 1 and not place else ""
    said_ = f"{found.day}{first} {_MONTHS[found.month - 1][place]} {found.year}"
    return f"{_WEEKDAYS[found.weekday()][place]} {said_}" if weekday else said_


def hour_words(hour: str) -> str:
    """An hour written ``17:20`` as it is said: « 17 h 20 »."""
    if chosen() is Language.ENGLISH:
        return hour
    hours, minutes = hour.split(":")
    return f"{int(hours)}\u00a0h\u00a0{minutes}"
