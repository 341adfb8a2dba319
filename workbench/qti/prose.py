"""The text of a QTI body as Markdown. Knows no interaction and no answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from workbench.qti.document import Element
from workbench.qti.refusal import ItemRefusedError

_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "blockquote", "figure", "figcaption", "item-body"}
    | {"prompt", "stimulus-body", "rubric-block", "template-block", "header", "footer", "aside"}
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_STRONG: Final = frozenset({"b", "strong", "u"})
_EMPHASIS: Final = frozenset({"i", "em", "cite", "dfn", "var"})
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
_MEDIA: Final = frozenset(
    {"audio", "video", "iframe", "embed", "media-interaction", "script", "canvas", "object"}
)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_BREAKS: Final = re.compile(r"[ \t]*\n(?:[ \t]*\n)+[ \t]*")
_WHITE_CHARACTERS: Final = " \t\r\n\f"
"""Without the no-break spaces, which French needs."""
_WHITE: Final = re.compile(f"[{_WHITE_CHARACTERS}]+")
_SPECIAL: Final = re.compile(r"([\\*_`\[\]<>])")
_TABLE_LEAST: Final = 2
_SVG_TYPES: Final = ("image/",)

Replace = Callable[[Element], str]


@dataclass(slots=True)
class Prose:
    """Collects what the text refers to while it becomes Markdown.

    `replace` says what stands in place of an interaction; `pictures` are (source, alternative).
    """

    replace: Replace
    pictures: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def markdown(self, element: Element) -> str:
        """The inside of an element as blocks of Markdown.

        Raises:
            ItemRefusedError: It holds something that the exam cannot show.
        """
        return _BREAKS.sub("\n\n", self._blocks(element)).strip()

    def line(self, element: Element) -> str:
        """The inside of an element as one line."""
        return _one_line(self._blocks(element))

    def _blocks(self, element: Element) -> str:
        made: list[str] = []
        for part in element.parts():
            if isinstance(part, str):
                made.append(_escaped(part))
            else:
                made.append(self._element(part))
        return "".join(made)

    def _element(self, one: Element) -> str:
        name = one.name
        if name == "rubric-block" and "candidate" not in one.get("view", "candidate"):
            self.notes.add("rubric")
            return ""
        if name in _BLOCKS:
            return f"\n\n{self._blocks(one).strip()}\n\n"
        if name in _HEADINGS:
            return f"\n\n**{self.line(one)}**\n\n"
        laid = self._laid(one)
        if laid is not None:
            return f"\n\n{laid}\n\n"
        return _BREAKING.get(name) or self._inline(one)

    def _inline(self, one: Element) -> str:
        name = one.name
        if name in ("img", "object") and self._picture(one):
            return ""
        if name in _MEDIA:
            raise ItemRefusedError("item.media", name=name)
        if name.endswith("interaction") or name in ("gap", "hottext", "printed-variable"):
            return self.replace(one)
        if name in _SILENT:
            self.notes |= {"feedback"} if "feedback" in name else set()
            return ""
        return self._formula(one) if name == "math" else self._emphasised(one)

    def _emphasised(self, one: Element) -> str:
        inside = self._blocks(one)
        if not inside.strip():
            return inside
        if one.name in _CODE:
            return f"`{one.words()}`"
        if one.name == "rt":
            return f" ({inside.strip()})"
        if one.name == "q":
            return f"«\u00a0{inside.strip()}\u00a0»"
        mark = "**" if one.name in _STRONG else "*" if one.name in _EMPHASIS else ""
        return _wrapped(inside, mark) if mark else inside

    def _picture(self, one: Element) -> bool:
        kind = one.get("type", "image/")
        source = one.get("src") or one.get("data")
        if one.name == "object" and not kind.startswith(_SVG_TYPES):
            return False
        if not source:
            return False
        self.pictures.append((source, " ".join((one.get("alt") or one.words()).split())))
        self.notes.add("image")
        return True

    def _formula(self, one: Element) -> str:
        said = one.get("alttext")
        if not said:
            raise ItemRefusedError("item.math")
        self.notes.add("math")
        return _escaped(said)

    def _laid(self, one: Element) -> str | None:
        if one.name in ("ul", "ol"):
            return self._list(one)
        if one.name == "table":
            return self._table(one)
        return self._fence(one) if one.name == "pre" else None

    def _fence(self, one: Element) -> str:
        return f"```\n{one.words() if not one.text else _raw(one)}\n```"

    def _list(self, one: Element) -> str:
        lines, ordered = [], one.name == "ol"
        for number, entry in enumerate((x for x in one.children() if x.name == "li"), start=1):
            mark = f"{number}." if ordered else "-"
            lines.append(f"{mark} {self.line(entry)}")
        return "\n".join(lines)

    def _table(self, one: Element) -> str:
        rows = [
            [self.line(cell) or " " for cell in row.children() if cell.name in ("td", "th")]
            for row in one.every("tr")
        ]
        rows = [row for row in rows if row]
        if not rows:
            return ""
        width = max(map(len, rows))
        rows = [row + [" "] * (width - len(row)) for row in rows]
        if len(rows) < _TABLE_LEAST:
            return " ".join(rows[0])
        ruled = [rows[0], ["---"] * width, *rows[1:]]
        return "\n".join("| " + " | ".join(row) + " |" for row in ruled)


_BREAKING: Final = {"br": "  \n", "hr": "\n\n"}
_SILENT: Final = frozenset(
    {"feedback-block", "feedback-inline", "modal-feedback"}
    | {"stylesheet", "catalog-info", "template-inline", "link"}
)


def _raw(one: Element) -> str:
    return "".join(part if isinstance(part, str) else part.words() for part in one.parts()).strip(
        "\n"
    )


def _wrapped(inside: str, mark: str) -> str:
    before = " " if inside[:1].isspace() else ""
    after = " " if inside[-1:].isspace() else ""
    plain = _one_line(inside)
    return f"{before}{mark}{plain}{mark}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text))


def _one_line(text: str) -> str:
    return _WHITE.sub(" ", text).strip(_WHITE_CHARACTERS)


def unescaped(text: str) -> str:
    """A line of Markdown without its escapes: what a label or a choice shows."""
    plain = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    plain = re.sub(r"(?<!\\)\*(.+?)(?<!\\)\*", r"\1", plain)
    return re.sub(r"\\([\\*_`\[\]<>])", r"\1", plain).replace("`", "").strip(_WHITE_CHARACTERS)
