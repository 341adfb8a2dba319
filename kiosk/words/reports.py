"""What the invigilator reads of reports, of alerts and of time given back. Knows no sitting."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class ReportText(StrEnum):
    """What can be said of a report, an alert, a row of time or a fact."""

    TITLE_BLOCKED = auto()
    TITLE_LIGHT = auto()
    CANNOT_GO_ON = auto()
    CAN_GO_ON = auto()
    STOPPED_TIME = auto()
    QUOTED = auto()
    RESUME_FIRST = auto()
    RESTART_FIRST = auto()
    CHIEF_FIRST = auto()
    REFUSAL_CHARGES = auto()
    CATEGORY_IMAGE = auto()
    CATEGORY_ATTACHMENT = auto()
    CATEGORY_TOOL = auto()
    CATEGORY_SOUND = auto()
    CATEGORY_TEXT = auto()
    CATEGORY_OTHER = auto()
    CODE_E1 = auto()
    CODE_E2 = auto()
    CODE_E3 = auto()
    CODE_E4 = auto()
    CODE_E5 = auto()
    CODE_E8 = auto()
    CODE_E9 = auto()
    CODE_E10 = auto()
    CODE_E11 = auto()
    CODE_E12 = auto()
    IF_ACCEPTED = auto()
    UNDECIDED = auto()
    ROW_REPORT = auto()
    ROW_WAITED = auto()
    ROW_PAUSE = auto()
    ROW_HOLD = auto()
    ROW_OUTAGE = auto()
    ROW_MOVE = auto()
    ROW = auto()
    GIVEN_ONE = auto()
    GIVEN_MANY = auto()
    ROLE_SURVEILLANT = auto()
    ROLE_CHEF = auto()
    ROLE_TECHNICIEN = auto()
    ROLE_CANDIDATE = auto()
    ROLE_STATION = auto()
    FACT_REPORTED = auto()
    FACT_ACCEPTED = auto()
    FACT_DISMISSED = auto()
    FACT_REPLACED = auto()
    FACT_SAME = auto()
    FACT_CHARGED = auto()
    FACT_CANCELLED = auto()
    FACT_PLANNED_END = auto()
    FACT_INCIDENT = auto()
    FACT_PERSONAL = auto()
    FACT_TECHNICAL = auto()
    FACT_MOVED = auto()
    FACT_TAKEN = auto()
    ALERT_REPORT = auto()
    ALERT_ROLLBACK = auto()
    ALERT_HELD = auto()
    ALERT_STOPPED = auto()
    ALERT_UNWRITTEN = auto()
    ALERT_LOCKDOWN = auto()
    ALERT_COPIES = auto()
    ALERT_PIN = auto()
    ALERT_SINCE = auto()
    BAR_REPORT = auto()
    BAR_ONE = auto()
    BAR_MANY = auto()
    STATE_MOVED = auto()
    STATE_REPORTED = auto()
    STATE_ROLLBACK = auto()
    PAUSE = auto()
    PAUSE_INCIDENT_DETAIL = auto()
    PAUSE_PERSONAL_DETAIL = auto()
    RESUME_DETAIL = auto()
    GRANT_AMOUNT = auto()
    GRANT_OTHER = auto()
    GRANT_END = auto()
    GRANT_CONFIRM = auto()
    END_DETAIL = auto()
    END_NO_WAY_BACK = auto()
    END_SCORED = auto()
    END_TOO_FEW = auto()
    END_REPORT = auto()
    END_CONFIRM = auto()
    CONTEXT = auto()
    CHIEF_PIN = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    ReportText.TITLE_BLOCKED: (
        "Signalement en attente depuis {waited} : {category}, question {number}",
        "Report waiting for {waited}: {category}, question {number}",
    ),
    ReportText.TITLE_LIGHT: (
        "Signalement depuis {waited} : {category}, question {number}",
        "Report for {waited}: {category}, question {number}",
    ),
    ReportText.CANNOT_GO_ON: ("{name} ne peut pas continuer.", "{name} cannot go on."),
    ReportText.CAN_GO_ON: ("{name} peut continuer.", "{name} can go on."),
    ReportText.STOPPED_TIME: ("Son temps est arrêté.", "The time is stopped."),
    ReportText.QUOTED: ("« {text} »", "“{text}”"),
    ReportText.RESUME_FIRST: (
        "Reprenez d'abord le test, puis décidez.",
        "Resume the test first, then decide.",
    ),
    ReportText.RESTART_FIRST: (
        "Autorisez d'abord la reprise, puis décidez.",
        "Allow the test to go on first, then decide.",
    ),
    ReportText.CHIEF_FIRST: (
        "Le chef de centre décide d'abord de la reprise.",
        "The head of centre decides about going on first.",
    ),
    ReportText.REFUSAL_CHARGES: (
        "Refusé : la même question, et {charged} d'attente sont comptées.",
        "Refused: the same question, and {charged} of waiting count.",
    ),
    ReportText.CATEGORY_IMAGE: ("image", "picture"),
    ReportText.CATEGORY_ATTACHMENT: ("pièce jointe", "attachment"),
    ReportText.CATEGORY_TOOL: ("outil simulé", "simulated tool"),
    ReportText.CATEGORY_SOUND: ("son", "sound"),
    ReportText.CATEGORY_TEXT: ("texte difficile à lire", "text hard to read"),
    ReportText.CATEGORY_OTHER: ("autre problème", "another problem"),
    ReportText.CODE_E1: ("Image qui ne s'affiche pas", "Picture that is not shown"),
    ReportText.CODE_E2: ("Outil simulé qui ne marche pas", "Simulated tool that does not work"),
    ReportText.CODE_E3: ("Fichier qui ne s'ouvre pas", "File that does not open"),
    ReportText.CODE_E4: ("Site indisponible", "Site not available"),
    ReportText.CODE_E5: ("Site bloqué", "Site blocked"),
    ReportText.CODE_E8: ("Temps majoré dépassé", "Extra time exceeded"),
    ReportText.CODE_E9: ("Logiciel qui ne marche pas", "Software that does not work"),
    ReportText.CODE_E10: ("Sortie involontaire de la fenêtre", "Window left by mistake"),
    ReportText.CODE_E11: ("Question passée par erreur", "Question skipped by mistake"),
    ReportText.CODE_E12: ("Problème d'accessibilité", "Accessibility problem"),
    ReportText.IF_ACCEPTED: ("{hour} si accepté", "{hour} if accepted"),
    ReportText.UNDECIDED: ("{hour} · à décider", "{hour} · to decide"),
    ReportText.ROW_REPORT: ("{category}, {code}", "{category}, {code}"),
    ReportText.ROW_WAITED: ("attente d'une décision", "waiting for a decision"),
    ReportText.ROW_PAUSE: ("pause", "pause"),
    ReportText.ROW_HOLD: ("arrêt demandé par le poste", "stop asked for by the station"),
    ReportText.ROW_OUTAGE: ("arrêt du poste", "station stopped"),
    ReportText.ROW_MOVE: ("changement de poste", "change of station"),
    ReportText.ROW: ("{hour} · {why}", "{hour} · {why}"),
    ReportText.GIVEN_ONE: ("{time} rendue", "{time} given back"),
    ReportText.GIVEN_MANY: ("{time} rendues", "{time} given back"),
    ReportText.ROLE_SURVEILLANT: ("surveillant", "invigilator"),
    ReportText.ROLE_CHEF: ("chef de centre", "head of centre"),
    ReportText.ROLE_TECHNICIEN: ("technicien", "technician"),
    ReportText.ROLE_CANDIDATE: ("candidat", "candidate"),
    ReportText.ROLE_STATION: ("poste", "station"),
    ReportText.FACT_REPORTED: ("Signalement, question {number}", "Report, question {number}"),
    ReportText.FACT_ACCEPTED: ("Signalement accepté, {code}", "Report accepted, {code}"),
    ReportText.FACT_DISMISSED: ("Signalement refusé, {code}", "Report refused, {code}"),
    ReportText.FACT_REPLACED: ("question {number} remplacée", "question {number} replaced"),
    ReportText.FACT_SAME: ("même question {number}", "same question {number}"),
    ReportText.FACT_CHARGED: ("{time} comptées", "{time} counted"),
    ReportText.FACT_CANCELLED: ("signalement annulé", "report cancelled"),
    ReportText.FACT_PLANNED_END: ("fin prévue à {hour}", "planned end at {hour}"),
    ReportText.FACT_INCIDENT: ("incident", "incident"),
    ReportText.FACT_PERSONAL: ("raison personnelle", "personal reason"),
    ReportText.FACT_TECHNICAL: ("demandée par le poste", "asked for by the station"),
    ReportText.FACT_MOVED: ("Test confié à un autre poste", "Test handed to another station"),
    ReportText.FACT_TAKEN: ("Test repris sur ce poste", "Test taken over at this station"),
    ReportText.ALERT_REPORT: ("Un signalement attend.", "A report is waiting."),
    ReportText.ALERT_ROLLBACK: (
        "Les données de ce poste ont reculé. Le chef de centre décide.",
        "This station's data went back. The head of centre decides.",
    ),
    ReportText.ALERT_HELD: (
        "Le poste a arrêté le test. Vérifiez, puis reprenez.",
        "The station stopped the test. Check, then resume.",
    ),
    ReportText.ALERT_STOPPED: (
        "Le poste s'est arrêté. Autorisez la reprise à l'écran du candidat.",
        "The station stopped. Allow going on at the candidate's screen.",
    ),
    ReportText.ALERT_UNWRITTEN: (
        "La copie pour l'autre poste n'est pas écrite. Écrivez-la de nouveau.",
        "The copy for the other station is not written. Write it again.",
    ),
    ReportText.ALERT_LOCKDOWN: (
        "Une protection du poste n'est plus en place. Prévenez le technicien.",
        "A protection of the station is gone. Tell the technician.",
    ),
    ReportText.ALERT_COPIES: (
        "Aucune copie de secours. Rebranchez la clé USB.",
        "No spare copy. Plug the USB stick in again.",
    ),
    ReportText.ALERT_PIN: (
        "Trop d'erreurs de PIN. La saisie rouvre dans un moment.",
        "Too many PIN errors. Typing opens again in a moment.",
    ),
    ReportText.ALERT_SINCE: ("{text} Depuis {hour}.", "{text} Since {hour}."),
    ReportText.BAR_REPORT: ("Signalement en attente", "Report waiting"),
    ReportText.BAR_ONE: ("1 alerte", "1 alert"),
    ReportText.BAR_MANY: ("{count} alertes", "{count} alerts"),
    ReportText.STATE_MOVED: ("Sur un autre poste", "At another station"),
    ReportText.STATE_REPORTED: ("Signalement", "Report"),
    ReportText.STATE_ROLLBACK: ("Données plus anciennes", "Older data"),
    ReportText.PAUSE: ("Mettre ce candidat en pause", "Pause this candidate"),
    ReportText.PAUSE_INCIDENT_DETAIL: (
        "Le temps s'arrête. Il est rendu.",
        "The time stops. It is given back.",
    ),
    ReportText.PAUSE_PERSONAL_DETAIL: (
        "Le temps continue, par exemple pour sortir.",
        "The time goes on, for instance to go out.",
    ),
    ReportText.RESUME_DETAIL: ("Le candidat continue aussitôt", "The candidate goes on at once"),
    ReportText.GRANT_AMOUNT: ("Combien de minutes", "How many minutes"),
    ReportText.GRANT_OTHER: ("Autre durée, en minutes", "Other amount, in minutes"),
    ReportText.GRANT_END: ("Fin effective : {hour}", "Effective end: {hour}"),
    ReportText.GRANT_CONFIRM: ("Accorder", "Grant"),
    ReportText.END_DETAIL: ("Motif : abandon ou technique", "Reason: given up or technical"),
    ReportText.END_NO_WAY_BACK: (
        "Le test ne pourra pas reprendre.",
        "The test will not go on again.",
    ),
    ReportText.END_SCORED: (
        "Réponses données : {count} sur {total}. Elles seront notées.",
        "Answers given: {count} out of {total}. They will be scored.",
    ),
    ReportText.END_TOO_FEW: (
        "Il en faut {least} pour un résultat.",
        "{least} are needed for a result.",
    ),
    ReportText.END_REPORT: (
        "Le signalement en attente sera annulé.",
        "The waiting report will be cancelled.",
    ),
    ReportText.END_CONFIRM: ("Terminer le test", "End the test"),
    ReportText.CONTEXT: ("{room} · {hour}", "{room} · {hour}"),
    ReportText.CHIEF_PIN: ("PIN du chef de centre", "PIN of the head of centre"),
}


def report_words(key: ReportText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
