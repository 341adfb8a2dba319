"""Example views for what stands still and for what is over. Invented people only."""

from typing import Final

from kiosk.ui.gallery.scene import NBSP, Scene
from kiosk.ui.views.ending import EndView, StorageRow, TimeOverView
from kiosk.ui.views.overlay import OverlayKind, OverlayRow, OverlayView

_ROWS: Final = (
    OverlayRow("info", "Ce qui se passe", f"Toute la salle est en pause depuis **3{NBSP}min**."),
    OverlayRow(
        "check-circle",
        "Vos réponses",
        f"**Enregistrées** sur ce poste, jusqu’à la question{NBSP}19.\n"
        f"Votre brouillon de la question{NBSP}20 est gardé.",
    ),
    OverlayRow(
        "clock",
        "Votre temps",
        f"**Arrêté à 1{NBSP}h{NBSP}12{NBSP}min.** La pause ne vous coûte rien.",
    ),
    OverlayRow("person", "Que faire", "Restez à votre place. Le test reprendra tout seul."),
)

_AWAY: Final = (
    OverlayRow(
        "info",
        "Ce qui se passe",
        "C’est peut-être le poste. Le surveillant en est informé.",
    ),
    _ROWS[1],
    OverlayRow(
        "clock",
        "Votre temps",
        f"**Il continue{NBSP}: reste 1{NBSP}h{NBSP}12{NBSP}min.** Il n’a pas été réduit.",
    ),
    OverlayRow(
        "person",
        "Que faire",
        "Cliquez sur **Revenir à ma question**. Si cela recommence, levez la main.",
    ),
)
ENDS: Final = (
    Scene(
        "pause",
        "overlay",
        OverlayView(
            OverlayKind.PAUSE,
            "Le test est en pause",
            "Le surveillant a mis la salle en pause. Ce n’est pas à cause de vous.",
            _ROWS,
            code="P-31",
            moment=f"10{NBSP}h{NBSP}27",
            saved_note="Tout est enregistré",
        ),
    ),
    Scene(
        "report-waiting",
        "overlay",
        OverlayView(
            OverlayKind.REPORT,
            "Le surveillant arrive",
            "Vous avez signalé un problème. Votre temps est arrêté.",
            _ROWS,
            code="S-21",
            moment=f"10{NBSP}h{NBSP}34",
            saved_note="Tout est enregistré",
        ),
    ),
    Scene(
        "away",
        "overlay",
        OverlayView(
            OverlayKind.FOCUS,
            "Restez sur cet écran",
            "Une autre fenêtre est encore passée devant le test.",
            _AWAY,
            code="F-21",
            moment=f"10{NBSP}h{NBSP}34",
            saved_note="Tout est enregistré",
            action="Revenir à ma question",
        ),
    ),
    Scene("time-grace", "time-over", TimeOverView(grace_s=8)),
    Scene("time-over", "time-over", TimeOverView(note="Le texte commencé est gardé.")),
    Scene(
        "end",
        "end",
        EndView(
            title="Vous avez terminé.",
            subtitle="Merci, Inès. Restez à votre place, levez la main.",
            seen=32,
            total=32,
            answered=29,
            skipped=3,
            end_code="4F-72-K8",
            storage=(
                StorageRow(
                    "drive",
                    "Sur ce poste",
                    f"32 questions, journal vérifié à 11{NBSP}h{NBSP}26",
                    "Enregistré",
                ),
                StorageRow(
                    "usb", "Sur la clé de la salle", "Copie chiffrée, relue après écriture", "Copié"
                ),
                StorageRow(
                    "offline",
                    "Au centre d’examen",
                    "Envoi dès que le réseau revient",
                    "En attente",
                    "warn",
                ),
            ),
            note="Aucun score ici. Votre établissement vous donnera le résultat, "
            "après la validation.",
        ),
    ),
)
