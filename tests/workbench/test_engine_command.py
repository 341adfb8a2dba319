import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.engine_command import COMMANDS, main

VECTORS = Path(__file__).parents[1] / "data" / "vectors" / "pix_v3_public.json"
GROUPS = (
    "samples",
    "rewards",
    "estimator",
    "scenarios",
    "outcomes",
    "capacity_to_score",
    "capacity_to_score_max8",
    "score_to_capacity",
    "pix_plus_mesh",
    "answer_validation",
)


@pytest.fixture
def vectors() -> dict[str, Any]:
    value = json.loads(VECTORS.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def _run(path: Path, *options: str) -> int:
    return main(["conformance", str(path), *options])


def _written(folder: Path, value: object) -> Path:
    path = folder / "vectors.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_all_public_vectors_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(VECTORS) == 0
    told = capsys.readouterr()
    lines = [line.split() for line in told.out.splitlines()]
    assert [line[0] for line in lines] == list(GROUPS)
    assert all(int(line[2]) > 0 for line in lines)
    assert all(int(line[4]) == 0 for line in lines)
    assert told.err == ""


def _only(vectors: dict[str, Any], group: str) -> dict[str, Any]:
    """The part of the vectors that a group needs."""
    needed = {"meta", "banks", group} | ({"scenarios"} if group == "outcomes" else set())
    return {key: value for key, value in vectors.items() if key in needed}


def _path(*path: str | int) -> Callable[[dict[str, Any]], tuple[Any, str | int]]:
    def found(value: dict[str, Any]) -> tuple[Any, str | int]:
        inner: Any = value
        for key in path[:-1]:
            inner = inner[key]
        return inner, path[-1]

    return found


CHANGED = [
    ("samples", _path("meta", "samples", "count")),
    ("samples", _path("meta", "samples", "last")),
    ("rewards", _path("rewards", 3, "reward")),
    ("rewards", _path("rewards", 5, "probability")),
    ("estimator", _path("estimator", 2, "history", 7, "capacity")),
    ("estimator", _path("estimator", 4, "history", 59, "error_rate")),
    ("scenarios", _path("scenarios", 0, "steps", 4, "eligible_count")),
    ("scenarios", _path("scenarios", 0, "steps", 4, "best", 2, "reward")),
    ("scenarios", _path("scenarios", 0, "steps", 4, "min_reward_gap_top6")),
    ("scenarios", _path("scenarios", 3, "steps", 31, "error_rate")),
    ("scenarios", _path("scenarios", 3, "steps", 31, "capacity_before")),
    ("scenarios", _path("scenarios", 18, "steps", 3, "picked_rank")),
    ("scenarios", _path("scenarios", 2, "final", "pix_score")),
    ("scenarios", _path("scenarios", 2, "final", "competence_level_every_competence")),
    ("outcomes", _path("outcomes", 8, "computed_capacity")),
    ("outcomes", _path("outcomes", 8, "downgrade_trace", 6, "errorRate")),
    ("outcomes", _path("outcomes", 9, "stored", "pix_score")),
    ("outcomes", _path("outcomes", 9, "n_answers")),
    ("capacity_to_score", _path("capacity_to_score", "rows", 300, 1)),
    ("capacity_to_score", _path("capacity_to_score", "edges", 5, 3)),
    ("capacity_to_score_max8", _path("capacity_to_score_max8", "rows", 4, 2)),
    ("score_to_capacity", _path("score_to_capacity", "rows", 100, 1)),
    ("pix_plus_mesh", _path("pix_plus_mesh", "rows", 5, 2)),
]


@pytest.mark.parametrize(("group", "place"), CHANGED)
def test_a_changed_number_fails_its_group(
    group: str,
    place: Callable[[dict[str, Any]], tuple[Any, str | int]],
    vectors: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    holder, key = place(vectors)
    holder[key] += 1 if isinstance(holder[key], int) else 2e-9
    assert _run(_written(tmp_path, _only(vectors, group)), "--json") == 1
    report = json.loads(capsys.readouterr().out)
    failed = {one["group"]: one["failed"] for one in report["groups"] if one["failed"]}
    assert failed == {group: 1} or (group in ("scenarios", "capacity_to_score") and group in failed)
    assert report["failed"] == sum(failed.values())


WORDS = [
    ("scenarios", _path("scenarios", 0, "steps", 4, "eligible_sha1")),
    ("scenarios", _path("scenarios", 0, "steps", 4, "best", 2, "id")),
    ("scenarios", _path("scenarios", 0, "steps", 4, "challenge")),
    ("scenarios", _path("scenarios", 0, "end")),
    ("scenarios", _path("scenarios", 0, "bank")),
    ("outcomes", _path("outcomes", 0, "status")),
    ("outcomes", _path("outcomes", 0, "auto_jury_comment_key")),
    ("outcomes", _path("outcomes", 23, "throws")),
    ("outcomes", _path("outcomes", 3, "scenario")),
    ("score_to_capacity", _path("score_to_capacity", "rows", 100, 2)),
    ("answer_validation", _path("answer_validation", "qroc", 2, "expected")),
    ("answer_validation", _path("answer_validation", "qrocm_ind", 2, "expected")),
    ("answer_validation", _path("answer_validation", "qrocm_dep", 1, "expected")),
    ("answer_validation", _path("answer_validation", "qcm", 0, "answer")),
    ("answer_validation", _path("answer_validation", "answer_status", 0, "expected_status")),
    ("estimator", _path("estimator", 0, "history")),
    ("answer_validation", _path("answer_validation", "qroc")),
]


@pytest.mark.parametrize(("group", "place"), WORDS)
def test_a_changed_word_or_a_wrong_type_fails_its_group(
    group: str,
    place: Callable[[dict[str, Any]], tuple[Any, str | int]],
    vectors: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    holder, key = place(vectors)
    holder[key] = "changed"
    assert _run(_written(tmp_path, _only(vectors, group))) == 1
    assert f"{group}: " in capsys.readouterr().err


def test_missing_groups_are_counted_as_nothing_checked(
    vectors: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_written(tmp_path, {"rewards": vectors["rewards"]})) == 0
    counts = {
        line.split()[0]: int(line.split()[2]) for line in capsys.readouterr().out.splitlines()
    }
    assert counts == {group: 46 if group == "rewards" else 0 for group in GROUPS}


def test_tables_that_are_absent_are_those_of_the_certification(
    vectors: dict[str, Any], tmp_path: Path
) -> None:
    for key in ("core_intervals", "competence_intervals", "meshes", "min_answers"):
        del vectors["meta"][key]
    del vectors["capacity_to_score_max8"]
    assert _run(_written(tmp_path, vectors)) == 0


def test_the_order_of_a_close_call_is_not_compared(vectors: dict[str, Any], tmp_path: Path) -> None:
    tied = next(one for one in vectors["scenarios"] if one["bank"] == "B5_ties_160")
    best = tied["steps"][0]["best"]
    best[0]["id"], best[1]["id"] = best[1]["id"], best[0]["id"]
    document = {**_only(vectors, "scenarios"), "scenarios": [tied]}
    assert _run(_written(tmp_path, document)) == 1
    tied["steps"][0]["min_reward_gap_top6"] = 5e-13
    assert _run(_written(tmp_path, document)) == 0


def test_an_unknown_group_is_named_and_fails(
    vectors: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_written(tmp_path, {"rewards": vectors["rewards"], "attendance": []})) == 1
    told = capsys.readouterr()
    assert "attendance" in told.out
    assert "attendance: unknown group" in told.err


def test_an_unknown_kind_of_answer_is_named_and_fails(
    vectors: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vectors["answer_validation"]["hotspot"] = []
    assert _run(_written(tmp_path, _only(vectors, "answer_validation"))) == 1
    assert "answer_validation.hotspot: unknown kind" in capsys.readouterr().err


def test_only_the_first_failures_of_a_group_are_told(
    vectors: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for row in vectors["rewards"]:
        row["reward"] += 1.0
        row["probability"] += 1.0
    assert _run(_written(tmp_path, {"rewards": vectors["rewards"]})) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "rewards: and 26 more"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read"),
        (b"{", "is not JSON"),
        (b"\xff\xfe\xfd", "is not JSON"),
        (b"[]", "an object is expected"),
        (b"{}", "no group of vectors"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence_in_two_languages(
    content: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vectors.json"
    if content is not None:
        path.write_bytes(content)
    assert _run(path) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert sentence in told.err
    assert " / " in told.err


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_subcommand_explains_itself_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert f"pix-engine {name}" in capsys.readouterr().out


def test_wrong_arguments_are_exit_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["unheard-of"])
    assert left.value.code == 2
    assert "unheard-of" in capsys.readouterr().err
