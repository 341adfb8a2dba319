import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from kiosk.ports.spelling import Reason
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.spelling import SpellingPresenter
from kiosk.ui.presenters.spelling_reasons import spelling_reason
from kiosk.ui.views.question import AnswerKind, QuestionView
from kiosk.ui.views.spelling import MarkView, SpellingView
from kiosk.words import Language, choose
from tests.fakes.spelling import FakeSpelling
from tests.kiosk.ui.presenters.day import Day

QUESTION = QuestionView(7, 32, "one", "Que faites-vous ?", AnswerKind.TEXT, serial="7")
OTHER = replace(QUESTION, item="two", serial="8")
GRANTED = "correcteur orthographique"
TEXTS = {"un": "La maizon est grnade.", "deux": "la maison", "trois": "le teh"}


class Desk:
    """A presenter over a desk where somebody sits, with what they were granted."""

    def __init__(self, *adaptations: str, seated: bool = True) -> None:
        day = Day().open()
        if seated:
            day.arrive()
            person = replace(day.seat.person, adaptations=adaptations)
            day.desk._seat = replace(day.seat, person=person)
        self.spelling = FakeSpelling()
        self.views: list[SpellingView] = []
        self.said: list[str] = []
        self.refused: list[str] = []
        self.presenter = SpellingPresenter(
            day.desk, self.spelling, self.views.append, self.said.append, self.refused.append
        )

    def question(self, view: QuestionView = QUESTION) -> "Desk":
        self.presenter.shown(Screen.QUESTION, view)
        asyncio.run(self.presenter.look())
        return self

    def typed(self, texts: Mapping[str, str] = TEXTS) -> None:
        asyncio.run(self.presenter.typed(texts))

    def ask(self, field: str = "un", place: int = 0, texts: Mapping[str, str] = TEXTS) -> str:
        """The word that is listed then."""
        asyncio.run(self.presenter.asked(texts, field, place))
        return self.listed

    @property
    def listed(self) -> str:
        unknown = self.presenter.view.unknown
        return "" if unknown is None else unknown.word

    @property
    def marked(self) -> list[str]:
        return [
            one.text[mark.start : mark.end]
            for one in self.presenter.view.fields
            for mark in one.marks
        ]


@pytest.fixture
def desk() -> Desk:
    return Desk(GRANTED).question()


@pytest.mark.parametrize("adaptations", [(), ("Tiers temps",), ("sans correcteur",)])
def test_nothing_is_checked_for_whom_it_is_not_granted(adaptations: tuple[str, ...]) -> None:
    desk = Desk(*adaptations)
    desk.presenter.shown(Screen.QUESTION, QUESTION)
    desk.typed()
    desk.ask()

    assert not desk.presenter.curious
    assert desk.presenter.view == SpellingView()
    assert (desk.spelling.asked, desk.said, desk.refused) == ([], [], [])


@pytest.mark.parametrize("screen", [Screen.QUESTION, Screen.PRACTICE])
def test_it_is_offered_in_test_and_practice(screen: Screen) -> None:
    desk = Desk(GRANTED)
    desk.presenter.shown(screen, QUESTION)

    assert desk.presenter.curious
    assert desk.presenter.view.offered


def test_it_is_offered_on_no_other_screen_and_to_nobody() -> None:
    seated, empty = Desk(GRANTED), Desk(seated=False)
    seated.presenter.shown(Screen.INSTRUCTIONS, object())
    empty.presenter.shown(Screen.QUESTION, QUESTION)

    assert not seated.presenter.view.offered
    assert not empty.presenter.view.offered


def test_a_pause_in_writing_marks_what_is_not_known_in_each_field(desk: Desk) -> None:
    desk.typed()

    assert desk.marked == ["maizon", "grnade", "teh"]
    assert [one.field for one in desk.presenter.view.fields] == list(TEXTS)
    assert (desk.listed, desk.said) == ("", [])


def test_asked_for_it_lists_what_may_have_been_meant_and_says_so(desk: Desk) -> None:
    assert desk.ask() == "maizon"

    unknown = desk.presenter.view.unknown
    assert unknown is not None
    assert (unknown.field, unknown.mark) == ("un", MarkView(3, 6))
    assert unknown.suggestions == ("maison", "maisons", "liaison")
    assert desk.said == ["Mot inconnu\u00a0: maizon. 3 propositions."]


def test_one_suggestion_and_none_are_said_as_such(desk: Desk) -> None:
    desk.ask(texts={"un": "aujord'hui"})
    desk.ask(texts={"un": "xqz"})

    assert desk.said == [
        "Mot inconnu\u00a0: aujord’hui. 1 proposition.",
        "Mot inconnu\u00a0: xqz. Aucune proposition.",
    ]


@pytest.mark.parametrize(
    ("field", "place", "word"),
    [
        ("un", 0, "maizon"),
        ("un", 9, "maizon"),
        ("un", 10, "grnade"),
        ("un", 20, "grnade"),
        ("un", 21, "teh"),
        ("deux", 0, "teh"),
        ("trois", 6, "teh"),
        ("nulle part", 0, "maizon"),
    ],
)
def test_the_next_word_is_the_one_at_the_caret_or_after_it_around_the_answer(
    desk: Desk, field: str, place: int, word: str
) -> None:
    assert desk.ask(field, place) == word


def test_a_word_that_was_passed_over_is_not_the_next_one(desk: Desk) -> None:
    desk.ask("un", 9)
    desk.presenter.put_away()
    assert desk.listed == ""
    assert desk.ask("un", 9) == "grnade"
    desk.presenter.put_away()
    assert desk.ask("un", 20) == "teh"
    desk.presenter.put_away()
    assert desk.ask("trois", 6) == "maizon"


def test_the_caret_elsewhere_begins_anew(desk: Desk) -> None:
    desk.ask("un", 20)
    desk.presenter.put_away()

    assert desk.ask("un", 0) == "maizon"


def test_after_writing_the_same_word_may_come_again(desk: Desk) -> None:
    desk.ask("un", 9)
    desk.presenter.put_away()
    desk.typed()

    assert desk.ask("un", 9) == "maizon"


def test_a_word_that_is_left_is_marked_no_more_in_this_question_only(desk: Desk) -> None:
    desk.ask()
    desk.presenter.left("maizon")
    assert (desk.marked, desk.listed) == (["grnade", "teh"], "")
    assert desk.ask("un", 9) == "grnade"

    desk.question(OTHER)
    desk.typed()
    assert desk.marked == ["maizon", "grnade", "teh"]


def test_where_all_words_are_known_that_is_said(desk: Desk) -> None:
    assert desk.ask(texts={"un": "la maison"}) == ""

    assert desk.said == ["Aucun mot inconnu."]
    assert desk.presenter.view.note == "Aucun mot inconnu."
    desk.typed({"un": "la maizon"})
    assert desk.presenter.view.note == ""


def test_the_same_question_again_keeps_what_was_found_and_another_forgets_it(desk: Desk) -> None:
    desk.typed()
    desk.presenter.shown(Screen.QUESTION, replace(QUESTION, draft="la"))
    assert desk.marked != []

    desk.presenter.shown(Screen.QUESTION, OTHER)
    assert desk.marked == []
    assert desk.views[-1] == SpellingView(offered=True)


def test_the_language_is_that_of_the_screen(desk: Desk) -> None:
    try:
        choose(Language.ENGLISH)
        assert desk.presenter.curious
        desk.typed({"un": "the maison"})
    finally:
        choose(Language.FRENCH)

    assert desk.marked == ["maison"]


@pytest.mark.parametrize("reason", list(Reason))
def test_what_is_missing_is_said_in_a_sentence_and_nothing_is_asked_by_itself(
    reason: Reason,
) -> None:
    desk = Desk(GRANTED)
    desk.spelling.reason = reason
    desk.question()
    desk.typed()
    assert desk.spelling.asked == []
    assert desk.presenter.view.reason == spelling_reason(reason)
    assert desk.presenter.view.reason.endswith("Prévenez le surveillant.")

    assert desk.ask() == ""
    assert desk.refused == [spelling_reason(reason)]


def test_it_is_tried_again_when_somebody_asks(desk: Desk) -> None:
    desk.spelling.reason = Reason.NO_PROGRAM
    desk.question(OTHER)
    assert desk.presenter.view.reason
    desk.spelling.reason = None

    assert desk.ask() == "maizon"
    assert (desk.presenter.view.reason, desk.refused) == ("", [])


def test_before_anything_is_known_of_the_machine_asking_finds_out() -> None:
    desk = Desk(GRANTED)
    desk.presenter.shown(Screen.QUESTION, QUESTION)

    assert desk.ask() == "maizon"
    assert not desk.presenter.curious


@pytest.mark.parametrize("by_key", [False, True])
def test_a_program_that_falls_silent_is_told_with_its_reason(desk: Desk, by_key: bool) -> None:
    desk.spelling.silent = True
    if by_key:
        desk.ask()
    else:
        desk.typed()

    assert desk.presenter.view.reason == spelling_reason(Reason.BROKEN)
    assert desk.refused == ([spelling_reason(Reason.BROKEN)] if by_key else [])


def while_it_asks(desk: Desk, act: Callable[[], Any], turns: int) -> None:
    async def both() -> None:
        asking = asyncio.ensure_future(desk.presenter.asked(TEXTS, "un", 0))
        for _ in range(turns):
            await asyncio.sleep(0)
        act()
        await asking

    asyncio.run(both())


@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_another_question_meanwhile_gets_nothing_of_the_first(desk: Desk, turns: int) -> None:
    while_it_asks(desk, lambda: desk.presenter.shown(Screen.QUESTION, OTHER), turns)

    assert desk.presenter.view == SpellingView(offered=True)
    assert (desk.said, desk.refused) == ([], [])


def test_a_list_that_is_not_open_cannot_be_put_away(desk: Desk) -> None:
    before = len(desk.views)
    desk.presenter.put_away()

    assert len(desk.views) == before
