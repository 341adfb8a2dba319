"""Example views of the end of a session. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.noted import NOTES
from kiosk.ui.gallery.scene import NBSP, STATION, Scene
from kiosk.ui.views.closing import (
    ClosingView,
    ConfirmView,
    EndAct,
    EndedRow,
    Mark,
    NoteRow,
    StepView,
)

_HERE: Final = Mark("check-circle", "Sur ce poste", "ok")
_USB: Final = Mark("check-circle", "Sur la clé", "ok")
_NOT_USB: Final = Mark("usb", "Pas sur la clé", "mention")
_RECEIVED: Final = Mark("check-circle", "Reçu", "ok")
_NOT_RECEIVED: Final = Mark("clock", "Pas encore reçu", "mention")
_VERIFIED: Final = Mark("check-circle", "Vérifié", "ok")
_NOT_VERIFIED: Final = Mark("clock", "Pas encore vérifié", "mention")
_INES: Final = EndedRow(
    "MARTIN Inès",
    f"Questions{NBSP}: 32 · toutes les questions faites",
    "Code de fin",
    "4F-72-K8",
    (_HERE, _USB, _RECEIVED, _VERIFIED),
)
_NOAM: Final = EndedRow(
    "TRAORÉ Noam",
    f"Questions{NBSP}: 21 · raison technique",
    "Code de fin",
    "87-4E-5C",
    (_HERE, _USB, _RECEIVED, _NOT_VERIFIED),
    f"Rien à faire{NBSP}: le serveur vérifiera ce résultat.",
)
_COPY: Final = StepView(
    EndAct.COPY, "usb", "Copier sur la clé", "Tous les résultats, relus après écriture."
)
_PRINT: Final = StepView(
    EndAct.PRINT, "printer", "Imprimer le procès-verbal", f"Imprimante{NBSP}: Salle B12"
)
_EXPORT: Final = StepView(EndAct.EXPORT, "file", "Exporter le procès-verbal", "En PDF, sur la clé.")
_CLOSE: Final = StepView(
    EndAct.CLOSE,
    "shield",
    "Clore la session…",
    "Définitif sur ce poste. Rien n’est effacé avant d’être relu.",
)
_FINE: Final = ClosingView(
    title="Fin de session",
    lead=f"Tout est prêt{NBSP}: les résultats de ce poste sont aussi ailleurs.",
    tone="ok",
    rows=(_INES, _NOAM),
    notes_title="Absents et incidents",
    notes=(
        NoteRow("person", "LE GOFF Maël", f"Absent à 8{NBSP}h{NBSP}40"),
        NoteRow(
            "flag", "C7, problème technique non bloquant", f"8{NBSP}h{NBSP}50 · toute la salle"
        ),
    ),
    no_notes="Rien à signaler.",
    steps_title="À faire, dans l’ordre",
    steps=(_COPY, _PRINT, _EXPORT, _CLOSE),
    leave="Revenir à l’espace surveillant",
    foot=f"Fermeture automatique dans 1{NBSP}min{NBSP}40{NBSP}s",
)
_NO_STICK: Final = "Aucune clé n’est prévue sur ce poste. Demandez au technicien."
_MISSING: Final = replace(
    _FINE,
    lead="Les résultats sont scellés. Certains ne sont encore que sur ce poste.",
    tone="warn",
    rows=(
        replace(_INES, marks=(_HERE, _USB, _NOT_RECEIVED, _NOT_VERIFIED)),
        replace(
            _NOAM,
            marks=(_HERE, _NOT_USB, _NOT_RECEIVED, _NOT_VERIFIED),
            todo="Copiez ce résultat sur la clé, ou attendez son envoi.",
            urgent=True,
        ),
    ),
    notes=(),
)
_STAFF: Final = replace(STATION, label="Espace surveillant", context=f"11{NBSP}h{NBSP}46")

CLOSING: Final = (
    Scene("closing", "closing", _FINE, frame=_STAFF),
    Scene("closing-withdrawn", "closing", replace(_FINE, notes=NOTES), frame=_STAFF),
    Scene("closing-not-copied", "closing", _MISSING, frame=_STAFF),
    Scene(
        "closing-nothing-received",
        "closing",
        replace(
            _MISSING,
            rows=(
                replace(
                    _INES,
                    marks=(_HERE, _NOT_RECEIVED, _NOT_VERIFIED),
                    todo="Laissez ce poste allumé jusqu’à l’envoi de ce résultat.",
                    urgent=True,
                ),
            ),
            steps=(
                replace(_COPY, enabled=False, reason=_NO_STICK),
                replace(
                    _PRINT,
                    enabled=False,
                    reason="Ce poste n’a pas d’imprimante. Demandez au technicien.",
                ),
                replace(_EXPORT, enabled=False, reason=_NO_STICK),
                _CLOSE,
            ),
        ),
        frame=_STAFF,
    ),
    Scene(
        "closing-asked",
        "closing",
        replace(
            _MISSING,
            asking=ConfirmView(
                "Clore la session sur ce poste\u202f?",
                "Plus personne ne pourra passer le test ici. Le poste sera rendu.",
                f"Résultats gardés seulement sur ce poste{NBSP}: 1. "
                "N’éteignez pas le poste avant leur envoi.",
                "Garder la session ouverte",
                "Clore la session",
            ),
        ),
        frame=_STAFF,
    ),
    Scene(
        "closing-exported",
        "closing",
        replace(
            _FINE,
            title="Session close",
            lead="Imprimez ou exportez le procès-verbal, puis faites-le signer.",
            tone="text2",
            steps=(_COPY, _PRINT, _EXPORT),
            leave="Terminer",
            message="Le procès-verbal est sur la clé, et relu"
            f"{NBSP}: proces-verbal_S-0001_poste-14.pdf.",
        ),
        frame=_STAFF,
    ),
    Scene(
        "closing-nameless",
        "closing",
        replace(
            _FINE,
            title="Procès-verbal de la session close",
            lead=f"Sans PIN, aucun nom n’est montré ici{NBSP}: le code de fin désigne chaque "
            "candidat.",
            tone="text2",
            rows=(
                replace(_INES, name=f"Candidat{NBSP}1"),
                replace(_NOAM, name=f"Candidat{NBSP}2"),
            ),
            notes=(NoteRow("person", f"Candidat{NBSP}3", f"Absent à 8{NBSP}h{NBSP}40"),),
            steps=(_COPY, _PRINT, _EXPORT),
            leave="Terminer",
        ),
        frame=_STAFF,
    ),
)
