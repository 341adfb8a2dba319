"""Example questions for the gallery: one of each kind. Original, and in no pack."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.frame import ClockLevel, ClockView, Mode, ProgressView, StripView
from kiosk.ui.views.preferences import FontName, PointerSize, Preferences, ThemeName
from kiosk.ui.views.question import (
    AnswerKind,
    AttachmentView,
    FeedbackView,
    FieldFormat,
    FieldView,
    GestureView,
    QuestionView,
)
from kiosk.ui.views.report import ReportView
from kiosk.ui.views.skip import SkipView
from kiosk.words.catalogue import french

_CLOCK: Final = ClockView(f"Reste 1{NBSP}h{NBSP}58{NBSP}min", f"fin à 11{NBSP}h{NBSP}32")
_STILL: Final = ClockView(f"Reste 2{NBSP}h{NBSP}20{NBSP}min", "exemple, le temps est arrêté")
_SINGLE: Final = QuestionView(
    number=7,
    total=32,
    item="example-single",
    statement=french("""Vous n’attendez aucun colis. Ce SMS arrive sur votre téléphone.

> **06 39 98 21 47** aujourd’hui, 7 h 52
> Votre colis est bloqué au dépôt. Réglez 1,99 € avant ce soir : [suivi-colis.example/paiement](https://suivi-colis.example/paiement)

**Que faites-vous ?**"""),
    kind=AnswerKind.SINGLE,
    choices=(
        "J’ouvre le lien pour vérifier le numéro du colis.",
        "Je transfère ce SMS au 33700, puis je le supprime.",
        "Je réponds STOP pour ne plus recevoir de message.",
        french("Je règle 1,99 € : la somme est trop faible pour être un piège."),
    ),
    draft=2,
    saved_note=f"Question{NBSP}6 enregistrée",
    serial="7",
)
_MULTIPLE: Final = QuestionView(
    number=29,
    total=32,
    item="example-multiple",
    statement=french("""Votre classe part en sortie. La tablette doit tenir la journée sans prise.

**Quels sont les deux réglages qui réduisent la consommation ?** Deux réponses attendues."""),
    kind=AnswerKind.MULTIPLE,
    choices=(
        "Baisser la luminosité de l’écran",
        "Vider la corbeille de fichiers",
        "Activer le mode avion quand le réseau est inutile",
        "Passer l’interface en anglais",
        "Trier les photos par date",
    ),
    draft=[1, 3],
    saved_note=f"Question{NBSP}28 enregistrée",
    serial="29",
)
_FIELDS: Final = QuestionView(
    number=9,
    total=32,
    item="example-fields",
    statement=french("""La médiathèque de Valbrune prête ses documents 21 jours au plus.
Voici les prêts commencés en février 2027.

**Complétez les trois réponses.**

| N° | Titre | Catégorie | Prêté le | Rendu le |
|---|---|---|---|---|
| 1041 | Les Falaises | Roman | 02/02 | 16/02 |
| 1042 | Atlas des nuages | Documentaire | 03/02 | 01/03 |
| 1043 | Signal faible | BD | 03/02 | 12/02 |
| 1044 | Dune et sel | Roman | 05/02 | 02/03 |
| 1045 | Cuisiner sans four | Documentaire | 08/02 | 22/02 |
| 1046 | La Ligne 4 | Roman | 09/02 | 26/02 |

*Tableau : 6 prêts. Dates au format jour/mois.*"""),
    kind=AnswerKind.FIELDS,
    fields=(
        FieldView("retard", "Nombre de prêts rendus en retard", FieldFormat.NUMBER),
        FieldView("long", "Numéro du prêt le plus long", FieldFormat.SMALL),
        FieldView(
            "categorie",
            "Catégorie la plus empruntée",
            FieldFormat.LIST,
            ("BD", "Documentaire", "Roman"),
        ),
    ),
    draft={"retard": "2", "long": "10"},
    saved_note=f"Question{NBSP}8 enregistrée",
    serial="9",
)
_TABLE: Final = QuestionView(
    number=12,
    total=32,
    item="example-number",
    statement=french("""Le club de robotique note ses achats dans un tableau.
Nadia prépare le bilan et veut connaître la dépense en capteurs.

**Combien le club a-t-il dépensé pour la catégorie « Capteurs » ?**"""),
    kind=AnswerKind.NUMBER,
    fields=(FieldView("reponse", "Dépense, en euros", FieldFormat.NUMBER),),
    attachments=(
        AttachmentView(
            "achats-robotique.csv",
            "table",
            "Achats du club de robotique",
            (
                "Date;Achat;Catégorie;Montant (€)\n12/01;Capteur de distance;Capteurs;18,90\n"
                "12/01;Roues (lot de 4);Mécanique;14,50\n19/01;Batterie 7,4 V;Énergie;22,00\n"
                "26/01;Capteur de lumière;Capteurs;6,40\n26/01;Vis et écrous;Mécanique;5,80\n"
                "02/02;Câble USB;Énergie;7,90\n09/02;Capteur de couleur;Capteurs;24,60\n"
            ).encode(),
        ),
    ),
    draft="58",
    saved_note=f"Question{NBSP}11 enregistrée",
    serial="12",
)
SAMPLES: Final = (_SINGLE, _MULTIPLE, _TABLE)
"""Three that a machine is timed with."""
_BROKEN: Final = QuestionView(
    number=18,
    total=32,
    item="example-text",
    statement=french("""L’association publie ce plan du quartier sur son site.
Toute personne peut le reprendre sous conditions.

**Quelle licence est indiquée en bas du plan ?**"""),
    kind=AnswerKind.TEXT,
    fields=(FieldView("reponse", "Votre réponse", FieldFormat.SENTENCE),),
    attachments=(AttachmentView("plan-quartier.png", "image", "Plan du quartier", b"?"),),
    saved_note=f"Question{NBSP}17 enregistrée",
    serial="18",
)
_PRACTICE: Final = QuestionView(
    number=1,
    total=2,
    item="example-practice",
    statement=french("""Zoé cherche la photo de la plage parmi trois fichiers de son dossier.

**Quel fichier est une image ?**"""),
    kind=AnswerKind.SINGLE,
    choices=("rapport.odt", "plage.png", "budget.ods"),
    draft=2,
    practice=True,
    gestures=(
        GestureView("Répondre à une question", done=True),
        GestureView("Passer une question", done=True),
        GestureView("Masquer le temps, puis le réafficher", hint="Bouton « Masquer », en haut."),
        GestureView("Ouvrir les réglages d’affichage"),
        GestureView("Ouvrir puis fermer un signalement"),
    ),
    serial="p1",
)
_SOON: Final = StripView(
    "Il vous reste 15 minutes.", "Continuez à votre rythme, vos réponses sont enregistrées."
)


def _asked(name: str, view: QuestionView, **changes: object) -> Scene:
    scene = Scene(
        name,
        "practice" if view.practice else "question",
        view,
        frame=STATION,
        progress=ProgressView(view.number, view.total, practice=view.practice),
        clock=_STILL if view.practice else _CLOCK,
    )
    return replace(scene, **changes)  # type: ignore[arg-type]  # fields of Scene, by name


QUESTIONS: Final = (
    _asked("question-single", _SINGLE),
    _asked(
        "question-multiple-dark",
        _MULTIPLE,
        clock=replace(_CLOCK, text=f"Reste 15{NBSP}min", level=ClockLevel.SOON),
        strip=_SOON,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    _asked(
        "question-focus",
        replace(_SINGLE, number=32, serial="32", last=True, mode=Mode.FOCUS),
        progress=ProgressView(32, 32, mode=Mode.FOCUS),
        strip=StripView(
            f"Mode focus{NBSP}: répondez sans quitter cet écran.",
            "Si une autre fenêtre s’ouvre, revenez ici et répondez normalement.",
            tone="info",
        ),
    ),
    _asked(
        "question-free-200",
        replace(_MULTIPLE, mode=Mode.FREE),
        progress=ProgressView(29, 32, mode=Mode.FREE),
        preferences=Preferences(text_size=200),
    ),
    _asked("question-fields", _FIELDS),
    _asked("question-attachment", _TABLE),
    _asked("question-report", _BROKEN, beside=ReportView(18)),
    _asked("question-skip", _SINGLE, beside=SkipView(7)),
    _asked(
        "question-display",
        _SINGLE,
        beside="display",
        preferences=Preferences(text_size=125, ruler=True),
    ),
    _asked("question-display-100", _SINGLE, beside="display"),
    _asked(
        "question-display-200", _SINGLE, beside="display", preferences=Preferences(text_size=200)
    ),
    _asked(
        "question-ruler-dark",
        _SINGLE,
        preferences=Preferences(theme=ThemeName.DARK, ruler=True),
    ),
    _asked(
        "question-ruler-contrast",
        _FIELDS,
        preferences=Preferences(theme=ThemeName.CONTRAST, ruler=True),
    ),
    _asked("question-mask", _SINGLE, preferences=Preferences(mask=True, pointer=PointerSize.LARGE)),
    _asked(
        "question-time-urgent",
        _TABLE,
        clock=replace(_CLOCK, text=f"Reste 5{NBSP}min{NBSP}00{NBSP}s", level=ClockLevel.URGENT),
        strip=StripView(
            f"Il vous reste 5{NBSP}min.",
            "Continuez à votre rythme. Vos réponses sont enregistrées.",
            "urgent",
        ),
    ),
    _asked("question-help", _SINGLE, beside="help"),
    _asked("question-clock-hidden", _SINGLE, clock=replace(_CLOCK, hidden=True)),
    _asked(
        "question-missing",
        replace(_SINGLE, draft=None, serial="7b", missing_note="Choisissez une réponse ou passez."),
        preferences=Preferences(theme=ThemeName.CREAM),
    ),
    _asked("question-200", _SINGLE, preferences=Preferences(text_size=200)),
    _asked("question-contrast", _MULTIPLE, preferences=Preferences(theme=ThemeName.CONTRAST)),
    _asked(
        "question-dyslexic",
        _FIELDS,
        preferences=Preferences(font=FontName.DYSLEXIC, spaced_letters=True, line_height=200),
    ),
    _asked("practice", _PRACTICE),
    _asked(
        "practice-feedback",
        replace(
            _PRACTICE,
            feedback=FeedbackView(
                right=True, title="Bonne réponse.", text="Une image finit souvent par .png."
            ),
        ),
    ),
)
