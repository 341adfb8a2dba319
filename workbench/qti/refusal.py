"""Why a package or an item is not taken, in French and in English. Decides nothing."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "package.unreadable": (
        "Ce fichier n’est pas une archive ZIP lisible : rien n’a été importé.",
        "This file is no readable ZIP archive: nothing was imported.",
    ),
    "package.many": (
        "Cette archive contient trop de fichiers ({found}, {most} au plus) : rien n’a été importé.",
        "This archive holds too many files ({found}, {most} at most): nothing was imported.",
    ),
    "package.large": (
        "Cette archive, une fois ouverte, serait trop volumineuse : rien n’a été importé.",
        "This archive would be too large once opened: nothing was imported.",
    ),
    "package.path": (
        "Cette archive contient un nom de fichier dangereux ({name}) : rien n’a été importé.",
        "This archive holds a dangerous file name ({name}): nothing was imported.",
    ),
    "package.encrypted": (
        "Cette archive est protégée par un mot de passe : rien n’a été importé.",
        "This archive is protected by a password: nothing was imported.",
    ),
    "package.empty": (
        "Cette archive ne contient aucune question QTI : rien n’a été importé.",
        "This archive holds no QTI item: nothing was imported.",
    ),
    "xml.doctype": (
        "Un document déclare un DOCTYPE, ce qui n’est jamais nécessaire ({name}) : refusé.",
        "A document declares a DOCTYPE, which is never needed ({name}): refused.",
    ),
    "xml.malformed": (
        "Un document n’est pas du XML bien formé ({name}) : refusé.",
        "A document is no well-formed XML ({name}): refused.",
    ),
    "item.adaptive": (
        "question adaptative à plusieurs tentatives : sans équivalent",
        "an adaptive item with several attempts: no equivalent",
    ),
    "item.template": (
        "valeurs tirées au sort par un modèle : sans équivalent",
        "values drawn by a template: no equivalent",
    ),
    "item.interaction": (
        "interaction {name} : sans équivalent",
        "interaction {name}: no equivalent",
    ),
    "item.none": ("aucune interaction : rien à répondre", "no interaction: nothing to answer"),
    "item.mixed": (
        "plusieurs interactions que l’on ne peut pas réunir en une question",
        "several interactions that cannot be joined in one item",
    ),
    "item.no_key": (
        "aucune bonne réponse n’est déclarée : rien à corriger",
        "no correct response is declared: nothing to grade",
    ),
    "item.key": (
        "la bonne réponse déclarée ne correspond pas aux choix",
        "the declared correct response is none of the choices",
    ),
    "item.media": (
        "un média que l’examen ne montre pas ({name})",
        "a medium that the exam does not show ({name})",
    ),
    "item.missing_file": ("le fichier {name} manque dans l’archive", "the file {name} is missing"),
    "item.math": (
        "une formule sans texte de remplacement",
        "a formula without an alternative text",
    ),
    "item.choices": (
        "nombre de choix hors de ce que l’écran accepte ({found})",
        "a number of choices that the screen does not take ({found})",
    ),
    "item.long": (
        "un texte trop long pour l’écran ({found} caractères)",
        "a text too long for the screen ({found} characters)",
    ),
    "item.picture_choice": (
        "un choix est une image sans texte",
        "a choice is a picture without words",
    ),
    "item.shape": ("une zone de forme inconnue", "a zone of unknown shape"),
    "item.empty": ("l’énoncé est vide", "the statement is empty"),
    "item.pairs": (
        "des associations qui ne sont pas une réponse par ligne",
        "matches that are not one answer for each row",
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "shuffle": ("l’ordre au hasard est figé", "random order is fixed"),
    "score": (
        "barème réduit à juste ou faux : juste = {rule}",
        "score reduced to right or wrong: right = {rule}",
    ),
    "custom": (
        "correction propre remplacée par la comparaison à la bonne réponse",
        "custom processing replaced by comparison with the correct response",
    ),
    "default": (
        "aucune règle de correction : comparaison à la bonne réponse",
        "no response processing: comparison with the correct response",
    ),
    "single": (
        "cases à cocher avec une seule bonne réponse : devient un choix unique",
        "check boxes with one correct answer: becomes a single choice",
    ),
    "shape": (
        "zones rondes ou polygonales remplacées par leur rectangle",
        "round or polygonal zones replaced by their rectangles",
    ),
    "feedback": (
        "retours autres que celui de la bonne réponse laissés de côté",
        "feedback other than that of the right answer is left out",
    ),
    "style": ("mise en forme propre laissée de côté", "own style is left out"),
    "alone": (
        "liste isolée dans le texte : devient un choix unique",
        "a lone list in the text: becomes a single choice",
    ),
    "associate": (
        "paires libres : l’ensemble est partagé en gauche et droite",
        "free pairs: the set is divided into left and right",
    ),
    "hottext": ("mots du texte : deviennent des choix", "words of the text become choices"),
    "slider": ("curseur : devient un nombre à écrire", "a slider becomes a number to write"),
    "rubric": ("consignes à d’autres que le candidat laissées de côté", "rubric blocks left out"),
    "math": ("formule remplacée par son texte", "a formula is replaced by its text"),
    "image": ("image placée sous l’énoncé", "a picture is put below the statement"),
    "catalogue": ("aides d’accessibilité propres laissées de côté", "catalogue supports left out"),
    "custom_interaction": (
        "interaction propre à Pix Kiosk, relue depuis ses données",
        "an interaction of Pix Kiosk's own, read from its data",
    ),
}


class PackageRefusedError(Exception):
    """The whole package is refused; `reason` is a key of `SENTENCES`."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    @property
    def french(self) -> str:
        """What happened, in French."""
        return SENTENCES[self.reason][0].format_map(self.values)

    @property
    def english(self) -> str:
        """The same in English."""
        return SENTENCES[self.reason][1].format_map(self.values)


class ItemRefusedError(PackageRefusedError):
    """One item is refused; the others go on."""
