"""What the mail client says. Knows no message."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class MailText(StrEnum):
    """What can be said in the mail client."""

    TITLE = auto()
    HINT = auto()
    MONTHS = auto()
    DAYS = auto()
    FIRST = auto()
    DATE_SHORT = auto()
    DATE_LONG = auto()
    KB = auto()
    MB = auto()
    INBOX = auto()
    DRAFTS = auto()
    SENT = auto()
    ARCHIVE = auto()
    JUNK = auto()
    TRASH = auto()
    FOLDERS = auto()
    FOLDER_UNREAD = auto()
    MESSAGES = auto()
    SEARCH = auto()
    SEARCH_SHORT = auto()
    COUNT_ONE = auto()
    COUNT_MANY = auto()
    COUNT_NONE = auto()
    FOUND_NONE = auto()
    UNREAD = auto()
    IMPORTANT = auto()
    HAS_FILES = auto()
    DRAFT = auto()
    TO_WHOM = auto()
    NOBODY = auto()
    NO_SUBJECT = auto()
    ACTIONS = auto()
    WRITE = auto()
    REPLY = auto()
    REPLY_ALL = auto()
    FORWARD = auto()
    MOVE = auto()
    DO_ARCHIVE = auto()
    DELETE = auto()
    REPORT = auto()
    MORE = auto()
    MORE_TITLE = auto()
    MARK_IMPORTANT = auto()
    MARK_USUAL = auto()
    MARK_UNREAD = auto()
    MARK_READ = auto()
    DETAILS = auto()
    DETAILS_HIDE = auto()
    LIST = auto()
    RULES = auto()
    BOOK = auto()
    CLOSE = auto()
    MESSAGE = auto()
    NONE_CHOSEN = auto()
    PRESS_ENTER = auto()
    FROM = auto()
    TO = auto()
    CC = auto()
    BCC = auto()
    DATE = auto()
    REPLY_TO = auto()
    SUBJECT = auto()
    BODY = auto()
    HEADERS = auto()
    REPORTED_SPAM = auto()
    REPORTED_PHISHING = auto()
    ATTACHMENT = auto()
    OPEN_ATTACHMENT = auto()
    FILE_TITLE = auto()
    NO_PREVIEW = auto()
    LINK_TARGET = auto()
    LINK_FOLLOWED = auto()
    MOVE_TITLE = auto()
    REPORT_TITLE = auto()
    REPORT_SPAM = auto()
    REPORT_SPAM_DETAIL = auto()
    REPORT_PHISHING = auto()
    REPORT_PHISHING_DETAIL = auto()
    ADD_CONTACT_TO = auto()
    PICK = auto()
    ATTACH = auto()
    ATTACH_TITLE = auto()
    NO_FILES = auto()
    DETACH = auto()
    SEND = auto()
    KEEP_DRAFT = auto()
    DISCARD = auto()
    BOOK_TITLE = auto()
    BOOK_FOR = auto()
    GROUP_OF = auto()
    NO_CONTACTS = auto()
    REMOVE = auto()
    REMOVE_OF = auto()
    CONTACT_NAME = auto()
    CONTACT_ADDRESS = auto()
    CONTACT_ADD = auto()
    GROUP_NAME = auto()
    GROUP_MEMBERS = auto()
    GROUP_HINT = auto()
    GROUP_SAVE = auto()
    DONE = auto()
    RULES_TITLE = auto()
    RULES_ORDER = auto()
    NO_RULES = auto()
    RULE_LINE = auto()
    RULE_AND = auto()
    RULE_OR = auto()
    RULE_CONDITION = auto()
    RULE_UP = auto()
    RULE_DOWN = auto()
    RULE_CHANGE = auto()
    RULE_DELETE = auto()
    RULE_NEW = auto()
    RULE_RUN = auto()
    RULE_NAME = auto()
    RULE_EDIT = auto()
    RULE_MATCH = auto()
    RULE_ALL = auto()
    RULE_ANY = auto()
    RULE_WHERE = auto()
    RULE_HOW = auto()
    RULE_VALUE = auto()
    RULE_FOLDER = auto()
    RULE_MORE = auto()
    RULE_SAVE = auto()
    CHOOSE = auto()
    WHERE_FROM = auto()
    WHERE_TO = auto()
    WHERE_SUBJECT = auto()
    WHERE_BODY = auto()
    HOW_CONTAINS = auto()
    HOW_LACKS = auto()
    HOW_IS = auto()
    HOW_ENDS = auto()
    DONE_NOTHING = auto()
    DONE_SENT = auto()
    DONE_DRAFTS = auto()
    DONE_MOVED = auto()
    DONE_REPORTED = auto()
    DONE_RULES = auto()
    NOTHING_WRITTEN = auto()
    NO_RECIPIENT = auto()
    NO_ADDRESS = auto()
    ATTACHED_ALREADY = auto()
    TOO_MANY_ATTACHMENTS = auto()
    TOO_MUCH = auto()
    A_DRAFT = auto()
    NO_DRAFT = auto()
    THERE_ALREADY = auto()
    NOT_THERE = auto()
    OWN_MESSAGE = auto()
    NO_RULE = auto()
    CONTACT_THERE = auto()
    NAME_TAKEN = auto()
    NO_NAME = auto()
    INCOMPLETE_RULE = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    MailText.TITLE: ("Messagerie", "Mail"),
    MailText.HINT: (
        "**↑** **↓** : choisir un message. **Entrée** : l'ouvrir. **Suppr** : le mettre à la corbeille.",
        "**↑** **↓**: choose a message. **Enter**: open it. **Delete**: put it in the bin.",
    ),
    MailText.MONTHS: (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "January February March April May June July August September October November December",
    ),
    MailText.DAYS: (
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    MailText.FIRST: ("1er", "1"),
    MailText.DATE_SHORT: ("{day} {month}", "{day} {month}"),
    MailText.DATE_LONG: (
        "{weekday} {day} {month} {year}, {hour} h {minute}",
        "{weekday} {day} {month} {year}, {hour}:{minute}",
    ),
    MailText.KB: ("{size} ko", "{size} KB"),
    MailText.MB: ("{size} Mo", "{size} MB"),
    MailText.INBOX: ("Réception", "Inbox"),
    MailText.DRAFTS: ("Brouillons", "Drafts"),
    MailText.SENT: ("Envoyés", "Sent"),
    MailText.ARCHIVE: ("Archives", "Archive"),
    MailText.JUNK: ("Indésirables", "Junk"),
    MailText.TRASH: ("Corbeille", "Bin"),
    MailText.FOLDERS: ("Dossiers", "Folders"),
    MailText.FOLDER_UNREAD: ("{name}, {count} non lus", "{name}, {count} unread"),
    MailText.MESSAGES: ("Messages du dossier {folder}", "Messages in {folder}"),
    MailText.SEARCH: ("Rechercher dans ce dossier", "Search this folder"),
    MailText.SEARCH_SHORT: ("Rechercher", "Search"),
    MailText.COUNT_ONE: ("1 message", "1 message"),
    MailText.COUNT_MANY: ("{count} messages", "{count} messages"),
    MailText.COUNT_NONE: ("Aucun message dans ce dossier", "No message in this folder"),
    MailText.FOUND_NONE: ("Aucun message trouvé", "No message found"),
    MailText.UNREAD: ("Non lu", "Unread"),
    MailText.IMPORTANT: ("Important", "Important"),
    MailText.HAS_FILES: ("pièce jointe", "attachment"),
    MailText.DRAFT: ("Brouillon", "Draft"),
    MailText.TO_WHOM: ("À : {names}", "To: {names}"),
    MailText.NOBODY: ("sans destinataire", "no recipient"),
    MailText.NO_SUBJECT: ("(sans objet)", "(no subject)"),
    MailText.ACTIONS: ("Actions", "Actions"),
    MailText.WRITE: ("Écrire", "Write"),
    MailText.REPLY: ("Répondre", "Reply"),
    MailText.REPLY_ALL: ("Répondre à tous", "Reply to all"),
    MailText.FORWARD: ("Transférer", "Forward"),
    MailText.MOVE: ("Déplacer", "Move"),
    MailText.DO_ARCHIVE: ("Archiver", "Archive"),
    MailText.DELETE: ("Supprimer", "Delete"),
    MailText.REPORT: ("Signaler", "Report"),
    MailText.MORE: ("Plus", "More"),
    MailText.MORE_TITLE: ("Autres actions", "More actions"),
    MailText.MARK_IMPORTANT: ("Marquer important", "Mark as important"),
    MailText.MARK_USUAL: ("Retirer « important »", "Not important"),
    MailText.MARK_UNREAD: ("Marquer non lu", "Mark as unread"),
    MailText.MARK_READ: ("Marquer lu", "Mark as read"),
    MailText.DETAILS: ("En-têtes", "Headers"),
    MailText.DETAILS_HIDE: ("Masquer les en-têtes", "Hide headers"),
    MailText.LIST: ("Liste", "List"),
    MailText.RULES: ("Règles", "Rules"),
    MailText.BOOK: ("Contacts", "Contacts"),
    MailText.CLOSE: ("Fermer", "Close"),
    MailText.MESSAGE: ("Message", "Message"),
    MailText.NONE_CHOSEN: (
        "Choisissez un message dans la liste.",
        "Choose a message in the list.",
    ),
    MailText.PRESS_ENTER: (
        "Message choisi, pas encore ouvert. Entrée : l'ouvrir.",
        "Chosen, not opened yet. Enter: open it.",
    ),
    MailText.FROM: ("De", "From"),
    MailText.TO: ("À", "To"),
    MailText.CC: ("Cc", "Cc"),
    MailText.BCC: ("Cci", "Bcc"),
    MailText.DATE: ("Date", "Date"),
    MailText.REPLY_TO: ("Répondre à", "Reply to"),
    MailText.SUBJECT: ("Objet", "Subject"),
    MailText.BODY: ("Texte du message", "Text of the message"),
    MailText.HEADERS: ("En-têtes complets", "Full headers"),
    MailText.REPORTED_SPAM: ("Signalé comme indésirable", "Reported as junk"),
    MailText.REPORTED_PHISHING: ("Signalé comme hameçonnage", "Reported as phishing"),
    MailText.ATTACHMENT: ("{name} ({size})", "{name} ({size})"),
    MailText.OPEN_ATTACHMENT: (
        "Ouvrir la pièce jointe {name}, {size}",
        "Open the attachment {name}, {size}",
    ),
    MailText.FILE_TITLE: ("Pièce jointe : {name}", "Attachment: {name}"),
    MailText.NO_PREVIEW: (
        "Ce fichier n'a pas d'aperçu dans cette messagerie.",
        "This file has no preview in this mailbox.",
    ),
    MailText.LINK_TARGET: ("Adresse réelle du lien : {target}", "Where the link leads: {target}"),
    MailText.LINK_FOLLOWED: (
        "Lien ouvert : {target} (messagerie simulée, aucune page ne s'affiche)",
        "Link opened: {target} (simulated mail, no page is shown)",
    ),
    MailText.MOVE_TITLE: ("Déplacer vers quel dossier ?", "Move to which folder?"),
    MailText.REPORT_TITLE: ("Signaler ce message", "Report this message"),
    MailText.REPORT_SPAM: ("Publicité indésirable", "Junk"),
    MailText.REPORT_SPAM_DETAIL: (
        "Publicité non demandée. Le message va dans « Indésirables ».",
        "Advertising nobody asked for. The message goes to Junk.",
    ),
    MailText.REPORT_PHISHING: ("Hameçonnage", "Phishing"),
    MailText.REPORT_PHISHING_DETAIL: (
        "Message piégé. Il va dans « Indésirables » et il est signalé.",
        "A trap. The message goes to Junk and is reported.",
    ),
    MailText.ADD_CONTACT_TO: (
        "Ajouter un contact dans {field}",
        "Add a contact to {field}",
    ),
    MailText.PICK: ("Contacts", "Contacts"),
    MailText.ATTACH: ("Joindre", "Attach"),
    MailText.ATTACH_TITLE: ("Joindre quel fichier ?", "Attach which file?"),
    MailText.NO_FILES: ("Aucun fichier à joindre.", "No file to attach."),
    MailText.DETACH: ("Retirer {name}", "Remove {name}"),
    MailText.SEND: ("Envoyer", "Send"),
    MailText.KEEP_DRAFT: ("Garder en brouillon", "Keep as a draft"),
    MailText.DISCARD: ("Abandonner", "Discard"),
    MailText.BOOK_TITLE: ("Contacts et groupes", "Contacts and groups"),
    MailText.BOOK_FOR: ("Ajouter dans « {field} »", "Add to “{field}”"),
    MailText.GROUP_OF: ("{name} (groupe : {members})", "{name} (group: {members})"),
    MailText.NO_CONTACTS: ("Le carnet d'adresses est vide.", "The address book is empty."),
    MailText.REMOVE: ("Retirer", "Remove"),
    MailText.REMOVE_OF: ("Retirer {name} du carnet", "Remove {name} from the address book"),
    MailText.CONTACT_NAME: ("Nom du contact", "Name of the contact"),
    MailText.CONTACT_ADDRESS: ("Adresse", "Address"),
    MailText.CONTACT_ADD: ("Ajouter le contact", "Add the contact"),
    MailText.GROUP_NAME: ("Nom du groupe", "Name of the group"),
    MailText.GROUP_MEMBERS: ("Membres", "Members"),
    MailText.GROUP_HINT: (
        "Noms ou adresses, séparés par des virgules.",
        "Names or addresses, with commas between them.",
    ),
    MailText.GROUP_SAVE: ("Enregistrer le groupe", "Save the group"),
    MailText.DONE: ("Terminé", "Done"),
    MailText.RULES_TITLE: ("Règles de tri", "Rules"),
    MailText.RULES_ORDER: (
        "Règles essayées de haut en bas : la première qui convient range le message.",
        "Rules are tried from the top: the first one that fits puts the message away.",
    ),
    MailText.NO_RULES: ("Aucune règle pour le moment.", "No rule yet."),
    MailText.RULE_LINE: (
        "Si {conditions}, ranger dans « {folder} »",
        "If {conditions}, put in “{folder}”",
    ),
    MailText.RULE_AND: (" et si ", " and if "),
    MailText.RULE_OR: (" ou si ", " or if "),
    MailText.RULE_CONDITION: ("{where} {how} « {value} »", "{where} {how} “{value}”"),
    MailText.RULE_UP: ("Monter", "Move up"),
    MailText.RULE_DOWN: ("Descendre", "Move down"),
    MailText.RULE_CHANGE: ("Modifier", "Change"),
    MailText.RULE_DELETE: ("Supprimer", "Delete"),
    MailText.RULE_NEW: ("Nouvelle règle", "New rule"),
    MailText.RULE_RUN: ("Appliquer aux messages reçus", "Apply to the inbox"),
    MailText.RULE_NAME: ("{act} la règle {number}", "{act}: rule {number}"),
    MailText.RULE_EDIT: ("Règle", "Rule"),
    MailText.RULE_MATCH: ("Conditions à remplir", "Conditions that must hold"),
    MailText.RULE_ALL: ("toutes", "all of them"),
    MailText.RULE_ANY: ("au moins une", "at least one"),
    MailText.RULE_WHERE: ("Condition {number} : où chercher", "Condition {number}: where to look"),
    MailText.RULE_HOW: ("Condition {number} : comment", "Condition {number}: how"),
    MailText.RULE_VALUE: ("Condition {number} : texte", "Condition {number}: text"),
    MailText.RULE_FOLDER: ("Ranger dans le dossier", "Put in the folder"),
    MailText.RULE_MORE: ("Ajouter une condition", "Add a condition"),
    MailText.RULE_SAVE: ("Enregistrer la règle", "Save the rule"),
    MailText.CHOOSE: ("Choisir…", "Choose…"),
    MailText.WHERE_FROM: ("l'expéditeur", "the sender"),
    MailText.WHERE_TO: ("le destinataire", "the recipient"),
    MailText.WHERE_SUBJECT: ("l'objet", "the subject"),
    MailText.WHERE_BODY: ("le texte", "the text"),
    MailText.HOW_CONTAINS: ("contient", "contains"),
    MailText.HOW_LACKS: ("ne contient pas", "does not contain"),
    MailText.HOW_IS: ("est exactement", "is exactly"),
    MailText.HOW_ENDS: ("se termine par", "ends with"),
    MailText.DONE_NOTHING: ("Rien n'a été envoyé ni déplacé.", "Nothing was sent or moved."),
    MailText.DONE_SENT: ("envoyés : {count}", "sent: {count}"),
    MailText.DONE_DRAFTS: ("brouillons : {count}", "drafts: {count}"),
    MailText.DONE_MOVED: ("déplacés : {count}", "moved: {count}"),
    MailText.DONE_REPORTED: ("signalés : {count}", "reported: {count}"),
    MailText.DONE_RULES: ("règles : {count}", "rules: {count}"),
    MailText.NOTHING_WRITTEN: ("Aucun message n'est en cours.", "No message is being written."),
    MailText.NO_RECIPIENT: (
        "Il n'y a aucun destinataire. Indiquez au moins une adresse.",
        "There is no recipient. Give at least one address.",
    ),
    MailText.NO_ADDRESS: (
        "Un destinataire n'est ni une adresse complète, ni un nom du carnet.",
        "A recipient is neither a whole address nor a name of the address book.",
    ),
    MailText.ATTACHED_ALREADY: ("Ce fichier est déjà joint.", "This file is attached already."),
    MailText.TOO_MANY_ATTACHMENTS: (
        "Le message a déjà trop de pièces jointes.",
        "The message has too many attachments already.",
    ),
    MailText.TOO_MUCH: (
        "La messagerie simulée est pleine. Supprimez quelque chose.",
        "The simulated mailbox is full. Delete something.",
    ),
    MailText.A_DRAFT: (
        "Ce message est un brouillon : ouvrez-le pour le terminer.",
        "This message is a draft: open it to finish it.",
    ),
    MailText.NO_DRAFT: ("Ce message n'est plus un brouillon.", "This message is no draft."),
    MailText.THERE_ALREADY: (
        "Le message est déjà dans ce dossier.",
        "The message is in this folder already.",
    ),
    MailText.NOT_THERE: (
        "Ce message ne va pas dans ce dossier.",
        "This message does not go into this folder.",
    ),
    MailText.OWN_MESSAGE: (
        "C'est votre propre message.",
        "This is a message of your own.",
    ),
    MailText.NO_RULE: ("Il n'y a aucune règle.", "There is no rule."),
    MailText.CONTACT_THERE: (
        "Cette adresse est déjà dans le carnet.",
        "This address is in the address book already.",
    ),
    MailText.NAME_TAKEN: (
        "Ce nom est déjà pris dans le carnet.",
        "This name is taken in the address book.",
    ),
    MailText.NO_NAME: ("Indiquez un nom.", "Give a name."),
    MailText.INCOMPLETE_RULE: (
        "La règle n'est pas complète : il faut un texte pour chaque condition, et un dossier.",
        "The rule is not complete: it needs a text for each condition, and a folder.",
    ),
}

_THOUSAND: Final = 1000
_REASONS: Final = frozenset(
    {
        MailText.NOTHING_WRITTEN,
        MailText.NO_RECIPIENT,
        MailText.NO_ADDRESS,
        MailText.ATTACHED_ALREADY,
        MailText.TOO_MANY_ATTACHMENTS,
        MailText.TOO_MUCH,
        MailText.A_DRAFT,
        MailText.NO_DRAFT,
        MailText.THERE_ALREADY,
        MailText.NOT_THERE,
        MailText.OWN_MESSAGE,
        MailText.NO_RULE,
        MailText.CONTACT_THERE,
        MailText.NAME_TAKEN,
        MailText.NO_NAME,
    }
)
_FOLDERS: Final = frozenset(
    {
        MailText.INBOX,
        MailText.DRAFTS,
        MailText.SENT,
        MailText.ARCHIVE,
        MailText.JUNK,
        MailText.TRASH,
    }
)


def mail_words(key: MailText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def reason_words(reason: str) -> str:
    """The sentence for a reason that the engine has.

    Raises:
        ValueError: There is no such reason.
    """
    key = MailText(reason.replace("-", "_"))
    if key not in _REASONS:
        raise ValueError(reason)
    return mail_words(key)


def folder_words(name: str) -> str:
    """What a folder is called; those of an item's own keep their name."""
    known = {one.value: one for one in _FOLDERS}
    return mail_words(known[name]) if name in known else name


def date_words(date: str, *, long: bool = False) -> str:
    """A date such as ``2026-03-02T08:10`` in words; the long form has weekday, year and time."""
    moment = datetime.fromisoformat(date)
    return mail_words(
        MailText.DATE_LONG if long else MailText.DATE_SHORT,
        weekday=mail_words(MailText.DAYS).split()[moment.weekday()],
        day=mail_words(MailText.FIRST) if moment.day == 1 else moment.day,
        month=mail_words(MailText.MONTHS).split()[moment.month - 1],
        year=moment.year,
        hour=moment.hour,
        minute=f"{moment.minute:02}",
    )


def size_words(kb: int) -> str:
    """A size in kilobytes or, from a thousand on, in whole megabytes."""
    if kb < _THOUSAND:
        return mail_words(MailText.KB, size=kb)
    return mail_words(MailText.MB, size=kb // _THOUSAND)
