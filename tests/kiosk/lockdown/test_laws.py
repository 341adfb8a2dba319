"""Whatever fails and wherever it stops, recovery gives the machine back, and nothing loosens it."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lockdown import restore_note
from kiosk.lockdown.restoration import restore
from kiosk.lockdown.restore_note import RestoreNote
from kiosk.lockdown.sequence import Sequence
from kiosk.ports.errors import LockdownError
from kiosk.ports.lockdown import Level
from tests.fakes.strict_machine import StrictMachine, Tightening, undos

NAMES = ("a", "b", "c", "d")
DEEDS = ("obstacle", "before", "perform", "performed", "holds", "revert", "reverted")
STRICTNESS = st.integers(0, 5)
FAILURES = st.frozensets(st.sampled_from(DEEDS), max_size=3)


@pytest.fixture(autouse=True, scope="module")
def quick() -> Iterator[None]:
    """Nothing here is cut by a real power cut: what is synced is the model's own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _descriptor: None)
        yield


class Crash(BaseException):
    """The process ends here; its objects do nothing any more."""


class Fuse:
    """Ends the process at the n-th write or change, before it or after it."""

    def __init__(self, steps: int, *, torn: bytes) -> None:
        self._left, self._torn = steps, torn

    def write(self, path: Path, content: bytes, *, owner: object) -> None:
        """A write to the note; cut in two, it leaves a part of the file beside it."""
        del owner  # the tests' own, whoever that is
        self._left -= 1
        if self._left == 0:
            path.with_name(path.name + ".part").write_bytes(content[: len(content) // 2])
            raise Crash
        twin = any(one.suffix == ".json" and one != path for one in path.parent.iterdir())
        part = path.with_name(path.name + ".new")
        part.write_bytes(content)
        part.replace(path)
        if self._left < 0:
            return
        self._left -= 1
        if self._left == 0 and twin:  # the disk lied: what was renamed last holds something else
            path.write_bytes(content[: len(content) // 3] + self._torn)
            raise Crash

    def burn(self, deed: Callable[[], None]) -> Callable[[], None]:
        """A deed on the machine with a step before it and one after it."""

        def do() -> None:
            for part in (lambda: None, deed):
                part()
                self._left -= 1
                if self._left == 0:
                    raise Crash

        return do


class Fused(Tightening):
    """An operation that the fuse may end before it changes anything, or after."""

    def __init__(self, fuse: Fuse, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type] - handed through
        self._fuse = fuse

    def perform(self) -> None:
        self._fuse.burn(super().perform)()


@dataclass(frozen=True)
class Story:
    """A machine, what is wanted of it, what fails once, and where the process ends."""

    original: dict[str, int]
    wanted: dict[str, int]
    fails: dict[str, frozenset[str]]
    length: int
    mandatory: frozenset[str]
    steps: int
    torn: bytes
    ends: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The operations of this level, a prefix of all."""
        return NAMES[: self.length]

    def tell(self, machine: StrictMachine, note: RestoreNote) -> None:
        """Lock, lose a protection to somebody, mend and perhaps unlock; end where it ends."""
        fuse, wanted = Fuse(self.steps, torn=self.torn), self.wanted
        mandatory = self.mandatory & set(self.names)
        operations = [
            Fused(fuse, machine, name, wanted[name], self.fails[name]) for name in self.names
        ]
        lockdown = Sequence(operations, note, Level(1, mandatory))
        with pytest.MonkeyPatch.context() as patched, suppress(LockdownError, Crash):
            patched.setattr(restore_note, "write_durably", fuse.write)
            in_force = lockdown.engage()
            assert set(in_force) >= mandatory
            for name in in_force[:1]:
                machine.set(name, self.original.get(name))
            lockdown.mend()
            if self.ends:
                lockdown.release()


STORIES = st.builds(
    Story,
    original=st.dictionaries(st.sampled_from(NAMES), STRICTNESS),
    wanted=st.fixed_dictionaries(dict.fromkeys(NAMES, STRICTNESS)),
    fails=st.fixed_dictionaries(dict.fromkeys(NAMES, FAILURES)),
    length=st.integers(0, len(NAMES)),
    mandatory=st.frozensets(st.sampled_from(NAMES)),
    steps=st.integers(1, 40),
    torn=st.binary(max_size=4),
    ends=st.booleans(),
)


@settings(deadline=None, max_examples=400)
@given(story=STORIES)
def test_any_prefix_any_failures_and_a_crash_anywhere_then_recovery_is_the_original_twice(
    tmp_path_factory: pytest.TempPathFactory, story: Story
) -> None:
    note = RestoreNote(tmp_path_factory.mktemp("note") / "note.json")
    machine = StrictMachine(story.original)
    story.tell(machine, note)
    # The process is gone; another one knows the note alone, and a second comes after it.
    assert machine.loosened == []
    recovery = undos(machine, story.wanted)
    for _ in ("once", "twice"):
        assert restore(note, recovery) == ()
        assert machine.settings == story.original
    assert machine.loosened == []
    assert note.read() == ()


@settings(deadline=None)
@given(
    original=st.dictionaries(st.sampled_from(NAMES), STRICTNESS),
    wanted=st.fixed_dictionaries(dict.fromkeys(NAMES, STRICTNESS)),
    stuck=st.frozensets(st.sampled_from(NAMES)),
)
def test_an_undo_that_fails_once_is_made_by_the_next_recovery_and_stops_no_other(
    tmp_path_factory: pytest.TempPathFactory,
    original: dict[str, int],
    wanted: dict[str, int],
    stuck: frozenset[str],
) -> None:
    note = RestoreNote(tmp_path_factory.mktemp("note") / "note.json")
    machine = StrictMachine(original)
    operations = [Tightening(machine, name, wanted[name]) for name in NAMES]
    Sequence(operations, note, Level(1, frozenset(NAMES))).engage()
    failing = {
        name: Tightening(
            machine, name, wanted[name], frozenset({"revert"} if name in stuck else ())
        )
        for name in NAMES
    }
    assert set(restore(note, failing)) == stuck
    assert {entry.name for entry in note.read()} == stuck
    assert restore(note, failing) == ()
    assert machine.settings == original
    assert machine.loosened == []
