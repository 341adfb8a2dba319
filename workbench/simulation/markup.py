"""Pieces of an HTML page: tables, figures, sections. Knows nothing about what they show."""

import base64
from collections.abc import Iterable, Sequence
from html import escape

Cell = str
"""Markup of one cell; whoever makes it has escaped what is not markup."""


def pill(text: str, *, good: bool) -> Cell:
    """A word that stands out."""
    return f'<span class="pill {"ok" if good else "err"}">{escape(text)}</span>'


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text."""
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{escape(text)}</p>"


def bullets(lines: Iterable[str]) -> str:
    """A list of plain texts."""
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def section(name: str, title: str, *parts: str) -> str:
    """A section with its heading; *name* is its anchor."""
    body = "\n".join(parts)
    return (
        f'<section aria-labelledby="{name}">\n<h2 id="{name}">{escape(title)}</h2>\n'
        f"{body}\n</section>"
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], words: int = 1) -> str:
    """A table; the first cell of a row is its heading, the first *words* columns are no numbers.

    Args:
        caption: Plain text.
        head: Plain text.
        rows: Markup, as many cells as there are heads.
        words: How many columns hold words.
    """
    heads = "".join(
        f'<th scope="col"{_kind(place, words)}>{escape(text)}</th>'
        for place, text in enumerate(head)
    )
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{cell}</th>' if not place else f"<td{_kind(place, words)}>{cell}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption)}">\n<table>\n'
        f"<caption>{escape(caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def figure(svg: bytes, alternative: str, caption: str) -> str:
    """A drawing that travels inside the page, what it shows in words, and its caption."""
    data = base64.b64encode(svg).decode("ascii")
    return (
        f'<figure>\n<img alt="{escape(alternative)}" src="data:image/svg+xml;base64,{data}">\n'
        f"<figcaption>{escape(caption)}</figcaption>\n</figure>"
    )


def folded(summary: str, content: str) -> str:
    """Markup that opens when it is asked for."""
    return f"<details><summary>{escape(summary)}</summary>\n{content}\n</details>"


def _kind(place: int, words: int) -> str:
    return ' class="number"' if place >= words else ""
