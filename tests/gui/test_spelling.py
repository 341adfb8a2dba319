"""The spell checker in the window: whom it is for, what is underlined, and all of it by keys."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton

from kiosk.lockdown.combinations import LEAVING
from kiosk.ports.spelling import Reason
from kiosk.ui.director import Director
from kiosk.ui.flow import Screen
from kiosk.ui.gallery.applications import APPLICATIONS
from kiosk.ui.gallery.drawing import settle
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.made import make
from kiosk.ui.shell import Shell
from kiosk.ui.theatre import Theatre
from kiosk.ui.views.question import AnswerKind, FieldFormat, FieldView, QuestionView
from kiosk.ui.views.spelling import MarkView, SpellingView, UnknownView
from kiosk.ui.widgets.spelled_fields import SpelledLine, SpelledText
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from tests.fakes.spelling import FakeSpelling
from tests.fakes.stage import at_once
from tests.gui.rooms import opened
from tests.kiosk.ui.presenters.day import Day

pytestmark = pytest.mark.gui
GRANTED = "Correcteur d’orthographe"
TEXT = "La maizon est grnade."
Key = Qt.Key


def question(*formats: FieldFormat, draft: Any = TEXT, **changes: Any) -> QuestionView:
    fields = tuple(
        FieldView(f"f{place}", f"Champ {place}", one, ("maizon", "grnade"))
        for place, one in enumerate(formats)
    )
    kind = AnswerKind.TEXT if len(formats) == 1 else AnswerKind.FIELDS
    return QuestionView(
        7, 32, "one", "Écrivez.", kind, fields=fields, draft=draft, serial="7", **changes
    )


SENTENCE = question(FieldFormat.SENTENCE)
PARAGRAPH = question(FieldFormat.PARAGRAPH)


class Room:
    """A window with somebody in front of it who was granted something, and a checker."""

    def __init__(self, *adaptations: str) -> None:
        day = Day().open().arrive()
        day.desk._seat = replace(day.seat, person=replace(day.seat.person, adaptations=adaptations))
        spelling = day.desk.gear.spelling
        assert isinstance(spelling, FakeSpelling)
        self.spelling = spelling
        self.shell = Shell(make)
        self.shell.resize(1366, 768)
        self.theatre = Theatre(self.shell)
        self.director = Director(day.desk, self.theatre, at_once, "1", lambda: None)
        self.theatre.connect_to(self.director)
        self.drafts: list[object] = []
        self.said: list[str] = []
        self.shell._announcer.announced.connect(self.said.append)
        self.shell.show()
        self.shell.activateWindow()

    def live(self, *acts: Callable[[], Any]) -> "Room":
        """Do these one after the other, with a moment for the checker after each."""

        async def all_of_it() -> None:
            for act in acts:
                act()
                await self._moment()

        asyncio.run(all_of_it())
        return self

    async def _moment(self) -> None:
        for _ in range(3):
            settle()
            for _ in range(12):
                await asyncio.sleep(0)
            place = self.shell.screen_named(self.shell.current()).spelling
            if place is not None and place._pause.isActive():
                place._pause.stop()
                place._pause.timeout.emit()

    def show(self, view: QuestionView, screen: Screen = Screen.QUESTION) -> Callable[[], None]:
        def act() -> None:
            self.theatre.show(screen, view)
            page: Any = self.shell.screen_named(screen.value)
            page.draft_changed.connect(self.drafts.append)

        return act

    def ask(self, view: QuestionView, screen: Screen = Screen.QUESTION) -> "Room":
        return self.live(
            self.show(view, screen), lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        )

    def key(self, *keys: Qt.Key) -> "Room":
        def press(key: Qt.Key) -> Callable[[], None]:
            return lambda: QTest.keyClick(QApplication.focusWidget() or self.shell, key)

        return self.live(*(press(one) for one in keys))

    def type(self, text: str) -> "Room":
        return self.live(lambda: QTest.keyClicks(QApplication.focusWidget(), text))

    def rest(self) -> None:
        """Nothing was written for two seconds."""
        place = self.shell.screen_named(self.shell.current()).spelling
        assert place is not None
        assert place._rest.isActive()
        place._rest.timeout.emit()

    @property
    def fields(self) -> list[SpelledLine | SpelledText]:
        page = self.shell.screen_named(self.shell.current())
        found: list[SpelledLine | SpelledText] = [*page.findChildren(SpelledLine)]
        return [*found, *page.findChildren(SpelledText)]

    @property
    def field(self) -> SpelledLine | SpelledText:
        return self.fields[0]

    @property
    def text(self) -> str:
        return self.field.written()

    @property
    def waves(self) -> int:
        return len(self.field.waves())

    @property
    def rows(self) -> list[str]:
        """What the list offers; nothing while none is open."""
        found = self.shell.findChild(QListWidget, "suggestions")
        return [] if found is None else [found.item(one).text() for one in range(found.count())]

    @property
    def button(self) -> QPushButton:
        page = self.shell.screen_named(self.shell.current())
        found = page.findChild(QPushButton, "check-spelling")
        assert found is not None
        return found

    @property
    def caret(self) -> int:
        return self.field.place()


@pytest.fixture
def open_room(dressed: QApplication) -> Iterator[Callable[..., Room]]:
    yield from opened(Room, dressed)


Open = Callable[..., Room]


@pytest.fixture(params=[SENTENCE, PARAGRAPH], ids=["line", "lines"])
def room(open_room: Open, request: pytest.FixtureRequest) -> Room:
    return open_room(GRANTED).ask(request.param)


def test_unknown_words_of_a_draft_are_underlined_and_the_button_is_there(room: Room) -> None:
    assert room.waves == 2
    assert room.button.isVisible()
    assert room.button.accessibleName() == "Vérifier l’orthographe"
    assert room.rows == []
    assert room.drafts == []


def test_without_the_grant_there_is_no_button_no_wave_and_no_key(open_room: Open) -> None:
    room = open_room("tiers temps").ask(SENTENCE).key(Key.Key_F7)

    assert (room.waves, room.rows) == (0, [])
    assert not room.button.isVisible()
    assert (room.spelling.asked, room.said) == ([], [])


def test_the_key_lists_suggestions_and_says_how_many(room: Room) -> None:
    room.key(Key.Key_Home if isinstance(room.field, QLineEdit) else Key.Key_PageUp, Key.Key_F7)

    assert room.rows == ["maison", "maisons", "liaison", "Laisser ce mot"]
    assert room.said[-1] == "Mot inconnu\u00a0: maizon. 3 propositions."
    assert isinstance(QApplication.focusWidget(), QListWidget)


def test_enter_replaces_the_word_and_the_draft_is_kept(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Return)

    assert room.text == "La maison est grnade."
    assert room.drafts[-1] == room.text
    assert QApplication.focusWidget() is room.field
    assert room.caret == len("La maison")
    assert (room.rows, room.waves) == ([], 1)


def test_arrows_choose_another_suggestion(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Enter)

    assert room.text == "La maisons est grnade."


def test_undo_takes_a_replacement_back_in_one_step(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Return)
    room.live(lambda: QTest.keyClick(room.field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert room.text == TEXT
    assert room.drafts[-1] == TEXT
    room.rest()
    assert room.waves == 2


def test_escape_leaves_the_word_as_it_is_and_the_next_press_goes_on(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Escape)
    assert (room.text, room.rows, room.drafts) == (TEXT, [], [])
    assert QApplication.focusWidget() is room.field
    assert room.caret == len("La maizon")

    room.key(Key.Key_F7)
    assert room.rows == ["grande", "grenade", "Laisser ce mot"]


def test_the_key_pressed_in_the_list_goes_to_the_next_word(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_F7)
    assert room.rows == ["grande", "grenade", "Laisser ce mot"]
    room.key(Key.Key_F7)
    assert room.rows == ["maison", "maisons", "liaison", "Laisser ce mot"]
    assert room.text == TEXT


def test_the_last_row_leaves_the_word_and_takes_its_wave_away(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_End, Key.Key_Return)

    assert (room.text, room.waves, room.rows) == (TEXT, 1, [])
    assert room.key(Key.Key_F7).rows == ["grande", "grenade", "Laisser ce mot"]


def test_where_all_is_known_that_is_said_and_shown(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Return, Key.Key_F7, Key.Key_Return, Key.Key_F7)

    assert room.text == "La maison est grande."
    assert room.said[-1] == "Aucun mot inconnu."
    noted = room.shell.findChild(Text, "spelling-said")
    assert noted is not None
    assert noted.isVisible()


def test_the_mouse_does_the_same(room: Room) -> None:
    room.live(room.button.click)
    rows = room.shell.findChild(QListWidget, "suggestions")
    assert rows is not None
    place = rows.visualItemRect(rows.item(1)).center()
    room.live(lambda: QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place))

    assert room.text == "La maisons est grnade."
    assert room.rows == []


def test_a_list_whose_focus_went_elsewhere_is_closed_and_takes_no_focus_back(room: Room) -> None:
    room.key(Key.Key_F7)
    room.live(room.button.setFocus)

    assert room.rows == []
    assert QApplication.focusWidget() is room.button
    assert room.text == TEXT


def test_a_list_stays_while_the_window_is_away(room: Room) -> None:
    room.key(Key.Key_F7)
    rows = room.shell.findChild(QListWidget, "suggestions")
    assert rows is not None
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    room.live(lambda: QApplication.sendEvent(rows, away))

    assert len(room.rows) == 4


def test_other_keys_do_nothing_in_the_list(room: Room) -> None:
    room.key(Key.Key_F7, Key.Key_Left, Key.Key_A)

    assert len(room.rows) == 4
    assert room.text == TEXT


def test_nothing_is_ever_changed_without_a_choice(room: Room) -> None:
    room.key(Key.Key_End).type(" teh maisn ")

    assert room.text.endswith(" teh maisn ")
    assert room.waves == 4


def test_the_word_that_is_being_written_is_left_alone_for_a_while(room: Room) -> None:
    room.key(Key.Key_End).type(" maisn")
    assert room.waves == 2
    room.rest()
    assert room.waves == 3
    room.type("o")
    assert room.waves == 2
    room.live(room.button.setFocus)
    assert room.waves == 3


def test_waves_follow_their_words_while_one_writes_before_them(open_room: Open) -> None:
    room = open_room(GRANTED).ask(SENTENCE).key(Key.Key_Home)
    before = [wave.x1() for wave in room.field.waves()]
    QTest.keyClicks(room.field, "On ")

    after = [wave.x1() for wave in room.field.waves()]
    assert len(after) == 2
    assert all(one > other + 10 for one, other in zip(after, before, strict=True))


def test_a_wave_lies_under_its_word_also_where_the_line_has_scrolled(open_room: Open) -> None:
    long = "la maison " * 30 + "maizon " + "est grande " * 3
    room = open_room(GRANTED).ask(replace(SENTENCE, draft=long)).key(Key.Key_End)
    line = room.field
    assert isinstance(line, SpelledLine)
    (wave,) = line.waves()
    middle = line.height() // 2
    start = long.index("maizon")

    for place, across in ((start, wave.x1()), (start + 6, wave.x2())):
        assert line.cursorPositionAt(QPoint(round(across), middle)) == place
    assert 0 < wave.x1() < wave.x2() < line.width()
    assert wave.y1() < line.height()


def test_a_word_over_two_lines_has_a_wave_on_each(open_room: Open) -> None:
    word = "grnade-" * 7 + "grnade"
    room = open_room(GRANTED).ask(replace(PARAGRAPH, draft="la maison est grande " * 3 + word))

    assert room.waves == 2
    first, second = room.field.waves()
    assert first.y1() < second.y1()


def test_what_has_scrolled_away_has_no_wave(open_room: Open) -> None:
    room = open_room(GRANTED).ask(replace(PARAGRAPH, draft="maizon\n" * 30))

    assert 0 < room.waves < 10


def test_the_waves_are_drawn_in_the_colour_of_mistakes(room: Room) -> None:
    from kiosk.ui.theme.look import look

    picture = room.field.grab().toImage()
    red = look().colour("err")
    drawn = sum(
        picture.pixelColor(x, y).red() - picture.pixelColor(x, y).blue() > 90
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert red.red() - red.blue() > 90
    assert drawn > 40


def test_fields_for_numbers_and_lists_are_not_checked(open_room: Open) -> None:
    formats = (FieldFormat.NUMBER, FieldFormat.LIST)
    room = open_room(GRANTED)
    room.live(room.show(question(*formats, draft={"f0": "maizon"}))).key(Key.Key_F7)

    assert not room.button.isVisible()
    assert room.spelling.asked == []


def test_the_key_goes_through_all_the_fields_of_an_answer(open_room: Open) -> None:
    formats = (FieldFormat.SMALL, FieldFormat.NUMBER, FieldFormat.PARAGRAPH)
    room = open_room(GRANTED).ask(
        question(*formats, draft={"f0": "maizon", "f1": "3", "f2": "la grnade"})
    )
    assert room.key(Key.Key_F7, Key.Key_Escape, Key.Key_F7).rows[0] == "grande"
    room.key(Key.Key_Return)

    assert room.drafts[-1] == {"f0": "maizon", "f1": "3", "f2": "la grande"}
    assert QApplication.focusWidget() is room.fields[1]


def test_a_question_without_a_place_to_write_has_no_button(open_room: Open) -> None:
    view = QuestionView(7, 32, "x", "?", AnswerKind.SINGLE, choices=("a", "b"), serial="s")
    room = open_room(GRANTED)
    room.live(room.show(view)).key(Key.Key_F7)

    assert not room.button.isVisible()


def test_inside_an_application_nothing_is_checked(open_room: Open) -> None:
    views = [one.view for one in APPLICATIONS if isinstance(one.view, QuestionView)]
    view = next(
        one
        for one in views
        if one.tool is not None and one.tool.name == "mail" and one.kind is AnswerKind.APPLICATION
    )
    room = open_room(GRANTED)
    room.live(room.show(view)).key(Key.Key_F7)

    assert room.fields == []
    assert not room.button.isVisible()
    assert room.spelling.asked == []


def test_practice_has_it_too(open_room: Open) -> None:
    view = replace(SENTENCE, practice=True)
    room = open_room(GRANTED).ask(view, Screen.PRACTICE).key(Key.Key_F7)

    assert room.rows[-1] == "Laisser ce mot"


def test_another_question_begins_afresh(room: Room) -> None:
    room.key(Key.Key_F7)
    room.ask(replace(SENTENCE, item="two", serial="8", draft=None))

    assert (room.rows, room.waves) == ([], 0)
    assert room.button.isVisible()


def test_a_question_that_takes_no_answer_now_is_not_checked(room: Room) -> None:
    view = SENTENCE if isinstance(room.field, SpelledLine) else PARAGRAPH
    room.key(Key.Key_F7)
    room.live(room.show(replace(view, enabled=False)))

    assert (room.rows, room.waves) == ([], 0)
    assert not room.button.isVisible()


def test_a_text_that_changed_meanwhile_gets_no_list(room: Room) -> None:
    def ask_and_write() -> None:
        room.button.click()
        room.field.put(MarkView(0, 2), "Une")  # before an answer can have come

    room.live(ask_and_write)

    assert room.rows == []
    assert room.text == "Une maizon est grnade."


def test_a_list_about_another_text_is_not_shown(room: Room) -> None:
    place = room.shell.screen_named("question").spelling
    assert place is not None
    told: list[bool] = []
    place.put_away.connect(lambda: told.append(True))
    stale = UnknownView("f0", "une maizon", MarkView(4, 6), ("maison",))
    place.show_view(SpellingView(offered=True, unknown=stale))

    assert told == [True]
    assert room.rows == []


@pytest.mark.parametrize("reason", [Reason.NO_PROGRAM, Reason.OTHER_SYSTEM])
def test_what_is_missing_is_shown_beside_the_button_and_told_to_who_asks(
    open_room: Open, reason: Reason
) -> None:
    room = open_room(GRANTED)
    room.spelling.reason = reason
    room.ask(SENTENCE)
    shown = room.shell.findChild(Text, "spelling-said")
    assert shown is not None
    assert "Prévenez le surveillant." in shown.plain
    assert shown.plain in room.button.accessibleDescription()
    assert room.waves == 0

    room.key(Key.Key_F7)
    assert any(shown.plain in one.plain for one in room.shell.findChildren(Strip))
    assert (room.rows, room.text) == ([], TEXT)


def test_help_names_the_key_where_it_is_granted(open_room: Open) -> None:
    for adaptation, named in ((GRANTED, True), ("tiers temps", False)):
        room = open_room(adaptation).ask(SENTENCE).key(Key.Key_F1)
        panel = room.shell.panel()
        assert isinstance(panel, HelpPanel)
        assert ("F7" in {one.plain for one in panel.findChildren(Text)}) is named


def test_the_lockdown_lets_the_key_through() -> None:
    assert not {one for one in LEAVING if one.split("+")[-1] == "F7"}


def test_pictures_of_the_keyboard_move_no_word(open_room: Open) -> None:
    room = open_room(GRANTED).ask(replace(SENTENCE, draft="\U0001f600 la maizon \U0001f600"))
    room.key(Key.Key_Home, Key.Key_F7, Key.Key_Return)

    assert room.text == "\U0001f600 la maison \U0001f600"
