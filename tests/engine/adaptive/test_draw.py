import hashlib
import hmac
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adaptive.draw import draw

seeds = st.binary(min_size=1, max_size=64)
counts = st.integers(0, 2**32 - 1)


@settings(deadline=None)
@given(seeds, counts, counts)
def test_a_draw_is_the_first_53_bits_of_its_own_digest(
    seed: bytes, served: int, index: int
) -> None:
    message = b"pix-kiosk/draw/v1\0" + served.to_bytes(4, "big") + index.to_bytes(4, "big")
    digest = hmac.new(seed, message, hashlib.sha256).digest()
    found = draw(seed, served, index)
    assert 0.0 <= found < 1.0
    assert Fraction(found) == Fraction(int.from_bytes(digest[:8], "big") >> 11, 2**53)


def test_questions_and_draws_of_a_question_differ() -> None:
    seed = bytes(32)
    found = {draw(seed, served, index) for served in range(40) for index in range(5)}
    assert len(found) == 200


def test_a_known_seed_gives_known_numbers() -> None:
    found = [draw(bytes(range(32)), served, 0).hex() for served in range(2)]
    assert found == ["0x1.29e3dca02c54ap-2", "0x1.0bba83d22a83cp-2"]
