"""Example views from the waiting station to the start. Invented people only."""

from dataclasses import replace
from typing import Final

from kiosk.ui.gallery.scene import CANDIDATE, NBSP, STATION, Scene
from kiosk.ui.views.admission import AdmissionView, PinPurpose
from kiosk.ui.views.candidate_code import CandidateCodeView
from kiosk.ui.views.fatal import FatalView
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.identity import IdentityView
from kiosk.ui.views.instructions import InstructionsView, PointView
from kiosk.ui.views.opening import CodeState, OpeningView, SessionCard
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.ready import ReadyView
from kiosk.ui.views.resume import ResumeView
from kiosk.ui.views.waiting import StationState, WaitingView

_STAFF: Final = replace(STATION, label="Espace surveillant")
_STEPS: Final = (
    "Le temps et les questions",
    "Avancer, passer, valider",
    "Ce qui est permis",
    "Demander de l’aide",
)
_WAITING: Final = WaitingView(
    number="14",
    state=StationState.READY,
    state_text="Poste prêt",
    detail="Vos réponses seront gardées ici, même si le réseau s’arrête.",
    exam="Certification Pix",
    when=f"Mardi 9 mars 2027, à partir de 9{NBSP}h",
    can_open=False,
    can_enter=True,
    foot=f"8{NBSP}h{NBSP}56 · Pix Kiosk 1.4.2",
)
_OPENING: Final = OpeningView(
    code="K7MX2QRPHW4T9",
    code_state=CodeState.COMPLETE,
    code_note="Code complet, aucune faute de frappe.",
    session=SessionCard(
        f"Certification Pix · 9{NBSP}mars 2027",
        "Lycée Germaine-Tillion, Valbrune · salle B12",
        "28 inscrits",
        "2 avec temps majoré",
        ("Poste inscrit", "Contenu signé", f"Niveau{NBSP}: session protégée"),
    ),
    can_submit=False,
)
_PAGE: Final = InstructionsView(
    page=2,
    pages=4,
    steps=_STEPS,
    title="On avance, sans revenir en arrière",
    lead="Chaque question est choisie d’après vos réponses. "
    "Certaines seront faciles, d’autres difficiles : c’est normal pour tout le monde.",
    points=(
        PointView(
            "check",
            "Valider ma réponse",
            "La réponse est enregistrée, puis la question suivante s’affiche.",
        ),
        PointView(
            "skip",
            "Passer la question",
            "C’est permis. On vous demande confirmation, car elle ne reviendra pas.",
        ),
        PointView(
            "clock",
            "Prendre votre temps",
            "Vous pouvez masquer le temps. Ne rien toucher ne fait rien perdre.",
        ),
        PointView(
            "drive",
            "Ne rien perdre",
            "Le mot **Enregistré** n’apparaît que si votre réponse est gardée sur ce poste.",
        ),
    ),
    note="Le temps n’a pas démarré.",
)
_RESUME: Final = ResumeView(
    question=23,
    total=32,
    lead=f"Le poste s’est arrêté à 10{NBSP}h{NBSP}49. Ce n’est pas votre faute, rien n’est perdu.",
    remaining=f"55{NBSP}min",
    time_note=f"Fin à 11{NBSP}h{NBSP}47.\nL’arrêt, environ 3{NBSP}min, n’est pas compté.",
    kept=(
        ("Réponses", f"questions 1 à{NBSP}22"),
        ("Texte commencé", "« Réunion du 12 »"),
        ("Tableur", "8 cellules remplies"),
        ("Affichage", f"texte 100{NBSP}%, thème clair"),
    ),
    staff_note=f"**Pour le surveillant, R-12.** Coupure estimée à 3{NBSP}min, "
    "notée au procès-verbal.",
    role_label="PIN du surveillant",
    saved_note="22 questions enregistrées",
)

ENTRY: Final = (
    Scene("waiting", "waiting", _WAITING, frame=STATION),
    Scene(
        "waiting-rehearsal",
        "waiting",
        replace(
            _WAITING,
            state=StationState.CHECK,
            state_text="À vérifier : horloge",
            detail="Prévenez le technicien.",
            can_open=True,
            can_enter=False,
        ),
        frame=replace(STATION, rehearsal=True),
    ),
    Scene(
        "waiting-closed",
        "waiting",
        replace(
            _WAITING,
            state=StationState.CHECK,
            state_text="Aucune session à ouvrir",
            detail="La session de ce matin est close sur ce poste.",
            exam="",
            when="",
            can_enter=False,
            can_report=True,
        ),
        frame=STATION,
    ),
    Scene("opening", "opening", _OPENING, frame=STATION),
    Scene(
        "opening-card",
        "opening",
        replace(
            _OPENING,
            code="K7MX",
            code_state=CodeState.PARTIAL,
            code_note="Il manque 9 caractères.",
            card_note="Cette carte est celle d’une autre session. "
            "Prenez la bonne clé, ou tapez le code.",
        ),
        frame=STATION,
    ),
    Scene(
        "opening-wrong",
        "opening",
        replace(
            _OPENING,
            code_state=CodeState.WRONG,
            code_note="",
            message="Le code ou le PIN ne convient pas. Relisez-les, puis recommencez.",
            session=None,
        ),
        frame=STATION,
        preferences=Preferences(theme=ThemeName.DARK),
    ),
    Scene(
        "opening-trouble",
        "opening",
        replace(
            _OPENING,
            trouble=(
                "Le paquet de questions de ce poste est abîmé, ou a été modifié.",
                "La session reste fermée ici. Aucune réponse n’est touchée.",
                "Prenez un poste de secours, et demandez au technicien de copier le paquet.",
            ),
        ),
        frame=STATION,
    ),
    Scene("candidate-code", "candidate-code", CandidateCodeView(), frame=STATION),
    Scene(
        "candidate-code-denied",
        "candidate-code",
        CandidateCodeView(
            f"Ce code n’est pas reconnu. **Appelez le surveillant{NBSP}:** "
            "il peut vous installer sans code."
        ),
        frame=STATION,
        strip=StripView(
            "Ce n’est pas vous\u202f? Levez la main.",
            "Le surveillant est prévenu et vient vous aider.",
            tone="info",
        ),
    ),
    Scene(
        "identity",
        "identity",
        IdentityView(
            first_name="Inès",
            last_name="MARTIN",
            birth_date=f"4{NBSP}février 2011",
            exam="Certification Pix",
            exam_detail="32 questions, sans retour en arrière",
            duration=f"2{NBSP}h{NBSP}20",
            planned=f"1{NBSP}h{NBSP}45",
            extra=f"+ 35{NBSP}min",
            extra_share=0.25,
            adaptations=("Temps majoré d’un tiers",),
            adaptations_note="Accordé par votre établissement, déjà dans votre durée",
        ),
        frame=STATION,
    ),
    Scene(
        "admission",
        "admission",
        AdmissionView(
            "Inès MARTIN",
            "PIN du surveillant",
            rows=(("Date de naissance", f"4{NBSP}février 2011"), ("Durée", f"2{NBSP}h{NBSP}20")),
            waited=f"Vous attendez depuis 2{NBSP}min. Le temps du test n’a pas démarré.",
        ),
        frame=CANDIDATE,
    ),
    Scene("instructions", "instructions", _PAGE),
    Scene(
        "instructions-rules",
        "instructions",
        replace(
            _PAGE,
            page=4,
            needs_checkbox=True,
            checkbox_text="J’ai lu les règles et je les accepte.",
        ),
        preferences=Preferences(theme=ThemeName.CREAM),
    ),
    Scene("ready", "ready", ReadyView(f"2{NBSP}h{NBSP}20", f"fin à 11{NBSP}h{NBSP}32", 32)),
    Scene("resume", "resume", _RESUME),
    Scene(
        "resume-agreed",
        "resume",
        replace(_RESUME, authorised=True, authorised_note=f"Reprise autorisée à 10{NBSP}h{NBSP}52"),
    ),
    Scene(
        "hold",
        "hold",
        AdmissionView(
            "Inès MARTIN",
            "PIN du chef de centre",
            PinPurpose.HOLD,
            message="Le PIN ne convient pas.",
            can_go_back=False,
            code="H-02",
        ),
        frame=_STAFF,
    ),
    Scene(
        "fatal",
        "fatal",
        FatalView(
            "Ce poste ne peut pas continuer",
            "Le disque est plein.",
            "Les réponses déjà enregistrées sont gardées.",
            "Levez la main. Le technicien libère de la place, puis relance le poste.",
            code="D-07",
            action="Réessayer",
        ),
    ),
)
