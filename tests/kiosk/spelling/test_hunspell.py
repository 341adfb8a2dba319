import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ports.spelling import Reason, Spelling
from kiosk.spelling import hunspell
from kiosk.spelling.hunspell import HunspellSpelling
from kiosk.spelling.pipe import PROGRAM, Pipe, PipeEndedError, PipeSilentError
from tests.contracts.spelling_contract import SpellingContract, unknown

FRENCH = hunspell.DICTIONARIES / "fr_FR"
STATION = """
import asyncio, time
from kiosk.spelling.hunspell import HunspellSpelling
checker = HunspellSpelling()
asyncio.run(checker.state("fr"))
print(checker._pipes["fr"].number, flush=True)
time.sleep(600)
"""


@pytest.fixture
def checker() -> Iterator[HunspellSpelling]:
    made = HunspellSpelling()
    yield made
    made.close()


class TestHunspellSpelling(SpellingContract):
    @pytest.fixture
    def spelling(self, checker: HunspellSpelling) -> Spelling:
        return checker


def stand_in(folder: Path, body: str) -> tuple[str, ...]:
    """A program that is started like Hunspell."""
    script = folder / "stand_in.py"
    script.write_text(f"import sys, time\n{body}\n", "utf-8")
    return (sys.executable, str(script))


def test_without_the_program_the_reason_is_said() -> None:
    checker = HunspellSpelling(("/usr/bin/no-such-hunspell",))

    assert asyncio.run(checker.state("fr")) is Reason.NO_PROGRAM
    assert unknown(checker, "la maizon") is None
    checker.close()


def test_without_a_dictionary_the_reason_is_said(tmp_path: Path) -> None:
    checker = HunspellSpelling(dictionaries=tmp_path)

    assert asyncio.run(checker.state("fr")) is Reason.NO_DICTIONARY
    assert unknown(checker, "la maizon") is None
    checker.close()


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(1)",
        "time.sleep(600)",
        "print('Hello', flush=True); time.sleep(600)",
        "print('@(#) x', flush=True); time.sleep(600)",
        "print('@(#) x', flush=True); sys.stdin.readline()",
    ],
)
def test_a_program_that_ends_or_says_nothing_is_broken(tmp_path: Path, body: str) -> None:
    checker = HunspellSpelling(stand_in(tmp_path, body), patience_s=0.4)

    assert asyncio.run(checker.state("fr")) is Reason.BROKEN
    assert unknown(checker, "la maizon") is None
    assert asyncio.run(checker.suggestions("maizon", "fr")) == ()
    checker.close()


def test_a_program_that_was_killed_is_started_again(checker: HunspellSpelling) -> None:
    assert asyncio.run(checker.state("fr")) is None
    first = checker._pipes["fr"].number
    os.kill(first, signal.SIGKILL)

    assert unknown(checker, "la maizon") == ["maizon"]
    assert checker._pipes["fr"].number != first


def test_a_program_that_falls_silent_is_not_waited_for_long() -> None:
    checker = HunspellSpelling(patience_s=3)
    asyncio.run(checker.state("fr"))
    number = checker._pipes["fr"].number
    os.kill(number, signal.SIGSTOP)

    begun = time.monotonic()
    assert unknown(checker, "la maizon") is None
    assert time.monotonic() - begun < 30
    assert not lives(number)
    assert unknown(checker, "la maizon") == ["maizon"]
    checker.close()


def test_a_closed_checker_leaves_no_program(checker: HunspellSpelling) -> None:
    asyncio.run(checker.state("fr"))
    asyncio.run(checker.state("en"))
    numbers = [one.number for one in checker._pipes.values()]

    checker.close()

    assert len(numbers) == 2
    assert not any(lives(one) for one in numbers)


def test_the_program_dies_with_a_station_that_is_killed() -> None:
    station = subprocess.Popen([sys.executable, "-c", STATION], stdout=subprocess.PIPE)
    assert station.stdout is not None
    number = int(station.stdout.readline())
    station.kill()
    station.wait()
    station.stdout.close()

    until = time.monotonic() + 5
    while time.monotonic() < until and lives(number):
        time.sleep(0.05)
    assert not lives(number)


def test_the_program_gets_nothing_of_the_environment_and_no_folder_of_an_account(
    checker: HunspellSpelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DICPATH", "/home")
    monkeypatch.setenv("WORDLIST", "/home/mine")
    asyncio.run(checker.state("fr"))
    process = Path("/proc") / str(checker._pipes["fr"].number)

    told = dict(one.split("=", 1) for one in (process / "environ").read_text().split("\0") if one)
    assert told == {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    assert (process / "cwd").readlink() == Path("/")
    assert (process / "exe").readlink() == Path(PROGRAM)


def test_known_words_are_asked_once(checker: HunspellSpelling) -> None:
    assert unknown(checker, "la maizon") == ["maizon"]
    os.kill(checker._pipes["fr"].number, signal.SIGKILL)
    before = checker._pipes["fr"]

    assert unknown(checker, "la maizon, la maizon") == ["maizon", "maizon"]
    assert checker._pipes["fr"] is before


def test_what_is_remembered_has_an_end(
    checker: HunspellSpelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunspell, "_REMEMBERED", 2)

    assert unknown(checker, "la maizon est grnade") is not None
    assert len(checker._told) <= 2


def test_a_very_long_text_is_looked_at_piece_by_piece(
    checker: HunspellSpelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hunspell, "_AT_ONCE", 2)

    assert unknown(checker, "la maizon est grnade") == ["maizon"]
    assert unknown(checker, "la maizon est grnade") == ["maizon", "grnade"]


def test_letters_with_loose_accents_are_the_same_letters(checker: HunspellSpelling) -> None:
    assert unknown(checker, "l’e\u0301cole") == []


def test_a_pipe_says_why_it_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(PipeEndedError):
        Pipe(("/nowhere/hunspell",), FRENCH, 1)
    with pytest.raises(PipeSilentError):
        Pipe(stand_in(tmp_path, "time.sleep(600)"), FRENCH, 0.2)


def test_a_pipe_that_ignores_its_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.spelling.pipe._END_S", 0.2)
    deaf = (
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('@(#) x', flush=True)\ntime.sleep(600)"
    )
    pipe = Pipe(stand_in(tmp_path, deaf), FRENCH, 30)

    pipe.stop()

    assert not lives(pipe.number)


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
