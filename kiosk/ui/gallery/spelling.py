"""Example views of the spell checker, where a ticket grants it. Original, and in no pack."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.question import AnswerKind, FieldFormat, FieldView, QuestionView
from kiosk.ui.views.spelling import MarkedView, MarkView, SpellingView, UnknownView
from kiosk.words.catalogue import french

_TEXT: Final = (
    "Je préviens l’accueil du colège, puis je change le mot de passe de la boite de la classe. "
    "Je ne clique sur aucun lien du mesage : le lien pourai mener vers un faux site."
)
_SHORT: Final = "la messagerrie du club"
_ASKED: Final = QuestionView(
    number=12,
    total=32,
    item="example-spelling",
    statement=french("""La boîte de la classe envoie des messages que personne n’a écrits.

**Que faites-vous, et pourquoi ?**"""),
    kind=AnswerKind.TEXT,
    fields=(FieldView("reponse", "Votre réponse", FieldFormat.PARAGRAPH),),
    draft=_TEXT,
    saved_note="Question\u00a011 enregistrée",
    serial="12s",
)
_LINE: Final = replace(
    _ASKED,
    item="example-spelling-line",
    statement=french("**Quel compte faut-il protéger en premier ?**"),
    fields=(FieldView("reponse", "Le compte à protéger", FieldFormat.SENTENCE),),
    draft=_SHORT,
    serial="12l",
)


def _marked(text: str, *words: str) -> MarkedView:
    return MarkedView("reponse", text, tuple(MarkView(text.index(one), len(one)) for one in words))


_FOUND: Final = SpellingView(offered=True, fields=(_marked(_TEXT, "colège", "mesage", "pourai"),))
_LINE_FOUND: Final = SpellingView(offered=True, fields=(_marked(_SHORT, "messagerrie"),))
_OPEN: Final = replace(
    _FOUND,
    unknown=UnknownView(
        "reponse",
        _TEXT,
        MarkView(_TEXT.index("mesage"), 6),
        ("message", "massage", "mes âge", "dosage"),
    ),
)
_LINE_OPEN: Final = replace(
    _LINE_FOUND,
    unknown=UnknownView(
        "reponse", _SHORT, MarkView(_SHORT.index("messagerrie"), 11), ("messagerie", "messageries")
    ),
)
_SCENE: Final = next(one for one in QUESTIONS if one.name == "question-fields")
_WRITTEN: Final = replace(_SCENE, view=_ASKED, progress=None)
_REASON: Final = "Aucun correcteur n’est installé sur ce poste. Prévenez le surveillant."

SPELLING: Final[tuple[Scene, ...]] = (
    replace(_WRITTEN, name="question-spelling", spelling=_FOUND),
    replace(_WRITTEN, name="question-spelling-list", spelling=_OPEN),
    replace(
        _WRITTEN,
        name="question-spelling-dark",
        spelling=_OPEN,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    replace(_WRITTEN, name="question-spelling-line", view=_LINE, spelling=_LINE_FOUND),
    replace(_WRITTEN, name="question-spelling-line-list", view=_LINE, spelling=_LINE_OPEN),
    replace(
        _WRITTEN,
        name="question-spelling-none",
        spelling=replace(_FOUND, fields=(), note="Aucun mot inconnu."),
    ),
    replace(
        _WRITTEN,
        name="question-spelling-absent",
        spelling=SpellingView(offered=True, reason=_REASON),
    ),
    replace(_WRITTEN, name="question-spelling-help", spelling=_FOUND, beside="help"),
)
