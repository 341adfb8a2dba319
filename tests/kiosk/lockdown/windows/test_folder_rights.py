"""kiosk.lockdown.windows.folder_rights: what a line of rights says of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lockdown.windows.folder_rights import (
    ADD,
    MODIFY,
    PRIVATE,
    READ,
    Rights,
    for_account,
    parsed,
)
from tests.fakes.windows import DISK, IN_PRIVATE, PROGRAM_DATA, SID

PUPIL = "S-1-5-21-1111-2222-3333-1007"
bits = st.integers(0, 2**32 - 1)


def test_what_we_make_is_closed_to_users() -> None:
    for line in (PRIVATE, IN_PRIVATE):
        assert parsed(line).closed()
    assert parsed(PRIVATE).lets("BU", 0x1200A9)
    assert not parsed(PRIVATE).lets("BU", ADD)


def test_the_folder_of_the_account_is_closed_to_others() -> None:
    found = parsed(for_account(SID))
    assert found.lets(SID, MODIFY)
    assert found.closed(but=SID)
    assert not found.closed()
    assert not found.closed(but=PUPIL)


def test_where_users_add_and_take_nothing_away_is_enough_above_and_not_for_a_note() -> None:
    assert DISK.startswith("O:S-1-5-80-")
    for line in (DISK, PROGRAM_DATA):
        assert parsed(line).closed(others=READ | ADD)
        assert not parsed(line).closed()


@pytest.mark.parametrize(
    "line",
    [
        f"O:{PUPIL}D:P(A;OICI;FA;;;BA)",
        "O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;WD)",
        f"O:BAD:P(A;;0x40000;;;{PUPIL})",
        "O:BAD:P(A;;GW;;;AU)",
        "O:BAD:P(A;;GA;;;BU)",
        "O:BAD:P(A;;DT;;;BU)",
        "O:BAD:P(A;;SD;;;BU)",
        "O:BAD:AI(D;;FA;;;BG)(A;ID;0x1301bf;;;AU)",
    ],
)
def test_what_others_may_change_is_not_closed(line: str) -> None:
    assert not parsed(line).closed(others=READ | ADD)


@pytest.mark.parametrize("line", ["O:SYD:", "O:BAD:P(D;;FA;;;WD)", "O:BAD:(A;OICIIO;FA;;;WD)"])
def test_refusals_and_what_only_new_things_inherit_grant_nothing(line: str) -> None:
    assert parsed(line).granted == ()
    assert parsed(line).closed()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "O:BA",
        "D:P(A;;FA;;;BA)",
        "O:BAD:NO_ACCESS_CONTROL",
        "O:BAD:(XA;;FA;;;BA;(@User.a==1))",
        "O:BAD:(XA;;FA;;;BA)",
        "O:BAD:(OA;;CR;bf967aba-0de6-11d0-a285-00aa003049e2;;BA)",
        "O:BAD:(A;;ZZ;;;BA)",
        "O:BAD:(A;;FA;;;BA",
        "O:BAD:(A;;FA;;;BA)trailing",
        "O:bad:(A;;FA;;;BA)",
    ],
)
def test_what_is_not_understood_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"no owner|another kind|unknown"):
        parsed(line)


@given(granted=bits)
def test_exactly_reading_is_left_to_others(granted: int) -> None:
    found = parsed(f"O:SYD:P(A;OICI;FA;;;SY)(A;OICI;0x{granted:x};;;{PUPIL})")
    assert found.closed() == (granted | READ == READ)
    assert found == Rights("SY", (("SY", 0x1F01FF), (PUPIL, granted)))


@given(granted=bits)
def test_no_grant_helps_what_somebody_else_owns(granted: int) -> None:
    assert not parsed(f"O:{PUPIL}D:P(A;;0x{granted:x};;;BA)").closed(but=PUPIL)
