"""How tests start a program for Windows: as installer/wine does, never for long."""

import shutil
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[4]
COMPILER = "x86_64-w64-mingw32-gcc"
PYTHON = HOUSE / "build/wine/python/python.exe"
needs_wine = pytest.mark.skipif(
    shutil.which("wine") is None or shutil.which(COMPILER) is None,
    reason="needs Wine and its compiler",
)
needs_wine_python = pytest.mark.skipif(
    not PYTHON.exists(), reason="needs the Python that installer/wine/prefix.sh builds"
)


def in_wine(*command: str, seconds: int = 90) -> list[str]:
    """The command line that runs a program for Windows, in the environment of the scripts."""
    script = 'source installer/wine/environment.sh; exec timeout "$0" wine "$@"'
    return ["bash", "-c", f"cd {HOUSE}; {script}", str(seconds), *command]
