"""The address book as a page: to add recipients from it, or to change it. Knows no mailbox."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.applications.mail.state import State
from kiosk.ui.widgets.boxes import row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, mail_words

Do = Callable[[Mapping[str, Any]], bool]


def picker(state: State, picked: Callable[[str], None], done: Callable[[], None]) -> list[QWidget]:
    """One button for each contact and each group; pressing one adds it."""
    made: list[QWidget] = []
    for place, person in enumerate(state.contacts):
        button = Button(f"mail-contact-{place}", person.line, "quiet", "person")
        button.clicked.connect(lambda _on=False, one=person.address: picked(one))
        made.append(button)
    for place, group in enumerate(state.groups):
        members = ", ".join(group.members)
        text = mail_words(MailText.GROUP_OF, name=group.name, members=members)
        button = Button(f"mail-group-{place}", group.name, "quiet", "book")
        button.say(group.name, text)
        button.clicked.connect(lambda _on=False, one=group.members: picked(", ".join(one)))
        made += [button, Text(text, "caption", "mention")]
    end = Button("mail-picked", mail_words(MailText.DONE), "secondary", "check")
    end.clicked.connect(done)
    return [*(made or [Text(mail_words(MailText.NO_CONTACTS), "body", "text2")]), end]


def keeper(state: State, do: Do) -> list[QWidget]:
    """The contacts and groups, each with a button to take it out, and two forms to add some."""
    made: list[QWidget] = []
    for place, person in enumerate(state.contacts):
        act = {"do": "remove_contact", "address": person.address}
        made.append(_entry(f"mail-drop-contact-{place}", person.name, person.line, act, do))
    for place, group in enumerate(state.groups):
        act = {"do": "remove_group", "name": group.name}
        members = ", ".join(group.members)
        shown = mail_words(MailText.GROUP_OF, name=group.name, members=members)
        made.append(_entry(f"mail-drop-group-{place}", group.name, shown, act, do))
    if not made:
        made.append(Text(mail_words(MailText.NO_CONTACTS), "body", "text2"))
    name = _field("mail-new-name", MailText.CONTACT_NAME)
    address = _field("mail-new-address", MailText.CONTACT_ADDRESS)
    add = Button("mail-new-contact", mail_words(MailText.CONTACT_ADD), "secondary", "plus")
    add.clicked.connect(
        lambda: do({"do": "add_contact", "name": name.value(), "address": address.value()})
    )
    group_name = _field("mail-group-name", MailText.GROUP_NAME)
    members_of = _field("mail-group-members", MailText.GROUP_MEMBERS, MailText.GROUP_HINT)
    save = Button("mail-group-save", mail_words(MailText.GROUP_SAVE), "secondary", "check")
    save.clicked.connect(
        lambda: do({"do": "set_group", "name": group_name.value(), "members": members_of.value()})
    )
    return [*made, name, address, add, group_name, members_of, save]


def _entry(name: str, who: str, shown: str, act: Mapping[str, Any], do: Do) -> QWidget:
    button = Button(name, mail_words(MailText.REMOVE), "quiet", "close")
    button.say(mail_words(MailText.REMOVE), mail_words(MailText.REMOVE_OF, name=who))
    button.clicked.connect(lambda: do(act))
    return row(Text(shown, "body"), button, gap=8, grows=0)


def _field(name: str, label: MailText, hint: MailText | None = None) -> FieldRow:
    line = QLineEdit()
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return FieldRow(name, mail_words(label), "" if hint is None else mail_words(hint), line, 520)
