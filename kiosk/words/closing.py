"""What the end of a session says on the staff's screen. Knows no journal."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class ClosingText(StrEnum):
    """What can be said at the end of a session."""

    TITLE = auto()
    LEAD = auto()
    LEAD_MISSING = auto()
    LEAD_UNDER_WAY = auto()
    LEAD_NOBODY = auto()
    TITLE_CLOSED = auto()
    LEAD_CLOSED = auto()
    TITLE_NAMELESS = auto()
    LEAD_NAMELESS = auto()
    QUESTIONS = auto()
    CODE = auto()
    NO_CODE = auto()
    HERE = auto()
    NOT_HERE = auto()
    USB = auto()
    USB_PARTIAL = auto()
    NOT_USB = auto()
    NO_USB = auto()
    RECEIVED = auto()
    NOT_RECEIVED = auto()
    VERIFIED = auto()
    NOT_VERIFIED = auto()
    PARKED = auto()
    TODO_END = auto()
    TODO_SEAL = auto()
    TODO_COPY = auto()
    TODO_COPY_NO_STICK = auto()
    TODO_KEEP_ON = auto()
    TODO_WAIT = auto()
    TODO_PARKED = auto()
    TODO_GONE = auto()
    NOTES = auto()
    ABSENT = auto()
    NO_NOTES = auto()
    STEPS = auto()
    STEP_COPY = auto()
    STEP_COPY_DETAIL = auto()
    STEP_NO_STICK = auto()
    STEP_PRINT = auto()
    STEP_PRINT_DETAIL = auto()
    STEP_NO_PRINTER = auto()
    STEP_NO_PAPER = auto()
    STEP_EXPORT = auto()
    STEP_EXPORT_DETAIL = auto()
    STEP_CLOSE = auto()
    STEP_CLOSE_DETAIL = auto()
    STEP_UNDER_WAY = auto()
    ASK_TITLE = auto()
    ASK_TEXT = auto()
    ASK_MISSING = auto()
    ASK_STAY = auto()
    ASK_GO = auto()
    LEAVE_OPEN = auto()
    LEAVE_CLOSED = auto()
    COPIED = auto()
    PRINTED = auto()
    EXPORTED = auto()
    CLOSED = auto()
    BUSY = auto()
    RECORD = auto()


_T = ClosingText
_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    _T.TITLE: ("Fin de session", "End of the session"),
    _T.LEAD: (
        "Tout est prêt : les résultats de ce poste sont aussi ailleurs.",
        "All is ready: this station's results are elsewhere too.",
    ),
    _T.LEAD_MISSING: (
        "Les résultats sont scellés. Certains ne sont encore que sur ce poste.",
        "The results are sealed. Some are still on this station only.",
    ),
    _T.LEAD_UNDER_WAY: (
        "Un test n'est pas terminé. La session ne peut pas être close.",
        "A test has not ended. The session cannot be closed.",
    ),
    _T.LEAD_NOBODY: (
        "Personne n'a passé le test sur ce poste.",
        "Nobody sat on this station.",
    ),
    _T.TITLE_CLOSED: ("Session close", "Session closed"),
    _T.LEAD_CLOSED: (
        "Imprimez ou exportez le procès-verbal, puis faites-le signer.",
        "Print or export the record, then have it signed.",
    ),
    _T.TITLE_NAMELESS: ("Procès-verbal de la session close", "Record of the closed session"),
    _T.LEAD_NAMELESS: (
        "Sans PIN, aucun nom n'est montré ici : le code de fin désigne chaque candidat.",
        "Without a PIN no name is shown here: the end code stands for each candidate.",
    ),
    _T.QUESTIONS: ("Questions : {count}", "Questions: {count}"),
    _T.CODE: ("Code de fin", "End code"),
    _T.NO_CODE: ("Pas de code de fin", "No end code"),
    _T.HERE: ("Sur ce poste", "On this station"),
    _T.NOT_HERE: ("Pas encore scellé", "Not sealed yet"),
    _T.USB: ("Sur la clé", "On the stick"),
    _T.USB_PARTIAL: ("Clé : copie partielle", "Stick: partial copy"),
    _T.NOT_USB: ("Pas sur la clé", "Not on the stick"),
    _T.NO_USB: ("Clé absente", "No stick"),
    _T.RECEIVED: ("Reçu", "Received"),
    _T.NOT_RECEIVED: ("Pas encore reçu", "Not received yet"),
    _T.VERIFIED: ("Vérifié", "Verified"),
    _T.NOT_VERIFIED: ("Pas encore vérifié", "Not verified yet"),
    _T.PARKED: ("Mis de côté", "Set aside"),
    _T.TODO_END: (
        "Revenez à l'écran du candidat et terminez ce test.",
        "Return to the candidate's screen and end this test.",
    ),
    _T.TODO_SEAL: (
        "Le résultat n'a pas pu être scellé. Libérez de la place, puis revenez ici.",
        "The result could not be sealed. Make room, then come back here.",
    ),
    _T.TODO_COPY: (
        "Copiez ce résultat sur la clé, ou attendez son envoi.",
        "Copy this result to the stick, or wait until it is sent.",
    ),
    _T.TODO_COPY_NO_STICK: (
        "Branchez la clé de la salle, ou attendez l'envoi.",
        "Plug in the room's stick, or wait until it is sent.",
    ),
    _T.TODO_KEEP_ON: (
        "Laissez ce poste allumé jusqu'à l'envoi de ce résultat.",
        "Keep this station switched on until this result is sent.",
    ),
    _T.TODO_WAIT: (
        "Rien à faire : le serveur vérifiera ce résultat.",
        "Nothing to do: the server will verify this result.",
    ),
    _T.TODO_PARKED: (
        "Le serveur a mis ce résultat de côté. Prévenez le chef de centre ; rien n'est perdu.",
        "The server set this result aside. Tell the head of centre; nothing is lost.",
    ),
    _T.TODO_GONE: (
        "Ce test continue sur un autre poste : voyez là-bas.",
        "This test goes on at another station: look there.",
    ),
    _T.NOTES: ("Absents et incidents", "Absent candidates and incidents"),
    _T.ABSENT: ("Absent à {hour}", "Absent at {hour}"),
    _T.NO_NOTES: ("Rien à signaler.", "Nothing to report."),
    _T.STEPS: ("À faire, dans l'ordre", "To do, in this order"),
    _T.STEP_COPY: ("Copier sur la clé", "Copy to the stick"),
    _T.STEP_COPY_DETAIL: (
        "Tous les résultats, relus après écriture.",
        "All results, read back after writing.",
    ),
    _T.STEP_NO_STICK: (
        "Aucune clé USB sur ce poste. Branchez-en une.",
        "There is no USB stick on this station. Plug one in.",
    ),
    _T.STEP_PRINT: ("Imprimer le procès-verbal", "Print the record"),
    _T.STEP_PRINT_DETAIL: ("Imprimante : {printer}", "Printer: {printer}"),
    _T.STEP_NO_PRINTER: (
        "Ce poste n'a pas d'imprimante. Exportez le procès-verbal sur la clé.",
        "This station has no printer. Export the record to the stick.",
    ),
    _T.STEP_NO_PAPER: (
        "Ce poste n'a pas d'imprimante. Demandez au technicien.",
        "This station has no printer. Ask the technician.",
    ),
    _T.STEP_EXPORT: ("Exporter le procès-verbal", "Export the record"),
    _T.STEP_EXPORT_DETAIL: ("En PDF, sur la clé.", "As PDF, to the stick."),
    _T.STEP_CLOSE: ("Clore la session…", "Close the session…"),
    _T.STEP_CLOSE_DETAIL: (
        "Définitif sur ce poste. Rien n'est effacé avant d'être relu.",
        "For good on this station. Nothing is erased before it was read back.",
    ),
    _T.STEP_UNDER_WAY: ("Terminez d'abord le test en cours.", "End the running test first."),
    _T.ASK_TITLE: ("Clore la session sur ce poste ?", "Close the session on this station?"),
    _T.ASK_TEXT: (
        "Plus personne ne pourra passer le test ici. Le poste sera rendu.",
        "Nobody will be able to sit here any more. The machine is given back.",
    ),
    _T.ASK_MISSING: (
        "Résultats gardés seulement sur ce poste : {count}. N'éteignez pas le poste avant leur envoi.",
        "Results on this station only: {count}. Keep it switched on until they are sent.",
    ),
    _T.ASK_STAY: ("Garder la session ouverte", "Keep the session open"),
    _T.ASK_GO: ("Clore la session", "Close the session"),
    _T.LEAVE_OPEN: ("Revenir à l'espace surveillant", "Return to the staff's area"),
    _T.LEAVE_CLOSED: ("Terminer", "Finish"),
    _T.COPIED: (
        "Résultats copiés et relus sur la clé : {count}.",
        "Results copied to the stick and read back: {count}.",
    ),
    _T.PRINTED: ("Le procès-verbal est envoyé à l'imprimante.", "The record was sent to the printer."),
    _T.EXPORTED: (
        "Le procès-verbal est sur la clé, et relu : {name}.",
        "The record is on the stick, and was read back: {name}.",
    ),
    _T.CLOSED: (
        "La session est close sur ce poste. Tout est scellé et relu.",
        "The session is closed on this station. Everything is sealed and was read back.",
    ),
    _T.BUSY: ("Un instant…", "One moment…"),
    _T.RECORD: ("Procès-verbal…", "Record…"),
}  # fmt: skip


def closing_words(key: ClosingText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)
