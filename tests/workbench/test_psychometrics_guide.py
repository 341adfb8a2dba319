"""Every example of the guide for psychometricians runs, and prints what the guide shows."""

import doctest
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from content_packs.plans.named import named_plan, names
from workbench.engine_command import main

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guides" / "psychometrie.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```json (\S+)\n(.*?)```", GUIDE, re.DOTALL))
CONSOLE = "".join(re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL))
COMMANDS = re.findall(r"^\$ pix-engine (.+)\n((?:[^$].*\n)+)", CONSOLE, re.MULTILINE)


def test_the_guide_has_an_example_of_each_thing_it_describes() -> None:
    assert set(FILES) == {"reponses.json", "examen.json"}
    assert [line.split()[0] for line, _ in COMMANDS] == [
        "estimate",
        "next",
        "score",
        "score",
        "replay",
    ]
    assert all(f"`{name}`" in GUIDE for name in names() if "edu" not in name)


def test_the_python_example_runs() -> None:
    examples = "".join(re.findall(r"```pycon\n(.*?)```", GUIDE, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(examples, {}, "psychometrie.md", None, None)
    told: list[str] = []
    found = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert found.attempted > 12
    assert found.failed == 0, "".join(told)


def _holds(found: Any, shown: Any, place: str = "$") -> None:
    """What is shown is part of what was found; numbers to the digits that are shown."""
    if isinstance(shown, dict):
        for key, one in shown.items():
            _holds(found[key], one, f"{place}.{key}")
    elif isinstance(shown, list):
        assert len(found) == len(shown), place
        for index, one in enumerate(shown):
            _holds(found[index], one, f"{place}[{index}]")
    elif isinstance(shown, float):
        assert found == pytest.approx(shown, abs=6e-4), place
    else:
        assert found == shown, place


@pytest.mark.parametrize(("line", "shown"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_a_command_prints_what_the_guide_shows(
    line: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    there = [str(ROOT / one) if one.startswith("tests/") else one for one in shlex.split(line)]
    assert main(there) == 0
    _holds(json.loads(capsys.readouterr().out), json.loads(shown))


def test_the_prior_is_told_as_the_plan_has_it() -> None:
    joint = named_plan("certification").joint
    assert joint is not None
    told = f"`mean` = {joint.mean}, leur milieu, et `sd` = {joint.sd}".replace(".", ",")
    assert told in GUIDE
    low, high = (named_plan("certification").scoring.meshes[place] for place in (1, 5))
    assert (low.low + high.high) / 2 == pytest.approx(joint.mean)
