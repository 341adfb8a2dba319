"""Tables written as CSV, and widths shared among columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.csv_cells import UnreadableDocumentError, is_number, rows_of, shared


def test_semicolons_win_over_commas_in_numbers() -> None:
    assert rows_of(b"a;b\n1,5;2\n") == [["a", "b"], ["1,5", "2"]]


def test_commas_separate_where_there_is_no_semicolon() -> None:
    assert rows_of(b'a,b\n"x, y",2\n') == [["a", "b"], ["x, y", "2"]]


def test_a_mark_of_byte_order_and_empty_lines_are_left_out() -> None:
    assert rows_of("\ufeffnom\n\nZoé\n".encode()) == [["nom"], ["Zoé"]]


@pytest.mark.parametrize(
    "bad", [b"", b"\n\n", b"\xff\xfe", b";" * 200, b"a\n" * 6000], ids=range(5)
)
def test_what_is_no_table_is_refused(bad: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        rows_of(bad)


@pytest.mark.parametrize("text", ["12", "-3", "1 200", "18,90", "1.5", "1\u202f000,5"])
def test_figures_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "12/01", "a", "1,2,3", "1.2.3"])
def test_dates_and_words_are_not(text: str) -> None:
    assert not is_number(text)


@given(
    st.lists(st.integers(min_value=1, max_value=900), min_size=1, max_size=12),
    st.integers(min_value=0, max_value=3000),
    st.integers(min_value=1, max_value=120),
)
def test_widths_fill_the_room_or_stop_at_the_least(
    wishes: list[int], room: int, least: int
) -> None:
    widths = shared(wishes, room, least)
    assert len(widths) == len(wishes)
    assert all(width >= min(least, wish) for width, wish in zip(widths, wishes, strict=True))
    if sum(min(least, wish) for wish in wishes) <= room:
        assert room - len(wishes) <= sum(widths) <= room


def test_the_widest_column_gives_first() -> None:
    assert shared([100, 500], 400, 90) == [100, 300]
