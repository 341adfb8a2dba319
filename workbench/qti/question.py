"""One question between two forms: what QTI and our sources both can say. Knows neither form."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Question:
    """What was read; `document` holds the keys of an `item.yaml` that the type needs.

    `media` maps the names of files beside the item to their bytes. `notes` say what was
    simplified, by keys of `workbench.qti.refusal.NOTES`, `rules` how scores were reduced.
    """

    identifier: str
    title: str = ""
    language: str = "fr"
    statement: str = ""
    document: dict[str, Any] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
