"""kiosk.ui.presenters.modes: free and focus mode, said kindly and once a series."""

from dataclasses import replace
from fractions import Fraction

import pytest

from kiosk.ui.presenters.modes import Series, focus_notice
from kiosk.ui.views.frame import Mode
from kiosk.ui.views.question import QuestionView
from tests.engine.made_items import made_item
from tests.kiosk.ui.presenters.day import Day

FREE, FOCUS = made_item("free"), made_item("focus", focus=True)


def test_the_sentence_stands_before_a_series_and_never_within_it() -> None:
    seat = Day().open().start().seat
    series = Series()
    said = [series.turn(one, seat) is not None for one in (FREE, FOCUS, FOCUS, FOCUS, FREE, FOCUS)]
    assert said == [False, True, False, False, False, True]
    series.begin()
    assert series.turn(FOCUS, seat) is not None


@pytest.mark.parametrize(
    ("adjusted", "adaptations", "counts", "words"),
    [
        (False, (), False, "répondez normalement"),
        (False, ("lecteur d’écran",), False, "outils d’aide"),
        (True, (), False, "outils d’aide"),
        (False, (), True, "coûter la question"),
    ],
)
def test_the_sentence_is_true_of_the_session_and_kind_to_the_candidate(
    adjusted: bool, adaptations: tuple[str, ...], counts: bool, words: str
) -> None:
    seat = Day().open().start().seat
    person = replace(seat.person, adjusted=adjusted, adaptations=adaptations, extra=Fraction(0))
    terms = seat.sit.exam.sitting.terms
    assert terms is not None
    sitting = replace(seat.sit.exam.sitting, terms=replace(terms, focus_counts=counts))
    seat.sit._exam = replace(seat.sit.exam, sitting=sitting)
    notice = focus_notice(replace(seat, person=person))
    assert words in notice.text
    assert "faux" not in f"{notice.title} {notice.text}"
    assert notice.tone == "info"


def test_the_bar_and_the_question_name_the_mode_of_each_question() -> None:
    day = Day().open().start()
    item = day.seat.sit.exam.item
    assert item is not None
    wanted = Mode.FOCUS if item.focus else Mode.FREE
    assert day.stage.progress is not None
    assert day.stage.progress.mode is wanted
    view = day.stage.view(QuestionView)
    assert (view.mode, view.last) == (wanted, False)
    day.wait(1000)
    assert day.stage.progress.mode is wanted


def test_a_focus_question_is_announced_as_it_comes() -> None:
    day = Day().open().start()
    item = day.seat.sit.exam.item
    assert item is not None
    object.__setattr__(item, "focus", True)
    day.cast.question._served = None
    day.director.refresh()
    assert "focus" in day.said()
    object.__setattr__(item, "focus", False)


def test_the_last_question_says_so() -> None:
    day = Day().open().start()
    for _ in range(31):
        day.answer()
    assert day.stage.view(QuestionView).last
