"""What a panel of settings says. Knows no setting."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class SettingsText(StrEnum):
    """What can be said in a panel of settings."""

    TITLE = auto()
    HINT = auto()
    PAGES = auto()
    SEARCH = auto()
    SEARCH_SHORT = auto()
    FOUND_NONE = auto()
    FOUND_ON = auto()
    PAGE = auto()
    ON = auto()
    OFF = auto()
    EMPTY = auto()
    TELLS = auto()
    IN_ROW = auto()
    REVEAL = auto()
    CONCEAL = auto()
    CONFIRM = auto()
    CANCEL = auto()
    DONE = auto()
    ROWS_NONE = auto()
    FOR_ROW = auto()
    FORM_DATE = auto()
    FORM_TIME = auto()
    RULE = auto()
    RULE_LEAST = auto()
    RULE_MOST = auto()
    RULE_LOWER = auto()
    RULE_UPPER = auto()
    RULE_DIGIT = auto()
    RULE_OTHER = auto()
    RULE_SOME = auto()
    RULE_WITHOUT = auto()
    RULE_NONE_OF = auto()
    SUMMARY_NONE = auto()
    SUMMARY_GONE = auto()
    SUMMARY_CAME = auto()
    SUMMARY_DONE = auto()
    SUMMARY_MORE = auto()
    REFUSED_DATE = auto()
    REFUSED_TIME = auto()
    REFUSED_CLOSED = auto()
    REFUSED_ROW = auto()
    REFUSED_FIXED = auto()
    REFUSED_DONE = auto()
    REFUSED_MISSING = auto()
    REFUSED_SECRET = auto()
    REFUSED_CODE = auto()
    REFUSED_SAME = auto()
    REFUSED_RULE = auto()
    REFUSED_NAME = auto()
    REFUSED_TAKEN = auto()
    REFUSED_FULL = auto()
    REFUSED_OTHER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    SettingsText.TITLE: ("Réglages", "Settings"),
    SettingsText.HINT: (
        "**Ctrl** + **F** cherche un réglage. **Entrée** ouvre une rubrique.",
        "**Ctrl** + **F** finds a setting. **Enter** opens a page.",
    ),
    SettingsText.PAGES: ("Rubriques", "Pages"),
    SettingsText.SEARCH: ("Chercher un réglage", "Find a setting"),
    SettingsText.SEARCH_SHORT: ("Chercher", "Find"),
    SettingsText.FOUND_NONE: ("Aucun réglage trouvé", "No setting found"),
    SettingsText.FOUND_ON: ("dans {page}", "in {page}"),
    SettingsText.PAGE: ("Rubrique {page}", "Page {page}"),
    SettingsText.ON: ("Activé", "On"),
    SettingsText.OFF: ("Désactivé", "Off"),
    SettingsText.EMPTY: ("vide", "empty"),
    SettingsText.TELLS: ("{label} : {value}", "{label}: {value}"),
    SettingsText.IN_ROW: ("{row}, {label}", "{row}, {label}"),
    SettingsText.REVEAL: ("Afficher", "Show"),
    SettingsText.CONCEAL: ("Masquer", "Hide"),
    SettingsText.CONFIRM: ("Confirmer", "Confirm"),
    SettingsText.CANCEL: ("Annuler", "Cancel"),
    SettingsText.DONE: ("C'est fait.", "Done."),
    SettingsText.ROWS_NONE: ("La liste est vide.", "The list is empty."),
    SettingsText.FOR_ROW: ("{label} : {row}", "{label}: {row}"),
    SettingsText.FORM_DATE: ("Jour/mois/année", "Day/month/year"),
    SettingsText.FORM_TIME: ("Heure, par exemple 15 h 30", "Time, such as 15:30"),
    SettingsText.RULE: ("Règle du mot de passe :", "Rule of the password:"),
    SettingsText.RULE_LEAST: ("au moins {count} caractères", "at least {count} characters"),
    SettingsText.RULE_MOST: ("au plus {count} caractères", "at most {count} characters"),
    SettingsText.RULE_LOWER: ("une lettre minuscule", "a small letter"),
    SettingsText.RULE_UPPER: ("une lettre majuscule", "a capital letter"),
    SettingsText.RULE_DIGIT: ("un chiffre", "a digit"),
    SettingsText.RULE_OTHER: (
        "un caractère qui n'est ni une lettre ni un chiffre",
        "a character that is neither a letter nor a digit",
    ),
    SettingsText.RULE_SOME: ("au moins {count} de ces éléments :", "at least {count} of these:"),
    SettingsText.RULE_WITHOUT: ("sans {texts}", "without {texts}"),
    SettingsText.RULE_NONE_OF: ("différent de {texts}", "other than {texts}"),
    SettingsText.SUMMARY_NONE: ("Aucun réglage modifié", "No setting changed"),
    SettingsText.SUMMARY_GONE: ("{row} : retiré de la liste", "{row}: taken off the list"),
    SettingsText.SUMMARY_CAME: ("{row} : ajouté à la liste", "{row}: added to the list"),
    SettingsText.SUMMARY_DONE: ("Fait : {label}", "Done: {label}"),
    SettingsText.SUMMARY_MORE: ("et {count} de plus", "and {count} more"),
    SettingsText.REFUSED_DATE: (
        "Cette date n'existe pas. Écrivez-la ainsi : 31/12/2027.",
        "There is no such day. Write it so: 31/12/2027.",
    ),
    SettingsText.REFUSED_TIME: (
        "Cette heure n'existe pas. Écrivez-la ainsi : 15:30.",
        "There is no such time. Write it so: 15:30.",
    ),
    SettingsText.REFUSED_CLOSED: (
        "Ce réglage ne peut pas être utilisé maintenant.",
        "This setting cannot be used now.",
    ),
    SettingsText.REFUSED_ROW: ("Cette ligne n'est plus là.", "This row is not there any more."),
    SettingsText.REFUSED_FIXED: (
        "Cette ligne ne peut pas être retirée.",
        "This row cannot be taken away.",
    ),
    SettingsText.REFUSED_DONE: ("C'est déjà fait.", "This has been done already."),
    SettingsText.REFUSED_MISSING: ("Un champ est vide.", "A field is empty."),
    SettingsText.REFUSED_SECRET: (
        "Ce mot de passe ou cette clé ne convient pas.",
        "This password or key is not the right one.",
    ),
    SettingsText.REFUSED_CODE: ("Ce code ne convient pas.", "This code is not the right one."),
    SettingsText.REFUSED_SAME: (
        "Les deux saisies sont différentes.",
        "What was typed twice is not the same.",
    ),
    SettingsText.REFUSED_RULE: (
        "Le nouveau mot de passe ne respecte pas la règle affichée.",
        "The new password does not obey the rule that is shown.",
    ),
    SettingsText.REFUSED_NAME: ("Il manque un nom.", "A name is missing."),
    SettingsText.REFUSED_TAKEN: ("Ce nom est déjà dans la liste.", "This name is taken."),
    SettingsText.REFUSED_FULL: ("La liste est pleine.", "The list is full."),
    SettingsText.REFUSED_OTHER: ("Cela n'est pas possible ici.", "This cannot be done here."),
}

_REASONS: Final[Mapping[str, SettingsText]] = {
    "not-a-date": SettingsText.REFUSED_DATE,
    "not-a-time": SettingsText.REFUSED_TIME,
    "not-available": SettingsText.REFUSED_CLOSED,
    "no-such-row": SettingsText.REFUSED_ROW,
    "cannot-remove": SettingsText.REFUSED_FIXED,
    "done-already": SettingsText.REFUSED_DONE,
    "field-missing": SettingsText.REFUSED_MISSING,
    "wrong-secret": SettingsText.REFUSED_SECRET,
    "wrong-code": SettingsText.REFUSED_CODE,
    "not-the-same": SettingsText.REFUSED_SAME,
    "rule-broken": SettingsText.REFUSED_RULE,
    "name-missing": SettingsText.REFUSED_NAME,
    "name-taken": SettingsText.REFUSED_TAKEN,
    "too-many-rows": SettingsText.REFUSED_FULL,
}


def settings_words(key: SettingsText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def refusal_words(reason: str) -> str:
    """Why something could not be done; an unknown reason has a sentence too."""
    return settings_words(_REASONS.get(reason, SettingsText.REFUSED_OTHER))
