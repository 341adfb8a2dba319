"""engine.records.session_card: what is written is read; what is not whole is refused."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError
from engine.records.access_code import new_access_code
from engine.records.session_card import MAX_BYTES, session_card_from_bytes, session_card_to_bytes

SESSION = "s20261122-1a2b3c4d"


@given(st.randoms(use_true_random=False))
def test_a_card_gives_back_its_session_and_its_code(random: Random) -> None:
    code = new_access_code(random.randrange)
    assert session_card_from_bytes(session_card_to_bytes(SESSION, code)) == (SESSION, code)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"kind": "a shopping list"},
        {"session": "../up"},
        {"access_code": "2DJ0-24PR-M352-Z"},
        {"access_code": ""},
        {"more": "x" * MAX_BYTES},
    ],
)
def test_a_card_that_was_changed_is_refused(change: dict[str, object]) -> None:
    card = {"kind": "pix-kiosk-session-card", "v": 1, "session": SESSION}
    card |= {"access_code": "2DJ0-24PR-M352-Y"}
    assert session_card_from_bytes(json.dumps(card).encode())[0] == SESSION
    with pytest.raises(MalformedError):
        session_card_from_bytes(json.dumps(card | change).encode())


@given(st.binary(max_size=200))
def test_bytes_that_are_no_card_are_refused_in_one_way(content: bytes) -> None:
    with pytest.raises(MalformedError):
        session_card_from_bytes(content)
