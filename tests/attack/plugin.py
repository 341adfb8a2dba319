"""Prints the table of attacks after a run in which some were made. Knows no attack's inside."""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from tests.attack.attack import Attack
from tests.attack.catalogue import ATTACKS

_BY_KEY: Final = {one.key: one for one in ATTACKS}
_WORST: Final = {"passed": 0, "skipped": 1, "failed": 2}


def keys_of(item: pytest.Item) -> tuple[str, ...]:
    """The attacks that a test makes.

    Raises:
        UsageError: It names one that is not in the catalogue.
    """
    found = tuple(str(key) for mark in item.iter_markers("attack") for key in mark.args)
    for key in found:
        if key not in _BY_KEY:
            raise pytest.UsageError(f"{item.nodeid}: no attack is called {key!r}")
    return found


def lines(outcomes: Mapping[str, str], attacks: tuple[Attack, ...] = ATTACKS) -> Iterator[str]:
    """The table, one attack a line; what no test of this run made says so."""
    for one in attacks:
        outcome = outcomes.get(one.key)
        if one.expected.value == "out of scope" and outcome is None:
            said = one.verdict
        elif outcome is None:
            said = f"not run (meant: {one.expected.value})"
        else:
            said = one.verdict if outcome == "passed" else outcome.upper()
        level = f"level {one.level}" if one.level else "any level"
        reason = f"  {one.reason}" if one.reason else ""
        yield f"{said:<26} {one.system:<8} {level:<10} {one.title}{reason}"


def worse(one: str, other: str) -> str:
    """The worse of two outcomes of tests."""
    return max(one, other, key=_WORST.__getitem__)


class AttackTable:
    """Gathers what became of the attacks of one run."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Give each report the names of its attacks, through workers too."""
        for item in items:
            item.user_properties += [("attack", key) for key in keys_of(item)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what became of a test."""
        if report.when != "call" and report.outcome == "passed":
            return
        for name, key in report.user_properties:
            if name == "attack":
                before = self.outcomes.get(str(key), report.outcome)
                self.outcomes[str(key)] = worse(before, report.outcome)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table, when the run was one of attacks."""
        wanted = str(terminalreporter.config.getoption("markexpr", "") or "")
        if "attack" not in wanted:
            return
        terminalreporter.section("attacks")
        for line in lines(self.outcomes):
            terminalreporter.write_line(line)
