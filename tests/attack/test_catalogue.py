"""The catalogue of attacks is honest, and every attack that says so is made by a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.attack import REAL, Attack, Expected, Shown
from tests.attack.catalogue import ATTACKS
from tests.attack.plugin import lines, worse

TESTS = Path(__file__).parents[1]
KEYS = {one.key for one in ATTACKS}


def made() -> Iterator[str]:
    """The attacks that tests say they make, by reading the marks."""
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        if "mark.attack(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.attack"):
                yield from (str(ast.literal_eval(argument)) for argument in node.args)


def test_every_attack_that_is_not_out_of_scope_is_made_by_a_test() -> None:
    wanted = {one.key for one in ATTACKS if one.expected is not Expected.OUT_OF_SCOPE}
    assert wanted - set(made()) == set()


def test_tests_make_only_attacks_of_the_catalogue() -> None:
    assert set(made()) - KEYS == set()


def test_no_attack_has_the_key_of_another() -> None:
    assert len(KEYS) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.key)
def test_what_a_fake_shows_is_never_called_blocked(attack: Attack) -> None:
    if attack.shown not in REAL and attack.expected is not Expected.OUT_OF_SCOPE:
        assert attack.verdict.startswith("not run")
        assert attack.reason


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.key)
def test_what_is_out_of_scope_says_why(attack: Attack) -> None:
    out = attack.expected is Expected.OUT_OF_SCOPE
    assert out == (attack.shown is Shown.NOWHERE)
    assert attack.reason or not out


def test_the_table_says_what_became_of_each() -> None:
    one, other, out = (
        Attack("a", "one", 1, "Linux", Expected.BLOCKED, Shown.DISPLAY),
        Attack("b", "other", 0, "any", Expected.BLOCKED, Shown.MODEL, "no bus"),
        Attack("c", "third", 2, "Linux", Expected.OUT_OF_SCOPE, Shown.NOWHERE, "no way"),
    )
    said = list(lines({"a": "failed", "b": "passed"}, (one, other, out)))
    assert said[0].split() == ["FAILED", "Linux", "level", "1", "one"]
    assert said[1].startswith("not run (meant: blocked)")
    assert said[2].startswith("out of scope")
    assert next(lines({}, (one,))).startswith("not run (meant: blocked)")
    assert next(lines({"a": "passed"}, (one,))).startswith("blocked ")


def test_the_worst_outcome_counts() -> None:
    assert worse("passed", "skipped") == "skipped"
    assert worse("failed", "skipped") == "failed"
