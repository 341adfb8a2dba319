"""Any acts on any program: what always holds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.blocks.application import program_of
from engine.applications.blocks.distance import distance
from engine.applications.blocks.program import SHAPES, rows, size
from engine.applications.blocks.running import MOST_STEPS, run
from engine.applications.blocks.start import read_workshop
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.blocks.workshops import APP, start

LINES = st.integers(0, 14)
VALUES = st.one_of(
    st.integers(-3, 9),
    st.sampled_from(["score", "portail", "ouvert", "n", "bloc 1", "escalier", "score > 2", "goal"]),
)
ACTS = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"do": st.just("insert"), "op": st.sampled_from(sorted(SHAPES)), "after": LINES}
        ),
        st.fixed_dictionaries({"do": st.sampled_from(["delete", "duplicate"]), "line": LINES}),
        st.fixed_dictionaries(
            {"do": st.just("move"), "line": LINES, "way": st.sampled_from(["up", "down"])}
        ),
        st.fixed_dictionaries(
            {
                "do": st.just("set"),
                "line": LINES,
                "key": st.sampled_from(["times", "cond", "name", "value", "param", "event"]),
                "value": VALUES,
            }
        ),
    ),
    max_size=14,
)
START = start()


def worked(acts: list[dict[str, Any]]) -> Any:
    state = APP.first(START)
    for act in acts:
        try:
            after = APP.perform(START, state, act)
        except (ActRefusedError, MalformedError):
            continue
        again = APP.perform(START, loads_object(dumps(state)), act)
        assert dumps(after) == dumps(again)
        state = after
    return state


@settings(max_examples=80, deadline=None)
@given(ACTS)
def test_acts_lead_to_states_that_can_be_read_and_run(acts: list[dict[str, Any]]) -> None:
    state = worked(acts)
    APP.check_state(START, loads_object(dumps(state)))
    workshop = read_workshop(START)
    program = program_of(workshop, state)
    found = run(workshop, program, workshop.scenes[0])
    assert len(found.frames) <= MOST_STEPS + 1
    lines = rows(program)
    assert [one.line for one in lines] == list(range(1, len(lines) + 1))


@settings(max_examples=40, deadline=None)
@given(ACTS, ACTS)
def test_the_difference_is_a_distance(one: list[Any], other: list[Any]) -> None:
    workshop = read_workshop(START)
    first, second = (program_of(workshop, worked(acts)) for acts in (one, other))
    assert distance(first, first) == 0
    assert distance(first, second) == distance(second, first)
    assert distance(first, ()) >= size(first)
