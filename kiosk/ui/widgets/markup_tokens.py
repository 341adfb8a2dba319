"""What the pieces of a line of Markdown are told by. Knows no document."""

from collections.abc import Sequence

from markdown_it.token import Token


def opening(children: Sequence[Token]) -> str:
    """The kind of its first piece that says something."""
    return next((one.type for one in children if one.type != "text" or one.content), "")


def in_italics(children: Sequence[Token]) -> bool:
    """Whether a line is emphasised from its beginning to its end."""
    told = [one for one in children if one.type != "text" or one.content]
    return bool(told) and told[0].type == "em_open" and told[-1].type == "em_close"


def lines_of(children: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The first line, and the others with the break before them."""
    breaks = ("softbreak", "hardbreak")
    end = next((at for at, one in enumerate(children) if one.type in breaks), len(children))
    return children[:end], children[end:]
