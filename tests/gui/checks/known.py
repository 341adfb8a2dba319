"""What was found and is being put right: scene, number of the check, words of the finding.

Each is met at one end alone: words 35 % longer than French, or every spacing at once on 1024×600.
"""

from typing import Final

KNOWN: Final[tuple[tuple[str, str, str], ...]] = (
    ("question-display", "A15", ""),
    ("display-", "A15", ""),
    ("question-dyslexic", "A14", "clock"),
    ("question-dyslexic", "A18", "below"),
    ("question-mail", "A14", "mail-search"),
    ("question-", "A18", "_Splitter"),
    ("practice-feedback", "A14", "progress"),
    ("question-files", "A14", "Text"),
    ("people", "A15", ""),
    ("technician", "A14", "panel-close"),
)


def is_known(scene: str, finding: str) -> bool:
    """Whether a finding is on the list."""
    return any(
        scene.startswith(name) and finding.startswith(number) and words in finding
        for name, number, words in KNOWN
    )
