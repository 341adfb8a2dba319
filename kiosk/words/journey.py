"""What a candidate reads on the way from the first screen to the last. Knows no screen and no rule.

Sentences that only one step needs stand here; those of every screen in the general catalogue.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class JourneyText(StrEnum):
    """What can be said along the way."""

    WAITING_FROM = auto()
    WAITING_SAFE = auto()
    WAITING_ROOM = auto()
    WAITING_CLOCK = auto()
    WAITING_CLOCK_DETAIL = auto()
    CODE_CALL = auto()
    DENIED_TITLE = auto()
    DENIED_TEXT = auto()
    DENIED_OBSERVED = auto()

    ADMISSION_WAITED = auto()
    ADMISSION_NOW = auto()

    READING_AGAIN = auto()
    READING_AGAIN_TEXT = auto()

    PRACTICE_ANSWER = auto()
    PRACTICE_SKIP = auto()
    PRACTICE_CLOCK = auto()
    PRACTICE_CLOCK_HINT = auto()
    PRACTICE_CLOCK_AGAIN = auto()
    PRACTICE_DISPLAY = auto()
    PRACTICE_DISPLAY_HINT = auto()
    PRACTICE_REPORT = auto()
    PRACTICE_REPORT_HINT = auto()
    PRACTICE_REPORT_AGAIN = auto()
    PRACTICE_TOOL = auto()
    PRACTICE_TOOL_HINT = auto()
    PRACTICE_ANSWER_HINT = auto()
    PRACTICE_SKIP_HINT = auto()
    PRACTICE_TITLE = auto()
    PRACTICE_TITLE_FIVE = auto()
    PRACTICE_TITLE_SIX = auto()
    PRACTICE_NEXT = auto()
    PRACTICE_ALL_DONE = auto()
    PRACTICE_LEAVE = auto()
    PRACTICE_CLOCK_STOPPED = auto()

    MODE_FREE = auto()
    MODE_FOCUS = auto()
    FOCUS_TITLE = auto()
    FOCUS_TEXT = auto()
    FOCUS_TEXT_COUNTS = auto()
    FOCUS_TEXT_KIND = auto()
    LAST_QUESTION = auto()
    BELOW_ONE = auto()
    BELOW_MANY = auto()
    BELOW_PAGE = auto()

    AWAY_STRIP = auto()
    AWAY_STRIP_TEXT = auto()
    AWAY_TITLE = auto()
    AWAY_SUBTITLE = auto()
    AWAY_WHAT = auto()
    AWAY_TODO = auto()
    AWAY_ACTION = auto()

    UNDER_A_MINUTE = auto()
    AWAY_TIME = auto()
    STANDS_PAUSE = auto()
    STANDS_PERSONAL = auto()
    STANDS_REPORT = auto()
    STANDS_HOLD = auto()
    STANDS_SUBTITLE_PAUSE = auto()
    STANDS_SUBTITLE_PERSONAL = auto()
    STANDS_SUBTITLE_REPORT = auto()
    STANDS_SUBTITLE_HOLD = auto()
    STANDS_ANSWERS = auto()
    STANDS_NO_ANSWER = auto()
    STANDS_DRAFT = auto()
    STANDS_TIME_STOPPED = auto()
    STANDS_TIME_REPORT = auto()
    STANDS_TIME_RUNS = auto()
    STANDS_TODO = auto()
    STANDS_TODO_REPORT = auto()
    STANDS_TODO_PERSONAL = auto()

    RESUME_QUESTIONS_NONE = auto()
    RESUME_QUESTIONS_ONE = auto()
    RESUME_QUESTIONS_MANY = auto()
    RESUME_ANSWER = auto()
    RESUME_CHOICE = auto()
    RESUME_LIGHT = auto()
    RESUME_DARK = auto()
    RESUME_CREAM = auto()
    RESUME_CONTRAST = auto()
    TOOL_SHEET = auto()
    TOOL_FILES = auto()
    TOOL_MAIL = auto()
    TOOL_WEB = auto()
    TOOL_WORD = auto()
    TOOL_IMAGE = auto()
    TOOL_SETTINGS = auto()
    TOOL_BLOCKS = auto()
    RESUME_FIELDS_ONE = auto()
    RESUME_FIELDS_MANY = auto()
    RESUME_WORK = auto()
    RESUME_DISPLAY = auto()
    RESUME_DISPLAY_TEXT = auto()
    RESUME_NOT_ME = auto()
    RESUME_NOT_ME_OBSERVED = auto()
    RESUME_PAUSED = auto()
    CELLS_ONE = auto()
    CELLS_MANY = auto()
    WORK_KEPT = auto()

    END_THANKS = auto()
    END_THANKS_UNNAMED = auto()
    END_HERE_DETAIL = auto()
    END_STICK = auto()
    END_STICK_COPIED = auto()
    END_STICK_NONE = auto()
    END_STICK_TO_DO = auto()
    END_STICK_LOOKING = auto()
    END_STICK_PARTIAL = auto()
    END_PILL_PARTIAL = auto()
    END_PILL_LATER = auto()
    END_CENTRE = auto()
    END_CENTRE_RECEIVED = auto()
    END_CENTRE_LATER = auto()
    END_PILL_SAVED = auto()
    END_PILL_COPIED = auto()
    END_PILL_RECEIVED = auto()
    END_PILL_NONE = auto()
    END_PILL_LOOKING = auto()
    END_RESULTS = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    JourneyText.WAITING_FROM: ("{day}, à partir de {hour}", "{day}, from {hour}"),
    JourneyText.WAITING_SAFE: (
        "Vos réponses seront gardées ici, même si le réseau s'arrête.",
        "Your answers will be kept here, even if the network stops.",
    ),
    JourneyText.WAITING_ROOM: ("En attente de la salle", "Waiting for the room"),
    JourneyText.WAITING_CLOCK: ("À vérifier : l'horloge", "To check: the clock"),
    JourneyText.WAITING_CLOCK_DETAIL: (
        "À l'heure de ce poste, la session est finie. Prévenez le technicien.",
        "By the hour of this station the session is over. Tell the technician.",
    ),
    JourneyText.CODE_CALL: (
        "Ce code n'est pas reconnu. **Appelez le surveillant :** il peut vous installer sans code.",
        "This code is not known. **Call the invigilator:** they can seat you without a code.",
    ),
    JourneyText.DENIED_TITLE: (
        "Ce n'est pas vous ? Levez la main.",
        "Not you? Raise your hand.",
    ),
    JourneyText.DENIED_TEXT: (
        "Le surveillant est prévenu et vient vous aider. Rien n'a été enregistré à ce nom.",
        "The invigilator is told and comes to help. Nothing was recorded under that name.",
    ),
    JourneyText.DENIED_OBSERVED: (
        "Une personne a dit que le nom affiché n'était pas le sien.",
        "Somebody said that the name on the screen was not theirs.",
    ),
    JourneyText.ADMISSION_WAITED: (
        "Vous attendez depuis {waited}. Le temps du test n'a pas démarré.",
        "You have waited for {waited}. The time of the test has not started.",
    ),
    JourneyText.ADMISSION_NOW: (
        "Le temps du test n'a pas démarré.",
        "The time of the test has not started.",
    ),
    JourneyText.READING_AGAIN: ("Le poste a redémarré.", "The station was restarted."),
    JourneyText.READING_AGAIN_TEXT: (
        "Les consignes reprennent au début. Le temps n'a pas démarré, rien n'est perdu.",
        "The instructions begin again. The time has not started, and nothing is lost.",
    ),
    JourneyText.PRACTICE_ANSWER: ("Répondre à une question", "Answer a question"),
    JourneyText.PRACTICE_ANSWER_HINT: (
        "Bouton « Valider ma réponse », en bas.",
        "Button “Confirm my answer”, at the bottom.",
    ),
    JourneyText.PRACTICE_SKIP: ("Passer une question", "Skip a question"),
    JourneyText.PRACTICE_SKIP_HINT: (
        "Bouton « Passer la question », en bas.",
        "Button “Skip the question”, at the bottom.",
    ),
    JourneyText.PRACTICE_CLOCK: (
        "Masquer le temps, puis le réafficher",
        "Hide the time, then show it again",
    ),
    JourneyText.PRACTICE_CLOCK_HINT: ("Bouton « Masquer », en haut.", "Button “Hide”, at the top."),
    JourneyText.PRACTICE_CLOCK_AGAIN: (
        "Le temps est masqué : affichez-le de nouveau.",
        "The time is hidden: show it again.",
    ),
    JourneyText.PRACTICE_DISPLAY: (
        "Ouvrir les réglages d'affichage",
        "Open the display settings",
    ),
    JourneyText.PRACTICE_DISPLAY_HINT: (
        "Bouton « Affichage », en haut à droite.",
        "Button “Display”, at the top right.",
    ),
    JourneyText.PRACTICE_REPORT: (
        "Ouvrir puis fermer un signalement",
        "Open, then close, a report",
    ),
    JourneyText.PRACTICE_REPORT_HINT: (
        "Bouton « Signaler un problème », en bas à gauche.",
        "Button “Report a problem”, at the bottom left.",
    ),
    JourneyText.PRACTICE_REPORT_AGAIN: (
        "Le panneau est ouvert : fermez-le.",
        "The panel is open: close it.",
    ),
    JourneyText.PRACTICE_TOOL: ("Se servir de l'outil", "Use the tool"),
    JourneyText.PRACTICE_TOOL_HINT: (
        "Il vient avec une des questions d'essai.",
        "It comes with one of the practice questions.",
    ),
    JourneyText.PRACTICE_TITLE: ("{count} gestes à essayer", "{count} things to try"),
    JourneyText.PRACTICE_TITLE_FIVE: ("Cinq gestes à essayer", "Five things to try"),
    JourneyText.PRACTICE_TITLE_SIX: ("Six gestes à essayer", "Six things to try"),
    JourneyText.PRACTICE_NEXT: ("À essayer : **{what}**. {hint}", "To try: **{what}**. {hint}"),
    JourneyText.PRACTICE_ALL_DONE: (
        "Vous avez tout essayé.",
        "You have tried everything.",
    ),
    JourneyText.PRACTICE_LEAVE: ("Finir l'entraînement", "End the practice"),
    JourneyText.PRACTICE_CLOCK_STOPPED: (
        "exemple, le temps est arrêté",
        "example, the time stands still",
    ),
    JourneyText.MODE_FREE: ("Mode libre", "Free mode"),
    JourneyText.MODE_FOCUS: ("Mode focus", "Focus mode"),
    JourneyText.FOCUS_TITLE: (
        "Mode focus : répondez sans quitter cet écran.",
        "Focus mode: answer without leaving this screen.",
    ),
    JourneyText.FOCUS_TEXT: (
        "Si une autre fenêtre s'ouvre, revenez ici et répondez normalement.",
        "Should another window open, come back here and answer as usual.",
    ),
    JourneyText.FOCUS_TEXT_COUNTS: (
        "Dans cette session, quitter l'écran peut coûter la question.",
        "In this session, leaving the screen may cost the question.",
    ),
    JourneyText.FOCUS_TEXT_KIND: (
        "Vos outils d'aide sont permis. Répondez normalement, rien ne vous est retiré.",
        "Your assistive tools are allowed. Answer as usual, nothing is taken from you.",
    ),
    JourneyText.LAST_QUESTION: ("Dernière question", "Last question"),
    JourneyText.BELOW_ONE: ("Encore\n1 réponse", "1 more\nanswer"),
    JourneyText.BELOW_MANY: ("Encore\n{count} réponses", "{count} more\nanswers"),
    JourneyText.BELOW_PAGE: ("La suite est\nplus bas", "There is\nmore below"),
    JourneyText.AWAY_STRIP: (
        "Une autre fenêtre est passée devant le test.",
        "Another window came in front of the test.",
    ),
    JourneyText.AWAY_STRIP_TEXT: (
        "Vous pouvez continuer. Le surveillant en est informé.",
        "You can go on. The invigilator is informed.",
    ),
    JourneyText.AWAY_TITLE: ("Restez sur cet écran", "Stay on this screen"),
    JourneyText.AWAY_SUBTITLE: (
        "Une autre fenêtre est encore passée devant le test.",
        "Another window came in front of the test again.",
    ),
    JourneyText.AWAY_WHAT: (
        "C'est peut-être le poste. Le surveillant en est informé.",
        "It may be the station. The invigilator is informed.",
    ),
    JourneyText.AWAY_TODO: (
        "Cliquez sur **Revenir à ma question**. Si cela recommence, levez la main.",
        "Click **Back to my question**. If it happens again, raise your hand.",
    ),
    JourneyText.AWAY_ACTION: ("Revenir à ma question", "Back to my question"),
    JourneyText.UNDER_A_MINUTE: ("moins d'une minute", "less than a minute"),
    JourneyText.AWAY_TIME: (
        "**Il continue : reste {time}.** Il n'a pas été réduit.",
        "**It runs: {time} left.** It was not shortened.",
    ),
    JourneyText.STANDS_PAUSE: (
        "Le test est en pause depuis **{since}**.",
        "The test has been paused for **{since}**.",
    ),
    JourneyText.STANDS_PERSONAL: (
        "Votre pause dure depuis **{since}**.",
        "Your break has lasted for **{since}**.",
    ),
    JourneyText.STANDS_REPORT: (
        "Le surveillant est appelé depuis **{since}**.",
        "The invigilator was called **{since}** ago.",
    ),
    JourneyText.STANDS_HOLD: (
        "Le poste demande une vérification depuis **{since}**.",
        "The station has asked for a check for **{since}**.",
    ),
    JourneyText.STANDS_SUBTITLE_PAUSE: (
        "Le surveillant a mis le test en pause. Ce n'est pas à cause de vous.",
        "The invigilator has paused the test. It is not because of you.",
    ),
    JourneyText.STANDS_SUBTITLE_PERSONAL: (
        "Vous avez demandé une pause.",
        "You asked for a break.",
    ),
    JourneyText.STANDS_SUBTITLE_REPORT: (
        "Vous avez signalé un problème. Votre temps est arrêté.",
        "You reported a problem. Your time stands still.",
    ),
    JourneyText.STANDS_SUBTITLE_HOLD: (
        "Le poste demande une vérification. Ce n'est pas une faute.",
        "The station asks for a check. Nobody is at fault.",
    ),
    JourneyText.STANDS_ANSWERS: (
        "**Enregistrées** sur ce poste, jusqu'à la question {number}.",
        "**Recorded** on this station, up to question {number}.",
    ),
    JourneyText.STANDS_NO_ANSWER: (
        "Aucune réponse validée pour l'instant.",
        "No answer confirmed yet.",
    ),
    JourneyText.STANDS_DRAFT: (
        "Votre brouillon de la question {number} est gardé.",
        "Your draft of question {number} is kept.",
    ),
    JourneyText.STANDS_TIME_STOPPED: (
        "**Arrêté à {time}.** La pause ne vous coûte rien.",
        "**Stopped at {time}.** The pause costs you nothing.",
    ),
    JourneyText.STANDS_TIME_REPORT: (
        "**Arrêté à {time}.** En cas de refus, l'attente compte, cinq minutes au plus.",
        "**Stopped at {time}.** If refused, the waiting counts, five minutes at most.",
    ),
    JourneyText.STANDS_TIME_RUNS: (
        "**Il continue : reste {time}.** Une pause personnelle prend sur votre temps.",
        "**It runs: {time} left.** A personal break uses your time.",
    ),
    JourneyText.STANDS_TODO: (
        "Restez à votre place. Le surveillant reprendra le test.",
        "Stay in your seat. The invigilator will resume the test.",
    ),
    JourneyText.STANDS_TODO_REPORT: (
        "Levez la main et restez à votre place. Le surveillant arrive.",
        "Raise your hand and stay in your seat. The invigilator is coming.",
    ),
    JourneyText.STANDS_TODO_PERSONAL: (
        "À votre retour, levez la main. Le surveillant reprendra le test.",
        "When you are back, raise your hand. The invigilator will resume the test.",
    ),
    JourneyText.RESUME_QUESTIONS_NONE: ("aucune validée avant l'arrêt", "none confirmed before"),
    JourneyText.RESUME_QUESTIONS_ONE: ("question 1", "question 1"),
    JourneyText.RESUME_QUESTIONS_MANY: ("questions 1 à {count}", "questions 1 to {count}"),
    JourneyText.RESUME_ANSWER: ("Réponse commencée", "Answer begun"),
    JourneyText.RESUME_LIGHT: ("thème clair", "light theme"),
    JourneyText.RESUME_DARK: ("thème sombre", "dark theme"),
    JourneyText.RESUME_CREAM: ("thème crème", "cream theme"),
    JourneyText.RESUME_CONTRAST: ("contraste maximal", "maximum contrast"),
    JourneyText.TOOL_SHEET: ("Tableur", "Spreadsheet"),
    JourneyText.TOOL_FILES: ("Fichiers", "Files"),
    JourneyText.TOOL_MAIL: ("Messagerie", "Mail"),
    JourneyText.TOOL_WEB: ("Navigateur", "Browser"),
    JourneyText.TOOL_WORD: ("Traitement de texte", "Word processor"),
    JourneyText.TOOL_IMAGE: ("Image", "Picture"),
    JourneyText.TOOL_SETTINGS: ("Réglages", "Settings"),
    JourneyText.TOOL_BLOCKS: ("Blocs", "Blocks"),
    JourneyText.RESUME_CHOICE: ("réponse choisie, non validée", "answer chosen, not confirmed"),
    JourneyText.RESUME_FIELDS_ONE: ("1 champ rempli", "1 field filled in"),
    JourneyText.RESUME_FIELDS_MANY: ("{count} champs remplis", "{count} fields filled in"),
    JourneyText.RESUME_WORK: ("Outil", "Tool"),
    JourneyText.RESUME_DISPLAY: ("Affichage", "Display"),
    JourneyText.RESUME_DISPLAY_TEXT: ("texte {size} %, {theme}", "text {size}%, {theme}"),
    JourneyText.RESUME_NOT_ME: (
        "Levez la main : le surveillant vient vérifier. Rien n'a changé.",
        "Raise your hand: the invigilator comes to check. Nothing has changed.",
    ),
    JourneyText.RESUME_NOT_ME_OBSERVED: (
        "À la reprise, une personne a dit que ce test n'était pas le sien.",
        "When the test was to go on, somebody said that it was not theirs.",
    ),
    JourneyText.RESUME_PAUSED: (
        "Le test était arrêté avant la coupure. Il le restera jusqu'à sa décision.",
        "The test stood still before the outage. It will until the invigilator decides.",
    ),
    JourneyText.CELLS_ONE: ("1 cellule remplie", "1 cell filled in"),
    JourneyText.CELLS_MANY: ("{count} cellules remplies", "{count} cells filled in"),
    JourneyText.WORK_KEPT: ("travail gardé", "work kept"),
    JourneyText.END_THANKS: (
        "Merci, {name}. Restez à votre place, levez la main.",
        "Thank you, {name}. Stay in your seat and raise your hand.",
    ),
    JourneyText.END_THANKS_UNNAMED: (
        "Merci. Restez à votre place, levez la main.",
        "Thank you. Stay in your seat and raise your hand.",
    ),
    JourneyText.END_HERE_DETAIL: (
        "{count} questions, journal vérifié à {hour}",
        "{count} questions, journal verified at {hour}",
    ),
    JourneyText.END_STICK: ("Sur la clé de la salle", "On the room's stick"),
    JourneyText.END_STICK_COPIED: (
        "Copie chiffrée, relue après écriture",
        "Encrypted copy, read back after writing",
    ),
    JourneyText.END_STICK_NONE: (
        "Aucune clé sur ce poste. Ce n'est pas nécessaire.",
        "No stick on this station. None is needed.",
    ),
    JourneyText.END_STICK_LOOKING: (
        "La clé est en train d'être lue.",
        "The stick is being read.",
    ),
    JourneyText.END_PILL_LOOKING: ("Lecture", "Reading"),
    JourneyText.END_STICK_TO_DO: (
        "Le surveillant peut copier en fermant la session",
        "The invigilator may copy when closing the session",
    ),
    JourneyText.END_STICK_PARTIAL: (
        "Copie chiffrée faite pendant le test",
        "Encrypted copy made during the test",
    ),
    JourneyText.END_PILL_PARTIAL: ("En partie", "In part"),
    JourneyText.END_PILL_LATER: ("En attente", "Waiting"),
    JourneyText.END_CENTRE: ("Au centre d'examen", "At the exam centre"),
    JourneyText.END_CENTRE_RECEIVED: ("Réception confirmée", "Reception confirmed"),
    JourneyText.END_CENTRE_LATER: (
        "Envoi dès que le réseau revient",
        "Sent as soon as there is a network",
    ),
    JourneyText.END_PILL_SAVED: ("Enregistré", "Recorded"),
    JourneyText.END_PILL_COPIED: ("Copié", "Copied"),
    JourneyText.END_PILL_RECEIVED: ("Reçu", "Received"),
    JourneyText.END_PILL_NONE: ("Sans clé", "No stick"),
    JourneyText.END_RESULTS: (
        "Aucun score ici. Votre établissement vous donnera le résultat, après la validation.",
        "No score here. Your school will give you the result, once it is validated.",
    ),
}


def journey_words(key: JourneyText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
