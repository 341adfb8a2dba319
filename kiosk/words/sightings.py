"""What is said of a sighting, and what an invigilator does about it. Knows no sensor.

A sentence says what the machine shows; it accuses nobody.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import french, said
from kiosk.words.programs import Family, family_of


class SightingText(StrEnum):
    """What can be said; the `…_NAMED` ones name a program or a device."""

    VIRTUAL_MACHINE = auto()
    VIRTUAL_MACHINE_NAMED = auto()
    VIRTUAL_MACHINE_TODO = auto()
    REMOTE_SESSION = auto()
    REMOTE_SESSION_NAMED = auto()
    REMOTE_SESSION_TODO = auto()
    SUPERVISION_NAMED = auto()
    SUPERVISION_TODO = auto()
    SECOND_DISPLAY = auto()
    SECOND_DISPLAY_NAMED = auto()
    SECOND_DISPLAY_TODO = auto()
    FOREIGN_WINDOW = auto()
    FOREIGN_WINDOW_NAMED = auto()
    FOREIGN_WINDOW_TODO = auto()
    PROCESS = auto()
    PROCESS_NAMED = auto()
    PROCESS_REMOTE_NAMED = auto()
    PROCESS_CHAT_NAMED = auto()
    PROCESS_MACRO_NAMED = auto()
    PROCESS_TODO = auto()
    NEW_KEYBOARD = auto()
    NEW_KEYBOARD_NAMED = auto()
    NEW_KEYBOARD_TODO = auto()
    CLOCK_STEP = auto()
    CLOCK_STEP_TODO = auto()
    SUSPEND = auto()
    SUSPEND_TODO = auto()
    DEBUGGER = auto()
    DEBUGGER_NAMED = auto()
    DEBUGGER_TODO = auto()
    INJECTED_INPUT = auto()
    INJECTED_INPUT_TODO = auto()
    CLIPBOARD = auto()
    CLIPBOARD_NAMED = auto()
    CLIPBOARD_TODO = auto()
    CAPTURE = auto()
    CAPTURE_NAMED = auto()
    CAPTURE_TODO = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    SightingText.VIRTUAL_MACHINE: (
        "Ce poste est peut-être une machine virtuelle.",
        "This station may be a virtual machine.",
    ),
    SightingText.VIRTUAL_MACHINE_NAMED: (
        "Ce poste est peut-être une machine virtuelle : {subject}.",
        "This station may be a virtual machine: {subject}.",
    ),
    SightingText.VIRTUAL_MACHINE_TODO: (
        "Vérifiez que c'est bien un poste de la salle. Dans le doute, changez de poste.",
        "Check that it is a computer of the room. If in doubt, change station.",
    ),
    SightingText.REMOTE_SESSION: (
        "L'écran de ce poste peut être vu ou commandé à distance.",
        "The screen of this station can be seen or driven from afar.",
    ),
    SightingText.REMOTE_SESSION_NAMED: (
        "L'écran de ce poste peut être vu ou commandé à distance : {subject}.",
        "The screen of this station can be seen or driven from afar: {subject}.",
    ),
    SightingText.REMOTE_SESSION_TODO: (
        "Demandez à l'équipe informatique de couper cet accès. Dans le doute, changez de poste.",
        "Ask the IT staff to close this access. If in doubt, change station.",
    ),
    SightingText.SUPERVISION_NAMED: (
        "Le logiciel de supervision de l'établissement est actif sur ce poste : {subject}.",
        "The school's supervision software is active on this station: {subject}.",
    ),
    SightingText.SUPERVISION_TODO: (
        "C'est habituel dans une salle supervisée. Indiquez-le ici, puis continuez.",
        "This is usual in a supervised room. Say so here, then go on.",
    ),
    SightingText.SECOND_DISPLAY: (
        "Un deuxième écran est allumé à côté de celui du test.",
        "A second display is on beside that of the test.",
    ),
    SightingText.SECOND_DISPLAY_NAMED: (
        "Un deuxième écran est allumé à côté de celui du test : {subject}.",
        "A second display is on beside that of the test: {subject}.",
    ),
    SightingText.SECOND_DISPLAY_TODO: (
        "Éteignez ou débranchez le deuxième écran, puis continuez.",
        "Turn the second display off or unplug it, then go on.",
    ),
    SightingText.FOREIGN_WINDOW: (
        "La fenêtre d'un autre programme est affichée devant le test.",
        "Another program's window is shown in front of the test.",
    ),
    SightingText.FOREIGN_WINDOW_NAMED: (
        "La fenêtre d'un autre programme est affichée devant le test : {subject}.",
        "Another program's window is shown in front of the test: {subject}.",
    ),
    SightingText.FOREIGN_WINDOW_TODO: (
        "Regardez l'écran, fermez cette fenêtre, puis continuez.",
        "Look at the screen, close that window, then go on.",
    ),
    SightingText.PROCESS: (
        "Un programme inattendu tourne sur ce poste.",
        "An unexpected program is running on this station.",
    ),
    SightingText.PROCESS_NAMED: (
        "Un programme inattendu tourne sur ce poste : {subject}.",
        "An unexpected program is running on this station: {subject}.",
    ),
    SightingText.PROCESS_REMOTE_NAMED: (
        "Un logiciel de prise en main à distance tourne sur ce poste : {subject}.",
        "Remote control software is running on this station: {subject}.",
    ),
    SightingText.PROCESS_CHAT_NAMED: (
        "Un logiciel de discussion ou d'assistance tourne sur ce poste : {subject}.",
        "Chat or assistant software is running on this station: {subject}.",
    ),
    SightingText.PROCESS_MACRO_NAMED: (
        "Un logiciel qui sait taper tout seul tourne sur ce poste : {subject}.",
        "Software that can type by itself is running on this station: {subject}.",
    ),
    SightingText.PROCESS_TODO: (
        "Fermez ce logiciel, ou demandez-le à l'équipe informatique. Puis continuez.",
        "Close this software, or ask the IT staff to. Then go on.",
    ),
    SightingText.NEW_KEYBOARD: (
        "Un clavier a été branché depuis l'ouverture de la session.",
        "A keyboard was plugged in since the session was opened.",
    ),
    SightingText.NEW_KEYBOARD_NAMED: (
        "Un clavier a été branché depuis l'ouverture de la session : {subject}.",
        "A keyboard was plugged in since the session was opened: {subject}.",
    ),
    SightingText.NEW_KEYBOARD_TODO: (
        "Regardez ce qui est branché. Un clavier remplacé est normal : indiquez-le ici.",
        "Look at what is plugged in. A replaced keyboard is normal: say so here.",
    ),
    SightingText.CLOCK_STEP: (
        "L'horloge du poste a changé ; le temps du test n'en dépend pas.",
        "The station's clock was changed; the time of the test does not depend on it.",
    ),
    SightingText.CLOCK_STEP_TODO: (
        "Il n'y a rien à faire. Fiez-vous à l'heure de la salle.",
        "There is nothing to do. Go by the clock of the room.",
    ),
    SightingText.SUSPEND: (
        "Ce poste s'est mis en veille, puis s'est réveillé.",
        "This station went to sleep, then woke up.",
    ),
    SightingText.SUSPEND_TODO: (
        "Vérifiez que le poste est branché au secteur, capot ouvert. Puis continuez.",
        "Check that the station is plugged in, with its lid open. Then go on.",
    ),
    SightingText.DEBUGGER: (
        "Un outil d'analyse observe le programme du test.",
        "An analysis tool is watching the test's program.",
    ),
    SightingText.DEBUGGER_NAMED: (
        "Un outil d'analyse observe le programme du test : {subject}.",
        "An analysis tool is watching the test's program: {subject}.",
    ),
    SightingText.DEBUGGER_TODO: (
        "Mettez le test en pause et appelez l'équipe informatique.",
        "Pause the test and call the IT staff.",
    ),
    SightingText.INJECTED_INPUT: (
        "Un programme a envoyé des touches ou des clics sur ce poste.",
        "A program sent keys or clicks to this station.",
    ),
    SightingText.INJECTED_INPUT_TODO: (
        "Demandez si une aide technique est en service. Sinon, appelez l'équipe informatique.",
        "Ask whether an assistive tool is in use. If not, call the IT staff.",
    ),
    SightingText.CLIPBOARD: (
        "Un autre programme s'est servi du presse-papiers.",
        "Another program used the clipboard.",
    ),
    SightingText.CLIPBOARD_NAMED: (
        "Un autre programme s'est servi du presse-papiers : {subject}.",
        "Another program used the clipboard: {subject}.",
    ),
    SightingText.CLIPBOARD_TODO: (
        "Son contenu n'a pas été lu. Fermez les autres programmes, puis continuez.",
        "Its content was not read. Close the other programs, then go on.",
    ),
    SightingText.CAPTURE: (
        "Un logiciel de capture d'écran tourne sur ce poste.",
        "Screen capture software is running on this station.",
    ),
    SightingText.CAPTURE_NAMED: (
        "Un logiciel de capture d'écran tourne sur ce poste : {subject}.",
        "Screen capture software is running on this station: {subject}.",
    ),
    SightingText.CAPTURE_TODO: (
        "Fermez ce logiciel avec le candidat, puis continuez.",
        "Close this software together with the candidate, then go on.",
    ),
}
_PLAIN: Final[Mapping[str, SightingText]] = {
    "virtual_machine": SightingText.VIRTUAL_MACHINE,
    "remote_session": SightingText.REMOTE_SESSION,
    "second_display": SightingText.SECOND_DISPLAY,
    "foreign_window": SightingText.FOREIGN_WINDOW,
    "process": SightingText.PROCESS,
    "new_keyboard": SightingText.NEW_KEYBOARD,
    "clock_step": SightingText.CLOCK_STEP,
    "suspend": SightingText.SUSPEND,
    "debugger": SightingText.DEBUGGER,
    "injected_input": SightingText.INJECTED_INPUT,
    "clipboard": SightingText.CLIPBOARD,
    "capture": SightingText.CAPTURE,
}
_NAMED: Final[Mapping[str, SightingText]] = {
    "virtual_machine": SightingText.VIRTUAL_MACHINE_NAMED,
    "remote_session": SightingText.REMOTE_SESSION_NAMED,
    "second_display": SightingText.SECOND_DISPLAY_NAMED,
    "foreign_window": SightingText.FOREIGN_WINDOW_NAMED,
    "process": SightingText.PROCESS_NAMED,
    "new_keyboard": SightingText.NEW_KEYBOARD_NAMED,
    "debugger": SightingText.DEBUGGER_NAMED,
    "clipboard": SightingText.CLIPBOARD_NAMED,
    "capture": SightingText.CAPTURE_NAMED,
}
_OF_FAMILY: Final[Mapping[tuple[str, Family], SightingText]] = {
    ("remote_session", Family.SUPERVISION): SightingText.SUPERVISION_NAMED,
    ("process", Family.REMOTE): SightingText.PROCESS_REMOTE_NAMED,
    ("process", Family.CHAT): SightingText.PROCESS_CHAT_NAMED,
    ("process", Family.MACRO): SightingText.PROCESS_MACRO_NAMED,
}
_TODO: Final[Mapping[str, SightingText]] = {
    "virtual_machine": SightingText.VIRTUAL_MACHINE_TODO,
    "remote_session": SightingText.REMOTE_SESSION_TODO,
    "second_display": SightingText.SECOND_DISPLAY_TODO,
    "foreign_window": SightingText.FOREIGN_WINDOW_TODO,
    "process": SightingText.PROCESS_TODO,
    "new_keyboard": SightingText.NEW_KEYBOARD_TODO,
    "clock_step": SightingText.CLOCK_STEP_TODO,
    "suspend": SightingText.SUSPEND_TODO,
    "debugger": SightingText.DEBUGGER_TODO,
    "injected_input": SightingText.INJECTED_INPUT_TODO,
    "clipboard": SightingText.CLIPBOARD_TODO,
    "capture": SightingText.CAPTURE_TODO,
}


def sighting_sentence(kind: str, subject: str = "") -> str:
    """What a journal says of a sighting, in the language of the institution.

    Args:
        kind: The name of the kind, as in `kiosk.ports.sensor.Kind`.
        subject: The program or the device that is named; may be empty.

    Raises:
        KeyError: There is no such kind.
    """
    return french(_SENTENCES[_key(kind, subject)][0].format_map({"subject": subject}))


def sighting_words(kind: str, subject: str = "") -> str:
    """The same in the language of the interface.

    Raises:
        KeyError: There is no such kind.
    """
    return said(_SENTENCES, _key(kind, subject), subject=subject)


def sighting_todo(kind: str, subject: str = "") -> str:
    """What an invigilator does about it, in the language of the interface.

    Raises:
        KeyError: There is no such kind.
    """
    supervised = _key(kind, subject) is SightingText.SUPERVISION_NAMED
    return said(_SENTENCES, SightingText.SUPERVISION_TODO if supervised else _TODO[kind])


def _key(kind: str, subject: str) -> SightingText:
    if not subject:
        return _PLAIN[kind]
    family = family_of(subject)
    named = _NAMED.get(kind, _PLAIN[kind])
    return named if family is None else _OF_FAMILY.get((kind, family), named)
