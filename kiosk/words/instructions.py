"""What the four pages of instructions say, in French and in English. Knows no screen."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class InstructionText(StrEnum):
    """A step at the left, its title, its lead, then each point's title and sentence."""

    TIME_STEP = auto()
    TIME_TITLE = auto()
    TIME_LEAD = auto()
    TIME_LEAD_EXTRA = auto()
    TIME_SHOWN = auto()
    TIME_SHOWN_TEXT = auto()
    TIME_COUNT = auto()
    TIME_COUNT_TEXT = auto()
    TIME_STOPS = auto()
    TIME_STOPS_TEXT = auto()
    TIME_IDLE = auto()
    TIME_IDLE_TEXT = auto()

    GO_STEP = auto()
    GO_TITLE = auto()
    GO_LEAD = auto()
    GO_VALIDATE = auto()
    GO_VALIDATE_TEXT = auto()
    GO_SKIP = auto()
    GO_SKIP_TEXT = auto()
    GO_PACE = auto()
    GO_PACE_TEXT = auto()
    GO_SAFE = auto()
    GO_SAFE_TEXT = auto()

    RULES_STEP = auto()
    RULES_TITLE = auto()
    RULES_LEAD = auto()
    RULES_ALONE = auto()
    RULES_ALONE_TEXT = auto()
    RULES_ALONE_HELPED = auto()
    RULES_PHONE = auto()
    RULES_PHONE_TEXT = auto()
    RULES_FREE = auto()
    RULES_FREE_TEXT = auto()
    RULES_FOCUS = auto()
    RULES_FOCUS_TEXT = auto()
    RULES_FOCUS_COUNTS = auto()

    HELP_STEP = auto()
    HELP_TITLE = auto()
    HELP_LEAD = auto()
    HELP_REPORT = auto()
    HELP_REPORT_TEXT = auto()
    HELP_BLOCKED = auto()
    HELP_BLOCKED_TEXT = auto()
    HELP_STOPPED = auto()
    HELP_STOPPED_TEXT = auto()
    HELP_DISPLAY = auto()
    HELP_DISPLAY_TEXT = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    InstructionText.TIME_STEP: ("Le temps et les questions", "Time and questions"),
    InstructionText.TIME_TITLE: ("Votre temps est à vous", "Your time is yours"),
    InstructionText.TIME_LEAD: (
        (
            "Vous avez **{duration}** pour **{count} questions**. "
            "Le temps démarre quand vous cliquez sur Commencer."
        ),
        "You have **{duration}** for **{count} questions**. The time starts when you click Start.",
    ),
    InstructionText.TIME_LEAD_EXTRA: (
        "Vous avez **{duration}** pour **{count} questions**. Votre temps en plus est déjà compté.",
        "You have **{duration}** for **{count} questions**. Your extra time is already in it.",
    ),
    InstructionText.TIME_SHOWN: ("Le temps s'affiche en haut", "The time stands at the top"),
    InstructionText.TIME_SHOWN_TEXT: (
        "Il vous gêne ? **Masquer** le cache, et le réaffiche quand vous voulez.",
        "Does it bother you? **Hide** puts it away, and back when you like.",
    ),
    InstructionText.TIME_COUNT: ("Une question à la fois", "One question at a time"),
    InstructionText.TIME_COUNT_TEXT: (
        "La règle en haut montre où vous en êtes. Il n'y a pas de piège.",
        "The rule at the top shows where you are. There is no trap.",
    ),
    InstructionText.TIME_STOPS: ("Un incident ne coûte rien", "An incident costs nothing"),
    InstructionText.TIME_STOPS_TEXT: (
        "Si le test s'arrête, votre temps s'arrête avec lui.",
        "If the test stops, your time stops with it.",
    ),
    InstructionText.TIME_IDLE: ("Réfléchir est permis", "You may think"),
    InstructionText.TIME_IDLE_TEXT: (
        "Ne rien toucher ne fait rien perdre : seul votre temps passe.",
        "Touching nothing loses nothing: only your time goes by.",
    ),
    InstructionText.GO_STEP: ("Avancer, passer, valider", "Go on, skip, confirm"),
    InstructionText.GO_TITLE: (
        "On avance, sans revenir en arrière",
        "Forward, and never back",
    ),
    InstructionText.GO_LEAD: (
        (
            "Chaque question est choisie d'après vos réponses. "
            "Certaines seront faciles, d'autres difficiles : c'est normal pour tout le monde."
        ),
        (
            "Each question is chosen from your answers. "
            "Some will be easy, others hard: that is so for everybody."
        ),
    ),
    InstructionText.GO_VALIDATE: ("Valider ma réponse", "Confirm my answer"),
    InstructionText.GO_VALIDATE_TEXT: (
        "La réponse est enregistrée, puis la question suivante s'affiche.",
        "The answer is recorded, then the next question comes.",
    ),
    InstructionText.GO_SKIP: ("Passer la question", "Skip the question"),
    InstructionText.GO_SKIP_TEXT: (
        "C'est permis. On vous demande confirmation, car elle ne reviendra pas.",
        "You may. You are asked to confirm, for it will not come back.",
    ),
    InstructionText.GO_PACE: ("Prendre votre temps", "Take your time"),
    InstructionText.GO_PACE_TEXT: (
        "Relisez la question. La dernière est annoncée comme telle.",
        "Read the question again. The last one says that it is.",
    ),
    InstructionText.GO_SAFE: ("Ne rien perdre", "Lose nothing"),
    InstructionText.GO_SAFE_TEXT: (
        "Le mot **enregistrée** n'apparaît que si votre réponse est gardée sur ce poste.",
        "The word **recorded** appears only once your answer is kept on this station.",
    ),
    InstructionText.RULES_STEP: ("Ce qui est permis", "What is allowed"),
    InstructionText.RULES_TITLE: ("Un travail personnel", "A work of your own"),
    InstructionText.RULES_LEAD: (
        "Les règles sont les mêmes pour tout le monde.",
        "The rules are the same for everybody.",
    ),
    InstructionText.RULES_ALONE: ("Répondre par vous-même", "Answer by yourself"),
    InstructionText.RULES_ALONE_TEXT: (
        "Personne ne répond à votre place, et vous ne parlez qu'au surveillant.",
        "Nobody answers for you, and you speak to the invigilator only.",
    ),
    InstructionText.RULES_ALONE_HELPED: (
        "La personne qui vous aide lit ou écrit pour vous. Elle ne répond pas à votre place.",
        "The person who helps you reads or writes for you. They do not answer for you.",
    ),
    InstructionText.RULES_PHONE: ("Sans téléphone ni autre appareil", "No phone, no other device"),
    InstructionText.RULES_PHONE_TEXT: (
        "Ni montre connectée, ni assistant automatique, ni forum.",
        "No smart watch, no automatic assistant, no forum.",
    ),
    InstructionText.RULES_FREE: ("En mode libre", "In free mode"),
    InstructionText.RULES_FREE_TEXT: (
        "Servez-vous de tous les outils et documents que la question affiche.",
        "Use all the tools and documents that the question shows.",
    ),
    InstructionText.RULES_FOCUS: ("En mode focus", "In focus mode"),
    InstructionText.RULES_FOCUS_TEXT: (
        "Restez sur l'écran. Si une fenêtre s'ouvre, revenez : rien ne vous est retiré.",
        "Stay on the screen. Should a window open, come back: nothing is taken from you.",
    ),
    InstructionText.RULES_FOCUS_COUNTS: (
        "Restez sur l'écran. Dans cette session, le quitter peut coûter la question.",
        "Stay on the screen. In this session, leaving it may cost the question.",
    ),
    InstructionText.HELP_STEP: ("Demander de l'aide", "Ask for help"),
    InstructionText.HELP_TITLE: ("De l'aide à tout moment", "Help at any moment"),
    InstructionText.HELP_LEAD: (
        "Un problème n'est jamais votre faute. Dites-le tout de suite.",
        "A problem is never your fault. Say so at once.",
    ),
    InstructionText.HELP_REPORT: ("Signaler un problème", "Report a problem"),
    InstructionText.HELP_REPORT_TEXT: (
        "Une image manque, un texte est illisible : le bouton est en bas à gauche.",
        "A picture is missing, a text is unreadable: the button is at the bottom left.",
    ),
    InstructionText.HELP_BLOCKED: ("C'est bloqué", "I am stuck"),
    InstructionText.HELP_BLOCKED_TEXT: (
        "Votre temps s'arrête, et le surveillant arrive.",
        "Your time stops, and the invigilator comes.",
    ),
    InstructionText.HELP_STOPPED: ("Le poste s'arrête", "The station stops"),
    InstructionText.HELP_STOPPED_TEXT: (
        "Levez la main. Le test reprend à la même question, avec le même temps.",
        "Raise your hand. The test goes on at the same question, with the same time.",
    ),
    InstructionText.HELP_DISPLAY: ("Mieux lire", "Read with ease"),
    InstructionText.HELP_DISPLAY_TEXT: (
        "**Affichage**, en haut à droite, change le texte et les couleurs.",
        "**Display**, at the top right, changes text and colours.",
    ),
}


def instruction_words(key: InstructionText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
