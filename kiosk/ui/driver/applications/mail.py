"""How a person uses the mail client with the keyboard alone. Knows no rule of mail."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.applications.mail.rule import How, Match, Where
from engine.applications.mail.start import read_start
from engine.applications.mail.state import State, read_state
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.hands import Hands
from kiosk.ui.tools.mail.lists import FolderList, MessageList
from kiosk.ui.tools.mail.ruling import HOW, MATCH, WHERE
from kiosk.ui.tools.tool import Tool
from kiosk.words.tools.mail import folder_words, mail_words

Act = Mapping[str, Any]
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def perform(hands: Hands, tool: Tool, act: Act) -> None:
    """Do one act with keys.

    Raises:
        DriverError: The keys did not lead where they should.
    """
    _User(hands, tool).do(act)


class _User:
    """Somebody at the keyboard, before one mail client."""

    def __init__(self, hands: Hands, tool: Tool) -> None:
        self._hands = hands
        self._tool = tool
        self._start = read_start(tool.start)

    def do(self, act: Act) -> None:
        """Do one act.

        Raises:
            DriverError: The keys did not lead where they should.
        """
        deeds: Mapping[str, Callable[[Act], None]] = {
            "show": lambda one: self._show(one["folder"]),
            "open": lambda one: self._open(one["message"]),
            "edit": lambda one: self._open(one["message"]),
            "open_attachment": self._open_attachment,
            "follow": self._follow,
            "move": self._move,
            "mark": self._mark,
            "report": self._report,
            "new": lambda _one: self._press("mail-write"),
            "reply": lambda one: self._about("reply", one["message"]),
            "reply_all": lambda one: self._about("reply-all", one["message"]),
            "forward": lambda one: self._about("forward", one["message"]),
            "fill": self._fill,
            "attach": self._attach,
            "detach": self._detach,
            "send": lambda _one: self._press("mail-send"),
            "close": lambda _one: self._press("mail-keep"),
            "discard": lambda _one: self._press("mail-discard"),
            "add_rule": self._add_rule,
            "change_rule": self._change_rule,
            "remove_rule": lambda one: self._rule("delete", one["at"]),
            "move_rule": self._move_rule,
            "run_rules": lambda _one: self._in_rules("mail-rule-run"),
            "add_contact": self._add_contact,
            "remove_contact": self._remove_contact,
            "set_group": self._set_group,
            "remove_group": self._remove_group,
        }
        deeds[act["do"]](act)

    def _state(self) -> State:
        return read_state(self._start, self._tool.state)

    def _seen(self, name: str) -> QWidget | None:
        found = self._tool.findChildren(QWidget, name)
        return next((one for one in found if one.isVisible()), None)

    def _need(self, name: str) -> QWidget:
        found = self._seen(name)
        if found is None or not found.isEnabled():
            raise DriverError(wanted=name, screen="mail")
        return found

    def _press(self, name: str) -> None:
        self._hands.tab_to(self._need(name))
        self._hands.key(Qt.Key.Key_Space)

    def _away(self) -> None:
        """Put away the page that covers the mailbox, if one does."""
        for _ in range(2):
            if self._seen("mail-panel-close") is not None:
                self._press("mail-panel-close")

    def _ask(self, action: str) -> None:
        """Press a button of the bar, or the same one on the page of other actions."""
        if self._seen(f"mail-{action}") is not None:
            self._press(f"mail-{action}")
            return
        self._press("mail-more")
        self._press(f"mail-more-{action}")

    def _show(self, folder: str) -> None:
        self._away()
        shelf = self._need("mail-folders")
        self._hands.tab_to(shelf)
        if isinstance(shelf, FolderList):
            places = shelf.keys()
            self._step(places.index(folder) - places.index(shelf.current()))
        if self._state().folder != folder or self._state().editing is not None:
            self._hands.key(Qt.Key.Key_Return)

    def _step(self, many: int) -> None:
        self._hands.key(Qt.Key.Key_Down if many > 0 else Qt.Key.Key_Up, abs(many))

    def _point(self, message: str) -> None:
        """Go to a message in its folder, without opening it."""
        self._away()
        state = self._state()
        marks, own = state.marks.get(message), state.own(message)
        folder = marks.folder if marks is not None else own.folder if own is not None else ""
        if state.folder != folder or state.editing is not None:
            self._show(folder)
        if self._seen("mail-messages") is None:
            self._press("mail-back")
        rows = self._need("mail-messages")
        self._hands.tab_to(rows)
        if isinstance(rows, MessageList):
            places = rows.keys()
            here = places.index(rows.current()) if rows.current() else 0
            self._step(places.index(message) - here)

    def _open(self, message: str) -> None:
        self._point(message)
        if self._state().open != message:
            self._hands.key(Qt.Key.Key_Return)

    def _about(self, action: str, message: str) -> None:
        self._point(message)
        self._ask(action)

    def _open_attachment(self, act: Act) -> None:
        self._open(act["message"])
        message = self._start.message(act["message"])
        names = [] if message is None else [one.name for one in message.attachments]
        self._press(f"mail-attachment-{names.index(act['name']) + 1}")
        self._away()

    def _follow(self, act: Act) -> None:
        """Go from link to link in the text, and press Enter on the one that is meant."""
        self._open(act["message"])
        page = self._need("mail-message")
        self._hands.tab_to(page)
        told = act["link"]
        for _ in range(told):
            self._hands.key(Qt.Key.Key_Tab)
        self._hands.key(Qt.Key.Key_Return)

    def _move(self, act: Act) -> None:
        self._about("move", act["message"])
        self._press(f"mail-into-{self._start.folders.index(act['folder'])}")

    def _mark(self, act: Act) -> None:
        marks = self._state().marks[act["message"]]
        important = act["flag"] == "important"
        if (marks.important if important else marks.read) is not act["value"]:
            self._about("important" if important else "unread", act["message"])

    def _report(self, act: Act) -> None:
        self._about("report", act["message"])
        self._press(f"mail-as-{act['as']}")

    def _write(self, name: str, text: str) -> None:
        self._hands.tab_to(self._need(name))
        self._hands.shortcut(Qt.Key.Key_A, _CONTROL)
        self._hands.key(Qt.Key.Key_Delete)
        self._hands.write(text)

    def _fill(self, act: Act) -> None:
        """Write into a field and leave it, which is when the message takes it."""
        self._away()
        self._write(f"mail-{act['field']}", act["text"])
        self._hands.key(Qt.Key.Key_Tab)

    def _attach(self, act: Act) -> None:
        self._press("mail-attach")
        names = [one.name for one in self._start.files]
        self._press(f"mail-file-{names.index(act['file'])}")

    def _detach(self, act: Act) -> None:
        draft = self._state().draft
        names = () if draft is None else draft.attachments
        self._press(f"mail-detach-{names.index(act['file']) + 1}")

    def _in_rules(self, name: str) -> None:
        """Press something among the rules, after having gone there."""
        if self._seen("mail-rule-new") is None:
            self._away()
            self._ask("rules")
        self._press(name)

    def _rule(self, deed: str, place: int) -> None:
        self._in_rules(f"mail-rule-{deed}-{place}")

    def _move_rule(self, act: Act) -> None:
        place, to = act["at"], act["to"]
        while place != to:
            self._rule("up" if to < place else "down", place)
            place += -1 if to < place else 1

    def _add_rule(self, act: Act) -> None:
        self._in_rules("mail-rule-new")
        self._write_rule(act["rule"])

    def _change_rule(self, act: Act) -> None:
        self._rule("change", act["at"])
        self._write_rule(act["rule"])

    def _write_rule(self, rule: Act) -> None:
        for number, one in enumerate(rule["conditions"], 1):
            if self._seen(f"mail-rule-where-{number}") is None:
                self._press("mail-rule-more")
            self._hands.fill(f"mail-rule-where-{number}", mail_words(WHERE[Where(one["where"])]))
            self._hands.fill(f"mail-rule-how-{number}", mail_words(HOW[How(one["how"])]))
            self._write(f"mail-rule-value-{number}", one["value"])
        match = Match(rule.get("match", "all"))
        if self._seen("mail-rule-match") is not None:
            self._hands.fill("mail-rule-match", mail_words(MATCH[match]))
        self._hands.fill("mail-rule-folder", folder_words(rule["folder"]))
        self._press("mail-rule-save")

    def _in_book(self) -> None:
        if self._seen("mail-new-contact") is None:
            self._away()
            self._ask("book")

    def _add_contact(self, act: Act) -> None:
        self._in_book()
        self._write("mail-new-name", act["name"])
        self._write("mail-new-address", act["address"])
        self._press("mail-new-contact")

    def _remove_contact(self, act: Act) -> None:
        self._in_book()
        places = [one.address for one in self._state().contacts]
        self._press(f"mail-drop-contact-{places.index(act['address'])}")

    def _set_group(self, act: Act) -> None:
        self._in_book()
        self._write("mail-group-name", act["name"])
        self._write("mail-group-members", act["members"])
        self._press("mail-group-save")

    def _remove_group(self, act: Act) -> None:
        self._in_book()
        places = [one.name for one in self._state().groups]
        self._press(f"mail-drop-group-{places.index(act['name'])}")
