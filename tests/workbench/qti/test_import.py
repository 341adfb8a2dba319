"""workbench.qti: what each interaction becomes, and why others are refused."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.workbench.qti.packages import MAP, V2, choices, declared, item3, one, package
from workbench.packs.examples import check_examples
from workbench.packs.source import read_item, read_pack
from workbench.qti.importer import Outcome, import_package

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
    b'<rect width="300" height="100" fill="#fff"/></svg>'
)


def imported(tmp_path: Path, item: str, **media: bytes) -> tuple[Outcome, dict[str, Any], str]:
    """What became of one item, its document and its statement."""
    target = tmp_path / "pack"
    (outcome,) = import_package(one(tmp_path / "p.zip", item, **media), target)
    if not outcome.folder:
        return outcome, {}, ""
    folder = target / "items" / outcome.folder
    source, findings = read_item(folder)
    assert findings == []
    assert source is not None
    assert list(check_examples(source)) == []
    document = yaml.safe_load((folder / "item.yaml").read_text(encoding="utf-8"))
    statement = next(folder.glob("statement.*.md")).read_text(encoding="utf-8").strip()
    return outcome, document, statement


def reasons(outcome: Outcome) -> str:
    return " ".join(english for _, english in outcome.reasons)


def test_a_single_choice(tmp_path: Path) -> None:
    body = "<p>Un <b>texte</b> « utile ».</p>" + choices("choice", "un", "deux")
    outcome, document, statement = imported(tmp_path, item3(body, declared("B")))
    assert (outcome.result, document["type"], document["solution"]) == ("imported", "single", 2)
    assert statement == "Un **texte** « utile ».\n\n**Laquelle ?**"
    assert document["status"] == "draft"
    assert read_pack(tmp_path / "pack").findings == ()


def test_several_choices_and_one_alone(tmp_path: Path) -> None:
    body = choices("choice", "un", "deux", "trois", attributes='max-choices="0" shuffle="true"')
    outcome, document, _ = imported(
        tmp_path, item3(body, declared("C", "A", cardinality="multiple"))
    )
    assert (document["type"], document["solution"]) == ("multiple", [1, 3])
    assert "random order is fixed" in reasons(outcome)
    outcome, document, _ = imported(tmp_path, item3(body, declared("C", cardinality="multiple")))
    assert (document["type"], document["solution"]) == ("single", 3)
    assert "becomes a single choice" in reasons(outcome)


def test_scores_are_reduced_by_the_stated_rule(tmp_path: Path) -> None:
    mapping = (
        '<qti-mapping><qti-map-entry map-key="A" mapped-value="1"/>'
        '<qti-map-entry map-key="B" mapped-value="-1"/>'
        '<qti-map-entry map-key="C" mapped-value="0.5"/></qti-mapping>'
    )
    body = choices("choice", "un", "deux", "trois")
    given = declared(cardinality="multiple", extra=mapping)
    outcome, document, _ = imported(tmp_path, item3(body, given, MAP))
    assert document["solution"] == [1, 3]
    assert "the highest score" in reasons(outcome)


def test_an_order_is_never_shown_in_the_right_order(tmp_path: Path) -> None:
    body = choices("order", "un", "deux", "trois")
    _, document, _ = imported(tmp_path, item3(body, declared("C", "A", "B", cardinality="ordered")))
    assert (document["type"], document["solution"]) == ("order", [3, 1, 2])
    _, document, _ = imported(tmp_path, item3(body, declared("A", "B", "C", cardinality="ordered")))
    shown = [document["choices"][place - 1] for place in document["solution"]]
    assert shown == ["un", "deux", "trois"]
    assert document["solution"] != [1, 2, 3]


SETS = (
    '<qti-match-interaction response-identifier="RESPONSE"><qti-simple-match-set>'
    '<qti-simple-associable-choice identifier="L1">chat</qti-simple-associable-choice>'
    '<qti-simple-associable-choice identifier="L2">pie</qti-simple-associable-choice>'
    "</qti-simple-match-set><qti-simple-match-set>"
    '<qti-simple-associable-choice identifier="R1">plumes</qti-simple-associable-choice>'
    '<qti-simple-associable-choice identifier="R2">poils</qti-simple-associable-choice>'
    "</qti-simple-match-set></qti-match-interaction>"
)


def test_a_matching(tmp_path: Path) -> None:
    given = declared("L1 R2", "L2 R1", cardinality="multiple", base="directedPair")
    _, document, _ = imported(tmp_path, item3(SETS, given))
    assert document["solution"] == {"l1": ["poils"], "l2": ["plumes"]}
    incomplete = declared("L1 R2", cardinality="multiple", base="directedPair")
    outcome, _, _ = imported(tmp_path, item3(SETS, incomplete))
    assert outcome.result == "refused"
    assert "one answer for each row" in reasons(outcome)


def test_free_pairs_and_gaps(tmp_path: Path) -> None:
    body = choices("associate", "roi", "reine", "coq", "poule", tag="qti-simple-associable-choice")
    given = declared("A B", "C D", cardinality="multiple", base="pair")
    outcome, document, _ = imported(tmp_path, item3(body, given))
    assert document["solution"] == {"l1": ["reine"], "l2": ["poule"]}
    assert "divided" in reasons(outcome)
    gaps = (
        '<qti-gap-match-interaction response-identifier="RESPONSE">'
        '<qti-gap-text identifier="W">hiver</qti-gap-text>'
        '<qti-gap-text identifier="S">été</qti-gap-text>'
        '<p>Il neige en <qti-gap identifier="G1"/>, pas en <qti-gap identifier="G2"/>.</p>'
        "</qti-gap-match-interaction>"
    )
    given = declared("W G1", "S G2", cardinality="multiple", base="directedPair")
    _, document, statement = imported(tmp_path, item3(gaps, given))
    assert document["solution"] == {"l1": ["hiver"], "l2": ["été"]}
    assert "Il neige en [1], pas en [2]." in statement


def test_texts_and_numbers_to_write(tmp_path: Path) -> None:
    mapping = (
        '<qti-mapping><qti-map-entry map-key="York" mapped-value="1" case-sensitive="false"/>'
        '<qti-map-entry map-key="york city" mapped-value="1" case-sensitive="false"/>'
        '<qti-map-entry map-key="London" mapped-value="0.2" case-sensitive="false"/></qti-mapping>'
    )
    body = '<p>Duc de <qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
    given = declared("York", base="string", extra=mapping)
    outcome, document, statement = imported(tmp_path, item3(body, given, MAP))
    assert document["solution"] == ["York", "york city"]
    assert document["treatments"] == ["t1"]
    assert statement == "Duc de […]"
    assert "highest score" in reasons(outcome)
    _, document, _ = imported(tmp_path, item3(body, declared("3.5", base="float")))
    assert (document["type"], document["solution"]) == ("number", ["3.5"])


def test_several_places_to_answer_become_fields(tmp_path: Path) -> None:
    body = (
        '<p><qti-text-entry-interaction response-identifier="R1"/> et '
        '<qti-inline-choice-interaction response-identifier="R2">'
        '<qti-inline-choice identifier="A">rouge</qti-inline-choice>'
        '<qti-inline-choice identifier="B">vert</qti-inline-choice>'
        "</qti-inline-choice-interaction></p>"
    )
    given = declared("deux", base="string", name="R1") + declared("B", name="R2")
    _, document, statement = imported(tmp_path, item3(body, given))
    assert document["solution"] == {"f1": ["deux"], "f2": ["vert"]}
    assert statement == "[1] et [2]"
    lone = body.partition(" et ")[2].replace("</p>", "")
    outcome, document, _ = imported(tmp_path, item3(f"<p>{lone}</p>", declared("B", name="R2")))
    assert (document["type"], document["solution"]) == ("single", 2)
    assert "lone list" in reasons(outcome)


def zones(*shapes: tuple[str, str]) -> str:
    rows = "".join(
        f'<qti-hotspot-choice identifier="{chr(65 + place)}" shape="{shape}" coords="{coords}"/>'
        for place, (shape, coords) in enumerate(shapes)
    )
    return (
        '<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1">'
        f'<qti-prompt>Où ?</qti-prompt><img src="plan.svg" alt="un plan"/>{rows}'
        "</qti-hotspot-interaction>"
    )


def test_zones_become_rectangles(tmp_path: Path) -> None:
    body = zones(("rect", "0,0,50,60"), ("circle", "100,50,20"), ("poly", "200,0,250,0,225,50"))
    outcome, document, _ = imported(tmp_path, item3(body, declared("B")), plan_svg=SVG)
    assert document["solution"] == 2
    assert document["zones"][1] == {"name": "Zone 2", "x": 80, "y": 30, "width": 40, "height": 40}
    assert document["zones"][2] == {"name": "Zone 3", "x": 200, "y": 0, "width": 50, "height": 50}
    assert document["attachments"][0]["file"] == "plan.svg"
    assert "rectangles" in reasons(outcome)
    outcome, _, _ = imported(tmp_path, item3(body, declared("B")))
    assert "missing" in reasons(outcome)
    for wrong in (("rect", "0,0"), ("star", "1,2,3,4"), ("rect", "a,b,c,d")):
        strange = zones(("rect", "0,0,50,60"), wrong)
        outcome, _, _ = imported(tmp_path, item3(strange, declared("A")), plan_svg=SVG)
        assert outcome.result == "refused"


def test_a_slider_and_words_of_a_text(tmp_path: Path) -> None:
    body = '<qti-slider-interaction response-identifier="RESPONSE" lower-bound="0"/>'
    outcome, document, _ = imported(tmp_path, item3(body, declared("70", base="integer")))
    assert document["type"] == "number"
    assert "slider" in reasons(outcome)
    words = (
        '<qti-hottext-interaction response-identifier="RESPONSE"><p>Les '
        '<qti-hottext identifier="A">chevals</qti-hottext> '
        '<qti-hottext identifier="B">courent</qti-hottext>.</p></qti-hottext-interaction>'
    )
    _, document, statement = imported(tmp_path, item3(words, declared("A")))
    assert (document["choices"], document["solution"]) == (["chevals", "courent"], 1)
    assert statement == "Les chevals courent."


def test_the_text_around(tmp_path: Path) -> None:
    body = (
        "<h2>Titre</h2><ul><li>un</li><li>deux</li></ul><ol><li>a</li></ol>"
        "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td></tr></table>"
        "<pre>ligne 1\nligne 2</pre><p>Voir <i>ici</i>, <code>là</code>, <q>dit</q>.<br/>Fin</p>"
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x au carré"/></p>'
        "<p><ruby>村<rt>むら</rt></ruby> 2*3 [x]</p><hr/>"
        '<img src="plan.svg" alt="le plan du lieu"/>'
    ) + choices("choice", "<i>un</i>", "2 * 3")
    outcome, document, statement = imported(tmp_path, item3(body, declared("A")), plan_svg=SVG)
    assert statement.startswith(
        "**Titre**\n\n- un\n- deux\n\n1. a\n\n| x | y |\n| --- | --- |\n| 1 |"
    )
    assert "```\nligne 1\nligne 2\n```" in statement
    assert "Voir *ici*, `là`, «\u00a0dit\u00a0»." in statement
    assert "x au carré" in statement
    assert "村 (むら) 2\\*3 \\[x\\]" in statement
    assert document["choices"] == ["un", "2 * 3"]
    assert document["attachments"] == [
        {"file": "plan.svg", "kind": "image", "alt": "le plan du lieu"}
    ]
    assert document["access"]["blind"] == "ko"
    assert "formula" in reasons(outcome)


def test_feedback_of_the_right_answer_is_kept(tmp_path: Path) -> None:
    said = '<qti-modal-feedback identifier="ok" show-hide="show">Bravo</qti-modal-feedback>'
    item = item3(choices("choice", "un", "deux"), declared("A"))
    _, document, _ = imported(
        tmp_path, item.replace("</qti-assessment-item>", f"{said}</qti-assessment-item>")
    )
    assert document["feedback"] == "Bravo"


def test_items_of_the_second_version_are_read_alike(tmp_path: Path) -> None:
    item = (
        f'<assessmentItem xmlns="{V2}" identifier="v2" title="t" adaptive="false">'
        '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">'
        "<correctResponse><value>B</value></correctResponse></responseDeclaration>"
        '<itemBody><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">'
        '<prompt>Laquelle ?</prompt><simpleChoice identifier="A">un</simpleChoice>'
        '<simpleChoice identifier="B">deux</simpleChoice></choiceInteraction></itemBody>'
        "<responseProcessing><responseCondition><responseIf><match>"
        '<variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
        '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>'
        "</setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>"
    )
    outcome, document, statement = imported(tmp_path, item)
    assert (outcome.result, document["solution"]) == ("imported", 2)
    assert statement == "**Laquelle ?**"


def test_a_shared_text_comes_first(tmp_path: Path) -> None:
    stimulus = (
        '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"'
        ' identifier="s"><qti-stimulus-body><p>Le texte commun.</p></qti-stimulus-body>'
        "</qti-assessment-stimulus>"
    )
    shared = '<qti-assessment-stimulus-ref identifier="s" href="../s/texte.xml"/>'
    item = item3(choices("choice", "un", "deux"), shared + declared("A"))
    path = package(tmp_path / "p.zip", {"items/item.xml": item, "s/texte.xml": stimulus})
    (outcome,) = import_package(path, tmp_path / "pack")
    folder = tmp_path / "pack" / "items" / outcome.folder
    assert (folder / "statement.fr.md").read_text(encoding="utf-8").startswith("Le texte commun.")


CHOICE = choices("choice", "un", "deux")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (item3(CHOICE, declared("A"), adaptive="true"), "adaptive"),
        (item3(CHOICE, declared("A") + "<qti-template-declaration/>"), "template"),
        (item3(CHOICE, declared()), "no correct response"),
        (item3(CHOICE, declared("Z")), "none of the choices"),
        (item3(CHOICE, declared("A", "B")), "none of the choices"),
        (item3("<p>Rien</p>", ""), "no interaction"),
        (item3('<qti-upload-interaction response-identifier="R"/>', ""), "upload-interaction"),
        (item3("<audio src='x.mp3'/>" + CHOICE, declared("A")), "does not show"),
        (item3('<img src="x.gif" alt="anim"/>' + CHOICE, declared("A")), "does not show"),
        (item3('<img src="x.png" alt="photo"/>' + CHOICE, declared("A")), "missing"),
        (item3("<math><mi>x</mi></math>" + CHOICE, declared("A")), "formula"),
        (item3(choices("choice", "un"), declared("A")), "number of choices"),
        (item3(choices("choice", "x" * 201, "y"), declared("A")), "too long"),
        (item3("<p>" + "x " * 3000 + "</p>" + CHOICE, declared("A")), "too long"),
        (item3(choices("choice", '<img src="a.svg"/>', "b"), declared("A")), "a picture"),
        (
            item3(
                CHOICE + CHOICE.replace("RESPONSE", "R2"), declared("A") + declared("B", name="R2")
            ),
            "joined",
        ),
        (
            item3(
                choices("order", "un", "deux", "trois"), declared("B", "A", cardinality="ordered")
            ),
            "none of the choices",
        ),
    ],
)
def test_what_has_no_equivalent_is_refused_and_says_why(
    tmp_path: Path, item: str, reason: str
) -> None:
    outcome, _, _ = imported(tmp_path, item)
    assert outcome.result == "refused"
    assert reason in reasons(outcome)
    assert not list((tmp_path / "pack").glob("items/*"))


def test_one_name_is_given_once(tmp_path: Path) -> None:
    item = item3(CHOICE, declared("A"), identifier="É!")
    path = package(tmp_path / "p.zip", {"a/x.xml": item, "b/y.xml": item})
    outcomes = list(import_package(path, tmp_path / "pack"))
    assert [one.folder for one in outcomes] == ["question", "question-2"]
    again = list(import_package(path, tmp_path / "pack"))
    assert [one.folder for one in again] == ["question-3", "question-4"]


def test_what_would_be_no_source_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    pictures = "".join(f'<img src="p{number}.svg" alt="une image"/>' for number in range(5))
    media = {f"p{number}_svg": SVG for number in range(5)}
    outcome, _, _ = imported(tmp_path, item3(pictures + CHOICE, declared("A")), **media)
    assert outcome.result == "refused"
    assert "attachments" in reasons(outcome)
    assert not list((tmp_path / "pack").glob("items/*"))
