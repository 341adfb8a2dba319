"""Kills a process that writes a journal, many times, and counts what was lost.

``python -m tests.kiosk.store.killed_writer FOLDER ROUNDS`` prints one JSON object.
"""

import json
import os
import signal
import sys
from pathlib import Path

from engine.records.identifiers import SessionId, StationId
from engine.records.secret import Secret
from kiosk.ports.journal import Working
from kiosk.store.session_store import SqlSessionStore

KEY = Secret(b"k" * 32)
STEP = 7
MOST = 23


def open_store(folder: Path) -> SqlSessionStore:
    return SqlSessionStore(folder / "S1.db", KEY, SessionId("S1"), StationId("P14"))


def body(seq: int) -> bytes:
    return b"record %d" % seq


def write_for_ever(folder: Path, acknowledged: int) -> None:
    """Append record after record, and say so only once each is durable."""
    journal = open_store(folder).sitting_journal("C1", 0)
    seq = len(journal.bodies())
    while True:
        journal.keep(Working(seq, f"draft {seq}", seq, 0, 0, "boot-1"))
        journal.append([body(seq)], first=seq)
        os.write(acknowledged, b"%d\n" % seq)
        seq += 1


def kill_one_writer(folder: Path, after: int) -> list[int]:
    """The records that a writer acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(folder, writing)
    os.close(writing)
    with os.fdopen(reading) as lines:
        told = [int(lines.readline()) for _ in range(after)]
        os.kill(child, signal.SIGKILL)
        told += [int(line) for line in lines]
    os.waitpid(child, 0)
    return told


def main(folder: Path, rounds: int) -> dict[str, int]:
    told: list[int] = []
    lost = wrong = stray = 0
    for number in range(rounds):
        told += kill_one_writer(folder, 1 + number * STEP % MOST)
        store = open_store(folder)
        journal = store.sitting_journal("C1", 0)
        bodies, working = journal.bodies(), journal.working()
        store.close()
        lost += sum(1 for seq in told if seq >= len(bodies))
        wrong += sum(1 for seq, one in enumerate(bodies) if one != body(seq))
        stray += working is not None and working.question != len(bodies)
    return {"acknowledged": len(told), "lost": lost, "wrong": wrong, "stray": stray}


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), int(sys.argv[2])), sys.stdout)
