import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.settings.panels import SETTINGS, START

_CONTROLS = st.sampled_from(
    [
        "avion",
        "wifi",
        "son",
        "public",
        "jour",
        "pseudo",
        "reseaux/club/auto",
        "comptes/added-1/type",
    ]
)
_VALUES = st.sampled_from([True, False, 0, 50, "Mes contacts", "3/4/2027", "administrateur", ""])
_BUTTONS = st.sampled_from(
    ["clear", "create", "test", "reseaux/gare/join", "reseaux/gare/drop", "comptes/added-1/leave"]
)
_FIELDS = st.sampled_from([{}, {"nom": "Nour"}, {"nom": "Ana", "type": "standard"}, {"mots": True}])
_ROWS = st.sampled_from([("reseaux", "gare"), ("reseaux", "club"), ("comptes", "added-1")])


def _one(kind: str, **terms: Any) -> Any:
    return st.fixed_dictionaries({"do": st.just(kind), **terms})


_ACTS = st.one_of(
    _one("set", control=_CONTROLS, value=_VALUES),
    _one("press", act=_BUTTONS, fields=_FIELDS),
    _ROWS.map(lambda one: {"do": "remove", "list": one[0], "row": one[1]}),
    _one("open", page=st.sampled_from(["reseau", "compte"])),
)


@given(st.lists(_ACTS, max_size=12))
def test_acts_keep_a_state_that_goes_through_json_unchanged(acts: list[Any]) -> None:
    state = SETTINGS.first(START)
    for act in acts:
        before = copy.deepcopy(state)
        try:
            after = SETTINGS.perform(START, state, act)
        except (ActRefusedError, MalformedError):
            continue
        finally:
            assert state == before
        SETTINGS.check_state(START, after)
        assert SETTINGS.perform(START, loads_object(dumps(state)), act) == after
        state = after
