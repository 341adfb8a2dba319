"""What the confirmation of a skipped question shows. Knows no toolkit.

The dialog says: `confirmed`, `cancelled`. Staying is what has the focus.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkipView:
    """The number of the question about to be left for good."""

    number: int
