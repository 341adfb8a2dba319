"""What the file explorer says. Knows no file."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import Language, chosen, said


class FilesText(StrEnum):
    """What can be said in the explorer."""

    TITLE = auto()
    HINT = auto()
    TRASH = auto()
    TREE = auto()
    LIST = auto()
    ACTIONS = auto()
    WAY = auto()
    MORE = auto()
    LESS = auto()
    MOVE = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    RENAME = auto()
    DELETE = auto()
    NEW_FOLDER = auto()
    COMPRESS = auto()
    EXTRACT = auto()
    SEARCH = auto()
    PROPERTIES = auto()
    RESTORE = auto()
    ERASE = auto()
    EMPTY = auto()
    EXTENSIONS = auto()
    SORT = auto()
    SORT_NAME = auto()
    SORT_NAME_DOWN = auto()
    SORT_DATE = auto()
    SORT_DATE_DOWN = auto()
    SORT_KIND = auto()
    SORT_KIND_DOWN = auto()
    SORT_SIZE = auto()
    SORT_SIZE_DOWN = auto()
    COLUMN_CHECK = auto()
    COLUMN_NAME = auto()
    COLUMN_MODIFIED = auto()
    COLUMN_KIND = auto()
    COLUMN_SIZE = auto()
    COLUMN_FOLDER = auto()
    COLUMN_EXTENSION = auto()
    CHECKED = auto()
    UNCHECKED = auto()
    ONE = auto()
    MANY = auto()
    CHOSEN_ONE = auto()
    CHOSEN = auto()
    FREE = auto()
    NOTHING_HERE = auto()
    NOTHING_FOUND = auto()
    FOUND_IN = auto()
    LEAVE_SEARCH = auto()
    CANCEL = auto()
    OK = auto()
    CLOSE = auto()
    NAME = auto()
    NAME_OF_FOLDER = auto()
    NAME_OF_ARCHIVE = auto()
    NEW_NAME = auto()
    WHERE_TO = auto()
    MOVE_HERE = auto()
    COPY_HERE = auto()
    EXTRACT_WHERE = auto()
    EXTRACT_HERE = auto()
    APART = auto()
    KEEP_BOTH_ASKED = auto()
    KEEP_BOTH = auto()
    EMPTY_ASKED = auto()
    ERASE_ASKED = auto()
    FAMILY = auto()
    FAMILY_ALL = auto()
    SINCE = auto()
    UNTIL = auto()
    DAY_HINT = auto()
    SIZE = auto()
    SIZE_ALL = auto()
    WILDCARDS = auto()
    BAD_DAY = auto()
    KIND = auto()
    EXTENSION = auto()
    NO_EXTENSION = auto()
    PLACE = auto()
    MODIFIED = auto()
    CREATED = auto()
    INSIDE = auto()
    CONTENT = auto()
    UNREADABLE = auto()
    CAME_FROM = auto()
    ONE_ONLY = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    FilesText.TITLE: ("Explorateur de fichiers", "File explorer"),
    FilesText.HINT: (
        "**Espace** coche un fichier. **Entrée** l'ouvre. « Déplacer vers... » remplace le glisser.",
        "**Space** ticks a file. **Enter** opens it. “Move to…” stands for dragging.",
    ),
    FilesText.TRASH: ("Corbeille", "Trash"),
    FilesText.TREE: ("Dossiers", "Folders"),
    FilesText.LIST: ("Fichiers", "Files"),
    FilesText.ACTIONS: ("Actions", "Actions"),
    FilesText.WAY: ("Emplacement", "Location"),
    FilesText.MORE: ("Plus", "More"),
    FilesText.LESS: ("Moins", "Less"),
    FilesText.MOVE: ("Déplacer vers...", "Move to…"),
    FilesText.CUT: ("Couper", "Cut"),
    FilesText.COPY: ("Copier", "Copy"),
    FilesText.PASTE: ("Coller", "Paste"),
    FilesText.RENAME: ("Renommer", "Rename"),
    FilesText.DELETE: ("Supprimer", "Delete"),
    FilesText.NEW_FOLDER: ("Nouveau dossier", "New folder"),
    FilesText.COMPRESS: ("Compresser", "Compress"),
    FilesText.EXTRACT: ("Extraire", "Extract"),
    FilesText.SEARCH: ("Rechercher", "Search"),
    FilesText.PROPERTIES: ("Propriétés", "Properties"),
    FilesText.RESTORE: ("Restaurer", "Restore"),
    FilesText.ERASE: ("Supprimer définitivement", "Delete for good"),
    FilesText.EMPTY: ("Vider la corbeille", "Empty the trash"),
    FilesText.EXTENSIONS: ("Afficher les extensions", "Show extensions"),
    FilesText.SORT: ("Trier par...", "Sort by…"),
    FilesText.SORT_NAME: ("Nom, de A à Z", "Name, A to Z"),
    FilesText.SORT_NAME_DOWN: ("Nom, de Z à A", "Name, Z to A"),
    FilesText.SORT_DATE: ("Date, ancienne d'abord", "Date, oldest first"),
    FilesText.SORT_DATE_DOWN: ("Date, récente d'abord", "Date, newest first"),
    FilesText.SORT_KIND: ("Type, de A à Z", "Type, A to Z"),
    FilesText.SORT_KIND_DOWN: ("Type, de Z à A", "Type, Z to A"),
    FilesText.SORT_SIZE: ("Taille, petite d'abord", "Size, smallest first"),
    FilesText.SORT_SIZE_DOWN: ("Taille, grande d'abord", "Size, largest first"),
    FilesText.COLUMN_CHECK: ("Coché", "Ticked"),
    FilesText.COLUMN_NAME: ("Nom", "Name"),
    FilesText.COLUMN_MODIFIED: ("Modifié le", "Modified"),
    FilesText.COLUMN_KIND: ("Type", "Type"),
    FilesText.COLUMN_SIZE: ("Taille", "Size"),
    FilesText.COLUMN_FOLDER: ("Dossier", "Folder"),
    FilesText.COLUMN_EXTENSION: ("Extensions", "Extensions"),
    FilesText.CHECKED: ("coché", "ticked"),
    FilesText.UNCHECKED: ("non coché", "not ticked"),
    FilesText.ONE: ("{count} élément", "{count} item"),
    FilesText.MANY: ("{count} éléments", "{count} items"),
    FilesText.CHOSEN_ONE: (" · **{count} coché, {size}**", " · **{count} ticked, {size}**"),
    FilesText.CHOSEN: (" · **{count} cochés, {size}**", " · **{count} ticked, {size}**"),
    FilesText.FREE: ("{name} : {free} libres sur {capacity}", "{name}: {free} free of {capacity}"),
    FilesText.NOTHING_HERE: ("Ce dossier est vide.", "This folder is empty."),
    FilesText.NOTHING_FOUND: ("Aucun élément trouvé.", "Nothing was found."),
    FilesText.FOUND_IN: ("Résultats dans « {name} »", "Results in “{name}”"),
    FilesText.LEAVE_SEARCH: ("Fermer la recherche", "Close the search"),
    FilesText.CANCEL: ("Annuler", "Cancel"),
    FilesText.OK: ("Valider", "Confirm"),
    FilesText.CLOSE: ("Fermer", "Close"),
    FilesText.NAME: ("Nom", "Name"),
    FilesText.NAME_OF_FOLDER: ("Nom du nouveau dossier", "Name of the new folder"),
    FilesText.NAME_OF_ARCHIVE: ("Nom de l'archive", "Name of the archive"),
    FilesText.NEW_NAME: ("Nouveau nom de « {name} »", "New name of “{name}”"),
    FilesText.WHERE_TO: ("Choisissez le dossier de destination :", "Choose where it goes:"),
    FilesText.MOVE_HERE: ("Déplacer ici", "Move here"),
    FilesText.COPY_HERE: ("Copier ici", "Copy here"),
    FilesText.EXTRACT_WHERE: (
        "Choisissez le dossier où extraire « {name} » :",
        "Choose where to extract “{name}”:",
    ),
    FilesText.EXTRACT_HERE: ("Extraire ici", "Extract here"),
    FilesText.APART: (
        "Dans un nouveau dossier au nom de l'archive",
        "Into a new folder named after the archive",
    ),
    FilesText.KEEP_BOTH_ASKED: (
        "Un élément porte déjà ce nom à cet endroit.",
        "Something already has this name there.",
    ),
    FilesText.KEEP_BOTH: ("Garder les deux", "Keep both"),
    FilesText.EMPTY_ASKED: (
        "Supprimer pour toujours tout ce que contient la corbeille ?",
        "Delete everything in the trash for good?",
    ),
    FilesText.ERASE_ASKED: (
        "Supprimer pour toujours les éléments cochés ?",
        "Delete the ticked items for good?",
    ),
    FilesText.FAMILY: ("Type", "Type"),
    FilesText.FAMILY_ALL: ("Tous les types", "All types"),
    FilesText.SINCE: ("Modifié depuis le", "Modified since"),
    FilesText.UNTIL: ("Modifié jusqu'au", "Modified until"),
    FilesText.DAY_HINT: ("jj/mm/aaaa", "dd/mm/yyyy"),
    FilesText.SIZE: ("Taille", "Size"),
    FilesText.SIZE_ALL: ("Toutes les tailles", "All sizes"),
    FilesText.WILDCARDS: (
        "Dans le nom, * remplace plusieurs caractères et ? un seul.",
        "In the name, * stands for several characters and ? for one.",
    ),
    FilesText.BAD_DAY: (
        "Écrivez les dates ainsi : jour/mois/année, par exemple 05/11/2030.",
        "Write dates as day/month/year, such as 05/11/2030.",
    ),
    FilesText.KIND: ("Type", "Type"),
    FilesText.EXTENSION: ("Extension", "Extension"),
    FilesText.NO_EXTENSION: ("aucune", "none"),
    FilesText.PLACE: ("Emplacement", "Location"),
    FilesText.MODIFIED: ("Modifié le", "Modified"),
    FilesText.CREATED: ("Créé le", "Created"),
    FilesText.INSIDE: ("Contenu", "Inside"),
    FilesText.CONTENT: ("Aperçu", "Preview"),
    FilesText.UNREADABLE: (
        "Pas d'aperçu : aucune application ne peut ouvrir ce fichier sous ce nom.",
        "No preview: no application can open this file under this name.",
    ),
    FilesText.CAME_FROM: ("Supprimé de", "Deleted from"),
    FilesText.ONE_ONLY: (
        "Cochez un seul élément pour cette action.",
        "Tick a single item for that.",
    ),
}

_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "nothing-chosen": (
        "Cochez d'abord un fichier ou un dossier dans la liste.",
        "First tick a file or a folder in the list.",
    ),
    "name-taken": (
        "Un élément porte déjà ce nom à cet endroit.",
        "Something already has this name there.",
    ),
    "name-empty": ("Écrivez un nom.", "Write a name."),
    "name-long": ("Ce nom est trop long.", "This name is too long."),
    "name-characters": (
        'Un nom ne peut pas contenir \\ / : * ? " < > |',
        'A name cannot contain \\ / : * ? " < > |',
    ),
    "already-there": ("L'élément est déjà dans ce dossier.", "It already is in this folder."),
    "into-itself": (
        "Un dossier ne peut pas aller dans lui-même.",
        "A folder cannot go into itself.",
    ),
    "not-folder": ("Rien ne peut être placé ici.", "Nothing can be put here."),
    "no-room": (
        "Il n'y a pas assez de place libre à cet endroit.",
        "There is not enough free room there.",
    ),
    "in-archive": (
        "Le contenu d'une archive ne se modifie pas. Extrayez-la d'abord.",
        "What is in an archive cannot be changed. Extract it first.",
    ),
    "in-trash": (
        "Cet élément est dans la corbeille. Restaurez-le d'abord.",
        "This is in the trash. Restore it first.",
    ),
    "not-in-trash": (
        "Cet élément n'est pas dans la corbeille.",
        "This is not in the trash.",
    ),
    "origin-gone": (
        "Le dossier d'origine n'existe plus. Utilisez « Déplacer vers... ».",
        "The folder it came from is gone. Use “Move to…”.",
    ),
    "trash-empty": ("La corbeille est déjà vide.", "The trash is empty already."),
    "not-archive": ("Cochez une archive ZIP.", "Tick a ZIP archive."),
    "nothing-to-paste": (
        "Coupez ou copiez d'abord un élément.",
        "First cut or copy something.",
    ),
    "too-many": ("Il y a trop d'éléments.", "There are too many items."),
}
_NOT_POSSIBLE: Final = ("Cette action n'est pas possible ici.", "That cannot be done here.")

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "folder": ("Dossier", "Folder"),
    "place": ("Emplacement", "Location"),
    "text": ("Texte", "Text"),
    "sheet": ("Classeur", "Spreadsheet"),
    "slides": ("Diaporama", "Slides"),
    "pdf": ("Document", "Document"),
    "image": ("Image", "Image"),
    "sound": ("Son", "Sound"),
    "video": ("Vidéo", "Video"),
    "archive": ("Archive", "Archive"),
    "web": ("Page web", "Web page"),
    "other": ("Fichier", "File"),
}
_FAMILIES: Final[Mapping[str, tuple[str, str]]] = {
    **_KINDS,
    "folder": ("Dossiers", "Folders"),
    "text": ("Textes", "Texts"),
    "sheet": ("Classeurs", "Spreadsheets"),
    "slides": ("Diaporamas", "Slides"),
    "pdf": ("Documents PDF", "PDF documents"),
    "image": ("Images", "Images"),
    "sound": ("Sons", "Sounds"),
    "video": ("Vidéos", "Videos"),
    "archive": ("Archives ZIP", "ZIP archives"),
    "web": ("Pages web", "Web pages"),
    "other": ("Autres fichiers", "Other files"),
}
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
_UNITS: Final = (("octets", "bytes"), ("ko", "kB"), ("Mo", "MB"), ("Go", "GB"), ("To", "TB"))
_STEP: Final = 1000
_TWO: Final = 2
_TENTHS_BELOW: Final = 10


def files_words(key: FilesText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def reason_words(reason: str) -> str:
    """The sentence for a reason of refusal."""
    return _one(_REASONS.get(reason, _NOT_POSSIBLE))


def kind_words(kind: str, extension: str = "") -> str:
    """What a thing is called: ``Image JPEG`` for `image` and `jpg`."""
    return f"{_one(_KINDS[kind])} {_written(extension)}".strip()


def family_words(family: str) -> str:
    """A kind of things, in the plural."""
    return _one(_FAMILIES[family])


def day_words(when: str) -> str:
    """An ISO day, with its time where it has one, such as ``4 mars 2031, 10:15``."""
    day, _, time = when.partition("T")
    year, month, number = day.split("-")
    name = _one(_MONTHS[int(month) - 1])
    first = "er" if number == "01" and chosen() is not Language.ENGLISH else ""
    found = f"{int(number)}{first} {name} {year}"
    return f"{found}, {time}" if time else found


def size_words(size: int) -> str:
    """Bytes in the largest unit that keeps them above one, with a tenth below ten."""
    if size < _TWO:
        return f"{size}\u00a0{_one(('octet', 'byte'))}"
    unit, scale = 0, 1
    while size >= scale * _STEP and unit < len(_UNITS) - 1:
        unit, scale = unit + 1, scale * _STEP
    tenths = (size * 10 + scale // 2) // scale
    number = str(tenths // 10)
    if unit and tenths < _TENTHS_BELOW * 10 and tenths % 10:
        number += f"{_one((',', '.'))}{tenths % 10}"
    return f"{number}\u00a0{_one(_UNITS[unit])}"


def count_words(count: int) -> str:
    """How many things."""
    return files_words(FilesText.ONE if count < _TWO else FilesText.MANY, count=count)


def _one(pair: tuple[str, str]) -> str:
    return said({FilesText.TITLE: pair}, FilesText.TITLE)


def _written(extension: str) -> str:
    return "JPEG" if extension == "jpg" else extension.upper()
