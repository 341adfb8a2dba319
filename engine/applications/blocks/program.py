"""A program: a tree of blocks, its lines, and where another block fits. Knows no grid.

A *path* leads to a block: its place in the program, then, as often as needed, 0 for the body or 1
for the other branch and a place in it. A *slot* is where a block can be put: the path of a list
and a place in it. Lines are counted from 1, as the screen shows them: one for a block, one for
its *else*, one for the end of a body. Line 0 is above everything.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from engine.applications.blocks.terms import (
    LEAST,
    MOST,
    Operand,
    Sensed,
    is_name,
    read_condition,
)
from engine.errors import MalformedError
from engine.records.canonical import Json, JsonObject
from engine.records.reading import Reader

MOST_BLOCKS: Final = 60
DEEPEST: Final = 6
Path = tuple[int, ...]
Slot = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of block holds; one that stands on `top` stands in no other block."""

    terms: tuple[str, ...] = ()
    branches: int = 0
    top: bool = False


SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        "forward": Shape(),
        "left": Shape(),
        "right": Shape(),
        "collect": Shape(),
        "paint": Shape(),
        "stop": Shape(),
        "repeat": Shape(("times",), 1),
        "until": Shape(("cond",), 1),
        "while": Shape(("cond",), 1),
        "if": Shape(("cond",), 1),
        "if_else": Shape(("cond",), 2),
        "set": Shape(("name", "value")),
        "add": Shape(("name", "value")),
        "define": Shape(("name", "param"), 1, top=True),
        "call": Shape(("name", "value")),
        "when": Shape(("event",), 1, top=True),
    }
)
LOOPS: Final = ("repeat", "until", "while")


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `terms` are those of its shape, in order."""

    op: str
    terms: tuple[Operand, ...] = ()
    body: tuple["Block", ...] = ()
    other: tuple["Block", ...] = ()

    @property
    def shape(self) -> Shape:
        """What blocks of its kind hold."""
        return SHAPES[self.op]

    def term(self, key: str) -> Operand:
        """One of its terms."""
        return self.terms[self.shape.terms.index(key)]

    def word(self, key: str) -> str:
        """One of its terms that is a text."""
        return str(self.term(key))

    def with_term(self, key: str, value: Operand) -> "Block":
        """The same block with another term."""
        terms = dict(zip(self.shape.terms, self.terms, strict=True))
        terms[key] = value
        return replace(self, terms=tuple(terms.values()))

    def to_json(self) -> JsonObject:
        """As it is written down."""
        made: dict[str, Json] = {
            "op": self.op,
            **dict(zip(self.shape.terms, self.terms, strict=True)),
        }
        if self.shape.branches:
            made["body"] = tuple(one.to_json() for one in self.body)
        if self.shape.branches > 1:
            made["else"] = tuple(one.to_json() for one in self.other)
        return made


Program = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the head of a block, its ``else`` or its ``end``."""

    line: int
    depth: int
    part: str
    path: Path
    block: Block

    def slot(self) -> Slot:
        """Where a block goes that is put below this line."""
        if self.part == "else":
            return (*self.path, 1), 0
        if self.part == "head" and self.block.shape.branches:
            return (*self.path, 0), 0
        return self.path[:-1], self.path[-1] + 1


@dataclass(frozen=True, slots=True)
class Names:
    """What blocks may name: variables, events, and what sensors there are."""

    variables: frozenset[str]
    events: frozenset[str]
    sensors: frozenset[str]


def read_program(reader: Reader, key: str, names: Names) -> Program:
    """The blocks under a key.

    Raises:
        MalformedError: An unknown block, too many or too deep, or a term that is none.
    """
    found = _read(reader, key, names, 0)
    if size(found) > MOST_BLOCKS:
        raise MalformedError("blocks.too_many")
    functions = [one.word("name") for one in found if one.op == "define"]
    if len(set(functions)) != len(functions):
        raise MalformedError("blocks.function_twice")
    return found


def _read(reader: Reader, key: str, names: Names, level: int) -> Program:
    if level > DEEPEST:
        raise MalformedError("blocks.too_deep")
    made = []
    for one in reader.readers(key, most=MOST_BLOCKS):
        op = one.text("op", longest=20)
        if op not in SHAPES or (SHAPES[op].top and level):
            raise MalformedError("blocks.block", op)
        shape = SHAPES[op]
        terms = tuple(_term(one, op, term, names) for term in shape.terms)
        body = _read(one, "body", names, level + 1) if shape.branches else ()
        other = _read(one, "else", names, level + 1) if shape.branches > 1 else ()
        made.append(Block(op, terms, body, other))
    return tuple(made)


def _term(reader: Reader, op: str, key: str, names: Names) -> Operand:
    given = reader.value.get(key)
    if key in ("times", "value"):
        if isinstance(given, int):
            return reader.integer(key, least=0 if key == "times" else LEAST, most=MOST)
        return _name(reader, key)
    if key == "cond":
        text = reader.text(key, longest=60)
        found = read_condition(text)
        if isinstance(found, Sensed) and found.sensor not in names.sensors:
            raise MalformedError("blocks.sensor", text)
        return found.written()
    if key == "param" and reader.text(key, longest=24) == "":
        return ""
    found_name = _name(reader, key)
    known = {"event": names.events, "name": names.variables if op in ("set", "add") else None}
    allowed = known.get(key)
    if allowed is not None and found_name not in allowed:
        raise MalformedError("blocks.unknown_name", found_name)
    return found_name


def _name(reader: Reader, key: str) -> str:
    text = reader.text(key, longest=24)
    if not is_name(text):
        raise MalformedError("blocks.name", text)
    return text


def to_json(program: Program) -> Json:
    """A program as it is written down."""
    return tuple(one.to_json() for one in program)


def walk(program: Program) -> Iterator[Block]:
    """Every block, from above to below."""
    for one in program:
        yield one
        yield from walk(one.body)
        yield from walk(one.other)


def size(program: Program) -> int:
    """How many blocks there are."""
    return sum(1 for _ in walk(program))


def depth(program: Program) -> int:
    """How many blocks stand around the innermost list that holds one or could."""
    inner = [depth((*one.body, *one.other)) + 1 for one in program if one.shape.branches]
    return max(inner, default=0)


def rows(program: Program) -> tuple[Row, ...]:
    """The lines from 1."""
    return tuple(
        Row(line, level, part, path, block)
        for line, (level, part, path, block) in enumerate(_lines(program, (), 0), 1)
    )


def _lines(blocks: Program, prefix: Path, level: int) -> Iterator[tuple[int, str, Path, Block]]:
    for place, one in enumerate(blocks):
        path = (*prefix, place)
        yield level, "head", path, one
        if one.shape.branches:
            yield from _lines(one.body, (*path, 0), level + 1)
        if one.shape.branches > 1:
            yield level, "else", path, one
            yield from _lines(one.other, (*path, 1), level + 1)
        if one.shape.branches:
            yield level, "end", path, one


def put(program: Program, slot: Slot, block: Block) -> Program:
    """The program with a block more."""
    prefix, place = slot
    return _edited(program, prefix, lambda found: (*found[:place], block, *found[place:]))


def taken(program: Program, path: Path) -> Program:
    """The program without a block and what stands in it."""
    place = path[-1]
    return _edited(program, path[:-1], lambda found: (*found[:place], *found[place + 1 :]))


def swapped(program: Program, path: Path, block: Block) -> Program:
    """The program with another block in the place of one."""
    return put(taken(program, path), (path[:-1], path[-1]), block)


def _edited(blocks: Program, prefix: Path, edit: Callable[[Program], Program]) -> Program:
    if not prefix:
        return edit(blocks)
    place, branch, *rest = prefix
    found = blocks[place]
    if branch:
        changed = replace(found, other=_edited(found.other, tuple(rest), edit))
    else:
        changed = replace(found, body=_edited(found.body, tuple(rest), edit))
    return (*blocks[:place], changed, *blocks[place + 1 :])
