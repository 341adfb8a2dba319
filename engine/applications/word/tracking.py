"""Suggestions: changes that are proposed and then accepted or refused. Knows no act."""

from dataclasses import dataclass, replace

from engine.applications.application import ActRefusedError
from engine.applications.word.blocks import Blocks, Paragraph
from engine.applications.word.editing import Range, paragraph_at, put
from engine.applications.word.runs import (
    DELETED,
    INSERTED,
    Dress,
    Run,
    merged,
    part,
    redressed,
    spliced,
    typed_dress,
    whole_text,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Neighbouring changes of one person in one block, between two offsets."""

    block: int
    start: int
    end: int
    by: str
    removed: str
    added: str


def suggestions(blocks: Blocks) -> tuple[Suggestion, ...]:
    """Every suggestion that waits, from top to bottom."""
    return tuple(
        one
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        for one in _in_paragraph(number, block)
    )


def _in_paragraph(number: int, block: Paragraph) -> list[Suggestion]:
    found: list[Suggestion] = []
    at = 0
    for run in block.runs:
        end = at + len(run.text)
        if run.dress.change:
            removed = run.text if run.dress.change == DELETED else ""
            added = run.text if run.dress.change == INSERTED else ""
            if found and found[-1].end == at and found[-1].by == run.dress.by:
                last = found.pop()
                removed, added = last.removed + removed, last.added + added
                found.append(replace(last, end=end, removed=removed, added=added))
            else:
                found.append(Suggestion(number, at, end, run.dress.by, removed, added))
        at = end
    return found


def settle(blocks: Blocks, one: Suggestion, *, accept: bool) -> Blocks:
    """The blocks with a suggestion carried out or dropped; a paragraph emptied so goes."""
    found = paragraph_at(blocks, one.block)
    gone = DELETED if accept else INSERTED
    inner = tuple(
        Run(run.text, replace(run.dress, change="", by=""))
        for run in part(found.runs, one.start, one.end)
        if run.dress.change != gone
    )
    runs = spliced(found.runs, one.start, one.end, inner)
    if not runs and len(blocks) > 1:
        rest = (*blocks[: one.block], *blocks[one.block + 1 :])
        if any(isinstance(block, Paragraph) for block in rest):
            return rest
    return put(blocks, one.block, replace(found, runs=runs))


def suggest(
    blocks: Blocks, where: Range, text: str, marks: frozenset[str] | None, by: str
) -> Blocks:
    """The blocks with a proposal to put a text in the place of what is selected.

    Raises:
        ActRefusedError: `suggesting-text-only` for a paragraph break or what is no text,
            `others-suggestion` for words that another person proposes to insert.
    """
    if "\n" in text:
        raise ActRefusedError("suggesting-text-only")
    for number in range(where.start.block, where.end.block + 1):
        if not isinstance(blocks[number], Paragraph):
            raise ActRefusedError("suggesting-text-only")
    first = paragraph_at(blocks, where.start.block)
    alone = where.start.block == where.end.block
    worn = typed_dress(
        first.runs,
        where.start.offset,
        where.end.offset if alone else first.length,
        extend=False,
    )
    after = blocks
    for number in range(where.start.block, where.end.block + 1):
        found = paragraph_at(blocks, number)
        start = where.start.offset if number == where.start.block else 0
        end = where.end.offset if number == where.end.block else found.length
        after = put(after, number, replace(found, runs=_struck(found, start, end, by)))
    if not text:
        return after
    last = paragraph_at(after, where.end.block)
    before = paragraph_at(blocks, where.end.block)
    at = last.length - (before.length - where.end.offset)
    dress = Dress(worn.marks if marks is None else marks, change=INSERTED, by=by)
    runs = spliced(last.runs, at, at, (Run(text, dress),))
    return put(after, where.end.block, replace(last, runs=runs))


def _struck(found: Paragraph, start: int, end: int, by: str) -> tuple[Run, ...]:
    inner = part(found.runs, start, end)
    if any(run.dress.change == INSERTED and run.dress.by != by for run in inner):
        raise ActRefusedError("others-suggestion")
    kept = merged(run for run in inner if run.dress.change != INSERTED)
    struck = redressed(kept, 0, len(whole_text(kept)), lambda dress: _strike(dress, by))
    return spliced(found.runs, start, end, struck)


def _strike(dress: Dress, by: str) -> Dress:
    return dress if dress.change else replace(dress, change=DELETED, by=by)
