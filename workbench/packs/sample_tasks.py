"""Small tasks in simulated applications, for new items to begin with. Knows no item.

Each file of `samples` is the part of an ``item.yaml`` that is about the application: a start, a
check that it does not pass, one way that passes and three that nearly do.
"""

from pathlib import Path
from typing import Final

from engine.applications.table import APPLICATIONS

_SAMPLES: Final = Path(__file__).parent / "samples"


def applications() -> tuple[str, ...]:
    """The applications that there is a sample for."""
    return tuple(name for name in sorted(APPLICATIONS) if _path(name).is_file())


def sample_task(name: str) -> str:
    """The sample for one of `applications`, as YAML.

    Raises:
        OSError: There is none.
    """
    return _path(name).read_text(encoding="utf-8")


def _path(name: str) -> Path:
    return _SAMPLES / f"{name}.yaml"
