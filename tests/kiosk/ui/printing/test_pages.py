"""kiosk.ui.printing.pages: nothing is cut, nothing is lost, nothing stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.printing.pages import Piece, Placed, paginated

ROOM = 100.0


@st.composite
def papers(draw: st.DrawFn) -> list[Piece[int]]:
    found = []
    for number in range(draw(st.integers(0, 40))):
        head = Piece(5.0, -1) if draw(st.booleans()) else None
        height, before = draw(st.integers(1, 30)), draw(st.integers(0, 10))
        found.append(Piece(height, number, before, draw(st.booleans()), head))
    return found


@given(papers())
def test_every_piece_stands_once_in_order_and_whole(pieces: list[Piece[int]]) -> None:
    pages = paginated(pieces, ROOM)
    heights = {piece.drawn: piece.height for piece in pieces}
    shown = [one.drawn for page in pages for one in page if one.drawn >= 0]
    assert shown == [piece.drawn for piece in pieces]
    for page in pages:
        bottom = 0.0
        for one in page:
            assert one.top >= bottom
            bottom = one.top + (5 if one.drawn < 0 else heights[one.drawn])
        assert bottom <= ROOM + 5 + 30 * len(pieces) * any(piece.tied for piece in pieces)


@given(papers())
def test_without_ties_no_page_is_too_full(pieces: list[Piece[int]]) -> None:
    loose = [Piece(one.height, one.drawn, one.before, head=one.head) for one in pieces]
    heights = {piece.drawn: piece.height for piece in pieces}
    for page in paginated(loose, ROOM):
        last = page[-1] if page else Placed(0, -1)
        assert last.top + (5 if last.drawn < 0 else heights[last.drawn]) <= ROOM


def test_a_heading_goes_to_the_next_page_with_what_it_names() -> None:
    body, heading = Piece(90.0, 1), Piece(5.0, 2, tied=True)
    pages = paginated([body, heading, Piece(10.0, 3)], ROOM)
    assert [[one.drawn for one in page] for page in pages] == [[1], [2, 3]]


def test_the_headings_of_a_table_are_repeated_on_its_next_page() -> None:
    head = Piece(10.0, 0)
    rows = [Piece(30.0, number, head=head) for number in (1, 2, 3, 4)]
    pages = paginated([head, *rows], ROOM)
    assert [[one.drawn for one in page] for page in pages] == [[0, 1, 2, 3], [0, 4]]
    assert pages[1][1].top == 10


def test_the_room_above_a_piece_is_left_out_at_the_top_of_a_page() -> None:
    pages = paginated([Piece(60.0, 1, before=8), Piece(60.0, 2, before=8)], ROOM)
    assert [page[0].top for page in pages] == [0, 0]


def test_no_piece_is_one_empty_page() -> None:
    assert paginated([], ROOM) == ((),)
