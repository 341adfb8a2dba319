"""Holds each room of the house to its share of tested code. Knows no test.

    python -m tests.coverage_gates build/coverage.json

Lines and branches count alike. What an exam's result or a machine's state hangs on is covered
whole; a file leaves that only by name, with its reason, below.
"""

# ruff: noqa: T201 - what it found is printed

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Gate:
    """The least share of covered lines and branches for the files under some paths."""

    name: str
    percent: int
    paths: tuple[str, ...]


JUDGEMENTS: Final = tuple(
    f"kiosk/detection/{name}.py"
    for name in (
        *("clipboard", "debugger", "displays", "injected_input", "installed", "keyboards"),
        *("programs", "remote_session", "suspend", "virtual_machine", "watch"),
        *("windows_in_front", "linux/x11/address"),
    )
)
"""What decides on what an invigilator hears of; what reads a system is of the rest."""

CALLS_ONLY: Final = frozenset(
    {
        # run on Windows and under Wine (installer/wine/test.sh), where nothing is counted
        "kiosk/detection/windows/win32.py",
        "kiosk/lockdown/windows/offspring.py",
        "kiosk/lockdown/windows/processes.py",
        "kiosk/lockdown/windows/win32.py",
        "kiosk/lockdown/windows/win32_folders.py",
        "kiosk/lockdown/windows/winreg_registry.py",
    }
)
"""What only calls the system, and decides nothing; in no gate."""

# The first gate whose path a file lies under is its gate.
GATES: Final = (
    Gate("engine", 100, ("engine/",)),
    Gate("kiosk: vault", 100, ("kiosk/vault/",)),
    Gate("kiosk: journal", 100, ("kiosk/store/journal.py",)),
    Gate("kiosk: lockdown", 100, ("kiosk/lockdown/",)),
    Gate("kiosk: judgements", 100, JUDGEMENTS),
    Gate("kiosk: the rest", 90, ("kiosk/",)),
    Gate("content packs", 90, ("content_packs/",)),
    Gate("server", 90, ("server/",)),
    Gate("workbench", 90, ("workbench/",)),
)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of one gate's code the tests ran, and which files lack most."""

    gate: Gate
    covered: int
    total: int
    lacking: tuple[tuple[str, int], ...]

    @property
    def percent(self) -> float:
        """The share in percent; nothing at all counts as nothing covered."""
        return 100 * self.covered / self.total if self.total else 0.0

    @property
    def held(self) -> bool:
        """Whether the gate is reached, without rounding."""
        return self.total > 0 and 100 * self.covered >= self.gate.percent * self.total


def shares(
    report: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]],
) -> tuple[Share, ...]:
    """Sort the files of a JSON coverage report under their gates."""
    counted: dict[str, list[tuple[str, int, int]]] = {gate.name: [] for gate in GATES}
    for path, entry in report["files"].items():
        summary = entry["summary"]
        total = summary["num_statements"] + summary["num_branches"]
        covered = summary["covered_lines"] + summary["covered_branches"]
        for gate in GATES:
            if path in CALLS_ONLY:
                break
            if path.startswith(gate.paths):
                counted[gate.name].append((path, covered, total))
                break
    return tuple(_share(gate, counted[gate.name]) for gate in GATES)


def _share(gate: Gate, files: Sequence[tuple[str, int, int]]) -> Share:
    lacking = sorted(((path, total - covered) for path, covered, total in files), key=_by_lack)
    return Share(
        gate,
        covered=sum(covered for _, covered, _ in files),
        total=sum(total for *_, total in files),
        lacking=tuple((path, missing) for path, missing in lacking if missing),
    )


def _by_lack(entry: tuple[str, int]) -> tuple[int, str]:
    return (-entry[1], entry[0])


def table(found: Sequence[Share], shown: int = 12) -> str:
    """The shares as text, with the files to look at under each gate that is not reached."""
    lines = [f"{'':6}  {'part':<18} {'wanted':>7} {'covered':>9}"]
    for share in found:
        word = "ok" if share.held else "FAILED"
        lines.append(
            f"{word:6}  {share.gate.name:<18} {share.gate.percent:>6}% {share.percent:>8.2f}%"
        )
        if not share.held:
            lines += [f"{'':8}{path}: {missing}" for path, missing in share.lacking[:shown]]
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 if a gate is not reached, 2 without a report."""
    try:
        report = json.loads(Path(argv[0]).read_bytes())
    except (OSError, IndexError, ValueError):
        print("No coverage report there: run the tests first.", file=sys.stderr)
        return 2
    found = shares(report)
    print(table(found))
    return 0 if all(share.held for share in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
