"""What functions are called, in French and in English. Knows no calculation."""

from collections.abc import Mapping
from typing import Final

from engine.applications.sheet.scalars import plain_text

ENGLISH: Final[Mapping[str, str]] = {
    "SUM": "SOMME",
    "AVERAGE": "MOYENNE",
    "MEDIAN": "MEDIANE",
    "MIN": "MIN",
    "MAX": "MAX",
    "COUNT": "NB",
    "COUNTA": "NBVAL",
    "COUNTBLANK": "NB.VIDE",
    "COUNTIF": "NB.SI",
    "COUNTIFS": "NB.SI.ENS",
    "SUMIF": "SOMME.SI",
    "SUMIFS": "SOMME.SI.ENS",
    "AVERAGEIF": "MOYENNE.SI",
    "AVERAGEIFS": "MOYENNE.SI.ENS",
    "SUMPRODUCT": "SOMMEPROD",
    "PRODUCT": "PRODUIT",
    "LARGE": "GRANDE.VALEUR",
    "SMALL": "PETITE.VALEUR",
    "RANK": "RANG",
    "IF": "SI",
    "IFERROR": "SIERREUR",
    "AND": "ET",
    "OR": "OU",
    "NOT": "NON",
    "TRUE": "VRAI",
    "FALSE": "FAUX",
    "ISBLANK": "ESTVIDE",
    "ISNUMBER": "ESTNUM",
    "ISTEXT": "ESTTEXTE",
    "ISERROR": "ESTERREUR",
    "ROUND": "ARRONDI",
    "ROUNDUP": "ARRONDI.SUP",
    "ROUNDDOWN": "ARRONDI.INF",
    "INT": "ENT",
    "TRUNC": "TRONQUE",
    "ABS": "ABS",
    "MOD": "MOD",
    "POWER": "PUISSANCE",
    "SQRT": "RACINE",
    "VLOOKUP": "RECHERCHEV",
    "INDEX": "INDEX",
    "MATCH": "EQUIV",
    "CONCATENATE": "CONCATENER",
    "CONCAT": "CONCAT",
    "LEFT": "GAUCHE",
    "RIGHT": "DROITE",
    "MID": "STXT",
    "LEN": "NBCAR",
    "UPPER": "MAJUSCULE",
    "LOWER": "MINUSCULE",
    "PROPER": "NOMPROPRE",
    "TRIM": "SUPPRESPACE",
    "SUBSTITUTE": "SUBSTITUE",
    "SEARCH": "CHERCHE",
    "FIND": "TROUVE",
    "VALUE": "CNUM",
    "DATE": "DATE",
    "YEAR": "ANNEE",
    "MONTH": "MOIS",
    "DAY": "JOUR",
    "WEEKDAY": "JOURSEM",
}
FRENCH: Final = tuple(ENGLISH.values())


def french_name(text: str) -> str:
    """The name of a function in capitals without accents, in French where one is known."""
    name = plain_text(text).upper()
    return ENGLISH.get(name, name)
