"""What is shown when the station cannot go on. Knows no toolkit.

The screen says: `acted`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FatalView:
    """One plain sentence each: what happened, what is safe, what to do; `code` for the staff."""

    title: str
    what: str
    safe: str
    todo: str
    code: str = ""
    action: str = ""
