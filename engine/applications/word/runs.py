"""Stretches of a paragraph's text and how each is dressed. Knows no paragraph and no document.

An offset counts characters of the whole text, suggested insertions and deletions included. Every
sequence of runs that leaves this module is merged: no empty run, no two neighbours dressed alike.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader

MARKS: Final = ("bold", "italic", "underline", "highlight", "superscript", "subscript")
INSERTED: Final = "inserted"
DELETED: Final = "deleted"
LONGEST_PARAGRAPH: Final = 4_000
LONGEST_ADDRESS: Final = 200
LONGEST_NAME: Final = 40
MOST_RUNS: Final = 400
MOST_COMMENTS: Final = 30
_LAST_PLANE: Final = "\uffff"
_NEVER: Final = frozenset("\u2028\u2029\ufffc")
_RAISED: Final = frozenset(("superscript", "subscript"))


@dataclass(frozen=True, slots=True)
class Dress:
    """How characters look and what hangs on them.

    `link` is an address or nothing, `comment` the number of a comment or 0, `change` a suggestion
    of `by`: to insert these characters, or to delete them.
    """

    marks: frozenset[str] = frozenset()
    link: str = ""
    comment: int = 0
    change: str = ""
    by: str = ""


PLAIN: Final = Dress()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters dressed alike."""

    text: str
    dress: Dress = PLAIN


Runs = tuple[Run, ...]


def printable(text: str) -> bool:
    """Whether a text holds only characters that stand in a line, of the basic plane."""
    return all(" " <= one <= _LAST_PLANE and one not in _NEVER and one != "\x7f" for one in text)


def merged(runs: Iterable[Run]) -> Runs:
    """The same text with as few runs as can be."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].dress == run.dress:
            found[-1] = Run(found[-1].text + run.text, run.dress)
        elif run.text:
            found.append(run)
    return tuple(found)


def whole_text(runs: Runs) -> str:
    """Every character, suggested ones included."""
    return "".join(run.text for run in runs)


def without(runs: Runs, change: str) -> Runs:
    """What is left when one kind of change is taken out."""
    return merged(run for run in runs if run.dress.change != change)


def part(runs: Runs, start: int, end: int) -> Runs:
    """The runs between two offsets."""
    found = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Run(text, run.dress))
        at += len(run.text)
    return tuple(found)


def redressed(runs: Runs, start: int, end: int, change: Callable[[Dress], Dress]) -> Runs:
    """The runs with the dress between two offsets changed."""
    inner = (Run(run.text, change(run.dress)) for run in part(runs, start, end))
    return merged((*part(runs, 0, start), *inner, *part(runs, end, len(whole_text(runs)))))


def spliced(runs: Runs, start: int, end: int, added: Iterable[Run]) -> Runs:
    """The runs with others in the place of what lies between two offsets."""
    return merged((*part(runs, 0, start), *added, *part(runs, end, len(whole_text(runs)))))


def typed_dress(runs: Runs, start: int, end: int, *, extend: bool) -> Dress:
    """How text typed over a stretch is dressed: as its first character, else as the one before.

    At the edge of a link or of a comment's words the new text stands outside, unless it is asked
    to *extend* what hangs on the one before it.
    """
    if end > start:
        return replace(part(runs, start, start + 1)[0].dress, change="", by="")
    before = part(runs, start - 1, start)
    after = part(runs, start, start + 1)
    if not before:
        return Dress(marks=after[0].dress.marks) if after else PLAIN
    left = before[0].dress
    right = after[0].dress if after else PLAIN
    return Dress(
        left.marks,
        left.link if extend or left.link == right.link else "",
        left.comment if extend or left.comment == right.comment else 0,
    )


def marked(dress: Dress, mark: str, *, on: bool) -> Dress:
    """A dress with a mark or without it; raised and lowered letters exclude each other."""
    marks = dress.marks - {mark}
    if on:
        marks = (marks - _RAISED if mark in _RAISED else marks) | {mark}
    return replace(dress, marks=marks)


def read_marks(reader: Reader, key: str) -> frozenset[str]:
    """A list of marks.

    Raises:
        MalformedError: One of them does not exist.
    """
    marks = reader.texts(key, most=len(MARKS), longest=20)
    if not set(marks) <= set(MARKS):
        raise MalformedError("word.mark", f"{reader.where}{key}")
    return frozenset(marks)


def read_line(reader: Reader, key: str, *, longest: int) -> str:
    """A text that stands on one line.

    Raises:
        MalformedError: Too long, or a character that no line has.
    """
    text = reader.text(key, longest=longest)
    if not printable(text):
        raise MalformedError("word.character", f"{reader.where}{key}")
    return text


def read_runs(reader: Reader) -> Runs:
    """Runs under the key ``runs``, or one plain run under ``text``.

    Raises:
        MalformedError: Neither is there, or a run is none.
    """
    if not reader.has("runs"):
        return merged((Run(read_line(reader, "text", longest=LONGEST_PARAGRAPH)),))
    found = merged(_read_run(one) for one in reader.readers("runs", most=MOST_RUNS))
    if len(whole_text(found)) > LONGEST_PARAGRAPH:
        raise MalformedError("word.too_long", reader.where)
    return found


def _read_run(reader: Reader) -> Run:
    change = reader.text("change", longest=10) if reader.has("change") else ""
    if change not in ("", INSERTED, DELETED):
        raise MalformedError("word.change", reader.where)
    dress = Dress(
        read_marks(reader, "marks") if reader.has("marks") else frozenset(),
        read_line(reader, "link", longest=LONGEST_ADDRESS) if reader.has("link") else "",
        reader.integer("comment", most=MOST_COMMENTS) if reader.has("comment") else 0,
        change,
        read_line(reader, "by", longest=LONGEST_NAME) if change else "",
    )
    return Run(read_line(reader, "text", longest=LONGEST_PARAGRAPH), dress)


def runs_json(runs: Runs) -> tuple[JsonObject, ...]:
    """The runs as `read_runs` reads them."""
    return tuple(_run_json(run) for run in runs)


def _run_json(run: Run) -> JsonObject:
    dress = run.dress
    found: dict[str, str | int | tuple[str, ...]] = {"text": run.text}
    if dress.marks:
        found["marks"] = tuple(sorted(dress.marks))
    if dress.link:
        found["link"] = dress.link
    if dress.comment:
        found["comment"] = dress.comment
    if dress.change:
        found["change"] = dress.change
        found["by"] = dress.by
    return found
