"""Which page covers the mailbox, and what is on it. Knows no rule of mail."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from engine.applications.mail.start import Start
from engine.applications.mail.state import State
from kiosk.ui.tools.mail import book, choices, ruling
from kiosk.ui.tools.mail.actions import ACTIONS
from kiosk.ui.tools.mail.panel import Panel
from kiosk.ui.tools.mail.writing import LABELS
from kiosk.words.tools.mail import MailText, mail_words

Do = Callable[[Mapping[str, Any]], bool]
GENERAL: Final = frozenset(one.name for one in ACTIONS if one.general)
_OF_A_MESSAGE: Final = frozenset(one.name for one in ACTIONS if not one.general)
_STAYING: Final = ("rule",)
"""Pages with something half written, which a new state must not wipe out."""


class Pages:
    """One page at a time, over a panel that is given its parts."""

    def __init__(
        self,
        start: Start,
        do: Do,
        asked: Callable[[str], None],
        warn: Callable[[str], None],
    ) -> None:
        """Make acts by `do`, ask for other actions by `asked`, and say sentences by `warn`."""
        self.panel = Panel()
        self._start = start
        self._do = do
        self._asked = asked
        self._warn = warn
        self._name = ""
        self._about = ""
        self._place = 0
        self._state: State | None = None

    @property
    def name(self) -> str:
        """The page in front, or nothing."""
        return self._name

    def turn(self, name: str, about: str = "", place: int = 0) -> None:
        """Put a page in front, about a message, a file or a line, or a rule of that place."""
        self._name, self._about, self._place = name, about, place
        if self._state is not None and name:
            self.panel.fill(*self._parts(self._state))

    def show_state(self, state: State) -> None:
        """Draw the page in front again, after a change."""
        self._state = state
        if self._name and self._name not in _STAYING:
            self.panel.fill(*self._parts(state))

    def _parts(self, state: State) -> tuple[str, str, list[QWidget]]:
        title, parts = {
            "more": (MailText.MORE_TITLE, self._others),
            "move": (MailText.MOVE_TITLE, lambda _: choices.folders(self._start, self._moved)),
            "report": (MailText.REPORT_TITLE, lambda _: choices.reports(self._reported)),
            "attach": (MailText.ATTACH_TITLE, lambda _: choices.files(self._start, self._attached)),
            "file": (MailText.FILE_TITLE, self._file),
            "pick": (MailText.BOOK_FOR, lambda now: book.picker(now, self._picked, self.close)),
            "book": (MailText.BOOK_TITLE, lambda now: book.keeper(now, self._do)),
            "rules": (
                MailText.RULES_TITLE,
                lambda now: ruling.rule_list(now.rules, self._do, self._write),
            ),
            "rule": (MailText.RULE_EDIT, self._form),
        }[self._name]
        line = mail_words(LABELS[self._about]) if self._name == "pick" else ""
        about = self._about.partition("/")[2]
        return mail_words(title, field=line, name=about), self._concern(state), parts(state)

    def _concern(self, state: State) -> str:
        """What the page in front is about."""
        if self._name == "rules":
            return mail_words(MailText.RULES_ORDER)
        received, own = self._start.message(self._about), state.own(self._about)
        if received is not None:
            return f"{received.sender.name} – {received.subject}"
        return "" if own is None else own.subject

    def close(self) -> None:
        """Put the page away; a rule that was being written gives way to the list of rules."""
        self.turn("rules" if self._name == "rule" else "")
        self._asked("")

    def _others(self, state: State) -> list[QWidget]:
        usable, turned = usable_for(state, self._about)
        return choices.other_actions(usable, turned, self._asked)

    def _file(self, state: State) -> list[QWidget]:
        del state
        name, _, file = self._about.partition("/")
        message = self._start.message(name)
        files = () if message is None else message.attachments
        return [part for one in files if one.name == file for part in choices.preview(one)]

    def _form(self, state: State) -> list[QWidget]:
        rule = state.rules[self._place - 1] if self._place else None
        return [ruling.RuleForm(self._start, rule, self._save)]

    def _moved(self, folder: str) -> None:
        self._finish({"do": "move", "message": self._about, "folder": folder})

    def _reported(self, how: str) -> None:
        self._finish({"do": "report", "message": self._about, "as": how})

    def _attached(self, name: str) -> None:
        self._finish({"do": "attach", "file": name})

    def _finish(self, act: Mapping[str, Any]) -> None:
        """Put the page away first, so that the act shows what comes after it."""
        name, about = self._name, self._about
        self._name = ""
        if not self._do(act):
            self.turn(name, about)
        self._asked("")

    def _picked(self, line: str) -> None:
        draft = None if self._state is None else self._state.draft
        if draft is not None:
            lines = {"to": draft.to, "cc": draft.cc, "bcc": draft.bcc}
            text = ", ".join((*lines[self._about], line))
            self._do({"do": "fill", "field": self._about, "text": text})

    def _write(self, place: int) -> None:
        self.turn("rule", place=place)
        self._asked("")

    def _save(self, rule: Mapping[str, Any] | None) -> None:
        if rule is None:
            self._warn(mail_words(MailText.INCOMPLETE_RULE))
            return
        place, self._name = self._place, "rules"
        act = {"do": "change_rule", "at": place} if place else {"do": "add_rule"}
        if not self._do({**act, "rule": rule}):
            self._name = "rule"
        self._asked("")


def usable_for(state: State, message: str) -> tuple[frozenset[str], frozenset[str]]:
    """What can be done about a message, and what of it is said the other way round."""
    marks, own = state.marks.get(message), state.own(message)
    turned = set()
    if marks is not None:
        turned = {"important"} if marks.important else set()
        turned |= set() if marks.read else {"unread"}
        return GENERAL | _OF_A_MESSAGE, frozenset(turned)
    if own is None:
        return GENERAL, frozenset()
    if own.sent:
        return GENERAL | (_OF_A_MESSAGE - {"report", "important", "unread"}), frozenset()
    return GENERAL | {"move", "delete"}, frozenset()
