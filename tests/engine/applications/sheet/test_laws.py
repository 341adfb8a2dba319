"""What holds of every sequence of acts."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.applications.sheet.addresses import Area, Cell, area_name, cell_name
from engine.applications.sheet.entries import typeable
from engine.applications.sheet.references import relative, shifted
from engine.records.canonical import JsonObject, dumps, loads_object
from tests.engine.applications.sheet.workbooks import CLASS, SHEET, shown

_cells = st.builds(Cell, st.integers(0, 14), st.integers(0, 6)).map(cell_name)
_areas = st.builds(
    lambda top, left, high, wide: area_name(Area(top, left, top + high, left + wide)),
    *(st.integers(0, most) for most in (13, 5, 6, 3)),
)
_texts = st.sampled_from(
    ["", "3", "x", "=B2+1", "=SOMME(A1:D6)", "='Prix 2026'!A1", "=$B2", "12/1", "5 %", "=A1:"]
) | st.text(max_size=8).filter(typeable)
_columns = st.sampled_from("ABCDEF")
_acts = st.one_of(
    st.fixed_dictionaries({"do": st.just("type"), "cell": _cells, "text": _texts}),
    st.fixed_dictionaries({"do": st.just("clear"), "range": _areas}),
    st.fixed_dictionaries(
        {"do": st.just("paste"), "from": _areas, "to": _areas},
        optional={"cut": st.booleans(), "values": st.booleans()},
    ),
    st.fixed_dictionaries(
        {
            "do": st.sampled_from(["fill", "series"]),
            "range": _areas,
            "to": st.sampled_from(["down", "right"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "do": st.just("sort"),
            "range": st.just("A1:F14"),
            "header": st.booleans(),
            "keys": st.lists(
                st.fixed_dictionaries({"column": _columns, "descending": st.booleans()}),
                min_size=1,
                max_size=3,
            ),
        }
    ),
    st.fixed_dictionaries(
        {
            "do": st.just("filter"),
            "range": st.just("A1:F14"),
            "column": _columns,
            "keep": st.lists(st.sampled_from(["1", "2", "Aya", ""])),
        }
    ),
    st.just({"do": "unfilter"}),
    st.fixed_dictionaries({"do": st.just("bold"), "range": _areas, "on": st.booleans()}),
    st.fixed_dictionaries(
        {
            "do": st.just("format"),
            "range": _areas,
            "format": st.sampled_from(["", "euro:2", "date", "text"]),
        }
    ),
    st.fixed_dictionaries(
        {"do": st.just("open"), "sheet": st.sampled_from(["Inscrits", "Prix 2026"])}
    ),
)


def _performed(state: JsonObject, act: JsonObject) -> JsonObject:
    try:
        return SHEET.perform(CLASS, state, act)
    except ActRefusedError:
        return state


@settings(max_examples=30, deadline=None)
@given(st.lists(_acts, max_size=6))
def test_states_stay_whole_and_are_never_changed_in_place(acts: list[JsonObject]) -> None:
    state = SHEET.first(CLASS)
    for act in acts:
        kept = copy.deepcopy(state)
        after = _performed(state, act)
        assert state == kept
        assert _performed(loads_object(dumps(state)), act) == after
        SHEET.check_state(CLASS, loads_object(dumps(after)))
        for row in range(1, 15):
            for column in "ABCDEF":
                shown(CLASS, after, f"{column}{row}")
        state = after


@given(st.integers(-3, 3), st.integers(-3, 3))
def test_a_copy_back_is_the_formula_again(down: int, right: int) -> None:
    formula = "=SOMME(F5:$G$9)+H$7*$K6-'Prix 2026'!J8"
    there = shifted(formula, down, right)
    assert shifted(there, -down, -right) == formula
    home, away = Cell(9, 9), Cell(9 + down, 9 + right)
    assert relative(there, away) == relative(formula, home)
