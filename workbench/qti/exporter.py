"""Sources of items as a package of QTI 3.0. Knows no importer and no screen."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from engine.items import Item, ItemType
from workbench.packs.source import ItemSource
from workbench.qti.document import Element
from workbench.qti.markdown import NAMESPACE, attachment, element, statement
from workbench.qti.own import FOLDER, MEDIA, TOOL, digest, own_bytes

CONTENT_PACKAGE: Final = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
TEMPLATES: Final = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
RESPONSE: Final = "RESPONSE"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_ITEM_TYPE: Final = "imsqti_item_xmlv3p0"


@dataclass(frozen=True, slots=True)
class Exported:
    """One item in the package; `portable` is whether other programs can grade it as we do."""

    identifier: str
    portable: bool
    note: str = ""


def export_package(items: Iterable[ItemSource], path: Path, version: str) -> Iterator[Exported]:
    """Write the package; what became of each item.

    The same sources and version give the same bytes.

    Raises:
        OSError: A document cannot be read, or the package not be written.
    """
    listed = sorted(items, key=lambda one: one.item.id)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        resources = []
        for source in listed:
            root = item_element(source, version)
            name = str(source.item.id)
            own = own_bytes(source.document, source.item.statement, digest(Element(root)))
            files = {
                f"items/{name}.xml": _serialised(root),
                f"{FOLDER}/{name}.json": own,
            }
            for one in source.document["attachments"]:
                place = f"{MEDIA}/{name}/{one['file']}"
                files[place] = source.attachment(one["file"]).read_bytes()
            for place, content in files.items():
                _put(archive, place, content)
            resources.append((name, list(files)))
            yield _exported(source.item)
        _put(archive, "imsmanifest.xml", _serialised(_manifest(resources)))


def item_element(source: ItemSource, version: str) -> Any:
    """One item as ``qti-assessment-item``."""
    item = source.item
    root = etree.Element(f"{{{NAMESPACE}}}qti-assessment-item", nsmap={None: NAMESPACE})
    given = {
        "identifier": str(item.id),
        "title": str(item.id),
        "adaptive": "false",
        "time-dependent": "false",
        "tool-name": TOOL,
        "tool-version": version,
    }
    for key, value in given.items():
        root.set(key, value)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", item.language)
    for one in _declarations(source):
        root.append(one)
    score = element("qti-outcome-declaration", identifier="SCORE", cardinality="single")
    score.set("base-type", "float")
    root.append(score)
    body = element("qti-item-body")
    body.append(statement(item.statement))
    if item.type is not ItemType.HOTSPOT:
        for written, shown in zip(source.document["attachments"], item.attachments, strict=True):
            content = source.attachment(written["file"]).read_bytes()
            place = f"../{MEDIA}/{item.id}/{written['file']}"
            body.append(attachment(shown, content, place))
    for one in _INTERACTIONS[item.type](source):
        body.append(one)
    root.append(body)
    root.append(_processing(item))
    return root


def _processing(item: Item) -> Any:
    """A standard template, or right when every field is."""
    if item.type is not ItemType.FIELDS:
        template = "map_response" if item.type in _TYPED else "match_correct"
        return element("qti-response-processing", template=f"{TEMPLATES}{template}.xml")
    made = element("qti-response-processing")
    condition, when, every = (
        element(f"qti-{name}") for name in ("response-condition", "response-if", "and")
    )
    for field in item.fields:
        enough = element("qti-gte")
        enough.append(element("qti-map-response", identifier=_response(field.key)))
        enough.append(_one_point())
        every.append(enough)
    score = element("qti-set-outcome-value", identifier="SCORE")
    score.append(_one_point())
    when.append(every)
    when.append(score)
    condition.append(when)
    made.append(condition)
    return made


def _one_point() -> Any:
    made = element("qti-base-value", "1")
    made.set("base-type", "float")
    return made


_TYPED: Final = frozenset({ItemType.TEXT, ItemType.NUMBER})
_BASE: Final = {
    ItemType.NUMBER: "float",
    ItemType.TEXT: "string",
    ItemType.MATCHING: "directedPair",
}
_CARDINALITY: Final = {
    ItemType.MULTIPLE: "multiple",
    ItemType.MATCHING: "multiple",
    ItemType.ORDER: "ordered",
}


def _declarations(source: ItemSource) -> Iterator[Any]:
    item, solution = source.item, source.solution
    if item.type is ItemType.APPLICATION:
        yield _declaration(RESPONSE, "single", "string", ())
    elif item.type is ItemType.FIELDS:
        groups = [forms for _, forms in solution.accepted]
        known = dict(solution.accepted)
        for place, field in enumerate(item.fields):
            forms = groups[place] if item.dependent else known[field.key]
            base = "identifier" if field.options else "string"
            values = (_place(field.options, forms[0]),) if field.options else forms
            any_case = "t1" in solution.treatments and not field.options
            yield _declaration(
                _response(field.key), "single", base, values[:1], values, any_case=any_case
            )
    elif item.type is ItemType.MATCHING:
        options = item.fields[0].options
        pairs = tuple(f"{key} {_place(options, forms[0])}" for key, forms in solution.accepted)
        yield _declaration(RESPONSE, "multiple", "directedPair", pairs)
    elif item.type in _TYPED:
        forms = solution.accepted[0][1]
        values = (
            tuple(one.replace(",", ".") for one in forms) if item.type is ItemType.NUMBER else forms
        )
        any_case = "t1" in solution.treatments
        yield _declaration(
            RESPONSE, "single", _BASE[item.type], values[:1], values, any_case=any_case
        )
    else:
        values = tuple(f"C{one}" for one in solution.choices)
        yield _declaration(RESPONSE, _CARDINALITY.get(item.type, "single"), "identifier", values)


def _declaration(
    identifier: str,
    cardinality: str,
    base_type: str,
    correct: tuple[str, ...],
    mapped: tuple[str, ...] = (),
    *,
    any_case: bool = False,
) -> Any:
    made = element("qti-response-declaration", identifier=identifier, cardinality=cardinality)
    made.set("base-type", base_type)
    if correct:
        holder = etree.SubElement(made, f"{{{NAMESPACE}}}qti-correct-response")
        for one in correct:
            value = etree.SubElement(holder, f"{{{NAMESPACE}}}qti-value")
            value.text = one
    if mapped:
        mapping = etree.SubElement(made, f"{{{NAMESPACE}}}qti-mapping")
        mapping.set("default-value", "0")
        for one in mapped:
            entry = etree.SubElement(mapping, f"{{{NAMESPACE}}}qti-map-entry")
            entry.set("map-key", one)
            entry.set("mapped-value", "1")
            entry.set("case-sensitive", "false" if any_case else "true")
    return made


def _rows(source: ItemSource) -> Iterator[Any]:
    item = source.item
    order = item.type is ItemType.ORDER
    made = element(f"qti-{'order' if order else 'choice'}-interaction", shuffle="false")
    made.set("response-identifier", RESPONSE)
    if not order:
        made.set("max-choices", "1" if item.type is ItemType.SINGLE else "0")
    for number, text in enumerate(item.choices, start=1):
        made.append(element("qti-simple-choice", text, identifier=f"C{number}"))
    yield made


def _typed(source: ItemSource) -> Iterator[Any]:
    field = source.item.fields[0]
    yield _entry(field.label, RESPONSE)


def _fields(source: ItemSource) -> Iterator[Any]:
    for field in source.item.fields:
        if not field.options:
            yield _entry(field.label, _response(field.key))
            continue
        holder = element("p", f"{field.label} ")
        made = element("qti-inline-choice-interaction", shuffle="false")
        made.set("response-identifier", _response(field.key))
        for number, text in enumerate(field.options, start=1):
            made.append(element("qti-inline-choice", text, identifier=f"C{number}"))
        holder.append(made)
        yield holder


def _matching(source: ItemSource) -> Iterator[Any]:
    item = source.item
    made = element("qti-match-interaction", shuffle="false")
    made.set("response-identifier", RESPONSE)
    made.set("max-associations", str(len(item.fields)))
    left, right = element("qti-simple-match-set"), element("qti-simple-match-set")
    for field in item.fields:
        one = element("qti-simple-associable-choice", field.label, identifier=field.key)
        one.set("match-max", "1")
        left.append(one)
    for number, text in enumerate(item.fields[0].options, start=1):
        one = element("qti-simple-associable-choice", text, identifier=f"C{number}")
        one.set("match-max", str(len(item.fields)))
        right.append(one)
    made.append(left)
    made.append(right)
    yield made


def _hotspot(source: ItemSource) -> Iterator[Any]:
    item = source.item
    made = element("qti-hotspot-interaction")
    made.set("response-identifier", RESPONSE)
    made.set("max-choices", "1")
    file = source.document["attachments"][0]["file"]
    picture = element("img", src=f"../{MEDIA}/{item.id}/{file}", alt=item.attachments[0].alt)
    made.append(picture)
    for number, (name, zone) in enumerate(zip(item.choices, item.zones, strict=True), start=1):
        corners = (zone.x, zone.y, zone.x + zone.width, zone.y + zone.height)
        one = element("qti-hotspot-choice", shape="rect", coords=",".join(map(str, corners)))
        one.set("identifier", f"C{number}")
        one.set("hotspot-label", name)
        made.append(one)
    yield made


def _application(source: ItemSource) -> Iterator[Any]:
    made = element("qti-custom-interaction")
    made.set("response-identifier", RESPONSE)
    made.set("class", f"pix-kiosk-{source.document['tool']['name']}")
    yield made


_INTERACTIONS: Final[Mapping[ItemType, Callable[[ItemSource], Iterator[Any]]]] = {
    ItemType.SINGLE: _rows,
    ItemType.MULTIPLE: _rows,
    ItemType.ORDER: _rows,
    ItemType.TEXT: _typed,
    ItemType.NUMBER: _typed,
    ItemType.FIELDS: _fields,
    ItemType.MATCHING: _matching,
    ItemType.HOTSPOT: _hotspot,
    ItemType.APPLICATION: _application,
}


def _entry(label: str, identifier: str) -> Any:
    holder = element("p", f"{label} ")
    made = element("qti-text-entry-interaction")
    made.set("response-identifier", identifier)
    holder.append(made)
    return holder


def _response(key: str) -> str:
    return f"R_{key}"


def _place(options: tuple[str, ...], text: str) -> str:
    return f"C{options.index(text) + 1}"


def _exported(item: Item) -> Exported:
    if item.type is ItemType.APPLICATION:
        return Exported(item.id, portable=False, note="application")
    if item.tool is not None:
        return Exported(item.id, portable=False, note="read in an application")
    if item.dependent:
        return Exported(item.id, portable=False, note="answers in any order")
    return Exported(item.id, portable=True)


def _manifest(resources: list[tuple[str, list[str]]]) -> Any:
    space = f"{{{CONTENT_PACKAGE}}}"
    root = etree.Element(f"{space}manifest", nsmap={None: CONTENT_PACKAGE})
    root.set("identifier", "MANIFEST")
    metadata = etree.SubElement(root, f"{space}metadata")
    for name, text in (("schema", "QTI Package"), ("schemaversion", "3.0.0")):
        etree.SubElement(metadata, f"{space}{name}").text = text
    etree.SubElement(root, f"{space}organizations")
    holder = etree.SubElement(root, f"{space}resources")
    for name, files in resources:
        one = etree.SubElement(holder, f"{space}resource")
        one.set("identifier", f"R-{name}")
        one.set("type", _ITEM_TYPE)
        one.set("href", files[0])
        for file in files:
            etree.SubElement(one, f"{space}file").set("href", file)
    return root


def _serialised(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False))


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
