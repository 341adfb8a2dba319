"""What a subcommand of pix-engine is, and how it says that it cannot go on."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


class RefusedError(Exception):
    """The input cannot be used; the arguments are the sentence in French and in English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french, english)
        self.french = french
        self.english = english


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its name, what it does, an example, its arguments and its action.

    What it reads and prints is told by the two schemas of its name. `run` returns the exit
    status and may raise `RefusedError`, which becomes exit status 2.
    """

    name: str
    summary: str
    example: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
