"""Writing in a document: over a range, across paragraphs. Knows no suggestion and no comment.

A place is a block's number from 0 and an offset in it; a range goes from one place to a later one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.word.blocks import HEADINGS, Block, Blocks, Paragraph
from engine.applications.word.runs import (
    LONGEST_PARAGRAPH,
    MOST_RUNS,
    Dress,
    Run,
    merged,
    part,
    spliced,
    typed_dress,
)

_FOLLOWED_BY_NORMAL: Final = frozenset((*HEADINGS, "title"))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a caret stands."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class Range:
    """What is selected, perhaps nothing: then both ends are the caret."""

    start: Place
    end: Place


def paragraph_at(blocks: Blocks, number: int) -> Paragraph:
    """The paragraph of that number.

    Raises:
        ActRefusedError: It is a picture, a table or the contents: `not-text`.
    """
    found = blocks[number]
    if not isinstance(found, Paragraph):
        raise ActRefusedError("not-text")
    return found


def put(blocks: Blocks, number: int, *others: Block) -> Blocks:
    """The blocks with others in the place of one.

    Raises:
        ActRefusedError: A paragraph has become too long: `too-long`.
    """
    for one in others:
        if isinstance(one, Paragraph) and (
            one.length > LONGEST_PARAGRAPH or len(one.runs) > MOST_RUNS
        ):
            raise ActRefusedError("too-long")
    return (*blocks[:number], *others, *blocks[number + 1 :])


def erase(blocks: Blocks, where: Range) -> Blocks:
    """The blocks without what is selected; paragraphs at its ends are joined.

    Raises:
        ActRefusedError: It begins or ends in something other than text: `not-text`.
    """
    start, end = where.start, where.end
    if start.block == end.block and not isinstance(blocks[start.block], Paragraph):
        return put(blocks, start.block) if start != end else blocks
    first = paragraph_at(blocks, start.block)
    last = paragraph_at(blocks, end.block)
    runs = merged((*part(first.runs, 0, start.offset), *part(last.runs, end.offset, last.length)))
    joined = replace(first, runs=runs)
    if start.block != end.block and not start.offset:
        joined = replace(last, runs=runs, page=first.page or last.page)
    kept = (*blocks[: start.block], first, *blocks[end.block + 1 :])
    return put(kept, start.block, joined)


def write(
    blocks: Blocks, where: Range, text: str, marks: frozenset[str] | None, *, extend: bool
) -> Blocks:
    """The blocks with a text in the place of what is selected; a line break splits a paragraph.

    The text is dressed as `typed_dress` says, or with the *marks* given.

    Raises:
        ActRefusedError: `not-text`, or a paragraph gets `too-long`.
    """
    at = where.start
    if not text:
        return erase(blocks, where)
    first = paragraph_at(blocks, at.block)
    end = first.length if where.end.block != at.block else where.end.offset
    worn = typed_dress(first.runs, at.offset, end, extend=extend)
    after = erase(blocks, where)
    for index, line in enumerate(text.split("\n")):
        if index:
            after = split(after, at)
            at = Place(at.block + 1, 0)
            worn = typed_dress(paragraph_at(after, at.block).runs, 0, 0, extend=False)
        found = paragraph_at(after, at.block)
        if marks is not None:
            worn = replace(worn, marks=marks)
        runs = spliced(found.runs, at.offset, at.offset, (Run(line, worn),))
        after = put(after, at.block, replace(found, runs=runs))
        at = Place(at.block, at.offset + len(line))
    return after


def split(blocks: Blocks, where: Place) -> Blocks:
    """The blocks with one paragraph cut in two. What follows a heading is plain text.

    Raises:
        ActRefusedError: `not-text`.
    """
    found = paragraph_at(blocks, where.block)
    left = replace(found, runs=part(found.runs, 0, where.offset))
    right = replace(found, runs=part(found.runs, where.offset, found.length), page=False)
    if found.style in _FOLLOWED_BY_NORMAL and not right.runs:
        right = replace(right, style="normal")
    elif found.style in _FOLLOWED_BY_NORMAL and not left.runs:
        left = replace(left, style="normal")
    return put(blocks, where.block, left, right)


def paste(blocks: Blocks, where: Range, pieces: tuple[Paragraph, ...]) -> Blocks:
    """The blocks with copied paragraphs in the place of what is selected.

    The first and the last piece flow into the text around; a piece that has a paragraph for
    itself brings its style, its list and its alignment.

    Raises:
        ActRefusedError: `not-text`, or a paragraph gets `too-long`.
    """
    after = erase(blocks, where)
    at = where.start
    found = paragraph_at(after, at.block)
    left = part(found.runs, 0, at.offset)
    right = part(found.runs, at.offset, found.length)
    if len(pieces) == 1:
        alone = pieces[0] if not found.runs else found
        runs = merged((*left, *pieces[0].runs, *right))
        return put(after, at.block, replace(alone, runs=runs, page=found.page))
    first, *middle, last = pieces
    head = replace(found if left else first, runs=merged((*left, *first.runs)), page=found.page)
    foot = replace(
        last if last.runs and not right else found,
        runs=merged((*last.runs, *right)),
        page=False,
    )
    return put(after, at.block, head, *middle, foot)


def copied(blocks: Blocks, where: Range) -> tuple[Paragraph, ...]:
    """The selected text, as `paste` takes it: without suggested deletions, notes and pages."""
    found = []
    for number in range(where.start.block, where.end.block + 1):
        block = blocks[number]
        if isinstance(block, Paragraph):
            start = where.start.offset if number == where.start.block else 0
            end = where.end.offset if number == where.end.block else block.length
            runs = _plain_changes(part(block.runs, start, end))
            found.append(replace(block, runs=merged(runs), page=False))
    return tuple(found)


def _plain_changes(runs: Iterable[Run]) -> Iterable[Run]:
    for run in runs:
        if run.dress.change != "deleted":
            yield Run(run.text, Dress(run.dress.marks, run.dress.link))
