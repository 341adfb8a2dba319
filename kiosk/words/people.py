"""What the list of candidates says to staff. Knows no candidate and no rule."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import Language, chosen, said


class PeopleText(StrEnum):
    """What can be said in the list, and on the card of one candidate."""

    TITLE = auto()
    NOTE = auto()
    SEARCH = auto()
    SEARCH_HINT = auto()
    NOBODY_FOUND = auto()
    LIST = auto()
    BACK_TO_LIST = auto()
    BACK_TO_SHEET = auto()
    CHOOSE = auto()
    FREE_SLOT = auto()
    BORN = auto()
    STATE_EXPECTED = auto()
    STATE_TO_ADMIT = auto()
    STATE_ADMITTED = auto()
    STATE_RUNNING = auto()
    STATE_BLOCKED = auto()
    STATE_PAUSED = auto()
    STATE_TO_RESUME = auto()
    STATE_MOVED = auto()
    STATE_ENDED = auto()
    STATE_ABSENT = auto()
    STATE_FREE = auto()
    ALERT_ROLLBACK = auto()
    ALERT_REPORT = auto()
    ALERT_HELD = auto()
    ALERT_STOPPED = auto()
    PILL_EXTRA = auto()
    PILL_INCIDENT = auto()
    PILL_INCIDENTS = auto()
    PILL_HERE = auto()
    PROGRESS = auto()
    LEFT = auto()
    END = auto()
    ENDED_AT = auto()
    STOPPED = auto()
    SPOKEN_ALERT = auto()
    COUNT_PRESSING = auto()
    COUNT_TO_ADMIT = auto()
    COUNT_RUNNING = auto()
    COUNT_EXPECTED = auto()
    COUNT_ENDED = auto()
    COUNT_ABSENT = auto()
    ADMIT = auto()
    ADMIT_DETAIL = auto()
    TAKE = auto()
    TAKE_DETAIL = auto()
    TAKE_OTHER = auto()
    TAKE_BLANK = auto()
    ADMIT_ALL_ONE = auto()
    ADMIT_ALL = auto()
    ABSENT = auto()
    ABSENT_DETAIL = auto()
    PRESENT = auto()
    REST_ONE = auto()
    REST = auto()
    REST_QUESTION = auto()
    REST_EARLY = auto()
    REST_NONE_STARTED = auto()
    REST_YES = auto()
    INCIDENT = auto()
    INCIDENT_DETAIL = auto()
    INCIDENT_ROOM = auto()
    INCIDENT_TITLE = auto()
    INCIDENT_ROOM_TITLE = auto()
    INCIDENT_WHAT = auto()
    INCIDENT_SAVE = auto()
    INCIDENTS = auto()
    CANCEL = auto()
    CORRECT = auto()
    CORRECT_DETAIL = auto()
    CORRECT_TITLE = auto()
    CORRECT_EARLY = auto()
    CORRECT_SAVE = auto()
    SHARE_THIRD = auto()
    SHARE_QUARTER = auto()
    SHARE_TENTH = auto()
    SHARE_NONE = auto()
    SHARE_OTHER = auto()
    REMEDY_CHIEF = auto()
    REMEDY_CALL = auto()
    OPEN = auto()
    OPEN_DETAIL = auto()
    NEXT = auto()
    NEXT_DETAIL = auto()
    DONE_ADMITTED = auto()
    DONE_ALL = auto()
    DONE_ALL_ONE = auto()
    DONE_ABSENT = auto()
    DONE_PRESENT = auto()
    DONE_REST = auto()
    DONE_REST_ONE = auto()
    DONE_INCIDENT = auto()
    DONE_CORRECTED = auto()
    FACT_INCIDENT = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    PeopleText.TITLE: ("Candidats de la session", "Candidates of the session"),
    PeopleText.NOTE: (
        "Ce poste ne voit que lui-même. Un candidat attendu ici peut être sur un autre poste.",
        "This station sees only itself. A candidate expected here may be at another station.",
    ),
    PeopleText.SEARCH: ("Chercher", "Search"),
    PeopleText.SEARCH_HINT: ("Chercher un nom ou un prénom", "Search a last or a first name"),
    PeopleText.NOBODY_FOUND: ("Aucun nom ne correspond.", "No name matches."),
    PeopleText.LIST: ("Liste des candidats", "List of candidates"),
    PeopleText.BACK_TO_LIST: ("Revenir à la liste", "Back to the list"),
    PeopleText.BACK_TO_SHEET: ("Fiche du poste", "This station"),
    PeopleText.CHOOSE: ("Choisissez un candidat dans la liste.", "Choose a candidate in the list."),
    PeopleText.FREE_SLOT: ("Place libre\u00a0{number}", "Free slot {number}"),
    PeopleText.BORN: ("Naissance : {date}", "Born: {date}"),
    PeopleText.STATE_EXPECTED: ("Pas encore là", "Expected"),
    PeopleText.STATE_TO_ADMIT: ("À admettre", "To admit"),
    PeopleText.STATE_ADMITTED: ("Admission faite", "Admitted"),
    PeopleText.STATE_RUNNING: ("En cours", "Under way"),
    PeopleText.STATE_BLOCKED: ("Test bloqué", "Blocked"),
    PeopleText.STATE_PAUSED: ("En pause", "Paused"),
    PeopleText.STATE_TO_RESUME: ("À reprendre", "To resume"),
    PeopleText.STATE_MOVED: ("Sur un autre poste", "At another station"),
    PeopleText.STATE_ENDED: ("Terminé", "Finished"),
    PeopleText.STATE_ABSENT: ("Absence notée", "Absent"),
    PeopleText.STATE_FREE: ("Libre", "Free"),
    PeopleText.ALERT_ROLLBACK: ("Attend le chef de centre", "Waits for the head of centre"),
    PeopleText.ALERT_REPORT: ("Signalement, {since}", "Report, {since}"),
    PeopleText.ALERT_HELD: ("Retenu par le poste", "Held by the station"),
    PeopleText.ALERT_STOPPED: ("Arrêté à {hour}", "Stopped at {hour}"),
    PeopleText.PILL_EXTRA: ("+ {share}", "+ {share}"),
    PeopleText.PILL_INCIDENT: ("1 incident", "1 incident"),
    PeopleText.PILL_INCIDENTS: ("{count} incidents", "{count} incidents"),
    PeopleText.PILL_HERE: ("Sur ce poste", "At this station"),
    PeopleText.PROGRESS: ("question {number}/{total}", "question {number}/{total}"),
    PeopleText.LEFT: ("reste {time}", "{time} left"),
    PeopleText.END: ("fin à {hour}", "ends at {hour}"),
    PeopleText.ENDED_AT: ("à {hour}", "at {hour}"),
    PeopleText.STOPPED: ("temps arrêté", "time stopped"),
    PeopleText.SPOKEN_ALERT: ("alerte : {alert}", "alert: {alert}"),
    PeopleText.COUNT_PRESSING: ("À voir", "To look at"),
    PeopleText.COUNT_TO_ADMIT: ("À admettre", "To admit"),
    PeopleText.COUNT_RUNNING: ("En test", "In the test"),
    PeopleText.COUNT_EXPECTED: ("Attendus", "Expected"),
    PeopleText.COUNT_ENDED: ("Terminés", "Finished"),
    PeopleText.COUNT_ABSENT: ("Absents", "Absent"),
    PeopleText.ADMIT: ("Admettre", "Admit"),
    PeopleText.ADMIT_DETAIL: ("Identité confirmée sur ce poste", "Identified at this station"),
    PeopleText.TAKE: ("Admettre sur ce poste", "Admit at this station"),
    PeopleText.TAKE_DETAIL: (
        "Sans taper de code, identité vérifiée par vous",
        "Without a code, identity checked by you",
    ),
    PeopleText.TAKE_OTHER: (
        "Un autre test est en cours sur ce poste.",
        "Another test is under way at this station.",
    ),
    PeopleText.TAKE_BLANK: (
        "Le chef de centre inscrit un candidat : « Candidat non inscrit… », sur la fiche du poste.",
        "The head of centre adds a candidate: “Unlisted candidate…”, on this station's sheet.",
    ),
    PeopleText.ADMIT_ALL_ONE: ("Admettre 1 identifié", "Admit 1 identified"),
    PeopleText.ADMIT_ALL: ("Admettre les {count} identifiés", "Admit the {count} identified"),
    PeopleText.ABSENT: ("Noter l'absence", "Mark as absent"),
    PeopleText.ABSENT_DETAIL: (
        "Sans effet si son test existe ailleurs",
        "No effect if tested elsewhere",
    ),
    PeopleText.PRESENT: ("Annuler l'absence", "Present after all"),
    PeopleText.REST_ONE: ("Marquer 1 absent…", "Mark 1 as absent…"),
    PeopleText.REST: ("Marquer les {count} absents…", "Mark the {count} as absent…"),
    PeopleText.REST_QUESTION: (
        "Ces candidats manquent-ils dans la salle ? Qui a un test sur un autre poste reste présent.",
        "Are these candidates missing from the room? Whoever has a test elsewhere stays present.",
    ),
    PeopleText.REST_EARLY: (
        "Possible à partir de {hour}, 30 minutes après le premier début.",
        "Possible from {hour}, 30 minutes after the first start.",
    ),
    PeopleText.REST_NONE_STARTED: (
        "Possible 30 minutes après le premier début de test sur ce poste.",
        "Possible 30 minutes after the first start of a test at this station.",
    ),
    PeopleText.REST_YES: ("Oui, marquer absents", "Yes, mark as absent"),
    PeopleText.INCIDENT: ("Noter un incident…", "Note an incident…"),
    PeopleText.INCIDENT_DETAIL: (
        "Pour le procès-verbal, sans rien écrire",
        "For the minutes, nothing to write",
    ),
    PeopleText.INCIDENT_ROOM: ("Incident de la salle…", "Incident of the room…"),
    PeopleText.INCIDENT_TITLE: ("Incident : {name}", "Incident: {name}"),
    PeopleText.INCIDENT_ROOM_TITLE: ("Incident de toute la salle", "Incident of the whole room"),
    PeopleText.INCIDENT_WHAT: ("Que s'est-il passé ?", "What happened?"),
    PeopleText.INCIDENT_SAVE: ("Noter l'incident", "Note the incident"),
    PeopleText.INCIDENTS: ("Incidents", "Incidents"),
    PeopleText.CANCEL: ("Annuler", "Cancel"),
    PeopleText.CORRECT: ("Corriger le tiers-temps…", "Correct the extra time…"),
    PeopleText.CORRECT_TITLE: ("Temps majoré de {name}", "Extra time of {name}"),
    PeopleText.CORRECT_DETAIL: (
        "Le temps prévu change, rien n'est perdu",
        "The planned time changes",
    ),
    PeopleText.CORRECT_EARLY: (
        "Possible dès que l'identité est confirmée : la correction s'inscrit dans son test.",
        "Possible once the identity is confirmed: the correction is written in their test.",
    ),
    PeopleText.CORRECT_SAVE: ("Corriger", "Correct"),
    PeopleText.SHARE_THIRD: ("Un tiers", "One third"),
    PeopleText.SHARE_QUARTER: ("Un quart", "One quarter"),
    PeopleText.SHARE_TENTH: ("Un dixième", "One tenth"),
    PeopleText.SHARE_NONE: ("Aucun temps majoré", "No extra time"),
    PeopleText.SHARE_OTHER: ("Une autre part", "Another share"),
    PeopleText.REMEDY_CHIEF: (
        "L'incident C2 est noté. Vous pouvez corriger le temps maintenant.",
        "Incident C2 is noted. You can correct the time now.",
    ),
    PeopleText.REMEDY_CALL: (
        "L'incident C2 est noté. Le chef de centre peut corriger le temps.",
        "Incident C2 is noted. The head of centre can correct the time.",
    ),
    PeopleText.OPEN: ("Ouvrir la fiche du poste", "Open this station's sheet"),
    PeopleText.OPEN_DETAIL: ("Temps, pause, signalement, fin du test", "Time, pause, report, end"),
    PeopleText.NEXT: ("Libérer le poste", "Free the station"),
    PeopleText.NEXT_DETAIL: (
        "Les réponses sont scellées, le suivant peut venir",
        "Answers are sealed",
    ),
    PeopleText.DONE_ADMITTED: ("{name} peut commencer.", "{name} may begin."),
    PeopleText.DONE_ALL_ONE: ("1 candidat est admis.", "1 candidate is admitted."),
    PeopleText.DONE_ALL: ("{count} candidats sont admis.", "{count} candidates are admitted."),
    PeopleText.DONE_ABSENT: ("{name} : absence notée.", "{name}: absence noted."),
    PeopleText.DONE_PRESENT: ("{name} : présence notée.", "{name}: presence noted."),
    PeopleText.DONE_REST_ONE: ("1 absence est notée.", "1 absence is noted."),
    PeopleText.DONE_REST: ("{count} absences sont notées.", "{count} absences are noted."),
    PeopleText.DONE_INCIDENT: ("L'incident {code} est noté.", "Incident {code} is noted."),
    PeopleText.DONE_CORRECTED: ("Le temps prévu est corrigé.", "The planned time is corrected."),
    PeopleText.FACT_INCIDENT: ("Incident {code}", "Incident {code}"),
}


def people_words(key: PeopleText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def people_plural(one: PeopleText, many: PeopleText, count: int) -> str:
    """The sentence for a count: in French one and none are singular, in English one alone."""
    singular = count == 1 or (count == 0 and chosen() is not Language.ENGLISH)
    return people_words(one if singular else many, count=count)
