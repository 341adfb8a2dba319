"""What formulas are worth, function by function."""

from fractions import Fraction

import pytest

from engine.applications.sheet.functions import known
from engine.applications.sheet.names import ENGLISH, FRENCH
from engine.applications.sheet.scalars import Fault
from tests.engine.applications.sheet.workbooks import formula, worth

LIST = {"A1": "5", "A2": "7", "A3": "3", "A4": "oui", "A6": "VRAI", "B1": "soir", "B2": "matin"}
LIST |= {"B3": "Soir", "C1": "10", "C2": "20", "C3": "40", "D1": "12/01/2026", "D2": "'8"}
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("=1+2*3^2", 19),
        ("=-2^2", 4),
        ("=(1+2)*3", 9),
        ("=10-4-3", 3),
        ("=50%", HALF),
        ("=A1/C1", HALF),
        ('="a"&A1&VRAI', "a5VRAI"),
        ("=A1<A2", True),
        ("=A1>=A2", False),
        ("=A1<=5", True),
        ("=A1<>5", False),
        ('="Soir"=B1', True),
        ('=B1>"matin"', True),
        ("=B1>5", True),
        ("=H1<1", True),
        ('=H1<"a"', True),
        ("=H1=0", True),
        ("=H1", 0),
        ("=D2+1", 9),
        ("=D1+1", 46035),
        ("=A6+1", 2),
        ("=+A1", 5),
        ("=A1:A2", Fault.VALUE),
        ("=A4+1", Fault.VALUE),
        ("=-A4", Fault.VALUE),
        ("=A4%", Fault.VALUE),
        ("=1/0", Fault.DIVISION),
        ("=(1/0)&1", Fault.DIVISION),
        ("=0^0", Fault.NUMBER),
        ("=0^-1", Fault.DIVISION),
        ("=9^0,5", 3),
        ("=2^0,3", Fault.NUMBER),
        ("=9^999", Fault.NUMBER),
        ("=2^2000", Fault.NUMBER),
        ("=9999^999", Fault.NUMBER),
        ("=10^50*10^50", Fault.NUMBER),
        ("=inconnu", Fault.NAME),
        ("=INCONNU(1)", Fault.NAME),
        ("=#REF!+1", Fault.REFERENCE),
        ("=SOMME(#REF!:A2)", Fault.REFERENCE),
        ("=SOMME(A1:#REF!)", Fault.REFERENCE),
        ("=Ailleurs!A1", Fault.REFERENCE),
        ("=SOMME(Ailleurs!A1:A2)", Fault.REFERENCE),
        ("=F!A1+A1", 10),
        ("=SOMME(A3:A1)", 15),
        ("=SOMME(A1:A6;2)", 17),
        ('=SOMME(A1;"4";VRAI)', 10),
        ('=SOMME("x")', Fault.VALUE),
        ("=SOMME(A1:A2;1/0)", Fault.DIVISION),
        ("=SOMME(A:A)", 15),
        ("=SOMME(;3)", 3),
        ("=MOYENNE(A1:A4)", 5),
        ("=MOYENNE(B1:B2)", Fault.DIVISION),
        ("=MEDIANE(A1:A3)", 5),
        ("=MEDIANE(A1:A2)", 6),
        ("=MEDIANE(B1)", Fault.NUMBER),
        ("=MIN(A1:A3)", 3),
        ("=MAX(A1:A3)", 7),
        ("=MAX(B1:B2)", 0),
        ("=NB(A1:A6)", 3),
        ("=NBVAL(A1:A6)", 5),
        ("=NB.VIDE(A1:A6)", 1),
        ("=PRODUIT(A1:A3)", 105),
        ("=GRANDE.VALEUR(A1:A3;2)", 5),
        ("=PETITE.VALEUR(A1:A3;1)", 3),
        ("=PETITE.VALEUR(A1:A3;0)", Fault.NUMBER),
        ("=RANG(A1;A1:A3)", 2),
        ("=RANG(A3;A1:A3;1)", 1),
        ("=RANG(4;A1:A3)", Fault.ABSENT),
        ('=NB.SI(B1:B3;"soir")', 2),
        ('=NB.SI(A1:A6;">3")', 2),
        ('=NB.SI(A1:A6;">=5")', 2),
        ('=NB.SI(A1:A6;"<>5")', 5),
        ("=NB.SI(A1:A6;5)", 1),
        ('=NB.SI(A1:A6;"<5")', 1),
        ('=NB.SI(A1:A6;"<=5")', 2),
        ('=NB.SI(B1:B3;"<n")', 1),
        ('=NB.SI(B1:B3;"s*r")', 2),
        ('=NB.SI(B1:B3;"?atin")', 1),
        ('=NB.SI(B1:B3;"~?")', 0),
        ('=NB.SI(B1:B3;"")', 0),
        ('=NB.SI(A1:A6;"=vrai")', 1),
        ("=NB.SI(A1:A6;H1)", 0),
        ('=NB.SI(D1;">=01/01/2026")', 1),
        ('=NB.SI.ENS(A1:A3;">3";B1:B3;"soir")', 1),
        ('=NB.SI.ENS(A1:A3;">3";B1:B2;"soir")', Fault.VALUE),
        ("=NB.SI.ENS(A1:A3)", Fault.VALUE),
        ('=SOMME.SI(B1:B3;"soir";C1:C3)', 50),
        ('=SOMME.SI(A1:A3;">4")', 12),
        ('=SOMME.SI(B1:B3;"x";C1:C3)', 0),
        ('=SOMME.SI.ENS(C1:C3;B1:B3;"soir";A1:A3;">4")', 10),
        ('=MOYENNE.SI(B1:B3;"soir";C1:C3)', 25),
        ('=MOYENNE.SI.ENS(C1:C3;B1:B3;"midi")', Fault.DIVISION),
        ("=SOMMEPROD(A1:A3;C1:C3)", 310),
        ('=SOMMEPROD((A1:A3>3)*(B1:B3="soir"))', 1),
        ("=SOMMEPROD(A1:A3;C1:C2)", Fault.VALUE),
        ("=SOMMEPROD(A1:A3/0)", Fault.DIVISION),
        ("=SOMMEPROD(A1:B3;A1:B3)", 83),
        ("=SOMME(A1:A3*C1:C2)", Fault.VALUE),
        ("=SOMME(A1:A3*A1:C1)", Fault.VALUE),
        ("=SOMME(A1:A3*C1)", 150),
        ("=SOMME(-A1:A3)", -15),
        ("=SOMME(C1:D1*A1:A2)", (10 + 46034) * 12),
        ('=SI(A1>3;"oui";"non")', "oui"),
        ('=SI(A1>9;"oui";"non")', "non"),
        ("=SI(A1>9;1)", False),
        ("=SI(A1;;3)", 0),
        ("=SI(FAUX();1;)", 0),
        ("=SI(1/0;1;2)", Fault.DIVISION),
        ('=SI("x";1;2)', Fault.VALUE),
        ('=SI("VRAI";1;2)', 1),
        ("=SI(H1;1;2)", 2),
        ("=SIERREUR(1/0;9)", 9),
        ("=SIERREUR(4;9)", 4),
        ("=ET(A1>3;A2>3)", True),
        ("=ET(A1:A2;FAUX)", False),
        ("=ET(H1:H2)", Fault.VALUE),
        ("=OU(A1>9;A2>3)", True),
        ("=NON(VRAI())", False),
        ("=ESTVIDE(H1)", True),
        ("=ESTNUM(A1)", True),
        ("=ESTTEXTE(A4)", True),
        ("=ESTERREUR(1/0)", True),
        ("=ESTERREUR(1)", False),
        ("=ARRONDI(2,5)", 3),
        ("=ARRONDI(-2,55;1)", Fraction(-26, 10)),
        ("=ARRONDI(1250;-2)", 1300),
        ("=ARRONDI.SUP(1,01)", 2),
        ("=ARRONDI.SUP(-1,01)", -2),
        ("=ARRONDI.INF(-1,99)", -1),
        ("=TRONQUE(1,99;1)", Fraction(19, 10)),
        ("=ENT(-1,5)", -2),
        ("=ABS(-4)", 4),
        ("=MOD(7;3)", 1),
        ("=MOD(7;0)", Fault.DIVISION),
        ("=PUISSANCE(2;10)", 1024),
        ("=RACINE(16)", 4),
        ("=RACINE(-1)", Fault.NUMBER),
        ("=ARRONDI(RACINE(2);6)", Fraction(1414214, 10**6)),
        ('=RECHERCHEV("MATIN";B1:C3;2;FAUX)', 20),
        ('=RECHERCHEV("x";B1:C3;2;0)', Fault.ABSENT),
        ("=RECHERCHEV(15;C1:D3;1)", 10),
        ("=RECHERCHEV(5;C1:D3;1)", Fault.ABSENT),
        ("=RECHERCHEV(5;C1:D3;3)", Fault.VALUE),
        ("=EQUIV(20;C1:C3;0)", 2),
        ("=EQUIV(25;C1:C3)", 2),
        ("=INDEX(C1:C3;2)", 20),
        ("=INDEX(A1:C1;3)", 10),
        ("=INDEX(A1:C3;2;3)", 20),
        ('=CONCATENER(B1;" ";A1)', "soir 5"),
        ("=GAUCHE(B1)", "s"),
        ("=GAUCHE(B1;2)", "so"),
        ("=DROITE(B1;2)", "ir"),
        ("=STXT(B1;2;2)", "oi"),
        ("=NBCAR(B1)", 4),
        ("=MAJUSCULE(B1)", "SOIR"),
        ("=MINUSCULE(B3)", "soir"),
        ('=NOMPROPRE("jean-luc petit")', "Jean-Luc Petit"),
        ('=SUPPRESPACE("  a   b ")', "a b"),
        ('=SUBSTITUE(B1;"o";"au")', "sauir"),
        ('=SUBSTITUE(B1;"";"au")', "soir"),
        ('=CHERCHE("O";B1)', 2),
        ('=TROUVE("O";B1)', Fault.VALUE),
        ('=TROUVE("i";B1;2)', 3),
        ('=CNUM("12,5")', Fraction(25, 2)),
        ("=DATE(2026;1;12)", 46034),
        ("=DATE(2025;13;12)", 46034),
        ("=DATE(1800;1;1)", Fault.NUMBER),
        ("=ANNEE(D1)", 2026),
        ("=MOIS(D1)", 1),
        ("=JOUR(D1)", 12),
        ("=JOUR(-5)", Fault.NUMBER),
        ("=JOURSEM(D1)", 2),
        ("=JOURSEM(D1;2)", 1),
        ("=ARRONDI()", Fault.VALUE),
        ("=NB.SI(A1:A3)", Fault.VALUE),
        ("=RANG(1)", Fault.VALUE),
    ],
)
def test_a_formula_is_worth(text: str, value: object) -> None:
    assert formula(text, **LIST) == value


def test_every_name_of_a_function_is_one() -> None:
    assert all(known(name) for name in FRENCH)
    assert all(ENGLISH.get(name, name) in FRENCH for name in ENGLISH)


def test_cells_that_come_back_to_themselves_are_told() -> None:
    cells = {"A1": "=B1", "B1": "=C1+1", "C1": "=A1", "D1": "=C1", "E1": "=E1"}
    assert {worth(cells, one) for one in cells} == {Fault.CIRCULAR}


def test_long_chains_are_calculated() -> None:
    cells = {f"A{row}": f"=A{row + 1}+1" for row in range(1, 20)}
    assert worth({**cells, "A20": "1"}, "A1") == 20


def test_numbers_and_texts_do_not_grow_without_end() -> None:
    grown = {"A1": "=1/3", **{f"A{row}": f"=A{row - 1}*A{row - 1}" for row in range(2, 12)}}
    found = worth(grown, "A11")
    assert isinstance(found, Fraction)
    assert found.denominator.bit_length() < 900
    doubled = {"A1": "aa", **{f"A{row}": f"=A{row - 1}&A{row - 1}" for row in range(2, 14)}}
    assert worth(doubled, "A13") == Fault.VALUE
    assert formula('=SUBSTITUE(A1;"a";A1)', A1="a" * 200) == Fault.VALUE


def test_a_number_may_be_as_deep_as_the_limit() -> None:
    assert formula("=" + "(" * 24 + "1" + ")" * 24) == 1
