"""The referential of digital competences: domains, competences, levels. Knows no item, no score.

Source: code de l'éducation, article D. 121-1 and its annex (CRCN), and the names of school
records. Pix displays some titles otherwise: both are kept and never mixed on one page.
"""

from dataclasses import dataclass
from typing import Final

from engine.items import CompetenceCode


@dataclass(frozen=True, slots=True)
class Competence:
    """One of the sixteen competences.

    `official` is the title of the regulation, `display` the title shown to people by Pix (both
    French), `english` its translation, `record_code` its name in school records (CRCN).
    """

    code: CompetenceCode
    official: str
    display: str
    english: str
    record_code: str


@dataclass(frozen=True, slots=True)
class Domain:
    """One of the five domains, in the same wordings as its competences."""

    number: int
    official: str
    display: str
    english: str
    competences: tuple[Competence, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One of the eight levels, named in French and in English."""

    number: int
    french: str
    english: str


def _competence(
    code: str, record_code: str, official: str, english: str, display: str = ""
) -> Competence:
    return Competence(CompetenceCode(code), official, display or official, english, record_code)


DOMAINS: Final = (
    Domain(
        1,
        "Information et données",
        "Informations et données",
        "Information and data",
        (
            _competence(
                "1.1",
                "CN_INF_MEN",
                "Mener une recherche et une veille d’information",
                "Searching for information and keeping watch",
            ),
            _competence("1.2", "CN_INF_GER", "Gérer des données", "Managing data"),
            _competence("1.3", "CN_INF_TRA", "Traiter des données", "Processing data"),
        ),
    ),
    Domain(
        2,
        "Communication et collaboration",
        "Communication et collaboration",
        "Communication and collaboration",
        (
            _competence("2.1", "CN_COM_INT", "Interagir", "Interacting"),
            _competence("2.2", "CN_COM_PAR", "Partager et publier", "Sharing and publishing"),
            _competence("2.3", "CN_COM_COL", "Collaborer", "Collaborating"),
            _competence(
                "2.4",
                "CN_COM_SIN",
                "S’insérer dans le monde numérique",
                "Taking part in the digital world",
            ),
        ),
    ),
    Domain(
        3,
        "Création de contenus",
        "Création de contenu",
        "Content creation",
        (
            _competence(
                "3.1",
                "CN_CRE_TEX",
                "Développer des documents textuels",
                "Producing text documents",
            ),
            _competence(
                "3.2",
                "CN_CRE_MUL",
                "Développer des documents multimédia",
                "Producing multimedia documents",
            ),
            _competence(
                "3.3",
                "CN_CRE_ADA",
                "Adapter les documents à leur finalité",
                "Adapting documents to their purpose",
            ),
            _competence("3.4", "CN_CRE_PRO", "Programmer", "Programming"),
        ),
    ),
    Domain(
        4,
        "Protection et sécurité",
        "Protection et sécurité",
        "Protection and security",
        (
            _competence(
                "4.1",
                "CN_PRO_SEC",
                "Sécuriser l’environnement numérique",
                "Securing the digital environment",
            ),
            _competence(
                "4.2",
                "CN_PRO_DON",
                "Protéger les données personnelles et la vie privée",
                "Protecting personal data and privacy",
            ),
            _competence(
                "4.3",
                "CN_PRO_SAN",
                "Protéger la santé, le bien-être et l’environnement",
                "Protecting health, well-being and the environment",
            ),
        ),
    ),
    Domain(
        5,
        "Environnement numérique",
        "Environnement numérique",
        "Digital environment",
        (
            _competence(
                "5.1",
                "CN_ENV_RES",
                "Résoudre des problèmes techniques",
                "Solving technical problems",
            ),
            _competence(
                "5.2",
                "CN_ENV_EVO",
                "Évoluer dans un environnement numérique",
                "Building a digital environment",
                display="Construire un environnement numérique",
            ),
        ),
    ),
)

COMPETENCES: Final = tuple(one for domain in DOMAINS for one in domain.competences)

LEVELS: Final = (
    Level(1, "Novice 1", "Novice 1"),
    Level(2, "Novice 2", "Novice 2"),
    Level(3, "Indépendant 1", "Independent 1"),
    Level(4, "Indépendant 2", "Independent 2"),
    Level(5, "Avancé 1", "Advanced 1"),
    Level(6, "Avancé 2", "Advanced 2"),
    Level(7, "Expert 1", "Expert 1"),
    Level(8, "Expert 2", "Expert 2"),
)

_BY_CODE: Final = {one.code: one for one in COMPETENCES}


def competence(code: str) -> Competence:
    """The competence of a code such as ``1.1``.

    Raises:
        KeyError: There is none.
    """
    return _BY_CODE[CompetenceCode(code)]


def domain_of(code: str) -> Domain:
    """The domain of a competence's code.

    Raises:
        KeyError: There is none.
    """
    found = competence(code)
    return next(domain for domain in DOMAINS if found in domain.competences)


def level(number: int) -> Level | None:
    """The level of a number from 1 to 8; 0, no level reached, has no name.

    Raises:
        KeyError: The number is outside 0…8.
    """
    if not 0 <= number <= len(LEVELS):
        raise KeyError(number)
    return LEVELS[number - 1] if number else None
