"""The mail client on the screen, used with keys alone."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from engine.records.canonical import dumps, loads_object
from kiosk.ui.driver.applications.mail import perform
from kiosk.ui.driver.errors import DriverError
from kiosk.ui.driver.eyes import Eyes
from kiosk.ui.driver.hands import Hands
from kiosk.ui.theme.look import look
from kiosk.ui.tools.mail.tool import MailTool
from kiosk.ui.tools.table import make_tool
from kiosk.ui.views.preferences import Preferences, ThemeName
from kiosk.ui.views.tool import ToolView
from kiosk.words import Language, choose
from kiosk.words.tools.mail import reason_words
from tests.engine.applications.mail.mailboxes import MAIL, SEND, START, act, letter
from tests.gui.looking import clipped, nameless, outside, sideways
from tests.gui.resting import rest

Act = dict[str, Any]
RULE = {
    "conditions": [
        {"where": "from", "how": "ends", "value": "@mairie.example"},
        {"where": "subject", "how": "lacks", "value": "fête"},
    ],
    "match": "any",
    "folder": "Mairie",
}
OPEN = act("open", message="m1")
WAYS: list[list[Act]] = [
    [OPEN, act("open", message="m2"), act("show", folder="Club"), act("show", folder="inbox")],
    [OPEN, act("open_attachment", message="m1", name="carte.pdf")],
    [OPEN, act("follow", message="m1", link=1)],
    [act("move", message="m1", folder="Club"), act("show", folder="Club"), OPEN],
    [OPEN, act("move", message="m1", folder="trash"), act("move", message="m2", folder="archive")],
    [
        act("mark", message="m1", flag="important", value=True),
        act("mark", message="m1", flag="read", value=True),
        act("mark", message="m2", flag="read", value=False),
        act("mark", message="m2", flag="important", value=False),
    ],
    [act("report", message="m1", **{"as": "phishing"})],
    [OPEN, act("report", message="m1", **{"as": "spam"})],
    [
        act("reply", message="m1"),
        act("fill", field="body", text="Oui.\nÀ samedi"),
        SEND,
        act("show", folder="sent"),
        act("open", message="w-1"),
        act("forward", message="w-1"),
    ],
    [OPEN, act("reply_all", message="m1"), act("fill", field="cc", text="")],
    [
        act("forward", message="m1"),
        act("detach", file="carte.pdf"),
        act("attach", file="plan.pdf"),
        act("fill", field="to", text="Noé, les parents"),
        act("fill", field="bcc", text="c@p.example"),
        act("fill", field="subject", text="Voir"),
        SEND,
    ],
    [
        *letter("noe", "Salut"),
        act("close"),
        act("show", folder="drafts"),
        act("edit", message="w-1"),
        act("discard"),
    ],
    [act("new"), act("show", folder="inbox")],
    [
        act("add_rule", rule=RULE),
        act("move_rule", at=3, to=1),
        act("change_rule", at=2, rule={**RULE, "folder": "trash", "match": "all"}),
        act("remove_rule", at=3),
        act("run_rules"),
    ],
    [
        act("add_contact", name="Zoé", address="zoe@p.example"),
        act("set_group", name="Jury", members="zoé, noé"),
        act("remove_contact", address="noe@club.example"),
        act("remove_group", name="Les parents"),
    ],
]


@pytest.fixture
def shell(shell: QWidget) -> QWidget:
    shell.resize(962, 530)
    return shell


def _put(shell: QWidget, *acts: Act) -> MailTool:
    tool = make_tool(ToolView("mail", START, loads_object(dumps(_after(*acts)))))
    assert isinstance(tool, MailTool)
    layout = shell.layout()
    assert layout is not None
    layout.addWidget(tool)
    QApplication.processEvents()
    tool.first_focus().setFocus()
    return tool


def _after(*acts: Act) -> Any:
    state = MAIL.first(START)
    for one in acts:
        state = MAIL.perform(START, state, one)
    return state


def _same(tool: MailTool, *acts: Act) -> bool:
    return dumps(tool.state) == dumps(_after(*acts))


@pytest.mark.parametrize("acts", WAYS, ids=range(len(WAYS)))
def test_every_act_has_its_keys(shell: QWidget, acts: list[Act]) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    for place, one in enumerate(acts, 1):
        perform(hands, tool, one)
        QApplication.processEvents()
        assert loads_object(dumps(tool.state)) == loads_object(dumps(_after(*acts[:place]))), one


def test_undo_passes_over_going_about(shell: QWidget) -> None:
    tool = _put(shell)
    tool.act(act("move", message="m1", folder="Club"))
    tool.act(act("show", folder="Club"))
    tool.act(OPEN)
    tool.undo()
    assert _same(tool)
    tool.redo()
    assert tool.state["messages"]["m1"]["folder"] == "Club"


def test_undo_brings_back_a_message_that_was_sent(shell: QWidget) -> None:
    tool = _put(shell)
    for one in (*letter("noe", "Salut"), SEND):
        tool.act(one)
    assert not tool.writing.isVisible()
    tool.undo()
    assert tool.writing.isVisible()
    assert _line(tool, "mail-subject").text() == "Salut"


def _line(tool: MailTool, name: str) -> QLineEdit:
    found = tool.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_draft_is_taken_up_after_a_crash(shell: QWidget) -> None:
    tool = _put(shell, *letter("noe, inconnu", "Salut"))
    assert _line(tool, "mail-to").text() == "noe@club.example, inconnu"
    assert tool.subtitle() == "alix@ville.example"
    assert tool.summary() == "Brouillons\u00a0: 1"


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([act("new"), SEND], "aucun destinataire"),
        ([*letter("inconnu"), SEND], "ni une adresse"),
        ([act("move", message="m1", folder="inbox")], "déjà dans ce dossier"),
        ([act("move", message="m1", folder="drafts")], "ne va pas dans"),
        ([act("new"), *[act("attach", file="plan.pdf")] * 2], "déjà joint"),
        ([act("add_contact", name="Z", address="z")], "adresse complète"),
    ],
)
def test_a_refusal_is_said(shell: QWidget, acts: list[Act], told: str) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    for one in acts:
        perform(hands, tool, one)
    assert told in sentences[-1]


def test_a_reason_that_is_none_has_no_sentence() -> None:
    with pytest.raises(ValueError, match="title"):
        reason_words("title")


def test_a_rule_without_all_its_parts_is_not_kept(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    sentences: list[str] = []
    tool.refused.connect(sentences.append)
    with pytest.raises(DriverError):
        perform(hands, tool, act("add_rule", rule={**RULE, "folder": "Ailleurs"}))
    hands.tab_to(_seen(tool, "mail-rule-save"))
    hands.key(Qt.Key.Key_Space)
    assert "pas complète" in sentences[-1]
    hands.key(Qt.Key.Key_Escape)
    assert _seen(tool, "mail-rule-new").isVisible()
    hands.key(Qt.Key.Key_Escape)
    assert tool.browsing.isVisible()
    assert _same(tool)


def _seen(tool: MailTool, name: str) -> QWidget:
    return next(one for one in tool.findChildren(QWidget, name) if one.isVisible())


def test_arrows_choose_without_opening(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    hands.key(Qt.Key.Key_Down)
    assert tool.browsing.current() == "m2"
    assert "pas encore ouvert" in tool.browsing.reading.text.toPlainText()
    assert _same(tool)
    hands.key(Qt.Key.Key_Delete)
    assert tool.state["messages"]["m2"]["folder"] == "trash"
    assert tool.browsing.current() == "m1"


def test_headers_are_unfolded(shell: QWidget) -> None:
    tool, hands = _put(shell, act("open", message="m2")), Hands(Eyes(shell))
    page = tool.browsing.reading.text
    assert "info@mairie.example" in page.toPlainText()
    assert "caisse@mairie.example" not in page.toPlainText()
    hands.tab_to(tool.browsing.reading.details)
    hands.key(Qt.Key.Key_Space)
    assert "caisse@mairie.example" in page.toPlainText()
    assert "Received: from a.example" in page.toPlainText()


def test_a_link_tells_where_it_leads_before_it_is_followed(shell: QWidget) -> None:
    tool, hands = _put(shell, OPEN), Hands(Eyes(shell))
    hands.tab_to(tool.browsing.reading.text)
    hands.key(Qt.Key.Key_Tab)
    assert "https://club.example/plan" in _told(tool)
    assert not tool.state["opened"]
    hands.key(Qt.Key.Key_Return)
    assert "Lien ouvert" in _told(tool)
    assert tool.state["opened"] == (("m1", 1),)


def _told(tool: MailTool) -> str:
    return str(_seen(tool, "mail-link-target").property("text"))


def test_messages_are_searched(shell: QWidget) -> None:
    tool, hands = _put(shell), Hands(Eyes(shell))
    hands.tab_to(tool.browsing.search)
    hands.write("facture")
    assert tool.browsing.messages.keys() == ("m2",)
    hands.write("xx")
    assert tool.browsing.messages.keys() == ()


def test_recipients_are_picked_from_the_address_book(shell: QWidget) -> None:
    tool, hands = _put(shell, act("new")), Hands(Eyes(shell))
    for name in ("mail-pick-cc", "mail-contact-1", "mail-group-0", "mail-picked"):
        hands.tab_to(_seen(tool, name))
        hands.key(Qt.Key.Key_Space)
    assert _line(tool, "mail-cc").text() == "noe@club.example, a@p.example, b@p.example"
    assert tool.state["written"][0]["cc"] == ("noe@club.example", "a@p.example", "b@p.example")


def test_what_is_typed_is_kept_when_the_keys_rest(shell: QWidget) -> None:
    tool, hands = _put(shell, act("reply", message="m1")), Hands(Eyes(shell))
    hands.write("Oui")
    QTest.qWait(1000)
    assert tool.state["written"][0]["body"].startswith("Oui\n")
    hands.write(" merci")
    hands.tab_to(_seen(tool, "mail-send"))
    hands.key(Qt.Key.Key_Space)
    assert tool.state["written"][0]["body"].startswith("Oui merci\n")
    assert tool.state["written"][0]["sent"]


def test_a_line_being_typed_is_kept_as_it_is_typed(shell: QWidget) -> None:
    tool, hands = _put(shell, act("new")), Hands(Eyes(shell))
    line, subject = _line(tool, "mail-to"), _line(tool, "mail-subject")
    hands.tab_to(line)
    for typed in ("no", "é", ", les parents"):
        hands.write(typed)
        assert rest(shell) == 1
    found = ("noe@club.example", "a@p.example", "b@p.example")
    assert tool.state["written"][0]["to"] == found
    assert line.text() == "noé, les parents"
    hands.tab_to(subject)
    assert line.text() == ", ".join(found)
    hands.write("Match")
    assert rest(shell) == 1
    hands.write(" samedi")
    hands.tab_to(line)
    assert tool.state["written"][0]["subject"] == "Match samedi"
    tool.undo()
    assert tool.state["written"][0]["subject"] == subject.text() == ""
    assert tool.state["written"][0]["to"] == found
    tool.undo()
    assert not tool.state["written"][0]["to"]
    assert line.text() == ""


def test_the_mouse_does_it_too(shell: QWidget) -> None:
    tool = _put(shell)
    rows = tool.browsing.messages
    place = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tool.state["open"] == "m2"
    bar = _seen(tool, "mail-delete")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert tool.state["messages"]["m2"] == {"folder": "trash"}


def test_where_room_lacks_the_list_gives_way_to_the_message(shell: QWidget) -> None:
    shell.resize(600, 530)
    tool, hands = _put(shell), Hands(Eyes(shell))
    assert not tool.browsing.reading.isVisible()
    hands.key(Qt.Key.Key_Return)
    assert not tool.browsing.messages.isVisible()
    assert "Venez-vous" in tool.browsing.reading.text.toPlainText()
    perform(hands, tool, act("forward", message="m1"))
    assert tool.writing.isVisible()
    perform(hands, tool, act("discard"))
    perform(hands, tool, act("mark", message="m2", flag="important", value=False))
    assert tool.state["messages"]["m2"] == {"important": False}


@pytest.mark.parametrize(
    ("theme", "language"),
    [
        (ThemeName.LIGHT, Language.ENGLISH),
        (ThemeName.DARK, Language.FRENCH),
        (ThemeName.CREAM, Language.ENGLISH),
        (ThemeName.CONTRAST, Language.FRENCH),
    ],
)
def test_nothing_is_cut_off_at_twice_the_size(
    shell: QWidget, theme: ThemeName, language: Language
) -> None:
    choose(language)
    look().apply(Preferences(theme=theme, text_size=200))
    shell.resize(1366, 500)
    tool, hands = _put(shell, OPEN), Hands(Eyes(shell))
    for name in ("", "more", "report", "rules"):
        if name:
            tool.pages.close()
            tool._asked(name)
        QApplication.processEvents()
        assert shell.width() == 1366
        assert [*outside(shell), *sideways(shell), *nameless(shell), *clipped(shell)] == []
    tool.pages.close()
    perform(hands, tool, act("new"))
    QApplication.processEvents()
    assert [*outside(shell), *sideways(shell), *nameless(shell), *clipped(shell)] == []
    look().apply(Preferences(theme=theme))
    QApplication.processEvents()
    assert [*outside(shell), *sideways(shell)] == []
