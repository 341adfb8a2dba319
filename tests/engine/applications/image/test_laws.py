"""Any acts on any pictures: what always holds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.image.frame import Frame, turned_by
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.image.galleries import APP, export, start

SIDES = st.integers(0, 900)
ACTS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"do": st.just("rotate"), "way": st.sampled_from(["left", "right"])}),
        st.fixed_dictionaries(
            {"do": st.just("crop"), "x": SIDES, "y": SIDES, "width": SIDES, "height": SIDES}
        ),
        st.fixed_dictionaries(
            {
                "do": st.just("adjust"),
                "what": st.sampled_from(["brightness", "contrast", "saturation"]),
                "value": st.integers(-120, 120),
            }
        ),
        st.fixed_dictionaries(
            {
                "do": st.just("property"),
                "key": st.sampled_from(["author", "place", "date"]),
                "value": st.text(max_size=8),
            }
        ),
        st.fixed_dictionaries(
            {"do": st.just("open"), "picture": st.sampled_from(["lac.jpg", "rocher.png"])}
        ),
        st.sampled_from([{"do": "save"}, {"do": "uncrop"}]),
        st.text(max_size=6).map(lambda name: export(name=name)),
    ),
    max_size=12,
)
START = start()


@settings(max_examples=100, deadline=None)
@given(ACTS)
def test_acts_lead_to_states_that_can_be_read(acts: list[dict[str, Any]]) -> None:
    state: Any = APP.first(START)
    for act in acts:
        before = dumps(state)
        try:
            after = APP.perform(START, state, act)
        except (ActRefusedError, MalformedError):
            continue
        assert dumps(state) == before
        assert dumps(after) == dumps(APP.perform(START, loads_object(before), act))
        APP.check_state(START, loads_object(dumps(after)))
        state = after


@given(st.integers(1, 50), st.integers(1, 50), st.data())
def test_four_quarters_are_a_whole_turn(width: int, height: int, data: st.DataObject) -> None:
    outer = Frame(0, 0, width, height)
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    inner = Frame(x, y, data.draw(st.integers(1, width - x)), data.draw(st.integers(1, height - y)))
    turned = inner
    for _ in range(4):
        turned, outer = turned.turned(outer), outer.turned(outer)
        assert outer.holds(turned)
    assert turned == inner == turned_by(inner, outer, 0)
