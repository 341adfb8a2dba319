"""Pages with one list to choose from: a folder, a file, a report, another action. Know no act."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from engine.applications.mail.start import File, Start
from engine.applications.mail.state import Report
from kiosk.ui.tools.mail.actions import ACTIONS
from kiosk.ui.widgets.buttons import ActButton, Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, folder_words, mail_words, size_words

_OTHERWISE: Final = {
    "important": MailText.MARK_USUAL,
    "unread": MailText.MARK_READ,
}


def other_actions(
    usable: frozenset[str], turned: frozenset[str], asked: Callable[[str], None]
) -> list[QWidget]:
    """Every action that can be done now; `turned` ones are said the other way round."""
    made: list[QWidget] = []
    for one in ACTIONS:
        if one.name in usable:
            text = _OTHERWISE[one.name] if one.name in turned else one.text
            button = Button(f"mail-more-{one.name}", mail_words(text), "quiet", one.icon)
            button.clicked.connect(lambda _on=False, name=one.name: asked(name))
            made.append(button)
    return made


def folders(start: Start, chosen: Callable[[str], None]) -> list[QWidget]:
    """The folders that a message can be put into."""
    made: list[QWidget] = []
    for place, folder in enumerate(start.folders):
        button = Button(f"mail-into-{place}", folder_words(folder), "quiet", "folder")
        button.clicked.connect(lambda _on=False, folder=folder: chosen(folder))
        made.append(button)
    return made


def reports(chosen: Callable[[str], None]) -> list[QWidget]:
    """As what a message can be reported."""
    made: list[QWidget] = []
    for how, icon, text, detail in (
        (Report.SPAM, "mail", MailText.REPORT_SPAM, MailText.REPORT_SPAM_DETAIL),
        (Report.PHISHING, "shield", MailText.REPORT_PHISHING, MailText.REPORT_PHISHING_DETAIL),
    ):
        button = ActButton(f"mail-as-{how.value}", icon, mail_words(text), mail_words(detail))
        button.clicked.connect(lambda _on=False, how=how: chosen(how.value))
        made.append(button)
    return made


def files(start: Start, chosen: Callable[[str], None]) -> list[QWidget]:
    """The documents that can be attached."""
    made: list[QWidget] = []
    for place, file in enumerate(start.files):
        size = size_words(file.kb)
        shown = mail_words(MailText.ATTACHMENT, name=file.name, size=size)
        button = Button(f"mail-file-{place}", shown, "quiet", "file")
        button.clicked.connect(lambda _on=False, name=file.name: chosen(name))
        made.append(button)
    return made or [Text(mail_words(MailText.NO_FILES), "body", "text2")]


def preview(file: File) -> list[QWidget]:
    """What can be read in an attachment."""
    text = Text(file.text or mail_words(MailText.NO_PREVIEW), "body", "text")
    return [Text(size_words(file.kb), "small", "mention"), text]
