"""engine.sitting.decide: a wish becomes facts or is refused."""

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.errors import TransitionRefusedError
from engine.items import ItemId
from engine.records.journal_record import Actor, At
from engine.sitting import budget, commands, events
from engine.sitting.decide import decide
from engine.sitting.evolve import replay
from engine.sitting.state import Phase, Sitting
from engine.sitting.table import ALLOWED, WHO
from tests.engine.sitting.scenes import MINUTE, Hand, terms

SCORED = events.StationScored("0x0.0p+0", "0x1.0p+0", 0, (), "rejected")
EXAMPLES: dict[type[object], commands.Command] = {
    type(one): one
    for one in (
        commands.Identify("cand-1"),
        commands.Admit(),
        commands.Start(terms()),
        commands.Serve(ItemId("1.1-a-n1"), 1, 1),
        commands.Answer(2, "ok"),
        commands.Skip(),
        commands.ReportProblem(blocked=True, category="image"),
        commands.AcceptProblem("E1"),
        commands.DismissProblem("E1"),
        commands.Pause(events.PauseCause.INCIDENT),
        commands.Resume(),
        commands.GrantTime(MINUTE, "alarme"),
        commands.CorrectExtra(Fraction(1, 3)),
        commands.Restart(0, None, 0),
        commands.LeaveFocus(),
        commands.ReturnFocus(10),
        commands.Observe("usb", events.ObservationPolicy.WARN, "Une clé."),
        commands.Expire(None),
        commands.End(events.EndReason.TECHNICAL),
        commands.TakeOver("note", 2, 0),
        commands.HandOver("brouillon", "hardware"),
        commands.ChooseDisplay({"text_size": 150}),
        commands.NoteRollback(5, 3, "vault"),
        commands.Score(SCORED),
    )
}


def in_phase(phase: Phase) -> Hand:
    hand = Hand()
    if phase is Phase.EXPECTED:
        return hand
    hand.do(commands.Identify("cand-1"), Actor.CANDIDATE)
    if phase is Phase.IDENTIFIED:
        return hand
    hand.do(commands.Admit(), Actor.SURVEILLANT)
    if phase is Phase.ADMITTED:
        return hand
    hand.do(commands.Start(terms()), Actor.CANDIDATE)
    hand.serve()
    if phase is Phase.BLOCKED:
        hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    if phase is Phase.PAUSED:
        hand.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    if phase is Phase.ENDED:
        hand.do(commands.End(events.EndReason.TECHNICAL), Actor.SURVEILLANT)
    assert hand.sitting.phase is phase
    return hand


def test_every_command_has_an_example_a_place_in_the_table_and_people() -> None:
    everywhere = {kind for kinds in ALLOWED.values() for kind in kinds}
    assert everywhere == set(WHO) == set(EXAMPLES)
    assert set(ALLOWED) == set(Phase)


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("kind", list(WHO), ids=lambda kind: kind.__name__)
def test_a_command_outside_its_phase_is_refused_and_changes_nothing(
    phase: Phase, kind: type[commands.Command]
) -> None:
    hand = in_phase(phase)
    before = hand.sitting
    role = min(WHO[kind])
    if kind not in ALLOWED[phase]:
        with pytest.raises(TransitionRefusedError, match="phase"):
            hand.do(EXAMPLES[kind], role)
    assert hand.sitting == before


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("kind", list(WHO), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("role", list(Actor))
def test_only_the_people_of_the_table_may(
    phase: Phase, kind: type[commands.Command], role: Actor
) -> None:
    if kind in ALLOWED[phase] and role not in WHO[kind]:
        with pytest.raises(TransitionRefusedError, match="role"):
            in_phase(phase).do(EXAMPLES[kind], role)


def refused(hand: Hand, command: commands.Command, role: Actor) -> str:
    before = hand.sitting
    with pytest.raises(TransitionRefusedError) as caught:
        hand.do(command, role)
    assert hand.sitting == before
    return str(caught.value.args[0])


def test_a_candidate_needs_a_name_of_their_own() -> None:
    assert refused(Hand(), commands.Identify(""), Actor.CANDIDATE) == "candidate.empty"
    hand = in_phase(Phase.IDENTIFIED)
    assert refused(hand, commands.Identify("cand-2"), Actor.CANDIDATE) == "candidate.other"
    hand.do(commands.Identify("cand-1"), Actor.CANDIDATE)


def test_a_blank_slot_is_the_chiefs() -> None:
    blank = commands.Identify("blank-1", blank=True)
    assert refused(Hand(), blank, Actor.SURVEILLANT) == "role"
    Hand().do(blank, Actor.CHEF)


def test_terms_without_time_are_refused() -> None:
    hand = in_phase(Phase.ADMITTED)
    wrong = commands.Start(terms(extra=Fraction(-1, 2)))
    assert refused(hand, wrong, Actor.CANDIDATE) == "terms"


def test_a_second_question_waits_for_the_first() -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, EXAMPLES[commands.Serve], Actor.STATION) == "question.open"


def test_no_answer_without_a_question() -> None:
    hand = Hand().running()
    assert refused(hand, commands.Answer(1, "ok"), Actor.CANDIDATE) == "question.none"
    assert refused(hand, commands.Skip(), Actor.CANDIDATE) == "question.none"


def test_valider_counts_in_the_grace_and_not_after() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.wait(105 * MINUTE + budget.GRACE_MS - 1)
    late = in_phase(Phase.RUNNING)
    late.wait(105 * MINUTE + budget.GRACE_MS)
    hand.do(commands.Answer(2, "ok"), Actor.CANDIDATE)
    assert hand.sitting.answers[0].elapsed_ms == 105 * MINUTE + budget.GRACE_MS - 1
    assert refused(late, commands.Answer(2, "ok"), Actor.CANDIDATE) == "time.over"


def test_a_light_report_may_become_a_blocking_one_but_not_twice() -> None:
    hand = in_phase(Phase.RUNNING)
    light = commands.ReportProblem(blocked=False, category="image", text="floue")
    hand.do(light, Actor.CANDIDATE)
    assert hand.sitting.phase is Phase.RUNNING
    assert refused(hand, light, Actor.CANDIDATE) == "report.pending"
    hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    assert hand.sitting.phase is Phase.BLOCKED


def test_a_report_is_short() -> None:
    hand = in_phase(Phase.RUNNING)
    long = commands.ReportProblem(blocked=True, category="image", text="x" * 141)
    assert refused(hand, long, Actor.CANDIDATE) == "report.text"


def test_there_is_nothing_to_decide_without_a_report() -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.AcceptProblem("E1"), Actor.SURVEILLANT) == "report.none"
    assert refused(hand, commands.DismissProblem("E1"), Actor.SURVEILLANT) == "report.none"


def test_a_light_report_refused_gives_no_time() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.wait(105 * MINUTE - 1000)
    hand.do(commands.ReportProblem(blocked=False, category="image"), Actor.CANDIDATE)
    hand.do(commands.DismissProblem("E1"), Actor.SURVEILLANT)
    assert budget.remaining_ms(hand.sitting, hand.at) == 1000


def test_an_accepted_report_replaces_the_question() -> None:
    hand = in_phase(Phase.BLOCKED)
    hand.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    assert hand.sitting.question is None
    assert [one.item for one in hand.sitting.withdrawn] == ["1.1-a-n1"]
    hand.serve("1.1-b-n1")
    assert hand.records[-1].data["served"] == 1


@pytest.mark.parametrize(
    ("ms", "reason", "key"),
    [
        (0, "alarme", "grant.amount"),
        (181 * MINUTE, "alarme", "grant.amount"),
        (MINUTE, "  ", "grant.reason"),
        (MINUTE, "x" * 201, "grant.reason"),
        (31 * MINUTE, "alarme", "grant.cap"),
    ],
)
def test_a_grant_needs_an_amount_a_reason_and_room_under_the_cap(
    ms: int, reason: str, key: str
) -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.GrantTime(ms, reason), Actor.SURVEILLANT) == key


def test_a_correction_stays_between_nothing_and_double() -> None:
    hand = in_phase(Phase.ADMITTED)
    assert refused(hand, commands.CorrectExtra(Fraction(3, 2)), Actor.CHEF) == "extra.amount"


def test_a_correction_before_the_start_wins_over_the_terms() -> None:
    hand = in_phase(Phase.ADMITTED)
    hand.do(commands.CorrectExtra(Fraction(1, 3)), Actor.CHEF)
    hand.do(commands.Start(terms()), Actor.CANDIDATE)
    assert budget.limit_ms(hand.sitting) == 140 * MINUTE


def test_a_correction_to_nothing_before_the_start_counts_too() -> None:
    hand = in_phase(Phase.ADMITTED)
    hand.do(commands.CorrectExtra(Fraction(0)), Actor.CHEF)
    hand.do(commands.Start(terms(extra=Fraction(1, 3))), Actor.CANDIDATE)
    assert budget.limit_ms(hand.sitting) == 105 * MINUTE


def test_a_correction_during_the_test_changes_its_end() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.do(commands.CorrectExtra(Fraction(33, 100)), Actor.CHEF)
    assert budget.limit_ms(hand.sitting) == 140 * MINUTE


def test_a_restart_takes_the_kept_time_and_draft_and_never_the_outage() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.boot_id, hand.boot_ms = "boot-b", 5
    hand.do(commands.Restart(42_000, "bonj", 3 * MINUTE), Actor.SURVEILLANT)
    assert (hand.sitting.spent_ms, hand.sitting.draft, hand.sitting.restarts) == (42_000, "bonj", 1)
    hand.wait(1000)
    assert budget.spent_ms(hand.sitting, hand.at) == 43_000


def test_a_restart_on_the_same_boot_does_not_count_the_crash() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.wait(90_000)
    records = hand.do(commands.Restart(30_000, None, 60_000), Actor.SURVEILLANT)
    assert records[0].spent_ms == 30_000
    assert hand.sitting.spent_ms == 30_000


def test_a_restart_in_an_incident_pause_adds_no_time() -> None:
    hand = in_phase(Phase.PAUSED)
    hand.do(commands.Restart(99_000, "x", 0), Actor.SURVEILLANT)
    assert hand.sitting.spent_ms == 0
    assert hand.sitting.phase is Phase.PAUSED


def test_a_restart_without_a_question_keeps_no_draft() -> None:
    hand = Hand().running()
    hand.do(commands.Restart(0, "reste", -5), Actor.SURVEILLANT)
    assert hand.sitting.draft is None
    assert hand.records[-1].data["outage_ms"] == 0


def test_leaving_the_window_is_told_once_and_marks_the_question() -> None:
    hand = in_phase(Phase.RUNNING)
    assert hand.do(commands.ReturnFocus(5), Actor.STATION) == ()
    hand.do(commands.LeaveFocus(), Actor.STATION)
    assert hand.do(commands.LeaveFocus(), Actor.STATION) == ()
    hand.do(commands.ReturnFocus(700), Actor.STATION)
    assert hand.sitting.question is not None
    assert hand.sitting.question.focus_left
    assert not hand.sitting.focus_away


def test_leaving_between_two_questions_marks_none() -> None:
    hand = Hand().running()
    hand.do(commands.LeaveFocus(), Actor.STATION)
    hand.serve()
    assert hand.sitting.question is not None
    assert not hand.sitting.question.focus_left


@pytest.mark.parametrize("phase", list(Phase))
def test_a_hold_pauses_what_runs_and_only_that(phase: Phase) -> None:
    hand = in_phase(phase)
    hold = commands.Observe("display", events.ObservationPolicy.HOLD, "Un second écran.")
    hand.do(hold, Actor.STATION)
    held = phase in (Phase.RUNNING, Phase.BLOCKED)
    assert (hand.records[-1].type == "sitting.paused") is held


def test_a_hold_stops_the_time_of_a_personal_pause_too() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.do(commands.Pause(events.PauseCause.PERSONAL), Actor.SURVEILLANT)
    assert hand.sitting.ticking
    hold = commands.Observe("lockdown", events.ObservationPolicy.HOLD, "Une protection.")
    hand.do(hold, Actor.STATION)
    assert hand.sitting.pause is events.PauseCause.TECHNICAL
    assert not hand.sitting.ticking
    hand.do(hold, Actor.STATION)
    assert hand.records[-1].type == "observation"


def test_a_resumed_block_is_blocked_again() -> None:
    hand = in_phase(Phase.BLOCKED)
    hand.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    hand.do(commands.Resume(), Actor.SURVEILLANT)
    assert hand.sitting.phase is Phase.BLOCKED


def test_expiry_waits_for_its_time_and_keeps_the_draft_which_is_no_answer() -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.Expire("bonj"), Actor.STATION) == "time.left"
    hand.wait(105 * MINUTE + budget.GRACE_MS)
    hand.do(commands.Expire("bonj"), Actor.STATION)
    assert hand.sitting.end is events.EndReason.TIME
    assert hand.sitting.draft == "bonj"
    assert hand.sitting.answers == ()


def test_ending_cancels_the_pending_report() -> None:
    hand = in_phase(Phase.BLOCKED)
    hand.do(commands.End(events.EndReason.CANDIDATE), Actor.SURVEILLANT)
    assert hand.sitting.report is None


def test_the_station_ends_only_what_is_complete_or_broken() -> None:
    hand = in_phase(Phase.RUNNING)
    completed = commands.End(events.EndReason.COMPLETED)
    assert refused(hand, completed, Actor.STATION) == "role"
    candidate = commands.End(events.EndReason.CANDIDATE)
    assert refused(hand, candidate, Actor.STATION) == "role"
    hand.do(commands.Answer(1, "ko"), Actor.CANDIDATE)
    hand.do(completed, Actor.STATION)
    assert hand.sitting.end is events.EndReason.COMPLETED


@pytest.mark.parametrize("reason", [events.EndReason.COMPLETED, events.EndReason.TIME])
def test_nobody_ends_by_hand_what_only_the_station_knows(reason: events.EndReason) -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.End(reason), Actor.SURVEILLANT) == "end.reason"


def test_a_takeover_continues_the_epoch() -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.TakeOver("note", 3, 0), Actor.CHEF) == "takeover.epoch"
    hand.boot_id = "other"
    hand.do(commands.TakeOver("note", 2, 61_000), Actor.CHEF)
    assert (hand.sitting.epoch, hand.sitting.spent_ms) == (2, 61_000)


@pytest.mark.parametrize("phase", [Phase.RUNNING, Phase.BLOCKED, Phase.PAUSED])
def test_a_sitting_that_moved_stands_still_until_it_is_taken_over(phase: Phase) -> None:
    hand = in_phase(phase)
    hand.do(commands.HandOver("brouillon", "hardware"), Actor.SURVEILLANT)
    left = budget.remaining_ms(hand.sitting, hand.at)
    hand.wait(10 * MINUTE)
    assert hand.sitting.moved
    assert not hand.sitting.ticking
    assert budget.remaining_ms(hand.sitting, hand.at) == left
    for kind in ALLOWED[phase] - {commands.TakeOver, commands.NoteRollback}:
        role = Actor.CHEF if Actor.CHEF in WHO[kind] else min(WHO[kind])
        assert refused(hand, EXAMPLES[kind], role) == "moved"
    hand.boot_id = "boot-of-the-other"
    hand.do(commands.TakeOver("note", 2, 0), Actor.CHEF)
    assert (hand.sitting.moved, hand.sitting.phase) == (False, phase)
    assert hand.sitting.draft == "brouillon"
    assert budget.remaining_ms(hand.sitting, hand.at) == left


def test_a_sitting_moves_for_a_reason_of_the_list() -> None:
    hand = in_phase(Phase.RUNNING)
    assert refused(hand, commands.HandOver(None, "x" * 201), Actor.CHEF) == "moved.reason"


def test_how_the_screen_looks_is_noted_once_and_changes_nothing_else() -> None:
    hand = in_phase(Phase.RUNNING)
    before = hand.sitting
    hand.do(commands.ChooseDisplay({"text_size": 150}), Actor.CANDIDATE)
    assert hand.sitting.display == {"text_size": 150}
    assert replace(hand.sitting, display=None, seq=before.seq) == before
    assert hand.do(commands.ChooseDisplay({"text_size": 150}), Actor.CANDIDATE) == ()
    long = commands.ChooseDisplay({"text": "x" * 2000})
    assert refused(hand, long, Actor.CANDIDATE) == "display.settings"


@pytest.mark.parametrize("phase", list(Phase))
def test_a_rollback_holds_what_runs(phase: Phase) -> None:
    hand = in_phase(phase)
    hand.do(commands.NoteRollback(9, 4, "vault"), Actor.STATION)
    assert (hand.records[-1].type == "sitting.paused") is (phase in (Phase.RUNNING, Phase.BLOCKED))


def test_a_score_is_written_once() -> None:
    hand = in_phase(Phase.ENDED)
    hand.do(commands.Score(SCORED), Actor.STATION)
    assert hand.sitting.scored == SCORED
    assert refused(hand, commands.Score(SCORED), Actor.STATION) == "scored.already"


def test_an_answer_without_question_in_a_journal_changes_no_count() -> None:
    hand = Hand().running()
    stray = decide(in_phase(Phase.RUNNING).sitting, commands.Skip(), hand.at, Actor.CANDIDATE)
    assert stray[0].TYPE == "question.skipped"
    forged = in_phase(Phase.RUNNING)
    forged.do(commands.Skip(), Actor.CANDIDATE)
    assert replay([*hand.records, forged.records[-1]]).answers == ()
    accepted = in_phase(Phase.BLOCKED)
    accepted.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    assert replay([*hand.records, accepted.records[-1]]).withdrawn == ()


def test_an_empty_journal_is_an_empty_chair() -> None:
    assert replay([]) == Sitting()
    assert isinstance(Hand().at, At)


def test_a_refused_report_charges_the_waiting_and_leaves_the_question_its_own_time() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.wait(2 * MINUTE)
    hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    left = budget.remaining_ms(hand.sitting, hand.at)
    hand.wait(3 * MINUTE)
    assert budget.remaining_ms(hand.sitting, hand.at) == left
    assert budget.charged_ms(hand.sitting, hand.at) == 3 * MINUTE
    hand.do(commands.DismissProblem("E1", 3 * MINUTE), Actor.SURVEILLANT)
    assert budget.remaining_ms(hand.sitting, hand.at) == left - 3 * MINUTE
    hand.wait(MINUTE)
    hand.do(commands.Answer(1, "ok"), Actor.CANDIDATE)
    assert hand.sitting.answers[0].elapsed_ms == 3 * MINUTE


def test_pauses_and_stops_are_not_waiting() -> None:
    hand = in_phase(Phase.BLOCKED)
    hand.wait(MINUTE)
    hand.do(commands.Pause(events.PauseCause.INCIDENT), Actor.SURVEILLANT)
    hand.wait(9 * MINUTE)
    assert budget.waited_ms(hand.sitting, hand.at) == MINUTE
    hand.do(commands.Resume(), Actor.SURVEILLANT)
    hand.wait(MINUTE)
    hand.do(commands.Restart(0, None, 0), Actor.SURVEILLANT)
    assert budget.waited_ms(hand.sitting, hand.at) == MINUTE
    hand.boot_id = "after-the-power-cut"
    assert budget.waited_ms(hand.sitting, hand.at) == MINUTE
    hand.do(commands.Restart(0, None, 0), Actor.SURVEILLANT)
    hand.wait(2 * MINUTE)
    assert budget.waited_ms(hand.sitting, hand.at) == 3 * MINUTE


def test_a_refusal_charges_no_more_than_was_waited_and_five_minutes_at_most() -> None:
    hand = in_phase(Phase.BLOCKED)
    hand.wait(MINUTE)
    for charged in (-1, MINUTE + 1):
        wish = commands.DismissProblem("E1", charged)
        assert refused(hand, wish, Actor.SURVEILLANT) == "report.charge"
    hand.wait(20 * MINUTE)
    assert budget.charged_ms(hand.sitting, hand.at) == 5 * MINUTE
    light = in_phase(Phase.RUNNING)
    light.do(commands.ReportProblem(blocked=False, category="image"), Actor.CANDIDATE)
    light.wait(MINUTE)
    assert budget.charged_ms(light.sitting, light.at) == 0


def test_after_a_refusal_a_whole_minute_is_left_whatever_was_charged() -> None:
    hand = in_phase(Phase.RUNNING)
    hand.wait(103 * MINUTE)
    hand.do(commands.ReportProblem(blocked=True, category="image"), Actor.CANDIDATE)
    hand.wait(4 * MINUTE)
    hand.do(commands.DismissProblem("E1", 4 * MINUTE), Actor.SURVEILLANT)
    assert budget.remaining_ms(hand.sitting, hand.at) == MINUTE


def test_an_accepted_report_charges_nothing_and_another_question_takes_the_place() -> None:
    hand = in_phase(Phase.BLOCKED)
    left = budget.remaining_ms(hand.sitting, hand.at)
    hand.wait(8 * MINUTE)
    hand.do(commands.AcceptProblem("E1"), Actor.SURVEILLANT)
    assert budget.remaining_ms(hand.sitting, hand.at) == left
    assert [one.item for one in hand.sitting.withdrawn] == ["1.1-a-n1"]
    assert hand.sitting.answers == ()
