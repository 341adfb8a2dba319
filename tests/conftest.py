"""What every test runs in: a display of its own where none is needed, and plain UTF-8."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")

import pytest

from tests.attack.plugin import AttackTable


def pytest_configure(config: pytest.Config) -> None:
    """Let a run of attacks end with their table."""
    config.pluginmanager.register(AttackTable())
