"""What an author can demand of a document. Knows no act: only what is there counts.

Paragraphs are named by their text, never by their place. A check's texts are compared after
`tidy`; with `treatments`, as typed answers are.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from engine.applications.word.aspects import (
    DOCUMENT_SIDES,
    PARAGRAPH_SIDES,
    empty_lines,
    final_texts,
    original_texts,
    paragraph_side,
    paragraphs,
    worn,
)
from engine.applications.word.blocks import (
    DEEPEST_LEVEL,
    HEADINGS,
    LISTS,
    MOST_BLOCKS,
    STYLES,
    Contents,
    Paragraph,
    Picture,
    chosen,
    headings,
)
from engine.applications.word.document import FORMATS, Document, Start, first_document
from engine.applications.word.finding import find, sentences, tidy, words
from engine.applications.word.reviewing import commented
from engine.applications.word.runs import MARKS
from engine.applications.word.tracking import suggestions
from engine.errors import MalformedError
from engine.records.canonical import Json
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, form_matches, treated

Condition = Callable[[Document], bool]
Matches = Callable[[str], bool]
_LONGEST: Final = 4_000
_MOST_FORMS: Final = 30


def condition(start: Start, reader: Reader) -> Condition:
    """What one assertion demands.

    Raises:
        MalformedError: An unknown kind, a missing term, or a thing that the start has not.
    """
    make = _KINDS.get(reader.text("kind", longest=40))
    if make is None:
        raise MalformedError("check.kind", reader.text("kind", longest=40))
    return make(start, reader)


def _treatments(reader: Reader) -> frozenset[str]:
    if not reader.has("treatments"):
        return frozenset()
    found = frozenset(reader.texts("treatments", most=3, longest=2))
    if not found <= TREATMENTS:
        raise MalformedError("check.treatments", reader.where)
    return found


def _forms(reader: Reader, key: str = "forms") -> Matches:
    forms = reader.texts(key, most=_MOST_FORMS, longest=_LONGEST)
    if not forms:
        raise MalformedError("check.forms", f"{reader.where}{key}")
    treatments = _treatments(reader)
    tidied = tuple(tidy(one) for one in forms)
    return lambda text: form_matches(tidy(text), tidied, treatments)


def _alternatives(reader: Reader, key: str) -> tuple[tuple[str, ...], ...]:
    """Texts in order; each may be a list of forms that are as good."""
    found = []
    for one in reader.items(key, most=MOST_BLOCKS):
        values: Json = (one,) if isinstance(one, str) else one
        inner = Reader({key: values}, reader.where)
        found.append(tuple(tidy(text) for text in inner.texts(key, longest=_LONGEST)))
    return tuple(found)


def _agree(found: tuple[str, ...], wanted: tuple[tuple[str, ...], ...]) -> bool:
    return len(found) == len(wanted) and all(
        text in forms for text, forms in zip(found, wanted, strict=True)
    )


def _text(start: Start, reader: Reader) -> Condition:
    """All texts: those listed as `are`, or those of the start in an `order`, some changed.

    A change has `forms`, or is `free` to be any words.
    """
    original = reader.has("view") and chosen(reader, "view", ("final", "original")) == "original"
    if reader.has("are"):
        listed = _alternatives(reader, "are")
        return lambda document: _agree(
            original_texts(document) if original else final_texts(document), listed
        )
    wanted = _changed_texts(start, reader, original=original)

    def holds(document: Document) -> bool:
        found = original_texts(document) if original else final_texts(document)
        return len(found) == len(wanted) and all(
            matches(text) for matches, text in zip(wanted, found, strict=True)
        )

    return holds


def _changed_texts(start: Start, reader: Reader, *, original: bool) -> list[Matches]:
    known = [one for one in start.blocks if isinstance(one, Paragraph)]
    order = tuple(range(1, len(known) + 1))
    if reader.has("order"):
        order = reader.integers("order", most=MOST_BLOCKS)
        if not set(order) <= set(range(1, len(known) + 1)):
            raise MalformedError("check.order", reader.where)
    changed: dict[int, Matches] = {}
    if reader.has("changes"):
        for one in reader.readers("changes", most=MOST_BLOCKS):
            free = one.has("free") and one.boolean("free")
            number = one.integer("paragraph", least=1, most=len(known))
            changed[number] = bool if free else _forms(one)
    wanted: list[Matches] = []
    for number in order:
        block = known[number - 1]
        text = tidy(block.original if original else block.final)
        if number in changed:
            wanted.append(changed[number])
        elif text:
            wanted.append(text.__eq__)
    return wanted


def _run(_start: Start, reader: Reader) -> Condition:
    """Everything that wears a mark, from top to bottom."""
    mark = chosen(reader, "mark", MARKS)
    wanted = _alternatives(reader, "are")
    return lambda document: _agree(
        tuple(text for text, _ in worn(document, lambda dress: mark in dress.marks)), wanted
    )


def _style(_start: Start, reader: Reader) -> Condition:
    """Every paragraph of a style, from top to bottom."""
    style = chosen(reader, "style", STYLES)
    wanted = _alternatives(reader, "are")
    return lambda document: _agree(
        tuple(tidy(one.final) for one in paragraphs(document) if one.style == style), wanted
    )


def _list(_start: Start, reader: Reader) -> Condition:
    """Every entry of lists of a kind, with its level; nothing stands between them."""
    kind = chosen(reader, "list", LISTS[1:])
    wanted = tuple(
        (
            tidy(one.text("text", longest=_LONGEST)),
            one.integer("level", least=1, most=DEEPEST_LEVEL) if one.has("level") else 1,
        )
        for one in reader.readers("are", most=MOST_BLOCKS)
    )

    def holds(document: Document) -> bool:
        inside = [
            number
            for number, one in enumerate(document.blocks)
            if isinstance(one, Paragraph) and one.list == kind
        ]
        found = tuple(
            (tidy(one.final), one.level)
            for one in document.blocks
            if isinstance(one, Paragraph) and one.list == kind
        )
        between = document.blocks[inside[0] : inside[-1] + 1] if inside else ()
        apart = any(not isinstance(one, Paragraph) or one.list != kind for one in between)
        return found == wanted and not apart

    return holds


def _break(_start: Start, reader: Reader) -> Condition:
    """A paragraph starts a page; only paragraphs without words may come before it there."""
    before = _forms(reader, "before")

    def holds(document: Document) -> bool:
        fresh = False
        for one in document.blocks:
            if not isinstance(one, Paragraph):
                fresh = False
                continue
            fresh = fresh or one.page
            if one.final.strip():
                if before(one.final) and fresh:
                    return True
                fresh = False
        return False

    return holds


def _breaks(_start: Start, reader: Reader) -> Condition:
    equals = reader.integer("equals", most=MOST_BLOCKS)
    return lambda document: (
        equals == sum(isinstance(one, Paragraph) and one.page for one in document.blocks)
    )


def _empty_lines(_start: Start, reader: Reader) -> Condition:
    most = reader.integer("most", most=MOST_BLOCKS)
    return lambda document: empty_lines(document) <= most


def _alt(start: Start, reader: Reader) -> Condition:
    """What is read in place of every image of a file, or that they are decoration."""
    file = reader.file_name("image")
    if file not in {one.file for one in start.blocks if isinstance(one, Picture)}:
        raise MalformedError("check.image", file)
    decorative = reader.has("decorative") and reader.boolean("decorative")
    matches = None if decorative else _forms(reader)

    def holds(document: Document) -> bool:
        found = [one for one in document.blocks if isinstance(one, Picture) and one.file == file]
        return bool(found) and all(
            one.decorative if matches is None else matches(one.alternative) for one in found
        )

    return holds


def _link(_start: Start, reader: Reader) -> Condition:
    """There is one link to an address, on words of given forms."""
    address = tidy(reader.text("address", longest=200))
    matches = _forms(reader)

    def holds(document: Document) -> bool:
        found = [text for text, to in worn(document, lambda dress: dress.link) if to == address]
        return len(found) == 1 and matches(found[0])

    return holds


def _toc(_start: Start, reader: Reader) -> Condition:
    """There is a table of contents, and it shows these entries."""
    wanted = tuple(
        (
            tidy(one.text("text", longest=_LONGEST)),
            one.integer("level", least=1, most=len(HEADINGS)),
        )
        for one in reader.readers("are", most=MOST_BLOCKS)
    )

    def holds(document: Document) -> bool:
        there = any(isinstance(one, Contents) for one in document.blocks)
        found = tuple((tidy(text), level) for text, level in headings(document.blocks))
        return there and found == wanted

    return holds


def _comment(start: Start, reader: Reader) -> Condition:
    """A comment of the start, by number, or one that was made `on` some words."""
    resolved = reader.boolean("resolved") if reader.has("resolved") else None
    reply = _forms(reader, "reply") if reader.has("reply") else None
    said = _forms(reader) if reader.has("forms") else None
    number = reader.integer("comment", least=1) if reader.has("comment") else 0
    on = None if number else _forms(reader, "on")
    if number and number not in {one.number for one in start.comments}:
        raise MalformedError("check.comment", str(number))

    def holds(document: Document) -> bool:
        for one in document.comments:
            if on is not None:
                known = one.first.by == start.me and on(commented(document, one.number))
            else:
                known = one.number == number
            mine = [each.text for each in one.replies if each.by == start.me]
            if (
                known
                and resolved in (None, one.resolved)
                and (reply is None or (bool(mine) and reply(mine[-1])))
                and (said is None or said(one.first.text))
            ):
                return True
        return False

    return holds


def _comments_unchanged(start: Start, reader: Reader) -> Condition:
    """Every comment of the start but those of some numbers is as it was, and there is no other."""
    left_out = reader.integers("except") if reader.has("except") else ()
    wanted = tuple(one for one in start.comments if one.number not in left_out)
    most = len(start.comments)
    return lambda document: (
        len(document.comments) <= most
        and wanted == tuple(one for one in document.comments if one.number not in left_out)
    )


def _suggestion(start: Start, reader: Reader) -> Condition:
    """A paragraph in which the person proposes: its text when refused, and when accepted."""
    before, after = _forms(reader, "before"), _forms(reader, "after")

    def holds(document: Document) -> bool:
        mine = {one.block for one in suggestions(document.blocks) if one.by == start.me}
        return any(
            isinstance(one, Paragraph) and before(one.original) and after(one.final)
            for number, one in enumerate(document.blocks)
            if number in mine
        )

    return holds


def _suggestions(_start: Start, reader: Reader) -> Condition:
    waiting = reader.integer("waiting", most=MOST_BLOCKS)
    return lambda document: len(suggestions(document.blocks)) == waiting


def _suggesting(_start: Start, reader: Reader) -> Condition:
    on = reader.boolean("on")
    return lambda document: document.suggesting == on


def _count(_start: Start, reader: Reader) -> Condition:
    """How often a text stands in the document."""
    sought = reader.text("find", longest=_LONGEST)
    case = reader.has("case") and reader.boolean("case")
    whole = reader.has("whole") and reader.boolean("whole")
    equals = reader.integer("equals", most=_LONGEST)
    return lambda document: len(find(document.blocks, sought, case=case, whole=whole)) == equals


def _styled(reader: Reader) -> Callable[[Document], tuple[str, ...]]:
    styles = reader.texts("styles", most=len(STYLES)) if reader.has("styles") else STYLES
    if not set(styles) <= set(STYLES):
        raise MalformedError("check.styles", reader.where)
    return lambda document: tuple(one.final for one in paragraphs(document) if one.style in styles)


def _sentence_length(_start: Start, reader: Reader) -> Condition:
    """No sentence of paragraphs of the `styles`, or of any, has more words."""
    texts = _styled(reader)
    most = reader.integer("most", least=1, most=_LONGEST)
    return lambda document: all(
        words(one) <= most for text in texts(document) for one in sentences(text)
    )


def _sentences(_start: Start, reader: Reader) -> Condition:
    """How many sentences there are, within bounds."""
    texts = _styled(reader)
    least = reader.integer("least", most=_LONGEST)
    most = reader.integer("most", least=least, most=_LONGEST)
    return lambda document: least <= sum(len(sentences(text)) for text in texts(document)) <= most


def _words(_start: Start, reader: Reader) -> Condition:
    """How many words there are, within bounds."""
    texts = _styled(reader)
    least = reader.integer("least", most=_LONGEST)
    most = reader.integer("most", least=least, most=_LONGEST)
    return lambda document: least <= sum(words(text) for text in texts(document)) <= most


def _contains(_start: Start, reader: Reader) -> Condition:
    """One of some texts stands somewhere, `whole` as entire words; case does not count."""
    forms = tuple(tidy(one) for one in reader.texts("forms", most=_MOST_FORMS, longest=_LONGEST))
    if not forms:
        raise MalformedError("check.forms", reader.where)
    whole = reader.has("whole") and reader.boolean("whole")
    treatments = _treatments(reader) - {"t3"}

    def holds(document: Document) -> bool:
        if not treatments:
            return any(find(document.blocks, one, case=False, whole=whole) for one in forms)
        text = treated(" ".join(final_texts(document)), treatments)
        return any(treated(one, treatments) in text for one in forms)

    return holds


def _export(_start: Start, reader: Reader) -> Condition:
    """A copy of a format was made under a name, written without the extension."""
    kind = chosen(reader, "format", FORMATS)
    matches = _forms(reader)
    return lambda document: any(
        one.format == kind and matches(one.name) for one in document.exports
    )


def _unchanged(start: Start, reader: Reader) -> Condition:
    """Sides of the document are as in the start, paragraphs of some texts left out."""
    sides = reader.texts("what", most=len(PARAGRAPH_SIDES) + len(DOCUMENT_SIDES), longest=20)
    if not sides or not set(sides) <= {*PARAGRAPH_SIDES, *DOCUMENT_SIDES}:
        raise MalformedError("check.what", reader.where)
    texts = reader.texts("except", longest=_LONGEST) if reader.has("except") else ()
    left_out = frozenset(tidy(one) for one in texts)
    first = first_document(start)

    def same(name: str, document: Document) -> bool:
        if name in DOCUMENT_SIDES:
            return DOCUMENT_SIDES[name](document) == DOCUMENT_SIDES[name](first)
        return paragraph_side(document, name, left_out) == paragraph_side(first, name, left_out)

    return lambda document: all(same(name, document) for name in sides)


_KINDS: Final[Mapping[str, Callable[[Start, Reader], Condition]]] = MappingProxyType(
    {
        "text": _text,
        "run": _run,
        "style": _style,
        "list": _list,
        "break": _break,
        "breaks": _breaks,
        "empty_lines": _empty_lines,
        "alt": _alt,
        "link": _link,
        "toc": _toc,
        "comment": _comment,
        "comments_unchanged": _comments_unchanged,
        "suggestion": _suggestion,
        "suggestions": _suggestions,
        "suggesting": _suggesting,
        "count": _count,
        "sentence_length": _sentence_length,
        "sentences": _sentences,
        "words": _words,
        "contains": _contains,
        "export": _export,
        "unchanged": _unchanged,
    }
)
