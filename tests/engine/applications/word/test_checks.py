from typing import Any

import pytest

from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from tests.engine.applications.word.papers import PAPER, WORD, holds, paper

OFF = {"do": "suggesting", "on": False}
BOLD = {"do": "mark", "mark": "bold", "on": True}


def typed(where: list[int], to: list[int], text: str) -> dict[str, Any]:
    return {"do": "type", "from": where, "to": to, "text": text}


@pytest.mark.parametrize(
    ("assertion", "acts", "expected"),
    [
        ({"kind": "text"}, [OFF], True),
        ({"kind": "text"}, [typed([1, 13], [1, 13], " \n")], True),
        ({"kind": "text"}, [typed([1, 0], [1, 1], "s")], False),
        ({"kind": "text", "view": "original"}, [{"do": "accept"}], False),
        ({"kind": "text", "view": "original"}, [{"do": "refuse"}], True),
        (
            {
                "kind": "text",
                "changes": [{"paragraph": 1, "forms": ["sortie"], "treatments": ["t1"]}],
            },
            [typed([1, 6], [1, 13], "")],
            True,
        ),
        (
            {"kind": "text", "order": [2, 1, 3, 4, 5, 6, 7]},
            [{"do": "move", "first": 2, "by": -1}],
            True,
        ),
        ({"kind": "text", "order": [1]}, [OFF], False),
        ({"kind": "text", "are": ["Sortie à la mer"]}, [{"do": "restore", "version": 1}], True),
        ({"kind": "text", "are": [["Non", "Oui"]]}, [{"do": "restore", "version": 1}], False),
        ({"kind": "text", "are": [], "view": "original"}, [OFF], False),
        (
            {"kind": "text", "changes": [{"paragraph": 2, "free": True}]},
            [typed([2, 0], [2, 9], "Autre")],
            True,
        ),
        ({"kind": "run", "mark": "bold", "are": []}, [OFF], True),
        (
            {"kind": "run", "mark": "bold", "are": [["départ", "x"]]},
            [{**BOLD, "from": [2, 3], "to": [2, 10]}],
            True,
        ),
        (
            {"kind": "run", "mark": "bold", "are": ["départ"]},
            [{**BOLD, "from": [2, 0], "to": [2, 9]}],
            False,
        ),
        (
            {"kind": "run", "mark": "bold", "are": ["Le départ"]},
            [
                {**BOLD, "from": [2, 0], "to": [2, 2]},
                {**BOLD, "from": [2, 3], "to": [2, 9]},
            ],
            True,
        ),
        ({"kind": "style", "style": "title2", "are": ["Matériel"]}, [OFF], True),
        (
            {"kind": "style", "style": "title2", "are": ["Matériel"]},
            [{"do": "style", "first": 2, "style": "title2"}],
            False,
        ),
        (
            {
                "kind": "list",
                "list": "bullet",
                "are": [{"text": "un pull"}, {"text": "une gourde", "level": 2}],
            },
            [OFF],
            True,
        ),
        (
            {
                "kind": "list",
                "list": "bullet",
                "are": [{"text": "un pull"}, {"text": "une gourde", "level": 2}],
            },
            [typed([7, 7], [7, 7], "\na"), {"do": "list", "first": 8, "list": "none"}],
            False,
        ),
        ({"kind": "list", "list": "number", "are": []}, [OFF], True),
        ({"kind": "break", "before": ["Matériel"]}, [OFF], True),
        ({"kind": "break", "before": ["Sortie au lac"]}, [OFF], False),
        ({"kind": "break", "before": ["Matériel"]}, [{"do": "unbreak", "first": 6}], False),
        ({"kind": "break", "before": ["un pull"]}, [OFF], False),
        ({"kind": "breaks", "equals": 1}, [OFF], True),
        ({"kind": "empty_lines", "most": 0}, [OFF], True),
        ({"kind": "empty_lines", "most": 0}, [typed([2, 0], [2, 0], "\n")], False),
        ({"kind": "alt", "image": "lac.svg", "forms": ["IMG_204"]}, [OFF], True),
        ({"kind": "alt", "image": "lac.svg", "decorative": True}, [OFF], False),
        (
            {"kind": "alt", "image": "lac.svg", "decorative": True},
            [{"do": "alternative", "block": 3, "text": "", "decorative": True}],
            True,
        ),
        (
            {"kind": "alt", "image": "lac.svg", "forms": ["IMG_204"]},
            [typed([3, 0], [3, 1], "")],
            False,
        ),
        ({"kind": "link", "address": "https://lac.example", "forms": ["ici"]}, [OFF], True),
        (
            {"kind": "link", "address": "https://lac.example", "forms": ["ici"]},
            [{"do": "link", "from": [2, 0], "to": [2, 2], "address": "https://lac.example"}],
            False,
        ),
        ({"kind": "toc", "are": [{"text": "Sortie au lac", "level": 1}]}, [OFF], False),
        (
            {
                "kind": "toc",
                "are": [{"text": "Sortie au lac", "level": 1}, {"text": "Matériel", "level": 2}],
            },
            [{"do": "contents", "before": 2}],
            True,
        ),
        ({"kind": "comment", "comment": 1, "resolved": False}, [OFF], True),
        ({"kind": "comment", "comment": 1, "reply": ["fait"], "treatments": ["t1"]}, [OFF], False),
        (
            {"kind": "comment", "comment": 1, "reply": ["fait"], "treatments": ["t1"]},
            [{"do": "reply", "comment": 1, "text": "Fait"}],
            True,
        ),
        (
            {"kind": "comment", "on": ["départ"], "forms": ["Quand ?"]},
            [{"do": "comment", "from": [2, 3], "to": [2, 9], "text": "Quand ?"}],
            True,
        ),
        (
            {"kind": "comment", "on": ["départ"], "forms": ["Où ?"]},
            [{"do": "comment", "from": [2, 3], "to": [2, 9], "text": "Quand ?"}],
            False,
        ),
        ({"kind": "comments_unchanged"}, [OFF], True),
        ({"kind": "comments_unchanged"}, [{"do": "uncomment", "comment": 1}], False),
        (
            {"kind": "comments_unchanged", "except": [1]},
            [{"do": "reply", "comment": 1, "text": "a"}],
            True,
        ),
        (
            {"kind": "suggestion", "before": ["Matériel"], "after": ["Matériels"]},
            [{"do": "suggesting", "on": True}, typed([6, 8], [6, 8], "s")],
            True,
        ),
        (
            {"kind": "suggestion", "before": ["Retour à 17 h"], "after": ["Retour à 18 h"]},
            [OFF],
            False,
        ),
        ({"kind": "suggestions", "waiting": 1}, [OFF], True),
        ({"kind": "suggesting", "on": True}, [OFF], False),
        ({"kind": "count", "find": "est", "equals": 2}, [OFF], True),
        ({"kind": "count", "find": "17", "equals": 0}, [OFF], True),
        ({"kind": "count", "find": "l'entrée", "case": True, "equals": 0}, [OFF], True),
        ({"kind": "count", "find": "entré", "whole": True, "equals": 0}, [OFF], True),
        ({"kind": "sentence_length", "most": 7}, [OFF], True),
        ({"kind": "sentence_length", "most": 6}, [OFF], False),
        ({"kind": "sentence_length", "most": 3, "styles": ["title1", "title2"]}, [OFF], True),
        ({"kind": "sentences", "styles": ["normal"], "least": 6, "most": 6}, [OFF], True),
        ({"kind": "words", "styles": ["title1"], "least": 3, "most": 3}, [OFF], True),
        ({"kind": "words", "least": 0, "most": 3}, [OFF], False),
        ({"kind": "contains", "forms": ["pluie", "L'ENTRÉE"]}, [OFF], True),
        ({"kind": "contains", "forms": ["entré"], "whole": True}, [OFF], False),
        ({"kind": "contains", "forms": ["lentree est"], "treatments": ["t1", "t2"]}, [OFF], True),
        ({"kind": "contains", "forms": ["pluie"], "treatments": ["t1"]}, [OFF], False),
        ({"kind": "export", "format": "pdf", "forms": ["a"]}, [OFF], False),
        (
            {"kind": "export", "format": "pdf", "forms": ["affiche"], "treatments": ["t1"]},
            [{"do": "export", "format": "pdf", "name": "Affiche"}],
            True,
        ),
    ],
)
def test_a_check_sees_what_is_there(
    assertion: dict[str, Any], acts: list[dict[str, Any]], expected: bool
) -> None:
    assert holds(assertion, *acts) is expected


SIDES = [
    "text",
    "original",
    "marks",
    "style",
    "align",
    "list",
    "page",
    "link",
    "image",
    "table",
    "contents",
    "comments",
    "exports",
]


@pytest.mark.parametrize(
    ("side", "act"),
    [
        ("text", typed([2, 0], [2, 1], "")),
        ("original", typed([2, 0], [2, 1], "")),
        ("marks", {**BOLD, "from": [2, 0], "to": [2, 2]}),
        ("style", {"do": "style", "first": 2, "style": "quote"}),
        ("align", {"do": "align", "first": 2, "align": "right"}),
        ("list", {"do": "list", "first": 2, "list": "bullet"}),
        ("page", {"do": "break", "at": [2, 0]}),
        ("link", {"do": "link", "from": [4, 5], "to": [4, 8], "address": ""}),
        ("image", {"do": "alternative", "block": 3, "text": "a"}),
        ("table", typed([5, 0], [5, 1], "")),
        ("contents", {"do": "contents", "before": 1}),
        ("comments", {"do": "resolve", "comment": 1, "resolved": True}),
        ("exports", {"do": "export", "name": "a", "format": "odt"}),
    ],
)
def test_each_side_tells_its_own_change(side: str, act: dict[str, Any]) -> None:
    assert holds({"kind": "unchanged", "what": SIDES}, OFF)
    assert not holds({"kind": "unchanged", "what": [side]}, act)
    others = [one for one in SIDES if one not in (side, "text", "original")]
    if side not in ("text", "original"):
        assert holds({"kind": "unchanged", "what": [*others, "text"]}, act)


def test_paragraphs_can_be_left_out() -> None:
    bold = {**BOLD, "from": [1, 0], "to": [1, 3]}
    check: dict[str, Any] = {"kind": "unchanged", "what": ["marks"]}
    assert not holds(check, bold)
    assert holds({**check, "except": ["Sortie  au lac"]}, bold)


def test_lines_without_words_do_not_count_before_a_break() -> None:
    start: JsonObject = {
        "title": "a",
        "blocks": [{"text": "A"}, {"text": "", "page": True}, {"text": "B"}],
    }
    assert holds({"kind": "break", "before": ["B"]}, start=start)
    assert holds({"kind": "text"}, start=start)
    shown: JsonObject = {
        "title": "a",
        "blocks": [{"text": "A", "page": True}, {"image": "a.svg"}, {"text": "B"}],
    }
    assert not holds({"kind": "break", "before": ["B"]}, start=shown)


def test_two_pictures_apart_break_a_list() -> None:
    start: JsonObject = {
        "title": "a",
        "blocks": [
            {"text": "a", "list": "number"},
            {"image": "a.svg"},
            {"text": "b", "list": "number"},
        ],
    }
    are = [{"text": "a"}, {"text": "b"}]
    assert not holds({"kind": "list", "list": "number", "are": are}, start=start)


@pytest.mark.parametrize(
    "assertion",
    [
        {},
        {"kind": "poetry"},
        {"kind": "text", "order": [9]},
        {"kind": "text", "changes": [{"paragraph": 9, "forms": ["a"]}]},
        {"kind": "text", "changes": [{"paragraph": 1, "forms": []}]},
        {"kind": "text", "changes": [{"paragraph": 1, "forms": ["a"], "treatments": ["t9"]}]},
        {"kind": "text", "view": "last"},
        {"kind": "run", "mark": "loud", "are": []},
        {"kind": "run", "mark": "bold", "are": [3]},
        {"kind": "style", "style": "title9", "are": []},
        {"kind": "list", "list": "none", "are": []},
        {"kind": "alt", "image": "mer.svg", "forms": ["a"]},
        {"kind": "comment", "comment": 4},
        {"kind": "comment"},
        {"kind": "sentence_length", "most": 0},
        {"kind": "words", "styles": ["loud"], "least": 0, "most": 1},
        {"kind": "words", "least": 2, "most": 1},
        {"kind": "contains", "forms": []},
        {"kind": "unchanged", "what": []},
        {"kind": "unchanged", "what": ["mood"]},
    ],
)
def test_what_cannot_be_demanded_is_refused(assertion: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        WORD.check_assertion(PAPER, assertion)


def test_an_end_without_a_point_ends_a_sentence() -> None:
    start = paper("Un deux. Trois quatre", "Cinq ! Six… « Sept. » Huit, à 18 h 30")
    assert holds({"kind": "sentences", "least": 6, "most": 6}, start=start)
    assert holds({"kind": "sentence_length", "most": 5}, start=start)
    assert not holds({"kind": "sentence_length", "most": 4}, start=start)
