"""engine.scoring.flags: what screening is told of a sitting, and by which limits."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.adaptive.screening import Limits, Screening, screen
from engine.scoring.flags import flags_of, timed_answers
from engine.sitting.state import Sitting, Terms
from tests.engine.exams import Candidate, agreed, make_paper

LIMITS, OWN = Limits(1.0, 2.0, 3.0), Limits(4.0, 5.0, 6.0)
SCREENING = Screening(LIMITS, OWN, 0.01)
PAPER = make_paper()


@pytest.fixture(scope="module")
def sat() -> Candidate:
    found = Candidate(PAPER, agreed())
    found.sit()
    return found


def test_answers_carry_their_item_their_status_and_their_own_time(sat: Candidate) -> None:
    answers = timed_answers(sat.exam.sitting, PAPER.bank)
    told = sat.exam.sitting.answers
    assert [one.item.id for one in answers] == [one.question.item for one in told]
    assert [one.correct for one in answers] == [one.status == "ok" for one in told]
    assert [one.elapsed_ms for one in answers] == [one.elapsed_ms for one in told]
    assert {True, False} == {one.correct for one in answers}
    assert min(one.elapsed_ms for one in answers) > 30_000


def test_without_limits_there_are_no_flags(sat: Candidate) -> None:
    assert flags_of(sat.exam.sitting, PAPER.bank, 0.0, None) is None


def test_the_flags_are_those_of_the_answers(sat: Candidate) -> None:
    sitting, ability = sat.exam.sitting, sat.exam.ability.ability
    expected = screen(timed_answers(sitting, PAPER.bank), ability, SCREENING, accommodated=False)
    assert flags_of(sitting, PAPER.bank, ability, SCREENING) == expected
    assert len(expected) == 3


def test_nothing_is_said_of_an_empty_chair() -> None:
    assert flags_of(Sitting(), PAPER.bank, 0.0, SCREENING) == ()


@pytest.mark.parametrize(
    ("terms", "limits"),
    [
        (agreed(), LIMITS),
        (agreed(extra=Fraction(1, 3)), OWN),
        (agreed(adjusted=True), OWN),
    ],
)
def test_limits_are_those_of_the_terms(sat: Candidate, terms: Terms, limits: Limits) -> None:
    flags = flags_of(replace(sat.exam.sitting, terms=terms), PAPER.bank, 0.0, SCREENING)
    assert flags is not None
    assert [one.limit for one in flags] == [limits.of(one.kind) for one in flags]
