"""The spreadsheet as an application of the exam. Knows no item and no screen."""

from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.sheet.acts import done
from engine.applications.sheet.checks import check_assertion, holds
from engine.applications.sheet.start import Start, start_from_json
from engine.applications.sheet.state import state_from_json, state_to_json
from engine.records.canonical import JsonObject, dumps

NAME: Final = "sheet"
MOST_STATE_BYTES: Final = 100 * 1024


class SheetApplication:
    """A spreadsheet; see `engine.applications.sheet.start`, `state`, `acts` and `checks`."""

    name = NAME

    def check_start(self, start: JsonObject) -> None:
        """Check what an item lays out.

        Raises:
            MalformedError: No workbook.
        """
        start_from_json(start)

    def first(self, start: JsonObject) -> JsonObject:
        """The state before any act.

        Raises:
            MalformedError: As `check_start`.
        """
        book = start_from_json(start).book
        return state_to_json(book, book)

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        """Check a state that comes from outside.

        Raises:
            MalformedError: No sequence of acts would have this form.
        """
        state_from_json(start_from_json(start).book, state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        """The state after an act.

        Raises:
            MalformedError: There is no such act.
            ActRefusedError: It cannot be done; ``full`` where the workbook would grow too large.
        """
        laid: Start = start_from_json(start)
        book = done(state_from_json(laid.book, state), act)
        found = state_to_json(laid.book, book)
        if len(dumps(found)) > MOST_STATE_BYTES:
            raise ActRefusedError("full")
        return found

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        """Check what an author demands.

        Raises:
            MalformedError: An unknown kind, a missing term, a cell that is not there.
        """
        check_assertion(start_from_json(start).book, assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        """Whether an assertion holds of a state.

        Raises:
            MalformedError: As `check_assertion`.
        """
        laid = start_from_json(start).book
        check_assertion(laid, assertion)
        return holds(laid, state_from_json(laid, state), assertion)
