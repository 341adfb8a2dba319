"""kiosk.ui.presenters.panel: a PIN at the door, by role, and what closes it."""

import asyncio

from engine.records.journal_record import Actor
from kiosk.services.seat import Step
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.roles import CHIEFS, FOR_EVER
from kiosk.ui.presenters.times import NBSP
from kiosk.ui.views.gate import GateView
from kiosk.ui.views.panel import Act, PanelView
from tests.kiosk.services.world import CHEF, CODE, SURVEILLANT
from tests.kiosk.ui.presenters.day import WRONG_PIN, Day


def test_a_pin_opens_the_door_and_the_test_goes_on_behind() -> None:
    day = Day().open().start()
    day.director.staff_requested()
    assert day.stage.view(GateView).role == "surveillant"
    assert day.stage.frames[-1].label
    day.director.staff_requested()
    asyncio.run(day.cast.panel.pin_submitted(WRONG_PIN))
    assert day.stage.view(GateView).message
    left = day.seat.sit.remaining_ms
    day.wait(30_000)
    assert day.seat.sit.remaining_ms == left - 30_000
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    view = day.stage.view(PanelView)
    assert view.person is not None
    assert (view.person.name, view.person.initials) == ("Morin Léa", "LM")
    assert [one.title for one in view.timeline][-1]
    assert len(view.timeline) == 3
    assert view.planned is not None
    assert view.planned.total == f"2{NBSP}h{NBSP}20"
    assert view.end_time
    assert all(one.enabled or one.reason for one in view.acts)
    day.cast.panel.closed()
    assert day.screen() is Screen.QUESTION


def test_the_door_closes_without_a_pin_and_forgets_what_was_wrong() -> None:
    day = Day().open().start().enter(WRONG_PIN)
    day.cast.panel.closed()
    assert day.screen() is Screen.QUESTION
    day.director.staff_requested()
    assert day.stage.view(GateView).message == ""


def test_the_panel_closes_by_itself_after_two_minutes_without_an_act() -> None:
    day = Day().open().start().enter()
    day.wait(119_000)
    assert day.screen() is Screen.PANEL
    assert f"1{NBSP}s" in day.stage.view(PanelView).foot
    day.act(Act.GRANT, ms=60_000, reason="Alarme")
    day.wait(119_000)
    assert day.screen() is Screen.PANEL
    day.wait(1_000)
    assert day.screen() is Screen.QUESTION
    day.act(Act.PAUSE_INCIDENT)
    assert day.desk.step is Step.QUESTION


def test_while_a_pin_is_checked_nothing_else_is_heard() -> None:
    day = Day().open().start()
    day.director.staff_requested()

    async def hasty() -> None:
        task = asyncio.ensure_future(day.cast.panel.pin_submitted(SURVEILLANT))
        await asyncio.sleep(0)
        assert day.stage.view(GateView).busy
        day.cast.panel.closed()
        day.cast.panel.tick()
        await day.cast.panel.pin_submitted(SURVEILLANT)
        await task

    asyncio.run(hasty())
    assert day.screen() is Screen.PANEL


def test_without_a_session_there_is_no_panel() -> None:
    day = Day()
    day.director.refresh()
    day.cast.panel.asked_for()
    day.cast.panel.tick()
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    day.act(Act.CLOSE_SESSION)
    day.cast.closing.begin(Actor.SURVEILLANT)
    assert day.screen() is Screen.WAITING


def test_the_prompt_of_the_chief_closes_and_the_other_acts_go_on() -> None:
    day = Day().open().start().enter()
    for _ in range(5):
        day.act(Act.CORRECT_EXTRA, WRONG_PIN, "chef", num=1, den=2)
    assert day.stage.view(PanelView).wait_ms == 5000
    day.wait(2000)
    assert day.stage.view(PanelView).wait_ms == 3000
    day.act(Act.GRANT, ms=60_000, reason="Alarme")
    assert day.seat.sit.exam.sitting.grants
    assert day.stage.view(PanelView).wait_ms == 0


def test_a_closed_prompt_of_the_invigilator_lets_the_chief_in_who_opens_it_again() -> None:
    day = Day().open().start()
    day.director.staff_requested()
    for _ in range(5):
        asyncio.run(day.cast.panel.pin_submitted(WRONG_PIN))
    locked = day.stage.view(GateView)
    assert (locked.wait_ms, bool(locked.message), bool(locked.help_note)) == (5000, True, True)
    day.cast.panel.role_chosen("chef")
    chief_asked = day.stage.view(GateView)
    assert (chief_asked.wait_ms, chief_asked.message, chief_asked.help_note) == (0, "", "")
    asyncio.run(day.cast.panel.pin_submitted(CHEF))
    assert day.screen() is Screen.PANEL
    day.act(Act.CLEAR_LOCK, CHEF, "chef", code="2DJ0")
    assert day.stage.view(PanelView).message_tone == "err"
    day.act(Act.CLEAR_LOCK, CHEF, "chef", code="0000-0000-0000-0")
    assert day.stage.view(PanelView).message_tone == "err"
    day.act(Act.CLEAR_LOCK, CHEF, "chef", code=CODE)
    assert day.stage.view(PanelView).message_tone == "ok"
    day.cast.panel.closed()
    day.director.staff_requested()
    assert day.stage.view(GateView).role_label != chief_asked.role_label
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    assert day.screen() is Screen.PANEL


def test_with_both_prompts_closed_the_door_waits_and_opens_again() -> None:
    day = Day().open().start()
    day.director.staff_requested()
    for role in ("surveillant", "chef"):
        day.cast.panel.role_chosen(role)
        for _ in range(5):
            asyncio.run(day.cast.panel.pin_submitted(WRONG_PIN))
    day.cast.panel.role_chosen("surveillant")
    assert day.stage.view(GateView).wait_ms == 5000
    day.wait(5000)
    view = day.stage.view(GateView)
    assert view.wait_ms == 0
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    assert day.screen() is Screen.PANEL


def test_each_role_sees_its_own_acts_only() -> None:
    day = Day().open().start().enter()
    own = {one.act for one in day.stage.view(PanelView).acts}
    assert Act.GRANT in own
    assert not own & CHIEFS
    day.cast.panel.chief_called()
    view = day.stage.view(GateView)
    assert view.role == "chef"
    assert {one.value for one in view.roles} >= {"surveillant", "chef"}
    asyncio.run(day.cast.panel.pin_submitted(CHEF))
    acts = day.stage.view(PanelView).acts
    assert own | CHIEFS <= {one.act for one in acts}
    assert {one.act for one in acts if one.asks_pin} == FOR_EVER


def test_the_chief_is_not_asked_twice_but_for_what_cannot_be_taken_back() -> None:
    day = Day().open().start().enter(CHEF, "chef")
    day.act(Act.CORRECT_EXTRA, num=1, den=2)
    assert day.stage.view(PanelView).message_tone == "ok"
    assert day.seat.sit.ledger.records[-1].role is Actor.CHEF
    day.act(Act.LOWER_LEVEL)
    assert day.stage.view(PanelView).message_tone == "err"


def test_the_role_at_the_door_is_the_invigilators_again_at_the_next_visit() -> None:
    day = Day().open().start()
    day.director.staff_requested()
    day.cast.panel.role_chosen("chef")
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    assert day.stage.view(GateView).message
    day.cast.panel.closed()
    day.director.staff_requested()
    view = day.stage.view(GateView)
    assert (view.role, view.message) == ("surveillant", "")
    asyncio.run(day.cast.panel.pin_submitted(SURVEILLANT))
    day.cast.panel.role_chosen("chef")
    assert day.screen() is Screen.PANEL
