"""The tree of the server's errors. Knows no sentence: words live in `server.words`.

The first argument is a stable key, the others are data for the sentence.
"""


class ServerError(Exception):
    """Something that the server cannot do; a command ends with `exit_status`."""

    exit_status = 1

    @property
    def key(self) -> str:
        """The stable key of the sentence."""
        return str(self.args[0])

    @property
    def data(self) -> tuple[object, ...]:
        """What the sentence speaks of."""
        return self.args[1:]


class RefusedError(ServerError):
    """What was brought does not hold: a signature, a form, a rule."""


class WrongInputError(ServerError):
    """What was asked cannot be understood or does not exist."""

    exit_status = 2


class StateError(ServerError):
    """The state folder is missing, already there, damaged or readable by others."""

    exit_status = 3


class ForkError(ServerError):
    """Other bytes stand already where these want to stand; both are kept for a human."""

    exit_status = 1
