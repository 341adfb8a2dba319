"""Gives a PDF what the toolkit leaves out: its language, and the letters it lost for copying.

The toolkit takes the second glyph of a font for none and a space for a tab, so that an *A* (in
our fonts) and spaces are drawn but cannot be copied, searched or read aloud. They are found again
by their widths. Knows the one form of PDF that the toolkit writes.

Both are said in an update appended after the file's end, as the format provides for. No byte of
the original changes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_OBJECT: Final = rb"(?:^|\n)%d 0 obj\s*(.*?)\s*endobj"
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_KEPT: Final = (
    re.compile(rb"(/Size \d+)"),
    re.compile(rb"(/Root \d+ 0 R)"),
    re.compile(rb"(/Info \d+ 0 R)"),
    re.compile(rb"(/ID \[[^\]]*\])"),
)
_FONT: Final = re.compile(rb"/DescendantFonts \[(\d+) 0 R\]\s*/ToUnicode (\d+) 0 R")
_WIDTHS: Final = re.compile(rb"/W \[0 \[([\d\s]*)\]")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RANGE: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (<[0-9A-F]{4}>|\[[^\]]*\])")
_LETTER: Final = re.compile(rb"<([0-9A-F]{4})>")
Widths = Mapping[str, int]
"""Of each letter, in thousandths of the size."""


class PdfFormError(Exception):
    """The bytes are not a PDF of the form that the toolkit writes."""


def finished(content: bytes, language: str, faces: Sequence[Widths] = (), lost: str = "") -> bytes:
    """The PDF with its language, and with the lost letters that their widths give away.

    Args:
        content: A PDF with a plain cross-reference table.
        language: A tag of letters and hyphens, as `fr-FR`.
        faces: For each weight of the font, the widths of the letters of the paper.
        lost: The letters that the toolkit loses.

    Raises:
        PdfFormError: The form is another one.
    """
    tail = content[content.rfind(b"trailer") :]
    root, start = _ROOT.search(tail), _START.search(tail)
    if root is None or start is None:
        raise PdfFormError("trailer")
    number = int(root[1])
    changed = {number: _catalogue(_object(content, number), language)}
    changed.update(_letters(content, faces, lost))
    return _updated(content, changed, tail, int(start[1]))


def _object(content: bytes, number: int) -> bytes:
    found = re.search(_OBJECT % number, content, re.DOTALL)
    if found is None:
        raise PdfFormError("object")
    return found[1]


def _catalogue(body: bytes, language: str) -> bytes:
    wishes = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n>>"
    return body[: body.rfind(b">>")] + wishes % language.encode()


def _letters(content: bytes, faces: Sequence[Widths], lost: str) -> Iterator[tuple[int, bytes]]:
    """The fonts' tables of letters that lack some, completed."""
    for font in _FONT.finditer(content):
        found = _WIDTHS.search(_object(content, int(font[1])))
        table = _STREAM.search(_object(content, int(font[2])))
        if found is None or table is None:
            raise PdfFormError("font")
        widths = [int(one) for one in found[1].split()]
        known = dict(_known(table[1]))
        face = _face(faces, {letter: widths[glyph] for glyph, letter in known.items()})
        sought = {letter: face[letter] for letter in lost if letter in face}
        lines = b""
        for glyph in range(1, len(widths)):
            alike = [letter for letter, width in sought.items() if abs(width - widths[glyph]) <= 1]
            if glyph not in known and len(alike) == 1:
                lines += b"1 beginbfchar\n<%04X> <%04X>\nendbfchar\n" % (glyph, ord(alike[0]))
        if lines:
            place = table[1].find(b"endcmap")
            text = table[1][:place] + lines + table[1][place:]
            yield int(font[2]), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)


def _known(table: bytes) -> Iterator[tuple[int, str]]:
    """The letters of a table, by glyph."""
    for first, _last, letters in _RANGE.findall(table):
        for place, letter in enumerate(_LETTER.findall(letters)):
            yield int(first, 16) + place, chr(int(letter, 16))


def _face(faces: Sequence[Widths], known: Widths) -> Widths:
    """The weight whose letters have these widths; nothing when none has."""
    for face in faces:
        if all(abs(face.get(one, width) - width) <= 1 for one, width in known.items()):
            return face
    return {}


def _updated(content: bytes, changed: Mapping[int, bytes], tail: bytes, start: int) -> bytes:
    whole = content if content.endswith(b"\n") else content + b"\n"
    places = {}
    for number, body in sorted(changed.items()):
        places[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(whole)
    whole += b"xref\n"
    for number, place in places.items():
        whole += b"%d 1\n%010d 00000 n \n" % (number, place)
    kept = [found[1] for pattern in _KEPT if (found := pattern.search(tail)) is not None]
    whole += b"trailer\n<<\n%s\n/Prev %d\n>>\n" % (b"\n".join(kept), start)
    return whole + b"startxref\n%d\n%%%%EOF\n" % table
