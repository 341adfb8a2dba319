from dataclasses import replace

import pytest

from engine.records.journal_record import Actor
from engine.records.receipt import ReceiptState, Verdict, verify_receipt
from engine.scoring.outcome import AbortReason
from engine.sitting import commands
from engine.sitting.events import EndReason
from server.errors import RefusedError, StateError, WrongInputError
from server.intake.deposit import Taking
from server.results.decisions import Judgement
from server.store.bundles import Bundle, BundleState
from server.store.results import Standing
from tests.server.scene import SimulatedSitting, World


def brought(world: World, sitting: SimulatedSitting, **changed: object) -> Bundle:
    content = world.seal(sitting, **changed).content  # type: ignore[arg-type]
    return world.opening.open(world.intake.take(content).bundle)


def abandoned(world: World, number: int, answers: int) -> SimulatedSitting:
    sitting = world.sitting(number)
    sitting.start()
    for _ in range(answers):
        sitting.answer(right=True)
    sitting.do(commands.End(EndReason.CANDIDATE), Actor.SURVEILLANT)
    sitting.do(commands.Score(sitting.exam.scored()), Actor.STATION)
    return sitting


def test_two_final_bundles_wait_for_a_choice(world: World) -> None:
    first = brought(world, world.sat())
    second = brought(world, world.sat(luck=b"again"), device=world.devices[1])
    settled = world.settling.candidate(first.session, first.candidate)
    assert (settled.standing, settled.bundle) == (Standing.CONFLICT, None)
    with pytest.raises(RefusedError, match=r"session\.conflict"):
        world.decisions.finalise(first.session, {})
    chosen = world.decisions.choose(second.sha256, "vu avec le centre")
    assert (chosen.standing, chosen.bundle) == (Standing.FINAL, second.sha256)
    assert [one.act for one in world.deployment.results.acts()] == ["choose"]


def test_a_fork_is_looked_into_once_a_human_accepts_it(world: World) -> None:
    first = brought(world, world.sat())
    taken = world.intake.take(world.seal(world.sat(luck=b"again")).content)
    assert taken.taking is Taking.FORK
    assert world.opening.open(taken.bundle).state is BundleState.FORK
    assert world.settling.candidate(first.session, first.candidate).standing is Standing.CONFLICT
    with pytest.raises(RefusedError, match=r"bundle\.not_choosable"):
        world.decisions.choose(taken.bundle.sha256, "")
    accepted = world.decisions.accept(taken.bundle.sha256, "poste restauré")
    assert (accepted.state, accepted.verdict) == (BundleState.OPENED, Verdict.IDENTICAL)
    assert world.decisions.choose(accepted.sha256, "").bundle == accepted.sha256


def test_a_parked_bundle_may_be_purged_only_once_accepted(world: World) -> None:
    sitting = world.sat()
    sitting.records.append(replace(sitting.records[-1], seq=len(sitting.records), type="made.up"))
    bundle = brought(world, sitting)
    assert len(world.intake.receipts(bundle)) == 1
    accepted = world.decisions.accept(bundle.sha256, "journal illisible, épreuve à repasser")
    receipt = verify_receipt(
        world.intake.receipts(accepted)[1],
        world.deployment.root,
        bytes.fromhex(bundle.sha256),
        bundle.size,
    )
    assert (receipt.state, receipt.verdict) == (ReceiptState.OPENED, Verdict.UNREPLAYABLE)
    assert world.settling.candidate(bundle.session, bundle.candidate).standing is Standing.HELD
    with pytest.raises(RefusedError, match=r"bundle\.not_waiting"):
        world.decisions.accept(bundle.sha256, "")


def test_what_a_human_parks_no_longer_stands(world: World) -> None:
    bundle = brought(world, world.sat())
    parked = world.decisions.park(bundle.sha256, "doute sur l’identité")
    assert parked.state is BundleState.PARKED
    assert world.settling.candidate(bundle.session, bundle.candidate).standing is Standing.HELD
    world.opening.look_again(parked)
    for unknown in ("00" * 32, "x"):
        with pytest.raises(WrongInputError, match=r"bundle\.unknown"):
            world.decisions.park(unknown, "")


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [(AbortReason.TECHNICAL, "validated"), (AbortReason.CANDIDATE, "validated")],
)
def test_finalisation_says_why_a_test_is_unfinished(
    world: World, reason: AbortReason, outcome: str
) -> None:
    bundle = brought(world, abandoned(world, 1, 25))
    settled = world.settling.candidate(bundle.session, bundle.candidate)
    assert settled.standing is Standing.PROVISIONAL
    with pytest.raises(WrongInputError, match=r"finalise\.reason_missing"):
        world.decisions.finalise(bundle.session, {})
    results = world.decisions.finalise(bundle.session, {"1": Judgement(reason)})
    found = next(one for one in results if one.candidate == bundle.candidate)
    assert found.standing is Standing.FINAL
    assert found.result["provisional"] is False
    assert found.result["outcome"] == outcome
    downgraded = found.result["ability"] != bundle.result["ability"]
    plain = world.opening.exam(bundle).ability.ability.hex()
    assert (found.result["ability"] == plain) is (reason is AbortReason.TECHNICAL)
    assert downgraded is (reason is AbortReason.TECHNICAL)
    with pytest.raises(RefusedError, match=r"session\.finalised"):
        world.decisions.finalise(bundle.session, {})
    with pytest.raises(RefusedError, match=r"session\.finalised"):
        world.decisions.choose(bundle.sha256, "")


def test_too_few_answers_for_a_technical_reason_are_cancelled(world: World) -> None:
    bundle = brought(world, abandoned(world, 1, 3))
    results = world.decisions.finalise(
        bundle.session, {bundle.candidate: Judgement(AbortReason.TECHNICAL)}
    )
    found = next(one for one in results if one.candidate == bundle.candidate)
    assert (found.result["outcome"], found.result["pix"]) == ("cancelled", None)


def test_a_sitting_without_an_end_is_scored_at_finalisation(world: World) -> None:
    sitting = world.sitting()
    sitting.start()
    bundle = brought(world, sitting)
    [found, *_] = world.decisions.finalise(bundle.session, {"1": Judgement(AbortReason.CANDIDATE)})
    assert (found.standing, found.result["outcome"]) == (Standing.FINAL, "rejected")


def test_fraud_rejects_a_whole_test(world: World) -> None:
    bundle = brought(world, world.sat())
    results = world.decisions.finalise(bundle.session, {"1": Judgement(fraud=True)})
    found = next(one for one in results if one.candidate == bundle.candidate)
    assert (found.result["outcome"], found.result["comment"]) == ("rejected", "FRAUD")


def test_a_used_blank_slot_needs_a_name(world: World) -> None:
    blank = next(one for one in world.enrolled if one.blank)
    bundle = brought(world, world.sat(blank.number))
    assert bundle.verdict is Verdict.IDENTICAL
    number = str(blank.number)
    with pytest.raises(WrongInputError, match=r"finalise\.identity_missing"):
        world.decisions.finalise(bundle.session, {})
    named = Judgement(last_name="NOUVEAU", first_name="Sam", birth_date="2011-01-01")
    world.decisions.finalise(bundle.session, {number: named})
    kept = world.deployment.sessions.candidate(bundle.session, bundle.candidate)
    assert kept is not None
    assert kept.last_name == "NOUVEAU"


@pytest.mark.parametrize(
    ("judgements", "key"),
    [
        ({"99": Judgement()}, "candidate.unknown"),
        ({"1": Judgement(AbortReason.TECHNICAL)}, "finalise.reason_too_many"),
        ({"1": Judgement(last_name="AUTRE")}, "finalise.identity"),
    ],
)
def test_a_judgement_that_does_not_fit_changes_nothing(
    world: World, judgements: dict[str, Judgement], key: str
) -> None:
    bundle = brought(world, world.sat())
    with pytest.raises(WrongInputError, match=key):
        world.decisions.finalise(bundle.session, judgements)
    session = world.deployment.sessions.get(bundle.session)
    assert session is not None
    assert session.finalised_wall is None


def test_an_empty_session_is_not_finalised(world: World) -> None:
    with pytest.raises(RefusedError, match=r"session\.nothing"):
        world.decisions.finalise(world.session.session, {})
    with pytest.raises(WrongInputError, match=r"session\.unknown"):
        world.decisions.finalise("none", {})


def test_a_body_changed_on_the_disk_is_noticed(world: World) -> None:
    bundle = brought(world, world.sat())
    world.opening.look_again(bundle)
    path = world.deployment.bodies.path(bundle.sha256)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(StateError, match=r"body\.changed"):
        world.opening.look_again(bundle)
    path.unlink()
    with pytest.raises(StateError, match=r"body\.missing"):
        world.opening.look_again(bundle)


def test_a_score_changed_in_the_database_is_noticed(world: World) -> None:
    bundle = brought(world, world.sat())
    with pytest.raises(StateError, match=r"bundle\.no_longer"):
        world.opening.look_again(replace(bundle, result={**bundle.result, "pix": 895}))
