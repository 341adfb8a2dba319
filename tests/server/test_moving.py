"""A test that changed stations, as the server sees it: one result, and nothing lost or doubled."""

from engine.records.bundle_header import BundleKind
from engine.records.journal_record import Actor
from engine.records.receipt import Verdict
from engine.sitting import commands
from engine.sitting.events import EndReason
from server.results.sealed_roots import SealProblem
from server.store.bundles import Bundle, BundleState
from server.store.results import Standing
from tests.server.scene import Device, SimulatedSitting, World
from tests.server.test_sealed_roots import close_room, problems, sealed


def brought(
    world: World, sitting: SimulatedSitting, device: Device | None = None, **changed: object
) -> Bundle:
    content = world.seal(sitting, device, **changed).content
    return world.opening.open(world.intake.take(content).bundle)


def left(world: World, answers: int = 6) -> tuple[SimulatedSitting, str]:
    """The sitting as it left station 14, and the checkpoint that it left with."""
    old = world.sitting()
    old.start()
    for _ in range(answers):
        old.answer(right=True)
    old.do(commands.HandOver("brouillon", "hardware"), Actor.SURVEILLANT)
    name = f"{world.session.session}/{old.enrolled.candidate}/poste-14/1"
    return old, world.note(world.devices[0], name, tuple(old.bodies))


def went_on(world: World, note: str, answers: int = 6, *, right: bool = True) -> SimulatedSitting:
    """The same sitting as another station went on with it, to its end."""
    new = world.sitting()
    new.start()
    for _ in range(answers):
        new.answer(right=True)
    new.do(commands.HandOver("brouillon", "hardware"), Actor.SURVEILLANT)
    new.boot_id = "the-spare"
    new.do(commands.TakeOver(note, 2, new.exam.sitting.spent_ms), Actor.CHEF)
    while new.exam.sitting.end is None:
        if new.exam.sitting.pause is not None:
            new.do(commands.Resume(), Actor.CHEF)
        new.answer(right=right)
    new.do(commands.Score(new.exam.scored()), Actor.STATION)
    return new


def test_what_left_a_station_and_went_on_elsewhere_is_one_result(world: World) -> None:
    old, note = left(world)
    new = went_on(world, note)
    copy = brought(world, old, kind=BundleKind.PARTIAL, checkpoint=note)
    assert (copy.state, copy.verdict) == (BundleState.OPENED, Verdict.IDENTICAL)
    assert world.settling.candidate(copy.session, copy.candidate).standing is Standing.EXPECTED
    final = brought(world, new, world.devices[1])
    assert final.verdict is Verdict.IDENTICAL
    settled = world.settling.candidate(final.session, final.candidate)
    assert (settled.standing, settled.bundle) == (Standing.FINAL, final.sha256)


def test_the_order_in_which_they_come_changes_nothing(world: World) -> None:
    old, note = left(world)
    final = brought(world, went_on(world, note), world.devices[1])
    copy = brought(world, old, kind=BundleKind.PARTIAL, checkpoint=note)
    assert copy.state is BundleState.OPENED
    settled = world.settling.candidate(final.session, final.candidate)
    assert (settled.standing, settled.bundle) == (Standing.FINAL, final.sha256)


def test_an_old_station_that_went_on_all_the_same_is_kept_and_does_not_stand(world: World) -> None:
    _, note = left(world)
    stray = world.sitting()
    stray.start()
    for _ in range(7):
        stray.answer(right=False)
    stray.do(commands.End(EndReason.CANDIDATE), Actor.SURVEILLANT)
    stray.do(commands.Score(stray.exam.scored()), Actor.STATION)
    kept = brought(world, stray)
    final = brought(world, went_on(world, note), world.devices[1])
    settled = world.settling.candidate(final.session, final.candidate)
    assert (settled.standing, settled.bundle) == (Standing.FINAL, final.sha256)
    row = world.deployment.bundles.get(kept.sha256)
    assert row is not None
    assert row.state is BundleState.OPENED


def test_the_same_stick_on_two_spares_waits_for_a_human(world: World) -> None:
    _, note = left(world)
    first = brought(world, went_on(world, note), world.devices[1])
    second = brought(world, went_on(world, note, right=False), world.devices[0], epoch=2)
    assert (first.verdict, second.verdict) == (Verdict.IDENTICAL, Verdict.IDENTICAL)
    settled = world.settling.candidate(first.session, first.candidate)
    assert settled.standing is Standing.CONFLICT
    chosen = world.decisions.choose(first.sha256, "vu avec le centre")
    assert (chosen.standing, chosen.bundle) == (Standing.FINAL, first.sha256)


def test_a_moved_test_was_sealed_as_the_copy_that_it_left_with(world: World) -> None:
    old, note = left(world)
    told = sealed(world, old)
    close_room(world, told)
    assert problems(world) == [SealProblem.MISSING]
    brought(world, old, kind=BundleKind.PARTIAL, checkpoint=note)
    assert problems(world) == []
