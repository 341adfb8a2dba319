"""The tree of the engine's errors. Knows no sentence: words live where people read them."""


class EngineError(Exception):
    """Something that came from outside does not hold; data of the error are its arguments."""


class MalformedError(EngineError):
    """Untrusted bytes or values do not have the form of what they claim to be."""


class TransitionRefusedError(EngineError):
    """The sitting's phase does not allow the command."""


class SignatureRefusedError(EngineError):
    """Not signed by the people or roles that the root asks for."""


class SealRefusedError(EngineError):
    """Could not be opened: a wrong key, a wrong code or a changed byte; which one is not told."""


class BankExhaustedError(EngineError):
    """No item is left that the plan could serve."""
