import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.pronunciation import spoken


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("1\u00a0h\u00a045", "une heure quarante-cinq"),
        ("2 h 20 min", "deux heures vingt"),
        ("8 h", "huit heures"),
        ("0 h 05", "zéro heure cinq"),
        ("10 h 30 et 17 h 12", "dix heures trente et dix-sept heures douze"),
        ("21 h 01", "vingt et une heures une"),
        ("99 h", "99 heures"),
        ("58\u00a0min et 1 s", "58 minutes et 1 seconde"),
        ("1,99\u00a0€", "1 euro 99"),
        ("22,00 € ou 22 €", "22 euros ou 22 euros"),
        ("1\u202f500 €", "1 500 euros"),
        ("25\u00a0%", "25 pour cent"),
        ("3 Go et 1 ko", "3 giga-octets et 1 kilo-octet"),
        ("4,5 Mo", "4,5 méga-octets"),
        ("90 km/h", "90 kilomètres à l'heure"),
        ("p. ex. ici", "par exemple ici"),
        ("ex. 3", "exemple 3"),
        ("n° 12, p. 4", "numéro 12, page 4"),
        ("N°, Titre", "numéro , Titre"),
        ("M. Martin, Mme Petit", "monsieur Martin, madame Petit"),
        ("rapport.odt", "rapport point O D T"),
        ("les fichiers .CSV", "les fichiers point C S V"),
        ("jean.petit@exemple.fr", "jean point petit arobase exemple point fr"),
        ("suivi-colis.example/payer", "suivi tiret colis point example barre oblique payer"),
        ("le 12/01/2027", "le 12 janvier 2027"),
        ("01/02", "1er février"),
        ("1/2 et 12/01/20", "1/2 et 12/01/20"),
        ("Alt + V", "Alt plus V"),
        ("2 × 3 = 6", "2 fois 3 égale 6"),
        ("«\u00a0Oui\u00a0» & non", "Oui et non"),
        ("a < b > c", "a inférieur à b supérieur à c"),
        ("horo\u2060-\u2060date", "horo-date"),
        ("une phrase sans rien", "une phrase sans rien"),
    ],
)
def test_french_signs_are_put_into_words(seen: str, said: str) -> None:
    assert spoken(seen, "fr") == said


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("1 h 45", "1 hour 45"),
        ("2 h", "2 hours"),
        ("€1.99 or €1", "1 euro 99 or 1 euro"),
        ("22 €", "22 euros"),
        ("25%", "25 percent"),
        ("4 GB, 1 kB", "4 gigabytes, 1 kilobyte"),
        ("e.g. here, i.e. there, etc.", "for example here, that is there, et cetera"),
        ("No. 3, p. 4", "number 3, page 4"),
        ("report.pdf", "report dot P D F"),
        ("jane@example.org", "jane at example dot org"),
        ("12/01/2027", "12 January 2027"),
        ("Ctrl + C", "Ctrl plus C"),
    ],
)
def test_english_signs_are_put_into_words(seen: str, said: str) -> None:
    assert spoken(seen, "en") == said


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), max_size=40))
def test_nothing_that_is_read_becomes_silence(text: str) -> None:
    assert bool(spoken(text, "fr")) == bool(text.strip())
