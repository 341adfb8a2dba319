import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.errors import WrongInputError
from server.sessions.candidate_list import extra_time, read_candidates

GOOD = "* Nom de naissance;* Prénom;* Date de naissance (format: JJ/MM/AAAA);Temps majoré ?\n"


@pytest.mark.parametrize("text", ["33", "33 %", "33%", "0,33", "0.33", "1/3", "33,33 %"])
def test_every_way_to_write_a_third_is_one_third(text: str) -> None:
    assert extra_time(text) == Fraction(1, 3)


@pytest.mark.parametrize("text", ["abc", "1/0", "-5", "3/2", "200 %", "1/2/3"])
def test_what_is_no_extra_time_is_refused(text: str) -> None:
    with pytest.raises(WrongInputError, match=r"list\.extra"):
        extra_time(text)


def test_no_extra_time_is_none() -> None:
    assert extra_time(" ") == 0
    assert extra_time("100 %") == 1
    assert extra_time("1") == Fraction(1, 100)


def test_the_headings_of_the_mass_sheets_are_understood() -> None:
    [one] = read_candidates(
        b"\xef\xbb\xbf" + (GOOD + "MARTIN;Inès;04/02/2011;33%\n;;;\n").encode(), as_json=False
    )
    assert (one.last_name, one.first_name, one.birth_date) == ("MARTIN", "Inès", "2011-02-04")
    assert one.extra == Fraction(1, 3)
    assert "MARTIN" not in repr(one)


def test_commas_and_english_headings_are_understood() -> None:
    text = "last_name,first_name,birth_date,adjusted,language\nDoe,Jo,2011-02-04,oui,EN\n"
    [one] = read_candidates(text.encode(), as_json=False)
    assert (one.adjusted, one.language) == (True, "en")


def test_json_is_understood() -> None:
    rows = [
        {
            "last_name": "Doe",
            "first_name": "Jo",
            "birth_date": "2011-02-04",
            "extra": "1/3",
            "adaptations": ["grands caractères", "écran sombre"],
            "birth_place": None,
        }
    ]
    [one] = read_candidates(json.dumps(rows).encode(), as_json=True)
    assert one.adaptations == ("grands caractères", "écran sombre")
    assert one.birth_place == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "list.heading"),
        ("nom;prénom\nA;B\n", "list.heading"),
        (GOOD, "list.empty"),
        (GOOD + "A;B;31/02/2011;\n", "list.cell"),
        (GOOD + "A;B;2011-2-4;\n", "list.cell"),
        (GOOD + "A;B;04/02/1899;\n", "list.cell"),
        (GOOD + ";B;04/02/2011;\n", "list.cell"),
        (GOOD + "A;B;04/02/2011;beaucoup\n", "list.cell"),
        (GOOD + f"{'A' * 300};B;04/02/2011;\n", "list.cell"),
        (GOOD + "A;B;04/02/2011;\na;b;2011-02-04;\n", "list.twice"),
        (GOOD + "A;B;04/02/2011;\n" * 2001, "list.too_long"),
        (GOOD + '"A;B', "list.form"),
        (GOOD.strip() + ";langue\nA;B;04/02/2011;;x1\n", "list.cell"),
        (GOOD.strip() + ";accessibilité\nA;B;04/02/2011;;peut-être\n", "list.cell"),
    ],
)
def test_a_list_that_does_not_hold_is_refused_by_line_and_column(text: str, key: str) -> None:
    with pytest.raises(WrongInputError) as refused:
        read_candidates(text.encode(), as_json=False)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"{}", "list.form"),
        (b"[1]", "list.form"),
        (b"[", "list.form"),
        (b'[{"surprise": 1}]', "list.column"),
        (b" " * (4 * 1024 * 1024 + 1), "list.too_long"),
    ],
)
def test_json_that_does_not_hold_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(WrongInputError) as refused:
        read_candidates(content, as_json=True)
    assert refused.value.key == key


def test_another_encoding_is_said() -> None:
    with pytest.raises(WrongInputError, match=r"list\.encoding"):
        read_candidates("nom;prénom".encode("latin-1"), as_json=False)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_candidates_or_a_wrong_input(content: bytes, as_json: bool) -> None:
    try:
        found = read_candidates(content, as_json=as_json)
    except WrongInputError:
        return
    assert found
