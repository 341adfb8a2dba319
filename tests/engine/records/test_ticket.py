"""engine.records.ticket, roster and ticket_sealing"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError, MalformedError, SealRefusedError, SignatureRefusedError
from engine.records.access_code import new_access_code
from engine.records.canonical import dumps
from engine.records.identifiers import PackId, StationId
from engine.records.root import Realm
from engine.records.roster import PinRole, Policies, Policy, roster_from_json, roster_to_json
from engine.records.ticket import KdfParameters, Window, ticket_from_json, ticket_to_json
from engine.records.ticket_sealing import (
    open_private,
    open_public,
    open_share,
    require_window,
    seal_ticket,
)
from tests.engine.records.authority import (
    ADA,
    CODE,
    CONTENT_KEY,
    MORNING,
    NOON,
    PACK,
    PINS,
    ROOT,
    SECRETS,
    SESSION,
    SHARE,
    SPARE,
    SPARE_KEY,
    STATION,
    STATION_KEY,
    STATIONS,
    TERMS,
    TICKET,
    roster,
    signed_ticket,
    ticket,
)

SIGNED = signed_ticket()


def test_code_and_share_open_what_was_sealed() -> None:
    share = open_share(ticket(), STATION, STATION_KEY)
    opened = open_private(ticket(), CODE, share)
    assert share == SHARE
    assert opened.roster == roster()
    assert opened.content_key(PACK) == CONTENT_KEY
    assert opened.working_kek not in (CONTENT_KEY, SHARE)
    with pytest.raises(SealRefusedError, match=r"ticket\.pack"):
        opened.content_key(PackId("other"))


def test_every_station_has_the_same_share() -> None:
    assert open_share(ticket(), SPARE, SPARE_KEY) == SHARE


def test_the_public_part_shows_no_name_and_no_secret() -> None:
    shown = dumps(ticket_to_json(ticket()))
    for hidden in (b"Morin", "Léa".encode(), b"KM4T7X", SHARE.reveal().hex().encode()):
        assert hidden not in shown
    assert "Morin" not in repr(roster())
    assert "KM4T7X" not in repr(roster())


def test_a_wrong_code_is_refused() -> None:
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        open_private(ticket(), new_access_code(), SHARE)


def test_another_share_is_refused() -> None:
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        open_private(ticket(), CODE, CONTENT_KEY)


def test_a_station_cannot_open_the_share_of_another() -> None:
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        open_share(ticket(), STATION, SPARE_KEY)
    with pytest.raises(SealRefusedError, match=r"ticket\.station"):
        open_share(ticket(), StationId("poste-99"), STATION_KEY)


def test_a_ticket_of_another_realm_is_refused() -> None:
    other = replace(ROOT, realm=Realm.MOCK)
    with pytest.raises(SignatureRefusedError, match=r"ticket\.realm"):
        open_public(SIGNED, other)


def test_a_ticket_signed_by_a_person_is_refused() -> None:
    signed = seal_ticket(TERMS, roster(), SECRETS, STATIONS, ADA)
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        open_public(signed, ROOT)


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_anywhere(place: int, shift: int) -> None:
    changed = bytearray(SIGNED)
    changed[place] ^= shift
    with pytest.raises(EngineError):
        open_public(bytes(changed), ROOT)


@pytest.mark.parametrize(
    ("wall", "reason"),
    [(MORNING - 1, "ticket.early"), (NOON, "ticket.expired"), (MORNING, ""), (NOON - 1, "")],
)
def test_the_window_governs_starting(wall: int, reason: str) -> None:
    if not reason:
        require_window(ticket(), wall)
        return
    with pytest.raises(SignatureRefusedError) as caught:
        require_window(ticket(), wall)
    assert caught.value.args == (reason,)


@pytest.mark.parametrize(
    ("realm", "memory_kib", "accepted"),
    [
        (Realm.REAL, 64 * 1024, True),
        (Realm.REAL, 64 * 1024 - 1, False),
        (Realm.REAL, 8 * 1024, False),
        (Realm.MOCK, 8 * 1024, True),
        (Realm.DEMO, 8 * 1024 - 1, False),
        (Realm.REAL, 512 * 1024, True),
        (Realm.REAL, 512 * 1024 + 1, False),
    ],
)
def test_the_cost_of_a_code_has_a_floor_and_a_ceiling(
    realm: Realm, memory_kib: int, accepted: bool
) -> None:
    kdf = KdfParameters(b"s" * 16, 1, 1, memory_kib)
    if accepted:
        assert replace(ticket(), realm=realm, kdf=kdf).kdf == kdf
    else:
        with pytest.raises(MalformedError, match=r"ticket\.kdf"):
            replace(ticket(), realm=realm, kdf=kdf)


def test_a_real_session_is_never_without_lockdown() -> None:
    free = replace(roster(), policies=Policies(lockdown_minimum=0))
    terms = replace(TERMS, realm=Realm.REAL, kdf=KdfParameters(b"s" * 16, 1, 4, 64 * 1024))
    signed = seal_ticket(terms, free, SECRETS, STATIONS, TICKET)
    found = open_public(signed, replace(ROOT, realm=Realm.REAL))
    with pytest.raises(MalformedError, match=r"ticket\.lockdown"):
        open_private(found, CODE, SHARE)


def test_a_station_stands_once() -> None:
    with pytest.raises(MalformedError, match=r"ticket\.station_twice"):
        seal_ticket(TERMS, roster(), SECRETS, (*STATIONS, STATIONS[0]), TICKET)


def test_a_window_opens_before_it_closes() -> None:
    with pytest.raises(MalformedError, match=r"ticket\.window"):
        replace(ticket(), window=Window(NOON, MORNING))


def test_the_same_chance_makes_the_same_private_key() -> None:
    for _ in range(2):
        signed = seal_ticket(
            TERMS, roster(), SECRETS, STATIONS, TICKET, random=lambda size: b"k" * size
        )
        assert open_private(open_public(signed, ROOT), CODE, SHARE).roster == roster()


def test_a_ticket_and_a_roster_survive_their_text() -> None:
    assert ticket_from_json(ticket_to_json(ticket())) == ticket()
    assert roster_from_json(roster_to_json(roster())) == roster()


def test_a_roster_names_everyone_once() -> None:
    made = roster()
    twin = replace(made.blanks[0], candidate=made.candidates[0].candidate)
    with pytest.raises(MalformedError, match=r"roster\.candidate_twice"):
        replace(made, blanks=(twin,))
    same_code = replace(made.blanks[0], code=made.candidates[0].code)
    with pytest.raises(MalformedError, match=r"roster\.code_twice"):
        replace(made, blanks=(same_code,))


def test_every_role_has_one_pin() -> None:
    made = roster()
    assert {role: made.verifier(role)[:9] for role in PINS} == dict.fromkeys(PinRole, "$argon2id")
    for pins in (made.pins[:2], (*made.pins, made.pins[0])):
        with pytest.raises(MalformedError, match=r"roster\.pins"):
            replace(made, pins=pins)


def test_an_observation_without_a_policy_warns() -> None:
    policies = roster().policies
    assert policies.observation("second_display") is Policy.HOLD
    assert policies.observation("something_new") is Policy.WARN


def test_the_session_is_bound_to_its_share() -> None:
    other = replace(TERMS, session=type(SESSION)("S-0002"))
    signed = seal_ticket(other, roster(), SECRETS, STATIONS, TICKET)
    mixed = replace(open_public(signed, ROOT), session=SESSION)
    with pytest.raises(SealRefusedError):
        open_share(mixed, STATION, STATION_KEY)
    with pytest.raises(SealRefusedError):
        open_private(mixed, CODE, SHARE)
