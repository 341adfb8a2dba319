"""The invigilator's panel by keys and mouse: what it asks, and what it hands over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.screens.made import make
from kiosk.ui.screens.panel import PanelScreen
from kiosk.ui.shell import Shell
from kiosk.ui.views.panel import Act, ActView, AlertLine, PanelView, PersonCard, ReportStrip

pytestmark = pytest.mark.gui
ACTS = (
    ActView(Act.GRANT, asks_pin=False, choices=(("alarm", "Alarme"), ("technical", "Panne"))),
    ActView(Act.PAUSE_INCIDENT, asks_pin=False),
    ActView(Act.PAUSE_PERSONAL, asks_pin=False, enabled=False, reason="Pas de test en cours."),
    ActView(Act.RESUME, asks_pin=False, enabled=False),
    ActView(Act.CORRECT_EXTRA, roles=("chef",)),
    ActView(Act.END, asks_pin=False, choices=(("technical", "Technique"),)),
    ActView(Act.CLOSE_SESSION, asks_pin=False),
)
VIEW = PanelView(
    person=PersonCard("MARTIN Inès", "IM", "4 février 2011"),
    pills=(),
    planned=None,
    granted=None,
    timeline=(),
    end_time="11 h 42",
    end_note="",
    remaining="1 h 08",
    remaining_note="",
    acts=ACTS,
)


@pytest.fixture
def panel(dressed: QApplication, qtbot: QtBot) -> PanelScreen:
    shell = Shell(make)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    made = shell.screen_named("panel")
    assert isinstance(made, PanelScreen)
    made.show_view(VIEW)
    shell.show_screen("panel")
    shell.show()
    QApplication.processEvents()
    return made


def child(panel: PanelScreen, name: str) -> QWidget:
    found = panel.window().findChild(QWidget, name)
    assert found is not None
    return found


def press(qtbot: QtBot, panel: PanelScreen, name: str) -> None:
    qtbot.mouseClick(child(panel, name), Qt.MouseButton.LeftButton)


def test_a_pause_says_what_it_does_to_the_time(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-pause")
    press(qtbot, panel, "act-cancel")
    press(qtbot, panel, "act-pause")
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-pause-incident")
    assert said.args == [Act.PAUSE_INCIDENT, {}, "surveillant", ""]


def test_an_impossible_act_says_why(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-pause")
    button = child(panel, "act-pause-personal")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Pas de test en cours."


def test_time_is_granted_with_minutes_and_a_reason(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-grant")
    assert not child(panel, "act-confirm").isEnabled()
    qtbot.keyClicks(child(panel, "act-minutes"), "5")
    press(qtbot, panel, "act-reason-2")
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-confirm")
    assert said.args == [Act.GRANT, {"ms": 300_000, "reason": "technical"}, "surveillant", ""]


def test_an_act_of_the_chief_carries_the_chiefs_pin(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-chef")
    press(qtbot, panel, "act-correct-extra")
    press(qtbot, panel, "act-share-5")
    qtbot.keyClicks(child(panel, "act-num"), "1")
    qtbot.keyClicks(child(panel, "act-den"), "3")
    for place, digit in enumerate("482913", start=1):
        qtbot.keyClicks(child(panel, f"pin-digit-{place}"), digit)
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-confirm")
    assert said.args == [Act.CORRECT_EXTRA, {"num": 1, "den": 3}, "chef", "482913"]


def test_cancelling_hands_nothing_over(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-end")
    with qtbot.assertNotEmitted(panel.act_requested):
        press(qtbot, panel, "act-cancel")
    assert child(panel, "act-end").isVisible()


def test_the_end_of_the_session_is_one_press_away(panel: PanelScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-close-session")
    assert said.args is not None
    assert said.args[0] is Act.CLOSE_SESSION


def test_a_report_is_decided_with_its_code(panel: PanelScreen, qtbot: QtBot) -> None:
    waiting = ReportStrip("Signalement", "Le plan manque.", (("E1", "Image"), ("E9", "Autre")))
    panel.show_view(replace(VIEW, report=waiting))
    qtbot.keyClick(child(panel, "report-code"), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-accept")
    assert said.args == [Act.ACCEPT, {"code": "E9"}, "surveillant", ""]


def test_the_form_survives_a_tick_and_leaves_when_done(panel: PanelScreen, qtbot: QtBot) -> None:
    press(qtbot, panel, "act-grant")
    qtbot.keyClicks(child(panel, "act-minutes"), "7")
    panel.show_view(replace(VIEW, remaining="1 h 07"))
    minutes = child(panel, "act-minutes")
    assert isinstance(minutes, QLineEdit)
    assert minutes.text() == "7"
    panel.show_view(replace(VIEW, message="C’est fait.", message_tone="ok"))
    assert child(panel, "act-grant").isVisible()


def test_the_way_back_is_always_there(panel: PanelScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        press(qtbot, panel, "panel-close")


def test_where_the_chief_is_not_in_their_button_calls_them(
    panel: PanelScreen, qtbot: QtBot
) -> None:
    panel.show_view(replace(VIEW, acts=tuple(one for one in ACTS if one.roles != ("chef",))))
    with qtbot.waitSignal(panel.chief_called):
        press(qtbot, panel, "act-chef")


def test_a_usual_share_of_extra_time_is_one_press(panel: PanelScreen, qtbot: QtBot) -> None:
    acts = tuple(replace(one, asks_pin=False) for one in ACTS)
    panel.show_view(replace(VIEW, acts=acts))
    press(qtbot, panel, "act-correct-extra")
    assert not child(panel, "act-confirm").isEnabled()
    press(qtbot, panel, "act-share-2")
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-confirm")
    assert said.args == [Act.CORRECT_EXTRA, {"num": 1, "den": 4}, "chef", ""]


def test_an_alert_asks_why_it_is_silenced_and_keeps_the_focus_while_others_come(
    panel: PanelScreen, qtbot: QtBot
) -> None:
    act = ActView(
        Act.SILENCE,
        asks_pin=False,
        choices=(("equipment", "Matériel"), ("checked", "Vérifié")),
        given=(("kind", "process"), ("subject", "anydesk")),
    )
    plain = AlertLine("Aucune copie de secours.")
    line = AlertLine("AnyDesk est ouvert.", act=act, heard="Ne plus signaler : AnyDesk")
    panel.show_view(replace(VIEW, alerts=(line, plain)))
    QApplication.processEvents()
    button = child(panel, "alert-silence-1")
    assert button.accessibleName() == "Ne plus signaler : AnyDesk"
    button.setFocus()
    panel.show_view(replace(VIEW, alerts=(line, plain, plain)))
    QApplication.processEvents()
    assert child(panel, "alert-silence-1").hasFocus()
    press(qtbot, panel, "alert-silence-1")
    assert not child(panel, "act-confirm").isEnabled()
    press(qtbot, panel, "act-reason-2")
    with qtbot.waitSignal(panel.act_requested) as said:
        press(qtbot, panel, "act-confirm")
    given = {"kind": "process", "subject": "anydesk", "reason": "checked"}
    assert said.args == [Act.SILENCE, given, "surveillant", ""]
    panel.show_view(replace(VIEW, alerts=(plain,), message="C’est fait.", message_tone="ok"))
    assert panel.window().findChild(QWidget, "alert-silence-1") is None


def test_what_an_alert_asks_is_brought_into_view_on_a_small_screen(
    panel: PanelScreen, qtbot: QtBot
) -> None:
    panel.window().resize(700, 420)
    act = ActView(Act.SILENCE, asks_pin=False, choices=(("equipment", "Matériel"),))
    panel.show_view(replace(VIEW, alerts=(AlertLine("AnyDesk est ouvert.", act=act),)))
    QApplication.processEvents()
    press(qtbot, panel, "alert-silence-1")
    qtbot.waitUntil(lambda: not child(panel, "act-reason-1").visibleRegion().isEmpty())
    assert child(panel, "act-reason-1").hasFocus()
