"""How many blocks differ between two programs. Knows no grid.

The least number of blocks put in, taken out or changed that makes one of the other (the edit
distance of ordered trees, computed over forests from the right). A block put around others, or
taken from around them, counts once.
"""

from functools import cache

from engine.applications.blocks.program import Program
from engine.applications.blocks.terms import Operand

Label = tuple[str, tuple[Operand, ...]]
Tree = tuple[Label, tuple["Tree", ...]]
Forest = tuple[Tree, ...]


def distance(before: Program, after: Program) -> int:
    """The number of blocks that differ."""

    @cache
    def between(one: Forest, other: Forest) -> int:
        if not one or not other:
            return _size(one) + _size(other)
        (label, children), (other_label, other_children) = one[-1], other[-1]
        return min(
            between((*one[:-1], *children), other) + 1,
            between(one, (*other[:-1], *other_children)) + 1,
            between(one[:-1], other[:-1])
            + between(children, other_children)
            + (label != other_label),
        )

    return between(_forest(before), _forest(after))


def _forest(program: Program) -> Forest:
    made: list[Tree] = []
    for one in program:
        inner = _forest(one.body)
        if one.other:
            inner = (*inner, (("else", ()), _forest(one.other)))
        made.append(((one.op, one.terms), inner))
    return tuple(made)


def _size(forest: Forest) -> int:
    return sum(1 + _size(children) for _, children in forest)
