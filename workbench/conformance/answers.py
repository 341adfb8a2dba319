"""Checks of grading against reference vectors."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.grading import LIST_FORMAT, Status, field_verdicts, is_correct, status
from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Field,
    Item,
    ItemId,
    ItemType,
    Solution,
    Tube,
)
from workbench.conformance.tables import Table
from workbench.conformance.tally import Tally

_ID: Final = ItemId("vector")
_TREATMENTS: Final = ("t1", "t2", "t3")
_STATUS: Final = {Status.FOCUSED_OUT: "focusedOut"}


def check_answer_validation(tally: Tally, file: Table) -> None:
    """Right or wrong of single answers, and the table of statuses."""
    group = file.get("answer_validation", {})
    for name, rows in group.items():
        if name == "notes":
            continue
        if name not in _CHECKS:
            tally.fail(f"answer_validation.{name}", "unknown kind of answer")
            continue
        for place, row in enumerate(rows):
            where = f"{name}[{place}]"
            with tally.case(where):
                _CHECKS[name](tally, where, row)


def _item(
    kind: ItemType, *, choices: int = 0, fields: tuple[Field, ...] = (), dependent: bool = False
) -> Item:
    return Item(
        id=_ID,
        version=1,
        language="fr",
        competence=CompetenceCode("1.1"),
        tube=Tube("tube"),
        level=1,
        type=kind,
        statement="",
        calibration=Calibration(0.0, 1.0, 0.0, 0.0, "vectors"),
        access=Access(Accessible.RAS, Accessible.RAS, Accessible.RAS, Accessible.RAS),
        choices=tuple(str(number) for number in range(1, choices + 1)),
        fields=fields,
        dependent=dependent,
    )


def _treatments(row: Table) -> frozenset[str]:
    off = {name for name, value in row["deactivations"].items() if value}
    return frozenset(set(_TREATMENTS) - off)


def _verdict(correct: bool) -> str:  # noqa: FBT001 - the word for a truth value
    return Status.OK.value if correct else Status.KO.value


def _check_qroc(tally: Tally, where: str, row: Table) -> None:
    kind = LIST_FORMAT if row["select"] else row["format"]
    item = _item(ItemType.TEXT, fields=(Field("answer", "", kind),))
    forms = tuple(row["solution"].split("\n"))
    solution = Solution(_ID, accepted=(("answer", forms),), treatments=_treatments(row))
    tally.same(where, row["expected"], _verdict(is_correct(item, solution, row["answer"])))


def _solution(row: Table) -> Solution:
    accepted = tuple((key, tuple(forms)) for key, forms in row["solutions"].items())
    return Solution(_ID, accepted=accepted, treatments=_treatments(row))


def _check_qrocm_ind(tally: Tally, where: str, row: Table) -> None:
    fields = tuple(
        Field(key, "", LIST_FORMAT if key in row["selects"] else "phrase") for key in row["answers"]
    )
    item = _item(ItemType.FIELDS, fields=fields)
    found = dict(field_verdicts(item, _solution(row), row["answers"]))
    tally.same(where, row["expected"], _verdict(is_correct(item, _solution(row), row["answers"])))
    tally.same(f"{where} details", row["details"], found)


def _check_qrocm_dep(tally: Tally, where: str, row: Table) -> None:
    fields = tuple(Field(key, "", "phrase") for key in row["answers"])
    item = _item(ItemType.FIELDS, fields=fields, dependent=True)
    tally.same(where, row["expected"], _verdict(is_correct(item, _solution(row), row["answers"])))


def _check_qcm(tally: Tally, where: str, row: Table) -> None:
    answer, solution = _numbers(row["answer"]), _numbers(row["solution"])
    item = _item(ItemType.MULTIPLE, choices=max((*answer, *solution)))
    right = is_correct(item, Solution(_ID, choices=solution), answer)
    tally.same(where, row["expected"], _verdict(right))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(one) for one in text.split(",")))


def _check_status(tally: Tally, where: str, row: Table) -> None:
    counted = row["focused_out"] and row["focused_challenge"] and row["certification"]
    found = status(
        correct=row["correct"],
        skipped=row["skipped"],
        timed_out=row["timed_out"],
        focused_out=counted,
    )
    tally.same(where, row["expected_status"], _STATUS.get(found, found.value))
    tally.same(f"{where} counts", row["counts_as_correct"], found is Status.OK)


_CHECKS: Final[Mapping[str, Callable[[Tally, str, Table], None]]] = {
    "qroc": _check_qroc,
    "qrocm_ind": _check_qrocm_ind,
    "qrocm_dep": _check_qrocm_dep,
    "qcm": _check_qcm,
    "answer_status": _check_status,
}
