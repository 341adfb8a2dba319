"""The file explorer as the exam knows it: start, state, acts and checks. Knows no screen."""

from typing import Final

from engine.applications.files.acts import perform
from engine.applications.files.checks import holds
from engine.applications.files.start import read_shelf
from engine.applications.files.state import desk_to_json, first_desk, read_desk
from engine.records.canonical import JsonObject


class FilesApplication:
    """Folders and files of an item, with a trash and archives; implements `Application`."""

    name: Final = "files"

    def check_start(self, start: JsonObject) -> None:
        """Check what an item lays out.

        Raises:
            MalformedError: It is nothing that the explorer could show.
        """
        read_shelf(start)

    def first(self, start: JsonObject) -> JsonObject:
        """The state before any act.

        Raises:
            MalformedError: As `check_start`.
        """
        return desk_to_json(first_desk(read_shelf(start)))

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        """Check a state that comes from outside.

        Raises:
            MalformedError: It is none of this start.
        """
        read_desk(read_shelf(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        """The state after an act.

        Raises:
            MalformedError: There is no such act.
            ActRefusedError: It cannot be done in this state.
        """
        return desk_to_json(perform(read_desk(read_shelf(start), state), act))

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        """Check what an author demands.

        Raises:
            MalformedError: An unknown kind, a missing term, or a thing that the start has not.
        """
        holds(first_desk(read_shelf(start)), assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        """Whether an assertion holds of a state.

        Raises:
            MalformedError: As `check_assertion`.
        """
        return holds(read_desk(read_shelf(start), state), assertion)
