"""workbench.simulation.report_page: one page, whole in itself, that anybody can read."""

import base64
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from lxml import etree

from tests.workbench.simulation.subjects import report, torn, whole
from workbench.packs.typography import faults
from workbench.simulation import plots
from workbench.simulation.report import Report, report_to_json
from workbench.simulation.report_page import report_page
from workbench.simulation.suspicious import Suspect, Suspicion

_VOID: Final = {"meta", "img", "link", "br"}


class Page(HTMLParser):
    """The elements and the words of a page, whose tags must close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "code"}:
            self.words.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.attributes if found == tag]


def passing() -> Report:
    return report(whole(), infeasible_at_most=0, violations_at_most=0, coverage_between=[0, 1])


@pytest.fixture(scope="module")
def text() -> str:
    return report_page(passing())


@pytest.fixture
def torn_text(undrawn: None) -> str:
    return report_page(report(torn(), infeasible_at_most=0, rmse_at_most=9))


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages without pictures, which take most of the time."""
    for name in ("accuracy", "information", "exposure", "overlap", "competence"):
        monkeypatch.setattr(plots, f"{name}_figure", lambda *_: b"<svg/>")


def test_the_page_is_well_formed_and_french(text: str) -> None:
    page = Page(text)
    assert page.open == []
    assert page.all("html") == [{"lang": "fr"}]
    told = " ".join(one for one in page.words if not re.fullmatch(r"[1-5]\.[1-4]", one))
    assert list(faults(told)) == []


def test_nothing_is_fetched_from_anywhere(text: str) -> None:
    page = Page(text)
    for tag, attributes in page.attributes:
        for name in ("src", "href", "data", "action"):
            target = attributes.get(name) or "#"
            assert target.startswith(("#", "data:image/svg+xml;base64,")), (tag, target[:40])
    assert "http" not in re.sub(r"base64,[^\"]+", "", text)
    assert "url(" not in text
    assert page.all("script") == page.all("link") == []


def test_pictures_have_words_and_tables_captions(text: str) -> None:
    page = Page(text)
    assert len(page.all("img")) == 5
    assert all(len(image["alt"] or "") > 40 for image in page.all("img"))
    assert len(page.all("caption")) == len(page.all("table")) > 8
    assert all(head["scope"] in {"col", "row"} for head in page.all("th"))


def test_pictures_are_drawings_without_links(text: str) -> None:
    for image in Page(text).all("img"):
        svg = base64.b64decode((image["src"] or "").partition(",")[2])
        root = etree.fromstring(svg)
        assert root.tag.endswith("svg")
        assert root.findall(".//{*}image") == []
        assert root.findall(".//{*}text") == []


def test_every_link_of_the_contents_leads_to_a_section(text: str) -> None:
    page = Page(text)
    names = {attributes.get("id") for _, attributes in page.attributes}
    links = [attributes["href"] or "" for attributes in page.all("a")]
    assert len(links) == 12
    assert {link[1:] for link in links} <= names


def test_the_verdict_comes_first(text: str, torn_text: str) -> None:
    assert "Les 3 seuils du paquet sont tenus" in text
    assert text.index('class="verdict ok"') < text.index("<table>")
    assert "1 seuil sur 2 non tenu" in torn_text
    assert 'class="verdict err"' in torn_text


def test_a_hole_is_named_with_its_competence_and_filter(torn_text: str) -> None:
    words = " ".join(Page(torn_text).words)
    assert "Compétences qui ont manqué de questions – français, accessibilité" in words
    assert "signalements acceptés peuvent laisser – français, accessibilité" in words
    assert "Compétences qui ont manqué de questions – français compétence" not in words


def test_where_nobody_can_sit_the_page_says_so(undrawn: None) -> None:
    nobody = replace(torn(), conditions=torn().conditions[2:], scenarios=(), fixed=())
    words = " ".join(Page(report_page(report(nobody, infeasible_at_most=0))).words)
    assert words.count("rien à mesurer") >= 5
    assert "Rien n’a pu être comparé" in words


def test_what_an_item_is_called_is_no_markup(undrawn: None) -> None:
    suspect = Suspect(Suspicion.NEVER, "<b>x</b>", "Plus d’une <i>raison</i> & demie.")
    text = report_page(report(replace(whole(), suspects=(suspect,))))
    assert "<b>x</b>" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert "&lt;i&gt;" in text
    assert "Rien à signaler" in report_page(report(replace(whole(), suspects=())))


def test_an_uneven_world_is_told(undrawn: None) -> None:
    asked = replace(whole().asked, competence_sd=0.5, domain_sd=0.2, item_error=0.15)
    words = " ".join(Page(report_page(report(replace(whole(), asked=asked)))).words)
    assert "Écart-type des compétences autour de leur domaine\u00a0: 0,50" in words
    assert "Erreur sur les paramètres des questions\u00a0: 0,15" in words


def test_the_same_report_makes_the_same_page(text: str) -> None:
    assert report_page(passing()) == text


def test_json_holds_all_of_it_and_only_numbers_that_json_knows() -> None:
    found: dict[str, Any] = json.loads(json.dumps(report_to_json(passing()), allow_nan=False))
    assert list(found)[:3] == ["v", "passed", "thresholds"]
    assert found["passed"] is True
    assert found["thresholds"][0]["key"] == "infeasible_at_most"
    (first, _) = found["conditions"]
    assert first["filter"] == {"language": "fr", "adjusted": False}
    assert len(first["details"]["usage"]["exposure"]) == 320
    assert len(first["details"]["information"]["ability"]) == 121
    assert found["asked"]["seed"] == 5
    assert {one["suspicion"] for one in found["suspects"]} <= set(Suspicion)
    holes = json.loads(json.dumps(report_to_json(report(torn())), allow_nan=False))
    assert holes["conditions"][1]["shortage"]["competences"] == [["1.1", 8]]
