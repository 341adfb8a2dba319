import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.grading import (
    FieldVerdict,
    Status,
    check_value,
    field_verdicts,
    grade,
    is_complete,
    is_correct,
    missing,
    status,
)
from engine.items import Field, Item, ItemId, ItemType, Solution
from engine.records.canonical import Json
from tests.engine.made_items import made_item

ALL = frozenset({"t1", "t2", "t3"})
CHOICES = ("un", "deux", "trois", "quatre")


def _text(kind: ItemType = ItemType.TEXT, form: str = "phrase") -> Item:
    return made_item(kind=kind, fields=(Field("reponse", "Réponse", form),))


def _solution(
    *forms: str, treatments: frozenset[str] = ALL, tolerance: Fraction | None = None
) -> Solution:
    return Solution(
        ItemId("item"),
        accepted=(("reponse", forms),),
        treatments=treatments,
        tolerance=tolerance,
    )


def _fields(*formats: str, dependent: bool = False, options: tuple[str, ...] = ()) -> Item:
    fields = tuple(Field("abc"[place], "", one, options) for place, one in enumerate(formats))
    return made_item(kind=ItemType.FIELDS, fields=fields, dependent=dependent)


def _groups(**accepted: tuple[str, ...]) -> Solution:
    return Solution(ItemId("item"), accepted=tuple(accepted.items()), treatments=ALL)


@pytest.mark.parametrize(
    ("answer", "forms", "treatments", "correct"),
    [
        ("Éléphant", ("elephant",), ALL, True),
        ("  É l é phant", ("elephant",), ALL, True),
        ("elephant!", ("elephant",), frozenset({"t2"}), True),
        ("elephant!", ("elephant",), frozenset({"t1"}), False),
        ("Elephant", ("elephant",), frozenset({"t2"}), False),
        ("été", ("t",), frozenset({"t2"}), True),
        ("le   chat", ("le chat",), frozenset({"t2"}), True),
        ("le\u00a0chat", ("le chat",), frozenset(), True),
        ("e\u0301te\u0301", ("été",), frozenset(), True),
        ("abcd", ("abce",), ALL, True),
        ("abc", ("abd",), ALL, False),
        ("abcdefgh", ("abcdef",), ALL, True),
        ("abcdef", ("abcdefgh",), ALL, False),
        ("souri", ("chien", "souris"), ALL, True),
        ("abcd", ("abce",), frozenset({"t1", "t2"}), False),
        ("", ("a",), ALL, False),
        ("?!", ("a",), ALL, False),
        ("?!", ("...",), ALL, True),
    ],
)
def test_a_text_is_compared_after_its_treatments(
    answer: str, forms: tuple[str, ...], treatments: frozenset[str], correct: bool
) -> None:
    assert is_correct(_text(), _solution(*forms, treatments=treatments), answer) is correct


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_form_written_in_composed_characters_always_matches_itself(text: str) -> None:
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    for treatments in (ALL, frozenset({"t1"}), frozenset({"t2"}), frozenset({"t1", "t2"})):
        assert is_correct(_text(), _solution(text, treatments=treatments), text)


@pytest.mark.parametrize(
    ("answer", "forms", "correct"),
    [
        ("3.1400", ("3,14",), True),
        ("12 000", ("12000",), True),
        ("1234", ("1235",), False),
        (".5", ("0,50",), True),
        ("1234 km", ("1234",), False),
        ("42", ("42", "quarante-deux"), True),
        ("quarante deux", ("42", "quarante-deux"), True),
    ],
)
def test_a_text_in_the_form_of_a_number_is_compared_as_a_number(
    answer: str, forms: tuple[str, ...], correct: bool
) -> None:
    assert is_correct(_text(form="nombre"), _solution(*forms), answer) is correct


@pytest.mark.parametrize(
    ("answer", "tolerance", "correct"),
    [
        ("60", None, True),
        ("60,0", None, True),
        ("+60.", None, True),
        ("59,999", None, False),
        ("-60", None, False),
        ("\u221260", None, False),
        ("6\u202f0", None, True),
        ("60 s", None, False),
        ("soixante", None, False),
        ("", None, False),
        ("59,5", "1/2", True),
        ("60,5", "1/2", True),
        ("60,50001", "1/2", False),
        ("1e2", None, False),
    ],
)
def test_a_number_is_exact_within_its_tolerance(
    answer: str, tolerance: str | None, correct: bool
) -> None:
    allowed = None if tolerance is None else Fraction(tolerance)
    item = _text(ItemType.NUMBER, "nombre")
    assert is_correct(item, _solution("60", tolerance=allowed), answer) is correct


def test_a_tolerance_is_decimal_and_not_binary() -> None:
    item = _text(ItemType.NUMBER, "nombre")
    solution = _solution("0.3", tolerance=Fraction(1, 10))
    assert is_correct(item, solution, "0,2")
    assert is_correct(item, solution, "0,4")


def test_a_list_is_compared_as_it_is() -> None:
    item = _text(form="liste")
    assert is_correct(item, _solution("Oui"), "Oui")
    assert not is_correct(item, _solution("Oui"), "oui")


def test_a_choice_is_right_or_wrong() -> None:
    item = made_item(kind=ItemType.SINGLE, choices=CHOICES)
    solution = Solution(ItemId("item"), choices=(3,))
    assert [is_correct(item, solution, one) for one in (1, 2, 3, 4)] == [False, False, True, False]


def test_several_choices_must_be_all_and_only_the_right_ones() -> None:
    item = made_item(kind=ItemType.MULTIPLE, choices=CHOICES)
    solution = Solution(ItemId("item"), choices=(3, 1))
    found = [is_correct(item, solution, one) for one in ([1, 3], (1, 3), [1], [1, 3, 4], [])]
    assert found == [True, True, False, False, False]


def test_an_order_must_be_the_right_one() -> None:
    item = made_item(kind=ItemType.ORDER, choices=CHOICES)
    solution = Solution(ItemId("item"), choices=(3, 1, 2, 4))
    assert is_correct(item, solution, [3, 1, 2, 4])
    assert not is_correct(item, solution, [1, 2, 3, 4])


def test_a_matching_must_pair_everything() -> None:
    item = made_item(
        kind=ItemType.MATCHING, fields=(Field("a", "", "liste"), Field("b", "", "liste"))
    )
    solution = _groups(a=("x",), b=("y",))
    assert is_correct(item, solution, {"a": "x", "b": "y"})
    assert not is_correct(item, solution, {"a": "x", "b": "x"})


def test_every_independent_field_must_be_right() -> None:
    item = _fields("phrase", "nombre", "liste")
    solution = _groups(a=("Paris",), b=("12000",), c=("Oui",))
    right: dict[str, Json] = {"a": "pariss", "b": "12 000,0", "c": "Oui"}
    assert is_correct(item, solution, right)
    assert field_verdicts(item, solution, {**right, "b": "12001", "c": "oui"}) == (
        FieldVerdict("a", correct=True),
        FieldVerdict("b", correct=False),
        FieldVerdict("c", correct=False),
    )
    assert not is_correct(item, solution, {**right, "a": "Lyon"})


def test_a_numeric_field_with_words_among_its_forms_is_compared_as_text() -> None:
    solution = _groups(a=("12", "douze"))
    assert is_correct(_fields("nombre"), solution, {"a": "Douze"})


def test_independent_forms_are_composed_like_the_answer() -> None:
    solution = Solution(ItemId("item"), accepted=(("a", ("e\u0301te\u0301",)),))
    assert is_correct(_fields("phrase"), solution, {"a": "été"})


def test_a_field_without_a_solution_is_a_defect_of_the_content() -> None:
    with pytest.raises(MalformedError, match=r"solution\.field"):
        field_verdicts(_fields("phrase", "phrase"), _groups(a=("x",)), {"a": "x", "b": "y"})


@pytest.mark.parametrize(
    ("value", "correct"),
    [
        ({"a": "google", "b": "bing"}, True),
        ({"a": "Bing", "b": "gogle"}, True),
        ({"a": "google", "b": "google search"}, False),
        ({"a": "google", "b": "yahou"}, False),
    ],
)
def test_dependent_fields_share_groups_that_are_used_once(
    value: dict[str, Json], correct: bool
) -> None:
    solution = _groups(x=("google", "google search"), y=("bing",), z=("qwant",))
    assert is_correct(_fields("phrase", "phrase", dependent=True), solution, value) is correct


BAD: list[tuple[Item, Json]] = [
    (made_item(kind=ItemType.SINGLE, choices=CHOICES), value)
    for value in (0, 5, True, None, "1", [1], {"a": "x"})
]
BAD += [
    (made_item(kind=ItemType.MULTIPLE, choices=CHOICES), value)
    for value in (1, [2, 1], [1, 1], [0], [5], [True], ["1"], "1,2", [[1]])
]
BAD += [
    (made_item(kind=ItemType.ORDER, choices=CHOICES), value)
    for value in ([1, 2, 3], [1, 2, 3, 3], [1, 2, 3, 5], 1)
]
BAD += [(_text(), value) for value in (1, None, "x" * 2001, ["x"], {"reponse": "x"})]
BAD += [
    (_fields("phrase", "phrase"), value)
    for value in ({"a": "x"}, {"a": "x", "b": "y", "c": "z"}, {"a": 1, "b": "y"}, "x", [])
]
BAD += [(_fields("liste", options=("oui", "non")), {"a": "peut-être"})]


@pytest.mark.parametrize(("item", "value"), BAD)
def test_a_value_of_another_form_is_refused(item: Item, value: Json) -> None:
    with pytest.raises(MalformedError, match=r"value\.form"):
        check_value(item, value)
    with pytest.raises(MalformedError, match=r"value\.form"):
        grade(item, Solution(item.id), value)


def test_a_value_that_no_parser_makes_is_refused() -> None:
    untrusted: Json = 1.5  # type: ignore[assignment]  # a float has no place in a journal
    with pytest.raises(MalformedError, match=r"value\.form"):
        check_value(_text(), untrusted)


def test_fields_are_asked_of_items_with_fields_only() -> None:
    with pytest.raises(MalformedError, match=r"value\.form"):
        field_verdicts(_text(), _solution("x"), "x")


def test_missing_fields_are_named() -> None:
    item = _fields("phrase", "nombre", "liste", options=())
    assert missing(item, {"a": "x", "b": " ", "c": ""}) == ("b", "c")
    assert not is_complete(item, {"a": "x", "b": " ", "c": ""})
    assert is_complete(item, {"a": "x", "b": "2", "c": "z"})


@pytest.mark.parametrize(
    ("item", "value", "complete"),
    [
        (made_item(kind=ItemType.SINGLE, choices=CHOICES), 1, True),
        (made_item(kind=ItemType.MULTIPLE, choices=CHOICES), [1], False),
        (made_item(kind=ItemType.MULTIPLE, choices=CHOICES), [1, 2], True),
        (_text(), "\u202f ", False),
        (_text(), "x", True),
    ],
)
def test_an_answer_is_complete_when_it_may_be_given(
    item: Item, value: Json, complete: bool
) -> None:
    assert is_complete(item, value) is complete
    assert missing(item, value) == (() if complete else ("value",))


@settings(deadline=None)
@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_a_status_follows_the_order_of_the_examiner(
    correct: bool, skipped: bool, timed_out: bool, focused_out: bool
) -> None:
    found = status(correct=correct, skipped=skipped, timed_out=timed_out, focused_out=focused_out)
    facts = [
        (skipped, Status.ABAND),
        (not correct, Status.KO),
        (focused_out, Status.FOCUSED_OUT),
        (timed_out, Status.TIMEDOUT),
        (True, Status.OK),
    ]
    assert found == next(expected for holds, expected in facts if holds)


def test_leaving_the_window_counts_on_items_in_focus_only() -> None:
    solution = Solution(ItemId("item"), choices=(1,))
    for focus, expected in ((True, Status.FOCUSED_OUT), (False, Status.OK)):
        item = made_item(kind=ItemType.SINGLE, choices=CHOICES, focus=focus)
        assert grade(item, solution, 1, focused_out=True) is expected
    late = made_item(kind=ItemType.SINGLE, choices=CHOICES)
    assert grade(late, solution, 1, timed_out=True) is Status.TIMEDOUT
    assert grade(late, solution, 2, timed_out=True) is Status.KO
