"""Documents for the tests of the word processor, and a short way to work on them."""

from collections.abc import Mapping
from typing import Any

from engine.applications.task import passes
from engine.applications.word.application import WordApplication
from engine.records.canonical import JsonObject, dumps, loads_object

WORD = WordApplication()

PAPER: JsonObject = {
    "title": "sortie.odt",
    "me": "Vous",
    "misspelt": ["réunnion"],
    "blocks": [
        {"text": "Sortie au lac", "style": "title1"},
        {"text": "Le départ est fixé à 8 h. L’entrée est gratuite."},
        {"image": "lac.svg", "alt": "IMG_204"},
        {
            "runs": [
                {"text": "Voir "},
                {"text": "ici", "link": "https://lac.example"},
                {"text": "."},
            ]
        },
        {"table": [["Groupe", "Jour"], ["A", "lundi"]]},
        {"text": "Matériel", "style": "title2", "page": True},
        {"text": "un pull", "list": "bullet"},
        {"text": "une gourde", "list": "bullet", "level": 2},
        {
            "runs": [
                {"text": "Retour à "},
                {"text": "17", "change": "deleted", "by": "Lina"},
                {"text": "18", "change": "inserted", "by": "Lina"},
                {"text": " h", "comment": 1},
            ]
        },
    ],
    "comments": [{"number": 1, "by": "Lina", "text": "À vérifier"}],
    "versions": [{"when": "2 mars", "by": "Lina", "blocks": [{"text": "Sortie à la mer"}]}],
}


def after(*acts: Mapping[str, Any], start: JsonObject = PAPER) -> JsonObject:
    """The state after acts; each goes through JSON as in a journal, and changes no value."""
    state = WORD.first(start)
    for act in acts:
        before = dumps(state)
        again = WORD.perform(start, loads_object(before), act)
        state, given = WORD.perform(start, state, act), state
        assert dumps(given) == before
        assert again == state
        assert WORD.perform(start, loads_object(before), act) == state
        WORD.check_state(start, loads_object(dumps(state)))
    return state


def holds(
    assertion: Mapping[str, Any], *acts: Mapping[str, Any], start: JsonObject = PAPER
) -> bool:
    """Whether an assertion holds after acts."""
    WORD.check_assertion(start, assertion)
    return passes("word", start, loads_object(dumps(after(*acts, start=start))), assertion)


def paper(*texts: str, **more: Any) -> JsonObject:
    """A document of plain paragraphs."""
    return {"title": "essai.odt", "blocks": [{"text": one} for one in texts], **more}


def spelled(state: JsonObject, start: JsonObject = PAPER) -> list[Any]:
    """The blocks of a state, those of the start spelled out; plain runs as one text."""
    blocks: Any = state["blocks"]
    given: Any = start["blocks"]
    found = []
    for one in blocks:
        block = dict(given[one - 1] if isinstance(one, int) else one)
        runs = block.get("runs")
        if runs is not None and all(set(run) == {"text"} for run in runs):
            block["text"] = "".join(run["text"] for run in block.pop("runs"))
        found.append(block)
    return found
