"""engine.records.canonical"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.canonical import Json, dumps, loads, loads_object

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=20,
)


@given(values)
def test_a_value_has_one_sequence_of_bytes(value: Json) -> None:
    written = dumps(value)
    assert loads(written) == value
    assert dumps(loads(written)) == written


def test_keys_are_sorted_and_nothing_is_spaced() -> None:
    assert dumps({"b": (1, "é"), "a": None}) == '{"a":null,"b":[1,"é"]}'.encode()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.5, "json.type"),
        (2**63, "json.integer"),
        ("\ud800", "json.surrogate"),
        ({"\udfff": 1}, "json.surrogate"),
        ({1: 2}, "json.key"),
        (b"x", "json.type"),
    ],
)
def test_what_cannot_be_canonical_is_refused(value: Json, reason: str) -> None:
    with pytest.raises(MalformedError) as caught:
        dumps(value)
    assert caught.value.args[0] == reason


def test_a_value_nested_too_deeply_is_refused() -> None:
    value: Json = 0
    for _ in range(40):
        value = [value]
    with pytest.raises(MalformedError, match=r"json\.too_deep"):
        dumps(value)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"1.5", "json.float"),
        (b"NaN", "json.float"),
        (b'{"a":1,"a":2}', "json.key_twice"),
        (b"{", "json.invalid"),
        (b"\xff", "json.invalid"),
        (b'"\\ud800"', "json.surrogate"),
        (b"[" * 100_000, "json.invalid"),
        (b'"' + b"x" * 100 + b'"', "json.too_long"),
    ],
)
def test_bytes_that_are_no_such_json_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(MalformedError) as caught:
        loads(raw, max_bytes=100 if reason == "json.too_long" else 10**6)
    assert caught.value.args[0] == reason


def test_an_object_is_asked_for_where_one_is_needed() -> None:
    assert loads_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(MalformedError, match=r"json\.no_object"):
        loads_object(b"[1]")
