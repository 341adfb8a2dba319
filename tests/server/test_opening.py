import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.records.bundle_header import BundleKind
from engine.records.identifiers import CandidateId
from engine.records.journal_record import Actor, At, Record, record_to_bytes
from engine.records.receipt import ReceiptState, Verdict, verify_receipt
from engine.records.root import Realm
from engine.sitting import commands, events
from engine.sitting.codec import data_of
from server.store.bundles import Bundle, BundleState
from server.store.results import Standing
from tests.server.scene import SimulatedSitting, World


def brought(world: World, sitting: SimulatedSitting, **changed: object) -> Bundle:
    content = world.seal(sitting, **changed).content  # type: ignore[arg-type]
    return world.opening.open(world.intake.take(content).bundle)


def test_an_honest_sitting_is_identical_and_its_score_is_the_servers(world: World) -> None:
    sitting = world.sat()
    bundle = brought(world, sitting)
    assert (bundle.state, bundle.verdict) == (BundleState.OPENED, Verdict.IDENTICAL)
    scored = sitting.exam.scored()
    assert bundle.result["ability"] == scored.ability
    assert bundle.result["pix"] == scored.pix
    assert bundle.result["answered"] == 32
    settled = world.settling.candidate(bundle.session, bundle.candidate)
    assert settled.standing is Standing.FINAL


def test_both_receipts_of_an_opened_bundle_verify_with_their_nonce(world: World) -> None:
    bundle = brought(world, world.sat())
    nonce = bytes(range(16))
    receipts = [
        verify_receipt(one, world.deployment.root, bytes.fromhex(bundle.sha256), bundle.size)
        for one in world.intake.receipts(bundle, nonce)
    ]
    assert [one.state for one in receipts] == [ReceiptState.STORED, ReceiptState.OPENED]
    assert receipts[1].verdict is Verdict.IDENTICAL
    assert {one.nonce for one in receipts} == {nonce}


def test_a_changed_status_differs_and_the_first_difference_is_named(world: World) -> None:
    sitting = world.sat()
    place = next(
        n
        for n, one in enumerate(sitting.records)
        if one.type == "answer.given" and one.data["status"] == "ko"
    )
    record = sitting.records[place]
    sitting.records[place] = replace(record, data={**record.data, "status": "ok"})
    bundle = brought(world, sitting)
    assert (bundle.state, bundle.verdict) == (BundleState.OPENED, Verdict.DIFFERS)
    assert bundle.finding["seq"] == place
    assert bundle.result == {}
    assert world.settling.candidate(bundle.session, bundle.candidate).standing is Standing.HELD


def test_a_sitting_under_other_terms_than_the_tickets_differs(world: World) -> None:
    sitting = world.sitting()
    sitting.terms = replace(sitting.terms, grant_cap_ms=sitting.terms.grant_cap_ms + 1)
    sitting.sit()
    bundle = brought(world, sitting)
    assert bundle.verdict is Verdict.DIFFERS
    assert bundle.finding["reason"] == "sitting.started"


def test_the_journal_of_another_candidate_differs(world: World) -> None:
    sitting = world.sat(1)
    other = next(one for one in world.enrolled if one.number == 2)
    sitting.enrolled = other
    bundle = brought(world, sitting)
    assert bundle.verdict is Verdict.DIFFERS


def test_an_unknown_event_is_parked_and_kept(world: World) -> None:
    sitting = world.sat()
    sitting.records.append(replace(sitting.records[-1], seq=len(sitting.records), type="made.up"))
    bundle = brought(world, sitting)
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.UNREPLAYABLE)
    assert bundle.finding["reason"] == "event.unknown"
    assert len(world.intake.receipts(bundle)) == 1
    assert world.deployment.bodies.has(bundle.sha256)


def test_a_body_that_does_not_open_is_parked(world: World) -> None:
    sitting = world.sat()
    sealed = world.seal(sitting)
    stranger = World(world.folder / "other")
    recipient = replace(stranger.deployment.authority.recipient, id=sealed.header.recipient)
    object.__setattr__(stranger.deployment.authority, "realm", Realm.DEMO)
    from engine.records.bundle import BundleTerms, seal_bundle

    terms = BundleTerms(
        **{name: getattr(sealed.header, name) for name in BundleTerms.__dataclass_fields__}
    )
    foreign = seal_bundle(terms, world.body(sitting), world.devices[0].device, recipient)
    bundle = world.opening.open(world.intake.take(foreign.content).bundle)
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.PARKED)
    assert bundle.finding["reason"] == "seal.refused"
    stranger.close()


Spoil = Callable[[World, SimulatedSitting], dict[str, object]]


def _other_ticket(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    return {"body": replace(world.body(sitting), ticket_sha256=bytes(32))}


def _other_statement(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    return {"body": replace(world.body(sitting), statement=b"{}")}


def _short_checkpoint(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    return {"checkpoint": _note(world, sitting, tuple(sitting.bodies[:-1]))}


def _other_root(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    return {"checkpoint": _note(world, sitting, (*sitting.bodies[:-1], b"{}"))}


def _other_signer(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    name = f"{world.session.session}/{sitting.enrolled.candidate}/poste-14/1"
    return {"checkpoint": world.note(world.devices[1], name, tuple(sitting.bodies))}


def _early_root(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    note = _note(world, sitting, (b"{}",))
    return {"body": replace(world.body(sitting), checkpoints=(note,))}


def _strange_journal(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    note = world.note(world.devices[0], "elsewhere", ())
    return {"body": replace(world.body(sitting), checkpoints=(note,))}


def _later_epoch(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    name = f"{world.session.session}/{sitting.enrolled.candidate}/poste-15/2"
    note = world.note(world.devices[1], name, ())
    return {"body": replace(world.body(sitting), checkpoints=(note,))}


def _long_session_note(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    note = world.note(world.devices[0], f"{world.session.session}/poste-14", (b"{}",))
    return {"body": replace(world.body(sitting), checkpoints=(note,))}


def _gap(world: World, sitting: SimulatedSitting) -> dict[str, object]:
    return {"body": replace(world.body(sitting), journal=tuple(sitting.bodies[1:]))}


def _note(world: World, sitting: SimulatedSitting, stored: tuple[bytes, ...]) -> str:
    name = f"{world.session.session}/{sitting.enrolled.candidate}/poste-14/1"
    return world.note(world.devices[0], name, stored)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_other_ticket, "body.ticket"),
        (_other_statement, "body.statement"),
        (_short_checkpoint, "checkpoint.size"),
        (_other_root, "checkpoint.root"),
        (_other_signer, "signature.unknown_key"),
        (_early_root, "checkpoint.root"),
        (_strange_journal, "checkpoint.journal"),
        (_later_epoch, "checkpoint.journal"),
        (_long_session_note, "checkpoint.size"),
        (_gap, "record.seq"),
    ],
)
def test_a_body_that_is_not_what_was_signed_is_parked(
    world: World, spoil: Spoil, reason: str
) -> None:
    sitting = world.sat()
    bundle = brought(world, sitting, **spoil(world, sitting))
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.UNREPLAYABLE)
    assert bundle.finding["reason"] == reason


def test_checkpoints_on_the_way_are_held_against_the_records(world: World) -> None:
    sitting = world.sat()
    notes = tuple(_note(world, sitting, tuple(sitting.bodies[:size])) for size in (0, 1, 9, 30))
    bundle = brought(world, sitting, body=replace(world.body(sitting), checkpoints=notes))
    assert bundle.verdict is Verdict.IDENTICAL


def test_a_partial_copy_is_opened_and_never_stands(world: World) -> None:
    sitting = world.sitting()
    sitting.start()
    sitting.answer(right=True)
    bundle = brought(world, sitting, kind=BundleKind.PARTIAL)
    assert (bundle.state, bundle.verdict) == (BundleState.OPENED, Verdict.IDENTICAL)
    settled = world.settling.candidate(bundle.session, bundle.candidate)
    assert settled.standing is Standing.EXPECTED


def test_a_partial_copy_cut_within_one_act_is_no_difference(world: World) -> None:
    sitting = world.sitting()
    sitting.start()
    sitting.do(
        commands.Observe("window", events.ObservationPolicy.HOLD, "Une fenêtre."), Actor.STATION
    )
    sitting.records.pop()
    bundle = brought(world, sitting, kind=BundleKind.PARTIAL)
    assert bundle.verdict is Verdict.IDENTICAL


def test_a_final_bundle_without_an_end_is_provisional(world: World) -> None:
    sitting = world.sitting()
    sitting.start()
    bundle = brought(world, sitting)
    settled = world.settling.candidate(bundle.session, bundle.candidate)
    assert settled.standing is Standing.PROVISIONAL
    assert "outcome" not in settled.result


def session_records(world: World, **changed: object) -> tuple[bytes, ...]:
    opened = events.SessionOpened(
        session=world.session.session,
        station="poste-14",
        ticket_sha256=world.session.ticket_sha256,
        realm="demo",
        level=1,
    )
    opened = replace(opened, **changed)  # type: ignore[arg-type]
    at = At(1, 1, "b")
    record = Record(0, opened.TYPE, at, 0, Actor.SURVEILLANT, data_of(opened))
    return (record_to_bytes(record),)


def session_bundle(world: World, stored: tuple[bytes, ...]) -> Bundle:
    sitting = world.sitting()
    body = replace(world.body(sitting), journal=stored)
    note = world.note(world.devices[0], f"{world.session.session}/poste-14", stored)
    return brought(
        world,
        sitting,
        body=replace(body, checkpoints=(note,)),
        checkpoint=note,
        candidate=None,
        kind=BundleKind.SESSION,
        epoch=1,
    )


def test_the_journal_of_a_session_is_opened(world: World) -> None:
    bundle = session_bundle(world, session_records(world))
    assert (bundle.state, bundle.verdict) == (BundleState.OPENED, Verdict.IDENTICAL)
    assert bundle.result["events"] == 1


def test_the_journal_of_another_session_is_parked(world: World) -> None:
    bundle = session_bundle(world, session_records(world, session="other"))
    assert bundle.finding["reason"] == "session.other"


def taken_over(world: World, at_question: int = 8) -> tuple[SimulatedSitting, SimulatedSitting]:
    """The sitting as the old station has it, and as the new one went on."""
    old, new = world.sitting(), world.sitting()
    for one in (old, new):
        one.start()
        for _ in range(at_question):
            one.answer(right=True)
    name = f"{world.session.session}/{old.enrolled.candidate}/poste-14/1"
    note = world.note(world.devices[0], name, tuple(old.bodies))
    new.boot_id = "boot-b"
    new.do(commands.TakeOver(note, 2, new.exam.sitting.spent_ms), Actor.CHEF)
    for one in (old, new):
        while one.exam.sitting.end is None:
            if one.exam.sitting.pause is not None:
                one.do(commands.Resume(), Actor.CHEF)
            one.answer(right=one is new)
        one.do(commands.Score(one.exam.scored()), Actor.STATION)
    return old, new


def test_the_highest_epoch_that_extends_a_checkpoint_wins(world: World) -> None:
    old, new = taken_over(world)
    first = brought(world, old)
    second = brought(world, new, device=world.devices[1])
    assert (first.verdict, second.verdict) == (Verdict.IDENTICAL, Verdict.IDENTICAL)
    settled = world.settling.candidate(first.session, first.candidate)
    assert (settled.standing, settled.bundle) == (Standing.FINAL, second.sha256)


def test_a_takeover_from_a_made_up_checkpoint_is_parked(world: World) -> None:
    old, new = taken_over(world)
    place = next(n for n, one in enumerate(new.records) if one.type == "takeover")
    record = new.records[place]
    name = f"{world.session.session}/{old.enrolled.candidate}/poste-14/1"
    forged = world.note(world.devices[1], name, tuple(old.bodies[:5]))
    new.records[place] = replace(record, data={**record.data, "checkpoint": forged})
    assert brought(world, new, device=world.devices[1]).finding["reason"] == (
        "signature.unknown_key"
    )


def test_a_takeover_from_records_that_are_not_there_is_parked(world: World) -> None:
    old, new = taken_over(world)
    place = next(n for n, one in enumerate(new.records) if one.type == "takeover")
    record = new.records[place]
    name = f"{world.session.session}/{old.enrolled.candidate}/poste-14/1"
    later = world.note(world.devices[0], name, tuple(old.bodies))
    new.records[place] = replace(record, data={**record.data, "checkpoint": later})
    assert brought(world, new, device=world.devices[1]).finding["reason"] == "takeover.checkpoint"


def test_what_an_interrupted_run_left_is_opened_later(world: World) -> None:
    taken = world.intake.take(world.seal(world.sat()).content)
    assert taken.bundle.state is BundleState.STORED
    [opened] = world.opening.open_pending()
    assert opened.verdict is Verdict.IDENTICAL
    assert world.opening.open_pending() == ()


def test_a_result_is_plain_json(world: World) -> None:
    bundle = brought(world, world.sat())
    assert json.loads(json.dumps(bundle.result)) == bundle.result
    assert CandidateId(bundle.candidate) == bundle.candidate


def test_whatever_a_journal_provokes_it_is_parked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def provoked(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("server.intake.opening.verify", provoked)
    bundle = brought(world, world.sat())
    assert (bundle.state, bundle.verdict) == (BundleState.PARKED, Verdict.UNREPLAYABLE)
    assert bundle.finding["found"] == "ZeroDivisionError"
