import pytest

from engine.applications.web.addresses import Search, looks_like_address, normal, terms_of
from engine.applications.web.finding import adverts, hits
from engine.applications.web.start import read_world
from tests.engine.applications.web.starts import START, start

WORLD = read_world(START)


def _found(query: str, kind: str = "", period: str = "") -> list[str]:
    return [one.address for one in hits(WORLD, Search(query, kind, period))]


def test_pages_with_more_of_the_words_come_first_then_words_in_a_title() -> None:
    assert _found("musée sel") == [
        "musee.example",
        "lycee.example/photo",
        "lycee.example",
        "docs.lycee.example",
    ]
    assert _found("SELS") == [
        "musee.example",
        "lycee.example",
        "lycee.example/photo",
        "docs.lycee.example",
    ]


def test_half_of_the_words_are_enough_and_small_words_do_not_count() -> None:
    assert _found("où est le plan de la salle") == ["lycee.example/plan"]
    assert _found("plan girafe") == ["lycee.example/plan"]
    assert _found("plan girafe lion") == []
    assert "lycee.example" in _found("la")


def test_what_the_item_does_not_index_is_not_found() -> None:
    assert "lycee.example/secret" not in _found("sel")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"musée du sel"', ["musee.example", "lycee.example"]),
        ("« musée du sel »", ["musee.example", "lycee.example"]),
        ('"tas de sel" photo', ["lycee.example/photo"]),
        ("lycée -archive", ["lycee.example", "musee.example"]),
        ('musée -"du sel" -photo', ["docs.lycee.example"]),
        ("filetype:pdf", ["lycee.example/plan", "docs.lycee.example"]),
        ("filetype:pdf -archives", ["docs.lycee.example"]),
        ("filetype:pdf -site:docs.lycee.example", ["lycee.example/plan"]),
        ("sel -filetype:pdf filetype:png", ["lycee.example/photo"]),
        ("sel -filetype:jpg site:lycee.example", ["lycee.example", "docs.lycee.example"]),
        ("site: https://lycee.example/plan", ["lycee.example/plan"]),
        ("sel site:ailleurs.example", []),
        ("-sel", []),
        ('"', []),
    ],
)
def test_operators(query: str, expected: list[str]) -> None:
    assert _found(query) == expected


def test_filters() -> None:
    assert _found("sel", "image") == ["lycee.example/photo"]
    assert _found("lycée", period="week") == ["lycee.example/plan"]
    assert _found("lycée", period="month") == ["lycee.example/plan", "musee.example"]
    assert _found("lycée", "page", "year") == ["musee.example"]


def test_a_summary_is_the_author_s_or_the_beginning() -> None:
    by_address = {one.address: one for one in hits(WORLD, Search("entrée euros bienvenue musee"))}
    assert by_address["musee.example"].summary == "Bienvenue Voir le lycée et la liste."
    (priced,) = hits(WORLD, Search("euros"))
    assert priced.summary == "Les prix d’entrée"
    changed = start()
    changed["sites"][1]["pages"][0]["body"] = "mot " * 60
    (long,) = hits(read_world(changed), Search("mot"))
    assert long.summary.endswith("mot …")
    assert len(long.summary) <= 152


def test_adverts_answer_to_their_words_and_leave_narrowed_results() -> None:
    assert [one.title for one in adverts(WORLD, Search("le sel"))] == ["Sel fin", "Partout"]
    assert [one.title for one in adverts(WORLD, Search("poivre"))] == ["Partout"]
    assert adverts(WORLD, Search("sel", "image")) == ()
    assert adverts(WORLD, Search("!")) == ()
    without = start()
    del without["search"]
    assert adverts(read_world(without), Search("sel")) == ()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://Musee.example/Tarifs/", "musee.example/tarifs"),
        ("  http://musee.example ", "musee.example"),
        ("https://", ""),
        ("marée basse", "marée basse"),
    ],
)
def test_normal(typed: str, address: str) -> None:
    assert normal(typed) == address


def test_an_address_has_a_dot_and_no_space() -> None:
    assert looks_like_address("https://www.musee.example/x y")
    assert not looks_like_address("musée")
    assert not looks_like_address("musee.example tarifs")


def test_other_addresses_of_the_engine_are_no_search() -> None:
    assert terms_of("cherche.example", "cherche.example/aide") is None
    assert terms_of("cherche.example", "cherche.example/?q=a+%2b%26&type=pdf&date=week") == Search(
        "a +&", "pdf", "week"
    )
