"""Responses as assessmentResult documents of QTI 3, one for each candidate. Knows no identity.

The export of responses has no names: a candidate is a number that means nothing elsewhere.
"""

import zipfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

from lxml import etree

NAMESPACE: Final = "http://www.imsglobal.org/xsd/imsqti_result_v3p0"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MS: Final = 1000


class Response(NamedTuple):
    """One answer of the export; `elapsed_ms` is 0 where the time is not known."""

    candidate: int
    position: int
    item: str
    version: int
    correct: bool
    elapsed_ms: int


def write_results(responses: Iterable[Response], path: Path) -> int:
    """Write one document for each candidate into a ZIP; how many.

    Raises:
        OSError: It cannot be written.
    """
    listed = sorted(responses)
    count = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for candidate, answers in groupby(listed, key=lambda one: one.candidate):
            count += 1
            root = result(candidate, answers)
            content = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
            name = zipfile.ZipInfo(f"result-{candidate}.xml", _EPOCH)
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return count


def result(candidate: int, answers: Iterable[Response]) -> Any:
    """The document of one candidate: SCORE, duration and state of each item, in their order."""
    root = etree.Element(_named("assessmentResult"), nsmap={None: NAMESPACE})
    etree.SubElement(root, _named("context")).set("sourcedId", f"candidate-{candidate}")
    for one in answers:
        item = etree.SubElement(root, _named("itemResult"))
        item.set("identifier", one.item)
        item.set("sequenceIndex", str(one.position))
        item.set("datestamp", "1970-01-01T00:00:00Z")
        item.set("sessionStatus", "final")
        if one.elapsed_ms:
            duration = etree.SubElement(item, _named("responseVariable"))
            duration.set("identifier", "duration")
            duration.set("cardinality", "single")
            duration.set("baseType", "duration")
            given = etree.SubElement(duration, _named("candidateResponse"))
            seconds, ms = divmod(one.elapsed_ms, _MS)
            etree.SubElement(given, _named("value")).text = f"{seconds}.{ms:03}"
        score = etree.SubElement(item, _named("outcomeVariable"))
        score.set("identifier", "SCORE")
        score.set("cardinality", "single")
        score.set("baseType", "float")
        etree.SubElement(score, _named("value")).text = "1" if one.correct else "0"
    return root


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
