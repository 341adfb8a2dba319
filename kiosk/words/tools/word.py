"""What the word processor says. Knows no document."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class WordText(StrEnum):
    """What can be said in the word processor."""

    TITLE = auto()
    HINT = auto()
    DOCUMENT = auto()
    GROUPS = auto()
    FILE = auto()
    EDITION = auto()
    TEXT = auto()
    STYLES = auto()
    PARAGRAPH = auto()
    INSERTION = auto()
    REVIEW = auto()
    EXPORT = auto()
    VERSIONS = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    UP = auto()
    DOWN = auto()
    FIND = auto()
    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    HIGHLIGHT = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    CLEAR = auto()
    NORMAL = auto()
    TITLE0 = auto()
    TITLE1 = auto()
    TITLE2 = auto()
    TITLE3 = auto()
    QUOTE = auto()
    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()
    JUSTIFY = auto()
    BULLET = auto()
    NUMBER = auto()
    DEEPER = auto()
    HIGHER = auto()
    BREAK = auto()
    UNBREAK = auto()
    LINK = auto()
    PICTURE = auto()
    CONTENTS = auto()
    COMMENT = auto()
    SUGGESTING = auto()
    CHANGES = auto()
    COMMENTS = auto()
    CLOSE = auto()
    SEEK = auto()
    REPLACE_BY = auto()
    CASE = auto()
    WHOLE = auto()
    NEXT = auto()
    REPLACE = auto()
    REPLACE_ALL = auto()
    HITS_NONE = auto()
    HITS_ONE = auto()
    HITS = auto()
    HIT_OF = auto()
    REPLACED = auto()
    LINK_TEXT = auto()
    ADDRESS = auto()
    APPLY = auto()
    UNLINK = auto()
    PICTURE_OF = auto()
    PICTURE_NONE = auto()
    ALTERNATIVE = auto()
    ALTERNATIVE_NONE = auto()
    DECORATIVE = auto()
    DONE = auto()
    COMMENT_NEW = auto()
    COMMENT_ADD = auto()
    COMMENT_OF = auto()
    COMMENT_SAYS = auto()
    COMMENTS_NONE = auto()
    REPLY = auto()
    REPLY_SEND = auto()
    RESOLVE = auto()
    RESOLVED = auto()
    REOPEN = auto()
    REMOVE = auto()
    CHANGES_NONE = auto()
    CHANGE_ADDED = auto()
    CHANGE_REMOVED = auto()
    CHANGE_REPLACED = auto()
    CHANGE_WHERE = auto()
    ACCEPT = auto()
    REFUSE = auto()
    ACCEPT_ALL = auto()
    REFUSE_ALL = auto()
    VERSION = auto()
    VERSIONS_NONE = auto()
    VERSION_TEXT = auto()
    RESTORE = auto()
    COPY_SELECTED = auto()
    FILE_NAME = auto()
    FORMAT = auto()
    EXPORT_DO = auto()
    EXPORTED = auto()
    PAGE_STARTS = auto()
    PLACE = auto()
    IN_LIST = auto()
    IN_LINK = auto()
    MISSPELT = auto()
    ON_PICTURE = auto()
    ON_TABLE = auto()
    SUMMARY = auto()


class WordRefusal(StrEnum):
    """Why something could not be done, by the engine's reason."""

    NOT_TEXT = "not-text"
    TOO_LONG = "too-long"
    CHARACTER = "character"
    NOTHING_SELECTED = "nothing-selected"
    SUGGESTING = "suggesting-text-only"
    OTHERS = "others-suggestion"
    LEVEL = "level"
    NO_LIST = "no-list"
    EDGE = "edge"
    NO_PICTURE = "no-picture"
    CONTENTS_THERE = "contents-there"
    NOTHING_FOUND = "nothing-found"
    NO_VERSION = "no-version"
    EMPTY_COMMENT = "empty-comment"
    TOO_MANY = "too-many"
    NO_COMMENT = "no-comment"
    NO_SUGGESTION = "no-suggestion"
    NAME_EMPTY = "name-empty"
    NAME_CHARACTERS = "name-characters"


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    WordText.TITLE: ("Traitement de texte", "Word processor"),
    WordText.HINT: (
        "**Tab** va du texte aux boutons. **Maj** + flèches sélectionne. **Ctrl** + **F** recherche.",
        "**Tab** goes from the text to the buttons. **Shift** + arrows selects. **Ctrl** + **F** finds.",
    ),
    WordText.DOCUMENT: ("Texte du document", "Text of the document"),
    WordText.GROUPS: ("Groupe de boutons", "Group of buttons"),
    WordText.FILE: ("Fichier", "File"),
    WordText.EDITION: ("Édition", "Edit"),
    WordText.TEXT: ("Texte", "Text"),
    WordText.STYLES: ("Styles", "Styles"),
    WordText.PARAGRAPH: ("Paragraphe", "Paragraph"),
    WordText.INSERTION: ("Insertion", "Insert"),
    WordText.REVIEW: ("Révision", "Review"),
    WordText.EXPORT: ("Exporter", "Export"),
    WordText.VERSIONS: ("Historique des versions", "Version history"),
    WordText.CUT: ("Couper", "Cut"),
    WordText.COPY: ("Copier", "Copy"),
    WordText.PASTE: ("Coller", "Paste"),
    WordText.UP: ("Monter", "Move up"),
    WordText.DOWN: ("Descendre", "Move down"),
    WordText.FIND: ("Rechercher et remplacer", "Find and replace"),
    WordText.BOLD: ("Gras", "Bold"),
    WordText.ITALIC: ("Italique", "Italic"),
    WordText.UNDERLINE: ("Souligné", "Underline"),
    WordText.HIGHLIGHT: ("Surligné", "Highlight"),
    WordText.SUPERSCRIPT: ("Exposant", "Superscript"),
    WordText.SUBSCRIPT: ("Indice", "Subscript"),
    WordText.CLEAR: ("Effacer le format", "Clear format"),
    WordText.NORMAL: ("Normal", "Normal"),
    WordText.TITLE0: ("Titre du document", "Document title"),
    WordText.TITLE1: ("Titre 1", "Heading 1"),
    WordText.TITLE2: ("Titre 2", "Heading 2"),
    WordText.TITLE3: ("Titre 3", "Heading 3"),
    WordText.QUOTE: ("Citation", "Quote"),
    WordText.LEFT: ("Gauche", "Left"),
    WordText.CENTER: ("Centré", "Centre"),
    WordText.RIGHT: ("Droite", "Right"),
    WordText.JUSTIFY: ("Justifié", "Justify"),
    WordText.BULLET: ("Puces", "Bullets"),
    WordText.NUMBER: ("Numéros", "Numbers"),
    WordText.DEEPER: ("Niveau suivant", "Deeper"),
    WordText.HIGHER: ("Niveau précédent", "Higher"),
    WordText.BREAK: ("Saut de page", "Page break"),
    WordText.UNBREAK: ("Ôter le saut", "Remove break"),
    WordText.LINK: ("Lien", "Link"),
    WordText.PICTURE: ("Texte de l'image", "Image text"),
    WordText.CONTENTS: ("Sommaire", "Contents"),
    WordText.COMMENT: ("Commentaire", "Comment"),
    WordText.SUGGESTING: ("Mode suggestion", "Suggesting"),
    WordText.CHANGES: ("Suggestions", "Suggestions"),
    WordText.COMMENTS: ("Commentaires", "Comments"),
    WordText.CLOSE: ("Fermer", "Close"),
    WordText.SEEK: ("Rechercher", "Find"),
    WordText.REPLACE_BY: ("Remplacer par", "Replace with"),
    WordText.CASE: ("Majuscules et minuscules", "Match case"),
    WordText.WHOLE: ("Mot entier", "Whole word"),
    WordText.NEXT: ("Suivant", "Next"),
    WordText.REPLACE: ("Remplacer", "Replace"),
    WordText.REPLACE_ALL: ("Tout remplacer", "Replace all"),
    WordText.HITS_NONE: ("Aucun résultat", "No result"),
    WordText.HITS_ONE: ("1 résultat", "1 result"),
    WordText.HITS: ("{count} résultats", "{count} results"),
    WordText.HIT_OF: ("Résultat {number} sur {count}", "Result {number} of {count}"),
    WordText.REPLACED: ("Remplacements faits : {count}", "Replaced: {count}"),
    WordText.LINK_TEXT: ("Texte du lien", "Text of the link"),
    WordText.ADDRESS: ("Adresse", "Address"),
    WordText.APPLY: ("Appliquer", "Apply"),
    WordText.UNLINK: ("Retirer le lien", "Remove the link"),
    WordText.PICTURE_OF: ("Image {number} : {file}", "Image {number}: {file}"),
    WordText.PICTURE_NONE: ("Ce document n'a pas d'image.", "This document has no image."),
    WordText.ALTERNATIVE: ("Texte alternatif", "Alternative text"),
    WordText.ALTERNATIVE_NONE: ("aucun", "none"),
    WordText.DECORATIVE: ("Image décorative", "Decorative image"),
    WordText.DONE: ("C'est fait.", "Done."),
    WordText.COMMENT_NEW: (
        "Commenter le texte sélectionné",
        "Comment on the selected text",
    ),
    WordText.COMMENT_ADD: ("Ajouter", "Add"),
    WordText.COMMENT_OF: ("Sur « {words} »", "On “{words}”"),
    WordText.COMMENT_SAYS: ("{by} : {text}", "{by}: {text}"),
    WordText.COMMENTS_NONE: ("Aucun commentaire.", "No comment."),
    WordText.REPLY: ("Réponse à {by}", "Reply to {by}"),
    WordText.REPLY_SEND: ("Répondre", "Reply"),
    WordText.RESOLVE: ("Marquer comme résolu", "Mark as resolved"),
    WordText.RESOLVED: ("Résolu", "Resolved"),
    WordText.REOPEN: ("Rouvrir", "Reopen"),
    WordText.REMOVE: ("Supprimer", "Delete"),
    WordText.CHANGES_NONE: ("Aucune suggestion en attente.", "No suggestion is waiting."),
    WordText.CHANGE_ADDED: ("{by} ajoute « {added} »", "{by} adds “{added}”"),
    WordText.CHANGE_REMOVED: ("{by} supprime « {removed} »", "{by} deletes “{removed}”"),
    WordText.CHANGE_REPLACED: (
        "{by} remplace « {removed} » par « {added} »",
        "{by} replaces “{removed}” with “{added}”",
    ),
    WordText.CHANGE_WHERE: ("Dans « {text} »", "In “{text}”"),
    WordText.ACCEPT: ("Accepter", "Accept"),
    WordText.REFUSE: ("Refuser", "Refuse"),
    WordText.ACCEPT_ALL: ("Tout accepter", "Accept all"),
    WordText.REFUSE_ALL: ("Tout refuser", "Refuse all"),
    WordText.VERSION: ("{when}, {by}", "{when}, {by}"),
    WordText.VERSIONS_NONE: (
        "Ce document n'a pas de version ancienne.",
        "This document has no older version.",
    ),
    WordText.VERSION_TEXT: ("Texte de cette version", "Text of this version"),
    WordText.RESTORE: ("Restaurer cette version", "Restore this version"),
    WordText.COPY_SELECTED: ("Copier la sélection", "Copy the selection"),
    WordText.FILE_NAME: ("Nom du fichier", "File name"),
    WordText.FORMAT: ("Format", "Format"),
    WordText.EXPORT_DO: ("Exporter le document", "Export the document"),
    WordText.EXPORTED: ("Fichiers exportés : {files}", "Exported files: {files}"),
    WordText.PAGE_STARTS: ("Nouvelle page", "New page"),
    WordText.PLACE: (
        "Paragraphe {number} sur {count} : {style}",
        "Block {number} of {count}: {style}",
    ),
    WordText.IN_LIST: ("{kind}, niveau {level}", "{kind}, level {level}"),
    WordText.MISSPELT: (
        "mot souligné par le correcteur",
        "word underlined by the spell checker",
    ),
    WordText.IN_LINK: ("lien vers {address}", "link to {address}"),
    WordText.ON_PICTURE: ("image", "image"),
    WordText.ON_TABLE: ("tableau", "table"),
    WordText.SUMMARY: ("Fichiers exportés : {files}", "Exported files: {files}"),
    WordRefusal.NOT_TEXT: (
        "Placez le curseur dans un paragraphe de texte.",
        "Put the cursor in a paragraph of text.",
    ),
    WordRefusal.TOO_LONG: ("Le document ne peut pas être plus long.", "The document is full."),
    WordRefusal.CHARACTER: (
        "Ce caractère ne peut pas être écrit ici.",
        "This character cannot be written here.",
    ),
    WordRefusal.NOTHING_SELECTED: (
        "Sélectionnez d'abord un passage du texte.",
        "First select some text.",
    ),
    WordRefusal.SUGGESTING: (
        "Le mode suggestion ne suit que les mots. Quittez-le pour changer le reste.",
        "Suggesting follows only words. Leave it to change anything else.",
    ),
    WordRefusal.OTHERS: (
        "Ce passage est la suggestion d'une autre personne : acceptez-la ou refusez-la.",
        "This is another person's suggestion: accept it or refuse it.",
    ),
    WordRefusal.LEVEL: ("Une liste a trois niveaux.", "A list has three levels."),
    WordRefusal.NO_LIST: (
        "Seule une liste a des niveaux. Ajoutez d'abord des puces ou des numéros.",
        "Only a list has levels. First add bullets or numbers.",
    ),
    WordRefusal.EDGE: ("Il n'y a plus de place de ce côté.", "There is no more room this way."),
    WordRefusal.NO_PICTURE: ("Ce n'est pas une image.", "This is no image."),
    WordRefusal.CONTENTS_THERE: (
        "Le document a déjà un sommaire. Il se met à jour tout seul.",
        "The document already has a table of contents. It updates by itself.",
    ),
    WordRefusal.NOTHING_FOUND: ("Ce texte n'est pas dans le document.", "Nothing was found."),
    WordRefusal.NO_VERSION: (
        "Ce document n'a pas de version ancienne.",
        "This document has no older version.",
    ),
    WordRefusal.EMPTY_COMMENT: ("Écrivez d'abord le commentaire.", "First write the comment."),
    WordRefusal.TOO_MANY: ("Il y a trop de commentaires.", "There are too many comments."),
    WordRefusal.NO_COMMENT: ("Ce commentaire n'existe plus.", "This comment is gone."),
    WordRefusal.NO_SUGGESTION: ("Aucune suggestion n'attend.", "No suggestion is waiting."),
    WordRefusal.NAME_EMPTY: ("Donnez un nom au fichier.", "Give the file a name."),
    WordRefusal.NAME_CHARACTERS: (
        'Un nom de fichier ne contient pas / \\ : * ? " < > |',
        'A file name has none of / \\ : * ? " < > |',
    ),
}


def word_words(key: StrEnum, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
