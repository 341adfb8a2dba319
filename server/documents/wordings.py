"""The words of documents in French and in English. Knows no score and no layout."""

from abc import ABC, abstractmethod
from datetime import date, datetime
from typing import ClassVar, Final

from engine.records.root import Realm
from engine.referential import Level

NBSP: Final = "\u00a0"
NNBSP: Final = "\u202f"
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
_ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


class Wording(ABC):
    """One language of the certificate."""

    document: ClassVar[str]
    title: ClassVar[str]
    subtitle: ClassVar[str]
    stamp: ClassVar[str]
    delivered_to: ClassVar[str]
    global_level: ClassVar[str]
    no_level: ClassVar[str]
    competences: ClassVar[str]
    verification: ClassVar[str]
    issuer: ClassVar[str]
    summaries: ClassVar[tuple[str, ...]]

    @abstractmethod
    def name(self, level: Level) -> str:
        """The name of a level."""

    @abstractmethod
    def day(self, day: date) -> str:
        """A day in full."""

    @abstractmethod
    def born(self, birth_date: str, place: str) -> str:
        """When and where the person was born."""

    @abstractmethod
    def sat(self, day: date, centre: str) -> str:
        """When and where the exam was sat."""

    @abstractmethod
    def out_of(self, maximum: int) -> str:
        """What the score is out of."""

    @abstractmethod
    def level_words(self, level: int) -> str:
        """The level of a competence."""

    @abstractmethod
    def scale_note(self, highest: int) -> str:
        """Which levels are open."""

    @abstractmethod
    def verify_at(self, address: str) -> str:
        """How to check the certificate."""

    @abstractmethod
    def qr(self, code: str) -> str:
        """What the picture to scan is, for those who cannot see it."""

    @abstractmethod
    def issued(self, made: datetime) -> str:
        """When it was issued."""

    @abstractmethod
    def realm_note(self, realm: Realm) -> str:
        """What the issuer's word is worth."""


class _French(Wording):
    document = "Certificat de compétences numériques"
    title = "Certification Pix"
    subtitle = "Certificat de compétences numériques"
    stamp = "Spécimen, sans valeur"
    delivered_to = "Délivré à"
    global_level = "Niveau global"
    no_level = "Aucun niveau"
    competences = f"Les 16{NBSP}compétences"
    verification = "Code de vérification"
    issuer = "Service de certification"
    summaries = (
        "Vous réussissez, avec de l’aide, des gestes simples sur des outils numériques courants.",
        "Vous réussissez seul ou guidé des tâches simples de tous les jours avec le numérique.",
        "Vous menez de manière autonome des tâches courantes et réglez des difficultés simples.",
        "Vous choisissez un outil adapté à vos besoins habituels et organisez vos contenus.",
        (
            "Vous combinez plusieurs outils pour des besoins variés, vérifiez ce que vous trouvez "
            "et adaptez vos documents à ceux qui les lisent."
        ),
        (
            "Vous traitez des situations nouvelles, aidez les autres et protégez vos données "
            "avec discernement."
        ),
        "Vous concevez des solutions à des problèmes complexes et transmettez vos méthodes.",
        "Vous faites évoluer les pratiques numériques de votre entourage ou de votre métier.",
    )

    def name(self, level: Level) -> str:
        return level.french.replace(" ", NBSP)

    def day(self, day: date) -> str:
        number = "1er" if day.day == 1 else str(day.day)
        return f"{number}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"

    def born(self, birth_date: str, place: str) -> str:
        where = f" à {place}" if place else ""
        return f"Né(e) le {self.day(date.fromisoformat(birth_date))}{where}"

    def sat(self, day: date, centre: str) -> str:
        return f"Épreuve passée le {self.day(day)}, {centre}"

    def out_of(self, maximum: int) -> str:
        return f"pix, sur {maximum} accessibles"

    def level_words(self, level: int) -> str:
        return f"niveau{NBSP}{level}"

    def scale_note(self, highest: int) -> str:
        closed = "" if highest == 8 else f", le 8{NBSP}n’est pas encore ouvert"  # noqa: PLR2004 - the referential's highest
        return f"niveaux de 1 à 8{closed}"

    def verify_at(self, address: str) -> str:
        return f"À saisir sur {_shown(address)} pour confirmer ce certificat."

    def qr(self, code: str) -> str:
        return f"Code QR vers la page de vérification du certificat {code}"

    def issued(self, made: datetime) -> str:
        return f"Délivré le {self.day(made)}"

    def realm_note(self, realm: Realm) -> str:
        return "Répétition, sans valeur" if realm.rehearsal else "Autorité de certification"


class _English(Wording):
    document = "Certificate of digital skills"
    title = "Pix certification"
    subtitle = "Certificate of digital skills"
    stamp = "Specimen, of no value"
    delivered_to = "Awarded to"
    global_level = "Overall level"
    no_level = "No level"
    competences = f"The 16{NBSP}competences"
    verification = "Verification code"
    issuer = "Certification service"
    summaries = (
        "You manage simple actions with common digital tools when somebody helps you.",
        "You manage simple everyday digital tasks, alone or with some guidance.",
        "You carry out usual tasks on your own and solve simple difficulties.",
        "You pick the tool that fits your usual needs and keep your contents in order.",
        (
            "You combine several tools for varied needs, check what you find and adapt your "
            "documents to their readers."
        ),
        "You deal with new situations, help others and protect your data with judgement.",
        "You design answers to complex problems and pass your methods on.",
        "You change for the better how people around you, or of your trade, use digital tools.",
    )

    def name(self, level: Level) -> str:
        return level.english.replace(" ", NBSP)

    def day(self, day: date) -> str:
        return f"{day.day}{NBSP}{_ENGLISH_MONTHS[day.month - 1]}{NBSP}{day.year}"

    def born(self, birth_date: str, place: str) -> str:
        where = f" in {place}" if place else ""
        return f"Born on {self.day(date.fromisoformat(birth_date))}{where}"

    def sat(self, day: date, centre: str) -> str:
        return f"Exam sat on {self.day(day)}, {centre}"

    def out_of(self, maximum: int) -> str:
        return f"pix, out of {maximum} open to all"

    def level_words(self, level: int) -> str:
        return f"level{NBSP}{level}"

    def scale_note(self, highest: int) -> str:
        closed = "" if highest == 8 else f", level{NBSP}8 is not open yet"  # noqa: PLR2004 - the referential's highest
        return f"levels from 1 to 8{closed}"

    def verify_at(self, address: str) -> str:
        return f"Type it at {_shown(address)} to confirm this certificate."

    def qr(self, code: str) -> str:
        return f"QR code to the page that verifies certificate {code}"

    def issued(self, made: datetime) -> str:
        return f"Issued on {self.day(made)}"

    def realm_note(self, realm: Realm) -> str:
        return "Rehearsal, of no value" if realm.rehearsal else "Certification authority"


FRENCH: Final[Wording] = _French()
ENGLISH: Final[Wording] = _English()


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://")
