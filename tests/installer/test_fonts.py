"""The bundled fonts: what is fetched is complete for French, what is there is left alone."""

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from installer import fonts


def web_font(letters: str) -> TTFont:
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}" for letter in letters})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (280, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Web", "styleName": "Thin"})
    builder.setupOS2()
    builder.setupPost()
    font: TTFont = builder.font
    font.flavor = "woff2"
    return font


def package(folder: Path, letters: str) -> Path:
    files = folder / "files"
    files.mkdir()
    face = fonts.FACES[0]
    web_font(letters).save(files / f"{face.stem}-latin-{face.weight}-{face.style}.woff2")
    return folder


def test_a_face_gets_one_family_name_and_a_narrow_space(tmp_path: Path) -> None:
    letters = " " + fonts.NEEDED.replace("\u202f", "").replace("\u00a0", "")
    made = TTFont(fonts._convert(fonts.FACES[0], package(tmp_path, letters), tmp_path))
    assert made["name"].getDebugName(16) == "Atkinson Hyperlegible Next"
    assert made["OS/2"].usWeightClass == 400
    widths = {mark: made["hmtx"][made.getBestCmap()[ord(mark)]][0] for mark in "\u202f\u00a0"}
    assert widths == {"\u202f": 140, "\u00a0": 280}


def test_a_font_without_french_letters_is_refused(tmp_path: Path) -> None:
    files = package(tmp_path, " abc")
    with pytest.raises(fonts.FontsUnavailableError, match="œ"):
        fonts._convert(fonts.FACES[0], files, tmp_path)


def test_a_missing_weight_is_refused(tmp_path: Path) -> None:
    with pytest.raises(fonts.FontsUnavailableError, match="400"):
        fonts._convert(fonts.FACES[0], tmp_path, tmp_path)


def test_fonts_that_are_there_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for face in fonts.FACES:
        (tmp_path / face.file).touch()
    monkeypatch.setenv("PATH", "")
    assert fonts.fetch(tmp_path) == ()


def test_without_npm_one_sentence_names_the_other_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = fonts.fetch
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(fonts, "fetch", lambda: whole(tmp_path))
    assert fonts.main() == 0
    said = capsys.readouterr().err
    assert "npm is not installed" in said
    assert "fonts-dejavu" in said
