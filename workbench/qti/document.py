"""One XML document, with the names of QTI 2 and QTI 3 made alike. Knows no item.

Elements and attributes get the names of QTI 3 without their prefix: ``choiceInteraction`` and
``qti-choice-interaction`` are both ``choice-interaction``.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from workbench.qti.refusal import PackageRefusedError

_HUMP: Final = re.compile(r"(?<=[a-z0-9])([A-Z])")
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_PREFIX: Final = "qti-"
MAX_DEPTH: Final = 64


class Element:
    """An element as QTI 3 would call it."""

    def __init__(self, node: Any) -> None:
        self._node = node
        self.name = _canonical(etree.QName(node).localname)
        self.attributes = {
            _canonical(etree.QName(key).localname): value for key, value in node.attrib.items()
        }

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return str(self.attributes.get(name, default))

    @property
    def text(self) -> str:
        """The text before the first child."""
        return self._node.text or ""

    @property
    def tail(self) -> str:
        """The text after the element, inside its parent."""
        return self._node.tail or ""

    def children(self) -> Iterator["Element"]:
        """The elements directly inside."""
        for one in self._node:
            if isinstance(one.tag, str):
                yield Element(one)

    def parts(self) -> Iterator["Element | str"]:
        """Texts and elements directly inside, in order."""
        if self._node.text:
            yield self._node.text
        for one in self._node:
            if isinstance(one.tag, str):
                yield Element(one)
            if one.tail:
                yield one.tail

    def descendants(self) -> Iterator["Element"]:
        """All elements inside, in the order of the document."""
        for one in self._node.iterdescendants():
            if isinstance(one.tag, str):
                yield Element(one)

    def every(self, *names: str) -> Iterator["Element"]:
        """All elements of those names inside, in the order of the document."""
        for found in self.descendants():
            if found.name in names:
                yield found

    def first(self, *names: str) -> "Element | None":
        """The first of them, or none."""
        return next(self.every(*names), None)

    def canonical(self) -> bytes:
        """The element in canonical XML, without space between elements."""
        copy = etree.fromstring(etree.tostring(self._node, with_tail=False))
        for one in copy.iter():
            if one.text is not None and not one.text.strip():
                one.text = None
            if one.tail is not None and not one.tail.strip():
                one.tail = None
        return bytes(etree.tostring(copy, method="c14n2"))

    def words(self) -> str:
        """All text inside, with single spaces; no-break spaces stay."""
        return _WHITE.sub(" ", "".join(self._node.itertext())).strip(" ")


def parse(content: bytes, name: str) -> Element:
    """The root of a document.

    Raises:
        PackageRefusedError: It declares a DOCTYPE, is not well-formed, or nests too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
        raise PackageRefusedError("xml.doctype", name=name[:80])
    if "<!DOCTYPE".encode("utf-16-be") in content:
        raise PackageRefusedError("xml.doctype", name=name[:80])
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise PackageRefusedError("xml.malformed", name=name[:80]) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise PackageRefusedError("xml.doctype", name=name[:80])
    if _depth(root) > MAX_DEPTH:
        raise PackageRefusedError("xml.malformed", name=name[:80])
    return Element(root)


def _depth(root: Any) -> int:
    deepest = depth = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _canonical(name: str) -> str:
    kebab = _HUMP.sub(lambda found: f"-{found[1].lower()}", name)
    return kebab.removeprefix(_PREFIX).lower()
