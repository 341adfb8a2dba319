"""What the spreadsheet says. Knows no workbook."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import Language, chosen, said


class SheetText(StrEnum):
    """What can be said in the spreadsheet."""

    TITLE = auto()
    HINT = auto()
    COPY = auto()
    CUT = auto()
    PASTE = auto()
    PASTE_VALUES = auto()
    CLEAR = auto()
    SORT = auto()
    FILTER = auto()
    BOLD = auto()
    SUM = auto()
    MORE = auto()
    FIND = auto()
    FUNCTIONS = auto()
    CHARTS = auto()
    FILL_DOWN = auto()
    FILL_RIGHT = auto()
    SERIES_DOWN = auto()
    SERIES_RIGHT = auto()
    EDITING = auto()
    COPYING = auto()
    SHAPES = auto()
    GENERAL = auto()
    NUMBER = auto()
    PERCENT = auto()
    EURO = auto()
    DATE = auto()
    PLAIN_TEXT = auto()
    MORE_DECIMALS = auto()
    FEWER_DECIMALS = auto()
    CLOSE = auto()
    PLACE = auto()
    CONTENT = auto()
    GRID = auto()
    CELL = auto()
    CELL_EMPTY = auto()
    CELL_FORMULA = auto()
    CELL_FILTERED = auto()
    COLUMN = auto()
    ROW = auto()
    SHEETS = auto()
    RANGE = auto()
    WHOLE = auto()
    CHOSEN = auto()
    HEADER = auto()
    KEY = auto()
    KEY_NEXT = auto()
    NO_KEY = auto()
    WAY = auto()
    RISING = auto()
    FALLING = auto()
    SORT_NOW = auto()
    KEEP = auto()
    KEEP_ALL = auto()
    KEEP_NONE = auto()
    BLANK = auto()
    CONDITION = auto()
    CONDITION_SECOND = auto()
    NO_CONDITION = auto()
    VALUE = auto()
    JOIN = auto()
    AND = auto()
    OR = auto()
    EQUAL = auto()
    OTHER = auto()
    MORE_THAN = auto()
    AT_LEAST = auto()
    LESS_THAN = auto()
    AT_MOST = auto()
    CONTAINS = auto()
    BEGINS = auto()
    FILTER_NOW = auto()
    UNFILTER = auto()
    UNFILTER_ALL = auto()
    FIND_FIELD = auto()
    FIND_NEXT = auto()
    FIND_NONE = auto()
    FIND_AT = auto()
    FUNCTIONS_HINT = auto()
    STATUS = auto()
    STATUS_ROWS = auto()
    STATUS_COPIED = auto()
    SUMMARY = auto()
    REFUSED_OUTSIDE = auto()
    REFUSED_FORMULA = auto()
    REFUSED_LONG = auto()
    REFUSED_CUT = auto()
    REFUSED_NOTHING = auto()
    REFUSED_FULL = auto()
    REFUSED_PLACE = auto()
    REFUSED_CLIPBOARD = auto()
    REFUSED_ENTRY = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    SheetText.TITLE: ("Tableur", "Spreadsheet"),
    SheetText.HINT: (
        "La virgule et le point séparent les décimales. Un $ fixe une adresse, comme $B$1.",
        "A comma or a dot separates decimals. A $ fixes an address, such as $B$1.",
    ),
    SheetText.COPY: ("Copier", "Copy"),
    SheetText.CUT: ("Couper", "Cut"),
    SheetText.PASTE: ("Coller", "Paste"),
    SheetText.PASTE_VALUES: ("Coller les valeurs", "Paste values"),
    SheetText.CLEAR: ("Effacer", "Clear"),
    SheetText.SORT: ("Trier", "Sort"),
    SheetText.FILTER: ("Filtrer", "Filter"),
    SheetText.BOLD: ("Gras", "Bold"),
    SheetText.SUM: ("Somme", "Sum"),
    SheetText.MORE: ("Plus", "More"),
    SheetText.FIND: ("Rechercher", "Find"),
    SheetText.FUNCTIONS: ("Fonctions", "Functions"),
    SheetText.CHARTS: ("Graphique", "Chart"),
    SheetText.FILL_DOWN: ("Recopier vers le bas", "Copy down"),
    SheetText.FILL_RIGHT: ("Recopier à droite", "Copy right"),
    SheetText.SERIES_DOWN: ("Suite vers le bas", "Series down"),
    SheetText.SERIES_RIGHT: ("Suite à droite", "Series right"),
    SheetText.EDITING: ("Modifier", "Edit"),
    SheetText.COPYING: ("Recopie dans la sélection", "Copying within the selection"),
    SheetText.SHAPES: ("Format des cellules", "Format of cells"),
    SheetText.GENERAL: ("Standard", "General"),
    SheetText.NUMBER: ("Nombre", "Number"),
    SheetText.PERCENT: ("Pourcentage", "Percentage"),
    SheetText.EURO: ("Euros", "Euros"),
    SheetText.DATE: ("Date", "Date"),
    SheetText.PLAIN_TEXT: ("Texte", "Text"),
    SheetText.MORE_DECIMALS: ("Une décimale de plus", "One more decimal"),
    SheetText.FEWER_DECIMALS: ("Une décimale de moins", "One decimal less"),
    SheetText.CLOSE: ("Fermer", "Close"),
    SheetText.PLACE: ("Cellule ou plage choisie", "Chosen cell or range"),
    SheetText.CONTENT: ("Contenu de {cell}", "Content of {cell}"),
    SheetText.GRID: ("Feuille {sheet}", "Sheet {sheet}"),
    SheetText.CELL: ("{cell} : {text}", "{cell}: {text}"),
    SheetText.CELL_EMPTY: ("{cell} : vide", "{cell}: empty"),
    SheetText.CELL_FORMULA: ("{cell} : {text}, formule {formula}", "{cell}: {text}, formula {formula}"),
    SheetText.CELL_FILTERED: ("{text}, colonne filtrée", "{text}, filtered column"),
    SheetText.COLUMN: ("Colonne {name}", "Column {name}"),
    SheetText.ROW: ("Ligne {number}", "Row {number}"),
    SheetText.SHEETS: ("Feuille {sheet}", "Sheet {sheet}"),
    SheetText.RANGE: ("Cellules", "Cells"),
    SheetText.WHOLE: ("Tout le tableau ({range})", "The whole table ({range})"),
    SheetText.CHOSEN: ("La sélection ({range})", "The selection ({range})"),
    SheetText.HEADER: ("Avec une ligne de titres", "With a row of titles"),
    SheetText.KEY: ("Trier par", "Sort by"),
    SheetText.KEY_NEXT: ("Puis par", "Then by"),
    SheetText.NO_KEY: ("Aucune colonne", "No column"),
    SheetText.WAY: ("Ordre", "Order"),
    SheetText.RISING: ("Croissant, A à Z", "Rising, A to Z"),
    SheetText.FALLING: ("Décroissant, Z à A", "Falling, Z to A"),
    SheetText.SORT_NOW: ("Trier", "Sort"),
    SheetText.KEEP: ("Valeurs à afficher", "Values to show"),
    SheetText.KEEP_ALL: ("Tout cocher", "Tick all"),
    SheetText.KEEP_NONE: ("Tout décocher", "Tick none"),
    SheetText.BLANK: ("(vide)", "(empty)"),
    SheetText.CONDITION: ("Ou une condition", "Or a condition"),
    SheetText.CONDITION_SECOND: ("Seconde condition", "Second condition"),
    SheetText.NO_CONDITION: ("Aucune", "None"),
    SheetText.VALUE: ("Valeur", "Value"),
    SheetText.JOIN: ("Lien", "Link"),
    SheetText.AND: ("et", "and"),
    SheetText.OR: ("ou", "or"),
    SheetText.EQUAL: ("est égal à", "equals"),
    SheetText.OTHER: ("est différent de", "differs from"),
    SheetText.MORE_THAN: ("est plus grand que", "is greater than"),
    SheetText.AT_LEAST: ("est au moins", "is at least"),
    SheetText.LESS_THAN: ("est plus petit que", "is less than"),
    SheetText.AT_MOST: ("est au plus", "is at most"),
    SheetText.CONTAINS: ("contient", "contains"),
    SheetText.BEGINS: ("commence par", "begins with"),
    SheetText.FILTER_NOW: ("Filtrer", "Filter"),
    SheetText.UNFILTER: ("Enlever ce filtre", "Take this filter away"),
    SheetText.UNFILTER_ALL: ("Enlever tous les filtres", "Take all filters away"),
    SheetText.FIND_FIELD: ("Texte à trouver", "Text to find"),
    SheetText.FIND_NEXT: ("Suivant", "Next"),
    SheetText.FIND_NONE: ("Introuvable dans cette feuille.", "Not found on this sheet."),
    SheetText.FIND_AT: ("Trouvé en {cell}, {place} sur {count}", "Found in {cell}, {place} of {count}"),
    SheetText.FUNCTIONS_HINT: (
        "Une formule commence par =. Un point-virgule sépare les valeurs.",
        "A formula begins with =. A semicolon separates values.",
    ),
    SheetText.STATUS: (
        "Somme : {sum}   Moyenne : {mean}   Nombres : {count}",
        "Sum: {sum}   Average: {mean}   Numbers: {count}",
    ),
    SheetText.STATUS_ROWS: ("{shown} lignes affichées sur {all}", "{shown} rows shown of {all}"),
    SheetText.STATUS_COPIED: ("{range} à coller", "{range} to paste"),
    SheetText.SUMMARY: ("Feuille modifiée : {sheets}", "Changed sheet: {sheets}"),
    SheetText.REFUSED_OUTSIDE: (
        "Ces cellules sortent de la feuille.", "These cells lie beyond the sheet.",
    ),
    SheetText.REFUSED_FORMULA: (
        "Cette formule est incomplète ou mal écrite. Corrigez-la, ou appuyez sur Échap.",
        "This formula is incomplete or misspelt. Correct it, or press Escape.",
    ),
    SheetText.REFUSED_LONG: (
        "Ce texte est trop long pour une cellule.", "This text is too long for a cell.",
    ),
    SheetText.REFUSED_CUT: (
        "On ne peut couper et coller que dans une même feuille. Copiez, puis effacez.",
        "Cutting and pasting works within one sheet only. Copy, then clear.",
    ),
    SheetText.REFUSED_NOTHING: (
        "Il n’y a rien à faire avec ces cellules.", "There is nothing to do with these cells.",
    ),
    SheetText.REFUSED_FULL: ("Le classeur est plein.", "The workbook is full."),
    SheetText.REFUSED_PLACE: (
        "Écrivez une adresse de cette feuille, comme B2 ou B2:D9.",
        "Write an address of this sheet, such as B2 or B2:D9.",
    ),
    SheetText.REFUSED_CLIPBOARD: (
        "Copiez ou coupez d’abord des cellules.", "Copy or cut some cells first.",
    ),
    SheetText.REFUSED_ENTRY: (
        "Il manque une colonne ou une valeur.", "A column or a value is missing.",
    ),
}  # fmt: skip

FUNCTIONS: Final[tuple[tuple[str, tuple[str, str]], ...]] = (
    ("SOMME(B2:B9)", ("le total des nombres", "the total of the numbers")),
    ("MOYENNE(B2:B9)", ("la moyenne des nombres", "the average of the numbers")),
    ("MEDIANE(B2:B9)", ("la médiane des nombres", "the median of the numbers")),
    ("MIN(B2:B9)", ("le plus petit nombre", "the smallest number")),
    ("MAX(B2:B9)", ("le plus grand nombre", "the largest number")),
    ("NB(B2:B9)", ("combien de nombres", "how many numbers")),
    ("NBVAL(B2:B9)", ("combien de cellules remplies", "how many filled cells")),
    ('NB.SI(B2:B9;">10")', ("combien suivent une condition", "how many follow a condition")),
    (
        'NB.SI.ENS(B2:B9;">10";C2:C9;"oui")',
        ("combien de lignes suivent toutes les conditions", "how many rows follow all conditions"),
    ),
    (
        'SOMME.SI(C2:C9;"oui";B2:B9)',
        ("le total des lignes qui suivent une condition", "the total of rows that follow a condition"),
    ),
    ('SI(B2>10;"oui";"non")', ("une valeur ou l’autre, selon un test", "one value or another")),
    ("ET(B2>1;C2>1)", ("vrai si tous les tests sont vrais", "true if all tests are true")),
    ("OU(B2>1;C2>1)", ("vrai si un des tests est vrai", "true if one test is true")),
    ("ARRONDI(B2;1)", ("un nombre arrondi", "a rounded number")),
    (
        "RECHERCHEV(A2;F2:G9;2;FAUX)",
        ("une valeur cherchée dans un autre tableau", "a value looked up in another table"),
    ),
    ('CONCATENER(A2;" ";B2)', ("des textes mis bout à bout", "texts put end to end")),
)  # fmt: skip
"""An example of each function that is listed, and what it gives in French and in English."""


def sheet_words(key: SheetText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def about_function(said_so: tuple[str, str]) -> str:
    """What a function gives, in the chosen language."""
    return said_so[1 if chosen() is Language.ENGLISH else 0]
