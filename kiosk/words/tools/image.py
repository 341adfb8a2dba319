"""What the image viewer says. Knows no item."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class ImageText(StrEnum):
    """What can be said in the image viewer."""

    TITLE = auto()
    HINT = auto()
    PICTURES = auto()
    LEFT = auto()
    RIGHT = auto()
    CROP = auto()
    ADJUST = auto()
    PROPERTIES = auto()
    EXPORT = auto()
    SAVE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM = auto()
    FACTS = auto()
    PICTURE = auto()
    PICTURE_TURNED = auto()
    PICTURE_CROPPED = auto()
    NO_DRAWING = auto()
    DESCRIPTION = auto()
    CROP_HELP = auto()
    CROP_X = auto()
    CROP_Y = auto()
    WIDTH = auto()
    HEIGHT = auto()
    PIXELS = auto()
    RATIO = auto()
    RATIO_FREE = auto()
    RATIO_SQUARE = auto()
    CROP_APPLY = auto()
    CROP_WHOLE = auto()
    CHOOSE = auto()
    BRIGHTNESS = auto()
    CONTRAST = auto()
    SATURATION = auto()
    MORE = auto()
    LESS = auto()
    GREY = auto()
    NAME = auto()
    DIMENSIONS = auto()
    WEIGHT = auto()
    FOLDER = auto()
    FORMAT = auto()
    QUALITY = auto()
    QUALITY_HINT = auto()
    PROPORTIONS = auto()
    ERASE = auto()
    ERASE_FULL = auto()
    NOTHING_KNOWN = auto()
    SIZE = auto()
    KO = auto()
    ESTIMATED = auto()
    EXPORT_APPLY = auto()
    COPIES = auto()
    COPY = auto()
    SAVED = auto()
    REFUSED_CROP_SMALL = auto()
    REFUSED_CROP_OUTSIDE = auto()
    REFUSED_RANGE = auto()
    REFUSED_FIXED = auto()
    REFUSED_NOTHING = auto()
    REFUSED_NO_NAME = auto()
    REFUSED_BAD_NAME = auto()
    REFUSED_ORIGINAL = auto()
    REFUSED_MANY = auto()
    REFUSED_NUMBER = auto()
    REFUSED_OTHER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ImageText.TITLE: ("Images", "Pictures"),
    ImageText.HINT: (
        "Dans l'image : flèches, déplacer le cadre ; **Maj** et flèches, sa taille ; **Entrée**, l'appliquer.",
        "In the picture: arrows move the frame; **Shift** and arrows, its size; **Enter** applies it.",
    ),
    ImageText.PICTURES: ("Images", "Pictures"),
    ImageText.LEFT: ("Pivoter à gauche", "Rotate left"),
    ImageText.RIGHT: ("Pivoter à droite", "Rotate right"),
    ImageText.CROP: ("Recadrer", "Crop"),
    ImageText.ADJUST: ("Réglages", "Adjust"),
    ImageText.PROPERTIES: ("Propriétés", "Properties"),
    ImageText.EXPORT: ("Exporter", "Export"),
    ImageText.SAVE: ("Enregistrer", "Save"),
    ImageText.ZOOM_IN: ("Agrandir la vue", "Zoom in"),
    ImageText.ZOOM_OUT: ("Réduire la vue", "Zoom out"),
    ImageText.ZOOM: ("Zoom {percent} %", "Zoom {percent}%"),
    ImageText.FACTS: ("{size}, {weight}", "{size}, {weight}"),
    ImageText.PICTURE: ("Image {name}. {description}", "Picture {name}. {description}"),
    ImageText.PICTURE_TURNED: (
        "Tournée de {degrees}° vers la droite.",
        "Turned right by {degrees}°.",
    ),
    ImageText.PICTURE_CROPPED: (
        "Cadre : bord gauche {x} px, bord haut {y} px, largeur {width} px, hauteur {height} px.",
        "Frame: left edge {x} px, top edge {y} px, width {width} px, height {height} px.",
    ),
    ImageText.NO_DRAWING: ("Image non affichée", "Picture not shown"),
    ImageText.DESCRIPTION: ("Description", "Description"),
    ImageText.CROP_HELP: (
        "Écrivez les nombres, ou placez le cadre dans l'image avec les flèches, puis appliquez-le.",
        "Write the numbers, or place the frame in the picture with the arrows, then apply it.",
    ),
    ImageText.CROP_X: ("Bord gauche du cadre (px)", "Left edge of the frame (px)"),
    ImageText.CROP_Y: ("Bord haut du cadre (px)", "Top edge of the frame (px)"),
    ImageText.WIDTH: ("Largeur (px)", "Width (px)"),
    ImageText.HEIGHT: ("Hauteur (px)", "Height (px)"),
    ImageText.PIXELS: ("pixels", "pixels"),
    ImageText.RATIO: ("Forme du cadre", "Shape of the frame"),
    ImageText.RATIO_FREE: ("libre", "free"),
    ImageText.RATIO_SQUARE: ("carré (1:1)", "square (1:1)"),
    ImageText.CROP_APPLY: ("Appliquer le cadre", "Apply the frame"),
    ImageText.CROP_WHOLE: ("Image entière", "Whole picture"),
    ImageText.CHOOSE: ("Choisir", "Choose"),
    ImageText.BRIGHTNESS: ("Luminosité", "Brightness"),
    ImageText.CONTRAST: ("Contraste", "Contrast"),
    ImageText.SATURATION: ("Saturation", "Saturation"),
    ImageText.MORE: ("Augmenter : {what}", "Increase: {what}"),
    ImageText.LESS: ("Diminuer : {what}", "Decrease: {what}"),
    ImageText.GREY: ("Noir et blanc", "Black and white"),
    ImageText.NAME: ("Nom", "Name"),
    ImageText.DIMENSIONS: ("Dimensions (largeur × hauteur)", "Dimensions (width × height)"),
    ImageText.WEIGHT: ("Poids", "Weight"),
    ImageText.FOLDER: ("Dossier", "Folder"),
    ImageText.FORMAT: ("Format", "Format"),
    ImageText.QUALITY: ("Qualité, de 10 à 100", "Quality, 10 to 100"),
    ImageText.QUALITY_HINT: (
        "Moins de qualité, moins de poids",
        "Less quality, less weight",
    ),
    ImageText.PROPORTIONS: ("Garder les proportions", "Keep the proportions"),
    ImageText.ERASE: ("Effacer", "Erase"),
    ImageText.ERASE_FULL: ("Effacer : {label}", "Erase: {label}"),
    ImageText.NOTHING_KNOWN: ("non renseigné", "not stated"),
    ImageText.SIZE: ("{width} × {height} pixels", "{width} × {height} pixels"),
    ImageText.KO: ("{weight}\u00a0ko", "{weight}\u00a0KB"),
    ImageText.ESTIMATED: (
        "Poids de la copie : {weight}\u00a0ko",
        "Weight of the copy: {weight}\u00a0KB",
    ),
    ImageText.EXPORT_APPLY: ("Exporter la copie", "Export the copy"),
    ImageText.COPIES: ("Copies exportées", "Exported copies"),
    ImageText.COPY: (
        "{name}.{format}, dossier {folder}, {width} × {height} pixels, {weight}\u00a0ko",
        "{name}.{format}, folder {folder}, {width} × {height} pixels, {weight}\u00a0KB",
    ),
    ImageText.SAVED: ("Original remplacé : {names}.", "Original replaced: {names}."),
    ImageText.REFUSED_CROP_SMALL: (
        "Le cadre est trop petit : 10 pixels au moins.",
        "The frame is too small: 10 pixels at least.",
    ),
    ImageText.REFUSED_CROP_OUTSIDE: (
        "Le cadre sort de l'image.",
        "The frame leaves the picture.",
    ),
    ImageText.REFUSED_RANGE: (
        "Un réglage va de −100 à 100.",
        "An adjustment goes from −100 to 100.",
    ),
    ImageText.REFUSED_FIXED: (
        "Cette propriété ne se modifie pas.",
        "This property cannot be changed.",
    ),
    ImageText.REFUSED_NOTHING: (
        "Rien n'a changé : il n'y a rien à enregistrer.",
        "Nothing has changed: there is nothing to save.",
    ),
    ImageText.REFUSED_NO_NAME: ("Écrivez un nom.", "Write a name."),
    ImageText.REFUSED_BAD_NAME: (
        "Ce nom contient un signe interdit dans un nom de fichier.",
        "This name has a sign that file names cannot have.",
    ),
    ImageText.REFUSED_ORIGINAL: (
        "L'image d'origine porte déjà ce nom dans ce dossier.",
        "The original picture has this name in this folder already.",
    ),
    ImageText.REFUSED_MANY: ("Il y a déjà trop de copies.", "There are too many copies already."),
    ImageText.REFUSED_NUMBER: (
        "Écrivez un nombre entier possible ici.",
        "Write a whole number that is possible here.",
    ),
    ImageText.REFUSED_OTHER: ("Ce n'est pas possible maintenant.", "This is not possible now."),
}


def image_words(key: ImageText, **values: object) -> str:
    """The sentence of a key in the chosen language; numbers are grouped."""
    shown = {name: grouped(one) if isinstance(one, int) else one for name, one in values.items()}
    return said(_SENTENCES, key, **shown)


def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f")
