"""Runs every check of the project and prints how long each took. Knows no check's inside.

python -m tests.run             what `make test` runs
python -m tests.run --all       and what takes longer
python -m tests.run types units only these parts
"""

# ruff: noqa: T201 - what it found is printed

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).resolve().parent.parent
BIN: Final = Path(sys.executable).parent
COVERAGE: Final = "build/coverage.json"
PACKS: Final = ("content_packs/certification_fr", "content_packs/practice_fr")
EVERYTHING: Final = ("engine", "content_packs", "kiosk", "server", "workbench", "tests")

# A display of its own for each run, so that no desktop is disturbed and none is needed.
ENVIRONMENT: Final = {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True)
class Part:
    """One check: the command that makes it, and the variables it needs."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def _tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def _module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


QUICK: Final = (
    Part("lint", _tool("ruff", "check", "--quiet", ".")),
    Part("format", _tool("ruff", "format", "--quiet", "--check", ".")),
    Part("types", _tool("mypy")),
    Part("imports", _tool("lint-imports")),
    Part("documents", _module("docs.generate", "--check")),
    *(Part(f"pack {Path(pack).name}", _tool("pix-pack", "validate", pack)) for pack in PACKS),
    Part(
        "units",
        _tool(
            "pytest", "-q", "-n", "2", "-m", "not long and not matrix", "--cov",
            f"--cov-report=json:{COVERAGE}", "--cov-report=", "--durations=10",
        ),
    ),
    Part("coverage", _module("tests.coverage_gates", COVERAGE)),
    Part("settings", _tool("pytest", "-q", "-n", "2", "-m", "matrix and not long")),
)  # fmt: skip

PACKAGE: Final = "tests/installer/test_package.py"
LONG: Final = (
    Part(
        "long",
        _tool(
            "pytest",
            "-q",
            "-n",
            "2",
            "-m",
            "long",
            f"--ignore={PACKAGE}",
            "--durations=10",
        ),
    ),
    # One after the other: they install, use and remove one package on this machine.
    Part("package", _tool("pytest", "-q", "-m", "long", PACKAGE)),
    Part("Windows libraries", ("installer/wine/test.sh",)),
)

ATTACK: Final = (Part("attacks", _tool("pytest", "-q", "-n", "2", "-m", "attack and not long")),)


def run(parts: Iterable[Part], house: Path = HOUSE) -> int:
    """Run all parts, whatever becomes of one, and print the times.

    Returns:
        0 if all went well, 1 otherwise.
    """
    outcomes = []
    for part in parts:
        print(f"\n── {part.name}", flush=True)
        started = time.monotonic()
        status = _status(part, house)
        outcomes.append((part.name, status, time.monotonic() - started))
    print()
    for name, status, seconds in outcomes:
        print(f"{'ok    ' if status == 0 else 'FAILED'}  {name:<28} {seconds:7.1f} s")
    print(f"        {'all together':<28} {sum(seconds for *_, seconds in outcomes):7.1f} s")
    return 0 if all(status == 0 for _, status, _ in outcomes) else 1


def _status(part: Part, house: Path) -> int:
    environment = {**os.environ, **ENVIRONMENT, **part.environment}
    try:
        return subprocess.run(part.command, cwd=house, env=environment, check=False).returncode
    except OSError as error:
        print(f"{part.command[0]}: {error.strerror}")
        return 127


def chosen(names: Sequence[str], parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of these names, in the order they run; all of them for no name.

    Raises:
        SystemExit: No part has one of the names.
    """
    unknown = set(names) - {part.name for part in parts}
    if unknown:
        known = ", ".join(part.name for part in parts)
        sys.exit(f"No such part: {', '.join(sorted(unknown))}. There are: {known}.")
    return tuple(part for part in parts if not names or part.name in names)


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="also what takes longer")
    parser.add_argument("--attack", action="store_true", help="the attacks alone")
    parser.add_argument("parts", nargs="*", help="only these parts")
    options = parser.parse_args(argv)
    parts = ATTACK if options.attack else (*QUICK, *(LONG if options.all else ()))
    return run(chosen(options.parts, parts))


if __name__ == "__main__":
    sys.exit(main())
