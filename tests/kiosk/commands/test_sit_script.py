"""kiosk.commands.sit_script: what may stand in a script."""

import json
from pathlib import Path

import pytest

from kiosk.commands.sit_script import MAX_BYTES, ScriptError, parse_script, read_script
from kiosk.ui.driver.script import (
    Cause,
    Decision,
    End,
    Grant,
    Kill,
    Pause,
    Report,
    Respond,
    Script,
    Simulate,
    Victim,
)

SIMULATE: dict[str, object] = {"kind": "simulate", "theta": 0.5, "seed": 1}


def parsed(**parts: object) -> Script:
    return parse_script(json.dumps({"candidate": 1, "policy": SIMULATE, **parts}).encode())


def refusal(**parts: object) -> str:
    with pytest.raises(ScriptError) as caught:
        parsed(**parts)
    return f"{caught.value.data['reason']} {caught.value.data['field']}".strip()


def test_every_event_is_read() -> None:
    found = parsed(
        events=[
            {"at_question": 5, "do": "pause", "cause": "incident", "seconds": 30},
            {"at_question": 9, "do": "report", "decision": "accept"},
            {"at_question": 10, "do": "report", "decision": "dismiss", "blocked": False},
            {"at_question": 11, "do": "grant", "minutes": 3, "reason": "coupure"},
            {"at_question": 11, "do": "grant", "minutes": 1},
            {"at_question": 12, "do": "kill", "what": "tree"},
            {"at_question": 20, "do": "end", "reason": "technical"},
        ]
    )
    assert found == Script(
        1,
        Simulate(0.5, 1),
        (
            Pause(5, Cause.INCIDENT, 30),
            Report(9, Decision.ACCEPT),
            Report(10, Decision.DISMISS, blocked=False),
            Grant(11, 3, "coupure"),
            Grant(11, 1),
            Kill(12, Victim.TREE),
            End(20, "technical"),
        ),
    )


def test_responses_keep_the_form_of_the_journal() -> None:
    responses = {"a": 2, "b": [1, 3], "c": "texte", "d": {"k": "v"}, "e": None}
    found = parsed(policy={"kind": "responses", "responses": responses})
    assert found.policy == Respond(responses)
    assert found.events == ()


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"candidate": 0}, "field.integer candidate"),
        ({"candidate": True}, "field.integer candidate"),
        ({"unheard": 1}, "field.unknown unheard"),
        ({"policy": {"kind": "guess"}}, "field.choice policy.kind"),
        ({"policy": {**SIMULATE, "theta": "0.5"}}, "field.number policy.theta"),
        ({"policy": {**SIMULATE, "theta": 21}}, "field.number policy.theta"),
        ({"policy": {**SIMULATE, "theta": float("nan")}}, "field.number policy.theta"),
        ({"policy": {**SIMULATE, "speed": 1}}, "field.unknown policy.speed"),
        (
            {"policy": {"kind": "responses", "responses": {"a": True}}},
            "field.integer policy.responses.a",
        ),
        (
            {"policy": {"kind": "responses", "responses": {"a": 1.5}}},
            "field.integer policy.responses.a",
        ),
        ({"events": [{"at_question": 1, "do": "dance"}]}, "field.choice events[0].do"),
        ({"events": [{"at_question": 0, "do": "kill"}]}, "field.integer events[0].at_question"),
        (
            {"events": [{"at_question": 1, "do": "kill", "what": "cat"}]},
            "field.choice events[0].what",
        ),
        (
            {"events": [{"at_question": 1, "do": "end", "reason": "completed"}]},
            "field.choice events[0].reason",
        ),
        (
            {"events": [{"at_question": 1, "do": "pause", "cause": "incident"}]},
            "field.missing events[0].seconds",
        ),
    ],
)
def test_a_wrong_field_is_named(parts: dict[str, object], reason: str) -> None:
    assert refusal(**parts) == reason


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_script_is_refused(content: bytes) -> None:
    with pytest.raises(ScriptError):
        parse_script(content)


def test_a_huge_script_is_refused() -> None:
    with pytest.raises(ScriptError):
        parse_script(b" " * (MAX_BYTES + 1))


def test_an_absent_file_is_a_script_error(tmp_path: Path) -> None:
    with pytest.raises(ScriptError):
        read_script(tmp_path / "none.json")
    (tmp_path / "one.json").write_text(json.dumps({"candidate": 3, "policy": SIMULATE}))
    assert read_script(tmp_path / "one.json").candidate == 3
