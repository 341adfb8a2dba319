"""The locked program of the attacks, by its words. Knows no display."""

import json
import subprocess
import time
from collections.abc import Callable
from typing import IO


class Locked:
    """The program with the window, by its words."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def say(self, word: str) -> dict[str, object]:
        told, heard = pipes(self.process)
        told.write(word + "\n")
        told.flush()
        facts: dict[str, object] = json.loads(heard.readline())
        return facts

    def report_until(self, fact: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        end = time.monotonic() + 15
        while not fact(facts := self.say("report")):
            assert time.monotonic() < end, str(facts)
        return facts


def pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout
