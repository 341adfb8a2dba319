from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.views.spelling import MarkView, kept_marks

TEXTS = st.text(st.sampled_from("ab \U0001f600"), max_size=12)


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.data())
def test_what_is_kept_of_an_edit_covers_the_very_words_that_it_covered(
    head: str, old: str, new: str, tail: str, data: st.DataObject
) -> None:
    before, after = head + old + tail, head + new + tail
    spans = [
        MarkView(start, end - start)
        for start in range(len(before))
        for end in range(start + 1, len(before) + 1)
    ]
    marks = data.draw(st.lists(st.sampled_from(spans), max_size=4)) if spans else []

    kept = kept_marks(marks, before, after)

    words = [before[one.start : one.end] for one in marks]
    told = [after[one.start : one.end] for one in kept]
    assert all(0 <= one.start < one.end <= len(after) for one in kept)
    remaining = iter(words)
    assert all(word in remaining for word in told), "in the same order, and the same words"


def test_the_word_in_which_one_writes_loses_its_mark_and_the_others_move() -> None:
    marks = (MarkView(0, 2), MarkView(3, 2), MarkView(6, 2))

    assert kept_marks(marks, "ab cd ef", "ab cxd ef") == (MarkView(0, 2), MarkView(7, 2))
    assert kept_marks(marks, "ab cd ef", "ab cd ef") == marks
    assert kept_marks(marks, "ab cd ef", "") == ()
