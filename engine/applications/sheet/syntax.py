"""The tree of a formula. Knows no value of any cell."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeAlias

from engine.applications.sheet.addresses import MOST_ROWS, Area, Cell, column_from_text
from engine.applications.sheet.scalars import Fault
from engine.applications.sheet.tokens import (
    CellSign,
    FormulaError,
    Token,
    cell_sign,
    columns_sign,
    joined,
    tokens,
)

MOST_DEPTH: Final = 24
MOST_ARGUMENTS: Final = 60
_LEVELS: Final = (
    ("=", "<>", "<", ">", "<=", ">="),
    ("&",),
    ("+", "-"),
    ("*", "/"),
    ("^",),
)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a text, a truth or an error that stands in the formula."""

    value: Fraction | str | bool | Fault


@dataclass(frozen=True, slots=True)
class Place:
    """Cells that are read; `sheet` is empty for the formula's own, `single` for one address."""

    sheet: str
    area: Area
    single: bool


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of something."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Percent:
    """A hundredth of something."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two things and a sign between them."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function, by its French name, and what it is given; None for an argument left out."""

    name: str
    arguments: tuple["Node | None", ...]


Node: TypeAlias = Literal | Place | Negative | Percent | Operation | Call


@lru_cache(maxsize=8192)
def parsed(formula: str) -> Node:
    """The tree of a formula.

    Raises:
        FormulaError: It is none, or nested too deeply.
    """
    return _tree(tokens(formula))


def tidy_formula(text: str) -> str:
    """The one written form of a formula that was typed; brackets left open are closed.

    Raises:
        FormulaError: It is none.
    """
    signs = tokens(text)
    depth = sum({"(": 1, ")": -1}.get(one.text, 0) for one in signs if one.kind == "sign")
    signs += (Token("sign", ")"),) * depth
    _tree(signs)  # before they are joined: two numbers would become one
    return joined(signs)


def _tree(signs: tuple[Token, ...]) -> Node:
    reading = _Reading(signs)
    tree = reading.level(0)
    reading.finish()
    return tree


def places(node: Node) -> tuple[Place, ...]:
    """Every address that a formula reads, in the order of writing."""
    match node:
        case Place():
            return (node,)
        case Negative() | Percent():
            return places(node.of)
        case Operation():
            return places(node.left) + places(node.right)
        case Call():
            return tuple(
                place for one in node.arguments if one is not None for place in places(one)
            )
        case _:
            return ()


class _Reading:
    """Goes through the signs once; `depth` counts open brackets."""

    def __init__(self, signs: tuple[Token, ...]) -> None:
        self._signs = signs
        self._place = 0
        self._depth = 0

    def _next(self) -> Token:
        if self._place >= len(self._signs):
            return Token("end", "")
        return self._signs[self._place]

    def _take(self) -> Token:
        found = self._next()
        if found.kind == "end":
            raise FormulaError("end")
        self._place += 1
        return found

    def _skip(self, *signs: str) -> str:
        """The sign that stands here, if it is one of those, and go past it; else nothing."""
        found = self._next()
        if found.kind != "sign" or found.text not in signs:
            return ""
        self._place += 1
        return found.text

    def finish(self) -> None:
        if self._next().kind != "end":
            raise FormulaError(self._next().text)

    def level(self, height: int) -> Node:
        if height == len(_LEVELS):
            return self._signed()
        left = self.level(height + 1)
        while sign := self._skip(*_LEVELS[height]):
            left = Operation(sign, left, self.level(height + 1))
        return left

    def _signed(self) -> Node:
        negative = False
        while sign := self._skip("-", "+"):
            negative ^= sign == "-"
        found = self._atom()
        while self._skip("%"):
            found = Percent(found)
        return Negative(found) if negative else found

    def _atom(self) -> Node:
        found = self._take()
        match found.kind:
            case "number" | "text":
                return _literal(found)
            case "fault":
                return self._lost(Fault(found.text))
            case "cell":
                return self._place_from(found)
            case "columns":
                return _columns(found)
            case "name":
                return self._named(found.text)
            case _:
                return self._bracketed(found)

    def _lost(self, fault: Fault) -> Node:
        """An error, with the other end of a range of which it was one end."""
        if self._skip(":") and self._take().kind not in ("cell", "fault"):
            raise FormulaError(":")
        return Literal(fault)

    def _bracketed(self, found: Token) -> Node:
        if found.text != "(":
            raise FormulaError(found.text)
        self._deeper()
        inner = self.level(0)
        self._close()
        return inner

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise FormulaError("depth")

    def _close(self) -> None:
        if not self._skip(")"):
            raise FormulaError(self._next().text)
        self._depth -= 1

    def _named(self, name: str) -> Node:
        if not self._skip("("):
            truths = {"VRAI": True, "FAUX": False}
            return Literal(truths.get(name, Fault.NAME))
        self._deeper()
        arguments: list[Node | None] = []
        if self._skip(")"):
            self._depth -= 1
        else:
            arguments.append(self._argument())
            while self._skip(";"):
                arguments.append(self._argument())
            self._close()
        if len(arguments) > MOST_ARGUMENTS:
            raise FormulaError(name)
        return Call(name, tuple(arguments))

    def _argument(self) -> Node | None:
        found = self._next()
        if found.kind == "sign" and found.text in (";", ")"):
            return None
        return self.level(0)

    def _place_from(self, found: Token) -> Node:
        first = cell_sign(found.text)
        if not self._skip(":"):
            cell = _cell(first)
            return Place(first.sheet, Area(*cell, *cell), single=True)
        other = self._take()
        if other.kind == "fault":
            return Literal(Fault(other.text))
        if other.kind != "cell":
            raise FormulaError(other.text)
        last = cell_sign(other.text)
        if last.sheet not in ("", first.sheet):
            raise FormulaError(last.sheet)
        one, two = _cell(first), _cell(last)
        rows, columns = sorted((one.row, two.row)), sorted((one.column, two.column))
        return Place(first.sheet, Area(rows[0], columns[0], rows[1], columns[1]), single=False)


def _literal(found: Token) -> Literal:
    if found.kind == "text":
        return Literal(found.text[1:-1].replace('""', '"'))
    return Literal(Fraction("0" + found.text.replace(",", ".")))


def _cell(sign: CellSign) -> Cell:
    return Cell(sign.row - 1, column_from_text(sign.column))


def _columns(found: Token) -> Place:
    sign = columns_sign(found.text)
    left, right = sorted((column_from_text(sign.first), column_from_text(sign.last)))
    return Place(sign.sheet, Area(0, left, MOST_ROWS - 1, right), single=False)
