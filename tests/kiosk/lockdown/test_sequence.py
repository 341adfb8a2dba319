"""Tests of kiosk.lockdown.sequence and kiosk.lockdown.restoration."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import Entry, RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.errors import DiskFullError, LockdownError, RestoreNoteError
from kiosk.ports.lockdown import Level, Lockdown
from tests.contracts.lockdown_contract import LockdownContract
from tests.fakes.operations import SettingOperation, failing

ORIGINAL = {"a": "1", "c": ""}
NAMES = ("a", "b", "c")
LEVEL = Level(1, frozenset({"a"}))
ALL = Level(1, frozenset(NAMES))


@pytest.fixture
def machine() -> dict[str, str]:
    return dict(ORIGINAL)


@pytest.fixture
def note(tmp_path: Path) -> RestoreNote:
    return RestoreNote(tmp_path / "note.json")


def sequence(machine: dict[str, str], note: RestoreNote) -> Sequence:
    return Sequence([SettingOperation(machine, name) for name in NAMES], note, LEVEL)


class TestContract(LockdownContract):
    settings: dict[str, str]

    @pytest.fixture
    def lockdown(self, machine: dict[str, str], note: RestoreNote) -> Lockdown:
        self.settings = machine
        return sequence(machine, note)

    def machine(self) -> object:
        return dict(self.settings)


def test_all_operations_are_in_force(machine: dict[str, str], note: RestoreNote) -> None:
    lockdown = sequence(machine, note)
    assert lockdown.engage() == NAMES
    assert machine == dict.fromkeys(NAMES, "locked")
    assert lockdown.level == 1


def test_each_note_is_on_the_disk_before_its_deed(
    machine: dict[str, str], note: RestoreNote
) -> None:
    seen: list[tuple[str, ...]] = []

    def look() -> None:
        seen.append(tuple(entry.name for entry in RestoreNote(note.path).read()))

    operations = [SettingOperation(machine, name, on_perform=look) for name in NAMES]
    Sequence(operations, note, LEVEL).engage()
    assert seen == [("a",), ("a", "b"), ("a", "b", "c")]


def test_what_is_undone_is_undone_in_reverse(machine: dict[str, str], note: RestoreNote) -> None:
    order: list[str] = []
    operations = [
        SettingOperation(machine, "a", on_revert=lambda: order.append("a")),
        SettingOperation(machine, "b", on_revert=lambda: order.append("b")),
    ]
    lockdown = Sequence(operations, note, LEVEL)
    lockdown.engage()
    lockdown.release()
    assert order == ["b", "a"]


def test_a_failing_deed_undoes_itself_and_everything_before(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [
        SettingOperation(machine, "a"),
        SettingOperation(machine, "b", on_perform=failing(OSError("no"))),
        SettingOperation(machine, "c"),
    ]
    with pytest.raises(LockdownError) as caught:
        Sequence(operations, note, ALL).engage()
    assert caught.value.data == {"operation": "b", "left": ()}
    assert machine == ORIGINAL
    assert note.read() == ()


def test_an_interrupted_engagement_is_undone_too(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [SettingOperation(machine, "a", on_perform=failing(KeyboardInterrupt()))]
    with pytest.raises(KeyboardInterrupt):
        Sequence(operations, note, LEVEL).engage()
    assert machine == ORIGINAL


def test_a_failing_undo_does_not_stop_the_others(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [
        SettingOperation(machine, "a"),
        SettingOperation(machine, "b", on_revert=failing(RuntimeError("no"))),
        SettingOperation(machine, "c"),
    ]
    lockdown = Sequence(operations, note, LEVEL)
    lockdown.engage()
    assert lockdown.release() == ("b",)
    assert machine == {**ORIGINAL, "b": "locked"}
    assert note.read() == (Entry("b", {"value": None}),)


def test_a_later_run_undoes_an_earlier_one_before_it_notes_anything(
    machine: dict[str, str], note: RestoreNote
) -> None:
    sequence(machine, note).engage()  # and the process dies here
    later = sequence(machine, note)
    later.engage()
    later.release()
    assert machine == ORIGINAL


def test_an_earlier_run_that_cannot_be_undone_is_kept_and_refused(
    machine: dict[str, str], note: RestoreNote
) -> None:
    note.add(Entry("of another version", {"value": "x"}))
    with pytest.raises(LockdownError) as caught:
        sequence(machine, note).engage()
    assert caught.value.data["left"] == ("of another version",)
    assert machine == ORIGINAL
    assert note.read() == (Entry("of another version", {"value": "x"}),)


def test_nothing_is_changed_over_an_unreadable_note(
    machine: dict[str, str], note: RestoreNote
) -> None:
    note.path.write_bytes(b"damaged")
    with pytest.raises(RestoreNoteError):
        sequence(machine, note).engage()
    assert machine == ORIGINAL
    assert note.path.read_bytes() == b"damaged"


def test_a_run_remembers_what_to_undo_when_its_note_is_damaged(
    machine: dict[str, str], note: RestoreNote
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    _damage(note)
    with pytest.raises(RestoreNoteError):
        lockdown.release()
    assert machine == ORIGINAL


def test_a_note_damaged_between_two_deeds_undoes_the_first(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [
        SettingOperation(machine, "a", on_perform=lambda: _damage(note)),
        SettingOperation(machine, "b"),
    ]
    with pytest.raises(LockdownError) as caught:
        Sequence(operations, note, LEVEL).engage()
    assert caught.value.data == {"operation": "b", "left": ("restore-note",)}
    assert machine == ORIGINAL


def _damage(note: RestoreNote) -> None:
    for path in note.paths:
        path.write_bytes(b"damaged")


def test_a_run_remembers_what_to_undo_when_its_note_was_taken_away(
    machine: dict[str, str], note: RestoreNote
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    for path in note.paths:
        path.unlink()
    assert lockdown.release() == ()
    assert machine == ORIGINAL


def test_what_cannot_even_be_asked_is_an_obstacle(
    machine: dict[str, str], note: RestoreNote
) -> None:
    class Silent(SettingOperation):
        def obstacle(self) -> str:
            raise OSError

    lockdown = Sequence([SettingOperation(machine, "a"), Silent(machine, "b")], note, LEVEL)
    assert lockdown.engage() == ("a",)
    lockdown.release()
    with pytest.raises(LockdownError) as refused:
        Sequence([Silent(machine, "a")], note, LEVEL).engage()
    assert refused.value.data["reason"] == "unknown"
    assert machine == ORIGINAL


def test_without_room_for_the_note_nothing_is_changed(
    machine: dict[str, str], note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note, "add", lambda _entry: failing(DiskFullError())())
    with pytest.raises(LockdownError):
        sequence(machine, note).engage()
    assert machine == ORIGINAL


def test_what_cannot_be_struck_out_is_told(
    machine: dict[str, str], note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    monkeypatch.setattr(note, "drop", lambda _name: failing(DiskFullError())())
    assert lockdown.release() == ("c", "b", "a")
    assert machine == ORIGINAL


def test_what_no_longer_holds_is_lost(machine: dict[str, str], note: RestoreNote) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    machine["b"] = "changed by someone else"
    del machine["c"]  # asking for it fails
    assert lockdown.lost() == ("b", "c")


@pytest.mark.parametrize("content", [None, "", "{}"])
@pytest.mark.attack("note-deleted")
def test_a_note_taken_away_or_damaged_meanwhile_is_written_again_at_the_next_look(
    machine: dict[str, str], note: RestoreNote, content: str | None
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    noted = note.read()
    for path in note.paths:
        path.unlink()
        if content is not None:
            path.write_text(content)
    assert lockdown.lost() == ()
    assert note.read() == noted
    undos = {name: SettingOperation(machine, name) for name in NAMES}
    assert restore(note, undos) == ()  # after a power cut, say
    assert machine == ORIGINAL


def test_a_note_of_an_earlier_run_is_left_alone_at_a_look(
    machine: dict[str, str], note: RestoreNote
) -> None:
    note.path.write_text("unreadable")
    assert sequence(machine, note).lost() == ()
    assert note.path.read_text() == "unreadable"


def test_a_note_that_says_something_else_is_written_again(
    machine: dict[str, str], note: RestoreNote
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    noted = note.read()
    note.renew((Entry("a", {"value": "forged"}),))
    lockdown.lost()
    assert note.read() == noted


def test_a_note_that_cannot_be_written_again_now_is_tried_at_the_next_look(
    machine: dict[str, str], note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    noted = note.read()
    for path in note.paths:
        path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(note, "renew", lambda _entries: failing(DiskFullError(folder=""))())
        assert lockdown.lost() == ()
    assert note.read() == ()
    lockdown.lost()
    assert note.read() == noted


def test_two_operations_of_one_name_are_refused(machine: dict[str, str], note: RestoreNote) -> None:
    with pytest.raises(ValueError, match="one name"):
        Sequence([SettingOperation(machine, "a")] * 2, note, LEVEL)


@settings(deadline=None)  # each note is synced to the disk, four times
@given(
    died_in=st.integers(0, len(NAMES) - 1),
    original=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=4)),
    failures=st.sets(st.sampled_from(NAMES)),
)
def test_after_a_death_at_any_deed_the_note_alone_gives_the_machine_back(
    tmp_path_factory: pytest.TempPathFactory,
    died_in: int,
    original: dict[str, str],
    failures: set[str],
) -> None:
    note = RestoreNote(tmp_path_factory.mktemp("note") / "note.json")
    machine = dict(original)
    for name in NAMES[: died_in + 1]:
        operation = SettingOperation(machine, name)
        note.add(Entry(name, operation.before()))
        machine[name] = "half"
    first = {
        name: SettingOperation(
            machine, name, on_revert=failing(OSError()) if name in failures else lambda: None
        )
        for name in NAMES
    }
    begun = set(NAMES[: died_in + 1])
    assert set(restore(note, first)) == failures & begun
    assert restore(note, {name: SettingOperation(machine, name) for name in NAMES}) == ()
    assert machine == original
    assert not note.path.exists()


def test_an_obstacle_stops_a_mandatory_operation_before_anything_is_changed(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [SettingOperation(machine, "b"), SettingOperation(machine, "a", against="rights")]
    with pytest.raises(LockdownError) as refused:
        Sequence(operations, note, LEVEL).engage()
    assert refused.value.data["operation"] == "a"
    assert machine == ORIGINAL
    assert not note.path.exists()


def test_an_optional_operation_that_cannot_be_made_is_left_out(
    machine: dict[str, str], note: RestoreNote
) -> None:
    operations = [
        SettingOperation(machine, "a"),
        SettingOperation(machine, "b", against="rights"),
        SettingOperation(machine, "c", on_perform=failing(OSError())),
    ]
    lockdown = Sequence(operations, note, LEVEL)
    assert lockdown.engage() == ("a",)
    assert machine == {**ORIGINAL, "a": "locked"}
    assert lockdown.lost() == ()


def test_an_optional_operation_that_cannot_even_be_read_is_left_out(
    machine: dict[str, str], note: RestoreNote
) -> None:
    class Unreadable(SettingOperation):
        def before(self) -> Mapping[str, str | None]:
            raise OSError

    lockdown = Sequence([SettingOperation(machine, "a"), Unreadable(machine, "b")], note, LEVEL)
    assert lockdown.engage() == ("a",)


def test_an_optional_operation_that_cannot_be_undone_undoes_the_whole(
    machine: dict[str, str], note: RestoreNote
) -> None:
    broken = failing(OSError())
    operations = [
        SettingOperation(machine, "a"),
        SettingOperation(machine, "c", on_perform=broken, on_revert=broken),
    ]
    with pytest.raises(LockdownError) as refused:
        Sequence(operations, note, LEVEL).engage()
    assert refused.value.data == {"operation": "c", "left": ("c",)}
    assert machine["a"] == ORIGINAL["a"]


def test_a_mandatory_operation_that_does_not_hold_undoes_everything(
    machine: dict[str, str], note: RestoreNote
) -> None:
    def undo_a() -> None:
        machine["a"] = "free"

    operations = [
        SettingOperation(machine, "a"),
        SettingOperation(machine, "b", on_perform=undo_a),
    ]
    with pytest.raises(LockdownError) as refused:
        Sequence(operations, note, LEVEL).engage()
    assert refused.value.data["operation"] == "a"
    assert machine == ORIGINAL


def test_what_was_lost_is_made_again_and_given_back_as_it_was_first(
    machine: dict[str, str], note: RestoreNote
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    machine["a"] = "free"
    assert lockdown.lost() == ("a",)
    assert lockdown.mend() == ()
    lockdown.release()
    assert machine == ORIGINAL


def test_what_cannot_be_made_again_stays_lost(machine: dict[str, str], note: RestoreNote) -> None:
    works = [True]

    def deed() -> None:
        if not works[0]:
            raise OSError

    lockdown = Sequence([SettingOperation(machine, "a", on_perform=deed)], note, LEVEL)
    lockdown.engage()
    works[0] = False
    machine["a"] = "free"
    assert lockdown.mend() == ("a",)


def test_a_level_names_only_operations_that_are_there(note: RestoreNote) -> None:
    with pytest.raises(ValueError, match="mandatory"):
        Sequence([], note, LEVEL)


@pytest.mark.attack("rescue-meanwhile")
def test_what_a_rescue_gave_back_meanwhile_is_noted_again_before_it_is_made_again(
    machine: dict[str, str], note: RestoreNote
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    undos = {name: SettingOperation(machine, name) for name in NAMES}
    assert restore(RestoreNote(note.path), undos) == ()
    assert machine == ORIGINAL
    for name in NAMES:
        machine.setdefault(name, "")  # what is asked is there
    assert lockdown.mend() == ()
    assert restore(RestoreNote(note.path), undos) == ()  # after a crash
    assert machine == ORIGINAL


def test_what_cannot_be_noted_again_is_not_made_again(
    machine: dict[str, str], note: RestoreNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    lockdown = sequence(machine, note)
    lockdown.engage()
    machine["a"] = "loose"
    monkeypatch.setattr(note, "add", failing_with(DiskFullError()))
    assert lockdown.mend() == ("a",)
    monkeypatch.setattr(note, "add", failing_with(RestoreNoteError()))
    assert lockdown.mend() == ()


def failing_with(error: BaseException) -> Callable[[Entry], None]:
    fail = failing(error)
    return lambda _entry: fail()
