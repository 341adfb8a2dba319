"""What every simulated application offers the exam. Knows no application and no screen.

An application is pure and deterministic: its *start* is what an item lays out, its *state* what
the candidate has made of it, an *act* one thing done to it. Starts, states, acts and checks are
JSON of integers, texts, booleans and null, without floats. A state holds what can change, and
nothing that the start tells already, so that it stays small in a journal.
"""

from typing import Protocol

from engine.errors import EngineError
from engine.records.canonical import JsonObject


class ActRefusedError(EngineError):
    """The application cannot do that now; the first argument is a reason of its own.

    Nothing changed. A screen has a sentence for each reason.
    """


class Application(Protocol):
    """One simulated application."""

    @property
    def name(self) -> str:
        """By which items name it, such as ``sheet``."""
        ...

    def check_start(self, start: JsonObject) -> None:
        """Check what an item lays out.

        Raises:
            MalformedError: It is nothing that this application could open.
        """
        ...

    def first(self, start: JsonObject) -> JsonObject:
        """The state before any act.

        Raises:
            MalformedError: As `check_start`.
        """
        ...

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        """Check a state that comes from outside, such as an answer in a journal.

        Raises:
            MalformedError: No sequence of acts would have this form.
        """
        ...

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        """The state after an act; the given one is never changed.

        Raises:
            MalformedError: There is no such act.
            ActRefusedError: It cannot be done in this state.
        """
        ...

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        """Check what an author demands, before anybody answers.

        Raises:
            MalformedError: An unknown kind, a missing term, or a thing that the start has not.
        """
        ...

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        """Whether one assertion, an object with its `kind`, holds of a state.

        Raises:
            MalformedError: As `check_assertion`.
        """
        ...
