"""What a typed text means, and how a value is written."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.applications.sheet.entries import entry, raw_of, text_entry, typeable
from engine.applications.sheet.scalars import Fault
from engine.applications.sheet.shapes import (
    DATE,
    GENERAL,
    Shape,
    day_of,
    general,
    shape_from_text,
    written,
)
from engine.applications.sheet.tokens import FormulaError
from engine.errors import MalformedError


@pytest.mark.parametrize(
    ("text", "value", "raw"),
    [
        ("24", 24, "24"),
        (" 24,50 ", Fraction(49, 2), "24,5"),
        ("24.5", Fraction(49, 2), "24,5"),
        ("1 200,5", Fraction(2401, 2), "1200,5"),
        ("\u22123", -3, "-3"),
        (",5", Fraction(1, 2), "0,5"),
        ("15%", Fraction(3, 20), "15\u00a0%"),
        ("12,50€", Fraction(25, 2), "12,5\u00a0€"),
        ("€ 3", 3, "3\u00a0€"),
        ("vrai", True, "VRAI"),
        ("12/01/2026", 46034, "12/01/2026"),
        ("12/1", 46034, "12/01/2026"),
        ("12-1-26", 46034, "12/01/2026"),
        ("2026-01-12", 46034, "12/01/2026"),
        ("12 janvier 2026", 46034, "12/01/2026"),
        ("1er février", 46054, "01/02/2026"),
        ("26 fevrier 2026", 46079, "26/02/2026"),
        ("26 févr. 2026", 46079, "26/02/2026"),
        ("26 fév 2026", 46079, "26/02/2026"),
        ("26 Fév.", 46079, "26/02/2026"),
        ("jeudi 26 février 2026", 46079, "26/02/2026"),
        ("Jeudi, 26 fevr 2026", 46079, "26/02/2026"),
        ("jeu. 26 févr. 2026", 46079, "26/02/2026"),
        ("jeu., 26 févr.", 46079, "26/02/2026"),
        ("15 aout 2026", 46249, "15/08/2026"),
        ("15 AOÛT 2026", 46249, "15/08/2026"),
        ("1er déc. 2026", 46357, "01/12/2026"),
        ("mercredi 26 février 2026", "mercredi 26 février 2026", "mercredi 26 février 2026"),
        ("je 26 février 2026", "je 26 février 2026", "je 26 février 2026"),
        ("jeudi", "jeudi", "jeudi"),
        ("lot 26 février 2026", "lot 26 février 2026", "lot 26 février 2026"),
        ("26 févri 2026", "26 févri 2026", "26 févri 2026"),
        ("26 févr.. 2026", "26 févr.. 2026", "26 févr.. 2026"),
        ("30 fevrier 2026", "30 fevrier 2026", "30 fevrier 2026"),
        ("26 février 26", "26 février 26", "26 février 26"),
        ("", None, ""),
        ("'", None, ""),
        ("'12", "12", "'12"),
        ("'Noé", "Noé", "Noé"),
        ("'=A1", "=A1", "'=A1"),
        ("=", "=", "="),
        ("31/02/2026", "31/02/2026", "31/02/2026"),
        ("12.1", Fraction(121, 10), "12,1"),
        ("12-1", "12-1", "12-1"),
        ("3 mars après", "3 mars après", "3 mars après"),
        ("3 brumaire", "3 brumaire", "3 brumaire"),
        ("€ 3 %", "€ 3 %", "€ 3 %"),
        ("€", "€", "€"),
        ("-cadeau", "-cadeau", "-cadeau"),
        ("- (", "- (", "- ("),
        ("01/01/1800", "01/01/1800", "01/01/1800"),
    ],
)
def test_a_typed_text_has_one_meaning_and_one_form(text: str, value: object, raw: str) -> None:
    found = entry(text, 2026)
    assert (found.value, found.raw, found.formula) == (value, raw, "")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("=sum( b2:b3 )", "=SOMME(B2:B3)"),
        ("=SOMME(B2:B3", "=SOMME(B2:B3)"),
        ("+B2+C2", "=+B2+C2"),
        ("-b2*1.5", "=-B2*1,5"),
        ('="a ""b"" "&A1', '="a ""b"" "&A1'),
        ("='Prix 2026'!a1+Prix!b:b", "='Prix 2026'!A1+Prix!B:B"),
        ("=$a1*a$1", "=$A1*A$1"),
        ("=médiane(A1:A3)", "=MEDIANE(A1:A3)"),
    ],
)
def test_a_formula_has_one_form(text: str, formula: str) -> None:
    assert entry(text, 2026).formula == formula


BROKEN = ["=1+", "=)", "=A1:", "=A1:2", "=§", '="a', "=1 2", "=A1:B!2", "=A1:F!B2", "=#REF!:1"]
BROKEN += ["=(1;2)", "=" + "(" * 25 + "1", "=A1" + "+A1" * 600, "=SOMME(" + "1;" * 60 + "1)"]


@pytest.mark.parametrize("text", BROKEN)
def test_what_begins_as_a_formula_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        entry(text, 2026)


def test_a_cell_that_keeps_texts() -> None:
    assert text_entry("012", 2026).value == "012"
    assert text_entry("=A1", 2026).formula == "=A1"
    assert text_entry("", 2026).raw == ""


_DAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTH_NAMES = (
    ("janvier", "janv.", "jan"),
    ("février", "fevrier", "févr.", "fév", "fev."),
    ("mars",),
    ("avril", "avr."),
    ("mai",),
    ("juin",),
    ("juillet", "juil."),
    ("août", "aout"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "decembre", "déc.", "dec"),
)


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)), st.data())
def test_a_day_in_words_is_that_day(when: date, data: st.DataObject) -> None:
    month = data.draw(st.sampled_from(_MONTH_NAMES[when.month - 1]))
    named = _DAY_NAMES[when.weekday()]
    before = data.draw(st.sampled_from(["", f"{named} ", f"{named[:3]}. "]))
    found = entry(f"{before}{when.day} {month} {when.year:04}", 2026)
    assert day_of(found.value) == when  # type: ignore[arg-type]
    other = _DAY_NAMES[(when.weekday() + 1) % 7]
    assert isinstance(entry(f"{other} {when.day} {month} {when.year:04}", 2026).value, str)


@given(st.text(max_size=40))
def test_the_written_form_means_itself(text: str) -> None:
    try:
        found = entry(text, 2026)
    except FormulaError:
        return
    assert entry(found.raw, 2026) == found


@given(st.fractions(max_denominator=1000), st.sampled_from(["general", "percent:1", "euro:2"]))
def test_a_value_is_typed_as_it_was_meant(value: Fraction, code: str) -> None:
    again = entry(raw_of(value, shape_from_text(code), 2026), 2026).value
    assert isinstance(again, Fraction)
    assert abs(again - value) < Fraction(1, 10**12)


def test_texts_and_dates_are_typed_as_they_were_meant() -> None:
    assert raw_of("12", GENERAL, 2026) == "'12"
    assert raw_of(Fraction(46034), DATE, 2026) == "12/01/2026"
    assert raw_of(True, GENERAL, 2026) == "VRAI"
    assert raw_of(Fault.DIVISION, GENERAL, 2026) == "#DIV/0!"
    assert raw_of(None, GENERAL, 2026) == ""


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (Fraction(1, 3), "general", "0,333333333"),
        (Fraction(1234567891, 100), "general", "12345678,91"),
        (Fraction(10) ** 15 * 3 / 2, "general", "1,5E+15"),
        (Fraction(-12345, 10), "number:2", "-1\u202f234,50"),
        (Fraction(-1, 1000), "number:2", "0,00"),
        (Fraction(1, 8), "percent:1", "12,5\u00a0%"),
        (Fraction(85, 8), "euro:2", "10,63\u00a0€"),
        (Fraction(46034), "date", "12/01/2026"),
        (Fraction(46034), "day", "12/01"),
        (Fraction(-4), "date", "-4"),
        (Fraction(7), "text", "7"),
        (True, "euro:2", "VRAI"),
        (False, "general", "FAUX"),
        (None, "general", ""),
        (Fault.ABSENT, "general", "#N/A"),
    ],
)
def test_a_value_is_shown_in_its_shape(value: object, code: str, text: str) -> None:
    assert written(value, shape_from_text(code)) == text  # type: ignore[arg-type]


def test_whole_and_large_numbers_are_plain() -> None:
    assert general(Fraction(1000)) == "1000"
    assert day_of(Fraction(10**9)) is None


@pytest.mark.parametrize("code", ["euro", "date:2", "general:1", "percent:9", "", "colour"])
def test_an_unknown_shape_is_refused(code: str) -> None:
    with pytest.raises(MalformedError):
        shape_from_text(code)
    assert Shape("euro", 2).code() == "euro:2"


def test_control_characters_cannot_be_typed() -> None:
    assert typeable("12,5\u00a0€ à 8\u202fh")
    assert not typeable("a\nb")
