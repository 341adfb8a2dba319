"""The rules as a page: their order, and one of them being written. Knows no mailbox."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.applications.mail.rule import How, Match, Rule, Where
from engine.applications.mail.start import DRAFTS, Start
from kiosk.ui.tools.mail.spread import Spread
from kiosk.ui.widgets.boxes import card
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import FieldRow, PickList
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.mail import MailText, folder_words, mail_words

Do = Callable[[Mapping[str, Any]], bool]
WHERE: Final = {
    Where.FROM: MailText.WHERE_FROM,
    Where.TO: MailText.WHERE_TO,
    Where.SUBJECT: MailText.WHERE_SUBJECT,
    Where.BODY: MailText.WHERE_BODY,
}
HOW: Final = {
    How.CONTAINS: MailText.HOW_CONTAINS,
    How.LACKS: MailText.HOW_LACKS,
    How.IS: MailText.HOW_IS,
    How.ENDS: MailText.HOW_ENDS,
}
MATCH: Final = {Match.ALL: MailText.RULE_ALL, Match.ANY: MailText.RULE_ANY}
_MOST: Final = 4


def rule_words(rule: Rule) -> str:
    """A rule as a sentence."""
    said = [
        mail_words(
            MailText.RULE_CONDITION,
            where=mail_words(WHERE[one.where]),
            how=mail_words(HOW[one.how]),
            value=one.value,
        )
        for one in rule.conditions
    ]
    between = MailText.RULE_AND if rule.match is Match.ALL else MailText.RULE_OR
    conditions = mail_words(between).join(said)
    return mail_words(MailText.RULE_LINE, conditions=conditions, folder=folder_words(rule.folder))


def rule_list(rules: tuple[Rule, ...], do: Do, write: Callable[[int], None]) -> list[QWidget]:
    """The rules from the top, with what can be done to each; `write` gets a place, 0 for none."""
    made = [_card(place, rule, len(rules), do, write) for place, rule in enumerate(rules, 1)]
    if not rules:
        made.append(Text(mail_words(MailText.NO_RULES), "body"))
    new = Button("mail-rule-new", mail_words(MailText.RULE_NEW), "secondary", "plus")
    new.clicked.connect(lambda: write(0))
    made.append(new)
    if rules:
        run = Button("mail-rule-run", mail_words(MailText.RULE_RUN), "quiet", "play")
        run.clicked.connect(lambda: do({"do": "run_rules"}))
        made.append(run)
    return made


def _card(place: int, rule: Rule, many: int, do: Do, write: Callable[[int], None]) -> QWidget:
    deeds: tuple[tuple[str, str, MailText, bool, Callable[[], object]], ...] = (
        (
            "up",
            "up",
            MailText.RULE_UP,
            place > 1,
            lambda: do({"do": "move_rule", "at": place, "to": place - 1}),
        ),
        (
            "down",
            "down",
            MailText.RULE_DOWN,
            place < many,
            lambda: do({"do": "move_rule", "at": place, "to": place + 1}),
        ),
        ("change", "pencil", MailText.RULE_CHANGE, True, lambda: write(place)),
        (
            "delete",
            "trash",
            MailText.RULE_DELETE,
            True,
            lambda: do({"do": "remove_rule", "at": place}),
        ),
    )
    buttons = []
    for name, icon, text, usable, deed in deeds:
        button = Button(f"mail-rule-{name}-{place}", mail_words(text), "quiet", icon)
        spoken = mail_words(MailText.RULE_NAME, act=mail_words(text), number=place)
        button.say(mail_words(text), spoken)
        button.setEnabled(usable)
        button.clicked.connect(deed)
        buttons.append(button)
    sentence = Text(f"**{place}.** {rule_words(rule)}", "body")
    return card("plain", sentence, Spread(buttons, (0, 0, 0, 0)), gap=2, margins=(14, 8, 8, 4))


class RuleForm(QWidget):
    """One rule being written; it becomes a rule only when it is saved."""

    def __init__(
        self, start: Start, rule: Rule | None, save: Callable[[Mapping[str, Any] | None], None]
    ) -> None:
        """Ask for a rule, perhaps beginning with one; `save` gets None where parts lack."""
        super().__init__()
        self._folders = tuple(one for one in start.folders if one != DRAFTS)
        self._save = save
        self._match = _list("mail-rule-match", MailText.RULE_MATCH, MATCH.values())
        names = tuple(folder_words(one) for one in self._folders)
        invitation = mail_words(MailText.CHOOSE)
        self._folder = FieldRow(
            "mail-rule-folder",
            mail_words(MailText.RULE_FOLDER),
            "",
            PickList(invitation, names),
            420,
        )
        self._conditions: list[tuple[FieldRow, FieldRow, FieldRow]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._more = Button("mail-rule-more", mail_words(MailText.RULE_MORE), "quiet", "plus")
        self._more.clicked.connect(self._another)
        done = Button("mail-rule-save", mail_words(MailText.RULE_SAVE), "primary", "check")
        done.clicked.connect(lambda: self._save(self.rule()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._lines)
        for part in (self._more, self._match, self._folder, done):
            layout.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if part is done else Qt.AlignmentFlag(0)
            )
        self._another()
        self._match.fill(mail_words(MailText.RULE_ALL))
        if rule is not None:
            self._begin(rule)

    def rule(self) -> Mapping[str, Any] | None:
        """The rule as an act has it; None where it is not complete."""
        conditions = [self._condition(*one) for one in self._conditions]
        folder = self._folder.value()
        names = [folder_words(one) for one in self._folders]
        match = _chosen(self._match, MATCH)
        if folder not in names or match is None or not all(conditions):
            return None
        where = self._folders[names.index(folder)]
        return {"conditions": tuple(conditions), "match": match, "folder": where}

    def _begin(self, rule: Rule) -> None:
        while len(self._conditions) < len(rule.conditions):
            self._another()
        for (where, how, value), one in zip(self._conditions, rule.conditions, strict=True):
            where.fill(mail_words(WHERE[one.where]))
            how.fill(mail_words(HOW[one.how]))
            value.fill(one.value)
        self._match.fill(mail_words(MATCH[rule.match]))
        self._folder.fill(folder_words(rule.folder))
        self._count()

    def _another(self) -> None:
        number = len(self._conditions) + 1
        line = QLineEdit()
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        value = mail_words(MailText.RULE_VALUE, number=number)
        one = (
            _list(f"mail-rule-where-{number}", MailText.RULE_WHERE, WHERE.values(), number),
            _list(f"mail-rule-how-{number}", MailText.RULE_HOW, HOW.values(), number),
            FieldRow(f"mail-rule-value-{number}", value, "", line, 420),
        )
        one[1].fill(mail_words(MailText.HOW_CONTAINS))
        self._conditions.append(one)
        for part in one:
            self._lines.addWidget(part)
        self._count()

    def _count(self) -> None:
        self._more.setVisible(len(self._conditions) < _MOST)
        self._match.setVisible(len(self._conditions) > 1)

    def _condition(
        self, where: FieldRow, how: FieldRow, value: FieldRow
    ) -> Mapping[str, Any] | None:
        found_where, found_how = _chosen(where, WHERE), _chosen(how, HOW)
        if found_where is None or found_how is None or not value.value().strip():
            return None
        return {"where": found_where, "how": found_how, "value": value.value().strip()}


def _list(name: str, label: MailText, options: Any, number: int = 0) -> FieldRow:
    texts = tuple(mail_words(one) for one in options)
    control = PickList(mail_words(MailText.CHOOSE), texts)
    return FieldRow(name, mail_words(label, number=number), "", control, 420)


def _chosen(field: FieldRow, options: Mapping[Any, MailText]) -> str | None:
    found = (key.value for key, text in options.items() if mail_words(text) == field.value())
    return next(found, None)
