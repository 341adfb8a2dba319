"""What a simulated application shows, and what was made of it. Knows no toolkit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

State: TypeAlias = Mapping[str, Any]
"""JSON: the start of an application as its item lays it out, or its state."""


@dataclass(frozen=True, slots=True)
class ToolView:
    """The application beside a question.

    `name` is by which items name it, `start` what the item lays out, `state` what was made of it
    before, or None. `media` are the bytes of the documents of kind tool, by file name.
    """

    name: str
    start: State = field(hash=False)
    state: State | None = field(default=None, hash=False)
    media: Mapping[str, bytes] = field(default_factory=dict, repr=False, hash=False)


@dataclass(frozen=True, slots=True)
class Work:
    """The state of an application, and the answer typed or chosen beside it, if one is asked."""

    state: State = field(hash=False)
    answer: int | list[int] | str | dict[str, str] | None = field(default=None, hash=False)
