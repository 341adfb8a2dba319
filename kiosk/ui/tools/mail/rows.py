"""What a mailbox shows in its lists, in words. Knows no widget."""

from typing import Final

from engine.applications.mail import start as laid
from engine.applications.mail.start import Received, Start
from engine.applications.mail.state import Marks, State
from engine.applications.mail.written import Written
from kiosk.ui.tools.mail.lists import FolderRow, MessageRow
from kiosk.words.tools.mail import MailText, date_words, folder_words, mail_words

_ICONS: Final = {
    laid.INBOX: "inbox",
    laid.DRAFTS: "pencil",
    laid.SENT: "send",
    laid.ARCHIVE: "archive",
    laid.JUNK: "warning",
    laid.TRASH: "trash",
}


def folder_rows(start: Start, state: State) -> list[FolderRow]:
    """Every folder with the number of its unread messages."""
    found = []
    for folder in start.folders:
        marks = (one for one in state.marks.values() if one.folder == folder)
        unread = sum(not one.read for one in marks)
        name = folder_words(folder)
        spoken = mail_words(MailText.FOLDER_UNREAD, name=name, count=unread) if unread else name
        found.append(FolderRow(folder, _ICONS.get(folder, "folder"), name, unread, spoken))
    return found


def message_rows(start: Start, state: State, query: str = "") -> list[MessageRow]:
    """The messages of the shown folder: one's own first, then the newest; those that fit."""
    own = [one for one in reversed(state.written) if one.folder == state.folder]
    theirs = [one for one in start.messages if state.marks[one.id].folder == state.folder]
    theirs.sort(key=lambda one: one.date, reverse=True)
    wanted = query.casefold().split()
    return [
        *(_own_row(start, one) for one in own if _fits(wanted, _own_text(start, one))),
        *(
            _row(start, one, state.marks[one.id])
            for one in theirs
            if _fits(wanted, f"{one.sender_line} {one.subject} {one.body}")
        ),
    ]


def name_of(start: Start, state: State, address: str) -> str:
    """How somebody is called: as in the address book or in a message, or by the address."""
    senders = (one.sender for one in start.messages)
    for person in (start.me, *state.contacts, *senders):
        if person.address == address:
            return person.name
    return address


def _row(start: Start, one: Received, marks: Marks) -> MessageRow:
    mine = one.address == start.me.address
    who = mail_words(MailText.TO_WHOM, names=", ".join(one.to)) if mine else one.sender.name
    date = date_words(one.date)
    subject = one.subject or mail_words(MailText.NO_SUBJECT)
    files = bool(one.attachments)
    spoken = _spoken(
        "" if marks.read else mail_words(MailText.UNREAD),
        who,
        subject,
        date_words(one.date, long=True),
        mail_words(MailText.HAS_FILES) if files else "",
        mail_words(MailText.IMPORTANT) if marks.important else "",
    )
    return MessageRow(one.id, who, subject, date, not marks.read, marks.important, files, spoken)


def _own_row(start: Start, one: Written) -> MessageRow:
    del start
    names = ", ".join(one.everybody) or mail_words(MailText.NOBODY)
    who = mail_words(MailText.TO_WHOM, names=names)
    subject = one.subject or mail_words(MailText.NO_SUBJECT)
    state = "" if one.sent else mail_words(MailText.DRAFT)
    files = bool(one.attachments)
    spoken = _spoken(state, who, subject, mail_words(MailText.HAS_FILES) if files else "")
    return MessageRow(
        one.id, who, subject, state, unread=False, important=False, files=files, spoken=spoken
    )


def _own_text(start: Start, one: Written) -> str:
    return " ".join((start.me.line, *one.everybody, one.subject, one.body))


def _fits(wanted: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(one in folded for one in wanted)


def _spoken(*parts: str) -> str:
    return ", ".join(one for one in parts if one)
