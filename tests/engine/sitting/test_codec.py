"""engine.sitting.codec: every event goes to journal data and comes back."""

from dataclasses import fields, replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.records.journal_record import Actor, At, Record, record_from_bytes, record_to_bytes
from engine.sitting import events
from engine.sitting.codec import data_of, event_of

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


def strategy(hint: object) -> st.SearchStrategy[object]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple: list[tuple[object, st.SearchStrategy[object]]] = [
        (bool, st.booleans()),
        (int, st.integers(0, 2**53)),
        (str, TEXT),
        (tuple[str, ...], st.lists(TEXT, max_size=3).map(tuple)),
        (tuple[tuple[str, int], ...], st.lists(st.tuples(TEXT, st.integers(0, 8))).map(tuple)),
        (Json, JSON),
        (int | None, st.none() | st.integers(0, 1024)),
        (str | None, st.none() | TEXT),
    ]
    return next(found for known, found in simple if known == hint)


def instances(kind: type[events.Event]) -> st.SearchStrategy[events.Event]:
    return st.builds(kind, **{one.name: strategy(one.type) for one in fields(kind)})


def as_record(event: events.Event) -> Record:
    at = At(0, 0, "boot-a")
    return Record(0, event.TYPE, at, 0, Actor.STATION, data_of(event))


def comparable(value: object) -> object:
    if isinstance(value, list | tuple):
        return [comparable(one) for one in value]
    if isinstance(value, dict):
        return {key: comparable(one) for key, one in value.items()}
    return value


@pytest.mark.parametrize("kind", events.EVENTS, ids=lambda kind: kind.TYPE)
def test_every_event_survives_its_bytes(kind: type[events.Event]) -> None:
    @given(instances(kind))
    def check(event: events.Event) -> None:
        found = event_of(record_from_bytes(record_to_bytes(as_record(event))))
        assert type(found) is kind
        assert comparable(data_of(found)) == comparable(data_of(event))

    check()


def test_type_names_are_unique() -> None:
    assert len({kind.TYPE for kind in events.EVENTS}) == len(events.EVENTS)


def test_an_unknown_type_is_refused() -> None:
    record = replace(as_record(events.SittingResumed()), type="sitting.teleported")
    with pytest.raises(MalformedError, match="unknown"):
        event_of(record)


def test_an_unknown_field_is_refused() -> None:
    record = replace(as_record(events.SittingResumed()), data={"more": 1})
    with pytest.raises(MalformedError, match=r"sitting\.resumed\.more"):
        event_of(record)


def test_a_missing_field_with_a_default_is_filled_and_one_without_is_refused() -> None:
    identified = replace(as_record(events.CandidateIdentified("c")), data={"candidate": "c"})
    assert event_of(identified) == events.CandidateIdentified("c")
    with pytest.raises(MalformedError):
        event_of(replace(identified, data={"blank": True}))
    with pytest.raises(MalformedError):
        event_of(replace(as_record(events.TimeExpired(None)), data={}))


@pytest.mark.parametrize("levels", [["1.1"], [["1.1", "x"]], [[1, 2]], [["1.1", 2, 3]], "x"])
def test_levels_are_pairs(levels: Json) -> None:
    scored = events.StationScored("0x0p+0", "0x0p+0", None, (), "cancelled")
    data = {**data_of(scored), "levels": levels}
    with pytest.raises(MalformedError):
        event_of(replace(as_record(scored), data=data))
