import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.policies import Interval, Mesh, ScoringPolicy
from engine.scoring.score import ability_of, level_of, levels_of, mesh_of, score_of

POLICY = CERTIFICATION.scoring
abilities = st.floats(-20.0, 20.0)


@pytest.mark.parametrize(
    ("ability", "pix", "mesh"),
    [
        (-4.6700001, 0, None),
        (-4.67, 0, 0),
        (-3.0, 32, 0),
        (-1.4, 64, 1),
        (-0.519, 128, 2),
        (0.6, 256, 3),
        (1.5, 384, 4),
        (2.0, 469, 4),
        (2.25, 512, 5),
        (3.1, 640, 6),
        (4.0, 768, 7),
        (5.0, 800, 7),
        (7.9999, 895, 7),
        (8.0, 895, 7),
        (99.0, 895, 7),
    ],
)
def test_an_ability_is_worth_its_published_score(
    ability: float, pix: int, mesh: int | None
) -> None:
    assert score_of(ability, POLICY) == pix
    assert mesh_of(ability, POLICY.meshes) == mesh


@settings(deadline=None)
@given(abilities, abilities)
def test_a_larger_ability_is_never_worth_less(left: float, right: float) -> None:
    less, more = sorted((left, right))
    assert score_of(less, POLICY) <= score_of(more, POLICY)


@settings(deadline=None)
@given(abilities)
def test_a_score_stays_within_its_mesh(ability: float) -> None:
    found = mesh_of(ability, POLICY.meshes)
    edges = (0, 64, 128, 256, 384, 512, 640, 768, 896)
    if found is None:
        assert score_of(ability, POLICY) == 0
    else:
        assert edges[found] <= score_of(ability, POLICY) < edges[found + 1]


@settings(deadline=None)
@given(st.integers(0, POLICY.maximum))
def test_the_ability_of_a_score_is_worth_about_that_score(score: int) -> None:
    ability, mesh = ability_of(score, POLICY)
    assert mesh.low <= ability < mesh.high
    assert score - 1 <= score_of(ability, POLICY) <= score


def test_scores_beyond_the_last_mesh_continue_it() -> None:
    ability, mesh = ability_of(1024, POLICY)
    assert mesh.key == "LEVEL_EXPERT_7"
    assert ability == 12.0


def test_the_maximum_follows_the_number_of_meshes() -> None:
    assert POLICY.maximum == 895
    expert = Mesh("LEVEL_EXPERT_8", 128, 7, 8.0, 9.0)
    assert ScoringPolicy(reports_pix=True, meshes=(*POLICY.meshes, expert)).maximum == 1023


@pytest.mark.parametrize(
    ("ability", "level"),
    [(-99.0, 0), (-2.0, 1), (-1.0, 2), (0.5, 3), (1.0, 4), (2.0, 5), (3.0, 6), (4.0, 7), (99.0, 7)],
)
def test_every_competence_gets_the_level_of_the_same_ability(ability: float, level: int) -> None:
    found = levels_of(ability, POLICY)
    assert len(found) == 16
    assert {one.level for one in found} == {level}


def test_the_first_of_overlapping_intervals_wins_and_the_ends_are_open() -> None:
    table = (Interval(1, -1.0, 1.0), Interval(2, 0.0, 2.0), Interval(3, 3.0, 4.0))
    assert [level_of(one, table) for one in (-50.0, 0.5, 1.5, 2.5, 3.5, 50.0)] == [1, 1, 2, 0, 3, 3]


def test_a_backward_interval_holds_nothing() -> None:
    table = (Interval(1, -1.0, 1.0), Interval(2, 3.0, 2.0), Interval(3, 2.0, 5.0))
    assert [level_of(one, table) for one in (0.0, 2.5)] == [1, 3]


def test_a_competence_without_a_table_has_no_level() -> None:
    assert level_of(1.0, ()) == 0


def test_a_floor_never_reaches_the_next_score() -> None:
    mesh = POLICY.meshes[3]
    assert score_of(math.nextafter(mesh.high, -math.inf), POLICY) <= 384
