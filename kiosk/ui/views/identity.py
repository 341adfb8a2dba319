"""What a candidate reads about themself before anything starts. Knows no toolkit.

The screen says: `confirmed`, `denied`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentityView:
    """A name, an exam and the time that is theirs.

    `duration` is the whole of it (`2 h 20`), made of `planned` (`1 h 45`) and `extra`
    (`+ 35 min`, or empty). `extra_share` is the part of the whole that is extra, from 0 to 1.
    """

    first_name: str
    last_name: str
    birth_date: str
    exam: str
    exam_detail: str
    duration: str
    planned: str
    extra: str = ""
    extra_share: float = 0.0
    adaptations: tuple[str, ...] = ()
    adaptations_note: str = ""
