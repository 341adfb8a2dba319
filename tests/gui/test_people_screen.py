"""The list of candidates by keys and mouse: what it asks, and what it hands over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.ui.gallery.drawing import settle
from kiosk.ui.gallery.people import PEOPLE
from kiosk.ui.screens.made import make
from kiosk.ui.screens.people import PeopleScreen
from kiosk.ui.shell import Shell
from kiosk.ui.theme.look import look
from kiosk.ui.views.people import PeopleView, PersonAct, PersonRow
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.people_list import PeopleList
from kiosk.ui.widgets.people_rows import ROW, plan_of
from kiosk.ui.widgets.text import Struck

pytestmark = pytest.mark.gui
_BY_NAME = {scene.name: scene.view for scene in PEOPLE}


def scene(name: str) -> PeopleView:
    found = _BY_NAME[name]
    assert isinstance(found, PeopleView)
    return found


VIEW = scene("people")
SIXTY = tuple(
    PersonRow(
        candidate=f"c-{number:02}",
        name=f"NOM{number:02} Prénom",
        detail="",
        state="Pas encore là",
        icon="person",
        tone="text2",
        spoken=f"NOM{number:02} Prénom, attendu",
        sought=f"nom{number:02} prenom",
    )
    for number in range(60)
)


@pytest.fixture
def screen(dressed: QApplication, qtbot: QtBot) -> PeopleScreen:
    shell = Shell(make)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    made = shell.screen_named("people")
    assert isinstance(made, PeopleScreen)
    made.show_view(VIEW)
    shell.show_screen("people")
    shell.show()
    shell.activateWindow()
    settle()
    return made


def child(screen: PeopleScreen, name: str) -> QWidget:
    settle()
    for found in screen.window().findChildren(QWidget, name):
        if found.isVisible():
            return found
    raise AssertionError(name)


def names(screen: PeopleScreen) -> PeopleList:
    found = child(screen, "people-list")
    assert isinstance(found, PeopleList)
    return found


def press(qtbot: QtBot, screen: PeopleScreen, name: str) -> None:
    qtbot.mouseClick(child(screen, name), Qt.MouseButton.LeftButton)


def lines(screen: PeopleScreen) -> list[str]:
    model = names(screen).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_a_name_is_found_by_typing_a_part_of_it_anywhere(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    screen.show_view(replace(VIEW, rows=SIXTY, card=None))
    search = child(screen, "people-search")
    assert isinstance(search, QLineEdit)
    assert search.hasFocus()
    qtbot.keyClicks(search, "prenom NOM4")
    assert lines(screen) == [f"NOM4{number} Prénom" for number in range(10)]
    with qtbot.waitSignal(screen.chosen) as said:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert said.args == ["c-40"]
    search.clear()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    found = names(screen)
    assert found.hasFocus()
    qtbot.keyClick(found, Qt.Key.Key_X)
    assert search.hasFocus()
    assert search.text() == "x"
    assert lines(screen) == []


def test_sixty_names_are_walked_with_the_arrows_and_one_tab_stop(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    screen.show_view(replace(VIEW, rows=SIXTY, card=None))
    found = names(screen)
    found.setFocus()
    with qtbot.waitSignal(screen.chosen) as said:
        qtbot.keyClick(found, Qt.Key.Key_End)
    assert said.args == ["c-59"]
    with qtbot.waitSignal(screen.chosen) as said:
        qtbot.keyClick(found, Qt.Key.Key_Up)
    assert said.args == ["c-58"]
    assert found.model().index(58, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("attendu")
    qtbot.keyClick(found, Qt.Key.Key_Tab)
    assert not found.hasFocus()


def test_a_click_on_a_line_opens_its_card_and_hands_the_focus_to_its_first_act(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    found = names(screen)
    place = found.visualRect(found.model().index(2, 0)).center()
    with qtbot.waitSignal(screen.chosen) as said:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said.args == ["PERRIN Salomé"]
    screen.show_view(scene("people-expected"))
    settle()
    assert child(screen, "person-admit").isEnabled()
    assert not child(screen, "person-correct").isEnabled()
    assert child(screen, "person-correct").accessibleDescription()


def test_a_tick_changes_the_lines_and_keeps_the_chosen_one(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    found = names(screen)
    with qtbot.assertNotEmitted(screen.chosen):
        rows = (*VIEW.rows[:1], replace(VIEW.rows[1], left="reste 59 min"), *VIEW.rows[2:])
        screen.show_view(replace(VIEW, rows=rows))
        screen.show_view(replace(VIEW, rows=tuple(reversed(rows))))
    assert found.currentIndex().data() == "MARTIN Inès"
    screen.show_view(replace(VIEW, card=None))
    found.selectionModel().clear()
    qtbot.keyClick(found, Qt.Key.Key_Return)


def test_one_press_admits_one_and_one_admits_all(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.show_view(scene("people-expected"))
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "person-admit")
    assert said.args == [PersonAct.ADMIT, {}]
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-admit-all")
    assert said.args == [PersonAct.ADMIT_ALL, {}]


def test_an_incident_is_two_presses_and_a_yes(screen: PeopleScreen, qtbot: QtBot) -> None:
    press(qtbot, screen, "person-incident")
    press(qtbot, screen, "code-C6")
    confirm = child(screen, "people-confirm")
    assert not confirm.isEnabled()
    press(qtbot, screen, "detail-2")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [PersonAct.INCIDENT, {"code": "C6", "detail": "phone"}]
    screen.show_view(replace(VIEW, busy=True))
    assert not confirm.isEnabled()
    screen.show_view(replace(VIEW, message="C’est noté."))
    assert child(screen, "person-incident").isVisible()


def test_an_incident_of_the_room_has_the_rooms_codes(screen: PeopleScreen, qtbot: QtBot) -> None:
    press(qtbot, screen, "people-room")
    shown = [
        one.objectName()
        for one in screen.findChildren(QAbstractButton)
        if one.objectName().startswith("code-") and one.isVisible()
    ]
    assert shown == ["code-C6", "code-C7", "code-C8"]
    press(qtbot, screen, "code-C8")
    press(qtbot, screen, "detail-6")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [
        PersonAct.INCIDENT,
        {"code": "C8", "detail": "evacuation", "room": True},
    ]


def test_the_missing_are_named_before_they_are_marked_and_the_safe_answer_has_the_focus(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    batch = VIEW.absent_rest
    assert batch is not None
    named = replace(batch, question="Manquent-ils ?", names=("ABADI Yanis",))
    screen.show_view(replace(VIEW, absent_rest=named))
    press(qtbot, screen, "people-absent-rest")
    stay = child(screen, "people-cancel")
    assert stay.hasFocus()
    with qtbot.assertNotEmitted(screen.act_requested):
        qtbot.keyClick(stay, Qt.Key.Key_Space)
    press(qtbot, screen, "people-absent-rest")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [PersonAct.ABSENT_REST, {}]


def test_the_extra_time_is_chosen_among_the_usual_shares(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    card = scene("people-expected").card
    assert card is not None
    acts = tuple(replace(one, enabled=True) for one in card.acts)
    ready = replace(card, acts=acts, share="quarter", remedy=("C2 est noté.", PersonAct.CORRECT))
    screen.show_view(replace(VIEW, card=ready))
    press(qtbot, screen, "person-remedy")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [PersonAct.CORRECT, {"num": 1, "den": 4}]
    press(qtbot, screen, "people-cancel")
    press(qtbot, screen, "person-correct")
    press(qtbot, screen, "people-share-5")
    assert not child(screen, "people-confirm").isEnabled()
    qtbot.keyClicks(child(screen, "people-num"), "1")
    qtbot.keyClicks(child(screen, "people-den"), "6")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [PersonAct.CORRECT, {"num": 1, "den": 6}]


def test_large_words_show_the_list_or_the_card_and_a_way_back(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    look().apply(Preferences(text_size=200))
    settle()
    found = names(screen)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return)
    settle()
    assert not found.isVisible()
    assert child(screen, "person-open").isVisible()
    press(qtbot, screen, "people-list-back")
    assert found.isVisible()
    assert found.hasFocus()
    look().apply(Preferences())
    settle()
    assert child(screen, "person-open").isVisible()
    assert found.isVisible()


def test_the_way_back_leads_to_the_sheet_of_the_station(screen: PeopleScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.back):
        press(qtbot, screen, "people-back")


@pytest.mark.parametrize("width", [460, 600, 900, 1300])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_in_a_line_is_cut_or_lies_over_another(
    dressed: QApplication, width: int, size: int
) -> None:
    look().apply(Preferences(text_size=size))
    for row in VIEW.rows:
        plan = plan_of(row, width)
        assert [one.text for one in plan.chips] == [row.state, *row.alerts, *row.pills]
        places = [one.place for one in (*plan.words, *plan.chips) if not one.place.isEmpty()]
        for number, one in enumerate(places):
            assert QRect(0, 0, width, plan.height).contains(one), row.name
            assert not any(one.intersects(other) for other in places[number + 1 :]), row.name
    look().apply(Preferences())


def test_a_line_without_a_row_is_left_blank(screen: PeopleScreen) -> None:
    found = names(screen)
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    empty = found.model().index(99, 0)
    found.itemDelegate().paint(painter, QStyleOptionViewItem(), empty)
    painter.end()
    assert not found.itemDelegate().sizeHint(QStyleOptionViewItem(), empty).isValid()
    assert empty.data(ROW) is None
    found.selectionModel().setCurrentIndex(empty, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert found.first() == VIEW.rows[0].candidate


def test_an_incident_is_withdrawn_by_keys_alone(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.show_view(scene("people-withdrawn"))
    quiet = child(screen, "withdraw-12")
    assert quiet.accessibleName().startswith("Retirer… C7 · Son ou casque")
    quiet.setFocus()
    qtbot.keyClick(quiet, Qt.Key.Key_Space)
    confirm, first = child(screen, "people-confirm"), child(screen, "reason-1")
    assert first.hasFocus()
    assert not confirm.isEnabled()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(child(screen, "reason-2"), Qt.Key.Key_Tab)
    assert confirm.hasFocus()
    with qtbot.waitSignal(screen.act_requested) as said:
        qtbot.keyClick(confirm, Qt.Key.Key_Space)
    assert said.args == [PersonAct.WITHDRAW, {"noted": 12, "reason": "wrong-code"}]
    screen.show_view(replace(scene("people-withdrawn"), message="C’est retiré."))
    assert child(screen, "person-incident").isVisible()


def test_what_is_withdrawn_offers_nothing_more(screen: PeopleScreen) -> None:
    screen.show_view(scene("people-withdrawn"))
    settle()
    assert child(screen, "withdraw-15").isEnabled()
    assert screen.findChild(QAbstractButton, "withdraw-17") is None
    struck = [one.plain for one in screen.findChildren(Struck) if one.isVisible()]
    assert struck == ["C6 · Téléphone ou objet connecté", "Incident C6"]


def test_a_tick_keeps_the_focus_on_the_way_to_withdraw(screen: PeopleScreen) -> None:
    view = scene("people-withdrawn")
    screen.show_view(view)
    child(screen, "withdraw-12").setFocus()
    screen.show_view(replace(view, foot="Fermeture automatique dans 3 s"))
    assert child(screen, "withdraw-12").hasFocus()
    assert view.card is not None
    one_less = replace(view.card, incidents=view.card.incidents[:2])
    screen.show_view(replace(view, card=one_less))
    assert child(screen, "withdraw-12").hasFocus()
    screen.show_view(replace(view, card=replace(one_less, incidents=view.card.incidents[1:])))
    assert screen.findChild(QAbstractButton, "withdraw-12") is None


def test_an_incident_of_the_room_is_withdrawn_where_it_was_noted(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    screen.show_view(scene("people-withdrawn"))
    press(qtbot, screen, "people-room")
    press(qtbot, screen, "withdraw-8")
    press(qtbot, screen, "reason-1")
    with qtbot.waitSignal(screen.act_requested) as said:
        press(qtbot, screen, "people-confirm")
    assert said.args == [PersonAct.WITHDRAW, {"noted": 8, "reason": "not-room"}]


def test_a_code_of_the_room_leaves_what_was_noted_before(
    screen: PeopleScreen, qtbot: QtBot
) -> None:
    screen.show_view(scene("people-withdrawn"))
    press(qtbot, screen, "people-room")
    before = child(screen, "withdraw-8")
    press(qtbot, screen, "code-C8")
    assert not before.isVisible()


def test_after_a_choice_tab_leads_to_the_answers(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.show_view(scene("people-withdrawn"))
    ways = (
        ("person-incident", "code-C6", "detail-1"),
        ("people-room", "code-C8", "detail-3"),
        ("withdraw-12", "", "reason-3"),
    )
    for way in ways:
        for name in filter(None, way):
            press(qtbot, screen, name)
        for wanted in ("people-confirm", "people-cancel"):
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
            assert child(screen, wanted).hasFocus()
        press(qtbot, screen, "people-cancel")
