"""engine.records.pins"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import MalformedError, SealRefusedError
from engine.records.identifiers import SessionId
from engine.records.pins import (
    lock_remaining_ms,
    lockout_ms,
    make_verifier,
    verify_pin,
)
from engine.records.roster import PinRole
from engine.records.secret import Secret
from tests.engine.records.authority import CONTENT_KEY, PINS, SESSION, SHARE

PIN = PINS[PinRole.CHEF]
VERIFIER = make_verifier(PIN, PinRole.CHEF, SESSION, SHARE, memory_kib=64)


def test_the_pin_of_its_role_and_session_is_accepted() -> None:
    verify_pin(VERIFIER, PIN, PinRole.CHEF, SESSION, SHARE)


@pytest.mark.parametrize(
    ("typed", "role", "session", "share"),
    [
        (Secret(b"830563"), PinRole.CHEF, SESSION, SHARE),
        (PIN, PinRole.SURVEILLANT, SESSION, SHARE),
        (PIN, PinRole.CHEF, SessionId("S-0002"), SHARE),
        (PIN, PinRole.CHEF, SESSION, CONTENT_KEY),
    ],
)
def test_anything_else_is_refused(
    typed: Secret, role: PinRole, session: SessionId, share: Secret
) -> None:
    with pytest.raises(SealRefusedError, match=r"pin\.wrong"):
        verify_pin(VERIFIER, typed, role, session, share)


def test_two_verifiers_of_one_pin_differ() -> None:
    other = make_verifier(PIN, PinRole.CHEF, SESSION, SHARE, memory_kib=64)
    assert other != VERIFIER
    fixed = [
        make_verifier(PIN, PinRole.CHEF, SESSION, SHARE, memory_kib=64, random=lambda n: b"s" * n)
        for _ in range(2)
    ]
    assert fixed[0] == fixed[1]


@pytest.mark.parametrize(
    "verifier",
    [
        "",
        "plain",
        VERIFIER.replace("argon2id", "argon2i"),
        VERIFIER.replace("m=64", "m=9999999"),
        VERIFIER.replace("t=3", "t=0"),
        VERIFIER.replace("t=3", "t=99"),
        VERIFIER + "\n",
    ],
    ids=("empty", "plain", "argon2i", "memory", "no-iteration", "iterations", "newline"),
)
def test_a_verifier_that_is_none_or_costs_too_much_is_refused(verifier: str) -> None:
    with pytest.raises(MalformedError, match=r"pin\.verifier"):
        verify_pin(verifier, PIN, PinRole.CHEF, SESSION, SHARE)


def test_the_delay_starts_at_five_errors_doubles_and_stops_growing() -> None:
    assert [lockout_ms(errors) for errors in range(11)] == [
        0, 0, 0, 0, 0, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]  # fmt: skip


@given(st.integers(0, 10**9), st.integers(-(10**9), 10**9))
def test_what_is_left_of_a_delay_is_never_negative_nor_over_a_minute(
    errors: int, since: int
) -> None:
    assert 0 <= lock_remaining_ms(errors, since) <= lockout_ms(errors) <= 60_000
