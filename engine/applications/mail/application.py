"""The mail client as the exam knows it: start, state, acts and checks. Knows no screen."""

from typing import Final

from engine.applications.mail import acts, checks
from engine.applications.mail.start import read_start
from engine.applications.mail.state import first, read_state
from engine.records.canonical import JsonObject
from engine.records.reading import Reader


class MailApplication:
    """A mailbox, with folders, drafts, rules and an address book; nothing leaves the machine."""

    name: Final = "mail"

    def check_start(self, start: JsonObject) -> None:
        """Check a mailbox that an item lays out.

        Raises:
            MalformedError: It is none.
        """
        read_start(start)

    def first(self, start: JsonObject) -> JsonObject:
        """The mailbox before any act.

        Raises:
            MalformedError: The start is none.
        """
        laid = read_start(start)
        return first(laid).to_json(laid)

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        """Check a state that comes from outside.

        Raises:
            MalformedError: It is none of this mailbox.
        """
        read_state(read_start(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        """The state after an act.

        Raises:
            MalformedError: There is no such act.
            ActRefusedError: It cannot be done now.
        """
        laid = read_start(start)
        after = acts.perform(laid, read_state(laid, state), Reader(act, "act."))
        return after.to_json(laid)

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        """Check what an author demands.

        Raises:
            MalformedError: An unknown kind, a missing term, or a thing that the start has not.
        """
        checks.check(read_start(start), Reader(assertion, "check."))

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        """Whether an assertion holds of a state.

        Raises:
            MalformedError: As `check_assertion`.
        """
        laid = read_start(start)
        checked = checks.check(laid, Reader(assertion, "check."))
        return checked(laid, read_state(laid, state))
