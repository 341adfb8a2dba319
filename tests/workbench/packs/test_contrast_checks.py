"""What is too pale in a drawing, and what cannot be told."""

from pathlib import Path

import pytest

from tests.workbench.packs.sources import LISTS, item, small, told
from workbench.packs.contrast_checks import check_contrast, contrast
from workbench.packs.drawing import Drawing, DrawingError, read_drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'


def drawing(inside: str) -> Drawing:
    return read_drawing(f"{HEAD}{inside}</svg>".encode())


def found(tmp_path: Path, inside: str) -> list[tuple[bool, str]]:
    pack = small(tmp_path)
    (pack / "items" / LISTS / "ecran.svg").write_text(f"{HEAD}{inside}</svg>", encoding="utf-8")
    return [(one.refuses, one.what) for one in check_contrast(item(pack, LISTS))]


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="10" y="50">Bonjour</text>',
        '<rect width="200" height="100" fill="#fff"/><text x="10" y="50" fill="#444">A</text>',
        (
            '<rect x="0" y="30" width="90" height="40" fill="#000"/>'
            '<text x="10" y="55" fill="white">AB</text>'
        ),
        '<text x="10" y="60" font-size="30" fill="#888">Grand</text>',
        '<text x="10" y="60" font-size="20" font-weight="bold" fill="#888">Gras</text>',
        (
            '<g transform="translate(100 0)"><rect x="0" y="0" width="99" height="99"/>'
            '<text x="10" y="50" style="fill: rgb(255, 255, 255)">AB</text></g>'
        ),
        '<line x1="0" y1="0" x2="9" y2="9" stroke="#000"/>',
        '<rect x="1" y="1" width="20" height="20" fill="none"/>',
        '<path d="M1 1 L9 9" fill="none" stroke="black"/>',
        '<polygon points="1,1 9,1 5,9" fill="black"/>',
        '<circle cx="50" cy="50" r="20" fill="#eee"/><text x="45" y="55">A</text>',
        '<circle cx="9" cy="9" r="9" fill="#000"/><text x="2" y="2" fill="#000">A</text>',
        "<title>Un dessin</title><!-- rien -->",
    ],
)
def test_what_can_be_seen_is_no_fault(tmp_path: Path, inside: str) -> None:
    assert found(tmp_path, inside) == []


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<text x="10" y="50" fill="#888">Pâle</text>', "“Pâle” is too pale"),
        ('<text x="10" y="50" fill="none">Rien</text>', "contrast 1.0"),
        ('<rect width="200" height="100" fill="#333"/><text x="9" y="50">A</text>', "too pale"),
        ('<circle cx="9" cy="9" r="9"/><text x="4" y="12">A</text>', "“A” is too pale"),
        ('<text x="9" y="9"><tspan fill="#999">Bas</tspan></text>', "“Bas” is too pale"),
        ('<text x="99" y="50" text-anchor="end" fill="yellow">Fin</text>', "too pale"),
    ],
)
def test_a_pale_text_is_refused(tmp_path: Path, inside: str, words: str) -> None:
    ((refuses, what),) = found(tmp_path, inside)
    assert refuses
    assert words in what


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<line x1="0" y1="0" x2="9" y2="9" stroke="#ddd"/>', "shapes hardly seen"),
        ('<ellipse cx="50" cy="50" rx="9" ry="5" fill="silver"/>', "(ellipse)"),
        ('<text x="9" y="9" fill="url(#a)">A</text>', "(url(#a))"),
        ('<text x="9" y="9" opacity="0.4">A</text>', "(opacity)"),
        ('<text x="9" y="9" class="a">A</text>', "(class)"),
        ('<text x="9" y="9" transform="rotate(9)">A</text>', "(transform)"),
        ('<path d="M1 1 H9 V9Z"/><text x="1" y="12">A</text>', "by eye (text)"),
        ('<circle cx="9" cy="9" r="9" opacity="0.5"/><text x="2" y="12">A</text>', "by eye"),
        ('<path d="m1 1 l9 9" fill="#000"/><text x="1" y="12">AB</text>', "by eye (text)"),
        ('<rect width="9" height="9"/><path d="M1 1 A9 9 0 0 1 9 9"/>', "by eye (path)"),
    ],
)
def test_what_is_doubtful_is_remarked(tmp_path: Path, inside: str, words: str) -> None:
    told = found(tmp_path, inside)
    assert told
    assert not any(refuses for refuses, _ in told)
    assert any(words in what for _, what in told)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"<svg/>",
        b"<!DOCTYPE svg><svg viewBox='0 0 1 1'/>",
        b"<!ENTITY x 'y'><svg viewBox='0 0 1 1'/>",
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, content: bytes) -> None:
    pack = small(tmp_path)
    (pack / "items" / LISTS / "ecran.svg").write_bytes(content)
    assert any("this drawing cannot be read" in one for one in told(pack))
    with pytest.raises(DrawingError):
        read_drawing(content)


def test_parts_are_where_they_are_painted() -> None:
    path = drawing('<path d="M10 20H30V50Q40 60 5 70Z"/>').parts[0]
    assert path.box == (5.0, 20.0, 40.0, 70.0)
    line = drawing('<polyline points="1 2 3 4" fill="#abc"/>').parts[0]
    assert (line.box, line.fill) == ((1.0, 2.0, 3.0, 4.0), (170, 187, 204))
    assert drawing('<path d=""/>').parts[0].box is None
