"""Checks that a simulation study belongs to the pack it lies in. Knows no simulation."""

from collections.abc import Iterator

from engine.errors import MalformedError
from engine.study import check_study
from workbench.packs.finding import Finding
from workbench.packs.source import PackSource
from workbench.packs.words import in_one_line


def check_studies(source: PackSource) -> Iterator[Finding]:
    """What is wrong with the study beside the items, if there is one."""
    if source.study is None or source.plan is None:
        return
    try:
        check_study(source.study, (one.item for one in source.items), source.plan)
    except MalformedError as error:
        yield Finding(str(source.settings["id"]), in_one_line(str(error.args[0])))
