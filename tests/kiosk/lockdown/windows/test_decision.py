"""The hook program's decisions, compiled, agree with kiosk.lockdown.windows.keys."""

import itertools
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lockdown.windows.keys import KEYS, LEFT_CTRL, MADE_UP, RIGHT_ALT, STATES, Keyboard, table
from tests.kiosk.lockdown.windows.wine import in_wine, needs_wine

HERE = Path(__file__).parent
SOURCE = HERE.parents[3] / "kiosk/lockdown/windows/hook"
DECIDE, EVENT, FORGET = range(3)
Record = tuple[int, int, int, int, bool, bool]
Judge = Callable[[Iterable[Record]], bytes]
pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")


def compile_with(compiler: Sequence[str], out: Path) -> Path:
    flags = ["-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", f"-I{SOURCE}", "-o", str(out)]
    sources = [str(HERE / "judge.c"), str(SOURCE / "decision.c")]
    subprocess.run([*compiler, *flags, *sources], check=True)
    return out


def packed(records: Iterable[Record]) -> bytes:
    return b"".join(
        bytes((kind, key, scan & 0xFF, scan >> 8, held, up, injected, 0))
        for kind, key, scan, held, up, injected in records
    )


def answers(command: Sequence[str], decisions: bytes, records: Iterable[Record]) -> bytes:
    return subprocess.run(
        command, input=decisions + packed(records), check=True, capture_output=True, timeout=60
    ).stdout


def reference(decisions: bytes, records: Iterable[Record]) -> bytes:
    keyboard = Keyboard(decisions)
    said = bytearray()
    for kind, key, scan, held, up, injected in records:
        if kind == DECIDE:
            said.append(decisions[key * STATES + held])
        elif kind == EVENT:
            said.append(keyboard.judge(key, scan, up=up, injected=injected))
        else:
            keyboard.forget(key)
            said.append(0)
    return bytes(said)


HANDS: tuple[tuple[tuple[int, int], ...], ...] = (
    ((0xA0, 0x2A),),
    ((LEFT_CTRL, 0x1D),),
    ((0xA3, 0x1D),),
    ((0xA4, 0x38),),
    ((RIGHT_ALT, 0x38),),
    ((LEFT_CTRL, 0x1D | MADE_UP), (RIGHT_ALT, 0x38)),
    ((0x5B, 0x5B),),
    ((0x5C, 0x5C),),
)
"""What may be held: each hand's keys, with the pair that AltGr is."""


def every_stroke() -> list[Record]:
    """Every key with every set of held keys, as events that come in and go again."""
    events: list[Record] = []
    for count in range(4):
        for hands in itertools.combinations(HANDS, count):
            pressed = [pair for hand in hands for pair in hand]
            events += [(EVENT, key, scan, 0, False, False) for key, scan in pressed]
            for key in range(KEYS):
                events.append((EVENT, key, 0, 0, False, key % 5 == 0))
                events.append((EVENT, key, 0, 0, True, False))
                events += [
                    (EVENT, again, scan, 0, False, False) for again, scan in pressed if again == key
                ]
            events += [(EVENT, key, scan, 0, True, False) for key, scan in pressed]
    return events


def every_decision() -> list[Record]:
    return [(DECIDE, key, 0, held, False, False) for key in range(KEYS) for held in range(STATES)]


@pytest.fixture(scope="module")
def native(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_with(["cc"], tmp_path_factory.mktemp("judge") / "judge")


@pytest.mark.parametrize("injected_blocked", [False, True])
def test_the_program_agrees_on_every_key_with_everything_held(
    native: Path, injected_blocked: bool
) -> None:
    decisions = table(injected_blocked=injected_blocked)
    records = [*every_decision(), *every_stroke()]
    assert len(records) > 16384 + 256 * 90
    assert answers([str(native)], decisions, records) == reference(decisions, records)


EVENTS = st.tuples(
    st.sampled_from((EVENT, EVENT, EVENT, FORGET)),
    st.sampled_from((0x09, 0x10, 0x11, 0x12, 0x1B, 0x20, 0x41, 0x53, 0x5B, 0x5C, 0x73))
    | st.sampled_from((0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5))
    | st.integers(0, 255),
    st.sampled_from((0, 0x1D, 0x1D | MADE_UP)),
    st.just(0),
    st.booleans(),
    st.booleans(),
)


@settings(deadline=None)  # a process for each
@given(st.lists(EVENTS, max_size=60))
def test_the_program_agrees_on_any_events(native: Path, records: list[Record]) -> None:
    assert answers([str(native)], table(), records) == reference(table(), records)


@pytest.mark.attack("win-altgr")
@pytest.mark.long
@needs_wine
def test_the_program_built_for_windows_agrees_too(tmp_path: Path) -> None:
    program = compile_with(["x86_64-w64-mingw32-gcc", "-static"], tmp_path / "judge.exe")
    records = [*every_decision(), *every_stroke()]
    said = answers(in_wine(str(program)), table(), records)
    assert said == reference(table(), records)
