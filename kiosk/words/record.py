"""What the procès-verbal of a session says. Knows no sheet of paper and no journal."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.words.catalogue import said
from kiosk.words.incidents import incident_words
from kiosk.words.reports import ReportText, report_words


class RecordText(StrEnum):
    """What can be said on a procès-verbal; what codes say stands elsewhere."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    STAMP = "stamp"
    STAMP_NOTE = "stamp-note"
    OPEN_YET = "open-yet"
    NAMELESS = "nameless"
    SESSION = "session"
    CENTRE = "centre"
    ROOM = "room"
    STATION = "station"
    STATION_ID = "station-id"
    PLAN = "plan"
    LEVEL = "level"
    LEVEL_0 = "level-0"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_ACCEPTED = "level-accepted"
    OPENED = "opened"
    CLOSED = "closed"
    NOT_CLOSED = "not-closed"
    MOMENT = "moment"
    COUNTS = "counts"
    COUNTS_VALUE = "counts-value"
    CANDIDATES = "candidates"
    NOBODY = "nobody"
    CANDIDATE = "candidate"
    START = "start"
    END = "end"
    QUESTIONS = "questions"
    REASON = "reason"
    CODE = "code"
    STORED = "stored"
    NUMBERED = "numbered"
    UNLISTED = "unlisted"
    EACH = "each"
    ADMISSION = "admission"
    NOT_ADMITTED = "not-admitted"
    PLANNED = "planned"
    PLANNED_EXTRA = "planned-extra"
    GIVEN = "given"
    GIVEN_NONE = "given-none"
    SHOWN = "shown"
    SHOWN_REPLACED = "shown-replaced"
    LEFT = "left"
    STORAGE = "storage"
    HOUR = "hour"
    FACT = "fact"
    WHO = "who"
    QUIET = "quiet"
    ADMITTED = "admitted"
    STARTED = "started"
    CORRECTED = "corrected"
    GRANTED = "granted"
    PAUSED = "paused"
    PAUSED_UNTIL = "paused-until"
    PAUSE_INCIDENT = "pause-incident"
    PAUSE_PERSONAL = "pause-personal"
    PAUSE_TECHNICAL = "pause-technical"
    REPORTED = "reported"
    REPORTED_BLOCKED = "reported-blocked"
    ACCEPTED = "report-accepted"
    DISMISSED = "report-dismissed"
    UNDECIDED = "report-undecided"
    OUTAGE = "outage"
    TAKEN = "taken"
    MOVED = "moved"
    ROLLBACK = "rollback"
    ENDED = "ended"
    END_COMPLETED = "completed"
    END_TIME = "time"
    END_CANDIDATE = "end-candidate"
    END_TECHNICAL = "technical"
    END_INVIGILATOR = "end-invigilator"
    END_MOVED = "end-moved"
    END_NONE = "end-none"
    END_NOT_BEGUN = "end-not-begun"
    ABSENTS = "absents"
    ABSENTS_NONE = "absents-none"
    INCIDENTS = "incidents"
    INCIDENTS_NONE = "incidents-none"
    WHOLE_ROOM = "whole-room"
    STATION_FACTS = "station-facts"
    STATION_NONE = "station-none"
    PIN_ERRORS = "pin-errors"
    PIN_CLEARED = "pin-cleared"
    PROTECTION_LOST = "protection-lost"
    SIGNATURES = "signatures"
    SIGN_CHEF = "sign-chef"
    SIGN_SURVEILLANT = "sign-surveillant"
    SIGN_NOTE = "sign-note"
    SEALS = "seals"
    SEALS_NOTE = "seals-note"
    SEAL_SESSION = "seal-session"
    SEAL_SIZE = "seal-size"
    SEAL_WORDS = "seal-words"
    SEAL_HEX = "seal-hex"
    SEAL_CHECK = "seal-check"
    SEAL_QR = "seal-qr"
    HERE = "here"
    NOT_SEALED = "not-sealed"
    ON_USB = "on-usb"
    RECEIVED = "received"
    VERIFIED = "verified"
    PARKED = "parked"
    HERE_ONLY = "here-only"
    FOOT = "foot"
    PAGE = "page"
    ROLE_SURVEILLANT = "surveillant"
    ROLE_CHEF = "chef"
    ROLE_TECHNICIEN = "technicien"
    ROLE_CANDIDATE = "candidate-role"
    ROLE_STATION = "station-role"


_R = RecordText
_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    _R.TITLE: ("Procès-verbal de session", "Record of the session"),
    _R.SUBTITLE: ("Certification Pix · {station}", "Pix certification · {station}"),
    _R.STAMP: ("RÉPÉTITION, SANS VALEUR", "REHEARSAL, WITHOUT VALUE"),
    _R.STAMP_NOTE: (
        "Cette session est une répétition. Rien de ce qui suit n'a de valeur.",
        "This session is a rehearsal. Nothing below has any value.",
    ),
    _R.OPEN_YET: (
        "Document provisoire : la session est encore ouverte sur ce poste.",
        "Provisional: the session is still open on this station.",
    ),
    _R.NAMELESS: (
        "Édition sans noms : les codes de fin désignent les candidats.",
        "Edition without names: end codes stand for the candidates.",
    ),
    _R.SESSION: ("Session", "Session"),
    _R.CENTRE: ("Établissement (UAI)", "School (UAI)"),
    _R.ROOM: ("Salle", "Room"),
    _R.STATION: ("Poste", "Station"),
    _R.STATION_ID: ("{label} (identifiant {station})", "{label} (identity {station})"),
    _R.PLAN: ("Épreuve", "Exam"),
    _R.LEVEL: ("Protection du poste", "Protection of the station"),
    _R.LEVEL_0: (
        "Aucune : répétition sans verrouillage.",
        "None: a rehearsal without any locking.",
    ),
    _R.LEVEL_1: (
        "Session protégée : verrouillage dans la session de la machine.",
        "Protected session: locking inside the machine's own session.",
    ),
    _R.LEVEL_2: (
        "Poste d'examen : compte et session réservés à l'épreuve.",
        "Exam station: an account and a session kept for the exam.",
    ),
    _R.LEVEL_ACCEPTED: (
        "Niveau accepté par le chef de centre à {hour}.",
        "Level accepted by the head of centre at {hour}.",
    ),
    _R.OPENED: ("Ouverture", "Opening"),
    _R.CLOSED: ("Clôture", "Closing"),
    _R.NOT_CLOSED: ("Pas encore close", "Not closed yet"),
    _R.MOMENT: ("Le {day} à {hour} ({who})", "On {day} at {hour} ({who})"),
    _R.COUNTS: ("Candidats", "Candidates"),
    _R.COUNTS_VALUE: (
        "Sur ce poste : {here} · tests terminés : {ended} · absents : {absent}",
        "On this station: {here} · tests ended: {ended} · absent: {absent}",
    ),
    _R.CANDIDATES: ("Candidats de ce poste", "Candidates of this station"),
    _R.NOBODY: ("Personne n'a passé le test sur ce poste.", "Nobody sat on this station."),
    _R.CANDIDATE: ("Candidat", "Candidate"),
    _R.START: ("Début", "Start"),
    _R.END: ("Fin", "End"),
    _R.QUESTIONS: ("Questions", "Questions"),
    _R.REASON: ("Motif de fin", "Reason of the end"),
    _R.CODE: ("Code de fin", "End code"),
    _R.STORED: ("Résultat", "Result"),
    _R.NUMBERED: ("Candidat {number}", "Candidate {number}"),
    _R.UNLISTED: ("Candidat non inscrit {number}", "Unlisted candidate {number}"),
    _R.EACH: ("Déroulé de chaque test", "How each test went"),
    _R.ADMISSION: ("Admission", "Admission"),
    _R.NOT_ADMITTED: ("Pas d'admission", "Not admitted"),
    _R.PLANNED: ("Temps prévu", "Planned time"),
    _R.PLANNED_EXTRA: (
        "{whole}, dont {extra} de temps majoré ({share})",
        "{whole}, {extra} of it extra time ({share})",
    ),
    _R.GIVEN: ("Temps accordé après incident", "Time granted after incidents"),
    _R.GIVEN_NONE: ("Aucun", "None"),
    _R.SHOWN: ("Questions présentées", "Questions shown"),
    _R.SHOWN_REPLACED: (
        "{shown} · remplacées après signalement : {replaced}",
        "{shown} · replaced after a report: {replaced}",
    ),
    _R.LEFT: (
        "Fenêtre du test quittée {count} fois, {away} en tout.",
        "The test's window was left, times: {count}, {away} in all.",
    ),
    _R.STORAGE: ("Résultat gardé", "Result kept"),
    _R.HOUR: ("Heure", "Hour"),
    _R.FACT: ("Ce qui s'est passé", "What happened"),
    _R.WHO: ("Par", "By"),
    _R.QUIET: (
        "Aucun incident : le test s'est déroulé sans interruption.",
        "No incident: the test went on without interruption.",
    ),
    _R.ADMITTED: ("Admission, identité vérifiée.", "Admission, identity checked."),
    _R.STARTED: ("Début du test.", "Start of the test."),
    _R.CORRECTED: (
        "Temps majoré corrigé : {share}.",
        "Planned extra time corrected: {share}.",
    ),
    _R.GRANTED: ("{time} accordées ou rendues : {reason}.", "{time} granted or given back: {reason}."),
    _R.PAUSED: ("Pause {cause}, sans reprise.", "Pause {cause}, without a resumption."),
    _R.PAUSED_UNTIL: (
        "Pause {cause}, jusqu'à {hour} ({time}).",
        "Pause {cause}, until {hour} ({time}).",
    ),
    _R.PAUSE_INCIDENT: ("pour incident", "for an incident"),
    _R.PAUSE_PERSONAL: ("personnelle", "for a personal reason"),
    _R.PAUSE_TECHNICAL: ("technique", "for a technical reason"),
    _R.REPORTED: (
        "Signalement à la question {question}. {decision}",
        "A report on question {question}. {decision}",
    ),
    _R.REPORTED_BLOCKED: (
        "Signalement à la question {question}, temps arrêté. {decision}",
        "A report on question {question}, time stopped. {decision}",
    ),
    _R.ACCEPTED: (
        "Accepté à {hour}, question remplacée : {code}.",
        "Accepted at {hour}, question replaced: {code}.",
    ),
    _R.DISMISSED: ("Refusé à {hour} : {code}.", "Refused at {hour}: {code}."),
    _R.UNDECIDED: ("Sans décision.", "Not decided."),
    _R.OUTAGE: (
        "Reprise après un arrêt du poste, estimé à {time}, non compté.",
        "Resumed after the station stopped, for about {time}, not charged.",
    ),
    _R.TAKEN: (
        "Test repris ici depuis un autre poste.",
        "The test was taken over here from another station.",
    ),
    _R.MOVED: (
        "Test confié à un autre poste.",
        "The test was handed over to another station.",
    ),
    _R.ROLLBACK: (
        "Données du poste plus anciennes qu'attendu : décision du chef de centre.",
        "The station's data was older than expected: the head of centre decided.",
    ),
    _R.ENDED: ("Fin du test : {reason}.", "End of the test: {reason}."),
    _R.END_COMPLETED: ("toutes les questions faites", "all questions done"),
    _R.END_TIME: ("temps écoulé", "time over"),
    _R.END_CANDIDATE: ("abandon", "given up"),
    _R.END_TECHNICAL: ("raison technique", "technical reason"),
    _R.END_INVIGILATOR: ("décision du surveillant", "the invigilator's decision"),
    _R.END_MOVED: ("continue sur un autre poste", "goes on at another station"),
    _R.END_NONE: ("en cours", "under way"),
    _R.END_NOT_BEGUN: ("n'a pas commencé", "not begun"),
    _R.ABSENTS: ("Absents notés sur ce poste", "Noted absent on this station"),
    _R.ABSENTS_NONE: ("Aucun.", "None."),
    _R.INCIDENTS: ("Incidents notés", "Incidents noted"),
    _R.INCIDENTS_NONE: ("Rien à signaler.", "Nothing to report."),
    _R.WHOLE_ROOM: ("toute la salle", "the whole room"),
    _R.STATION_FACTS: ("Faits du poste", "Facts of the station"),
    _R.STATION_NONE: ("Aucun fait particulier.", "Nothing particular."),
    _R.PIN_ERRORS: (
        "PIN refusés ({role}) : {count}.",
        "PINs refused ({role}): {count}.",
    ),
    _R.PIN_CLEARED: (
        "Délai après PIN refusés levé par le chef de centre ({role}).",
        "The head of centre ended the delay after refused PINs ({role}).",
    ),
    _R.PROTECTION_LOST: (
        "Une protection du poste a manqué ({what}).",
        "A protection of the station was lost ({what}).",
    ),
    _R.SIGNATURES: ("Signatures", "Signatures"),
    _R.SIGN_CHEF: ("Chef de centre", "Head of centre"),
    _R.SIGN_SURVEILLANT: ("Surveillance", "Invigilation"),
    _R.SIGN_NOTE: ("Nom, date, signature", "Name, date, signature"),
    _R.SEALS: ("Empreintes des journaux", "Fingerprints of the journals"),
    _R.SEALS_NOTE: (
        "Chaque journal a une empreinte signée par le poste. Deux exemplaires qui portent les mêmes mots parlent du même journal.",
        "Each journal has a fingerprint signed by the station. Two copies with the same words speak of the same journal.",
    ),
    _R.SEAL_SESSION: ("Journal de la session", "Journal of the session"),
    _R.SEAL_SIZE: ("{size} faits, signé le {day} à {hour}", "{size} facts, signed on {day} at {hour}"),
    _R.SEAL_WORDS: ("À lire à voix haute", "To read aloud"),
    _R.SEAL_HEX: ("Début de l'empreinte : {hex}", "Beginning of the fingerprint: {hex}"),
    _R.SEAL_CHECK: (
        "8 mots pour 8 octets ; le dernier contrôle les autres.",
        "8 words for 8 bytes; the last one checks the others.",
    ),
    _R.SEAL_QR: ("Empreinte signée : {name}", "Signed fingerprint: {name}"),
    _R.HERE: ("scellé sur ce poste", "sealed on this station"),
    _R.NOT_SEALED: ("pas encore scellé", "not sealed yet"),
    _R.ON_USB: ("copié sur la clé de la salle", "copied to the room's stick"),
    _R.RECEIVED: ("reçu par le serveur le {day} à {hour}", "received by the server on {day} at {hour}"),
    _R.VERIFIED: (
        "vérifié par le serveur le {day} à {hour}",
        "verified by the server on {day} at {hour}",
    ),
    _R.PARKED: ("mis de côté par le serveur ({reason})", "set aside by the server ({reason})"),
    _R.HERE_ONLY: ("nulle part ailleurs", "nowhere else"),
    _R.FOOT: ("Session {session} · {station}", "Session {session} · {station}"),
    _R.PAGE: ("édité le {day} à {hour} · page {page} sur {pages}", "made on {day} at {hour} · page {page} of {pages}"),
    _R.ROLE_SURVEILLANT: ("surveillant", "invigilator"),
    _R.ROLE_CHEF: ("chef de centre", "head of centre"),
    _R.ROLE_TECHNICIEN: ("technicien", "technician"),
    _R.ROLE_CANDIDATE: ("candidat", "candidate"),
    _R.ROLE_STATION: ("poste", "station"),
}  # fmt: skip


def record_words(key: RecordText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def code_words(code: str, detail: str = "") -> str:
    """`E1, image absente`, `C6, suspicion de fraude : téléphone`; an unknown code stands alone."""
    name = f"CODE_{code}"
    if name in ReportText.__members__:
        return f"{code}, {_small(report_words(ReportText[name]))}"
    told = incident_words(code)
    if told == code:
        return code
    more = incident_words(code, detail) if detail else ""
    return f"{code}, {_small(told)}" + (f"\u00a0: {_small(more)}" if more else "")


def _small(text: str) -> str:
    """The same words inside of a sentence."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def role_words(role: str) -> str:
    """Who did something."""
    return record_words(_ROLES[role]) if role in _ROLES else role


_ROLES: Final = {
    "surveillant": RecordText.ROLE_SURVEILLANT,
    "chef": RecordText.ROLE_CHEF,
    "technicien": RecordText.ROLE_TECHNICIEN,
    "candidate": RecordText.ROLE_CANDIDATE,
    "station": RecordText.ROLE_STATION,
}
