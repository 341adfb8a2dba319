"""kiosk.ui.presenters.opening: the access code from the session card on a stick."""

import asyncio
from collections.abc import Callable

import pytest

from engine.records.access_code import access_code
from engine.records.session_card import session_card_to_bytes
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.views.opening import CodeState, OpeningView
from tests.kiosk.services.test_session_card import Sticks
from tests.kiosk.services.world import CODE, SURVEILLANT
from tests.kiosk.ui.presenters.day import Day

TYPED = CODE.replace("-", "")


def at_the_door(*cards: bytes | None) -> Day:
    day = Day()
    object.__setattr__(day.desk.gear, "drives", Sticks(*(lambda one=one: one for one in cards)))
    day.director.staff_requested()
    return day


def card_of(day: Day, session: str = "") -> bytes:
    return session_card_to_bytes(session or day.desk.tickets()[0].ticket.session, access_code(CODE))


def ask(day: Day) -> OpeningView:
    asyncio.run(day.cast.opening.card_requested())
    return day.stage.view(OpeningView)


def test_the_card_fills_the_code_and_the_pin_is_still_typed() -> None:
    day = at_the_door(card_of(Day()))
    view = ask(day)
    assert (view.code, view.code_state, view.card_read) == (TYPED, CodeState.COMPLETE, True)
    assert "PIN" in view.card_note
    assert day.desk.room is None
    asyncio.run(day.cast.opening.submitted(view.code, SURVEILLANT))
    day.cast.waiting.code_requested()
    assert day.screen() is Screen.CANDIDATE_CODE


@pytest.mark.parametrize(
    ("cards", "told"),
    [
        ((), "Aucune clé USB"),
        ((None,), "ne porte pas de carte"),
        ((b"{}",), "abîmée"),
        ((card_of(Day(), "another"),), "autre session"),
        ((card_of(Day()), card_of(Day())), "Deux clés"),
    ],
)
def test_one_sentence_says_why_a_card_gave_nothing_and_what_was_typed_stays(
    cards: tuple[bytes | None, ...], told: str
) -> None:
    day = at_the_door(*cards)
    day.cast.opening.code_edited("2DJ0")
    view = ask(day)
    assert told in view.card_note
    assert (view.code, view.card_read) == ("2DJ0", False)
    day.cast.opening.code_edited("2DJ02")
    assert day.stage.view(OpeningView).card_note == ""


def test_a_card_that_comes_late_changes_nothing_for_whoever_typed_or_left() -> None:
    day = at_the_door(card_of(Day()))
    opening = day.cast.opening

    async def meanwhile(act: Callable[[], None]) -> None:
        held = asyncio.Event()

        async def slow(work: Callable[[], object]) -> object:
            await held.wait()
            return work()

        opening._gate = Gate(slow)  # type: ignore[arg-type]  # the same, by hand
        asked = asyncio.create_task(opening.card_requested())
        await asyncio.sleep(0)
        assert day.stage.view(OpeningView).card_busy
        await opening.card_requested()
        act()
        held.set()
        await asked

    asyncio.run(meanwhile(lambda: opening.code_edited("2D")))
    assert day.stage.view(OpeningView).code == "2D"
    asyncio.run(meanwhile(opening.back))
    assert day.screen() is Screen.WAITING


def test_without_a_ticket_there_is_no_card_to_read() -> None:
    day = at_the_door()
    day.station.store._tickets.clear()
    shown = len(day.stage.shown)
    asyncio.run(day.cast.opening.card_requested())
    assert len(day.stage.shown) == shown
