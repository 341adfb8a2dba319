"""A message that the person wrote, sent or not. Knows no mailbox but the names in it."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from engine.applications.mail import start as laid
from engine.applications.mail.address import LONGEST_ADDRESS, MOST_RECIPIENTS, is_address
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

MOST_WRITTEN: Final = 24
LONGEST_TEXT: Final = 6000
LINES: Final = ("to", "cc", "bcc")
"""The three lines of recipients."""


@dataclass(frozen=True, slots=True)
class Written:
    """A message of the person's own. `answers` and `forwards` name a message of the mailbox.

    The lines of recipients have addresses and, in a draft, also what was typed and is none.
    """

    id: str
    folder: str = laid.DRAFTS
    sent: bool = False
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""
    attachments: tuple[str, ...] = ()
    answers: str | None = None
    forwards: str | None = None

    @property
    def everybody(self) -> tuple[str, ...]:
        """All that stands on the lines of recipients."""
        return (*self.to, *self.cc, *self.bcc)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        return not (self.everybody or self.subject or self.body.strip() or self.attachments)

    def weight(self) -> int:
        """The bytes of all that was written in it."""
        return sum(len(text.encode()) for text in (self.body, self.subject, *self.everybody))

    def to_json(self) -> JsonObject:
        """The message as it stands in a state."""
        return {
            "id": self.id,
            "folder": self.folder,
            "sent": self.sent,
            "to": self.to,
            "cc": self.cc,
            "bcc": self.bcc,
            "subject": self.subject,
            "body": self.body,
            "attachments": self.attachments,
            "answers": self.answers,
            "forwards": self.forwards,
        }


def read_written(given: Reader, folders: Container[str], files: Container[str]) -> Written:
    """A written message as it stands in a state.

    Raises:
        MalformedError: It could not have been written in this mailbox.
    """
    sent, folder = given.boolean("sent"), given.text("folder")
    attachments = given.texts("attachments", most=laid.MOST_ATTACHMENTS, longest=laid.LONGEST_NAME)
    one = Written(
        id=given.identifier("id"),
        folder=folder,
        sent=sent,
        to=_line(given, "to"),
        cc=_line(given, "cc"),
        bcc=_line(given, "bcc"),
        subject=given.text("subject", longest=laid.LONGEST_SUBJECT),
        body=given.text("body", longest=LONGEST_TEXT),
        attachments=attachments,
        answers=given.text("answers") if given.has("answers") else None,
        forwards=given.text("forwards") if given.has("forwards") else None,
    )
    places = folder in folders and folder != laid.DRAFTS if sent else folder in _OF_DRAFTS
    known = all(name in files for name in attachments) and _each_once(attachments)
    if not (places and known and laid.is_own(one.id)):
        raise MalformedError("mail.written", given.where)
    if sent and not (one.everybody and all(map(is_address, one.everybody))):
        raise MalformedError("mail.recipients", given.where)
    return one


_OF_DRAFTS: Final = (laid.DRAFTS, laid.TRASH)


def _line(given: Reader, field: str) -> tuple[str, ...]:
    found = given.texts(field, most=MOST_RECIPIENTS, longest=LONGEST_ADDRESS)
    if not _each_once(found) or not all(one.strip() for one in found):
        raise MalformedError("mail.recipients", given.where)
    return found


def _each_once(names: Iterable[str]) -> bool:
    found = list(names)
    return len(set(found)) == len(found)
