"""engine.records.reading and engine.records.instants"""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.instants import instant_from_text, instant_to_text
from engine.records.reading import Reader


class Colour(StrEnum):
    RED = "red"


VALUE: JsonObject = {
    "text": "abc",
    "number": 7,
    "truth": True,
    "colour": "red",
    "hex": "00ff",
    "inner": {"a": 1},
    "list": ["x"],
    "numbers": [1, 2],
    "objects": [{"a": 1}],
    "third": [1, 3],
    "when": "2026-11-22T08:00:00Z",
    "id": "S-0001",
    "file": "bank.cob",
    "none": None,
    "v": 1,
}


def test_fields_of_the_right_form_are_read() -> None:
    reader = Reader(VALUE)
    assert reader.text("text") == "abc"
    assert reader.integer("number") == 7
    assert reader.boolean("truth") is True
    assert reader.one_of("colour", Colour) is Colour.RED
    assert reader.hexadecimal("hex", size=2) == b"\x00\xff"
    assert reader.inner("inner").integer("a") == 1
    assert reader.texts("list") == ("x",)
    assert reader.integers("numbers") == (1, 2)
    assert [one.integer("a") for one in reader.readers("objects")] == [1]
    assert reader.fraction("third", most=Fraction(1)) == Fraction(1, 3)
    assert reader.instant("when") == 1_795_334_400_000
    assert reader.identifier("id") == "S-0001"
    assert reader.file_name("file") == "bank.cob"
    assert reader.version(1, 2) == 1
    assert reader.has("text")
    assert not reader.has("none")
    assert not reader.has("absent")


@pytest.mark.parametrize(
    ("read", "reason", "where"),
    [
        (lambda r: r.text("absent"), "field.missing", "x.absent"),
        (lambda r: r.text("number"), "field.text", "x.number"),
        (lambda r: r.text("text", longest=2), "field.text", "x.text"),
        (lambda r: r.integer("truth"), "field.integer", "x.truth"),
        (lambda r: r.integer("text"), "field.integer", "x.text"),
        (lambda r: r.integer("number", least=8), "field.integer", "x.number"),
        (lambda r: r.integer("number", most=6), "field.integer", "x.number"),
        (lambda r: r.boolean("number"), "field.boolean", "x.number"),
        (lambda r: r.one_of("text", Colour), "field.choice", "x.text"),
        (lambda r: r.hexadecimal("text"), "field.hex", "x.text"),
        (lambda r: r.hexadecimal("hex", size=3), "field.hex", "x.hex"),
        (lambda r: r.inner("text"), "field.object", "x.text"),
        (lambda r: r.inner("inner").text("a"), "field.text", "x.inner.a"),
        (lambda r: r.items("text"), "field.array", "x.text"),
        (lambda r: r.items("numbers", most=1), "field.array", "x.numbers"),
        (lambda r: r.readers("list"), "field.object", "x.list"),
        (lambda r: r.texts("numbers"), "field.text", "x.numbers"),
        (lambda r: r.texts("list", longest=0), "field.text", "x.list"),
        (lambda r: r.integers("list"), "field.integer", "x.list"),
        (lambda r: r.fraction("numbers", most=Fraction(1, 3)), "field.fraction", "x.numbers"),
        (lambda r: r.instant("text"), "field.instant", "x.text"),
        (lambda r: r.identifier("when"), "field.identifier", "x.when"),
        (lambda r: r.file_name("id"), "field.file_name", "x.id"),
        (lambda r: r.version(2), "field.version", "x.v"),
    ],
)
def test_a_field_of_another_form_is_refused_by_name(
    read: Callable[[Reader], object], reason: str, where: str
) -> None:
    with pytest.raises(MalformedError) as caught:
        read(Reader(VALUE, "x."))
    assert caught.value.args == (reason, where)


@pytest.mark.parametrize("terms", [[1], [1, 0], [-1, 3], [1, 2, 3], [5, 1], [1, 10**7]])
def test_a_fraction_out_of_bounds_is_refused(terms: list[int]) -> None:
    with pytest.raises(MalformedError, match=r"field\.(fraction|array)"):
        Reader({"f": terms}).fraction("f", most=Fraction(4))


def test_hexadecimal_has_one_spelling() -> None:
    with pytest.raises(MalformedError, match=r"field\.hex"):
        Reader({"h": "00FF"}).hexadecimal("h")


@pytest.mark.parametrize("name", ["../bank.cob", "a/b.cob", "BANK.cob", ".cob", "bank", "a.b.c.d"])
def test_a_file_name_never_leaves_its_folder(name: str) -> None:
    with pytest.raises(MalformedError, match=r"field\.file_name"):
        Reader({"n": name}).file_name("n")


@given(st.integers(0, 4_102_444_800))
def test_an_instant_survives_its_text(second: int) -> None:
    assert instant_from_text(instant_to_text(second * 1000)) == second * 1000


def test_milliseconds_are_cut_from_a_text() -> None:
    assert instant_to_text(1999) == "1970-01-01T00:00:01Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T08:00:00",
        "2026-02-30T08:00:00Z",
        "2026-11-22T08:00:00+00:00",
        "2026-11-22T08:00:00Z\n",
        "２026-11-22T08:00:00Z",
    ],
)
def test_a_text_that_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(MalformedError, match=r"instant\.form"):
        instant_from_text(text)
