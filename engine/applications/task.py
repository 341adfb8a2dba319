"""What an item asks of an application: its check over an end state. Knows no application's inside.

A check is one assertion ``{"kind": …}``, or ``{"all": […]}``, ``{"any": […]}``, ``{"none": […]}``
of checks. Only the state counts, never the path to it.
"""

from collections.abc import Iterator
from typing import Final

from engine.applications.table import application
from engine.applications.terms import Watched
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

MAX_STATE_BYTES: Final = 128 * 1024
MOST_CHECKS: Final = 64
DEEPEST_CHECK: Final = 4
_GROUPS: Final = ("all", "any", "none")


def first(name: str, start: JsonObject) -> JsonObject:
    """The state of an application before any act.

    Raises:
        MalformedError: There is no such application, or it could not open the start.
    """
    return application(name).first(start)


def check_state(name: str, start: JsonObject, state: JsonObject) -> None:
    """Check an end state.

    Raises:
        MalformedError: It is too large, or none of this application.
    """
    if len(dumps(state)) > MAX_STATE_BYTES:
        raise MalformedError("state.too_large", name)
    application(name).check_state(start, state)


def check_check(name: str, start: JsonObject, check: JsonObject) -> None:
    """Check what an author demands.

    Raises:
        MalformedError: A group is empty or too deep, an assertion is none, or it has a term that
            the application does not look at.
    """
    used = application(name)
    for assertion in _assertions(check, DEEPEST_CHECK):
        seen = Watched(assertion)
        used.check_assertion(start, seen)
        used.holds(start, used.first(start), seen)
        for term in seen.unread():
            raise MalformedError("check.term", term)


def passes(name: str, start: JsonObject, state: JsonObject, check: JsonObject) -> bool:
    """Whether the check holds of the end state.

    Raises:
        MalformedError: The check is none of this application.
    """
    group = _group(check)
    if group is None:
        return application(name).holds(start, state, check)
    verdicts = (passes(name, start, state, one) for one in _members(check, group))
    if group == "all":
        return all(verdicts)
    return any(verdicts) if group == "any" else not any(verdicts)


def _assertions(check: JsonObject, depth: int) -> Iterator[JsonObject]:
    group = _group(check)
    if group is None:
        yield check
        return
    members = _members(check, group)
    if not members or not depth:
        raise MalformedError("check.group", group)
    for one in members:
        yield from _assertions(one, depth - 1)


def _group(check: JsonObject) -> str | None:
    found = [group for group in _GROUPS if group in check]
    if "kind" in check:
        return None
    if len(found) != 1 or len(check) != 1:
        raise MalformedError("check.form")
    return found[0]


def _members(check: JsonObject, group: str) -> tuple[JsonObject, ...]:
    return tuple(one.value for one in Reader(check, "check.").readers(group, most=MOST_CHECKS))
